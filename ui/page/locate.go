package page

import (
	"sort"
	"strings"

	"onrecord/articles"
)

// A Run is columns [From, To) of a line.
type Run struct {
	Line     Line
	From, To int
}

// cell is the row of l, and which of its text's cells is at a column.
func (p *Page) cell(l Line, col int) (row, int, bool) {
	rs := p.rows(l, 1)
	if len(rs) == 0 {
		return row{}, 0, false
	}
	i := col - p.left - len(rs[0].lead)
	if i < 0 || i >= len(rs[0].text) || !rs[0].text[i].sourced() {
		return rs[0], 0, false
	}
	return rs[0], i, true
}

// Byte is the bytes of the body that a column of a line shows; false for
// decoration and where there is nothing.
func (p *Page) Byte(l Line, col int) (articles.Span, bool) {
	r, i, ok := p.cell(l, col)
	if !ok {
		return articles.Span{}, false
	}
	return articles.Span{Lo: int(r.text[i].lo), Hi: int(r.text[i].hi)}, true
}

// Near is the bytes that the column of l shows that is nearest to col; false
// where the line shows none.
func (p *Page) Near(l Line, col int) (articles.Span, bool) {
	rs := p.rows(l, 1)
	if len(rs) == 0 {
		return articles.Span{}, false
	}
	best, found := articles.Span{}, -1
	for i, k := range rs[0].text {
		d := p.left + len(rs[0].lead) + i - col
		if d < 0 {
			d = -d
		}
		if k.sourced() && (found < 0 || d < found) {
			best, found = articles.Span{Lo: int(k.lo), Hi: int(k.hi)}, d
		}
	}
	return best, found >= 0
}

// Source is the bytes of the body that a line shows; an empty span for a line
// that shows none.
func (p *Page) Source(l Line) articles.Span {
	if rs := p.rows(l, 1); len(rs) > 0 {
		return rs[0].source
	}
	return articles.Span{}
}

// Find is where a byte of the body is shown: the line, and the column. Where
// the byte itself is not shown it is the text after it, else the last there is.
func (p *Page) Find(at int) (Line, int) {
	c := sort.Search(len(p.chunks)-1, func(i int) bool { return p.chunks[i].hi > at })
	for ; c < len(p.chunks); c++ {
		leaves := p.parsed(c).leaves
		i := sort.Search(len(leaves), func(i int) bool { return leaves[i].hi > at })
		for ; i < len(leaves); i++ {
			leaf := p.laid(c, i)
			if r, col, ok := leaf.find(at); ok {
				return Line{c, i, leaf.gap + r}, p.left + len(leaf.lines[r].lead) + col
			}
		}
	}
	return p.Last(), p.left
}

// find is the line and cell of the leaf's text that shows the byte at, or what
// comes next after it.
func (l *leaf) find(at int) (r, col int, ok bool) {
	best := int32(-1)
	for y, ln := range l.lines {
		for x, k := range ln.text {
			if k.sourced() && int(k.hi) > at && (best < 0 || k.lo < best) {
				best, r, col, ok = k.lo, y, x, true
			}
		}
	}
	return r, col, ok
}

// Cells are the columns that show s, line by line. Decoration between them is
// not among them.
func (p *Page) Cells(s articles.Span) []Run {
	var out []Run
	if s.Empty() {
		return nil
	}
	c := sort.Search(len(p.chunks)-1, func(i int) bool { return p.chunks[i].hi > s.Lo })
	for ; c < len(p.chunks) && p.chunks[c].lo < s.Hi; c++ {
		leaves := p.parsed(c).leaves
		i := sort.Search(len(leaves), func(i int) bool { return leaves[i].hi > s.Lo })
		for ; i < len(leaves) && leaves[i].lo < s.Hi; i++ {
			l := p.laid(c, i)
			for r, ln := range l.lines {
				out = ln.runs(out, s, Line{c, i, l.gap + r}, p.left+len(ln.lead))
			}
		}
	}
	return out
}

// runs adds the columns of l that show s.
func (l line) runs(out []Run, s articles.Span, at Line, left int) []Run {
	from := -1
	for x := 0; x <= len(l.text); x++ {
		in := x < len(l.text) && l.text[x].sourced() && int(l.text[x].lo) < s.Hi && int(l.text[x].hi) > s.Lo
		switch {
		case in && from < 0:
			from = x
		case !in && from >= 0:
			out = append(out, Run{at, left + from, left + x})
			from = -1
		}
	}
	return out
}

// Spell is the text that runs show.
func (p *Page) Spell(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		rs := p.rows(r.Line, 1)
		if len(rs) == 0 {
			continue
		}
		left := p.left + len(rs[0].lead)
		for x := max(r.From-left, 0); x < min(r.To-left, len(rs[0].text)); x++ {
			b.WriteString(rs[0].text[x].text)
		}
	}
	return b.String()
}
