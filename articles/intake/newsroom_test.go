package intake_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/fetch"
	"onrecord/articles/intake"
	"onrecord/store"
)

// A newsroom is a server of feeds and pages that a test changes as it goes.
type newsroom struct {
	t     *testing.T
	at    string // its address
	mu    sync.Mutex
	pages map[string]http.HandlerFunc
	asked map[string]int
}

func openNewsroom(t *testing.T) *newsroom {
	t.Helper()
	n := &newsroom{t: t, pages: map[string]http.HandlerFunc{}, asked: map[string]int{}}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n.mu.Lock()
		n.asked[r.URL.Path]++
		page := n.pages[r.URL.Path]
		n.mu.Unlock()
		if page == nil {
			http.NotFound(w, r)
			return
		}
		page(w, r)
	}))
	t.Cleanup(s.Close)
	n.at = s.URL
	return n
}

// publish has path give a document, which is not sent again while it is the same.
func (n *newsroom) publish(path, kind, text string) {
	n.serve(path, func(w http.ResponseWriter, r *http.Request) {
		etag := fmt.Sprintf(`"%x"`, text)
		w.Header().Set("ETag", etag)
		w.Header().Set("Content-Type", kind)
		if r.Header.Get("If-None-Match") == etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = io.WriteString(w, strings.ReplaceAll(text, "AT", n.at))
	})
}

func (n *newsroom) serve(path string, h http.HandlerFunc) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.pages[path] = h
}

// answer has path answer with a status.
func (n *newsroom) answer(path string, status int, header ...string) {
	n.serve(path, func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
	})
}

func (n *newsroom) requests(path string) int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.asked[path]
}

// rss is a feed of items, each "guid|title|text".
func rss(items ...string) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>The Harbour</title><link>AT/</link>`)
	for _, it := range items {
		p := strings.Split(it, "|")
		fmt.Fprintf(&b, `<item><guid isPermaLink="false">%s</guid><link>AT/%s</link><title>%s</title><description>%s</description></item>`, p[0], p[0], p[1], p[2])
	}
	return b.String() + "</channel></rss>"
}

// A bench is a desk with its library, its server and a clock that stands still.
type bench struct {
	*intake.Desk
	t    *testing.T
	lib  *store.Store
	news *newsroom
	now  time.Time
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, news: openNewsroom(t), now: time.Date(2031, 3, 2, 12, 0, 0, 0, time.UTC)}
	b.Desk, b.lib = newDesk(t)
	b.Feeds = b.lib
	b.Now = func() time.Time { return b.now }
	b.Chance = func() float64 { return 0 }
	b.Client = fetch.New(fetch.Options{AllowPrivate: []string{strings.TrimPrefix(b.news.at, "http://")}, Now: b.Now})
	t.Cleanup(b.Client.Close)
	return b
}

// follow subscribes to paths of the server without fetching them.
func (b *bench) follow(to articles.FeedSettings, paths ...string) {
	b.t.Helper()
	for _, p := range paths {
		if _, _, err := b.lib.AddFeeds(b.t.Context(), []articles.Feed{{URL: b.news.at + p, FeedSettings: to}}); err != nil {
			b.t.Fatal(err)
		}
	}
}

// refresh refreshes all feeds and says what came of each, by path.
func (b *bench) refresh() map[string]string {
	b.t.Helper()
	out := map[string]string{}
	err := b.Refresh(b.t.Context(), b.feeds(), intake.RefreshOptions{}, func(r articles.Refreshed) {
		out[strings.TrimPrefix(r.Feed.URL, b.news.at)] = b.outcome(r)
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

func (b *bench) outcome(r articles.Refreshed) string {
	switch {
	case r.Err != nil:
		return strings.ReplaceAll(r.Err.Error(), b.news.at, "AT")
	case r.Skipped != "":
		return "skipped: " + r.Skipped
	}
	return fmt.Sprintf("%d added, %d changed", r.Added, r.Changed)
}

func (b *bench) feeds() []articles.Feed {
	b.t.Helper()
	feeds, err := b.lib.Feeds(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	return feeds
}

// expect refreshes and compares.
func (b *bench) expect(want map[string]string) {
	b.t.Helper()
	if d := cmp.Diff(want, b.refresh()); d != "" {
		b.t.Error(d)
	}
}
