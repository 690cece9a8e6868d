package ui_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"onrecord/articles"
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
