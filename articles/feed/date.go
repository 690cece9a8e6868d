package feed

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Date reads a date as feeds write them: by RFC 3339 or RFC 822, in parts of
// these, in other orders, with months in the larger languages of Europe, or as
// seconds since 1970. What is no date gives the zero time. A date without a zone
// is taken for UTC.
func Date(s string) time.Time {
	const longest = 100
	if s = strings.TrimSpace(s); s == "" || len(s) > longest {
		return time.Time{}
	}
	if t, ok := unix(s); ok {
		return sane(t)
	}
	var d dateParts
	s, ok := d.year(s)
	if !ok || !d.clock(s) {
		return time.Time{}
	}
	return sane(d.time())
}

// sane is t if news can be of it.
func sane(t time.Time) time.Time {
	if t.Year() < 1900 || t.Year() > 2200 {
		return time.Time{}
	}
	return t.UTC()
}

// unix reads seconds or milliseconds since 1970.
func unix(s string) (time.Time, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err != nil || len(s) < 9:
		return time.Time{}, false
	case len(s) >= 12 && len(s) != 14:
		return time.UnixMilli(n), true
	case len(s) <= 10:
		return time.Unix(n, 0), true
	}
	return time.Time{}, false
}

// dateParts are what a date is put together from.
type dateParts struct {
	y, m, d    int
	h, min     int
	sec, nanos int
	offset     int // seconds east of Greenwich
}

