package format_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/articles"
	"onrecord/articles/format"
	"onrecord/articles/prose"
)

// read reads what is one article.
func read(t *testing.T, name, content string, f articles.Format) (articles.Article, error) {
	t.Helper()
	var all []articles.Article
	for a, err := range format.Read(strings.NewReader(content), name, f) {
		if err != nil {
			return articles.Article{}, err
		}
		all = append(all, a)
	}
	if len(all) != 1 {
		t.Fatalf("%s: %d articles", name, len(all))
	}
	return all[0], nil
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func TestRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, content string
		want          articles.Article
	}{
		{"a.txt", "\nBridge closes\n\nPORT QUELL, Elmshire (AP) — The *old* bridge closes.\n", articles.Article{
			Title: "Bridge closes", Source: "Associated Press", Format: articles.FormatText,
			Body: "\nBridge closes\n\nPORT QUELL, Elmshire (AP) — The \\*old\\* bridge closes.\n",
		}},
		{"a.txt", "<html> is plain here\n", articles.Article{
			Title: "<html> is plain here", Format: articles.FormatText, Body: "\\<html> is plain here\n",
		}},
		{"a", "\ufeffone\r\ntwo\x1b[31m", articles.Article{Title: "one", Format: articles.FormatText, Body: "one\\\ntwo[31m"}},
		{"a.md", "---\ntitle: \"A: b\"\nauthor: By Ines Tarrow\ndate: 2031-03-02\nurl: https://ledger.example/a\nsource: The Ledger # ours\ntags: [x, 'y z']\n---\n\nText *here*.\n", articles.Article{
			Title: "A: b", Byline: "Ines Tarrow", Source: "The Ledger", URL: "https://ledger.example/a", Published: day(2031, 3, 2),
			Tags: []string{"x", "y z"}, Format: articles.FormatMarkdown, Body: "\nText *here*.\n",
		}},
		{"a.markdown", "+++\ntitle = \"T\"\ntags = [\"a\"]\ndate = 2031-03-02T10:00:00Z\n+++\nB", articles.Article{
			Title: "T", Tags: []string{"a"}, Published: time.Date(2031, 3, 2, 10, 0, 0, 0, time.UTC), Format: articles.FormatMarkdown, Body: "B",
		}},
		{"a.md", "---\ntags:\n- a\n- b\n...\nText\n\n# Head *line*\n", articles.Article{
			Title: "Head line", Tags: []string{"a", "b"}, Format: articles.FormatMarkdown, Body: "Text\n\n# Head *line*\n",
		}},
		{"a.md", "---\n\nText after a rule.\n\n---\n\nMore", articles.Article{Title: "Text after a rule.", Format: articles.FormatMarkdown, Body: "---\n\nText after a rule.\n\n---\n\nMore"}},
		{"a.md", "---\n# a comment\n\ntitle: [broken\n  bad: : :\n---\nText", articles.Article{Title: "broken", Format: articles.FormatMarkdown, Body: "Text"}},
		{"a.md", "---\n---\nText", articles.Article{Title: "Text", Format: articles.FormatMarkdown, Body: "Text"}},
		{"a.md", "---\nnot closed\n\nText", articles.Article{Title: "not closed", Format: articles.FormatMarkdown, Body: "---\nnot closed\n\nText"}},
		{"a.md", "A\n\n<div><p>b <b>c</b></p></div>\n\n<!-- d -->\n\nE <i>f</i>", articles.Article{
			Title: "A", Format: articles.FormatMarkdown, Body: "A\n\nb **c**\n\n\n\nE <i>f</i>",
		}},
		{"a.html", "<p>One <b>two</b>", articles.Article{Title: "One two", Format: articles.FormatHTML, Body: "One **two**"}},
		{"", "# Head\n\nText", articles.Article{Title: "Head", Format: articles.FormatMarkdown, Body: "# Head\n\nText"}},
		{"", "<!DOCTYPE html><title>T</title><p>a", articles.Article{Title: "T", Format: articles.FormatHTML, Body: "a"}},
		{"", "{\"text\": \"*a*\", \"title\": \"t\", \"tags\": [\"x\"], \"published\": \"2031-03-02\", \"other\": 1}", articles.Article{
			Title: "t", Tags: []string{"x"}, Published: day(2031, 3, 2), Format: articles.FormatJSONL, Body: "\\*a\\*",
		}},
	} {
		got, err := read(t, c.name, c.content, "")
		if err != nil {
			t.Errorf("%q: %v", c.content, err)
			continue
		}
		if len(got.Raw) == 0 {
			t.Errorf("%q: no raw bytes", c.content)
		}
		if diff := cmp.Diff(c.want, got, cmpopts.IgnoreFields(articles.Article{}, "Raw"), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q: %s", c.content, diff)
		}
	}
}

