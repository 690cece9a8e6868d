// Package ner finds the names of people, places and organisations in English
// prose with a model trained by cmd/nertrain and embedded in the program.
package ner

import (
	"context"
	_ "embed"
	"encoding/binary"
	"fmt"
	"sync"

	"onrecord/articles/prose"
)

// Kind tells what a name is the name of.
type Kind uint8

// The kinds of name.
const (
	Person Kind = iota
	Place
	Org
)

// String is the kind in one lower-case word.
func (k Kind) String() string {
	switch k {
	case Person:
		return "person"
	case Place:
		return "place"
	}
	return "organisation"
}

// A Name is a run of words of one sentence that names something. Titles,
// ranks and a closing 's lie outside it; "Jr.", particles and nicknames within
// a name lie inside.
type Name struct {
	First, Last int // words [First, Last) of prose.Text.Words
	Kind        Kind
	Certainty   float64 // 0 to 1
}

//go:embed model.bin
var embedded []byte

// model is the embedded model; nil if the program file is damaged.
var model = sync.OnceValue(func() *Model {
	m, err := ReadModel(embedded)
	if err != nil {
		return nil
	}
	return m
})

// edition counts the changes of code that change what is found with the same
// model.
const edition = 1

// Version names the model and the code that reads it. Two programs with the
// same version find the same names in the same text.
func Version() string {
	return fmt.Sprintf("ner-%d-%08x", edition, binary.LittleEndian.Uint32(embedded[len(magic):]))
}

// Find is the names in t, in the order of the text; none overlap. Its time and
// memory grow linearly with the text. When ctx ends it returns the names of
// the sentences that it has read.
func Find(ctx context.Context, t *prose.Text) []Name {
	if m := model(); m != nil {
		return m.Find(ctx, t)
	}
	return nil
}
