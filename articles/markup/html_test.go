package markup_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/markup"
	"onrecord/articles/prose"
)

func TestFromHTML(t *testing.T) {
	t.Parallel()
	address, err := url.Parse("https://ledger.example/news/1.html")
	if err != nil {
		t.Fatal(err)
	}
	for page, want := range map[string]string{
		"<p>One <b>two</b> <em>three</em></p><p>Four&nbsp;five": "One **two** *three*\n\nFour\u00a0five",
		"<h2>A</h2><ul><li>b<li>c</ul>":                         "## A\n\n- b\n- c",
		"<blockquote><p>a</p></blockquote>b":                    "> a\n\nb",
		`<a href="/x?y=1">z</a> <a href="2.html">w</a>`:         "[z](https://ledger.example/x?y=1) [w](https://ledger.example/news/2.html)",
		`<a href="javascript:alert(1)">a</a> <a href=data:x>b`:  "a b",
		`<img src="data:image/png;base64,AA" alt="c">d`:         "d",
		"<script>x</script><style>y</style><!-- z -->a<svg>b":   "a",
		"a<br>b": "a  \nb",
		"<table><tr><th>a<th>b<tr><td>c<td>d</table>": "| a | b |\n|---|---|\n| c | d |",
		"1. no list, *no* emphasis &lt;b&gt;":         "1\\. no list, \\*no* emphasis &lt;b&gt;",
		"":                                            "",
	} {
		if diff := cmp.Diff(want, markup.FromHTML(page, address)); diff != "" {
			t.Errorf("%s: %s", page, diff)
		}
	}
}

func TestFromHTMLNestedTooDeep(t *testing.T) {
	t.Parallel()
	for name, page := range map[string]string{
		"divs":  strings.Repeat("<div>", 5000) + "<p>Kept <b>this</b></p><p>and that." + strings.Repeat("</div>", 5000),
		"spans": strings.Repeat("<span>", 500) + "<p>Kept <b>this</b></p><p>and that.",
		"bold":  "<p>Kept <b>this</b></p><p>and that." + strings.Repeat("<b>", 2000),
	} {
		plain := prose.Read(articles.Clean(markup.FromHTML(page, nil))).Plain
		if got := strings.Fields(plain); strings.Join(got, " ") != "Kept this and that." {
			t.Errorf("%s: %.80q", name, plain)
		}
	}
}

func FuzzFromHTML(f *testing.F) {
	f.Add("<p>a<table><tr><td>b</table><ul><li><pre>c")
	f.Add("<a href='//x'>b</a><br><svg><math>")
	f.Fuzz(func(t *testing.T, page string) {
		prose.Read(articles.Clean(markup.FromHTML(page, nil)))
	})
}
