package export

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/url"
	"strings"

	"onrecord/articles"
)

// Of the Web Annotation Data Model (W3C Recommendation, 23 February 2017): one
// collection with one page embedded in it. Beside its own terms only those with
// a prefix that its context defines are used.
type collection struct {
	Context string `json:"@context"`
	ID      string `json:"id"`
	Type    string `json:"type"`
	Label   string `json:"label"`
	Total   int    `json:"total"`
	First   *page  `json:"first,omitempty"`
}

type page struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	StartIndex int          `json:"startIndex"`
	Items      []annotation `json:"items"`
}

type annotation struct {
	ID         string `json:"id"`
	Type       string `json:"type"`
	Motivation string `json:"motivation"`
	Created    string `json:"created,omitempty"`
	Modified   string `json:"modified,omitempty"`
	Body       []body `json:"body"`
	Target     target `json:"target"`
}

type body struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Format  string `json:"format,omitempty"`
	Value   string `json:"value"`
}

type target struct {
	Type      string     `json:"type"`
	Source    string     `json:"source"`
	Title     string     `json:"dcterms:title,omitempty"`
	Publisher string     `json:"dcterms:publisher,omitempty"`
	Byline    string     `json:"dcterms:creator,omitempty"`
	Issued    string     `json:"dcterms:issued,omitempty"`
	Hash      string     `json:"schema:sha256,omitempty"` // of the plain text, in hexadecimal
	Selector  []selector `json:"selector"`
}

type selector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
}

// The terms that are used.
const (
	w3cContext  = "http://www.w3.org/ns/anno.jsonld"
	ofNote      = "urn:onrecord:note:"
	classifying = "classifying" // the kind of note
	tagging     = "tagging"
	commenting  = "commenting"
	markdown    = "text/markdown"
)

// WriteW3C writes an AnnotationCollection in JSON-LD.
func WriteW3C(w io.Writer, notes []Note) error {
	c := collection{
		Context: w3cContext, ID: "urn:onrecord:notes", Type: "AnnotationCollection", Label: "Notes from onrecord", Total: len(notes),
	}
	if len(notes) > 0 {
		c.First = &page{ID: "urn:onrecord:notes:1", Type: "AnnotationPage"}
		for _, n := range notes {
			c.First.Items = append(c.First.Items, toW3C(n))
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(c)
}

func toW3C(n Note) annotation {
	a := annotation{
		ID: noteIRI(n.ID), Type: "Annotation", Motivation: "highlighting",
		Created: moment(n.Created), Modified: moment(n.Changed),
		Target: target{
			Type: "SpecificResource", Source: source(n.Of),
			Title: n.Of.Title, Publisher: n.Of.Source, Byline: n.Of.Byline, Issued: moment(n.Of.Published), Hash: n.Of.Hash,
			Selector: []selector{
				{Type: "TextQuoteSelector", Exact: n.Selector.Exact, Prefix: n.Selector.Prefix, Suffix: n.Selector.Suffix},
				{Type: "TextPositionSelector", Start: &n.Selector.Start, End: &n.Selector.End},
			},
		},
	}
	if n.Note != "" {
		a.Motivation = commenting
		a.Body = append(a.Body, body{"TextualBody", commenting, markdown, n.Note})
	}
	a.Body = append(a.Body, body{Type: "TextualBody", Purpose: classifying, Value: string(n.Kind)})
	for _, t := range n.Tags {
		a.Body = append(a.Body, body{Type: "TextualBody", Purpose: tagging, Value: t})
	}
	return a
}

// noteIRI is an IRI for a note. One that came with an IRI of its own keeps it.
func noteIRI(id articles.NoteID) string {
	if u, err := url.Parse(string(id)); err == nil && u.IsAbs() && u.String() == string(id) && !strings.HasPrefix(string(id), ofNote) {
		return string(id)
	}
	return ofNote + url.QueryEscape(string(id))
}

// noteOf is the inverse of noteIRI.
func noteOf(iri string) articles.NoteID {
	if rest, ok := strings.CutPrefix(iri, ofNote); ok {
		if id, err := url.QueryUnescape(rest); err == nil {
			return articles.NoteID(id)
		}
	}
	return articles.NoteID(iri)
}

// source is the article's address or, where it has none, a name made of its
// text (RFC 6920).
func source(a Article) string {
	if u, err := url.Parse(a.URL); a.URL != "" && err == nil && u.IsAbs() {
		return a.URL
	}
	sum, err := hex.DecodeString(a.Hash)
	if err != nil || len(sum) != sha256.Size {
		sum = make([]byte, sha256.Size)
	}
	return nameOfHash + base64.RawURLEncoding.EncodeToString(sum)
}

const nameOfHash = "ni:///sha-256;"
