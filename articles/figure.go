package articles

import "strconv"

// Figure is n with its thousands parted: "1,284".
func Figure(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Counted is n with its noun: "1 note", "1,284 articles", "3 people".
func Counted(n int, noun string) string { return Figure(n) + " " + Plural(n, noun) }

// Plural is noun as it is said of n things.
func Plural(n int, noun string) string {
	switch {
	case n == 1:
		return noun
	case noun == "person":
		return "people"
	case noun == "country":
		return "countries"
	}
	return noun + "s"
}
