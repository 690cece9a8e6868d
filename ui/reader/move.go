package reader

import (
	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/page"
)

// Do acts on an action of the contexts Text, Selecting or everywhere, n times.
func (p *Pane) Do(a keys.Action, n int) Intent {
	if !p.ready() {
		return Pass{}
	}
	p.fresh = false
	n = max(n, 1)
	if p.sel != nil && p.extend(a, n) {
		return nil
	}
	if p.scrolls(a, n) {
		return nil
	}
	if j, ok := jumps[a]; ok {
		return p.jump(j.kind, j.way*n)
	}
	return p.act(a, n)
}

// act does what is neither scrolling nor a jump to a thing.
func (p *Pane) act(a keys.Action, n int) Intent {
	switch a {
	case keys.Top:
		return p.to(page.Line{})
	case keys.Bottom:
		return p.to(p.page.Last())
	case keys.Nth:
		return p.nth(n)
	case keys.ReadOn:
		return p.readOn()
	case keys.NextOfKind:
		return p.jump(p.last, n)
	case keys.PrevOfKind:
		return p.jump(p.last, -n)
	case keys.Select:
		return p.begin(characters)
	case keys.SelectWhole:
		return p.begin(sentences)
	case keys.Escape:
		return p.escape()
	}
	return p.keep(a)
}

// scrolls moves the screen; false if a is no such action.
func (p *Pane) scrolls(a keys.Action, n int) bool {
	switch a {
	case keys.Down:
		p.scroll(n)
	case keys.Up:
		p.scroll(-n)
	case keys.HalfDown:
		p.scroll(n * max(p.height/2, 1))
	case keys.HalfUp:
		p.scroll(-n * max(p.height/2, 1))
	case keys.PageDown:
		p.scroll(n * p.screen())
	case keys.PageUp:
		p.scroll(-n * p.screen())
	default:
		return false
	}
	return true
}

// screen is the lines that a page moves: two stay in sight.
func (p *Pane) screen() int { return max(p.height-2, 1) }

// Wheel scrolls by lines.
func (p *Pane) Wheel(lines int) {
	if p.ready() {
		p.scroll(lines)
	}
}

func (p *Pane) scroll(n int) {
	p.fresh = false
	p.top, _ = p.page.Step(p.top, n)
	p.settle()
	p.stand()
}

// settle keeps the screen full at the end of the article.
func (p *Pane) settle() {
	if p.height == 0 {
		return
	}
	if _, below := p.page.Step(p.top, p.height-1); below < p.height-1 {
		p.top, _ = p.page.Step(p.top, below-p.height+1)
	}
}

// stand notes the place of the top line, so that it can be found again.
func (p *Pane) stand() {
	l := p.top
	for range p.height {
		if s := p.page.Source(l); !s.Empty() {
			p.anchor = s.Lo
			break
		}
		l, _ = p.page.Step(l, 1)
	}
	if p.top == (page.Line{}) {
		p.anchor = 0
	}
}

// to goes to a line far away.
func (p *Pane) to(l page.Line) Intent {
	from := p.Here()
	p.top, p.target = l, target{}
	p.settle()
	p.stand()
	return Jump{From: from, To: p.Here()}
}

// readOn goes a page down or, at the end, asks for the next article.
func (p *Pane) readOn() Intent {
	if p.atEnd() {
		return ReadOn{}
	}
	p.scroll(p.screen())
	return nil
}

// bottom is the last line on the screen.
func (p *Pane) bottom() page.Line {
	l, _ := p.page.Step(p.top, p.height-1)
	return l
}

func (p *Pane) atEnd() bool {
	_, below := p.page.Step(p.bottom(), 1)
	return below == 0
}

// shows reports whether some of s is on the screen.
func (p *Pane) shows(s articles.Span) bool {
	first, _ := p.page.Find(s.Lo)
	last, _ := p.page.Find(max(s.Hi-1, s.Lo))
	return last.Compare(p.top) >= 0 && first.Compare(p.bottom()) <= 0
}

// reveal scrolls so that s is on the screen, with something around it. Where it
// is there already nothing moves.
func (p *Pane) reveal(s articles.Span) {
	first, _ := p.page.Find(s.Lo)
	last, _ := p.page.Find(max(s.Hi-1, s.Lo))
	edge := min(2, (p.height-1)/2)
	high, up := p.page.Step(p.top, edge)
	low, _ := p.page.Step(p.bottom(), -edge)
	if p.top == (page.Line{}) || up < edge {
		high = p.top
	}
	if p.atEnd() {
		low = p.bottom()
	}
	if first.Compare(high) >= 0 && last.Compare(low) <= 0 {
		return
	}
	p.top, _ = p.page.Step(first, -p.height/3)
	if last.Compare(p.bottom()) > 0 && first != last { // rather its start than its end
		tall, _ := p.page.Step(last, -(p.height - 1 - edge))
		if tall.Compare(first) <= 0 {
			p.top = tall
		} else {
			p.top, _ = p.page.Step(first, -edge)
		}
	}
	p.settle()
	p.stand()
}

// readingByte is the first byte of the line at which a reader is taken to be: a
// quarter down the screen, or higher near the start of the article.
func (p *Pane) readingByte() int {
	_, above := p.page.Step(p.top, -p.height/4)
	l, _ := p.page.Step(p.top, -above)
	for range p.height {
		if s := p.page.Source(l); !s.Empty() {
			return s.Lo
		}
		m, moved := p.page.Step(l, 1)
		if moved == 0 {
			break
		}
		l = m
	}
	return 0
}
