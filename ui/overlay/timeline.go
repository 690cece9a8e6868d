package overlay

import (
	"math"
	"strconv"
	"strings"
	"time"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// A span of time for which a timeline has one column.
type unit struct {
	name  string
	start func(t time.Time) time.Time // of the unit that t is in
	next  func(t time.Time) time.Time
}

// units are from the smallest to the largest.
func units() []unit {
	step := func(years, months, days int) func(time.Time) time.Time {
		return func(t time.Time) time.Time { return t.AddDate(years, months, days) }
	}
	date := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	return []unit{
		{"day", func(t time.Time) time.Time { return date(t.Year(), t.Month(), t.Day()) }, step(0, 0, 1)},
		{"week", func(t time.Time) time.Time { return date(t.Year(), t.Month(), t.Day()-(int(t.Weekday())+6)%7) }, step(0, 0, 7)},
		{"month", func(t time.Time) time.Time { return date(t.Year(), t.Month(), 1) }, step(0, 1, 0)},
		{"quarter", func(t time.Time) time.Time { return date(t.Year(), (t.Month()-1)/3*3+1, 1) }, step(0, 3, 0)},
		{"year", func(t time.Time) time.Time { return date(t.Year(), 1, 1) }, step(1, 0, 0)},
		{"decade", func(t time.Time) time.Time { return date(t.Year()/10*10, 1, 1) }, step(10, 0, 0)},
	}
}

// A column of a timeline.
type column struct {
	start            time.Time
	articles, quotes int
}

// columns counts days by the smallest unit that takes no more than room columns;
// of the largest there may be more, and only the last are kept.
func columns(days []articles.DayOfName, room int) (u unit, out []column) {
	all := units()
	for i, u := range all {
		out = out[:0]
		last := days[len(days)-1].Day.UTC()
		for t := u.start(days[0].Day.UTC()); !t.After(last); t = u.next(t) {
			if out = append(out, column{start: t}); len(out) > room && i < len(all)-1 {
				break
			}
		}
		if len(out) <= room || i == len(all)-1 {
			return u, fill(out[max(len(out)-room, 0):], days)
		}
	}
	return u, nil
}

// fill counts days into the columns they are in.
func fill(out []column, days []articles.DayOfName) []column {
	k := 0
	for _, d := range days {
		for k+1 < len(out) && !d.Day.Before(out[k+1].start) {
			k++
		}
		if !d.Day.Before(out[k].start) {
			out[k].articles += d.Articles
			out[k].quotes += d.Quotes
		}
	}
	return out
}

// timeline draws how many articles have a name, and how often it is quoted, over
// time: blocks that grow with the figures, and what time they span.
func timeline(pen theme.Pen, width int, x articles.Dossier) []line {
	const label = 10
	indent := label
	if width < 40 {
		indent = 0
	}
	room := max(width-indent-8, 8)
	u, cols := columns(x.Timeline, room)
	wide := max(min(room/max(len(cols), 1), 6), 1)
	name := func(s string) theme.Seg { return theme.Seg{Text: pad0(s, indent), Style: pen.Muted} }
	style := pen.Person
	if x.Entity.Kind == articles.Country {
		style = pen.Country
	}
	count := func(of func(column) int) (most int) {
		for _, c := range cols {
			most = max(most, of(c))
		}
		return most
	}
	named := func(c column) int { return c.articles }
	said := func(c column) int { return c.quotes }
	upper, lower := bars(cols, wide, count(named), named)
	out := []line{
		{left: []theme.Seg{name(""), {Text: upper, Style: style}}},
		{left: []theme.Seg{name("articles"), {Text: lower, Style: style}}, right: []theme.Seg{{Text: "≤ " + articles.Figure(count(named)), Style: pen.Muted}}},
	}
	if most := count(said); most > 0 {
		_, low := bars(cols, wide, 2*most, said)
		out = append(out, line{left: []theme.Seg{name("quotes"), {Text: low, Style: pen.Quote}}, right: []theme.Seg{{Text: "≤ " + articles.Figure(most), Style: pen.Muted}}})
	}
	return append(out, line{left: []theme.Seg{name(""), {Text: axis(cols, wide, u), Style: pen.Muted}}})
}

// bars are the figures of cols as two lines of blocks, of sixteen heights.
func bars(cols []column, wide, most int, of func(column) int) (upper, lower string) {
	const blocks = "▁▂▃▄▅▆▇█"
	height := []rune(" " + blocks)
	var up, low strings.Builder
	for _, c := range cols {
		h := 0
		if n := of(c); n > 0 && most > 0 {
			h = max(int(math.Round(16*float64(n)/float64(most))), 1)
		}
		block := func(h int) string {
			return strings.Repeat(string(height[max(min(h, 8), 0)]), max(wide-1, 1)) + theme.Blank(min(wide-1, 1))
		}
		up.WriteString(block(h - 8))
		low.WriteString(block(h))
	}
	return up.String(), low.String()
}

// axis names the first and the last column, and what a column is.
func axis(cols []column, wide int, u unit) string {
	layout := map[string]string{"day": "2 Jan 2006", "week": "2 Jan 2006", "month": "Jan 2006", "quarter": "Jan 2006"}[u.name]
	if layout == "" {
		layout = "2006"
	}
	from, to := cols[0].start.Format(layout), cols[len(cols)-1].start.Format(layout)
	each := "a " + u.name + " each"
	if from == to {
		return from + ", " + each
	}
	gap := wide*len(cols) - len(from) - len(to)
	if gap < len(each)+2 {
		return from + " – " + to + ", " + each
	}
	left := (gap - len(each)) / 2
	return from + theme.Blank(left) + each + theme.Blank(gap-len(each)-left) + to
}

// bar is n of most as a line of at most width cells.
func bar(n, most, width int) string {
	if most <= 0 || width <= 0 {
		return ""
	}
	return strings.Repeat("▪", max(n*width/most, 1))
}

// pad is s at the right of width cells, pad0 at their left.
func pad(s string, width int) string { return theme.Blank(width-len([]rune(s))) + s }

func pad0(s string, width int) string {
	if width == 0 {
		return ""
	}
	return s + theme.Blank(width-len(s))
}

func percent(p float64) string { return strconv.Itoa(int(math.Round(100*p))) + "%" }
