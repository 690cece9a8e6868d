package reader

import (
	"onrecord/articles"
	"onrecord/ui/page"
)

// A press is the mouse's button held down on a grapheme.
type press struct {
	at      articles.Span
	dragged bool
}

// Press is the mouse's button at a cell of the pane, counted from 0. A click
// makes what is there the target, asks for the card of a name and opens a link; a
// drag selects.
func (p *Pane) Press(x, y int) {
	p.press = nil
	if s, ok := p.under(x, y); ok {
		p.press = &press{at: s}
	}
}

// Drag selects from where the button was pressed.
func (p *Pane) Drag(x, y int) {
	s, ok := p.under(x, y)
	if p.press == nil || !ok {
		return
	}
	p.fresh, p.press.dragged = false, true
	p.sel = &selection{anchor: p.press.at, head: s, column: -1}
}

// Release ends a click or a drag.
func (p *Pane) Release(x, y int) Intent {
	held := p.press
	p.press = nil
	if held == nil || held.dragged {
		return nil
	}
	p.fresh, p.sel = false, nil
	l, _ := p.page.Step(p.top, y)
	if a, ok := p.page.Link(l, x); ok {
		return OpenLink{a.URL}
	}
	for _, k := range []kind{person, country, note, quote} {
		for _, c := range p.places[k] {
			if c.span.Overlaps(held.at) {
				jump := p.arrive(k, c)
				if c.entity != (Ref{}) {
					return Card{c.entity}
				}
				return jump
			}
		}
	}
	return p.arrive(sentence, place{span: p.sentenceOf(held.at)})
}

// SelectWord selects the word at a cell of the pane.
func (p *Pane) SelectWord(x, y int) {
	s, ok := p.under(x, y)
	words := p.page.Words()
	if !ok || words.Len() == 0 {
		return
	}
	w := words.Span(min(words.At(s), words.Len()-1))
	p.fresh, p.press = false, nil
	p.sel = &selection{anchor: p.page.Beside(w.Lo, 0), head: p.lastOf(w), column: -1}
}

// under is the text at a cell of the pane, or the nearest to it in its line.
func (p *Pane) under(x, y int) (articles.Span, bool) {
	if !p.ready() || y < 0 || y >= p.height {
		return articles.Span{}, false
	}
	var l page.Line
	l, moved := p.page.Step(p.top, y)
	if moved < y {
		return articles.Span{}, false
	}
	return p.page.Near(l, x)
}
