package intake_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/analyze"
	"onrecord/articles/fetch"
	"onrecord/articles/intake"
)

func TestRefresh(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.news.publish("/a", "text/xml", rss("1|One|First text", "2|Two|Second text"))
	b.news.publish("/b", "text/xml", rss("1|Another one|Of another feed"))
	b.follow(articles.FeedSettings{Tags: []string{"sea"}}, "/a", "/b", "/gone", "/page")
	b.news.answer("/gone", http.StatusGone)
	b.news.publish("/page", "text/html", `<html><head><link rel="alternate" type="application/rss+xml" href="/a"></head></html>`)
	b.expect(map[string]string{
		"/a": "2 added, 0 changed", "/b": "0 added, 0 changed", // its address is that of an article of /a
		"/gone": "fetch AT/gone: it is gone for good (status 410)",
		"/page": "read the feed AT/page: it is a web page, not a feed; it names the feed AT/a",
	})
	b.now = b.now.Add(time.Hour)
	b.expect(map[string]string{
		"/a": "0 added, 0 changed", "/b": "0 added, 0 changed",
		"/gone": "skipped: it is gone for good",
		"/page": "read the feed AT/page: it is a web page, not a feed; it names the feed AT/a",
	})
	if n := b.news.requests("/gone"); n != 1 {
		t.Errorf("asked %d times where nothing is to be had", n)
	}
	for _, f := range b.feeds() {
		trouble := f.Trouble != ""
		if path := strings.TrimPrefix(f.URL, b.news.at); trouble != (path != "/a" && path != "/b") || trouble != (f.Failures > 0) || trouble && (f.ETag != "" || f.Digest != "") {
			t.Errorf("%s: %+v", path, f.FeedState)
		}
	}
	a, err := b.lib.Article(t.Context(), 1)
	if err != nil || a.Title != "One" || a.Source != "The Harbour" || a.URL != b.news.at+"/1" || a.Body != "First text" || !cmp.Equal(a.Tags, []string{"sea"}) {
		t.Errorf("%+v, %v", a, err)
	}
	if due, err := b.lib.DueCount(t.Context(), "test"); err != nil || due != 0 {
		t.Errorf("%d wait for analysis, %v", due, err)
	}
}

func TestRefreshDownloadsNothingTwice(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	feed := rss("1|One|Text")
	b.news.publish("/tagged", "text/xml", feed)
	b.news.serve("/plain", func(w http.ResponseWriter, _ *http.Request) { // knows nothing of validators
		_, _ = io.WriteString(w, strings.ReplaceAll(feed, "1", "7"))
	})
	b.follow(articles.FeedSettings{}, "/tagged", "/plain")
	b.refresh()
	var bytes int64
	err := b.Refresh(t.Context(), b.feeds(), intake.RefreshOptions{}, func(r articles.Refreshed) {
		if !r.Unchanged || r.Err != nil || r.Requests != 1 {
			t.Errorf("%+v", r)
		}
		if strings.HasSuffix(r.Feed.URL, "/tagged") {
			bytes += r.Bytes
		}
	})
	if err != nil || bytes != 0 {
		t.Errorf("%d bytes, %v", bytes, err)
	}
}

func TestRefreshKeepsValidatorsOnlyOfWhatItRead(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.news.publish("/a", "text/xml", rss("1|One|Text"))
	b.follow(articles.FeedSettings{}, "/a")
	b.refresh()
	good := b.feeds()[0]
	b.news.publish("/a", "text/xml", "The feed is down for maintenance")
	b.expect(map[string]string{"/a": "read the feed AT/a: it is not a feed"})
	if f := b.feeds()[0]; f.Validators != good.Validators || f.Digest != good.Digest || f.Code != articles.Unreadable || f.Failures != 1 {
		t.Errorf("%+v", f.FeedState)
	}
	b.news.publish("/a", "text/xml", rss("1|One|Text", "2|Two|More"))
	b.expect(map[string]string{"/a": "1 added, 0 changed"})
	if f := b.feeds()[0]; f.Trouble != "" || f.Failures != 0 || f.Validators == good.Validators || !f.Arrived.Equal(b.now) {
		t.Errorf("%+v", f.FeedState)
	}
}

// TestRefreshTakesTheRestOfWhatWasCut holds that a feed whose server sent half of
// it, and said that this is all, is not taken for known.
func TestRefreshTakesTheRestOfWhatWasCut(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	whole := rss("1|One|Text", "2|Two|More")
	for _, size := range []int{strings.Index(whole, "<item><guid isPermaLink=\"false\">2"), len(whole)} {
		b.news.serve("/a", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			_, _ = io.WriteString(w, strings.ReplaceAll(whole[:size], "AT", b.news.at))
		})
		if size < len(whole) {
			b.follow(articles.FeedSettings{}, "/a")
		}
		b.expect(map[string]string{"/a": "1 added, 0 changed"})
		if f := b.feeds()[0]; (f.ETag == "") != (size < len(whole)) || (f.Trouble == "the feed breaks off after 1 item") != (size < len(whole)) {
			t.Errorf("%+v", f.FeedState)
		}
	}
}

