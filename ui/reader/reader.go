// Package reader is the pane in which an article is read: it scrolls the page,
// jumps along names, quotes, notes and headings, finds words, and selects
// passages. What it cannot do itself it asks for by an [Intent].
package reader

import (
	"strings"

	"onrecord/articles"
	"onrecord/ui/page"
)

// A Pane shows one article. The zero Pane shows none. It is not safe for
// concurrent use.
type Pane struct {
	width, height int
	reading       articles.Reading
	page          *page.Page
	places        places // where the article has what can be jumped to

	top    page.Line
	anchor int // byte of the body that the top line is kept at when the page changes

	target target
	last   kind // of the last jump, which n and N repeat
	lit    Ref
	find   find
	sel    *selection
	press  *press

	labels   []label // of links, while one is chosen by its letters
	narrowed string  // what was typed of them

	marks  []page.Mark // those that stay while the reader moves
	cached string
	status Status
	fresh  bool // cached and status are good
}

// SetSize sets the cells inside the pane's border. The line that was on top
// stays there.
func (p *Pane) SetSize(width, height int) {
	if p.width == width && p.height == height {
		return
	}
	p.width, p.height = max(width, 0), max(height, 0)
	p.setPage(p.page)
}

// SetArticle shows r on page g. An article other than the one shown before
// opens at its remembered place; the same one stays where it is. A nil page
// shows nothing.
func (p *Pane) SetArticle(r articles.Reading, g *page.Page) {
	if same := p.page != nil && r.ID == p.reading.ID && r.Body == p.reading.Body; !same {
		*p = Pane{width: p.width, height: p.height, anchor: r.Place.Lo}
	}
	p.reading = r
	p.setPage(g)
	p.arrange()
}

// SetAnnotations replaces the notes and highlights of the article shown.
func (p *Pane) SetAnnotations(as []articles.Annotation) {
	p.reading.Annotations = as
	p.arrange()
}

// SetLit lights the mentions of a name, and makes them what NextSame goes
// through. The zero Ref lights none.
func (p *Pane) SetLit(e Ref) {
	if p.lit != e {
		p.lit, p.fresh = e, false
		p.paint()
	}
}

// setPage takes g over, at the pane's width and at the place where the page
// before stood.
func (p *Pane) setPage(g *page.Page) {
	p.page, p.fresh = g, false
	if g == nil || p.width == 0 {
		return
	}
	if g.Options().Width != p.width {
		p.page = g.Resize(p.width)
	}
	p.top = page.Line{}
	if p.anchor > 0 {
		p.top, _ = p.page.Find(p.anchor)
	}
	p.settle()
}

// arrange brings places and marks up to date with the reading.
func (p *Pane) arrange() {
	p.fresh = false
	if p.page == nil {
		return
	}
	p.places = collect(p.reading, p.page)
	p.target, p.find.before.target = p.renew(p.target), p.renew(p.find.before.target)
	p.paint()
}

// renew is t after the reading changed: its index may mean another thing now.
func (p *Pane) renew(t target) target {
	if t.kind != quote && t.kind != note {
		return t
	}
	if t.kind == note { // several may be on one passage
		for _, x := range p.places[note] {
			if p.reading.Annotations[x.index].ID == t.note {
				return p.noteTarget(x)
			}
		}
	}
	for _, x := range p.places[t.kind] { // a name may have the very span of a quote
		if x.span == t.span {
			return target{span: t.span, kind: t.kind, index: x.index, note: p.noteID(t.kind, x)}
		}
	}
	return p.at(t.span)
}

// ready reports whether there is something to act on.
func (p *Pane) ready() bool { return p.page != nil && p.width > 0 && p.height > 0 }

// Place is where the pane stands, to be remembered: an empty span at the first
// byte of the top line.
func (p *Pane) Place() articles.Span { return articles.Span{Lo: p.anchor, Hi: p.anchor} }

// View is the pane: height lines of width cells, joined by line ends.
func (p *Pane) View() string {
	if !p.fresh {
		p.cached = strings.Join(p.draw(), "\n")
		p.status = p.measure()
		p.fresh = true
	}
	return p.cached
}

func (p *Pane) draw() []string {
	if !p.ready() {
		lines := make([]string, p.height)
		for i := range lines {
			lines[i] = strings.Repeat(" ", p.width)
		}
		return lines
	}
	return p.hinted(p.page.Draw(p.top, p.height, p.marks, p.find.marks, p.moving()))
}
