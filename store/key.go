package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold makes strings that a reader takes for the same the same: case, accents,
// punctuation and space do not count, and initials stand together, so that
// "J. D. Núñez" is "jd nunez". A string without letters or digits stays itself.
func fold(s string) string {
	words := strings.FieldsFunc(strip(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	if len(words) == 0 {
		return strings.TrimSpace(s)
	}
	var b strings.Builder
	initial := false // the last word was one letter
	for i, w := range words {
		single := len(w) == 1
		if i > 0 && (!initial || !single) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		initial = single
	}
	return b.String()
}

// strip is s in lower case, without accents, apostrophes and full stops.
func strip(s string) string {
	if plain(s) { // as most words of most texts
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '.' {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
}

// plain reports whether strip would leave s as it is, of ASCII alone.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' || c == '\'' || c == '.' {
			return false
		}
	}
	return true
}

// sortKey is fold cut short: enough to sort by.
func sortKey(s string) string {
	const most = 64
	key := fold(s)
	if len(key) > most {
		key = strings.ToValidUTF8(key[:most], "")
	}
	return key
}

// surname is the last word of a folded name of several words, else "".
func surname(key string) string {
	if i := strings.LastIndexByte(key, ' '); i >= 0 {
		return key[i+1:]
	}
	return ""
}
