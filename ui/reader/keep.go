package reader

import (
	"onrecord/articles"
	"onrecord/ui/keys"
)

// keep does what is done to the target.
func (p *Pane) keep(a keys.Action) Intent {
	s := p.Target()
	t := p.current()
	if p.sel != nil {
		t = p.at(s)
	}
	if s.Empty() {
		return Pass{}
	}
	switch a {
	case keys.Open:
		return p.open(t)
	case keys.Highlight:
		return p.ended(s, p.highlight(s))
	case keys.Annotate:
		i, _ := p.noteAt(s)
		return p.ended(s, AddNote{Note: i.ID, Span: s, Text: p.page.Plain(s)})
	case keys.DeleteNote:
		return p.remove(s)
	case keys.Copy:
		return p.ended(s, Copy{Span: s, Text: p.page.Plain(s), Quote: p.quoteAt(t)})
	case keys.CopyAddress:
		return CopyAddress{URL: t.url}
	case keys.AddName:
		return p.ended(s, AddName{Span: s, Text: p.page.Plain(s)})
	case keys.Dossier, keys.References:
		return p.name(a, t)
	case keys.Why:
		return p.why(t)
	}
	return Pass{}
}

// why asks for the reasons of what t is.
func (p *Pane) why(t target) Intent {
	if t.kind != quote && t.entity == (Ref{}) {
		return Notice{"no name or quote here: jump to one with ]p, ]c or ]q"}
	}
	return Why{Quote: p.quoteAt(t), Entity: t.entity, Span: t.span}
}

// open does what Enter does on t.
func (p *Pane) open(t target) Intent {
	switch {
	case t.url != "":
		return OpenLink{t.url}
	case t.entity != (Ref{}):
		return Card{t.entity}
	case t.kind == note:
		return AddNote{Note: p.reading.Annotations[t.index].ID, Span: t.span, Text: p.page.Plain(t.span)}
	case t.kind == quote:
		return p.why(t)
	}
	return Pass{}
}

// name asks for what the library knows of the name at t, or of the lit one.
func (p *Pane) name(a keys.Action, t target) Intent {
	e := t.entity
	if e == (Ref{}) {
		e = p.lit
	}
	switch {
	case e == (Ref{}):
		return Notice{"no name here: jump to one with ]p or ]c"}
	case a == keys.Dossier:
		return Dossier{e}
	}
	return References{e}
}

func (p *Pane) quoteAt(t target) int {
	if t.kind == quote {
		return t.index
	}
	return -1
}

// highlight asks for a mark on s, or for the next kind of the one there.
func (p *Pane) highlight(s articles.Span) Intent {
	if a, ok := p.noteAt(s); ok {
		return Highlight{Note: a.ID, Span: s, Kind: after(a.Kind)}
	}
	return Highlight{Span: s, Kind: articles.KindPoint}
}

// after is the kind that a repeated H goes to.
func after(k articles.NoteKind) articles.NoteKind {
	switch k {
	case articles.KindPoint:
		return articles.KindClaim
	case articles.KindClaim:
		return articles.KindDoubt
	case articles.KindDoubt:
		return articles.KindTodo
	}
	return articles.KindPoint
}

// noteAt is the annotation on exactly s.
func (p *Pane) noteAt(s articles.Span) (articles.Annotation, bool) {
	for _, x := range p.places[note] {
		if x.span == s {
			return p.reading.Annotations[x.index], true
		}
	}
	return articles.Annotation{}, false
}

// remove asks to delete the annotation on s, or the shortest that touches it.
func (p *Pane) remove(s articles.Span) Intent {
	a, ok := p.noteAt(s)
	if !ok {
		for _, x := range p.places[note] {
			if x.span.Overlaps(s) && (!ok || x.span.Len() < a.Span.Len()) {
				a, ok = p.reading.Annotations[x.index], true
			}
		}
	}
	if !ok {
		return Notice{"no note here"}
	}
	return p.ended(s, DeleteNote{a.ID})
}
