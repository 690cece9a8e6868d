package charset_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"onrecord/articles"
	"onrecord/articles/charset"
)

const (
	latin   = "Le café de Zoë est fermé, dit l’hôtelier — « jusqu’à Noël ».\n"
	russian = "Совет города Квелл проголосовал за новый мост через реку, сообщила в среду газета. Строительство начнётся весной.\n"
	nihongo = "町議会は水曜日、川に新しい橋を架けることを決めた。工事は春に始まる予定だと町長は話している。\n"
)

func encode(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	out, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDecode(t *testing.T) {
	t.Parallel()
	utf16le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	utf16be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for name, c := range map[string]struct {
		data  []byte
		label string
		want  string
	}{
		"UTF-8":                 {[]byte(latin), "", latin},
		"UTF-8 marked":          {[]byte("\ufeff" + latin), "", latin},
		"UTF-8 called 1252":     {[]byte(latin), "windows-1252", latin},
		"UTF-8 with a bad byte": {[]byte(latin + "\xff"), "", latin + "\ufffd"},
		"UTF-8 damaged":         {[]byte("\x9b31m “caf\u00e9” \xff\xfe \x80."), "", "\ufffd31m “caf\u00e9” \ufffd \ufffd."},
		"UTF-8 cut off":         {[]byte("caf\xc3"), "", "caf\ufffd"},
		"1252":                  {encode(t, charmap.Windows1252, latin), "", latin},
		"1252 called Latin-1":   {encode(t, charmap.Windows1252, latin), "iso-8859-1", latin},
		"1252 called UTF-8":     {encode(t, charmap.Windows1252, latin), "utf-8", latin},
		"1251":                  {encode(t, charmap.Windows1251, russian), "", russian},
		"KOI8-R declared":       {encode(t, charmap.KOI8R, russian), "koi8-r", russian},
		"Shift JIS":             {encode(t, japanese.ShiftJIS, nihongo), "", nihongo},
		"EUC-JP":                {encode(t, japanese.EUCJP, nihongo), "", nihongo},
		"ISO-2022-JP declared":  {encode(t, japanese.ISO2022JP, nihongo), "iso-2022-jp", nihongo},
		"GBK declared":          {encode(t, simplifiedchinese.GBK, "这座桥将在春天建成。"), "gbk", "这座桥将在春天建成。"},
		"UTF-16LE marked":       {encode(t, utf16le, "\ufeff"+latin), "", latin},
		"UTF-16BE marked":       {encode(t, utf16be, "\ufeff"+nihongo), "", nihongo},
		"UTF-16LE":              {encode(t, utf16le, latin), "", latin},
		"UTF-16BE":              {encode(t, utf16be, latin), "", latin},
		"UTF-16 with odd byte":  {append(encode(t, utf16le, "\ufeffab"), 'c'), "", "ab\ufffd"},
		"UTF-32LE":              {encode(t, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), latin), "", latin},
		"UTF-32BE marked":       {encode(t, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "\ufeff"+latin), "", latin},
		"unknown label":         {[]byte(latin), "x-nonsense", latin},
		"one zero byte":         {[]byte("a\x00b and more"), "", "a\x00b and more"},
		"escape sequences":      {[]byte("\x1b[31mred\x1b[0m"), "", "\x1b[31mred\x1b[0m"},
		"nothing":               {nil, "", ""},
		"starts like a bitmap":  {[]byte("BM is short for balance."), "", "BM is short for balance."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := charset.Decode(c.data, c.label)
			if err != nil || got != c.want {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestDecodeNamesWhatIsNoText(t *testing.T) {
	t.Parallel()
	zeros := strings.Repeat("\x00\x01\x02\x7f", 64)
	for data, want := range map[string]string{
		"\x89PNG\r\n\x1a\n" + zeros:                                "a PNG image",
		"%PDF-1.7\nplain enough":                                   "a PDF document",
		"PK\x03\x04\x14" + zeros:                                   "a ZIP archive",
		"PK\x03\x04" + zeros[:26] + "mimetypeapplication/epub+zip": "an EPUB book",
		"\x7fELF\x02\x01" + zeros:                                  "a program",
		"SQLite format 3\x00" + zeros:                              "an SQLite database",
		"\x00\x01\x02\x03\x04":                                     "binary data",
		"\xff\xfb\x90" + zeros:                                     "an MP3 recording",
	} {
		_, err := charset.Decode([]byte(data), "")
		if articles.CodeOf(err) != articles.Unreadable || !strings.Contains(err.Error(), want) {
			t.Errorf("%.12q: %v, want %q", data, err, want)
		}
	}
}

func TestDeclared(t *testing.T) {
	t.Parallel()
	for page, want := range map[string]string{
		`<html><meta charset="koi8-r">`:                                            "koi8-r",
		`<META http-equiv=Content-Type content="text/html; charset=windows-1251">`: "windows-1251",
		`<?xml version="1.0" encoding='EUC-JP'?>`:                                  "EUC-JP",
		`<meta charset=utf-16le>`:                                                  "utf-8",
		`<p>charset=none</p>`:                                                      "",
	} {
		if got := charset.Declared([]byte(page)); got != want {
			t.Errorf("Declared(%q) = %q, want %q", page, got, want)
		}
	}
}

// TestDecodeSource reads this package's own files: what is text is left alone.
func TestDecodeSource(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := charset.Decode(data, ""); err != nil || got != string(data) {
			t.Errorf("%s changed, %v", f, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(latin), "utf-8")
	f.Add([]byte("\xff\xfea\x00"), "")
	f.Add([]byte("\x1b$B\x24\x22"), "iso-2022-jp")
	f.Fuzz(func(t *testing.T, data []byte, label string) {
		s, err := charset.Decode(data, label)
		if !utf8.ValidString(s) || err != nil && articles.CodeOf(err) != articles.Unreadable {
			t.Fatalf("%q, %v", s, err)
		}
		charset.Declared(data)
	})
}
