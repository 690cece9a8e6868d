package markup

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	marker  = regexp.MustCompile(`^(?:#{1,6}|[-+*:])(?:[ \t]|$)|^>|^(?:` + "```|~~~" + `)`)
	number  = regexp.MustCompile(`^\d{1,9}[.)](?:[ \t]|$)`)
	rule    = regexp.MustCompile(`^(?:=+[ \t]*|[-_* \t]+|[|:\- \t]*-[|:\- \t]*)$`) // thematic break, underline, head of a table
	entity  = regexp.MustCompile(`^&#?[0-9A-Za-z]{1,32};`)
	address = regexp.MustCompile(`^<[^\s<>]*@[^\s<>]*>`)
)

// lineStart escapes what Markdown sees at the start of a line only, and gives
// what is left of the line to be written.
func (w *writer) lineStart(text string) string {
	n := len(number.FindString(text))
	switch {
	case n > 0:
		i := strings.IndexAny(text, ".)")
		w.out.WriteString(text[:i] + `\` + text[i:i+1])
		return text[i+1:]
	case marker.MatchString(text) || rule.MatchString(text):
		w.out.WriteString(`\` + text[:1])
		return text[1:]
	}
	return text
}

// inline writes text with what would be markup within a line escaped.
func (w *writer) inline(text string) {
	done := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < utf8.RuneSelf && special[c] && w.marks(text, i) {
			w.out.WriteString(text[done:i])
			w.out.WriteByte('\\')
			done = i
		}
	}
	w.out.WriteString(text[done:])
}

// special holds the characters that can be markup within a line.
var special = func() (t [utf8.RuneSelf]bool) {
	for _, c := range "\\`*_~<&]" {
		t[c] = true
	}
	return t
}()

// marks reports whether the character at i of text would be taken for markup.
func (w *writer) marks(text string, i int) bool {
	next := byte('\n')
	if i+1 < len(text) {
		next = text[i+1]
	}
	switch c := text[i]; c {
	case '\\':
		return next <= ' ' || punctuation(next)
	case '&':
		return entity.MatchString(text[i:])
	case '<':
		return letter(next) || next == '/' || next == '!' || next == '?' || address.MatchString(text[i:])
	case ']':
		return next == '(' || next == ':' && w.label
	case '`':
		return w.pairs[c]
	case '_':
		return w.pairs[c] && !within(text, i)
	default: // * and ~
		return w.pairs[c] && (next != ' ' || i == 0 || text[i-1] != ' ')
	}
}

func punctuation(c byte) bool {
	return c > ' ' && c < 0x7f && !letter(c) && (c < '0' || c > '9')
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// within reports whether the character at i stands within a word.
func within(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+1:])
	return word(before) && word(after)
}

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
