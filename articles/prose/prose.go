// Package prose reads a Markdown body as prose: its plain text, blocks,
// sentences and words, each with the way back to the bytes of the body.
//
// It owns the one Markdown dialect of onrecord (see [Markdown]) and, with
// ui/page, is the only place that converts positions: between Spans of the
// body, Ranges of the plain text, and Unicode code points of the plain text,
// which is how positions leave the program.
package prose

import (
	"github.com/yuin/goldmark"

	"onrecord/articles"
)

// Markdown is the dialect in which every Body is written and read.
func Markdown() goldmark.Markdown { panic("prose: later") }

// A Range is a half-open range of bytes, [From, To), of a Text's Plain.
type Range struct{ From, To int }

// BlockKind tells what a block of text is.
type BlockKind uint8

// The kinds of block.
const (
	Paragraph BlockKind = iota
	Heading
	Item  // of a list
	Quote // inside a block quote
	Code
	Cell // of a table
)

// A Block is a run of plain text that no sentence crosses. Blocks are parted
// by "\n\n" in Plain (table cells of one row by "\t").
type Block struct {
	Range
	Kind        BlockKind
	First, Last int // sentences [First, Last)
}

// A Sentence is a range of Plain without surrounding white space.
type Sentence struct {
	Range
	First, Last int // words [First, Last)
}

// WordKind tells what a word is.
type WordKind uint8

// The kinds of word.
const (
	Letters WordKind = iota // has a letter: "Macron", "U.S.", "don't" is "do" + "n't", "Macron's" is "Macron" + "'s"
	Number                  // digits with their separators: "1,200.5"
	Mark                    // a quotation mark or apostrophe that stands as one
	Punct                   // any other punctuation or symbol, one a word; "…" and "..." and "--" are one each
)

// A Word is a token. Words are split at hyphens (the hyphen is a Punct), so
// that "US-led" has a word "US".
type Word struct {
	Range
	Kind WordKind
}

// A Text is a body read as prose. It is made once by Read and not changed.
type Text struct {
	Body      string // as given
	Plain     string
	Blocks    []Block
	Sentences []Sentence
	Words     []Word
}

// Read reads body. It never fails: what is no Markdown is text. Code blocks
// and raw HTML are text like any other; link targets and image addresses are
// not, their texts are.
func Read(body string) *Text { panic("prose: later") }

// Of is the plain text in r.
func (t *Text) Of(r Range) string { return t.Plain[r.From:r.To] }

// Span is the bytes of Body that spell r: from the first byte of its first
// character to the last of its last, with whatever markup stands between.
func (t *Text) Span(r Range) articles.Span { panic("prose: later") }

// Range is the plain text that s spells, the inverse of Span: characters whose
// source lies in s wholly or in part.
func (t *Text) Range(s articles.Span) Range { panic("prose: later") }

// Points converts r to Unicode code points of Plain, end exclusive.
func (t *Text) Points(r Range) (start, end int) { panic("prose: later") }

// AtPoints is the inverse of Points; out of range values are clamped.
func (t *Text) AtPoints(start, end int) Range { panic("prose: later") }