const page = `<!doctype html><html lang="en-GB"><head><title>Bridge closes | The Ledger</title>
<meta property="og:title" content="Bridge closes for the spring"><meta property="og:site_name" content="The Ledger">
<link rel="canonical" href="https://ledger.example/bridge"><meta name="author" content="By Ines Tarrow">
<meta property="article:published_time" content="2031-03-02T08:00:00Z"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Bridge closes for the spring</h1>
<p>The council of Port Quell voted on Tuesday to close the <a href="/old">old bridge</a> until the spring, after engineers found cracks in two of its seven piers, the mayor said in the town hall.</p>
<p>“We could not wait,” said Aldo Brenn, the mayor, who had inspected the bridge with two engineers, a diver and the members of the council on the evening before, in the rain.</p>
<p>Residents disagree, and one of them, who has crossed the bridge every day for thirty years, called the decision overdue, late, and too much of a good thing, all at once.</p>
</article><aside>Read more: ten bridges to see</aside><footer>Imprint, terms, cookies</footer></body></html>`

func TestReadPage(t *testing.T) {
	t.Parallel()
	a, err := read(t, "bridge.html", page, "")
	if err != nil {
		t.Fatal(err)
	}
	want := articles.Article{
		Title: "Bridge closes for the spring", Source: "The Ledger", Byline: "Ines Tarrow", URL: "https://ledger.example/bridge",
		Lang: "en-GB", Published: time.Date(2031, 3, 2, 8, 0, 0, 0, time.UTC), Format: articles.FormatHTML,
	}
	if diff := cmp.Diff(want, a, cmpopts.IgnoreFields(articles.Article{}, "Raw", "Body")); diff != "" {
		t.Error(diff)
	}
	plain := prose.Read(a.Body).Plain
	for _, in := range []string{"voted on Tuesday to close the old bridge until", "“We could not wait,” said Aldo Brenn"} {
		if !strings.Contains(plain, in) {
			t.Errorf("no %q in %q", in, plain)
		}
	}
	for _, out := range []string{"Sport", "cookies"} {
		if strings.Contains(plain, out) {
			t.Errorf("%q in %q", out, plain)
		}
	}
	if !strings.Contains(a.Body, "(https://ledger.example/old)") {
		t.Errorf("link not resolved in %q", a.Body)
	}
}

func TestReadPageOfSchemaOrg(t *testing.T) {
	t.Parallel()
	const ld = `<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"From the data","author":{"@type":"Person","name":"Aldo Brenn"},"publisher":{"@type":"Organization","name":"Wire"},
"datePublished":"2031-03-04T05:06:07Z"}</script></head><body><article><p>` + "%" + `</p></article></body></html>`
	long := strings.Repeat("The council voted, and then it voted again, on the very same bridge. ", 20)
	a, err := read(t, "a.html", strings.Replace(ld, "%", long, 1), "")
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "From the data" || a.Byline != "Aldo Brenn" || a.Source != "Wire" || !a.Published.Equal(time.Date(2031, 3, 4, 5, 6, 7, 0, time.UTC)) {
		t.Errorf("%q by %q of %q on %v", a.Title, a.Byline, a.Source, a.Published)
	}
}

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, content string
		format        articles.Format
		code          articles.Code
		says          string
	}{
		{"a.txt", "", "", articles.Unreadable, "no text"},
		{"a.txt", " \n\t\n", "", articles.Unreadable, "no text"},
		{"a.html", "<script>a</script>", "", articles.Unreadable, "no text"},
		{"a.txt", "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00\x01\x02", 50), "", articles.Unreadable, "PNG"},
		{"a.epub", "PK\x03\x04", "", articles.Unreadable, "not an EPUB book"},
		{"a.xml", "<?xml version='1.0'?>\n<opml version='2.0'>", "", articles.Unsupported, "feeds import"},
		{"a.rss", "no feed", "", articles.Unreadable, "not a feed"},
		{"a.txt", strings.Repeat("word ", format.MaxSource/5+1), "", articles.TooLarge, "16 MiB"},
		{"a.txt", strings.Repeat("word ", format.MaxBody/5+1), "", articles.TooLarge, "8 MiB"},
		{"a", "text", "pdf", articles.Unsupported, "pdf"},
	} {
		_, err := read(t, c.name, c.content, c.format)
		if articles.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s %.20q: %v, want %s about %q", c.name, c.content, err, c.code, c.says)
		}
	}
	for _, err := range format.Read(iotest.ErrReader(errors.New("torn cable")), "a.txt", "") {
		if articles.CodeOf(err) != articles.Unreadable {
			t.Errorf("%v of a reader that fails", err)
		}
	}
}

