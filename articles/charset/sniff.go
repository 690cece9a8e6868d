package charset

import (
	"bytes"
	"cmp"
	"regexp"
	"strings"
)

// A signature is how the files of one kind start.
type signature struct{ start, kind string }

// readable are kinds that begin like text and are none.
var readable = []signature{
	{"%PDF-", "a PDF document"},
	{"{\\rtf", "an RTF document"},
	{"%!PS", "a PostScript document"},
}

// binary are kinds that are told apart only where bytes are no text anyway.
var binary = []signature{
	{"\x89PNG", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"BM", "a bitmap image"},
	{"RIFF", "an image, sound or film"},
	{"ID3", "an MP3 recording"},
	{"\xff\xfb", "an MP3 recording"},
	{"OggS", "an Ogg recording"},
	{"fLaC", "a FLAC recording"},
	{"PK\x03\x04", "a ZIP archive or office document"},
	{"\x1f\x8b", "a gzip archive"},
	{"BZh", "a bzip2 archive"},
	{"\xfd7zXZ", "an xz archive"},
	{"7z\xbc\xaf", "a 7-Zip archive"},
	{"Rar!", "a RAR archive"},
	{"\x28\xb5\x2f\xfd", "a Zstandard archive"},
	{"\xd0\xcf\x11\xe0", "an old office document"},
	{"\x7fELF", "a program"},
	{"MZ", "a program"},
	{"\xcf\xfa\xed\xfe", "a program"},
	{"SQLite format 3\x00", "an SQLite database"},
	{"wOFF", "a font"},
	{"wOF2", "a font"},
	{"\x00\x01\x00\x00\x00", "a font"},
}

// sniff reports whether data is no text, and then what it is.
func sniff(data []byte) (kind string, ok bool) {
	if kind := kindOf(readable, data); kind != "" {
		return kind, true
	}
	controls := 0
	sample := data[:min(len(data), head)]
	for _, c := range sample {
		if c < ' ' && (c < '\b' || c > '\r') && c != 0x1b {
			controls++
		}
	}
	if controls <= len(sample)/50+1 {
		return "", false
	}
	if bytes.Contains(data[:min(len(data), 100)], []byte("mimetypeapplication/epub+zip")) {
		return "an EPUB book", true
	}
	return cmp.Or(kindOf(binary, data), "binary data"), true
}

func kindOf(table []signature, data []byte) string {
	for _, s := range table {
		if bytes.HasPrefix(data, []byte(s.start)) {
			return s.kind
		}
	}
	return ""
}

var declaration = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?([\w:.-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:.-]+)`)

// Declared is the encoding that a page of HTML or XML names in its first 4 KiB;
// "" if it names none. UTF-16 cannot be meant by what is readable in bytes.
func Declared(page []byte) string {
	m := declaration.FindSubmatch(page[:min(len(page), 4<<10)])
	if m == nil {
		return ""
	}
	label := string(m[1]) + string(m[2])
	if strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return "utf-8"
	}
	return label
}
