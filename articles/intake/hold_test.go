package intake_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"onrecord/articles"
	"onrecord/articles/fetch"
	"onrecord/articles/intake"
)

// afresh gives b the client of another process.
func (b *bench) afresh(hosts ...*newsroom) {
	b.t.Helper()
	var allow []string
	for _, n := range append(hosts, b.news) {
		allow = append(allow, strings.TrimPrefix(n.at, "http://"))
	}
	b.Client = fetch.New(fetch.Options{AllowPrivate: allow, Now: b.Now})
	b.t.Cleanup(b.Client.Close)
}

func TestRefreshLeavesAHostAlone(t *testing.T) {
	t.Parallel()
	for _, status := range []int{http.StatusTooManyRequests, http.StatusServiceUnavailable} {
		b, other := newBench(t), openNewsroom(t)
		b.afresh(other)
		b.news.answer("/b", status, "Retry-After", "7200")
		b.news.publish("/a", "text/xml", rss("1|One|Text"))
		b.news.publish("/c", "text/xml", rss("3|Three|Text"))
		other.publish("/d", "text/xml", rss("4|Four|Text"))
		b.follow(articles.FeedSettings{}, "/a", "/b", "/c")
		if _, _, err := b.lib.AddFeeds(t.Context(), []articles.Feed{{URL: other.at + "/d"}}); err != nil {
			t.Fatal(err)
		}
		const skipped = "skipped: its host asked to be left alone until 2 March 14:00 UTC"
		got := b.refresh()
		if got["/a"] != "1 added, 0 changed" || !strings.Contains(got["/b"], "asks to wait 2h") || got["/c"] != skipped || got[other.at+"/d"] != "1 added, 0 changed" {
			t.Errorf("%d: %v", status, got)
		}
		b.now = b.now.Add(time.Hour)
		for range 2 {
			b.expect(map[string]string{"/a": skipped, "/b": skipped, "/c": skipped, other.at + "/d": "0 added, 0 changed"})
			b.afresh(other) // what is known of the host outlives the process
		}
		err := b.Refresh(t.Context(), b.feeds()[2:3], intake.RefreshOptions{Asked: true}, func(r articles.Refreshed) {
			if b.outcome(r) != skipped {
				t.Errorf("asked for by name: %+v", r)
			}
		})
		if n := b.news.requests("/a") + b.news.requests("/b") + b.news.requests("/c"); n != 2 || err != nil {
			t.Errorf("%d requests, %v", n, err)
		}
		b.now = b.now.Add(2 * time.Hour)
		b.news.publish("/b", "text/xml", rss("2|Two|Text"))
		b.expect(map[string]string{"/a": "0 added, 0 changed", "/b": "1 added, 0 changed", "/c": "1 added, 0 changed", other.at + "/d": "0 added, 0 changed"})
	}
}

func TestFullTextLeavesAHostAlone(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.news.publish("/a", "text/xml", rss("1|One|Text", "2|Two|Text", "3|Three|Text"))
	b.news.publish("/z", "text/xml", rss("9|Nine|Text"))
	for _, page := range []string{"/1", "/2", "/3"} {
		b.news.answer(page, http.StatusTooManyRequests, "Retry-After", "600")
	}
	b.follow(articles.FeedSettings{FullText: true}, "/a")
	b.follow(articles.FeedSettings{}, "/z")
	b.expect(map[string]string{"/a": "3 added, 0 changed", "/z": "skipped: its host asked to be left alone until 2 March 12:10 UTC"})
	if n := b.news.requests("/1") + b.news.requests("/2") + b.news.requests("/3"); n != 1 {
		t.Errorf("%d pages asked for", n)
	}
	b.afresh()
	b.expect(map[string]string{
		"/a": "skipped: its host asked to be left alone until 2 March 12:10 UTC", "/z": "skipped: its host asked to be left alone until 2 March 12:10 UTC",
	})
}
