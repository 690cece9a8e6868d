package reader

import (
	"sort"

	"onrecord/articles"
	"onrecord/ui/keys"
)

// A target is the passage that annotating keys act on. That of kind nowhere
// stands for the sentence at the reading line.
type target struct {
	span   articles.Span
	kind   kind
	index  int // as in place
	entity Ref
	url    string // of a link
}

// Target is the passage that annotating keys act on: the selection, what was
// last jumped to while it is on the screen, else the sentence at the reading
// line.
func (p *Pane) Target() articles.Span {
	if !p.ready() {
		return articles.Span{}
	}
	if p.sel != nil {
		return p.selected()
	}
	return p.current().span
}

// current is the target without the selection.
func (p *Pane) current() target {
	if p.target.kind != nowhere && p.shows(p.target.span) {
		return p.target
	}
	all := p.page.Sentences()
	if i := p.sentence(); i < all.Len() {
		return target{span: all.Span(i), index: i}
	}
	return target{}
}

// here is where the reader is, for the history of jumps.
func (p *Pane) here() articles.Span {
	if p.target.kind != nowhere && p.shows(p.target.span) {
		return p.target.span
	}
	return p.Place()
}

// start is where a jump begins: the head of the selection, else the target if it
// is on the screen, else the reading line.
func (p *Pane) start() articles.Span {
	if p.sel != nil {
		return p.sel.head
	}
	if p.target.kind != nowhere && p.shows(p.target.span) {
		return p.target.span
	}
	at := p.readingByte()
	return articles.Span{Lo: at, Hi: at}
}

// sentence is the index of the sentence of the target or, without one, of the
// one that starts at the reading line or else goes through it.
func (p *Pane) sentence() int {
	all, at := p.page.Sentences(), p.start()
	i := min(all.At(at), max(all.Len()-1, 0))
	if at.Empty() && i+1 < all.Len() && all.Span(i).Lo < at.Lo {
		line, _ := p.page.Find(at.Lo)
		if p.page.Source(line).Has(all.Span(i + 1).Lo) {
			return i + 1
		}
	}
	return i
}

// choose lights the name at the target where it is one; the name lit before
// stays where it is none.
func (p *Pane) choose() {
	if t := p.current(); t.entity != (Ref{}) {
		p.SetLit(t.entity)
	} else if p.lit == (Ref{}) {
		for _, k := range []kind{person, country} {
			if x, ok := inside(p.places[k], t.span); ok {
				p.SetLit(x.entity)
				return
			}
		}
	}
}

// inside is the first of ps that starts in s.
func inside(ps []place, s articles.Span) (place, bool) {
	i := sort.Search(len(ps), func(i int) bool { return ps[i].span.Lo >= s.Lo })
	if i < len(ps) && s.Has(ps[i].span.Lo) {
		return ps[i], true
	}
	return place{}, false
}

// Go brings a passage into view and makes it the target, as when the history or
// another pane leads there. It asks for nothing.
func (p *Pane) Go(s articles.Span) {
	if !p.ready() {
		return
	}
	p.fresh, p.sel = false, nil
	if s.Empty() || p.page.Plain(s) == "" {
		p.target = target{}
		p.anchor = s.Lo
		p.setPage(p.page)
		return
	}
	p.target = p.at(s)
	p.reveal(s)
}

// at is what the article has at exactly s.
func (p *Pane) at(s articles.Span) target {
	for _, k := range []kind{person, country, quote, note, heading} {
		for _, x := range p.places[k] {
			if x.span == s {
				return target{span: s, kind: k, index: x.index, entity: x.entity}
			}
		}
	}
	return target{span: s, kind: hit, index: -1}
}

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
		return Why{Quote: p.quoteAt(t), Entity: t.entity, Span: s}
	}
	return Pass{}
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
		return Why{Quote: t.index, Span: t.span}
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
	for _, x := range p.places[note] {
		if b := p.reading.Annotations[x.index]; b.Span.Overlaps(s) && !ok || ok && a.Span != s && b.Span.Overlaps(s) && b.Span.Len() < a.Span.Len() {
			a, ok = b, true
		}
	}
	if !ok {
		return Notice{"no note here"}
	}
	return p.ended(s, DeleteNote{a.ID})
}
