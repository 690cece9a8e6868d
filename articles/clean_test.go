package articles_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"onrecord/articles"
)

func TestClean(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"a\r\nb\rc\u2028d\u0085e":                "a\nb\nc\nd\ne",
		"tab\tstays":                             "tab\tstays",
		"\x1b[31mred\x1b[0m \x9b1m":              "[31mred[0m \ufffd1m",
		"\u009b31m C1 \u0090":                    "31m C1 ",
		"a\x00b\x07c\x7fd":                       "abcd",
		"e\u0301":                                "é",
		"bad \xff\xfe utf":                       "bad \ufffd utf",
		"\ufeffmark":                             "mark",
		"tag \U000e0041\U000e007f.":              "tag .",
		"\ufdd0\U0001ffff.":                      ".",
		"e\x1b\u0301":                            "é", // what is dropped must not keep a character from composing
		"soft\u00adhyphen \u200d\u200c \u202eok": "soft\u00adhyphen \u200d\u200c \u202eok",
	} {
		if got := articles.Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLine(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"  two\n\n words\t ":               "two words",
		"\u202eright to left\u2066 \u200b": "right to left",
		"\u200dZWJ\u200c":                  "\u200dZWJ\u200c",
		"so\u00adft":                       "soft",
		"a" + strings.Repeat("\u0338", 40): norm.NFC.String("a" + strings.Repeat("\u0338", 12)),
		"\x1b]0;title\x07":                 "]0;title",
		"":                                 "",
	} {
		if got := articles.Line(in); got != want {
			t.Errorf("Line(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestShorten(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"short", 5, "short"},
		{"longer", 5, "long…"},
		{"été là", 5, "été…"},
		{"日本語です", 3, "日本…"},
		{"ab", 1, "…"},
		{"ab", 0, ""},
		{"", 0, ""},
		{"ab", -1, ""},
	} {
		if got := articles.Shorten(c.in, c.n); got != c.want {
			t.Errorf("Shorten(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

// hostile draws strings of bytes and characters that terminals act on.
func hostile() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		pieces := rapid.OneOf(
			rapid.String(), rapid.StringN(0, 3, -1),
			rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 4), func(b []byte) string { return string(b) }),
			rapid.SampledFrom([]string{"\r\n", "\r", "\u0085", "e\x1b\u0301", "\u0344", "\u1100\u1161", "\u200d", "\U000e0001", "\x1b]8;;x\x1b\\", "\u0338\u0301"}),
		)
		return strings.Join(rapid.SliceOfN(pieces, 0, 12).Draw(t, "pieces"), "")
	})
}

func TestCleanHolds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { checkClean(t, hostile().Draw(t, "s")) })
}

func FuzzClean(f *testing.F) {
	f.Add("a\r\n\x1b[0m\u0085e\u0301\xff")
	f.Fuzz(func(t *testing.T, s string) { checkClean(t, s) })
}

func checkClean(t interface{ Fatalf(string, ...any) }, s string) {
	clean := articles.Clean(s)
	line := articles.Line(s)
	for name, out := range map[string]string{"Clean": clean, "Line": line} {
		if !utf8.ValidString(out) || !norm.NFC.IsNormalString(out) {
			t.Fatalf("%s(%q) = %q is no normal UTF-8", name, s, out)
		}
		for _, r := range out {
			if r < ' ' && (name == "Line" || r != '\n' && r != '\t') || r >= 0x7f && r <= 0x9f || r == 0xfeff || r >= 0xe0000 && r <= 0xe007f {
				t.Fatalf("%s(%q) = %q has %U", name, s, out, r)
			}
		}
	}
	if again := articles.Clean(clean); again != clean {
		t.Fatalf("Clean(%q) = %q, and again %q", s, clean, again)
	}
	if again := articles.Line(line); again != line {
		t.Fatalf("Line(%q) = %q, and again %q", s, line, again)
	}
	if strings.TrimSpace(line) != line || strings.Contains(line, "  ") {
		t.Fatalf("Line(%q) = %q has space to spare", s, line)
	}
	if short := articles.Shorten(line, 9); utf8.RuneCountInString(short) > 9 || !utf8.ValidString(short) {
		t.Fatalf("Shorten(%q, 9) = %q", line, short)
	}
}

func BenchmarkClean(b *testing.B) {
	s := strings.Repeat("The café’s owner said “no” to Mr. Orr on Tuesday.\n", 20_000)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		articles.Clean(s)
	}
}
