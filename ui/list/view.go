package list

import (
	"strconv"
	"strings"
	"time"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// View draws the rows, in the pane's width and height.
func (p *Pane) View() string {
	if p.fresh {
		return p.cached
	}
	lines := make([]string, 0, p.height)
	if p.total == 0 {
		lines = p.nothing()
	}
	s := p.slots()
	for i := p.top; len(lines) < p.height && i < p.total; i++ {
		lines = append(lines, p.draw(i, s)...)
	}
	for len(lines) < p.height {
		lines = append(lines, theme.Blank(p.width))
	}
	p.cached = strings.Join(lines[:max(p.height, 0)], "\n")
	p.fresh = true
	return p.cached
}

// nothing is what an empty list says, in the upper middle.
func (p *Pane) nothing() []string {
	var lines []string
	if !p.loaded {
		return lines
	}
	for range min(p.height/4, 6) {
		lines = append(lines, theme.Blank(p.width))
	}
	style := p.pen.Strong
	for _, s := range p.empty {
		for _, l := range p.pen.Wrap(s, p.width-4, 0) {
			lines = append(lines, p.pen.Draw(p.width, theme.Style{}, []theme.Seg{{Text: "  "}, {Text: l, Style: style}}, nil))
		}
		style = p.pen.Muted
	}
	return lines
}

// draw is the two lines of row i; blank while its page is on its way.
func (p *Pane) draw(i int, s slots) []string {
	r := p.at(i)
	if r == nil {
		blank := p.pen.Draw(p.width, theme.Style{}, []theme.Seg{{Text: "    …", Style: p.pen.Muted}}, nil)
		return []string{blank, theme.Blank(p.width)}
	}
	under, mark := theme.Style{}, " "
	if p.in(i) {
		under, mark = p.pen.RowIdle, p.pen.Glyphs.Chosen
	}
	if i == p.cursor {
		under, mark = p.pen.RowIdle, p.pen.Glyphs.Cursor
		if p.focus {
			under = p.pen.Row
		}
	}
	title := theme.Style{}
	switch {
	case r.ID == p.reading:
		title = p.pen.Strong
	case r.Read:
		title = p.pen.Muted
	}
	bar := theme.Seg{Style: p.pen.Line}
	if r.under != 0 {
		bar.Text = p.pen.Glyphs.Telling + " "
	}
	return []string{
		p.pen.Draw(p.width, under, []theme.Seg{
			{Text: mark, Style: p.pen.Key},
			sign(r.Starred, p.pen.Glyphs.Starred, p.pen.Starred),
			sign(!r.Read, p.pen.Glyphs.Unread, p.pen.Unread),
			{Text: " "},
			bar,
			{Text: name(r), Style: title},
		}, nil),
		p.pen.Draw(p.width, under.Beneath(), append([]theme.Seg{
			{Text: "  "},
			sign(r.Watched, p.pen.Glyphs.Watched, p.pen.Warn),
			{Text: " "},
			bar,
		}, p.origin(r, s)...), p.figures(r, s)),
	}
}

// origin is where an article is from and how many others tell its story, in as
// many words as there is room for.
func (p *Pane) origin(r *row, s slots) []theme.Seg {
	from := theme.Seg{Text: r.source, Style: p.pen.Muted}
	if r.Others == 0 || r.under != 0 {
		return []theme.Seg{from}
	}
	room := p.width - sourceFrom - aged - s.total()
	n, others := strconv.Itoa(r.Others), " "+articles.Plural(r.Others, "other")
	ways := []string{gap + "same story as " + n + others, " +" + n + others, " +" + n}
	if !p.folding(r) {
		ways = []string{gap + n + others + " below", " " + n + " below", " -" + n}
	}
	least := min(p.pen.Width(r.source), sourceRoom)
	for _, words := range ways {
		if left := room - len(words); left >= least || words == ways[len(ways)-1] {
			from.Text = p.pen.Cut(r.source, max(left, 0))
			return []theme.Seg{from, {Text: words}}
		}
	}
	return nil
}

func sign(on bool, glyph string, style theme.Style) theme.Seg {
	if !on {
		return theme.Seg{Text: " "}
	}
	return theme.Seg{Text: glyph, Style: style}
}

func name(r *row) string {
	if r.title == "" {
		return "(no title)"
	}
	return r.title
}

// slots are the cells that figures of each kind take in the rows on the screen,
// so that they stand in columns.
type slots [4]int

// found are the figures of a row, in the order of slots.
func (p *Pane) found(r *row) [4]theme.Seg {
	seg := func(n int, unit string, style theme.Style) theme.Seg {
		if n == 0 {
			return theme.Seg{}
		}
		return theme.Seg{Text: strconv.Itoa(n) + unit, Style: style}
	}
	return [4]theme.Seg{
		seg(r.People, "p", p.pen.Person), seg(r.Countries, "c", p.pen.Country),
		seg(r.Quotes, p.pen.Glyphs.Direct, p.pen.Quote), seg(r.Notes, p.pen.Glyphs.Note, p.pen.Note),
	}
}

// slots measures the rows from top on.
func (p *Pane) slots() (widest slots) {
	for i := p.top; i < p.top+p.visible()+1; i++ {
		if r := p.at(i); r != nil {
			for k, f := range p.found(r) {
				widest[k] = max(widest[k], len(f.Text))
			}
		}
	}
	for _, k := range [...]int{3, 1} { // notes, then countries, make room for the source
		if p.width-sourceFrom-aged-widest.total() < sourceRoom {
			widest[k] = 0
		}
	}
	return widest
}

// The cells before the source and those of an age with its blanks; and the fewest
// that a source should have.
const sourceFrom, aged, sourceRoom = 4, 8, 6

// total is the cells of all figures with the blanks before them.
func (s slots) total() (n int) {
	for _, w := range s {
		if w > 0 {
			n += w + 1
		}
	}
	return n
}

// figures are the age of an article and what was found in it.
func (p *Pane) figures(r *row, s slots) []theme.Seg {
	when := r.Published
	if when.IsZero() {
		when = r.Added
	}
	segs := []theme.Seg{{Text: age(when, p.now()), Style: p.pen.Muted}, {Text: " "}}
	if !r.Analysed {
		return segs
	}
	for k, f := range p.found(r) {
		if s[k] > 0 {
			segs = append(segs, theme.Seg{Text: theme.Blank(s[k] - len(f.Text) + 1)}, f)
		}
	}
	return append(segs, theme.Seg{Text: " "})
}

// age is how long ago t was, in at most six cells: "5m", "2h", "3d", then the
// day, and after eleven months the year.
func age(t, now time.Time) string {
	const day = 24 * time.Hour
	d := now.Sub(t)
	switch {
	case t.IsZero():
		return ""
	case d < -time.Minute:
		return t.In(now.Location()).Format("2 Jan")
	case d < time.Minute:
		return "now"
	case d < time.Hour:
		return strconv.Itoa(int(d/time.Minute)) + "m"
	case d < day:
		return strconv.Itoa(int(d/time.Hour)) + "h"
	case d < 7*day:
		return strconv.Itoa(int(d/day)) + "d"
	case d < 330*day:
		return t.In(now.Location()).Format("2 Jan")
	}
	return t.In(now.Location()).Format("2006")
}