func TestReadLines(t *testing.T) {
	t.Parallel()
	const content = `{"text": "One."}

broken
{"title": "no text"}
{"markdown": "*Two*"}
{"html": "<p>Three", "url": "https://a.example/3"}`
	var got []string
	for a, err := range format.Read(strings.NewReader(content), "a.jsonl", "") {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, a.Title+" | "+a.Body+" | "+a.URL)
	}
	want := []string{
		"One. | One. | ", "line 3: no article in JSON", "line 4: there is no text in it", "Two | *Two* | ",
		"Three | Three | https://a.example/3",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestReadLooseLines reads what programs write that mean well.
func TestReadLooseLines(t *testing.T) {
	t.Parallel()
	const content = `{"text": "a", "published": 1930219445, "tags": "sea", "byline": ["Ann Orr", "Bo Lind"], "title": 7}
{"text": "b", "published": {"x": 1}, "tags": [1, null, ["y"], "z"], "byline": null, "title": ["Two", "lines\u001b[2J"]}`
	var got []string
	for a, err := range format.Read(strings.NewReader(content), "a.jsonl", "") {
		got = append(got, fmt.Sprintf("%s|%s|%v|%s %v", a.Title, a.Byline, a.Tags, a.Published.Format(time.DateOnly), err))
	}
	want := []string{"7|Ann Orr, Bo Lind|[sea]|2031-03-02 <nil>", "Two, lines[2J||[1 z]|0001-01-01 <nil>"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestReadLongLine holds to the limit on one line, and reads the next.
func TestReadLongLine(t *testing.T) {
	t.Parallel()
	long := `{"text": "` + strings.Repeat("a", format.MaxSource) + `"}` + "\n"
	in := io.MultiReader(strings.NewReader(long), strings.NewReader(`{"text": "b"}`))
	var got []articles.Code
	for _, err := range format.Read(in, "a.jsonl", "") {
		got = append(got, articles.CodeOf(err))
	}
	if diff := cmp.Diff([]articles.Code{articles.TooLarge, ""}, got); diff != "" {
		t.Error(diff)
	}
}

func TestDateline(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"PARIS (AP) — A text.":                           "Associated Press",
		"WASHINGTON, Sept 15 (Reuters) - The text.":      "Reuters",
		"PORT QUELL, Elmshire, Jan. 3, 2031 (AFP) – Al":  "Agence France-Presse",
		"The (AP) — said":                                "",
		"PARIS — A text":                                 "",
		"USA (not an agency but a remark, and long) — a": "",
	} {
		a, err := read(t, "a.txt", "Head\nBy Ines Tarrow\n\n"+line+"\n", "")
		if err != nil || a.Source != want {
			t.Errorf("%q: %q, %v, want %q", line, a.Source, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.md", "---\ntitle: x\ntags: [a, b]\n---\n<div>\nb")
	f.Add("a.html", page)
	f.Add("", `{"text": "a"}`)
	f.Fuzz(func(t *testing.T, name, content string) {
		for a, err := range format.Read(strings.NewReader(content), name, "") {
			if err != nil && articles.CodeOf(err) == articles.Internal {
				t.Fatal(err)
			}
			if a.Body != articles.Clean(a.Body) || a.Title != articles.Line(a.Title) {
				t.Fatalf("not clean: %q, %q", a.Title, a.Body)
			}
		}
	})
}

func TestReadFeed(t *testing.T) {
	t.Parallel()
	const items = `<item><title>One</title><link>https://a.example/1</link></item>
		<item><title>Two</title><guid>2</guid><link>https://a.example/</link></item><item><title>Three</title><guid>3</guid><link>https://a.example/</link></item>`
	var got []string
	for a, err := range format.Read(strings.NewReader("<rss><channel><title>A</title>"+items+"</channel></rss>"), "a.xml", "") {
		if err != nil || a.Format != articles.FormatFeed || a.Source != "A" {
			t.Errorf("%+v, %v", a, err)
		}
		got = append(got, a.Title+" "+a.URL)
	}
	if d := cmp.Diff([]string{"One https://a.example/1", "Two ", "Three "}, got); d != "" {
		t.Error(d)
	}
	for a, err := range format.Read(strings.NewReader("<rss><channel><title>A</title></channel></rss>"), "a.xml", "") {
		t.Errorf("a feed without items: %+v, %v", a, err)
	}
}
