// Package when reads dates as people and programs write them: feeds, pages,
// books, front matter and the lists of other readers.
package when

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The years that news can be of: there was no press before.
const firstYear, lastYear = 1450, 2200

// Date reads a date by RFC 3339 or RFC 822, in parts of these, in other orders,
// with months in the larger languages of Europe, or as the time since 1970. Days
// of the week are not looked at: they are wrong too often. A date without a zone
// is taken for UTC, a year alone for its first day.
//
// What is no date gives the zero time, and so does what may be one of two days:
// 02/03/2006 is the second of March in London and the third of February in
// Boston. It is the latter where it has a zone of North America.
func Date(s string) time.Time {
	const longest = 100
	if s = strings.TrimSpace(s); s == "" || len(s) > longest {
		return time.Time{}
	}
	if t, ok := unix(s); ok {
		return sane(t)
	}
	var d parts
	s, ok := d.day(s)
	if !ok || !d.clock(s) {
		return time.Time{}
	}
	return sane(d.time())
}

// sane is t if news can be of it.
func sane(t time.Time) time.Time {
	if t = t.UTC(); t.Year() < firstYear || t.Year() > lastYear {
		return time.Time{}
	}
	return t
}

// unix reads seconds since 1970, or thousandths, millionths or billionths of
// them, which their number of digits tells apart.
func unix(s string) (time.Time, bool) {
	whole, _, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return time.Time{}, false
	}
	switch len(whole) {
	case 9, 10:
		return time.Unix(n, 0), true
	case 13:
		return time.UnixMilli(n), true
	case 16:
		return time.UnixMicro(n), true
	case 19:
		return time.Unix(0, n), true
	}
	return time.Time{}, false
}

// parts are what a date is put together from.
type parts struct {
	y, m, d    int
	h, min     int
	sec, nanos int
	offset     int // seconds east of Greenwich
}

