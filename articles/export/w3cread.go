package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"onrecord/articles"
	"onrecord/articles/markup"
)

// readW3C reads a collection, a page, a list of annotations or one annotation.
func readW3C(text []byte) (notes []Note, problems []error) {
	items, err := itemsOf(text, 0)
	if err != nil {
		return nil, []error{err}
	}
	for i, raw := range items {
		n, err := fromW3C(raw)
		if err != nil {
			problems = append(problems, fmt.Errorf("annotation %d: %w", i+1, err))
			continue
		}
		notes = append(notes, n)
	}
	return notes, problems
}

// itemsOf finds the annotations in a document.
func itemsOf(text json.RawMessage, depth int) ([]json.RawMessage, error) {
	var list []json.RawMessage
	if json.Unmarshal(text, &list) == nil {
		return list, nil
	}
	var doc struct {
		Type  texts           `json:"type"`
		First json.RawMessage `json:"first"`
		Items json.RawMessage `json:"items"`
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		return nil, err
	}
	switch {
	case depth > 2:
	case doc.Items != nil:
		return itemsOf(doc.Items, depth+1)
	case doc.First != nil && doc.First[0] == '{':
		return itemsOf(doc.First, depth+1)
	case doc.Type.has("AnnotationCollection"), doc.Type.has("AnnotationPage"):
		return nil, nil
	}
	return []json.RawMessage{text}, nil
}

// texts are a string or a list of strings, as JSON-LD allows nearly everywhere.
type texts []string

func (t *texts) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*t = texts{one}
		return nil
	}
	var all []any
	if json.Unmarshal(b, &all) == nil {
		for _, v := range all {
			if s, ok := v.(string); ok {
				*t = append(*t, s)
			}
		}
	}
	return nil // of another shape: nothing for us
}

func (t texts) has(s string) bool {
	for _, v := range t {
		if v == s {
			return true
		}
	}
	return false
}

func (t texts) first() string {
	if len(t) == 0 {
		return ""
	}
	return t[0]
}

// many are one thing or a list of them.
func many[T any](raw json.RawMessage) []T {
	var all []T
	if json.Unmarshal(raw, &all) == nil {
		return all
	}
	var one T
	if json.Unmarshal(raw, &one) == nil {
		return []T{one}
	}
	return nil
}

type foreignTarget struct {
	Source    json.RawMessage `json:"source"`
	Title     texts           `json:"dcterms:title"`
	Publisher texts           `json:"dcterms:publisher"`
	Byline    texts           `json:"dcterms:creator"`
	Issued    texts           `json:"dcterms:issued"`
	Hash      texts           `json:"schema:sha256"`
	Selector  json.RawMessage `json:"selector"`
}

type foreignBody struct {
	Purpose texts  `json:"purpose"`
	Format  texts  `json:"format"`
	Value   string `json:"value"`
}

// fromW3C is the inverse of toW3C, for annotations from elsewhere too.
func fromW3C(raw json.RawMessage) (Note, error) {
	var a struct {
		ID       string          `json:"id"`
		Created  texts           `json:"created"`
		Modified texts           `json:"modified"`
		Body     json.RawMessage `json:"body"`
		Value    string          `json:"bodyValue"`
		Target   json.RawMessage `json:"target"`
	}
	if err := json.Unmarshal(raw, &a); err != nil {
		return Note{}, err
	}
	n := Note{}
	n.ID, n.Created, n.Changed, n.Note = noteOf(a.ID), parseMoment(a.Created.first()), parseMoment(a.Modified.first()), a.Value
	if n.Changed.IsZero() {
		n.Changed = n.Created
	}
	n.bodies(a.Body)
	targets := many[foreignTarget](a.Target)
	if len(targets) == 0 {
		return Note{}, errors.New("it has no target")
	}
	t := targets[0]
	n.Of = Article{
		Title: t.Title.first(), Source: t.Publisher.first(), Byline: t.Byline.first(), Published: parseMoment(t.Issued.first()), Hash: t.Hash.first(),
	}
	if of := sourceOf(t.Source); !strings.HasPrefix(of, nameOfHash) {
		n.Of.URL = of
	}
	n.selectors(t.Selector, 0)
	if n.Selector.Exact == "" {
		return Note{}, errors.New("it has no TextQuoteSelector")
	}
	return clean(n), nil
}

func sourceOf(raw json.RawMessage) string {
	var id string
	if json.Unmarshal(raw, &id) == nil {
		return id
	}
	var thing struct {
		ID string `json:"id"`
	}
	_ = json.Unmarshal(raw, &thing) // of another shape: no source
	return thing.ID
}

func (n *Note) bodies(raw json.RawMessage) {
	var text string
	if json.Unmarshal(raw, &text) == nil { // the IRI of a body elsewhere
		n.Note = text
		return
	}
	for _, b := range many[foreignBody](raw) {
		switch {
		case b.Purpose.has(classifying) && known(articles.NoteKind(b.Value)):
			n.Kind = articles.NoteKind(b.Value)
		case b.Purpose.has(classifying), b.Purpose.has(tagging):
			n.Tags = append(n.Tags, b.Value)
		case b.Format.has("text/html"):
			n.say(markup.FromHTML(b.Value, nil))
		default:
			n.say(b.Value)
		}
	}
}

func (n *Note) say(text string) {
	if n.Note != "" && text != "" {
		n.Note += "\n\n"
	}
	n.Note += text
}

// selectors takes what it knows of selectors and of those that refine them, which
// may be refined again.
func (n *Note) selectors(raw json.RawMessage, depth int) {
	const deepest = 8
	type foreignSelector struct {
		selector
		RefinedBy json.RawMessage `json:"refinedBy"`
	}
	for _, s := range many[foreignSelector](raw) {
		switch s.Type {
		case "TextQuoteSelector":
			n.Selector.Exact, n.Selector.Prefix, n.Selector.Suffix = s.Exact, s.Prefix, s.Suffix
		case "TextPositionSelector":
			if s.Start != nil && s.End != nil {
				n.Selector.Start, n.Selector.End = *s.Start, *s.End
			}
		}
		if s.RefinedBy != nil && depth < deepest {
			n.selectors(s.RefinedBy, depth+1)
		}
	}
}
