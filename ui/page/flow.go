package page

import (
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	xansi "github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
)

// restyle makes l's flow: its text as styled cells, not yet broken into lines.
// Text without markup has no style but its own, so glamour is not asked for it.
func (p *painter) restyle(l *leaf) {
	l.rewrite()
	if whole := l.unmarked(); whole {
		l.flow = p.plain(l)
	} else {
		d := decoder{painter: p, leaf: l}
		if l.flow, whole = d.decode(p.render(l, 0)); !whole {
			l.flow = p.plain(l)
		}
	}
	l.doc, l.out, l.glyphs, l.narrow, l.wide, l.source = nil, nil, nil, nil, nil, nil
}

// unmarked reports whether l is a paragraph of nothing but text.
func (l *leaf) unmarked() bool {
	v, ok := l.doc.FirstChild().(*ast.Paragraph)
	if !ok {
		return false
	}
	for c := v.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != ast.KindText {
			return false
		}
	}
	return true
}

// plain is l's text in the style of text.
func (p *painter) plain(l *leaf) []cell {
	style := p.style(p.marks.text.Over(l.base))
	flow := make([]cell, 0, len(l.glyphs))
	for _, g := range l.glyphs {
		flow = g.append(flow, style)
	}
	return flow
}

// append adds g to a flow.
func (g glyph) append(to []cell, style uint16) []cell {
	to = append(to, cell{g.text, g.lo, g.hi, g.width, style})
	if g.width == 2 {
		to = append(to, cell{"", g.lo, g.hi, 0, style})
	}
	return to
}

// A decoder turns what glamour wrote back into the article's text.
type decoder struct {
	*painter
	leaf   *leaf
	now    uint16 // style of the cells to come
	flow   []cell
	n, w   int // stand-ins met last, narrow and wide
	seen   []bool
	missed int
	twice  bool
}

// decode is the cells of s. Whole reports whether every stand-in of the leaf is
// among them exactly once.
func (d *decoder) decode(s string) (flow []cell, whole bool) {
	l := d.leaf
	d.flow = make([]cell, 0, len(l.glyphs)+len(l.glyphs)/8)
	d.seen = make([]bool, len(l.glyphs))
	d.missed = len(l.narrow) + len(l.wide)
	d.now = d.style(l.base)
	var st uv.Style
	for len(s) > 0 {
		switch r, n := utf8.DecodeRuneInString(s); {
		case r == '\x1b':
			s = s[d.escape(s, &st):]
		case r == '\n':
			d.flow = append(d.flow, cell{text: "\n", lo: -1})
			s = s[n:]
		case r >= narrowLo && r <= narrowHi:
			d.n = near(d.n, int(r-narrowLo))
			d.take(l.narrow, d.n)
			s = s[n:]
		case r >= wideLo && r <= wideHi:
			d.w = near(d.w, int(r-wideLo))
			d.take(l.wide, d.w)
			s = s[n:]
		default:
			g, _ := xansi.FirstGraphemeCluster(s, d.method)
			d.flow = append(d.flow, d.cells(g, d.now)...)
			s = s[max(len(g), 1):]
		}
	}
	return d.flow, d.missed == 0 && !d.twice
}

// take adds the glyph that stand-in i of the kind given stands for.
func (d *decoder) take(kind []int32, i int) {
	if i < 0 || i >= len(kind) {
		d.twice = true
		return
	}
	g := kind[i]
	if d.seen[g] {
		d.twice = true
	}
	d.seen[g] = true
	d.missed--
	d.flow = d.leaf.glyphs[g].append(d.flow, d.now)
}

// escape reads the escape sequence that s starts with, and is its length.
func (d *decoder) escape(s string, st *uv.Style) int {
	seq, _, n, _ := xansi.DecodeSequence(s, xansi.NormalState, d.parser)
	if strings.HasPrefix(seq, "\x1b[") && xansi.Cmd(d.parser.Command()).Final() == 'm' {
		uv.ReadStyle(d.parser.Params(), st)
		d.now = d.style(pen(st).Over(d.leaf.base))
	}
	return max(n, 1)
}

// near is the number of the stand-in that has code m, counted from the first of
// its range, when the last one met had number last: stand-ins come nearly in
// order, and their codes are used over again.
func near(last, m int) int {
	i := last - last%standins + m
	switch {
	case i < last-standins/2:
		return i + standins
	case i > last+standins/2 && i >= standins:
		return i - standins
	}
	return i
}

// lay breaks l into lines for the page's width.
func (p *Page) lay(l *leaf) {
	l.laid, l.lines = p.opts.Width, nil
	room := func(lead []cell) int { return max(p.width-len(lead), 2) }
	clip := func(lead []cell) []cell { return lead[:min(len(lead), p.width/2)] }
	first, rest := clip(l.first), clip(l.rest)
	switch l.form {
	case rule:
		l.lines = []line{{lead: first, text: p.paint.ruled(room(first))}}
		return
	case table:
		l.lines = p.columns(l, first, rest)
		return
	}
	if l.flow == nil {
		p.paint.restyle(l)
	}
	for _, t := range wrap(l.flow, room(first), room(rest), l.form == verse) {
		lead := rest
		if len(l.lines) == 0 {
			lead = first
		}
		l.lines = append(l.lines, line{lead, t})
	}
}

// ruled is a thematic break in the middle of so many cells.
func (p *painter) ruled(room int) []cell {
	cs := p.cells(p.marks.dashes, p.style(p.marks.rule))
	if len(cs) >= room {
		return cs[:room]
	}
	return append(blanks((room-len(cs))/2), cs...)
}
