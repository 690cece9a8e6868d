package articles

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// Inert escapes in JSON what encoding/json leaves as it is and a terminal might
// obey or hide: C1 controls, DEL, and the marks that reorder a line. It changes
// how strings are spelt, not what they say.
func Inert(b []byte) []byte {
	if !bytes.ContainsFunc(b, lively) {
		return b
	}
	out := make([]byte, 0, len(b)+64)
	for _, r := range string(b) {
		if lively(r) {
			out = fmt.Appendf(out, `\u%04x`, r)
			continue
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// lively reports whether Inert escapes r.
func lively(r rune) bool {
	switch {
	case r >= 0x7f && r <= 0x9f, r == 0x61c, r == 0xfeff, r == 0x200e, r == 0x200f:
		return true
	}
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}
