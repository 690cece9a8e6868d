package ui

import (
	"strings"

	"onrecord/ui/theme"
)

// A block is what is drawn in a column: lines under a title, and perhaps a box
// with lines of its own below.
type block struct {
	width        int
	focus        bool
	part         bool // of the pane above it, as a box
	title, right string
	lines        []string
	box          *block
}

// frame draws blocks side by side in rows lines, with shared borders around and
// between them. It fits every line, so that no content can shift a border.
func frame(pen theme.Pen, blocks []block, rows int) []string {
	out := make([]string, 0, rows+2)
	out = append(out, edge(pen, blocks, pen.Border.TopLeft, pen.Border.Top, pen.Border.TopRight, true))
	for y := range rows {
		out = append(out, line(pen, blocks, rows, y))
	}
	return append(out, edge(pen, blocks, pen.Border.BottomLeft, pen.Border.Bottom, pen.Border.BottomRight, false))
}

// bare draws one block without borders.
func bare(pen theme.Pen, b block, rows int) []string {
	out := make([]string, rows)
	for y := range out {
		out[y] = pen.Fit(b.row(rows, y), b.width)
	}
	return out
}

// edge is the upper border with the titles, or the lower one.
func edge(pen theme.Pen, blocks []block, from, between, to string, titles bool) string {
	var b strings.Builder
	before := false
	for i, bl := range blocks {
		corner, title, right, focus := between, bl.title, bl.right, bl.focus
		if i == 0 {
			corner = from
		}
		if !titles {
			title, right = "", ""
			if bl.box != nil && !bl.box.part {
				focus = bl.box.focus
			}
		}
		b.WriteString(lineStyle(pen, focus || before).Render(corner))
		b.WriteString(pen.Rule(bl.width, "", "", title, right, lineStyle(pen, focus), titleStyle(pen, focus)))
		before = focus
	}
	b.WriteString(lineStyle(pen, before).Render(to))
	return b.String()
}

// line is row y of the blocks between their borders.
func line(pen theme.Pen, blocks []block, rows, y int) string {
	var b strings.Builder
	left := false // whether the block before has its rule here
	for i, bl := range blocks {
		rule, focus := bl.at(rows, y)
		before := i > 0 && blocks[i-1].lit(rows, y)
		b.WriteString(lineStyle(pen, focus || before).Render(joint(pen, left, rule != nil)))
		left = rule != nil
		if rule != nil {
			b.WriteString(pen.Rule(bl.width, "", "", rule.title, rule.right, lineStyle(pen, focus), titleStyle(pen, rule.focus)))
			continue
		}
		b.WriteString(pen.Fit(bl.row(rows, y), bl.width))
	}
	last := blocks[len(blocks)-1]
	b.WriteString(lineStyle(pen, last.lit(rows, y)).Render(joint(pen, left, false)))
	return b.String()
}

// joint is the sign where a border between columns meets rules.
func joint(pen theme.Pen, left, right bool) string {
	switch {
	case left && right:
		return pen.Border.Cross
	case left:
		return pen.Border.Right
	case right:
		return pen.Border.Left
	}
	return pen.Border.Vertical
}

// at is the box whose upper border lies at row y, or nil, and whether the border
// at the left of y has focus.
func (b block) at(rows, y int) (rule *block, focus bool) {
	if b.box != nil && y == rows-len(b.box.lines)-1 {
		return b.box, b.focus || b.box.focus
	}
	return nil, b.lit(rows, y)
}

// lit reports whether the borders beside row y have focus. A box without a name
// to go to, such as the views, shares that of its pane.
func (b block) lit(rows, y int) bool {
	switch {
	case b.box == nil || b.box.part:
		return b.focus
	case y >= rows-len(b.box.lines):
		return b.box.focus
	}
	return b.focus || b.box.focus && y == rows-len(b.box.lines)-1
}

// row is the content of row y.
func (b block) row(rows, y int) string {
	lines := b.lines
	if b.box != nil {
		if start := rows - len(b.box.lines); y >= start {
			lines, y = b.box.lines, y-start
		}
	}
	if y < len(lines) {
		return lines[y]
	}
	return ""
}

func lineStyle(pen theme.Pen, focus bool) theme.Style {
	if focus {
		return pen.LineFocus
	}
	return pen.Line
}

func titleStyle(pen theme.Pen, focus bool) theme.Style {
	if focus {
		return pen.TitleFocus
	}
	return pen.Title
}
