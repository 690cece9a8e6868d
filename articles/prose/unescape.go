package prose

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"

	"onrecord/articles"
)

// longestEntity is the length of "&CounterClockwiseContourIntegral;".
const longestEntity = 33

// Unescape reads the backslash escape or the entity that src starts with, as
// CommonMark does outside code: what it stands for, and its length in bytes; 0
// if there is none. Entities that stand for controls give no text, and those
// for line ends a space.
func Unescape(src []byte) (text string, size int) {
	switch {
	case len(src) < 2:
	case src[0] == '\\' && util.IsPunct(src[1]):
		return string(src[1:2]), 2
	case src[0] == '&':
		i := bytes.IndexByte(src[:min(len(src), longestEntity)], ';')
		if i < 2 {
			return "", 0
		}
		if s, ok := entity(string(src[1:i])); ok {
			return strings.ReplaceAll(articles.Clean(s), "\n", " "), i + 1
		}
	}
	return "", 0
}

// entity is what &name; stands for.
func entity(name string) (string, bool) {
	digits, numeric := strings.CutPrefix(name, "#")
	if !numeric {
		e, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return "", false
		}
		return string(e.Characters), true
	}
	base, most := 10, 7
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) > most {
		return "", false
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "", false
	}
	return string(util.ToValidRune(rune(n))), true
}
