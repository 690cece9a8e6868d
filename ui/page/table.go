package page

import (
	"strings"

	"onrecord/ui/theme"
)

// columns is a table's lines: as wide as it needs to be, else in the measure of
// the text, else in the width of the page, else row by row. Glamour cuts what
// does not fit, so whatever it gives is checked.
func (p *Page) columns(l *leaf, first, rest []cell) []line {
	if l.out == nil {
		l.rewrite()
	}
	room, most := p.width-len(first), p.opts.Width-p.left-p.margin()-len(first)
	for _, w := range []int{l.natural(), room, most} {
		if w < 2 || w > most {
			continue
		}
		if grid, ok := p.paint.grid(l, w); ok {
			return lead(grid, first, rest)
		}
	}
	return lead(wrap(p.paint.byRow(l), max(room, 2), max(p.width-len(rest), 2), false), first, rest)
}

// natural is the width of a table in which no cell is broken: that of the
// widest cell of each column, a blank on either side, and a rule between.
func (l *leaf) natural() int {
	var columns []int
	column, row := 0, 0
	for c, from := range l.cuts {
		to := len(l.glyphs)
		if c+1 < len(l.cuts) {
			to = l.cuts[c+1]
		}
		if row < len(l.rows) && l.rows[row] == c {
			column, row = 0, row+1
		}
		w := 0
		for _, g := range l.glyphs[from:to] {
			w += int(g.width)
		}
		if column == len(columns) {
			columns = append(columns, 0)
		}
		columns[column] = max(columns[column], w)
		column++
	}
	sum := len(columns) - 1
	for _, w := range columns {
		sum += w + 2
	}
	return sum
}

// lead puts what stands before a leaf in front of its lines.
func lead(text [][]cell, first, rest []cell) []line {
	ls := make([]line, len(text))
	for i, t := range text {
		ls[i] = line{rest, t}
	}
	if len(ls) > 0 {
		ls[0].lead = first
	}
	return ls
}

// grid is a table in at most width cells; false where something was cut.
func (p *painter) grid(l *leaf, width int) ([][]cell, bool) {
	d := decoder{painter: p, leaf: l}
	flow, whole := d.decode(p.render(l, width))
	if !whole {
		return nil, false
	}
	var lines [][]cell
	for start := 0; start < len(flow); {
		end := start
		for end < len(flow) && flow[end].text != "\n" {
			end++
		}
		t := trimRight(flow[start:end])
		start = end + 1
		if len(t) > width {
			return nil, false
		}
		if len(t) > 0 || len(lines) > 0 {
			lines = append(lines, l.bridge(t))
		}
	}
	for len(lines) > 0 && len(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	p.ruling(lines)
	return lines, !torn(lines)
}

// torn reports whether a word is broken between two lines.
func torn(lines [][]cell) bool {
	at := map[int32]int{} // lines, by where their cells start
	for y, t := range lines {
		for _, c := range t {
			if c.sourced() && c.width == 1 && !empty(c) {
				at[c.lo] = y
			}
		}
	}
	for y, t := range lines {
		for _, c := range t {
			if next, ok := at[c.hi]; ok && next != y && c.width == 1 && c.sourced() && !empty(c) {
				return true
			}
		}
	}
	return false
}

// ruling makes the rules of a table quiet and its head bold.
func (p *painter) ruling(lines [][]cell) {
	quiet := p.style(p.theme.Line)
	head := true
	for _, t := range lines {
		head = head && !extent(t).IsZero()
		for i := range t {
			switch {
			case !t[i].sourced() && !empty(t[i]):
				t[i].style = quiet
			case head:
				t[i].style = p.style(theme.Style{Attr: theme.Bold}.Over(p.styles[t[i].style]))
			}
		}
	}
}

// bridge gives the blanks between two words of a table cell their place in the
// body: blanks have no stand-ins there, since glamour must see them.
func (l *leaf) bridge(t []cell) []cell {
	last := -1
	for i := range t {
		switch {
		case t[i].sourced():
			if last >= 0 && i > last+1 && l.joins(t[last].hi, t[i].lo) {
				for k := last + 1; k < i; k++ {
					t[k].lo, t[k].hi = t[last].hi, t[i].lo
				}
			}
			last = i
		case !empty(t[i]):
			last = -1
		}
	}
	return t
}

// joins reports whether body[lo:hi] lies within one cell of a table.
func (l *leaf) joins(lo, hi int32) bool {
	return lo < hi && !strings.ContainsAny(l.body[lo:hi], "|\n")
}

// byRow is a table too wide for the page: a row after the other, the first of
// them bold.
func (p *painter) byRow(l *leaf) []cell {
	var flow []cell
	sep := p.cells(" · ", p.style(p.theme.Muted))
	head := p.style(theme.Style{Attr: theme.Bold}.Over(l.base))
	style := head
	row := 0
	for c, from := range l.cuts {
		to := len(l.glyphs)
		if c+1 < len(l.cuts) {
			to = l.cuts[c+1]
		}
		if row < len(l.rows) && l.rows[row] == c {
			if row > 0 {
				flow, style = append(flow, cell{text: "\n", lo: -1}), p.style(l.base)
			}
			row++
		} else if from < to {
			flow = append(flow, sep...)
		}
		for _, g := range l.glyphs[from:to] {
			flow = g.append(flow, style)
		}
	}
	return flow
}
