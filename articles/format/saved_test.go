package format_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/format"
)

// kept is one article in a line.
func kept(a articles.Article) string {
	day := ""
	if !a.Published.IsZero() {
		day = a.Published.Format("2006-01-02")
	}
	return strings.Join([]string{a.Title, a.URL, a.Byline, day, strings.Join(a.Tags, "+"), strings.ReplaceAll(a.Body, "\n", "/")}, " | ")
}

func TestReadSaved(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, content, want string }{
		{"pocket", "pocket.csv", "title,url,time_added,tags,status\nIce,https://a.example/ice,1925000000,north|sea,archive\n\"Fog, again\",https://a.example/fog,1925000001,,unread\n", `
Ice | https://a.example/ice |  |  | north+sea+archive | <https://a.example/ice>
Fog, again | https://a.example/fog |  |  |  | <https://a.example/fog>`},
		{"instapaper named", "i.csv", "\ufeffURL,Title,Selection,Folder,Timestamp\nhttps://a.example/ice,Ice,*The* harbour froze.,Reading list,1925000000\n", `
Ice | https://a.example/ice |  |  | reading list | \*The\* harbour froze.//<https://a.example/ice>`},
		{"raindrop", "r.csv", "id,title,note,excerpt,url,folder,tags,created\n1,Ice,,Cold.,https://a.example/ice,Unsorted,\"a, b\",2031-03-02\n", `
Ice | https://a.example/ice |  |  | a+b | Cold.//<https://a.example/ice>`},
		{"bad rows", "b.csv", "url,title\njavascript:x,Bad\nhttps://a.example/ice,\nhttps://a.example/short\n", `
item 1: "javascript:x" is no web address
https://a.example/ice | https://a.example/ice |  |  |  | <https://a.example/ice>
https://a.example/short | https://a.example/short |  |  |  | <https://a.example/short>`},
		{"no table", "b.csv", "when,what\n1,2\n", "\nno table of articles: no column is called URL"},
		{"highlights", "b.csv", "Highlight,Title,Author,URL,Note,Location,Date\na,b,c,d,e,f,g\n", "\na table of highlights, which are notes: bring them in with notes import"},
		{"pocket page", "ril_export.html", "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=utf-8>\n<title>Pocket Export</title></head><body><h1>Unread</h1><ul><li><a href=\"https://a.example/ice\" time_added=\"1925000000\" tags=\"north,sea\">Ice</a></li></ul><h1>Read Archive</h1><ul><li><a href=\"https://a.example/fog\">Fog</a></li></ul>", `
Ice | https://a.example/ice |  |  | north+sea | <https://a.example/ice>
Fog | https://a.example/fog |  |  | archive | <https://a.example/fog>`},
		{"bookmarks", "bookmarks.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><DT><H3>World</H3><DL><DT><A HREF=\"https://a.example/ice\" TAGS=\"x\">Ice</A><DT><A HREF=\"place:sort=8\">Recent</A></DL>", `
Ice | https://a.example/ice |  |  | world+x | <https://a.example/ice>`},
		{"wallabag", "wallabag.json", `[{"is_archived":1,"is_starred":0,"tags":["sea"],"title":"Ice","url":"https://a.example/ice","content":"<p>The harbour <b>froze</b>.</p>","published_at":"2031-03-02T08:00:00+00:00","published_by":["Ines Tarrow"],"domain_name":"a.example","language":"en"},{"url":7},{"title":"No address"}]`, `
Ice | https://a.example/ice | Ines Tarrow | 2031-03-02 | sea+archive | The harbour **froze**.
item 2: no article in JSON
item 3: "" is no web address`},
		{"omnivore", "metadata_0_to_2.json", `[{"id":"1","slug":"ice","title":"Ice","description":"Cold.","author":"Ines Tarrow","url":"https://a.example/ice","state":"Active","labels":["sea"],"publishedAt":"2031-03-02T08:00:00.000Z"},{"slug":"../../etc/passwd","title":"Fog","description":"Grey.","url":"https://a.example/fog","state":"Archived"}]`, `
Ice | https://a.example/ice | Ines Tarrow | 2031-03-02 | sea | The harbour froze.
Fog | https://a.example/fog |  |  | archive | Grey.//<https://a.example/fog>`},
		{"broken off", "w.json", `[{"title":"Ice","url":"https://a.example/ice"},{"title":`, `
Ice | https://a.example/ice |  |  |  | <https://a.example/ice>
the list breaks off: not JSON from here on`},
	} {
		beside := fstest.MapFS{"content/ice.html": {Data: []byte("<p>The harbour froze.</p>")}}
		var got strings.Builder
		for a, err := range format.ReadBeside(strings.NewReader(c.content), c.file, "", beside) {
			if err != nil {
				fmt.Fprintf(&got, "\n%v", err)
				continue
			}
			got.WriteString("\n" + kept(a))
			if a.Format != articles.FormatSaved || len(a.Raw) == 0 {
				t.Errorf("%s: format %q, %d bytes", c.name, a.Format, len(a.Raw))
			}
		}
		if diff := cmp.Diff(c.want, got.String()); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func FuzzSaved(f *testing.F) {
	f.Add("url,title\nhttps://a.example/ice,Ice\n")
	f.Add(`[{"url":"https://a.example/ice","content":"<p>a"}]`)
	f.Add("<!DOCTYPE NETSCAPE-Bookmark-file-1><A HREF=\"https://a.example/ice\">Ice</A>")
	f.Fuzz(func(t *testing.T, s string) {
		for a, err := range format.Read(strings.NewReader(s), "", articles.FormatSaved) {
			if err == nil && (a.Body != articles.Clean(a.Body) || a.Title != articles.Line(a.Title)) {
				t.Errorf("not clean: %q, %q", a.Title, a.Body)
			}
		}
	})
}
