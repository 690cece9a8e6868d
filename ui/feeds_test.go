package ui_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/fetch"
	"onrecord/articles/intake"
	"onrecord/store"
	"onrecord/ui"
)

// A wire is a desk whose feeds give what a test puts there, by their address; an
// error is one that cannot be had.
type wire struct {
	lib   *store.Store
	gives map[string]any // []articles.FeedItem or error
	asked []string
	stop  error // ends a refresh
}

func (w *wire) Analyze(context.Context, articles.ID) error { return nil }

func (w *wire) RefreshFeeds(ctx context.Context, feeds []articles.Feed, report func(articles.Refreshed)) error {
	if w.stop != nil {
		return w.stop
	}
	for _, f := range feeds {
		w.asked = append(w.asked, f.URL)
		r := articles.Refreshed{Feed: f}
		switch what := w.gives[f.URL].(type) {
		case time.Time: // its host asks to be left alone until then
			f.Wait, r.Skipped = what, articles.LeftAlone(what)
		case error:
			r.Err = what
			f.Trouble, f.Failures = what.Error(), 1
		case []articles.FeedItem:
			receipts, err := w.lib.AddItems(ctx, f.ID, what)
			if err != nil {
				return err
			}
			for _, got := range receipts {
				switch got.Status {
				case articles.Added:
					r.Added++
				case articles.Changed:
					r.Changed++
				}
			}
		}
		if err := w.lib.SaveFetch(ctx, f); err != nil {
			return err
		}
		report(r)
	}
	return nil
}

// news is an item of so many hours ago.
func news(guid string, hours int) articles.FeedItem {
	return articles.FeedItem{
		Article: articles.Article{Title: "News " + guid, Source: "The Wire", Body: "Text of " + guid, Published: noon.Add(-time.Duration(hours) * time.Hour), Format: articles.FormatFeed},
		GUID:    guid, Digest: guid,
	}
}

// wired is a screen with three feeds, two of them in folders.
func wired(t *testing.T, width, height int) (*driver, *wire) {
	t.Helper()
	lib := library(t, stories()...)
	w := &wire{lib: lib, gives: map[string]any{}}
	feeds := []articles.Feed{
		{URL: "https://a.example/", Title: "The Wire", FeedSettings: articles.FeedSettings{Folder: "World"}},
		{URL: "https://b.example/", Title: "Harbour \x1b[31mBell", FeedSettings: articles.FeedSettings{Folder: "World/Sea"}},
		{URL: "https://c.example/"},
	}
	if _, _, err := lib.AddFeeds(t.Context(), feeds); err != nil {
		t.Fatal(err)
	}
	return start(t, lib, width, height, ui.Options{Desk: w}), w
}

func TestRefreshShowsWhatIsNewWithoutMovingTheCursor(t *testing.T) {
	t.Parallel()
	d, w := wired(t, 120, 30)
	w.gives["https://a.example/"] = []articles.FeedItem{news("one", 1), news("two", 5)}
	d.press("j").sees("2/3") // on the second story
	d.press("gR").says("2 new articles from 1 feed").sees("4/5", "News one", "All 5", "Unread 5")
	d.press("gR").says("Nothing new in 3 feeds").sees("4/5")
	d.press("enter").sees("Grain ships wait")
	w.gives["https://b.example/"] = []articles.FeedItem{news("three", 0)}
	d.press("]p").says("Bela Orrin")
	d.press("gR").says("1 new article from 1 feed").sees("5/6", "Forty ships wait")
	changed := news("three", 0)
	changed.Body, changed.Digest = "Another text", "three, changed"
	w.gives["https://b.example/"] = []articles.FeedItem{changed}
	d.press("gR").says("1 article changed")
}

// TestRefreshDeepInTheListSaysWhatItDoesNotShow holds that the cursor stays where
// the first rows no longer reach, and that what came is a key away.
func TestRefreshDeepInTheListSaysWhatItDoesNotShow(t *testing.T) {
	t.Parallel()
	d, w := wired(t, 120, 30)
	var old []articles.FeedItem
	for i := range 700 {
		old = append(old, news(fmt.Sprint("old ", i), 48+i))
	}
	w.gives["https://c.example/"] = old
	d.press("gR").press("600j").sees("601/703", "News old 598").lacks("not in the list")
	w.gives["https://a.example/"] = []articles.FeedItem{news("one", 1), news("two", 2)}
	d.press("gR").says("2 new articles").sees("601/703", "News old 598", "2 not in the list yet", "^l shows them", "All 705")
	w.gives["https://b.example/"] = []articles.FeedItem{news("three", 1)}
	d.press("gR").sees("601/703", "3 not in the list yet", "All 706").lacks("News one")
	d.press("ctrl+l").sees("/706", "News one", "News three").lacks("not in the list")
	d.press("gR").says("Nothing new").lacks("not in the list")
}

// A teller is a desk that says when it has reported on a feed.
type teller struct {
	*intake.Desk
	told chan struct{}
}

func (d teller) RefreshFeeds(ctx context.Context, feeds []articles.Feed, report func(articles.Refreshed)) error {
	return d.Desk.RefreshFeeds(ctx, feeds, func(r articles.Refreshed) {
		report(r)
		d.told <- struct{}{}
	})
}

