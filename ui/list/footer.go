package list

import (
	"onrecord/articles"
	"onrecord/ui/theme"
)

// gap stands between two views.
const gap = " · "

// A slot is where a view stands in the footer.
type slot struct {
	name       string
	line, x, w int
}

// lay places views in lines of width cells.
func lay(pen theme.Pen, width int, views []string) []slot {
	slots := make([]slot, len(views))
	line, x := 0, 1
	for i, v := range views {
		v = pen.Cut(articles.Line(v), width-1)
		w := pen.Width(v)
		if x > 1 {
			if x += pen.Width(gap); x+w > width {
				line, x = line+1, 1
			}
		}
		slots[i] = slot{v, line, x, w}
		x += w
	}
	return slots
}

// Footer is the views in lines of width cells, with the one shown standing out.
func Footer(pen theme.Pen, width int, views []string, on int) []string {
	slots := lay(pen, width, views)
	var lines []string
	segs := make([]theme.Seg, 0, 2*len(slots))
	for i, s := range slots {
		style, before := pen.Tab, theme.Seg{Text: " "}
		if i == on {
			style = pen.TabOn
		}
		if s.x > 1 {
			before = theme.Seg{Text: gap, Style: pen.Line}
		}
		segs = append(segs, before, theme.Seg{Text: s.name, Style: style})
		if i == len(slots)-1 || slots[i+1].line > s.line {
			lines = append(lines, pen.Draw(width, theme.Style{}, segs, nil))
			segs = segs[:0]
		}
	}
	return lines
}

// FooterAt is the view at a cell of the footer.
func FooterAt(pen theme.Pen, width int, views []string, x, y int) (view int, ok bool) {
	for i, s := range lay(pen, width, views) {
		if y == s.line && x >= s.x && x < s.x+s.w {
			return i, true
		}
	}
	return 0, false
}
