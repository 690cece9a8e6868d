package reader

import (
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
	case keys.Highlight, keys.Annotate, keys.DeleteNote:
		return p.annotate(a, s)
	case keys.Copy:
		return p.ended(s, Copy{Text: p.page.Plain(s), Quote: p.quoteAt(t)})
	case keys.CopyAddress:
		return CopyAddress{URL: t.url}
	case keys.AddName:
		if p.sel == nil && (t.kind == nowhere || t.kind == sentence || t.kind == paragraph) {
			return Notice{Text: "No name is chosen, and nothing is selected", Try: []keys.Action{keys.NextPerson, keys.Select}}
		}
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
		return Notice{Text: "No name or quote here", Try: []keys.Action{keys.NextPerson, keys.NextCountry, keys.NextQuote}}
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
		return Notice{Text: "No name here", Try: []keys.Action{keys.NextPerson, keys.NextCountry}}
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
