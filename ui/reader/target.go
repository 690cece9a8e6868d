package reader

import (
	"sort"

	"onrecord/articles"
)

// A target is the passage that annotating keys act on. That of kind nowhere
// stands for the sentence at the reading line.
type target struct {
	span   articles.Span
	kind   kind
	index  int // as in place
	entity Ref
	url    string          // of a link
	note   articles.NoteID // of a note: which of those on the passage
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

// aimed reports whether something was jumped to that is still on the screen.
func (p *Pane) aimed() bool { return p.target.kind != nowhere && p.shows(p.target.span) }

// current is the target without the selection.
func (p *Pane) current() target {
	if p.aimed() {
		return p.target
	}
	all := p.page.Sentences()
	if i := p.sentence(); i < all.Len() {
		return target{span: all.Span(i), index: i}
	}
	return target{}
}

// Here is where the reader is, for the history of jumps: the target while it is
// on the screen, else the top line.
func (p *Pane) Here() articles.Span {
	if p.aimed() {
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
	if p.aimed() {
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
			if x.span == s && k == note {
				return p.noteTarget(x)
			}
			if x.span == s {
				return target{span: s, kind: k, index: x.index, entity: x.entity}
			}
		}
	}
	return target{span: s, kind: hit, index: -1}
}
