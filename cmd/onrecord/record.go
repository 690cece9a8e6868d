package main

import (
	"time"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// The records that leave the program as JSON. Positions are Unicode code points
// of the plain text, end exclusive. Arrays are never null; what is unknown is.

type pointsRecord struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type mentionRecord struct {
	pointsRecord
	Form      articles.Form `json:"form"`
	Certainty float64       `json:"certainty"`
}

type personRecord struct {
	Name     string          `json:"name"`
	Role     string          `json:"role"`
	Mentions []mentionRecord `json:"mentions"`
}

type countryRecord struct {
	Code     string          `json:"code"`
	Name     string          `json:"name"`
	Mentions []mentionRecord `json:"mentions"`
}

type speakerRecord struct {
	pointsRecord
	Name      *string `json:"name"`
	Anonymous bool    `json:"anonymous"`
}

type quoteRecord struct {
	pointsRecord
	Kind      articles.QuoteKind `json:"kind"`
	Certainty float64            `json:"certainty"`
	Speaker   *speakerRecord     `json:"speaker"`
	Cue       *pointsRecord      `json:"cue"`
	Statement int                `json:"statement"`
	Rule      string             `json:"rule"`
}

const extractSchema = "onrecord/extract/1"

type extractRecord struct {
	Path      *string         `json:"path,omitempty"`
	Schema    string          `json:"schema"`
	Engine    string          `json:"engine"`
	Title     string          `json:"title"`
	Text      string          `json:"text"`
	People    []personRecord  `json:"people"`
	Countries []countryRecord `json:"countries"`
	Quotes    []quoteRecord   `json:"quotes"`
}

// A scribe writes the records of one text.
type scribe struct{ text *prose.Text }

func (s scribe) extract(title string, a articles.Analysis) extractRecord {
	return extractRecord{
		Schema: extractSchema, Engine: a.Reader, Title: title, Text: s.text.Plain,
		People:    each(a.People, s.person),
		Countries: each(a.Countries, s.country),
		Quotes:    each(a.Quotes, s.quote),
	}
}

func (s scribe) person(e articles.Entity) personRecord {
	return personRecord{Name: e.Name, Role: e.Role, Mentions: each(e.Mentions, s.mention)}
}

func (s scribe) country(e articles.Entity) countryRecord {
	return countryRecord{Code: e.Code, Name: e.Name, Mentions: each(e.Mentions, s.mention)}
}

func (s scribe) mention(m articles.Mention) mentionRecord {
	return mentionRecord{pointsRecord: s.points(m.Span), Form: m.Form, Certainty: m.Certainty}
}

func (s scribe) quote(q articles.Quote) quoteRecord {
	r := quoteRecord{
		pointsRecord: s.points(q.Span), Kind: q.Kind, Certainty: q.Certainty,
		Speaker: s.speaker(q.Speaker), Statement: q.Statement, Rule: q.Rule,
	}
	if !q.Cue.IsZero() {
		cue := s.points(q.Cue)
		r.Cue = &cue
	}
	return r
}

func (s scribe) speaker(who articles.Speaker) *speakerRecord {
	if who.Span.IsZero() && who.Name == "" && !who.Anonymous {
		return nil
	}
	r := &speakerRecord{pointsRecord: s.points(who.Span), Anonymous: who.Anonymous}
	if who.Name != "" {
		r.Name = &who.Name
	}
	return r
}

// points are the place and the words of span in the plain text.
func (s scribe) points(span articles.Span) pointsRecord {
	r := s.text.Range(span)
	start, end := s.text.Points(r)
	return pointsRecord{Start: start, End: end, Text: s.text.Of(r)}
}

type summaryRecord struct {
	ID        articles.ID `json:"id"`
	Title     string      `json:"title"`
	Source    string      `json:"source"`
	URL       string      `json:"url"`
	Published *string     `json:"published"`
	Added     *string     `json:"added"`
	Read      bool        `json:"read"`
	Starred   bool        `json:"starred"`
	Watched   bool        `json:"watched,omitempty"` // it has a name that is watched
	Tags      []string    `json:"tags"`
	People    int         `json:"people"`
	Countries int         `json:"countries"`
	Quotes    int         `json:"quotes"`
	Notes     int         `json:"notes"`
	Story     articles.ID `json:"story,omitempty"` // the same for articles that tell one story in the same words
}

func summary(s articles.Summary) summaryRecord {
	return summaryRecord{
		ID: s.ID, Title: s.Title, Source: s.Source, URL: s.URL,
		Published: moment(s.Published), Added: moment(s.Added),
		Read: s.Read, Starred: s.Starred, Watched: s.Watched, Tags: some(s.Tags),
		People: s.People, Countries: s.Countries, Quotes: s.Quotes, Notes: s.Notes, Story: s.Story,
	}
}

type readingRecord struct {
	summaryRecord
	Byline      string          `json:"byline"`
	Lang        string          `json:"lang"`
	Path        string          `json:"path"`
	Format      articles.Format `json:"format"`
	Revision    int             `json:"revision"`
	Markdown    string          `json:"markdown"`
	Analysis    *extractRecord  `json:"analysis"` // null while the article waits for it
	Annotations []noteRecord    `json:"annotations"`
}

func reading(r articles.Reading, s scribe) readingRecord {
	counts := r.Analysis.Counts()
	counts.Notes = len(r.Annotations)
	out := readingRecord{
		summaryRecord: summary(articles.Summary{Article: r.Article, State: r.State, Counts: counts}),
		Byline:        r.Byline, Lang: r.Lang, Path: r.Path, Format: r.Format, Revision: r.Revision,
		Markdown: r.Body, Annotations: each(r.Annotations, note),
	}
	if r.Analysis.Reader != "" {
		found := s.extract(r.Title, r.Analysis)
		out.Analysis = &found
	}
	return out
}

type noteRecord struct {
	ID      articles.NoteID    `json:"id"`
	Article articles.ID        `json:"article"`
	Quote   string             `json:"quote"`
	Note    string             `json:"note"`
	Tags    []string           `json:"tags"`
	Kind    articles.NoteKind  `json:"kind"`
	Created *string            `json:"created"`
	Changed *string            `json:"changed"`
	State   articles.Placement `json:"state"`
}

func note(a articles.Annotation) noteRecord {
	return noteRecord{
		ID: a.ID, Article: a.Article, Quote: a.Selector.Exact, Note: a.Note, Tags: some(a.Tags), Kind: a.Kind,
		Created: moment(a.Created), Changed: moment(a.Changed), State: a.Placement,
	}
}

// each is f of every one of list, never nil.
func each[T, R any](list []T, f func(T) R) []R {
	out := make([]R, 0, len(list))
	for _, v := range list {
		out = append(out, f(v))
	}
	return out
}

// some is list, never nil.
func some(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// moment is t in UTC as RFC 3339, nil if it is unknown.
func moment(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.UTC().Format(time.RFC3339Nano)
	return &s
}
