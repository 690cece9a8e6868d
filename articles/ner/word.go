package ner

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onrecord/articles/ner/nn"
)

// shape is a flag, one of the lowest nine, for how w is written.
func shape(w string) uint32 {
	letters, digits, upper, lower := 0, 0, 0, 0
	firstUpper := false
	for _, r := range w {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			firstUpper = firstUpper || letters == 0
			letters++
			upper++
		case unicode.IsLetter(r):
			letters++
			lower++
		}
	}
	switch {
	case letters == 0 && digits == 0:
		return noLetter
	case digits > 0:
		return 1 << 1
	case !firstUpper && upper == 0:
		return 1 << 3
	case !firstUpper:
		return 1 << 4 // iPhone
	case letters == 1:
		return 1 << 5
	case lower == 0:
		return 1 << 6
	case upper == 1:
		return 1 << 7
	}
	return 1 << 8 // McCain
}

// noLetter flags the shape of what has neither letters nor digits.
const noLetter = 1 << 0

// capital flags the shapes that names have.
const capital = 1<<5 | 1<<6 | 1<<7 | 1<<8

// key is how the lexicon spells w: in lower case, with plain marks.
func key(w string) string {
	switch w {
	case "“", "”", "«", "»", "„", "''", "``":
		return `"`
	case "‘", "’":
		return "'"
	case "—", "–", "--", "---":
		return "-"
	case "...":
		return "…"
	}
	return strings.ToLower(strings.ReplaceAll(w, "’", "'"))
}

// bare is k without full stops, apostrophes and accents: "mr", "nt", "oneill",
// "malmo".
func bare(k string) string {
	out := make([]byte, 0, len(k))
	for _, r := range k {
		if r != '.' && r != '\'' {
			out = utf8.AppendRune(out, unaccented(r))
		}
	}
	return string(out)
}

// unaccented is the letter that r is made from: é is e.
func unaccented(r rune) rune {
	if r < utf8.RuneSelf {
		return r
	}
	var buf [utf8.UTFMax]byte
	if d := norm.NFD.Properties(buf[:utf8.EncodeRune(buf[:], r)]).Decomposition(); len(d) > 0 {
		r, _ = utf8.DecodeRune(d)
	}
	return r
}

// alphabet holds the characters that the net tells apart, from number 3 on.
const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-'\"/&@#:;!?()$%"

// Characters outside of the alphabet.
const (
	otherMark   = 1
	otherLetter = 2
)

// letters are the numbers of the characters of w: if they are too many, those
// of its head and its tail.
func letters(w string) (out [nn.WordLen]uint8) {
	const tail = 6
	n, skip := utf8.RuneCountInString(w), 0
	if n > nn.WordLen {
		skip = n - nn.WordLen
	}
	i := 0
	for _, r := range w {
		if i >= nn.WordLen-tail && skip > 0 {
			skip--
			continue
		}
		out[i] = letter(r)
		i++
	}
	return out
}

func letter(r rune) uint8 {
	if r == '’' {
		r = '\''
	}
	r = unaccented(r)
	if r < utf8.RuneSelf {
		if k := strings.IndexByte(alphabet, byte(r)); k >= 0 {
			return uint8(k + 3)
		}
	}
	if unicode.IsLetter(r) {
		return otherLetter
	}
	return otherMark
}
