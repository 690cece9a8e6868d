package feed_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/feed"
)

func subscription(url, name, folder string, tags ...string) articles.Feed {
	return articles.Feed{URL: url, FeedSettings: articles.FeedSettings{Name: name, Folder: folder, Tags: tags}}
}

func TestReadList(t *testing.T) {
	t.Parallel()
	at := func(f articles.Feed, site string) articles.Feed {
		f.Site = site
		return f
	}
	for name, c := range map[string]struct {
		in       string
		want     []articles.Feed
		troubles []string
	}{
		"OPML 1, flat": {
			`<?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.1"><head><title>Mine</title></head><body>
			<outline text="A &amp; B" type="rss" xmlUrl="https://a.example/rss" htmlUrl="https://a.example/"/>
			<outline text="Caf` + "\xe9" + `" title="The Café" xmlurl=" http://B.example/feed#x "></outline></body></opml>`,
			[]articles.Feed{at(subscription("https://a.example/rss", "A & B", ""), "https://a.example/"), subscription("http://b.example/feed", "The Café", "")},
			nil,
		},
		"OPML 2, folders": {
			`<opml version="2.0"><body>
			<outline text="World"><outline text="Europe">
				<outline text="One" xmlUrl="https://one.example/" category="/ignored,politics, the EU"/></outline>
				<outline text="Two" xmlUrl="https://two.example/"/></outline>
			<outline text="Three" xmlUrl="https://three.example/" category="/Arts/Music"/>
			<outline text="Four" type="rss" url="https://four.example/"/>
			<outline text="A link" type="link" url="https://page.example/"/>
			<outline text="Off" isComment="true" xmlUrl="https://off.example/"/></body></opml>`,
			[]articles.Feed{
				subscription("https://one.example/", "One", "World/Europe", "politics", "the EU"),
				subscription("https://two.example/", "Two", "World"),
				subscription("https://three.example/", "Three", "Arts/Music"),
				subscription("https://four.example/", "Four", ""),
			},
			nil,
		},
		"broken OPML": {
			"junk? no: \n"[11:] + `<opml><body><outline text="A & B < C" xmlUrl="https://a.example/?x=1&y=2"/>` +
				"<outline text='\x1b[31mred&nbsp;' xmlUrl='javascript:alert(1)'/><outline xmlUrl='https://b.example/'/><outline text=",
			[]articles.Feed{subscription("https://a.example/?x=1&y=2", "A & B < C", ""), subscription("https://b.example/", "", "")},
			[]string{"javascript:alert(1): only http and https are fetched", "the list breaks off after 2 feeds"},
		},
		"no feeds": {`<opml version="2.0"><head/><body/></opml>`, nil, nil},
		"newsboat": {
			"# mine\n\nhttps://a.example/rss news \"~The \\\"A\\\" Paper\" \"world affairs\"\nhttps://b.example/atom \"!hidden\"\n" +
				"\"query:Unread:unread = \\\"yes\\\"\"\nexec:~/bin/feed.sh\nhttps://c.example/\n",
			[]articles.Feed{
				subscription("https://a.example/rss", `The "A" Paper`, "news", "world affairs"), subscription("https://b.example/atom", "", "!hidden"), subscription("https://c.example/", "", ""),
			},
			[]string{`query:Unread:unread = "yes": only http and https are fetched`, "exec:~/bin/feed.sh: only http and https are fetched"},
		},
		"nothing": {"\n# nothing\n", nil, nil},
	} {
		l, err := feed.ReadList([]byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := cmp.Diff(c.want, l.Feeds); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if d := cmp.Diff(c.troubles, l.Troubles); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestReadListRefuses(t *testing.T) {
	t.Parallel()
	var many strings.Builder
	many.WriteString("<opml><body>")
	for i := range feed.MaxOutlines + 1 {
		fmt.Fprintf(&many, "<outline xmlUrl='https://a.example/%d'/>", i)
	}
	for name, c := range map[string]struct {
		in   string
		code articles.Code
		want string
	}{
		"a page":     {"<html><body>x</body></html>", articles.Unreadable, "no list of feeds"},
		"text":       {"Dear Ann,\nplease find", articles.Unreadable, "no list of feeds"},
		"a picture":  {"\x89PNG\r\n\x1a\n\x00\x00\x00\x00\x00\x00\x00", articles.Unreadable, "PNG"},
		"many":       {many.String(), articles.TooLarge, "50000"},
		"many lines": {strings.Repeat("https://a.example/\n", feed.MaxOutlines+1), articles.TooLarge, "50000"},
		"deep":       {"<opml>" + strings.Repeat("<outline text='x'>", 1000), articles.TooLarge, "nested"},
		"large":      {strings.Repeat(" ", feed.MaxSource+1), articles.TooLarge, "16 MiB"},
	} {
		_, err := feed.ReadList([]byte(c.in))
		if articles.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s, %q", name, err, c.code, c.want)
		}
	}
}

var listed = []articles.Feed{
	subscription("https://top.example/feed", "", ""),
	subscription("https://a.example/?x=1&y=2", `A "B" <C> & D's`, "World/Europe", "politics", "the EU"),
	subscription("https://b.example/", "Café", "World"),
	subscription("https://c.example/", "", "Arts & <Letters>"),
}

func TestWriteIsReadBack(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := feed.Write(&b, listed, time.Date(2031, 3, 2, 12, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	l, err := feed.ReadList(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := append([]articles.Feed{}, listed...)
	want[0].Name = want[0].URL // OPML wants a text
	want[3].Name = want[3].URL
	want[1], want[2] = want[2], want[1] // feeds of a folder stand before its folders
	if d := cmp.Diff(want, l.Feeds); d != "" {
		t.Error(d)
	}
	if !strings.Contains(b.String(), "<dateCreated>Sun, 02 Mar 2031 12:00:00 +0000</dateCreated>") || l.Title != "Feeds of onrecord" {
		t.Error(b.String())
	}
}

func TestWriteURLsIsReadBack(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := feed.WriteURLs(&b, listed); err != nil {
		t.Fatal(err)
	}
	l, err := feed.ReadList(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(listed, l.Feeds); d != "" {
		t.Error(d, b.String())
	}
}

func TestAddress(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		" https://A.example/Feed#top ": "https://a.example/Feed", "feed://a.example/x": "http://a.example/x",
		"feed:https://a.example/x": "https://a.example/x", "http://[::1]:8080/": "http://[::1]:8080/",
		"a.example": "", "file:///etc/passwd": "", "exec:rm": "", "https://": "", "-x": "", "http://a b/": "",
	} {
		if got, err := feed.Address(in); got != want || (err != nil) != (want == "") {
			t.Errorf("Address(%q) = %q, %v", in, got, err)
		}
	}
}

func FuzzReadList(f *testing.F) {
	f.Add([]byte(`<opml version="2.0"><body><outline text="W"><outline text="One" xmlUrl="https://one.example/" category="/a,b"/></outline></body></opml>`))
	f.Add([]byte("https://a.example/rss news \"~The \\\"A\\\" Paper\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := feed.ReadList(data)
		if err != nil {
			return
		}
		for _, s := range l.Feeds {
			address, err := feed.Address(s.URL)
			if err != nil || address != s.URL || s.Name != articles.Line(s.Name) || s.Folder != articles.Line(s.Folder) {
				t.Fatalf("%+v, %v", s, err)
			}
		}
		var b bytes.Buffer
		if err := feed.Write(&b, l.Feeds, time.Time{}); err != nil {
			t.Fatal(err)
		}
		again, err := feed.ReadList(b.Bytes())
		if err != nil || len(again.Feeds) != len(l.Feeds) {
			t.Fatalf("%v: %d feeds, then %d", err, len(l.Feeds), len(again.Feeds))
		}
	})
}
