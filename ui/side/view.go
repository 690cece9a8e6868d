package side

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// indent is the cells before the text of a row: cursor and blank.
const indent = 2

// View draws tabs and rows, in the pane's width and height.
func (p *Pane) View() string {
	if p.fresh {
		return p.cached
	}
	lines := make([]string, 0, p.height)
	lines = append(lines, p.tabLine())
	for len(lines) < p.head() {
		lines = append(lines, theme.Blank(p.width))
	}
	l := &p.lists[p.tab]
	if len(l.all) == 0 {
		lines = append(lines, p.nothing()...)
	}
	for i := l.top; i < len(l.all) && len(lines) < p.height; i++ {
		lines = append(lines, p.draw(&l.all[i], i == l.cursor)...)
	}
	for len(lines) < p.height {
		lines = append(lines, theme.Blank(p.width))
	}
	p.cached, p.fresh = strings.Join(lines[:max(p.height, 0)], "\n"), true
	return p.cached
}

// tabLabels are the tabs with their counts: in full where there is room, else
// all but the shown one by a letter.
func (p *Pane) tabLabels() (labels [tabs]string) {
	names := [tabs]string{"People", "Countries", "Quotes", "Notes"}
	short := [tabs]string{"People", "Ctry", "Quote", "Note"}
	full, mid := 0, 0
	for i := range names {
		n := len(strconv.Itoa(len(p.lists[i].all)))
		full += len(names[i]) + n + 3
		mid += len(short[i]) + n + 3
	}
	for i, name := range names {
		switch {
		case full <= p.width:
		case mid <= p.width:
			name = short[i]
		case Tab(i) != p.tab || p.width < 22:
			name = name[:1]
		}
		labels[i] = name + " " + strconv.Itoa(len(p.lists[i].all))
	}
	return labels
}

// tabLine is the line of tabs.
func (p *Pane) tabLine() string {
	line := make([]theme.Seg, 0, 3*int(tabs))
	for i, label := range p.tabLabels() {
		style := p.pen.Tab
		if Tab(i) == p.tab {
			style = p.pen.TabOn
		}
		line = append(line, theme.Seg{Text: " "}, theme.Seg{Text: label, Style: style}, theme.Seg{Text: " "})
	}
	return p.pen.Draw(p.width, theme.Style{}, line, nil)
}

// nothing is what an empty tab says.
func (p *Pane) nothing() []string {
	words := [tabs]string{
		"No people are named here.", "No countries are named here.", "Nobody is quoted here.",
		strings.TrimSpace("No notes yet. " + p.howTo),
	}[p.tab]
	switch {
	case p.article == 0:
		words = "Open an article to see who it is about."
	case p.waiting && p.tab != Notes:
		words = "Still looking for names and quotes …"
	}
	lines := p.pen.Wrap(words, p.width-indent-1, 0)
	for i, l := range lines {
		lines[i] = p.line(theme.Style{}, " ", theme.Seg{Text: l, Style: p.pen.Muted})
	}
	return lines
}

func (p *Pane) line(under theme.Style, mark string, left theme.Seg, right ...theme.Seg) string {
	if len(right) > 0 {
		right = append(right, theme.Seg{Text: " "})
	}
	return p.pen.Draw(p.width, under, []theme.Seg{{Text: mark, Style: p.pen.Key}, {Text: " "}, left}, right)
}

// draw is the lines of r.
func (p *Pane) draw(r *row, chosen bool) []string {
	under, mark := theme.Style{}, " "
	if chosen {
		under, mark = p.pen.RowIdle, p.pen.Glyphs.Cursor
		if p.focus {
			under = p.pen.Row
		}
	}
	head, body, foot := p.styles(r)
	lines := make([]string, 0, r.height)
	figures := make([]theme.Seg, 0, len(r.figures)+2)
	if r.watched {
		figures = append(figures, theme.Seg{Text: p.pen.Glyphs.Watched + " ", Style: p.pen.Warn})
	}
	for _, f := range r.figures {
		f.Style = p.pen.Muted
		if strings.HasSuffix(f.Text, `" `) {
			f.Style = p.pen.Quote
		}
		figures = append(figures, f)
	}
	if r.head.Text != "" {
		lines = append(lines, p.line(under, mark, theme.Seg{Text: r.head.Text, Style: head}, figures...))
		mark = " "
	}
	for _, w := range r.wrapped {
		lines = append(lines, p.line(under.Beneath(), mark, theme.Seg{Text: w, Style: body}))
		mark = " "
	}
	if len(r.foot) > 0 {
		right := slices.Clone(r.foot[1:])
		for i := range right {
			right[i].Style = foot
		}
		lines = append(lines, p.line(under.Beneath(), mark, theme.Seg{Text: r.foot[0].Text, Style: foot}, right...))
	}
	if r.gap {
		lines = append(lines, theme.Blank(p.width))
	}
	return lines
}

// styles are those of a row's three parts.
func (p *Pane) styles(r *row) (head, body, foot theme.Style) {
	switch r.Tab {
	case People:
		return p.pen.Person, theme.Style{}, p.pen.Muted
	case Countries:
		return p.pen.Country, theme.Style{}, p.pen.Muted
	case Quotes:
		foot = p.pen.Muted
		if r.Quote.Certainty < articles.Doubtful {
			foot = p.pen.Warn
		}
		if r.Quote.Speaker.Name != "" {
			return p.pen.Person, p.pen.Quote, foot
		}
		return p.pen.Muted, p.pen.Quote, foot
	}
	foot = p.pen.Muted
	if r.Note.Placement != articles.Placed && r.Note.Placement != "" {
		foot = p.pen.Warn
	}
	return p.pen.Text, p.pen.Note, foot
}

// Standing is what the library knows of a name, in lines of width cells. The
// zero Standing is "not known yet".
func Standing(pen theme.Pen, width int, s articles.Standing, now time.Time) []string {
	draw := func(left, right theme.Seg) string {
		return pen.Draw(width, theme.Style{}, []theme.Seg{{Text: " "}, left}, []theme.Seg{right, {Text: " "}})
	}
	quotes := theme.Seg{Text: articles.Counted(s.Quotes, "quote"), Style: pen.Quote}
	if s.Entity.Kind == articles.Country {
		quotes = theme.Seg{} // countries do not speak
	}
	lines := []string{draw(theme.Seg{Text: articles.Counted(s.Articles, "article")}, quotes)}
	first := theme.Seg{Text: "first " + day(s.First, now), Style: pen.Muted}
	last := theme.Seg{Text: "last " + day(s.Last, now), Style: pen.Muted}
	if pen.Width(first.Text+last.Text)+4 <= width {
		lines = append(lines, draw(first, last))
	} else {
		lines = append(lines, draw(first, theme.Seg{}), draw(last, theme.Seg{}))
	}
	if len(s.With) > 0 {
		names := make([]string, 0, len(s.With))
		for _, e := range s.With {
			names = append(names, articles.Line(e.Name))
		}
		for _, l := range pen.Wrap("with "+strings.Join(names, ", "), width-2, 2) {
			lines = append(lines, draw(theme.Seg{Text: l, Style: pen.Muted}, theme.Seg{}))
		}
	}
	return lines
}

// day is t as a reader would say it today.
func day(t, now time.Time) string {
	t = t.In(now.Location())
	switch {
	case t.IsZero():
		return "–"
	case t.Format(time.DateOnly) == now.Format(time.DateOnly):
		return "today"
	case t.Year() == now.Year():
		return t.Format("2 Jan")
	}
	return t.Format("Jan 2006")
}
