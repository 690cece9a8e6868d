package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is one part of a query: a word, a phrase or a field with its value.
type token struct {
	typed   string // as it stands in the query
	field   string // lower case; empty for words and phrases
	value   string // without its quotation marks
	quoted  bool
	without bool // had a minus before it
}

// split cuts s into tokens at white space outside quotation marks. A mark that
// is not closed runs to the end.
func split(s string) []token {
	var tokens []token
	for {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
		if s == "" {
			return tokens
		}
		t, rest := next(s)
		tokens = append(tokens, t)
		s = rest
	}
}

// next reads the token at the beginning of s, which is no white space.
func next(s string) (t token, rest string) {
	at := s
	if len(at) > 1 && at[0] == '-' {
		t.without, at = true, at[1:]
	}
	if name, value, ok := cutField(at); ok {
		t.field, at = name, value
	}
	t.value, t.quoted, rest = cutValue(at)
	t.typed = s[:len(s)-len(rest)]
	return t, rest
}

// cutField cuts "name:" from the beginning of s, where name is made of ASCII
// letters. An address such as https://… is no field.
func cutField(s string) (name, rest string, ok bool) {
	i := 0
	for i < len(s) && isLetter(s[i]) {
		i++
	}
	if i == 0 || i == len(s) || s[i] != ':' || strings.HasPrefix(s[i+1:], "//") {
		return "", s, false
	}
	return strings.ToLower(s[:i]), s[i+1:], true
}

// cutValue cuts a quoted or a bare value from the beginning of s.
func cutValue(s string) (value string, quoted bool, rest string) {
	first, size := utf8.DecodeRuneInString(s)
	if !isMark(first) {
		end := strings.IndexFunc(s, unicode.IsSpace)
		if end < 0 {
			end = len(s)
		}
		return s[:end], false, s[end:]
	}
	inside := s[size:]
	end := strings.IndexFunc(inside, isMark)
	if end < 0 {
		return inside, true, ""
	}
	_, size = utf8.DecodeRuneInString(inside[end:])
	return inside[:end], true, inside[end+size:]
}

// isMark takes curly marks as well, since queries are pasted.
func isMark(r rune) bool { return r == '"' || r == '“' || r == '”' }
