package store

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word of a text as search sees it: a run of letters and digits
// without case and accents. A character of a script that is written without
// spaces is a word by itself, so that search looks inside such runs.
type token struct {
	lo, hi int // bytes of the text
	key    string
}

// tokens calls f for each token of text, until it returns false.
func tokens(text string, f func(t token) bool) {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unspaced(r):
			if !f(token{i, i + n, text[i : i+n]}) {
				return
			}
			i += n
		case inWord(r):
			end := wordEnd(text, i+n)
			if !f(token{i, end, strip(text[i:end])}) {
				return
			}
			i = end
		default:
			i += n
		}
	}
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unspaced(r) || !inWord(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		i += n
	}
	return i
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// unspaced reports whether r is of a script that is written without spaces
// between words: Han, kana, Thai, Lao, Khmer, Burmese.
func unspaced(r rune) bool {
	switch {
	case r < 0xe00:
		return false
	case r <= 0xeff, r >= 0x1000 && r <= 0x109f, r >= 0x1780 && r <= 0x17ff: // Thai and Lao, Burmese, Khmer
		return unicode.IsLetter(r)
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// A needle is something to be found in a text: words in a row.
type needle struct {
	keys []string
	cut  bool // the last is the beginning of a word
}

// needles are what a search for strings looks for; one that ends in a star is
// the beginning of a word.
func needles(wanted ...string) (out []needle) {
	for _, w := range wanted {
		var n needle
		w, n.cut = strings.CutSuffix(w, "*")
		tokens(w, func(t token) bool {
			n.keys = append(n.keys, t.key)
			return true
		})
		if len(n.keys) > 0 {
			out = append(out, n)
		}
	}
	return out
}

// at reports whether the words from ts[i] on are n.
func (n needle) at(ts []token, i int) bool {
	if i+len(n.keys) > len(ts) {
		return false
	}
	last := len(n.keys) - 1
	for k, key := range n.keys {
		got := ts[i+k].key
		if got != key && (k < last || !n.cut || !strings.HasPrefix(got, key)) {
			return false
		}
	}
	return true
}

// A match is a place where a needle was found.
type match struct {
	lo, hi int // bytes of the text
	needle int
}

// find is the places of needles in text, in order, without those that begin in
// another one.
func find(text string, ns []needle) (out []match) {
	const wordSize = 6 // and the space behind it
	ts := make([]token, 0, len(text)/wordSize+1)
	tokens(text, func(t token) bool {
		ts = append(ts, t)
		return true
	})
	for i := 0; i < len(ts); i++ {
		best := 0
		for k, n := range ns {
			if len(n.keys) > best && n.at(ts, i) {
				if best > 0 {
					out = out[:len(out)-1]
				}
				best = len(n.keys)
				out = append(out, match{ts[i].lo, ts[i+best-1].hi, k})
			}
		}
		i += max(best-1, 0)
	}
	return out
}
