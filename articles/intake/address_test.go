package intake_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/intake"
)

func TestSubscribe(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.news.publish("/feed", "application/rss+xml", rss("1|One|Text"))
	b.news.publish("/", "text/html", `<html><head><link rel=alternate type="application/rss+xml" href="/broken"><link rel=alternate type="application/atom+xml" href="/feed">
		<link rel=alternate type="application/rss+xml" title="All comments" href="/comments"></head></html>`)
	b.news.publish("/none", "text/html", "<html><body>Nothing</body></html>")
	done, added, others, err := b.Subscribe(t.Context(), b.news.at+"/", articles.FeedSettings{Folder: "Sea"}, intake.RefreshOptions{})
	if err != nil || !added || done.Added != 1 || done.Feed.URL != b.news.at+"/feed" || done.Feed.Title != "The Harbour" || done.Feed.Folder != "Sea" || len(others) != 2 {
		t.Fatalf("%+v, %v, %v, %v", done, added, others, err)
	}
	if done, added, _, err = b.Subscribe(t.Context(), b.news.at+"/feed", articles.FeedSettings{}, intake.RefreshOptions{}); err != nil || added || done.Feed.Folder != "Sea" {
		t.Errorf("again: %+v, %v, %v", done, added, err)
	}
	for address, want := range map[string]articles.Code{
		b.news.at + "/none": articles.NotFound, b.news.at + "/404": articles.Unreachable, "gopher://x/": articles.Invalid, "http://10.0.0.1/": articles.Refused,
	} {
		if _, _, _, err := b.Subscribe(t.Context(), address, articles.FeedSettings{}, intake.RefreshOptions{}); articles.CodeOf(err) != want || !strings.Contains(err.Error(), address) {
			t.Errorf("%s: %v, want %s", address, err, want)
		}
	}
	if n := len(b.feeds()); n != 1 {
		t.Errorf("%d feeds", n)
	}
}

func TestAddAddresses(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	text := "<p>" + strings.Repeat("The tide came in and went out again, and nobody at the quay said a word about it. ", 10) + "</p>"
	b.news.publish("/page", "text/html", "<html><head><title>A page</title><link rel=canonical href='AT/own'></head><body><article>"+text+text+"</article></body></html>")
	b.news.publish("/thief", "text/html", "<html><head><title>A thief</title><link rel=canonical href='https://other.example/1'></head><body><article>"+text+text+"!</article></body></html>")
	b.news.publish("/feed", "text/html", rss("1|One|Text", "2|Two|Text two")) // the type is wrong
	b.news.publish("/notes.md", "text/plain", "# Notes\n\nWords")
	b.news.serve("/latin", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=windows-1251")
		_, _ = io.WriteString(w, "<p>\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0</p>")
	})
	var got []string
	report := func(r intake.Result) {
		line := strings.ReplaceAll(fmt.Sprintf("%d %s %s: %s", r.ID, r.Status, r.Path, r.Title), b.news.at, "AT")
		if r.Err != nil {
			line = strings.ReplaceAll(r.Err.Error(), b.news.at, "AT")
		}
		got = append(got, line)
	}
	inputs := []string{"/page", "/thief", "/feed", "/notes.md", "/latin", "/nothing", "/page", "/feed"}
	for i := range inputs {
		inputs[i] = b.news.at + inputs[i]
	}
	err := b.Add(t.Context(), inputs, intake.Options{Later: true}, report)
	if articles.CodeOf(err) != articles.Partial {
		t.Error(err)
	}
	want := []string{
		"1 added AT/page: A page", "2 added AT/thief: A thief", "3 added AT/feed: One", "4 added AT/feed: Two", "5 added AT/notes.md: Notes", "6 added AT/latin: Привет, мир",
		"1 known AT/page: A page", "3 known AT/feed: One", "4 known AT/feed: Two", "read AT/nothing: nothing is there (status 404)",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for id, want := range map[articles.ID]string{1: "/own", 2: "/thief", 3: "/1", 5: "/notes.md"} {
		if a, err := b.lib.Article(t.Context(), id); err != nil || a.URL != b.news.at+want {
			t.Errorf("article %d is at %s, %v", id, a.URL, err)
		}
	}
}
