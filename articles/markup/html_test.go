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
		"<p>One <b>two</b> <em>three</em></p><p>Four&nbsp;five":          "One **two** *three*\n\nFour\u00a0five",
		"<h2>A</h2><ul><li>b<li>c</ul>":                                  "## A\n\n- b\n- c",
		"<blockquote><p>a</p></blockquote>b":                             "> a\n\nb",
		`<a href="/x?y=1">z</a> <a href="2.html">w</a>`:                  "[z](https://ledger.example/x?y=1) [w](https://ledger.example/news/2.html)",
		`<a href="javascript:alert(1)">a</a> <a href=data:x>b`:           "a b",
		`<img src="data:image/png;base64,AA" alt="c">d`:                  "*c*d",
		`<img src="data:image/png;base64,AA" data-src="/c.jpg" alt="c">`: "![c](https://ledger.example/c.jpg)",
		`<img alt="c &amp;amp; &lt;d>">e`:                                "*c &amp;amp; &lt;d&gt;*e",
		`<img src="x.png">d`:                                             "d",
		`Said Orr<sup><a href="#n1">1</a></sup>, and 5 m<sup>2</sup> on the 1<sup>st</sup><ol><li id="n1">Note</ol>`: "Said Orr\\[1], and 5 m² on the 1st\n\n1. Note",
		`Said Orr<a epub:type="noteref" href="#n1">1</a>.<aside id="n1"><p>A note</p></aside>`:                       "Said Orr\\[1].\n\n\\[1] A note",
		`5 m<sup><b>2</b></sup> and <sup><i></i> </sup>6`:                                                            "5 m**²** and 6",
		`Said Orr<sup><a href="#c1">[1]</a></sup><p id="c1">1 A note`:                                                "Said Orr\\[1]\n\n1 A note",
		`x<a href="https://b.example/"><sup>2</sup></a> <a href="#top">top</a>`:                                      "x[²](https://b.example/) top",
		"<script>x</script><style>y</style><!-- z -->a<svg>b":                                                        "a",
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

// TestFromHTMLOfHostilePages reads the text of what no page is like.
func TestFromHTMLOfHostilePages(t *testing.T) {
	t.Parallel()
	const text = "<style>x</style><p>Kept <b>this</b></p><p>and<td>that &amp;amp; \n more."
	for name, page := range map[string]string{
		"deep divs":       strings.Repeat("<div>", 5000) + text + strings.Repeat("</div>", 5000),
		"deep spans":      strings.Repeat("<span>", 600) + text,
		"deep bold":       text + strings.Repeat("<b>", 2000),
		"deep lists":      strings.Repeat("<ul><li>", 100) + text,
		"deep quotes":     strings.Repeat("<blockquote>", 100) + text,
		"many tags":       text + strings.Repeat("<br>", 300_000),
		"many attributes": "<p " + strings.Repeat("a ", 700_000) + ">" + text,
		"often deep":      text + strings.Repeat(strings.Repeat("<div>", 400)+strings.Repeat("</div>", 400), 200),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plain := prose.Read(articles.Clean(markup.FromHTML(page, nil))).Plain
			if got := strings.Join(strings.Fields(plain), " "); got != "Kept this and that &amp; more." {
				t.Errorf("%.80q", got)
			}
		})
	}
}

func FuzzFromHTML(f *testing.F) {
	f.Add("<p>a<table><tr><td>b</table><ul><li><pre>c")
	f.Add("<a href='//x'>b</a><br><svg><math>")
	f.Fuzz(func(t *testing.T, page string) {
		prose.Read(articles.Clean(markup.FromHTML(page, nil)))
	})
}
