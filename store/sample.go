package store

import (
	"strings"
	"unicode"
)

// sample is up to eight words of text, from all over it, each with a letter or
// digit so old that the tokenizer of every engine knows it for one.
func sample(text string) []string {
	const most = 8
	words := strings.FieldsFunc(text, unicode.IsSpace)
	step := max(1, len(words)/most)
	var out []string
	for i := 0; i < len(words) && len(out) < most; i += step {
		if strings.ContainsFunc(words[i], wellKnown) {
			out = append(out, strings.TrimRight(words[i], "*"))
		}
	}
	return out
}

func wellKnown(r rune) bool {
	old := r < 0x250 || r >= 0x400 && r < 0x460 || r >= 0x621 && r <= 0x64a || // Latin, Cyrillic, Arabic
		r >= 0x3041 && r <= 0x3094 || r >= 0x4e00 && r <= 0x9fa5 || r >= 0xac00 && r <= 0xd7a3 // kana, Han, Hangul
	return old && (unicode.IsLetter(r) || unicode.IsNumber(r))
}
