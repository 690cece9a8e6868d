package prose_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/prose"
)

func TestPlain(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ body, plain string }{
		"paragraphs":        {"One.\n\nTwo.\n", "One.\n\nTwo.\n"},
		"blank lines":       {"\n\nOne.\n\n \n\n  Two.", "\n\nOne.\n\n \n\n  Two."},
		"soft break":        {"One\ntwo", "One two"},
		"hard break":        {"One\\\ntwo  \nthree", "One\ntwo\nthree"},
		"emphasis":          {"a *b* **c** ~~d~~ `e`", "a b c d e"},
		"link and image":    {"[a *b*](http://c.example) ![d](e.png)", "a b d"},
		"bare links":        {"See https://a.example/b, <http://c.example> and d@e.example.", "See https://a.example/b, http://c.example and d@e.example."},
		"escapes":           {`1\. \*a\* \b`, `1. *a* \b`},
		"entities":          {"&amp; &lt;&#33;&#x41; &nosuch; &", "& <!A &nosuch; &"},
		"control entities":  {"a&#27;[31m&#10;b&#x9b;", "a[31m b"},
		"code keeps escape": {"`\\*&amp;`", "\\*&amp;"},
		"headings":          {"# A #\nB\n\nC\n=\n", "A\n\nB\n\nC"},
		"list":              {"- a\n- b\n\n  c\n1. d\n", "a\n\nb\n\nc\n\nd\n"},
		"quote":             {"> a\n> b\n>\n> c", "a b\n\nc"},
		"fenced code":       {"```go\na\n\n  b\n```\n\nc", "a\n\n  b\n\nc"},
		"table":             {"| a | b |\n|---|---|\n| c | d |\n", "a\tb\n\nc\td"},
		"table and dash":    {"the\n| a | b |\n|---|---|\n| c | d |\n- ", "the\n\na\tb\n\nc\td"},
		"table and colon":   {"one\ntwo\n| a | b |\n|---|---|\n| c | d |\n: e", "one\n\ntwo\n\na\tb\n\nc\td\n\ne"},
		"definition":        {"a\n: b\n", "a\n\nb\n"},
		"html":              {"<div>\na\n</div>\n\nb <i>c</i>", "<div>\na\n</div>\n\nb <i>c</i>"},
		"link definition":   {"[a]: http://b.example\n\n[a] c", "a c"},
		"nothing":           {"", ""},
		"rule":              {"a\n\n---\n\nb", "a\n\nb"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.plain, prose.Read(c.body).Plain); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestBlockKinds(t *testing.T) {
	t.Parallel()
	text := prose.Read("# H\n\nP\n\n- I\n\n> - Q\n\n    C\n\n<p>\nC\n</p>\n\n|T|\n|-|\n|T|\n")
	var got []prose.BlockKind
	for _, b := range text.Blocks {
		got = append(got, b.Kind)
	}
	want := []prose.BlockKind{prose.Heading, prose.Paragraph, prose.Item, prose.Quote, prose.Code, prose.Code, prose.Cell, prose.Cell}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSpans(t *testing.T) {
	t.Parallel()
	const body = "# A **bold** &amp; w\u00e9ird\n\nnext \\* [link](x)"
	text := prose.Read(body)
	for _, c := range []struct{ plain, source string }{
		{"bold", "bold"},
		{"A bold", "A **bold"},
		{"&", "&amp;"},
		{"w\u00e9ird", "w\u00e9ird"},
		{"*", "\\*"},
		{"* link", "\\* [link"},
		{"ird\n\nnext", "ird\n\nnext"},
	} {
		i := strings.Index(text.Plain, c.plain)
		r := prose.Range{From: i, To: i + len(c.plain)}
		span := text.Span(r)
		if got := body[span.Lo:span.Hi]; got != c.source {
			t.Errorf("Span of %q is %q, want %q", c.plain, got, c.source)
		}
		if got := text.Range(span); got != r {
			t.Errorf("Range(Span) of %q is %q", c.plain, text.Of(got))
		}
	}
	start, end := text.Points(prose.Range{From: strings.Index(text.Plain, "ird"), To: len(text.Plain)})
	if start != 11 || end != 27 {
		t.Errorf("Points = %d, %d, want 11, 27", start, end)
	}
	if r := text.AtPoints(11, 14); text.Of(r) != "ird" {
		t.Errorf("AtPoints gives %q", text.Of(r))
	}
	if got := text.Range(articles.Span{Lo: 4, Hi: 6}); got.Len() != 0 {
		t.Errorf("markup alone spells %q", text.Of(got))
	}
}

func TestLookups(t *testing.T) {
	t.Parallel()
	text := prose.Read("One two. Three.\n\nFour.")
	for _, c := range []struct{ pos, word, sentence, block int }{
		{0, 0, 0, 0}, {3, 1, 0, 0}, {8, 3, 1, 0}, {15, 5, 2, 1}, {17, 5, 2, 1}, {22, 7, 3, 2},
	} {
		got := []int{text.WordAt(c.pos), text.SentenceAt(c.pos), text.BlockAt(c.pos)}
		if diff := cmp.Diff([]int{c.word, c.sentence, c.block}, got); diff != "" {
			t.Errorf("at %d: %s", c.pos, diff)
		}
	}
	if first, last := text.WordsIn(prose.Range{From: 5, To: 10}); first != 1 || last != 4 {
		t.Errorf("WordsIn = %d, %d, want 1, 4", first, last)
	}
	if s := text.SentenceOf(5); s != 2 {
		t.Errorf("SentenceOf(5) = %d", s)
	}
	if b := text.BlockOf(2); b != 1 {
		t.Errorf("BlockOf(2) = %d", b)
	}
}
