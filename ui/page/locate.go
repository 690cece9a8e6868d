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

// At is the bytes of the body that a column of a line shows; false for
// decoration and where there is nothing.
func (p *Page) At(l Line, col int) (articles.Span, bool) {
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
	for c := p.chunkAt(at); c < len(p.chunks); c++ {
		for i := p.parsed(c).leafAt(at); i < len(p.parsed(c).leaves); i++ {
			leaf := p.laid(c, i)
			if r, col, ok := leaf.find(at); ok {
				return Line{c, i, leaf.gap + r}, p.left + len(leaf.lines[r].lead) + col
			}
		}
	}
	return p.Last(), p.left
}

// chunkAt is the chunk that a byte of the body lies in; the last for what lies
// behind them all.
func (p *Page) chunkAt(at int) int {
	return sort.Search(len(p.chunks)-1, func(i int) bool { return p.chunks[i].hi > at })
}

// leafAt is the first leaf of k that ends after byte at.
func (k *chunk) leafAt(at int) int {
	return sort.Search(len(k.leaves), func(i int) bool { return k.leaves[i].hi > at })
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
	for c := p.chunkAt(s.Lo); c < len(p.chunks) && p.chunks[c].lo < s.Hi; c++ {
		leaves := p.parsed(c).leaves
		for i := p.parsed(c).leafAt(s.Lo); i < len(leaves) && leaves[i].lo < s.Hi; i++ {
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

// Beside is the text n graphemes after the one that shows at byte at, or before
// it where n is negative, as far as there is text. Blanks between words count;
// decoration and line ends do not.
func (p *Page) Beside(at, n int) articles.Span {
	l, col := p.Find(at)
	s, _ := p.Near(l, col)
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		next, to, x, ok := p.beside(s, l, col, step)
		if !ok {
			break
		}
		s, l, col = next, to, x
		n--
	}
	return s
}

// beside is the text next to s, which shows at a column of l.
func (p *Page) beside(s articles.Span, l Line, col, step int) (articles.Span, Line, int, bool) {
	for {
		if col += step; col < 0 || col > p.opts.Width {
			m, moved := p.Step(l, step)
			if moved == 0 {
				return s, l, col, false
			}
			l, col = m, -1
			if step < 0 {
				col = p.opts.Width + 1
			}
			continue
		}
		if t, ok := p.At(l, col); ok && t != s {
			return t, l, col, true
		}
	}
}

// NextLink is the first link that starts after byte at or, where n is negative,
// the last that starts before it. It looks no further than so many blocks of
// the page.
func (p *Page) NextLink(at, n int) (Link, bool) {
	const blocks = 1000
	l, _ := p.Find(at)
	for range blocks {
		leaf := p.leafAt(l)
		if leaf == nil {
			return Link{}, false
		}
		if a, ok := leaf.nextLink(at, n); ok {
			return a, true
		}
		m, ok := p.neighbour(l, n)
		if !ok {
			return Link{}, false
		}
		l = m
	}
	return Link{}, false
}

// neighbour is a line of the leaf before or after that of l.
func (p *Page) neighbour(l Line, n int) (Line, bool) {
	if n < 0 {
		m, ok := p.above(Line{l.chunk, l.leaf, 0}, 1)
		return m.Line, ok
	}
	m, ok := p.below(Line{l.chunk, l.leaf, p.leafAt(l).height() - 1}, 1)
	return m.Line, ok
}

// nextLink is the link of l that is nearest to byte at, after or before it.
func (l *leaf) nextLink(at, n int) (Link, bool) {
	best := Link{}
	for _, a := range l.links {
		s := articles.Span{Lo: int(a.lo), Hi: int(a.hi)}
		switch {
		case a.url == "":
		case n > 0 && s.Lo > at && (best.URL == "" || s.Lo < best.Span.Lo),
			n < 0 && s.Lo < at && (best.URL == "" || s.Lo > best.Span.Lo):
			best = Link{s, a.url}
		}
	}
	return best, best.URL != ""
}
