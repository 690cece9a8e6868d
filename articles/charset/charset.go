// Package charset turns bytes in whatever encoding they came into UTF-8, and
// tells what is no text at all.
package charset

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"onrecord/articles"
)

// Decode gives data as UTF-8. What the bytes say of themselves (a byte order
// mark, the pattern of UTF-16, being valid UTF-8) goes before label, the name
// under which they were sent, which may be "" or wrong; what neither says is
// guessed, and Windows-1252 in the end. Bytes that no encoding has become U+FFFD.
//
// The only error is an *articles.Error of code Unreadable, which says what the
// data is where it is no text.
func Decode(data []byte, label string) (string, error) {
	if e, n := byMark(data); n > 0 {
		return decode(e, data[n:]), nil
	}
	if e := byZeros(data); e != nil {
		return decode(e, data), nil
	}
	if kind, binary := sniff(data); binary {
		return "", &articles.Error{Code: articles.Unreadable, Err: fmt.Errorf("not text but %s", kind)}
	}
	declared, _ := htmlindex.Get(strings.TrimSpace(label))
	if declared != nil && stateful(declared) {
		return decode(declared, data), nil
	}
	if nearlyUTF8(data) {
		return strings.ToValidUTF8(string(data), "\uFFFD"), nil
	}
	if declared == nil || declared == unicode.UTF8 {
		declared = guess(data)
	}
	return decode(declared, data), nil
}

// byMark is the encoding that a byte order mark of n bytes names.
func byMark(data []byte) (e encoding.Encoding, n int) {
	for _, m := range []struct {
		mark string
		enc  encoding.Encoding
	}{
		{"\xef\xbb\xbf", unicode.UTF8},
		{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
		{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
		{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	} {
		if bytes.HasPrefix(data, []byte(m.mark)) {
			return m.enc, len(m.mark)
		}
	}
	return nil, 0
}

// head is how many bytes are looked at where a sample will do.
const head = 64 << 10

// byZeros is the encoding of 16 or 32 bits that has zero bytes where data has
// them: texts of such encodings are full of ASCII, if only of spaces and digits.
func byZeros(data []byte) encoding.Encoding {
	data = data[:min(len(data), head)&^3]
	var zeros [4]int // by place in a group of four bytes
	for i, c := range data {
		if c == 0 {
			zeros[i%4]++
		}
	}
	groups := len(data) / 4
	most, few := max(1, groups*7/10), groups/10
	switch z := zeros; {
	case z[0] <= few && z[1] >= most && z[2] >= most && z[3] >= most:
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case z[3] <= few && z[0] >= most && z[1] >= most && z[2] >= most:
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	case z[0] <= few && z[2] <= few && z[1] >= most && z[3] >= most:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case z[1] <= few && z[3] <= few && z[0] >= most && z[2] >= most:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// stateful reports whether e writes text in ASCII bytes that are not what they
// seem, so that being valid UTF-8 says nothing.
func stateful(e encoding.Encoding) bool {
	name, _ := htmlindex.Name(e)
	return name == "iso-2022-jp"
}

// nearlyUTF8 reports whether data is UTF-8 but for some broken bytes. In a text
// that is ASCII for the most part, two or more bytes in a row that are valid
// UTF-8 are no chance; in the encodings of East Asia a good many are.
func nearlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	ascii, others, good, bad := 0, 0, 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r < utf8.RuneSelf:
			ascii++
		case r != utf8.RuneError || n > 1:
			others++
			good += n - 1
		case utf8.FullRune(data): // else it is cut off at the end
			others++
			bad++
		}
		data = data[n:]
	}
	if others <= ascii {
		return bad <= 3*good
	}
	return bad*4 <= good
}

// latin reports whether most of data is ASCII, as texts in Latin script are.
func latin(data []byte) bool {
	high := 0
	for _, c := range data {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	return high*3 < len(data)
}

// guess is the encoding that data most looks like. Texts in Latin script look
// like several; those are Windows-1252 to every browser.
func guess(data []byte) encoding.Encoding {
	sample := data[:min(len(data), head)]
	if latin(sample) {
		return charmap.Windows1252
	}
	best, err := chardet.NewTextDetector().DetectBest(sample)
	if err != nil || best.Confidence < 20 {
		return charmap.Windows1252
	}
	if e, err := htmlindex.Get(strings.ReplaceAll(best.Charset, "GB-18030", "GB18030")); err == nil {
		return e
	}
	return charmap.Windows1252
}

// decode decodes data; decoders replace what they cannot read.
func decode(e encoding.Encoding, data []byte) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		out = data
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}
