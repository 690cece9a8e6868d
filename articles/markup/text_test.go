package markup_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/articles/markup"
	"onrecord/articles/prose"
)

func TestFromText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Plain words, 3 * 4 and a_b - nothing [sic] to escape! #tag\n": "Plain words, 3 * 4 and a_b - nothing [sic] to escape! #tag\n",
		"*a* _b_ `c` ~d~":                       "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~",
		"a* one star":                           "a* one star",
		"# no heading":                          "\\# no heading",
		"- no list\n+ no list":                  "\\- no list\\\n\\+ no list",
		"1. no list\n2) no":                     "1\\. no list\\\n2\\) no",
		"> no quote":                            "\\> no quote",
		"a\n---":                                "a\\\n\\---",
		"a\n===":                                "a\\\n\\===",
		"***":                                   "\\*\\*\\*",
		"a|b\n-|-":                              "a|b\\\n\\-|-",
		"[a](b) [c]: d":                         "[a\\](b) [c\\]: d",
		"[a]: b":                                "[a\\]: b",
		"<b> <1@c.example> 1<2":                 "\\<b> \\<1@c.example> 1<2",
		"AT&T &amp; &":                          "AT&T \\&amp; &",
		`a\b \* \`:                              `a\b \\* \\`,
		"    code\n\tmore":                      "&#32;   code\\\n&#9;more",
		"a  \nb":                                "a  \\\nb",
		"One line.\nAnother.\n\n\n  Third.":     "One line.\\\nAnother.\n\n\n  Third.",
		"Term\n: no definition":                 "Term\\\n\\: no definition",
		"See https://a.example/b_c?d=1&e=2 now": "See https://a.example/b_c?d=1&e=2 now",
	} {
		if got := markup.FromText(text); got != want {
			t.Errorf("FromText(%q)\n got %q\nwant %q", text, got, want)
		}
		if got := prose.Read(markup.FromText(text)).Plain; got != text {
			t.Errorf("%q reads as %q", text, got)
		}
	}
}

const wrapped = `The council of Port Quell voted on Tuesday to close the old bridge until
the spring, after engineers found cracks in two of its seven piers. Mayor
Aldo Brenn said that nobody had been in danger.

Residents disagree. One of them, who has crossed the bridge every day for
thirty years, called the decision overdue. A new bridge would cost eleven
million crowns:

- the piers
- the roadway
`

func TestFromTextUnwraps(t *testing.T) {
	t.Parallel()
	got := prose.Read(markup.FromText(wrapped)).Plain
	want := strings.NewReplacer("until\n", "until ", "Mayor\n", "Mayor ", "day for\n", "day for ", "eleven\n", "eleven ").Replace(wrapped)
	if got != want {
		t.Errorf("got %q", got)
	}
}

func TestFromTextKeepsLines(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"A HEADLINE OF FORTY CHARACTERS OR SOMEWHAT MORE\nBy Ines Tarrow\nThe text begins here and goes on.\n",
		"The first paragraph is one long line that no program wrapped, since it goes on and on and on.\nThe second one is shorter.\nAnd the third one is of a middling length, as these things go.\n",
		"What a day it was at the old bridge, with everyone there to see it!\nand the ferry came later that same evening, as it does.\n",
		"Roses are red in the\nearly light,\nviolets are not,\nand that is all right.\n",
	} {
		if got := prose.Read(markup.FromText(text)).Plain; got != text {
			t.Errorf("%q reads as %q", text, got)
		}
	}
}

// TestFromTextReadsBack holds FromText to its promise on text made of nothing
// but what Markdown looks at.
func TestFromTextReadsBack(t *testing.T) {
	t.Parallel()
	pieces := rapid.SampledFrom([]string{
		"a", "b c", " ", "  ", "\t", "\n", "\n\n", "*", "**", "_", "__", "~", "~~", "`", "```", "[", "]", "](x)", "[a]: b", "(", "!", "<", "<b>", ">",
		"#", "## ", "-", "- ", "---", "+ ", "=", "===", "1. ", "2) ", "|", "|-|", ":-:", ": ", "&", "&amp;", "&#65;", "\\", "\\\n", "<a@b.example>",
		"http://a.example/_b_*c*", "www.a.example", "a@b.example", "é", "日", "\u00a0", "<!-- ", "<?", "</x", "[x] ", "[^1]", "==", "$",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := articles.Clean(strings.Join(rapid.SliceOfN(pieces, 0, 40).Draw(t, "pieces"), ""))
		checkReadsBack(t, text)
	})
}

func FuzzFromText(f *testing.F) {
	f.Add("# a\n\n    b *c* [d](e) &amp; \\\n1. f\n")
	f.Fuzz(func(t *testing.T, s string) { checkReadsBack(t, articles.Clean(s)) })
}

func checkReadsBack(t interface{ Fatalf(string, ...any) }, text string) {
	body := markup.FromText(text)
	read := prose.Read(body)
	if lines(read.Plain) != lines(text) {
		t.Fatalf("%q\nwritten as %q\nreads as  %q", text, body, read.Plain)
	}
	for _, b := range read.Blocks {
		if b.Kind != prose.Paragraph {
			t.Fatalf("%q\nwritten as %q has a block of kind %d", text, body, b.Kind)
		}
	}
}

// lines evens out the line breaks that unwrapping makes spaces.
func lines(s string) string { return strings.ReplaceAll(s, "\n", " ") }
