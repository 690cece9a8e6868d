package page

import (
	"strings"
	"unicode/utf8"
)

// wrap breaks a flow into lines of at most first and then rest cells. Verse is
// broken only where it is too long. Blanks at a break are dropped, and so are
// empty lines at either end.
func wrap(flow []cell, first, rest int, verse bool) [][]cell {
	var lines [][]cell
	width := first
	for start := 0; start <= len(flow); {
		end := start
		for end < len(flow) && flow[end].text != "\n" {
			end++
		}
		part := flow[start:end]
		start = end + 1
		for more := true; more; {
			var l []cell
			l, part, more = split(part, width, verse)
			if len(l) > 0 || len(lines) > 0 {
				lines = append(lines, l)
				width = rest
			}
		}
	}
	for len(lines) > 0 && len(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// split takes one line of at most width cells off cs; more reports whether
// another is to come.
func split(cs []cell, width int, verse bool) (l, rest []cell, more bool) {
	if !verse {
		cs = trimLeft(cs)
	}
	if len(trimRight(cs)) <= width {
		return trimRight(cs), nil, false
	}
	at := width
	if cs[at].width == 0 && cs[at].text == "" {
		at-- // not through a wide grapheme
	}
	if !verse {
		if b := lastBreak(cs, at); b > 0 {
			at = b
		}
	}
	at = max(at, 1)
	rest = cs[at:]
	if !verse {
		rest = trimLeft(rest)
	}
	return trimRight(cs[:at]), rest, len(rest) > 0
}

// lastBreak is the last place in cs, not after at, where a line may end; 0 if
// there is none.
func lastBreak(cs []cell, at int) int {
	for i := at; i > 0; i-- {
		if breaks(cs, i) {
			return i
		}
	}
	return 0
}

// breaks reports whether a line may end before cs[i]: at blanks, after hyphens
// and dashes within words, and between wide graphemes, after the main rules of
// UAX #14.
func breaks(cs []cell, i int) bool {
	next := cs[i]
	if empty(next) {
		return true
	}
	if next.width == 0 {
		return false
	}
	last := cs[i-1]
	if last.width == 0 && i > 1 {
		last = cs[i-2]
	}
	if empty(last) {
		return !empty(next)
	}
	if last.sourced() && last.lo == next.lo {
		return false // parts of one grapheme
	}
	switch last.text {
	case "-", "‐", "–":
		return i > 1 && !empty(cs[i-2]) && letter(next.text) && letter(cs[i-2].text)
	case "—":
		return true
	case "/":
		return i > 2 && letter(next.text) && letter(cs[i-2].text)
	}
	if last.width == 2 || next.width == 2 {
		return wide(last, next)
	}
	return false
}

// wide reports whether a line may end between two graphemes, one of which is
// wide: not before what closes, and not after what opens.
func wide(last, next cell) bool {
	const closing = "、。，．・：；？！’”）〕］｝〉》」』】ー々…,.:;?!)]}'\"%ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
	const opening = "‘“（〔［｛〈《「『【([{'\"$"
	return !strings.Contains(closing, next.text) && !strings.Contains(opening, last.text)
}

// letter reports whether a grapheme is part of a word: a letter or digit.
func letter(t string) bool {
	r, _ := utf8.DecodeRuneInString(t)
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 0xc0
}

func empty(c cell) bool { return c.text == " " || c.text == "\u3000" || c.text == "\t" }

func trimLeft(cs []cell) []cell {
	for len(cs) > 0 && (empty(cs[0]) || cs[0].width == 0) {
		cs = cs[1:]
	}
	return cs
}

// trimRight drops blanks at the end of a line, and the second halves of wide
// ones with them.
func trimRight(cs []cell) []cell {
	for n := len(cs); n > 0; n = len(cs) {
		switch c := cs[n-1]; {
		case empty(c):
			cs = cs[:n-1]
		case c.width == 0 && n > 1 && empty(cs[n-2]):
			cs = cs[:n-2]
		default:
			return cs
		}
	}
	return cs
}
