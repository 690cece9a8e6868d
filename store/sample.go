package store

import (
	"strings"
	"unicode"
)

// sample is up to eight words of text, from all over it.
func sample(text string) []string {
	const most = 8
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == 0 })
	step := max(1, len(words)/most)
	var out []string
	for i := 0; i < len(words) && len(out) < most; i += step {
		out = append(out, strings.TrimRight(words[i], "*"))
	}
	return out
}