var (
	iso     = regexp.MustCompile(`(?:^|[^\d])(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[^\d]|$)`)
	compact = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?`)
	dotted  = regexp.MustCompile(`(?:^|\s)(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?:[^\d]|$)`)
	worded  = regexp.MustCompile(`(?:^|[^\d:])(\d{1,2})(?:st|nd|rd|th|er|º|ª)?[\s.,-]*(?:de |of )?\s*(\p{L}{3,})[\s.,-]*(?:de |del )?\s*(\d{4}|\d{2})(?:[^\d:]|$)`)
	wordOne = regexp.MustCompile(`(\p{L}{3,})[\s.,]+(\d{1,2})(?:st|nd|rd|th)?[\s,]+(?:[\d:]{4,8}\s+(?:[A-Z]{2,5}\s+)?)?(\d{4})`)
	oclock  = regexp.MustCompile(`(?:^|[^\d])(\d{1,2})[:h](\d{1,2})(?:[:.](\d{1,2})(?:[.,](\d{1,9}))?)?\s*(?i:([ap])\.?m\b)?`)
	offsets = regexp.MustCompile(`([+-])-?(\d{1,2}):?(\d{2})?(?::\d{2})?\s*(?:\(.*\)|[A-Z]{2,5})?$`)
	zone    = regexp.MustCompile(`(?:^|[^A-Za-z])([A-Z]{1,5})(?:[^A-Za-z]|$)`)
)

// year finds year, month and day, and gives what is left of s.
func (d *dateParts) year(s string) (rest string, ok bool) {
	if m := compact.FindStringSubmatch(s); m != nil {
		d.y, d.m, d.d = number(m[1]), number(m[2]), number(m[3])
		if m[4] != "" {
			d.h, d.min, d.sec = number(m[4]), number(m[5]), number(m[6])
		}
		return s[len(m[0]):], d.possible()
	}
	if at := iso.FindStringSubmatchIndex(s); at != nil {
		m := iso.FindStringSubmatch(s)
		d.y, d.m, d.d = number(m[1]), number(m[2]), max(1, number(m[3]))
		return around(s, at), d.possible()
	}
	if at := worded.FindStringSubmatchIndex(s); at != nil {
		m := worded.FindStringSubmatch(s)
		d.y, d.m, d.d = century(m[3]), month(m[2]), number(m[1])
		if d.m > 0 {
			return around(s, at), d.possible()
		}
	}
	if m := wordOne.FindStringSubmatch(s); m != nil && month(m[1]) > 0 {
		d.y, d.m, d.d = number(m[3]), month(m[1]), number(m[2])
		return s, d.possible()
	}
	if at := dotted.FindStringSubmatchIndex(s); at != nil {
		m := dotted.FindStringSubmatch(s)
		d.y, d.m, d.d = century(m[4]), number(m[3]), number(m[1])
		if d.m > 12 && m[2] != "." { // as in America
			d.m, d.d = d.d, d.m
		}
		return around(s, at), d.possible()
	}
	return s, false
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
func (d *dateParts) possible() bool {
	t := time.Date(d.y, time.Month(d.m), d.d, 0, 0, 0, 0, time.UTC)
	return d.m >= 1 && d.m <= 12 && d.d >= 1 && t.Day() == d.d
}

// clock finds the time of day and the zone in what is left.
func (d *dateParts) clock(s string) bool {
	if at := oclock.FindStringSubmatchIndex(s); at != nil {
		m := oclock.FindStringSubmatch(s)
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
		s = s[at[1]:]
	}
	if d.h == 24 && d.min == 0 { // the end of the day
		return true
	}
	if d.h > 23 || d.min > 59 || d.sec > 60 {
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
		d.offset = zones[m[1]]
	}
	return true
}

func (d *dateParts) time() time.Time {
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

// month is the number of a month by its name, whole or cut short, 0 for any
// other word.
func month(s string) int {
	word := strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
	for _, m := range months {
		if strings.HasPrefix(word, m.start) {
			return m.number
		}
	}
	return 0
}

// months are how their names start in English, French, German, Spanish, Italian,
// Portuguese, Dutch, Polish and Russian, the longer start first.
var months = []struct {
	start  string
	number int
}{
	{"jan", 1},
	{"jän", 1},
	{"ene", 1},
	{"gen", 1},
	{"sty", 1},
	{"янв", 1},
	{"feb", 2},
	{"fév", 2},
	{"fev", 2},
	{"lut", 2},
	{"фев", 2},
	{"mar", 3},
	{"mär", 3},
	{"mrz", 3},
	{"maa", 3},
	{"mrt", 3},
	{"мар", 3},
	{"apr", 4},
	{"avr", 4},
	{"abr", 4},
	{"kwi", 4},
	{"апр", 4},
	{"may", 5},
	{"mai", 5},
	{"mei", 5},
	{"mag", 5},
	{"maj", 5},
	{"мая", 5},
	{"май", 5},
	{"juin", 6},
	{"jun", 6},
	{"giu", 6},
	{"cze", 6},
	{"июн", 6},
	{"juil", 7},
	{"jul", 7},
	{"lug", 7},
	{"lip", 7},
	{"июл", 7},
	{"aug", 8},
	{"aoû", 8},
	{"aou", 8},
	{"ago", 8},
	{"sie", 8},
	{"авг", 8},
	{"sep", 9},
	{"set", 9},
	{"wrz", 9},
	{"сен", 9},
	{"oct", 10},
	{"okt", 10},
	{"ott", 10},
	{"out", 10},
	{"paź", 10},
	{"окт", 10},
	{"nov", 11},
	{"lis", 11},
	{"ноя", 11},
	{"dec", 12},
	{"déc", 12},
	{"dez", 12},
	{"dic", 12},
	{"gru", 12},
	{"дек", 12},
}

// zones are the offsets of abbreviations. Those that mean two places mean the
// one that writes more feeds.
var zones = map[string]int{
	"EST": -5 * 3600, "EDT": -4 * 3600, "CST": -6 * 3600, "CDT": -5 * 3600, "MST": -7 * 3600, "MDT": -6 * 3600, "PST": -8 * 3600, "PDT": -7 * 3600,
	"AKST": -9 * 3600, "AKDT": -8 * 3600, "HST": -10 * 3600, "AST": -4 * 3600, "ADT": -3 * 3600, "NST": -12600, "NDT": -9000,
	"BST": 3600, "IST": 19800, "WEST": 3600, "CET": 3600, "CEST": 7200, "MEZ": 3600, "MESZ": 7200, "EET": 7200, "EEST": 10800, "MSK": 10800,
	"JST": 9 * 3600, "KST": 9 * 3600, "SGT": 8 * 3600, "HKT": 8 * 3600, "AWST": 8 * 3600, "ACST": 34200, "AEST": 10 * 3600, "AEDT": 11 * 3600,
	"NZST": 12 * 3600, "NZDT": 13 * 3600, "SAST": 7200, "BRT": -3 * 3600, "ART": -3 * 3600,
}
