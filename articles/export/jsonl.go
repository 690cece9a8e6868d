package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"onrecord/articles"
)

// Schema names the form of the lines of WriteJSONL.
const Schema = "onrecord/annotation/1"

// A line is a note in JSON Lines. Positions are Unicode code points of the plain
// text, end exclusive.
type line struct {
	Schema  string             `json:"schema"`
	ID      articles.NoteID    `json:"id"`
	Article lineArticle        `json:"article"`
	Quote   string             `json:"quote"`
	Prefix  string             `json:"prefix"`
	Suffix  string             `json:"suffix"`
	Start   int                `json:"start"`
	End     int                `json:"end"`
	Note    string             `json:"note"`
	Tags    []string           `json:"tags"`
	Kind    articles.NoteKind  `json:"kind"`
	Created string             `json:"created"`
	Changed string             `json:"changed"`
	State   articles.Placement `json:"state"`
}

type lineArticle struct {
	ID        articles.ID `json:"id"`
	Title     string      `json:"title"`
	Source    string      `json:"source"`
	Byline    string      `json:"byline"`
	URL       string      `json:"url"`
	Published string      `json:"published"`
	Hash      string      `json:"hash"` // SHA-256 of the plain text
}

// WriteJSONL writes one JSON object a line.
func WriteJSONL(w io.Writer, notes []Note) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, n := range notes {
		tags := n.Tags
		if tags == nil {
			tags = []string{}
		}
		err := e.Encode(line{
			Schema: Schema, ID: n.ID,
			Article: lineArticle{n.Of.ID, n.Of.Title, n.Of.Source, n.Of.Byline, n.Of.URL, moment(n.Of.Published), n.Of.Hash},
			Quote:   n.Selector.Exact, Prefix: n.Selector.Prefix, Suffix: n.Selector.Suffix, Start: n.Selector.Start, End: n.Selector.End,
			Note: n.Note, Tags: tags, Kind: n.Kind, Created: moment(n.Created), Changed: moment(n.Changed), State: n.Placement,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// readJSONL is the inverse of WriteJSONL. A line that is none of its lines is
// named among the problems, and the rest goes on.
func readJSONL(data []byte) (notes []Note, problems []error) {
	r := bufio.NewReader(bytes.NewReader(data))
	for i := 1; ; i++ {
		b, err := r.ReadBytes('\n')
		if b = bytes.TrimSpace(b); len(b) > 0 {
			var l line
			if err := json.Unmarshal(b, &l); err != nil {
				problems = append(problems, fmt.Errorf("line %d: %w", i, err))
			} else if l.Schema != Schema {
				problems = append(problems, fmt.Errorf("line %d: its schema is %q, not %q", i, articles.Shorten(l.Schema, 40), Schema))
			} else {
				notes = append(notes, l.note())
			}
		}
		if err != nil {
			return notes, problems
		}
	}
}

func (l line) note() Note {
	return clean(Note{
		Annotation: articles.Annotation{
			ID:        l.ID,
			Selector:  articles.Selector{Exact: l.Quote, Prefix: l.Prefix, Suffix: l.Suffix, Start: l.Start, End: l.End},
			Placement: l.State, Kind: l.Kind, Note: l.Note, Tags: l.Tags, Created: parseMoment(l.Created), Changed: parseMoment(l.Changed),
		},
		Of: Article{
			ID: l.Article.ID, Title: l.Article.Title, Source: l.Article.Source, Byline: l.Article.Byline, URL: l.Article.URL,
			Published: parseMoment(l.Article.Published), Hash: l.Article.Hash,
		},
	})
}
