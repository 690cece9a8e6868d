package overlay

import (
	"strings"
	"testing"
	"time"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// Whatever the days are, a timeline keeps to its width and loses no article,
// unless there are more decades than columns.
func TestTimelineColumns(t *testing.T) {
	t.Parallel()
	start := time.Date(2020, 2, 29, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		days []int
		room int
		unit string
	}{
		{[]int{0, 3, 9}, 40, "day"},
		{[]int{0, 100, 200}, 40, "week"},
		{[]int{0, 1000}, 40, "month"},
		{[]int{0, 3000}, 40, "quarter"},
		{[]int{0, 12000}, 40, "year"},
		{[]int{0, 100_000}, 40, "decade"},
		{[]int{5}, 1, "day"},
	} {
		var days []articles.DayOfName
		for _, d := range c.days {
			days = append(days, articles.DayOfName{Day: start.AddDate(0, 0, d), Articles: 2, Quotes: 1})
		}
		u, cols := columns(days, c.room)
		named := 0
		for _, col := range cols {
			named += col.articles
		}
		if u.name != c.unit || len(cols) > c.room || named != 2*len(days) {
			t.Errorf("%v: %d columns of a %s with %d articles, want a %s", c.days, len(cols), u.name, named, c.unit)
		}
		pen := theme.Pen{Theme: theme.Dark()}
		for width := 1; width < 120; width++ {
			x := articles.Dossier{Timeline: days}
			for _, l := range timeline(pen, width, x) {
				drawn := pen.Draw(width, theme.Style{}, l.left, l.right)
				if w := pen.Width(drawn); w != width {
					t.Errorf("%v at %d: a line of %d cells", c.days, width, w)
				}
			}
		}
	}
}

// The height of a block tells its figure: nothing for none, at least a sliver
// for one, and the most fills both lines.
func TestBars(t *testing.T) {
	t.Parallel()
	cols := []column{{articles: 0}, {articles: 1}, {articles: 50}, {articles: 100}}
	upper, lower := bars(cols, 1, 100, func(c column) int { return c.articles })
	if got := upper + "|" + lower; strings.TrimRight(got, " ") != "   █| ▁██" {
		t.Errorf("%q", got)
	}
}
