package query

import (
	"strconv"
	"strings"
	"time"
)

// moment reads a day (2026-01-31, 2026-01, 2026, today, yesterday), an RFC 3339
// time, or a span counted back from now (12h, 7d, 2w, 3m, 1y).
func moment(s string, now time.Time) (time.Time, bool) {
	switch s = strings.ToLower(s); s {
	case "today":
		return day(now), true
	case "yesterday":
		return day(now).AddDate(0, 0, -1), true
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if at, err := time.Parse(layout, s); err == nil {
			return at, true
		}
	}
	if at, err := time.Parse(time.RFC3339, strings.ToUpper(s)); err == nil {
		return at.UTC(), true
	}
	return back(s, now)
}

func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// back is now less a number of hours, days, weeks, months or years.
func back(s string, now time.Time) (time.Time, bool) {
	if len(s) < 2 {
		return time.Time{}, false
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	if err != nil || n < 0 || n > 100_000 {
		return time.Time{}, false
	}
	switch s[len(s)-1] {
	case 'h':
		return now.Add(-time.Duration(n) * time.Hour), true
	case 'd':
		return now.AddDate(0, 0, -n), true
	case 'w':
		return now.AddDate(0, 0, -7*n), true
	case 'm':
		return now.AddDate(0, -n, 0), true
	case 'y':
		return now.AddDate(-n, 0, 0), true
	}
	return time.Time{}, false
}