// TestARefreshIsCancelled holds that what was fetched before stays, and is shown.
func TestARefreshIsCancelled(t *testing.T) {
	t.Parallel()
	late, told := make(chan struct{}), make(chan struct{}, 3)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/b" {
			close(late)
			<-r.Context().Done()
			return
		}
		_, _ = fmt.Fprintf(w, `<rss version="2.0"><channel><title>F</title><item><title>News of %s</title><guid>1</guid></item></channel></rss>`, r.URL.Path)
	}))
	t.Cleanup(s.Close)
	lib := library(t, stories()...)
	for _, path := range []string{"/a", "/b", "/c"} {
		if _, _, err := lib.AddFeeds(t.Context(), []articles.Feed{{URL: s.URL + path}}); err != nil {
			t.Fatal(err)
		}
	}
	client := fetch.New(fetch.Options{AllowPrivate: []string{strings.TrimPrefix(s.URL, "http://")}})
	t.Cleanup(client.Close)
	now := noon
	var blink func(time.Time) tea.Msg
	d := start(t, lib, 120, 30, ui.Options{
		Desk: teller{&intake.Desk{Shelf: lib, Feeds: lib, Client: client}, told},
		Now:  func() time.Time { return now },
		Tick: func(_ time.Duration, f func(time.Time) tea.Msg) tea.Cmd {
			blink = f
			return nil
		},
	})
	d.press("g")
	_, work := d.model.Update(key("R"))
	result := make(chan tea.Msg)
	go func() { result <- work() }() // as Bubble Tea does
	<-told
	<-late
	now = now.Add(time.Second)
	d.send(blink(now))
	d.says("Refreshing feeds …  1 of 3").says("Esc cancel")
	d.press("esc").says("Cancelled: Refreshing feeds; what was done stays done")
	d.send(<-result)
	d.sees("News of /a", "All 4").lacks("News of /c").lacks("Refreshing feeds …")
	feeds, err := lib.Feeds(t.Context())
	if err != nil || feeds[0].Articles != 1 || feeds[1].Failures != 0 || feeds[1].Trouble != "" || !feeds[2].Checked.IsZero() {
		t.Errorf("%+v, %v", feeds, err)
	}
}

func TestRefreshSaysWhatFailed(t *testing.T) {
	t.Parallel()
	d, w := wired(t, 120, 30)
	w.gives["https://a.example/"] = []articles.FeedItem{news("one", 1)}
	w.gives["https://b.example/"] = errors.New("it is gone\x1b[2J for good")
	d.press("gR").says("1 new article from 1 feed; 1 feed failed: gf says why")
	d.press("gf").sees("World/Sea/", "└ The Wire", "1 unread", "! It is gone[2J for good", "https://c.example/")
	for _, url := range []string{"https://a.example/", "https://b.example/", "https://c.example/"} {
		w.gives[url] = fmt.Errorf("fetch %s: offline", url)
	}
	d.press("esc").press("gR").says("offline")
	w.stop = &articles.Error{Code: articles.Busy, Err: errors.New("locked")}
	d.press("gR").says("Another onrecord is writing")
}

func TestRefreshSaysWhatWasNotAsked(t *testing.T) {
	t.Parallel()
	d, w := wired(t, 120, 30)
	w.gives["https://a.example/"] = []articles.FeedItem{news("one", 1)}
	w.gives["https://c.example/"] = noon.Add(time.Hour)
	d.press("gR").says("1 new article from 1 feed; 1 feed not asked: its host asked to be left alone until 14 March 13:00")
	d.press("gf").sees("https://c.example/", "! Its host asked to be left alone until 14")
}

func TestAFeedIsAView(t *testing.T) {
	t.Parallel()
	d, w := wired(t, 120, 30)
	w.gives["https://a.example/"] = []articles.FeedItem{news("one", 1), news("two", 2)}
	w.gives["https://b.example/"] = []articles.FeedItem{news("three", 3)}
	d.press("gR").press("gf").press("2j") // World
	d.press("enter").sees("in World", "1/3", "News three").lacks("Grain ships wait")
	d.press("gf").press("j").press("enter").sees("in The Wire", "1/2").lacks("News three")
	d.press("r").press("U").sees("1/1", "in The Wire", "News two")
	w.asked = nil
	d.press("gR").says("Nothing new in 1 feed")
	if len(w.asked) != 1 || w.asked[0] != "https://a.example/" {
		t.Errorf("asked %v", w.asked)
	}
	d.press("esc").lacks("in The Wire").press("U").sees("/6", "Grain ships wait")
	d.press("gf").press("gg").press("j").press("enter").sees("Nothing came from", "gR fetches it")
	d.press("gv").press("enter").sees("/6")
}

func TestWithoutFeeds(t *testing.T) {
	t.Parallel()
	lib := library(t, stories()...)
	d := start(t, lib, 100, 30, ui.Options{Desk: &wire{lib: lib}})
	d.press("gf").says("onrecord feeds add URL").press("gR").says("onrecord feeds add URL")
}

func TestNewSinceLastTime(t *testing.T) {
	t.Parallel()
	lib := library(t, stories()...)
	d := start(t, lib, 100, 30, ui.Options{Seen: 2})
	d.sees("New 1").press("gf").sees("New since last time", "1 new").press("j").press("enter").sees("in what is new", "1/1", "A quiet week")
	d.press("esc").sees("3/3")
	start(t, lib, 100, 30, ui.Options{Seen: 3}).lacks("New ")
	start(t, lib, 100, 30, ui.Options{}).lacks("New ")
}