var (
	iso     = regexp.MustCompile(`(?:^|[^\d])(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[^\d]|$)`)
	east    = regexp.MustCompile(`(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]`)
	compact = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?:[^\d]|$)`)
	dotted  = regexp.MustCompile(`(?:^|[\s,])(\d{1,2})([-/.])\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})(?:[^\d]|$)`)
	dayTo   = regexp.MustCompile(`(?:^|[^\d:])(\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?[\s.,-]*(?:de |of )?\s*(\p{L}{3,})[\s.,-]*(?:de |del )?\s*(\d{4}|\d{2})(?:[^\d:]|$)`)
	monthTo = regexp.MustCompile(`(\p{L}{3,})[\s.,-]+(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(?:[\d:]{4,8}\s+(?:[A-Z]{2,5}\s+)?)?(\d{4})`)
	alone   = regexp.MustCompile(`^(\d{4})$`)

	oclock  = regexp.MustCompile(`(?:^|[^\d])(\d{1,2})\s?[:h時시]\s?(\d{1,2})(?:[:.分분]\s?(\d{1,2})(?:[.,](\d{1,9}))?)?\s*(?i:([ap])\.?\s?m\b)?`)
	stopped = regexp.MustCompile(`(?:^|[^\d.])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?()(?:\s*(?i:([ap])\.?m\b)|\b)`)
	hour    = regexp.MustCompile(`(?:^|[^\d:])(\d{1,2})()()()\s?(?i:([ap])\.?m\b|h\b|Uhr\b)`)
	offsets = regexp.MustCompile(`([+-])-?(\d{1,2}):?(\d{2})?(?::\d{2})?\s*(?:\(.*\)|\[.*\]|[A-Z]{2,5})?$`)
	zone    = regexp.MustCompile(`(?:^|[^A-Za-z])([A-Z]{1,5})(?:[^A-Za-z]|$)`)

	american = regexp.MustCompile(`\b(?:[ECMP]|AK)[SD]?T\b`)
)

// day finds year, month and day, and gives what is left of s.
func (d *parts) day(s string) (rest string, ok bool) {
	if at := compact.FindStringSubmatchIndex(s); at != nil {
		m := compact.FindStringSubmatch(s)
		d.y, d.m, d.d = number(m[1]), number(m[2]), number(m[3])
		d.h, d.min, d.sec = number(m[4]), number(m[5]), number(m[6])
		return around(s, at), d.possible()
	}
	for _, form := range []*regexp.Regexp{iso, east} {
		if at := form.FindStringSubmatchIndex(s); at != nil {
			m := form.FindStringSubmatch(s)
			d.y, d.m, d.d = number(m[1]), number(m[2]), max(1, number(m[3]))
			return around(s, at), d.possible()
		}
	}
	if at := dayTo.FindStringSubmatchIndex(s); at != nil {
		m := dayTo.FindStringSubmatch(s)
		if d.y, d.m, d.d = century(m[3]), month(m[2]), number(m[1]); d.m > 0 {
			return around(s, at), d.possible()
		}
	}
	if m := monthTo.FindStringSubmatch(s); m != nil && month(m[1]) > 0 {
		d.y, d.m, d.d = number(m[3]), month(m[1]), number(m[2])
		return s, d.possible()
	}
	if at := dotted.FindStringSubmatchIndex(s); at != nil {
		return d.numeric(s, at)
	}
	if m := alone.FindStringSubmatch(s); m != nil {
		d.y, d.m, d.d = number(m[1]), 1, 1
		return "", true
	}
	return s, false
}

// numeric reads day, month and year where the month has no name: the day comes
// first between full stops, and elsewhere where there is no doubt.
func (d *parts) numeric(s string, at []int) (rest string, ok bool) {
	m := dotted.FindStringSubmatch(s)
	rest = around(s, at)
	d.y, d.m, d.d = century(m[4]), number(m[3]), number(m[1])
	doubt := m[2] != "." && d.m <= 12 && d.d <= 12 && d.m != d.d
	if m[2] != "." && (d.m > 12 || american.MatchString(rest) && d.d <= 12) {
		d.m, d.d, doubt = d.d, d.m, false
	}
	return rest, !doubt && d.possible()
}

// around is s without what a match took, but with the marks at its ends.
func around(s string, at []int) string {
	last := at[1]
	for i := 3; i < len(at); i += 2 {
		if at[i] >= 0 {
			last = at[i]
		}
	}
	return s[:at[2]] + " " + s[last:]
}

// possible reports whether there is such a day.
func (d *parts) possible() bool {
	t := time.Date(d.y, time.Month(d.m), d.d, 0, 0, 0, 0, time.UTC)
	return d.m >= 1 && d.m <= 12 && d.d >= 1 && t.Day() == d.d
}

// clock finds the time of day and the zone in what is left.
func (d *parts) clock(s string) bool {
	for _, form := range []*regexp.Regexp{oclock, stopped, hour} {
		if at := form.FindStringSubmatchIndex(s); at != nil {
			d.oclock(form.FindStringSubmatch(s))
			s = s[at[1]:] // the zone comes behind
			break
		}
	}
	if d.h > 24 || d.h == 24 && d.min+d.sec > 0 || d.min > 59 || d.sec > 60 {
		return false
	}
	s = strings.TrimSpace(s)
	if m := offsets.FindStringSubmatch(s); m != nil {
		d.offset = number(m[2])*3600 + number(m[3])*60
		if m[1] == "-" {
			d.offset = -d.offset
		}
		if d.offset > 15*3600 || d.offset < -15*3600 {
			d.offset = 0
		}
	} else if m := zone.FindStringSubmatch(s); m != nil {
		d.offset = zones[m[1]] // others are of no place, as the letters of armies
	}
	return true
}

// oclock takes hour, minute, second, its parts and the half of the day.
func (d *parts) oclock(m []string) {
	d.h, d.min, d.sec = number(m[1]), number(m[2]), number(m[3])
	if m[4] != "" {
		d.nanos = number((m[4] + "000000000")[:9])
	}
	switch half := strings.ToLower(m[5]); {
	case half == "p" && d.h < 12:
		d.h += 12
	case half == "a" && d.h == 12:
		d.h = 0
	}
}

// time is the moment. A second that was put in to keep clocks right counts as
// the one before.
func (d *parts) time() time.Time {
	return time.Date(d.y, time.Month(d.m), d.d, d.h, d.min, min(d.sec, 59), d.nanos, time.FixedZone("", d.offset))
}

// number is that of digits, which are few.
func number(s string) int {
	n, _ := strconv.Atoi(s) // "" is 0
	return n
}

// century is a year as written with two digits or four.
func century(s string) int {
	n := number(s)
	switch {
	case len(s) > 2:
		return n
	case n < 70:
		return n + 2000
	}
	return n + 1900
}
