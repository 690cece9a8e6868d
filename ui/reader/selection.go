package reader

import (
	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/page"
)

// A unit is what a selection is made of.
type unit uint8

const (
	characters unit = iota
	sentences
	paragraphs
)

// A selection goes from one grapheme to another, both included.
type selection struct {
	unit         unit
	anchor, head articles.Span
	column       int // that j and k keep to; -1 where they are to set it
}

// begin starts a selection: on the target where that is a thing, else at the
// start of the sentence. In a selection it changes the unit: to characters, and
// those once more end it; to sentences, those to paragraphs, and those end it.
func (p *Pane) begin(u unit) Intent {
	if p.sel != nil {
		switch {
		case u == sentences && p.sel.unit == sentences:
			p.sel.unit = paragraphs
		case u == characters && p.sel.unit == characters, u == sentences && p.sel.unit == paragraphs:
			p.sel = nil
		default:
			p.sel.unit = u
		}
		return nil
	}
	t := p.current()
	if t.span.Empty() {
		return Notice{Text: "Nothing to select"}
	}
	p.sel = &selection{unit: u, column: -1}
	p.sel.anchor = p.page.Beside(t.span.Lo, 0)
	p.sel.head = p.sel.anchor
	if t.kind != nowhere && t.kind != sentence && t.kind != paragraph {
		p.sel.head = p.lastOf(t.span)
	}
	return nil
}

// lastOf is the last grapheme of s.
func (p *Pane) lastOf(s articles.Span) articles.Span {
	for at := s.Hi - 1; at >= s.Lo; at-- {
		if g := p.page.Beside(at, 0); g.Overlaps(s) {
			return g
		}
	}
	return p.page.Beside(s.Lo, 0)
}

// selected is the passage between the ends of the selection, whole sentences or
// paragraphs where those are its unit.
func (p *Pane) selected() articles.Span {
	s := p.sel.anchor.Union(p.sel.head)
	return p.unitOf(p.sel.anchor).Union(p.unitOf(p.sel.head)).Union(s)
}

// unitOf is s with the unit of the selection around it.
func (p *Pane) unitOf(s articles.Span) articles.Span {
	switch p.sel.unit {
	case sentences:
		return p.sentenceOf(s)
	case paragraphs:
		if all := p.page.Blocks(); all.At(s) < all.Len() {
			return all.Span(all.At(s))
		}
	case characters:
	}
	return s
}

func (p *Pane) sentenceOf(s articles.Span) articles.Span {
	all := p.page.Sentences()
	if i := all.At(s); i < all.Len() {
		return all.Span(i)
	}
	return s
}

// escape leaves the selection, else the hits of find, else the target.
func (p *Pane) escape() Intent {
	switch {
	case p.sel != nil:
		p.sel = nil
	case p.find.words != "":
		p.unfind()
	case p.target.kind != nowhere:
		p.target = target{}
	default:
		return Pass{}
	}
	return nil
}

// ended ends the selection; what was selected stays the target.
func (p *Pane) ended(s articles.Span, i Intent) Intent {
	if p.sel != nil {
		p.target = target{span: s, kind: hit, index: -1}
		p.sel = nil
	}
	return i
}

// extend moves the head of the selection; false if a is no such action.
func (p *Pane) extend(a keys.Action, n int) bool {
	switch a {
	case keys.Down, keys.Up, keys.HalfDown, keys.HalfUp, keys.PageDown, keys.PageUp:
		p.vertical(a, n)
		return true
	case keys.SwapEnds:
		p.sel.anchor, p.sel.head = p.sel.head, p.sel.anchor
	case keys.InWord, keys.InSentence, keys.InParagraph:
		p.whole(a)
	default:
		head, ok := p.horizontal(a, n)
		if !ok {
			return false
		}
		p.sel.head = head
	}
	p.sel.column = -1
	p.reveal(p.sel.head)
	return true
}

// reach moves the head to the far end of s.
func (p *Pane) reach(s articles.Span) {
	if s.Lo < p.sel.anchor.Lo {
		p.sel.head = p.page.Beside(s.Lo, 0)
	} else {
		p.sel.head = p.lastOf(s)
	}
	p.sel.column = -1
	p.reveal(p.sel.head)
}

// horizontal is where the head of the selection goes along the text.
func (p *Pane) horizontal(a keys.Action, n int) (articles.Span, bool) {
	at := p.unitOf(p.sel.head)
	words, sentences, blocks := p.page.Words(), p.page.Sentences(), p.page.Blocks()
	switch a {
	case keys.CharRight:
		return p.page.Beside(at.Lo, n), true
	case keys.CharLeft:
		return p.page.Beside(at.Lo, -n), true
	case keys.NextWord:
		return p.first(words, words.Next(at, n)), true
	case keys.PrevWord:
		return p.first(words, words.Prev(at, n)), true
	case keys.WordEnd:
		return p.final(words, words.End(at, n)), true
	case keys.NextSentence:
		return p.final(sentences, sentences.End(at, n)), true
	case keys.PrevSentence:
		return p.first(sentences, sentences.Prev(at, n)), true
	case keys.NextParagraph:
		return p.final(blocks, blocks.End(at, n)), true
	case keys.PrevParagraph:
		return p.first(blocks, blocks.Prev(at, n)), true
	case keys.Top:
		return p.page.Beside(0, 0), true
	case keys.Bottom:
		return p.page.Beside(p.page.Len(), 0), true
	}
	return at, false
}

// first is the first grapheme of part i.
func (p *Pane) first(all page.Parts, i int) articles.Span {
	if all.Len() == 0 {
		return p.sel.head
	}
	return p.page.Beside(all.Span(i).Lo, 0)
}

// final is the last grapheme of part i.
func (p *Pane) final(all page.Parts, i int) articles.Span {
	if all.Len() == 0 {
		return p.sel.head
	}
	return p.lastOf(all.Span(i))
}

// whole selects all of what the head is in.
func (p *Pane) whole(a keys.Action) {
	all := p.page.Words()
	switch a {
	case keys.InSentence:
		all = p.page.Sentences()
	case keys.InParagraph:
		all = p.page.Blocks()
	}
	i := min(all.At(p.sel.head), max(all.Len()-1, 0))
	p.sel.anchor, p.sel.head = p.first(all, i), p.final(all, i)
}

// vertical moves the head by lines, in its column as far as there is text.
func (p *Pane) vertical(a keys.Action, n int) {
	switch a {
	case keys.Up:
		n = -n
	case keys.HalfDown:
		n *= max(p.height/2, 1)
	case keys.HalfUp:
		n *= -max(p.height/2, 1)
	case keys.PageDown:
		n *= p.screen()
	case keys.PageUp:
		n *= -p.screen()
	}
	l, col := p.page.Find(p.sel.head.Lo)
	if p.sel.column < 0 {
		p.sel.column = col
	}
	step := 1
	if n < 0 {
		step = -1
	}
	l, _ = p.page.Step(l, n)
	for {
		if s, ok := p.page.Near(l, p.sel.column); ok {
			p.sel.head = s
			break
		}
		m, moved := p.page.Step(l, step)
		if moved == 0 {
			break
		}
		l = m
	}
	p.reveal(p.sel.head)
}
