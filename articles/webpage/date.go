package webpage

import (
	"strings"
	"time"

	"github.com/itlightning/dateparse"
)

// layouts are the ways in which dates are written that dateparse does not read,
// or takes for another day.
var layouts = []string{
	"2006-01-02T15:04:05-0700", "20060102", "2006-01", "Monday, January 2, 2006", "Monday, 2 January 2006",
	"Monday 2 January 2006", "Monday, January 2, 2006 15:04", "January 2, 2006 at 3:04 pm", "Jan. 2, 2006",
}

// longestDate is the most characters that a date is written in.
const longestDate = 64

// Date reads a date in any of the forms that pages, feeds and front matter use.
// It is zero if s is none, or if it may be one of two days: 02/03/2006 is the
// second of March in London and the third of February in Boston.
func Date(s string) time.Time {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > longestDate {
		return time.Time{}
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			return t
		}
	}
	t, err := dateparse.ParseStrict(s)
	if err != nil || t.Year() < 1000 || t.Year() > 9999 {
		return time.Time{}
	}
	return t
}
