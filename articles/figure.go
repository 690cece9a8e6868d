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
func Counted(n int, noun string) string {
	if n != 1 {
		switch noun {
		case "person":
			noun = "people"
		case "country":
			noun = "countries"
		default:
			noun += "s"
		}
	}
	return Figure(n) + " " + noun
}
