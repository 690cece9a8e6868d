// Package export writes notes so that other programs can use them, and reads
// them back: Markdown, the CSV of Readwise, Web Annotations (W3C 2017) and JSON
// Lines. What it writes depends on the notes alone, so that a second export
// gives the same bytes.
//
// JSON Lines and Web Annotations come back whole. CSV has no place for contexts,
// kinds and times below a second.
package export

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// A Note is an annotation with what finds its article again, in this library or
// in another one.
type Note struct {
	articles.Annotation
	Of Article
}

// An Article is what leaves the program of an article with notes.
type Article struct {
	ID        articles.ID // in the library that it comes from; 0 if not known
	Title     string
	Source    string
	Byline    string
	URL       string
	Published time.Time
	Hash      string // of its plain text, see Hash; empty if not known
}

// Of is what leaves the program of a.
func Of(a articles.Article) Article {
	return Article{
		ID: a.ID, Title: a.Title, Source: a.Source, Byline: a.Byline, URL: a.URL, Published: a.Published, Hash: Hash(a.Body),
	}
}

// Hash is the SHA-256 of the plain text of body, in hexadecimal. White space
// counts as one space, wherever lines end.
func Hash(body string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(prose.Read(body).Plain), " ")))
	return hex.EncodeToString(sum[:])
}

// Made begins the ID of a note that was read without one. It is made of what the
// note says, so that it is the same note whenever it is read.
const Made = "made-"

// clean is n as it may be kept, wherever it comes from.
func clean(n Note) Note {
	n.ID = articles.NoteID(articles.Line(string(n.ID)))
	n.Note = articles.Clean(n.Note)
	for _, s := range []*string{&n.Selector.Exact, &n.Selector.Prefix, &n.Selector.Suffix} {
		*s = articles.Clean(*s)
	}
	for _, s := range []*string{&n.Of.Title, &n.Of.Source, &n.Of.Byline, &n.Of.URL, &n.Of.Hash} {
		*s = articles.Line(*s)
	}
	var tags []string
	for _, t := range n.Tags {
		if t = articles.Line(t); t != "" {
			tags = append(tags, t)
		}
	}
	n.Tags = tags
	if !known(n.Kind) {
		n.Kind = articles.KindPoint
	}
	if n.ID == "" {
		sum := sha256.Sum256([]byte(strings.Join([]string{n.Of.URL, n.Of.Title, n.Selector.Exact, n.Note, moment(n.Created)}, "\x00")))
		n.ID = articles.NoteID(Made + hex.EncodeToString(sum[:10]))
	}
	n.Selector.Start = max(n.Selector.Start, 0)
	n.Selector.End = max(n.Selector.End, n.Selector.Start)
	return n
}

func known(k articles.NoteKind) bool {
	switch k {
	case articles.KindPoint, articles.KindClaim, articles.KindDoubt, articles.KindTodo:
		return true
	}
	return false
}

// moment is t as it is written, "" where it is not known.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// parseMoment is the inverse of moment; what is no time is not known.
func parseMoment(s string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, time.DateTime, "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
