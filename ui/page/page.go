// Package page lays an article out as lines of cells, and knows the way from
// every cell back to the bytes of the article's body and forth.
//
// Glamour styles the text, yet never sees it: every grapheme is handed to it as
// one private code point, a stand-in, that is exchanged for the grapheme, with
// its place in the body, in what comes back. So no cell is ever guessed at, and
// nothing an article holds can reach the terminal but graphemes that were
// looked at one by one. Lines are broken, and lists and quotes indented, on the
// cells, by the width method of the terminal.
//
// Everything is laid out when it is first asked for, in chunks that are parsed
// by themselves, so that the first screen of a long article costs no more than
// that of a short one. A Page is not safe for concurrent use.
package page

import (
	"cmp"

	"github.com/charmbracelet/x/ansi"

	"onrecord/articles/prose"
	"onrecord/ui/theme"
)

// The columns of a page beside its text.
const (
	Gutter  = 3  // two signs and a blank, to the left of the text
	Margin  = 1  // blank, to the right of it; one more for brackets where there is no colour
	Measure = 66 // cells of a line of text, where Options says nothing

	narrowest = 8 // cells of text, below which there is no gutter
)

// Options say how a page is to be laid out.
type Options struct {
	Width   int         // cells of the whole page, gutter and margin included; at least 1
	Measure int         // most cells of a line of text; 0 is Measure
	Method  ansi.Method // how the terminal measures text; the zero Method is wcwidth
	Theme   theme.Theme
}

// A Page is an article laid out for one width and one theme.
type Page struct {
	text   *prose.Text
	opts   Options
	left   int // cells before the text, gutter included
	width  int // cells of a line of text
	chunks []*chunk
	paint  *painter
	clock  uint64 // counts uses of chunks
	folded string // the plain text in lower case, once it was searched
}

// A Line is the place of a line on its page. The zero Line is the first; others
// come from the methods of a page, and are good for that page.
type Line struct{ chunk, leaf, row int }

// Compare orders lines from top to bottom.
func (l Line) Compare(m Line) int {
	return cmp.Or(cmp.Compare(l.chunk, m.chunk), cmp.Compare(l.leaf, m.leaf), cmp.Compare(l.row, m.row))
}

// Layout prepares t's body to be drawn. It parses no more than the first chunk.
func Layout(t *prose.Text, o Options) *Page {
	o.Width = max(o.Width, 1)
	p := &Page{text: t, opts: o, chunks: cut(t.Body), paint: newPainter(o)}
	p.measure()
	p.parsed(0)
	return p
}

// Open reads body as prose and lays it out. It is for a command, not for Update:
// reading takes time that grows with the body.
func Open(body string, o Options) *Page { return Layout(prose.Read(body), o) }

// Resize is p at another width. What is parsed and styled is shared with p, so
// the two are not to be used at the same time.
func (p *Page) Resize(width int) *Page {
	q := *p
	q.opts.Width = max(width, 1)
	q.measure()
	return &q
}

// measure places the text in the page's width.
func (p *Page) measure() {
	most := p.opts.Measure
	if most <= 0 {
		most = Measure
	}
	room := p.opts.Width - Gutter - p.margin()
	if room < narrowest {
		p.left, p.width = 0, max(p.opts.Width, 2)
		return
	}
	p.width = min(room, most)
	p.left = Gutter + (room-p.width)/2
}

// margin is the columns to the right of the text. A name in brackets moves what
// follows it by two.
func (p *Page) margin() int {
	if p.colourless() {
		return Margin + 1
	}
	return Margin
}

// colourless reports whether the theme has no colour to tell marks apart.
func (p *Page) colourless() bool { return p.opts.Theme.Palette == (theme.Palette{}) }

// Text is the article as prose, with its sentences and words.
func (p *Page) Text() *prose.Text { return p.text }

// Options are those that p was laid out with.
func (p *Page) Options() Options { return p.opts }

// Step is the line n lines below l, or above it where n is negative, and how
// many lines that is: fewer than n at the end of the page.
func (p *Page) Step(l Line, n int) (Line, int) {
	l = p.settle(l)
	done := 0
	for done < n {
		m, ok := p.below(l, n-done)
		if !ok {
			return l, done
		}
		done += m.moved
		l = m.Line
	}
	for done > n {
		m, ok := p.above(l, done-n)
		if !ok {
			return l, done
		}
		done -= m.moved
		l = m.Line
	}
	return l, done
}

// Last is the last line of the page.
func (p *Page) Last() Line {
	for c := len(p.chunks) - 1; c >= 0; c-- {
		for i := len(p.parsed(c).leaves) - 1; i >= 0; i-- {
			if h := p.laid(c, i).height(); h > 0 {
				return Line{c, i, h - 1}
			}
		}
	}
	return Line{}
}

// A move is where a step through one leaf came to.
type move struct {
	Line
	moved int
}

// below goes down at most n lines, not further than the first line of the next
// leaf.
func (p *Page) below(l Line, n int) (move, bool) {
	if leaf := p.leafAt(l); leaf != nil && l.row+1 < leaf.height() {
		k := min(n, leaf.height()-1-l.row)
		return move{Line{l.chunk, l.leaf, l.row + k}, k}, true
	}
	c, i := l.chunk, l.leaf+1
	for ; c < len(p.chunks); c, i = c+1, 0 {
		for ; i < len(p.parsed(c).leaves); i++ {
			if p.laid(c, i).height() > 0 {
				return move{Line{c, i, 0}, 1}, true
			}
		}
	}
	return move{}, false
}

// above goes up at most n lines, not further than the last line of the leaf
// before.
func (p *Page) above(l Line, n int) (move, bool) {
	if l.row > 0 {
		k := min(n, l.row)
		return move{Line{l.chunk, l.leaf, l.row - k}, k}, true
	}
	c, i := l.chunk, l.leaf-1
	for {
		for ; i >= 0; i-- {
			if h := p.laid(c, i).height(); h > 0 {
				return move{Line{c, i, h - 1}, 1}, true
			}
		}
		if c--; c < 0 {
			return move{}, false
		}
		i = len(p.parsed(c).leaves) - 1
	}
}

// settle is l, or the nearest line that there is.
func (p *Page) settle(l Line) Line {
	if leaf := p.leafAt(l); leaf != nil && leaf.height() > 0 {
		l.row = max(0, min(l.row, leaf.height()-1))
		return l
	}
	if m, ok := p.below(Line{max(0, l.chunk), max(-1, l.leaf), 0}, 1); ok {
		return m.Line
	}
	return p.Last()
}

// leafAt is the leaf that l is a line of, laid out; nil where there is none.
func (p *Page) leafAt(l Line) *leaf {
	if l.chunk < 0 || l.chunk >= len(p.chunks) {
		return nil
	}
	if leaves := p.parsed(l.chunk).leaves; l.leaf < 0 || l.leaf >= len(leaves) {
		return nil
	}
	return p.laid(l.chunk, l.leaf)
}
