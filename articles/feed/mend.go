package feed

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// legible drops what no text of XML or JSON may have, and takes C1 controls,
// which nobody writes, for the characters that Windows-1252 has in their place.
func legible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ' && r != '\n' && r != '\r' && r != '\t', r == 0x7f, r == 0xfeff, r&0xfffe == 0xfffe:
			return -1
		case r >= 0x80 && r <= 0x9f:
			return charmap.Windows1252.DecodeByte(byte(r))
		}
		return r
	}, s)
}

// mend makes of s what a parser of XML reads: without declarations, comments and
// instructions, with every "<" that starts no tag escaped, and with references
// that only HTML knows, or nobody, resolved.
func mend(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/64)
	sc := scanner{s: s}
	at := 0
	for p := range sc.pieces() {
		text(&b, s[at:p.lo])
		at = p.hi
		switch p.kind {
		case pieceCDATA:
			b.WriteString(s[p.lo:p.hi])
		case pieceStart, pieceEnd, pieceEmpty:
			b.WriteByte('<')
			text(&b, s[p.lo+1:p.hi])
		}
	}
	text(&b, s[at:])
	return b.String()
}

// text writes text that stands between tags, or within one.
func text(b *strings.Builder, s string) {
	if !strings.ContainsAny(s, "&<") {
		b.WriteString(s)
		return
	}
	b.WriteString(strings.ReplaceAll(references.ReplaceAllStringFunc(s, resolved), "<", "&lt;"))
}

var references = regexp.MustCompile(`&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});`)

// resolved is what a reference means, but for the five of XML and those that
// XML reads as they are.
func resolved(ref string) string {
	switch ref {
	case "&lt;", "&gt;", "&amp;", "&quot;", "&apos;":
		return ref
	}
	if ref[1] != '#' {
		return html.EscapeString(html.UnescapeString(ref))
	}
	digits, base := ref[2:len(ref)-1], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return ""
	}
	switch clean := legible(string(rune(n))); clean {
	case "":
		return ""
	case "<", ">", "&", `"`, "'":
		return ref
	default:
		return clean
	}
}