func TestRefreshKeepsTheOldText(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.news.publish("/a", "text/xml", rss("1|One|The council closed the old bridge until spring."))
	b.follow(articles.FeedSettings{}, "/a")
	b.refresh()
	a, err := b.lib.Article(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	i := strings.Index(a.Body, "old bridge")
	note, err := b.lib.SaveAnnotation(t.Context(), articles.Annotation{
		Article: 1, Revision: 1, Span: articles.Span{Lo: i, Hi: i + 10}, Placement: articles.Placed, Kind: articles.KindPoint,
		Selector: articles.Selector{Exact: "old bridge", Prefix: a.Body[:i], Suffix: a.Body[i+10:], Start: i, End: i + 10},
	})
	if err != nil {
		t.Fatal(err)
	}
	b.news.publish("/a", "text/xml", rss("1|One, corrected|On Tuesday the council closed the old bridge until spring."))
	b.expect(map[string]string{"/a": "0 added, 1 changed"})
	old, err := b.lib.Revision(t.Context(), 1, 1)
	if err != nil || old.Body != a.Body || old.Title != "One" {
		t.Errorf("%+v, %v", old, err)
	}
	got, err := b.lib.Annotation(t.Context(), note.ID)
	if err != nil || got.Revision != 2 || got.Span.Lo != i+len("On Tuesday ") {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestRefreshFetchesFullText(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	long := strings.Repeat("The tide came in and went out again, and nobody at the quay said a word about it. ", 10)
	b.news.publish("/1", "text/html", "<html><head><title>One</title><meta name=author content='Ann Orr'></head><body><nav>Menu</nav><article><h1>One</h1><p>"+long+"</p><p>"+long+"</p></article></body></html>")
	b.news.publish("/a", "text/xml", rss("1|One|Two lines.", "2|Two|Its page is not there."))
	b.follow(articles.FeedSettings{FullText: true}, "/a")
	b.expect(map[string]string{"/a": "2 added, 0 changed"})
	for id, want := range map[articles.ID]string{1: strings.TrimSpace(long), 2: "Its page is not there."} {
		a, err := b.lib.Article(t.Context(), id)
		if err != nil || !strings.Contains(a.Body, want) || strings.Contains(a.Body, "Menu") {
			t.Errorf("article %d: %q, %v", id, a.Body, err)
		}
	}
	if f := b.feeds()[0]; !strings.Contains(f.Trouble, "nothing is there") || f.Code != "" {
		t.Errorf("%+v", f.FeedState)
	}
	b.news.publish("/a", "text/xml", rss("3|Three|New.", "1|One|Two lines.", "2|Two|Its page is not there."))
	b.expect(map[string]string{"/a": "1 added, 0 changed"})
	if n := b.news.requests("/1"); n != 1 {
		t.Errorf("the page was fetched %d times", n)
	}
}

func TestRefreshPassesAWallBy(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.news.publish("/1", "text/html", "<html><head><title>Just a moment</title></head><body><p>Checking your browser before you go on. Please verify you are human, and wait until this is done; it will not take long at all.</p></body></html>")
	b.news.publish("/a", "text/xml", rss("1|One|Two lines."))
	b.follow(articles.FeedSettings{FullText: true}, "/a")
	b.refresh()
	if a, err := b.lib.Article(t.Context(), 1); err != nil || a.Body != "Two lines." || a.Title != "One" {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestRefreshOutlivesGuidsThatChange(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	guids := 0
	b.news.serve("/a", func(w http.ResponseWriter, _ *http.Request) {
		guids++
		_, _ = fmt.Fprintf(w, `<rss><channel><item><guid isPermaLink="false">%d</guid><link>https://a.example/1</link><title>One</title></item></channel></rss>`, guids)
	})
	b.follow(articles.FeedSettings{}, "/a")
	for _, want := range []string{"1 added, 0 changed", "0 added, 0 changed", "0 added, 0 changed"} {
		b.expect(map[string]string{"/a": want})
	}
}

func TestRefreshFollowsAMoveOnceItIsSure(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.news.publish("/new", "text/xml", rss("1|One|Text"))
	b.news.answer("/old", http.StatusMovedPermanently, "Location", "/new")
	b.follow(articles.FeedSettings{}, "/old")
	for i, want := range []string{"/old", "/old", "/new", "/new"} {
		b.refresh()
		if got := strings.TrimPrefix(b.feeds()[0].URL, b.news.at); got != want {
			t.Errorf("after %d times: %s, want %s", i+1, got, want)
		}
	}
	c := newBench(t)
	c.news.publish("/new", "text/xml", rss("1|One|Text"))
	c.news.answer("/old", http.StatusFound, "Location", "/new")
	c.follow(articles.FeedSettings{}, "/old")
	for range 5 {
		c.refresh()
	}
	if got := strings.TrimPrefix(c.feeds()[0].URL, c.news.at); got != "/old" {
		t.Errorf("a redirect for now made it %s", got)
	}
}

func TestRefreshForgetsWhatIsOld(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.now = time.Now() // the library has a clock of its own
	b.news.publish("/a", "text/xml", rss("1|One|Text one", "2|Two|Text two"))
	b.follow(articles.FeedSettings{Keep: 30}, "/a")
	b.refresh()
	if err := b.lib.SetStarred(t.Context(), []articles.ID{1}, true); err != nil {
		t.Fatal(err)
	}
	b.now = b.now.AddDate(0, 0, 31)
	b.expect(map[string]string{"/a": "0 added, 0 changed"})
	page, err := b.lib.List(t.Context(), articles.Query{})
	if err != nil || len(page.Rows) != 1 || page.Rows[0].ID != 1 {
		t.Errorf("%+v, %v", page.Rows, err)
	}
}

// TestRefreshKeepsWhatAGoneFeedGave holds that 410 ends the asking and nothing
// else, until the reader asks for that very feed.
func TestRefreshKeepsWhatAGoneFeedGave(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.news.publish("/a", "text/xml", rss("1|One|Text one", "2|Two|Text two"))
	b.now = time.Now() // the library has a clock of its own
	b.follow(articles.FeedSettings{Keep: 50}, "/a")
	b.refresh()
	b.news.answer("/a", http.StatusGone)
	b.now = time.Now().AddDate(0, 0, 40)
	b.expect(map[string]string{"/a": "fetch AT/a: it is gone for good (status 410)"})
	for range 3 {
		b.expect(map[string]string{"/a": "skipped: it is gone for good"})
	}
	if n, f := b.news.requests("/a"), b.feeds()[0]; n != 2 || !f.Gone || f.Articles != 2 {
		t.Errorf("%d requests, %+v", n, f)
	}
	b.news.publish("/a", "text/xml", rss("3|Three|Text three"))
	err := b.Refresh(t.Context(), b.feeds(), intake.RefreshOptions{Asked: true}, func(r articles.Refreshed) {
		if r.Added != 1 || r.Feed.Gone || r.Feed.Trouble != "" {
			t.Errorf("%+v", r)
		}
	})
	if err != nil {
		t.Error(err)
	}
}

// TestRefreshGoesOnWithoutWhatWasRemoved holds that an article which another
// program removes before its names are looked for is no failure.
func TestRefreshGoesOnWithoutWhatWasRemoved(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.news.publish("/a", "text/xml", rss("1|One|Text one", "2|Two|Text two", "3|Three|Text three"))
	b.follow(articles.FeedSettings{}, "/a")
	var seen []string
	b.Engine = func(ctx context.Context, a articles.Article, _ analyze.Known) (articles.Analysis, error) {
		seen = append(seen, a.Title)
		return articles.Analysis{Reader: "test"}, b.lib.Remove(ctx, 2, false)
	}
	b.refresh()
	if !cmp.Equal(seen, []string{"One", "Three"}) {
		t.Error(seen)
	}
}

func TestRefreshStops(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ctx, cancel := context.WithCancel(t.Context())
	stored := make(chan struct{})
	b.news.publish("/a", "text/xml", rss("1|One|Text"))
	b.news.serve("/b", func(_ http.ResponseWriter, r *http.Request) {
		<-stored
		cancel()
		<-r.Context().Done()
	})
	b.follow(articles.FeedSettings{}, "/a", "/b", "/c")
	var done []string
	err := b.Refresh(ctx, b.feeds(), intake.RefreshOptions{}, func(r articles.Refreshed) {
		done = append(done, b.outcome(r))
		close(stored)
	})
	if articles.CodeOf(err) != articles.Canceled || !errors.Is(err, context.Canceled) || !cmp.Equal(done, []string{"1 added, 0 changed"}) {
		t.Errorf("%v, %q", err, done)
	}
	if f := b.feeds()[1]; f.Failures != 0 || f.Trouble != "" {
		t.Errorf("it was the reader who stopped: %+v", f.FeedState)
	}
	if n := b.news.requests("/c"); n != 0 {
		t.Errorf("/c was asked %d times", n)
	}
}

func TestRefreshOfflineBlamesNoFeed(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.Client = fetch.New(fetch.Options{Offline: true})
	b.follow(articles.FeedSettings{}, "/a")
	b.expect(map[string]string{"/a": "fetch AT/a: onrecord is offline and reaches nothing beyond this machine"})
	if f := b.feeds()[0]; f.Failures != 0 || f.Trouble != "" {
		t.Errorf("%+v", f.FeedState)
	}
}

func TestRefreshDistrustsDatesToCome(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.news.publish("/a", "text/xml", `<rss><channel><item><title>One</title><pubDate>Sun, 02 Mar 2098 12:00:00 GMT</pubDate></item></channel></rss>`)
	b.follow(articles.FeedSettings{Name: "My name for it"}, "/a")
	b.refresh()
	if a, err := b.lib.Article(t.Context(), 1); err != nil || !a.Published.IsZero() || a.Source != "My name for it" {
		t.Errorf("%+v, %v", a, err)
	}
}
