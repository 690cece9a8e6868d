package articles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean makes s fit to be a Body: valid UTF-8 in normal form C, lines ended by
// LF, and nothing that could steer a terminal. C0 controls but LF and tab, DEL,
// C1 controls, Unicode tags, interlinear marks and byte order marks are
// dropped; bytes that are no UTF-8 become U+FFFD. It must run after the last
// decoding step. Clean(Clean(s)) == Clean(s).
//
// Bidi controls, soft hyphens and joiners stay: they are part of some scripts,
// and the screen gives the dangerous ones no cell.
func Clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.ContainsRune(s, '\r') {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	s = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		if r == '\u2028' || r == '\u2029' || r == '\u0085' {
			return '\n' // line and paragraph separators are line ends
		}
		if steers(r) {
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(s)
}

// Line makes s fit for one line of screen or stdout: as Clean, with every run
// of white space folded into one space, bidi and zero-width controls dropped
// (but the joiners that Indic and Persian scripts and emoji need), and at most
// twelve combining marks on one character. Every string that is shown and is
// not a Body goes through it: titles, names, file names, errors.
func Line(s string) string {
	s = Clean(s)
	var b strings.Builder
	b.Grow(len(s))
	marks, space := 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case hidden(r):
			continue
		case unicode.Is(unicode.M, r):
			if marks++; marks > 12 {
				continue
			}
		default:
			marks = 0
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String()) // what was dropped may have kept marks apart
}

// Shorten cuts s to at most n characters, the last an ellipsis where it cut.
func Shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	i := 0
	for k := range s {
		if i == n-1 {
			return strings.TrimRight(s[:k], " ") + "…"
		}
		i++
	}
	return ""
}

// steers reports whether r may not be in any text of ours.
func steers(r rune) bool {
	switch {
	case r < 0x20, r == 0x7f, r >= 0x80 && r <= 0x9f: // C0, DEL, C1
		return true
	case r >= 0xfff9 && r <= 0xfffb, r == 0xfeff: // interlinear annotation, BOM
		return true
	case r >= 0xe0000 && r <= 0xe007f: // tags: invisible text
		return true
	}
	return r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe // noncharacters
}

// hidden reports whether r would be invisible or reorder a line.
func hidden(r rune) bool {
	switch {
	case r == 0x200c, r == 0x200d: // ZWNJ, ZWJ
		return false
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0x61c, r == 0xad:
		return true
	}
	return false
}
