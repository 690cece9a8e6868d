package reader_test

import (
	"strings"
	"testing"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/page"
	"onrecord/ui/reader"
	"onrecord/ui/theme"
)

const body = `# The harbour of Kestrel

Orsolya Vane, the mayor, spoke on Monday. Freedonia had asked her to wait. “We will not wait,” Vane said, and left.

## What follows

The ministry of Freedonia did not answer. Its spokesman, Tam Brandt, said that the harbour would be closed in May.

- Ferries pay half, [the minutes](https://example.org/minutes) show.
- Sylvania pays nothing.

Vane and Brandt meet on Friday. Nobody from Sylvania will come.
`

// span is the nth place where the body has words.
func span(words string, nth int) articles.Span {
	at := 0
	for ; nth > 0; nth-- {
		at += strings.Index(body[at:], words) + len(words)
	}
	lo := at + strings.Index(body[at:], words)
	return articles.Span{Lo: lo, Hi: lo + len(words)}
}

func named(kind articles.Kind, name string, spans ...articles.Span) articles.Entity {
	e := articles.Entity{Kind: kind, Name: name}
	for _, s := range spans {
		e.Mentions = append(e.Mentions, articles.Mention{Span: s, Form: articles.FormName, Certainty: 1})
	}
	return e
}

var (
	vane      = reader.Ref{Kind: articles.Person, Name: "Orsolya Vane"}
	brandt    = reader.Ref{Kind: articles.Person, Name: "Tam Brandt"}
	freedonia = reader.Ref{Kind: articles.Country, Name: "Freedonia"}
)

func reading() articles.Reading {
	return articles.Reading{
		Article: articles.Article{ID: 1, Revision: 1, Body: body},
		Analysis: articles.Analysis{
			Reader: "test",
			People: []articles.Entity{
				named(articles.Person, vane.Name, span("Orsolya Vane", 0), span("Vane", 1), span("Vane", 2)),
				named(articles.Person, brandt.Name, span("Tam Brandt", 0), span("Brandt", 1)),
			},
			Countries: []articles.Entity{
				named(articles.Country, freedonia.Name, span("Freedonia", 0), span("Freedonia", 1)),
				named(articles.Country, "Sylvania", span("Sylvania", 0), span("Sylvania", 1)),
			},
			Quotes: []articles.Quote{
				{Span: span("We will not wait,", 0), Kind: articles.Direct, Speaker: articles.Speaker{Name: vane.Name}, Certainty: 0.9},
				{Span: span("the harbour would be closed in May", 0), Kind: articles.Reported, Speaker: articles.Speaker{Name: brandt.Name}, Certainty: 0.3},
			},
		},
		Annotations: []articles.Annotation{
			{ID: "n1", Span: span("pays nothing", 0), Placement: articles.Placed, Kind: articles.KindDoubt, Note: "why?"},
			{ID: "n2", Placement: articles.Lost},
		},
	}
}

// open is a pane with the fixture, so many cells in size.
func open(t testing.TB, width, height int) *reader.Pane {
	t.Helper()
	var p reader.Pane
	p.SetSize(width, height)
	p.SetArticle(reading(), page.Open(body, page.Options{Width: width, Theme: theme.None()}))
	return &p
}

// shown is the pane as text.
func shown(p *reader.Pane) []string {
	lines := strings.Split(p.View(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(strip(l), " ")
	}
	return lines
}

// strip takes escape sequences out.
func strip(s string) string {
	var b strings.Builder
	for s != "" {
		if rest, ok := strings.CutPrefix(s, "\x1b["); ok {
			_, s, _ = strings.Cut(rest, "m")
			continue
		}
		if rest, ok := strings.CutPrefix(s, "\x1b]"); ok {
			_, s, _ = strings.Cut(rest, "\x07")
			continue
		}
		b.WriteByte(s[0])
		s = s[1:]
	}
	return b.String()
}

func target(p *reader.Pane) string {
	s := p.Target()
	return body[s.Lo:s.Hi]
}

type step struct {
	do   keys.Action
	n    int
	want string // target afterwards
}

func walk(t *testing.T, p *reader.Pane, steps []step) {
	t.Helper()
	for i, s := range steps {
		p.Do(s.do, max(s.n, 1))
		if got := target(p); got != s.want {
			t.Fatalf("step %d, %s: target %q, want %q", i, s.do, got, s.want)
		}
	}
}
