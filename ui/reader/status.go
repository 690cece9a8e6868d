package reader

import (
	"slices"
	"strings"

	"onrecord/articles"
	"onrecord/ui/keys"
)

// A Status is what title and status line say of the pane.
type Status struct {
	Percent             int    // of the article that is above the end of the screen
	Sentence, Sentences int    // that of the target, from 1; 0 of 0 for no text
	Label               string // what the target is: "Orsolya Vane", "quote", "doubt"; empty for a sentence
	Nth, Of             int    // the target among those of its kind, from 1; 0 of 0 for none
	Find                string // words looked for
	Hit, Hits           int    // 0 of n: none of them is the target
	Selected            int    // words selected; 0 where nothing is
}

// Status is the state of the pane in figures.
func (p *Pane) Status() Status {
	p.View()
	return p.status
}

// Context is the context in which keys are to be read: Text or Selecting.
func (p *Pane) Context() keys.Context {
	if p.sel != nil {
		return keys.Selecting
	}
	return keys.Text
}

// measure is the status of now.
func (p *Pane) measure() Status {
	if !p.ready() {
		return Status{}
	}
	all := p.page.Sentences()
	s := Status{Percent: p.percent(), Sentences: all.Len(), Find: p.find.words, Hits: len(p.find.hits)}
	if s.Sentences > 0 {
		s.Sentence = p.sentence() + 1
	}
	if p.sel != nil {
		s.Selected = p.page.Words().In(p.selected())
	}
	now := p.current()
	s.Label = p.label(now)
	switch now.kind {
	case person, country, same:
		k := person
		if now.entity.Kind == articles.Country {
			k = country
		}
		s.Nth, s.Of = nth(p.places[k], now.entity, now.span)
	case note:
		s.Nth, s.Of = 1+slices.IndexFunc(p.places[note], func(x place) bool { return x.index == now.index }), len(p.places[note])
	case quote, heading:
		s.Nth, s.Of = nth(p.places[now.kind], Ref{}, now.span)
	case hit:
		if now.index >= 0 {
			s.Hit = now.index + 1
		}
	}
	return s
}

// percent is how much of the article is above the end of the screen.
func (p *Pane) percent() int {
	n := p.page.Len()
	if n == 0 || p.atEnd() {
		return 100
	}
	l := p.bottom()
	for range p.height {
		if s := p.page.Source(l); !s.Empty() {
			return min(99, s.Hi*100/n)
		}
		l, _ = p.page.Step(l, -1)
	}
	return 0
}

// label is a word for the target.
func (p *Pane) label(t target) string {
	switch {
	case t.entity != (Ref{}):
		return t.entity.Name
	case t.url != "":
		return articles.Line(t.url)
	case t.kind == note:
		return p.noteLabel(t.index)
	case t.kind == quote:
		return p.quoteLabel(p.reading.Analysis.Quotes[t.index])
	}
	return ""
}

func (p *Pane) quoteLabel(q articles.Quote) string {
	who := q.Speaker.Name
	if who == "" {
		who = q.Speaker.Text
	}
	if who == "" {
		return "quote"
	}
	return strings.TrimSpace("quote: " + articles.Line(who))
}

// nth counts s among those of ps that are of one name.
func nth(ps []place, e Ref, s articles.Span) (i, of int) {
	for _, x := range ps {
		if x.entity != e {
			continue
		}
		of++
		if x.span == s {
			i = of
		}
	}
	return i, of
}
