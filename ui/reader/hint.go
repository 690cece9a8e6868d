package reader

import (
	"strings"

	"onrecord/articles"
	"onrecord/ui/page"
	"onrecord/ui/theme"
)

// A Hint is the letters that follow a link in sight.
type Hint struct {
	Label string
	URL   string
}

// A label is a hint with where it is drawn.
type label struct {
	Hint
	x, y int
}

// letters are those of hints, the easiest to reach first.
const letters = "fjdksalghrueiwoqptyvnbcmxz"

// Hints labels the links in sight, and shows the labels until Unhint. Nil where
// no link is in sight.
func (p *Pane) Hints() []Hint {
	p.labels, p.fresh = nil, false
	if !p.ready() {
		return nil
	}
	rows := map[page.Line]int{}
	for y := range p.height {
		l, moved := p.page.Step(p.top, y)
		if moved < y {
			break
		}
		rows[l] = y
	}
	seen := map[articles.Span]bool{}
	for _, a := range p.page.Links(p.top, p.height) {
		for _, c := range p.page.Cells(a.Span) {
			if y, ok := rows[c.Line]; ok && !seen[a.Span] {
				seen[a.Span] = true
				p.labels = append(p.labels, label{Hint{URL: a.URL}, c.From, y})
			}
		}
	}
	out := make([]Hint, len(p.labels))
	for i := range p.labels {
		p.labels[i].Label = nthLabel(i, len(p.labels))
		out[i] = p.labels[i].Hint
	}
	return out
}

// nthLabel is the i-th label of n: one letter each where that is enough, else two.
func nthLabel(i, n int) string {
	if n <= len(letters) {
		return letters[i : i+1]
	}
	i %= len(letters) * len(letters)
	return letters[i/len(letters):][:1] + letters[i%len(letters):][:1]
}

// Narrow shows only the labels that begin with what was typed.
func (p *Pane) Narrow(typed string) { p.narrowed, p.fresh = typed, false }

// Unhint takes the labels away.
func (p *Pane) Unhint() { p.labels, p.narrowed, p.fresh = nil, "", false }

// hinted draws the labels over lines.
func (p *Pane) hinted(lines []string) []string {
	o := p.page.Options()
	pen := theme.Pen{Theme: o.Theme, Method: o.Method}
	for _, l := range p.labels {
		rest, ok := strings.CutPrefix(l.Label, p.narrowed)
		if !ok || l.y >= len(lines) {
			continue
		}
		x := max(min(l.x, p.width-len(rest)), 0)
		lines[l.y] = pen.Fit(pen.Splice(lines[l.y], pen.Mark(theme.FoundHere).Render(rest), x, len(rest)), p.width)
	}
	return lines
}
