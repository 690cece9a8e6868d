package feed_test

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/tools/txtar"

	"onrecord/articles"
	"onrecord/articles/feed"
)

var address = &url.URL{Scheme: "https", Host: "news.example", Path: "/feed.xml"}

// describe writes a document as the cases have it.
func describe(d *feed.Document) string {
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, value)
		}
	}
	line("feed", d.Title)
	line("site", d.Site)
	line("lang", d.Lang)
	if d.TTL > 0 {
		line("ttl", d.TTL.String())
	}
	for _, it := range d.Items {
		b.WriteString("--\n")
		line("title", it.Title)
		line("guid", it.GUID)
		line("url", it.URL)
		line("by", it.Byline)
		if !it.Published.IsZero() {
			line("date", it.Published.Format(time.RFC3339))
		}
		if it.Shared {
			line("shared", "yes")
		}
		line("body", strings.ReplaceAll(it.Body, "\n", "↵"))
	}
	for _, t := range d.Troubles {
		line("trouble", t)
	}
	return b.String()
}

// TestDialects reads every feed in testdata/dialects: a txtar archive with a feed
// and what comes of it.
func TestDialects(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/dialects/*.txtar")
	if err != nil || len(paths) < 15 {
		t.Fatalf("%d cases, %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			arc, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			d, err := feed.Parse(arc.Files[0].Data, "", address)
			if err != nil {
				t.Fatal(err)
			}
			got := describe(d)
			if os.Getenv("UPDATE") != "" {
				arc.Files[1].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(arc), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(arc.Files[1].Data), got); diff != "" {
				t.Error(diff)
			}
			for _, it := range d.Items {
				if len(it.Raw) == 0 || it.Format != articles.FormatFeed || it.Digest == "" {
					t.Errorf("%q: raw, format or digest is missing", it.Title)
				}
			}
		})
	}
}

const café = `<?xml version="1.0" encoding="%s"?><rss version="2.0"><channel><title>Café “News”</title>` +
	`<item><title>Señor Núñez said “no” – twice…</title><guid>1</guid></item></channel></rss>`

func TestParseWhateverTheEncoding(t *testing.T) {
	t.Parallel()
	as := func(label string) string { return fmt.Sprintf(café, label) }
	utf16 := func(s string) []byte {
		b, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(s))
		return b
	}
	bare16 := func(s string) []byte {
		b, _ := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(s))
		return b
	}
	four := func(s string) []byte {
		b, _ := utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewEncoder().Bytes([]byte(s))
		return b
	}
	cp1252 := func(s string) []byte {
		b, err := charmap.Windows1252.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	// Bytes of Windows-1252 that somebody took for Latin-1 and wrote as UTF-8.
	twice, _ := charmap.ISO8859_1.NewDecoder().Bytes(cp1252(as("utf-8")))
	for name, c := range map[string]struct {
		data  []byte
		label string
	}{
		"UTF-8":                        {[]byte(as("utf-8")), "utf-8"},
		"UTF-8 with a mark":            {[]byte("\ufeff" + as("utf-8")), ""},
		"UTF-8 said to be Latin-1":     {[]byte(as("iso-8859-1")), "iso-8859-1"},
		"UTF-8 said to be nothing":     {[]byte(as("x-unheard-of")), "x-nor-this"},
		"UTF-8 said to be UTF-16":      {[]byte(as("utf-16")), ""},
		"UTF-16":                       {utf16(as("utf-16")), "utf-16"},
		"UTF-16 said to be UTF-8":      {utf16(as("utf-8")), "utf-8"},
		"UTF-16 without a mark":        {bare16(as("utf-16")), ""},
		"UTF-32":                       {four(as("utf-32")), ""},
		"Windows-1252":                 {cp1252(as("windows-1252")), ""},
		"Windows-1252 said Latin-1":    {cp1252(as("iso-8859-1")), ""},
		"Windows-1252 said UTF-8":      {cp1252(as("utf-8")), "utf-8"},
		"Windows-1252 by header":       {cp1252(strings.Replace(as(""), ` encoding=""`, "", 1)), "windows-1252"},
		"Windows-1252, header Latin-1": {cp1252(as("windows-1252")), "iso-8859-1"},
		"Windows-1252 as UTF-8":        {twice, ""},
		"references of Windows-1252": {[]byte(strings.NewReplacer("“", "&#147;", "”", "&#x94;", "–", "&#150;", "…", "&#133;").
			Replace(as("utf-8"))), ""},
	} {
		d, err := feed.Parse(c.data, c.label, address)
		if err != nil || d.Title != "Café “News”" || len(d.Items) != 1 || d.Items[0].Title != "Señor Núñez said “no” – twice…" {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                                      "empty",
		"  \n":                                  "empty",
		"Hello, world":                          "not a feed",
		"<!DOCTYPE html><html><body>x</body>":   "web page",
		"<HTML><head><title>rss</title></head>": "web page",
		`{"name": "x"}`:                         "not a feed",
		`{`:                                     "not a feed",
		"<opml><body/></opml>":                  "not a feed",
		"<note>not <b>news</b></note>":          "not a feed",
		"%PDF-1.4":                              "PDF",
	} {
		_, err := feed.Parse([]byte(in), "", address)
		if articles.CodeOf(err) != articles.Unreadable || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
		var page *feed.PageError
		if errors.As(err, &page) != (want == "web page") {
			t.Errorf("%q: is it a page? %v", in, err)
		}
	}
	_, err := feed.Parse(make([]byte, feed.MaxSource+1), "", nil)
	if articles.CodeOf(err) != articles.TooLarge {
		t.Error(err)
	}
}

func TestParseKeepsToTheLimits(t *testing.T) {
	t.Parallel()
	item := func(i int, text string) string {
		return fmt.Sprintf("<item><title>%d</title><guid>%d</guid><description>%s</description></item>", i, i, text)
	}
	var b strings.Builder
	b.WriteString("<rss><channel>")
	for i := range feed.MaxItems + 5 {
		b.WriteString(item(i, "x"))
	}
	b.WriteString("</channel></rss>")
	d, err := feed.Parse([]byte(b.String()), "", nil)
	if err != nil || len(d.Items) != feed.MaxItems || len(d.Troubles) != 1 || !strings.Contains(d.Troubles[0], "10005 items") {
		t.Errorf("%d items, %q, %v", len(d.Items), d.Troubles, err)
	}
	big := "<rss><channel>" + item(1, strings.Repeat("word ", 7<<18)) + item(2, "small") + "</channel></rss>"
	d, err = feed.Parse([]byte(big), "", nil)
	if err != nil || len(d.Items) != 1 || d.Items[0].GUID != "2" || len(d.Troubles) != 1 || !strings.Contains(d.Troubles[0], "larger than 8 MiB") {
		t.Errorf("%d items, %q, %v", len(d.Items), d.Troubles, err)
	}
	d, err = feed.Parse([]byte("<rss><channel>"+item(1, strings.Repeat("&lt;b&gt;", 600)+"deep")), "", nil)
	if err != nil || len(d.Items) != 1 || !strings.Contains(d.Items[0].Body, "deep") {
		t.Errorf("nested: %+v, %v", d, err)
	}
	d, err = feed.Parse([]byte("<rss><channel>"+strings.Repeat("<x>", 20_000)+item(1, "deep")), "", nil)
	if err != nil || len(d.Items) != 1 || d.Items[0].Title != "1" {
		t.Errorf("nested XML: %+v, %v", d, err)
	}
}

// TestParseIsLinear reads what makes careless readers take for ever.
func TestParseIsLinear(t *testing.T) {
	t.Parallel()
	const n = 1 << 18
	for _, piece := range []string{
		"<!--", "<![CDATA[", "<?", "<!", "<![", "<a '", `<a "`, "<item>", "</item>", "<item/>", "<", "&", "&#", "&amp", "]]>", "<rss>", "</channel>", "<title>",
	} {
		s := "<rss><channel>" + strings.Repeat(piece, n/len(piece)) + "<item><title>last</title></item></channel></rss>"
		start := time.Now()
		if _, err := feed.Parse([]byte(s), "", nil); err != nil {
			t.Errorf("%q: %v", piece, err)
		}
		t.Logf("%-12q %s", piece, time.Since(start).Round(time.Millisecond))
	}
}

func TestParseTellsChangesApart(t *testing.T) {
	t.Parallel()
	read := func(title, text string) articles.FeedItem {
		d, err := feed.Parse([]byte("<rss><channel><item><guid>1</guid><title>"+title+"</title><description>"+text+"</description></item></channel></rss>"), "", nil)
		if err != nil || len(d.Items) != 1 {
			t.Fatal(err)
		}
		return d.Items[0]
	}
	a := read("A", "text")
	if b := read("A", "text"); a.Digest != b.Digest {
		t.Error("the same has another digest")
	}
	if b := read("B", "text"); a.Digest == b.Digest {
		t.Error("another title, the same digest")
	}
	if b := read("A", "words"); a.Digest == b.Digest {
		t.Error("another text, the same digest")
	}
}

func TestDiscover(t *testing.T) {
	t.Parallel()
	page := &url.URL{Scheme: "https", Host: "news.example", Path: "/world/"}
	for name, c := range map[string]struct {
		page string
		want []feed.Link
	}{
		"announced": {
			`<html><head>
			<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
			<link rel="ALTERNATE nofollow" type="application/atom+xml" title="The &lt;b&gt; News" href="atom.xml">
			<link rel=alternate type="application/feed+json" href="https://other.example/feed.json">
			<link rel="alternate" type="text/html" href="/en"><link rel="stylesheet" href="/feed.css">
			<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
			<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">
			<link rel="alternate" type="application/atom+xml" href="atom.xml">
			<body><a href="/rss">no</a>`,
			[]feed.Link{
				{URL: "https://news.example/world/atom.xml", Title: "The <b> News"},
				{URL: "https://other.example/feed.json"},
				{URL: "https://news.example/comments/feed", Title: "Comments"},
			},
		},
		"by its base": {
			`<base href="https://www.news.example/a/"><link rel="alternate" type="text/rss+xml" href="b">`,
			[]feed.Link{{URL: "https://www.news.example/a/b"}},
		},
		"likely": {
			`<a href="/rss.xml">RSS</a> <a href="https://news.example/x?feed=rss2">2</a> <a href="https://else.example/feed/">no</a> <a href="/feedback">no</a>`,
			[]feed.Link{{URL: "https://news.example/rss.xml"}, {URL: "https://news.example/x?feed=rss2"}},
		},
		"none": {`<p>Nothing here`, nil},
	} {
		if d := cmp.Diff(c.want, feed.Discover([]byte(c.page), "", page)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func FuzzParse(f *testing.F) {
	paths, _ := filepath.Glob("testdata/dialects/*.txtar")
	for _, path := range paths {
		if arc, err := txtar.ParseFile(path); err == nil {
			f.Add(arc.Files[0].Data)
		}
	}
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":1},{"id":"2","title":3}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := feed.Parse(data, "", address)
		if err != nil {
			if articles.CodeOf(err) != articles.Unreadable {
				t.Fatal(err)
			}
			return
		}
		guids := map[string]bool{}
		for _, it := range d.Items {
			for _, s := range []string{it.Title, it.URL, it.Byline, it.Source, it.Lang} {
				if s != articles.Line(s) {
					t.Fatalf("not one clean line: %q", s)
				}
			}
			if it.Body != articles.Clean(it.Body) || !utf8.ValidString(it.Body) || it.Title == "" || it.GUID == "" || guids[it.GUID] {
				t.Fatalf("%+v", it)
			}
			guids[it.GUID] = true
		}
		if slices.ContainsFunc(d.Troubles, func(s string) bool { return s != articles.Line(s) }) {
			t.Fatalf("%q", d.Troubles)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	var s strings.Builder
	s.WriteString("<rss><channel><title>News</title>")
	for i := range 100 {
		fmt.Fprintf(&s, "<item><title>Item %d</title><link>https://news.example/%d</link><guid>%d</guid><pubDate>Sun, 02 Mar 2031 12:04:05 GMT</pubDate><description>%s</description></item>",
			i, i, i, strings.Repeat("&lt;p&gt;The tide came in and went out again.&lt;/p&gt;", 40))
	}
	s.WriteString("</channel></rss>")
	data := []byte(s.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if d, err := feed.Parse(data, "", address); err != nil || len(d.Items) != 100 {
			b.Fatal(err)
		}
	}
}
