package reader

import (
	"onrecord/articles"
	"onrecord/ui/page"
	"onrecord/ui/theme"
)

// paint makes the marks that stay while the reader moves.
func (p *Pane) paint() {
	if p.page == nil {
		return
	}
	glyphs := p.page.Options().Theme.Glyphs
	p.marks = p.marks[:0]
	for _, q := range p.reading.Analysis.Quotes {
		p.marks = append(p.marks, quoteMark(q, glyphs))
	}
	p.names(p.reading.Analysis.People, theme.Person)
	p.names(p.reading.Analysis.Countries, theme.Country)
	for _, a := range p.reading.Annotations {
		p.marks = append(p.marks, noteMarks(a, glyphs)...)
	}
}

func quoteMark(q articles.Quote, g theme.Glyphs) page.Mark {
	m := page.Mark{Span: q.Span, Kind: theme.Direct, Sign: g.Direct}
	if q.Kind == articles.Reported {
		m.Kind, m.Sign = theme.Reported, g.Reported
	}
	if q.Certainty < articles.Doubtful {
		m.Sign = g.Uncertain
	}
	return m
}

// names marks all mentions of es, those of the lit one twice.
func (p *Pane) names(es []articles.Entity, k theme.Mark) {
	for _, e := range es {
		for _, m := range e.Mentions {
			if m.Form != articles.FormPronoun {
				p.marks = append(p.marks, page.Mark{Span: m.Span, Kind: k})
			}
			if p.lit == (Ref{e.Kind, e.Name}) {
				p.marks = append(p.marks, page.Mark{Span: m.Span, Kind: theme.Lit})
			}
		}
	}
}

func noteMarks(a articles.Annotation, g theme.Glyphs) []page.Mark {
	if a.Placement == articles.Lost {
		return nil
	}
	kind, sign := theme.Point, g.Highlight
	switch a.Kind {
	case articles.KindClaim:
		kind, sign = theme.Claim, g.Claim
	case articles.KindDoubt:
		kind, sign = theme.Doubt, g.Doubt
	case articles.KindTodo:
		kind, sign = theme.Todo, g.Todo
	}
	ms := []page.Mark{{Span: a.Span, Kind: kind, Sign: sign}}
	if a.Note != "" {
		ms = append(ms, page.Mark{Span: a.Span, Kind: theme.Note, Sign: g.Note})
	}
	if a.Placement == articles.Near {
		ms = append(ms, page.Mark{Span: a.Span, Kind: theme.Near, Sign: g.Near})
	}
	return ms
}

// moving is the marks of target or selection.
func (p *Pane) moving() []page.Mark {
	if p.sel != nil {
		return []page.Mark{
			{Span: p.selected(), Kind: theme.Selection},
			{Span: p.sel.head, Kind: theme.Cursor},
		}
	}
	return []page.Mark{p.targetMark()}
}

// targetMark shows the target; the sentence at the reading line, which nobody
// asked for, by its sign alone.
func (p *Pane) targetMark() page.Mark {
	t := p.current()
	m := page.Mark{Span: t.span, Kind: theme.Target, Sign: p.page.Options().Theme.Glyphs.Target}
	switch t.kind {
	case nowhere:
		m.Kind = theme.Plain
	case sentence, paragraph, heading:
		m.Kind = theme.Sentence
	case quote, note:
		m.Kind = theme.Passage
	case person, country, same:
		m.Ring = true
	case hit:
		m.Kind = theme.Passage
		if t.index >= 0 {
			m.Kind = theme.FoundHere
		}
	}
	return m
}
