package store_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/articles"
	"onrecord/store"
)

// subscribe adds a feed.
func subscribe(t *testing.T, s *store.Store, url string, to articles.FeedSettings) articles.Feed {
	t.Helper()
	stored, _, err := s.AddFeeds(t.Context(), []articles.Feed{{URL: url, FeedSettings: to}})
	fatal(t, err)
	return stored[0]
}

// item is an item of a feed; digest and text are the same.
func item(guid, url, text string) articles.FeedItem {
	return articles.FeedItem{
		Article: articles.Article{Title: "Title of " + guid, URL: url, Body: text, Format: articles.FormatFeed},
		GUID:    guid, Digest: text,
	}
}

// give adds items and gives their receipts as words: "1 added".
func give(t *testing.T, s *store.Store, f articles.Feed, items ...articles.FeedItem) []string {
	t.Helper()
	receipts, err := s.AddItems(t.Context(), f.ID, items)
	fatal(t, err)
	var out []string
	for _, r := range receipts {
		out = append(out, fmt.Sprintf("%d %s", r.ID, r.Status))
	}
	return out
}

func TestFeedsAreKept(t *testing.T) {
	t.Parallel()
	now := time.Date(2031, 3, 2, 12, 0, 0, 0, time.UTC)
	s := open(t, ":memory:", store.Options{Now: func() time.Time { return now }})
	full := articles.FeedSettings{Name: "B", Folder: "World/Europe", FullText: true, Tags: []string{"x", "y"}, Keep: 30, Every: time.Hour}
	stored, added, err := s.AddFeeds(t.Context(), []articles.Feed{
		{URL: "https://b.example/", Title: "The B", Site: "https://b.example/home", FeedSettings: full},
		{URL: "https://a.example/"},
		{URL: "https://b.example/", Title: "again"},
	})
	fatal(t, err)
	if !cmp.Equal(added, []bool{true, true, false}) || stored[2].ID != stored[0].ID || stored[2].Title != "The B" {
		t.Fatalf("%v, %+v", added, stored)
	}
	f := stored[0]
	f.URL, f.Title = "https://b.example/moved", "The new B"
	f.FeedSettings = articles.FeedSettings{} // not to be saved with a fetch
	f.FeedState = articles.FeedState{
		Validators: articles.Validators{ETag: `W/"1"`, LastModified: "then"}, Digest: "d", Checked: now, Fetched: now.Add(1), Arrived: now.Add(2000),
		Next: now.Add(time.Hour), Wait: now.Add(time.Minute), Failures: 3, Trouble: "it is late", Code: articles.Unreachable, Gone: true, Moved: "https://c.example/", Moves: 2,
	}
	fatal(t, s.SaveFetch(t.Context(), f))
	f.FeedSettings = full
	f.Fetched = now // in microseconds
	got, err := s.Feed(t.Context(), f.ID)
	fatal(t, err)
	if d := cmp.Diff(f, got, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	f.FeedSettings = articles.FeedSettings{Name: "Z"}
	fatal(t, s.SetFeed(t.Context(), f.ID, f.FeedSettings))
	f.URL = "https://a.example/" // the other feed has it
	fatal(t, s.SaveFetch(t.Context(), f))
	feeds, err := s.Feeds(t.Context())
	fatal(t, err)
	if len(feeds) != 2 || feeds[0].URL != "https://a.example/" || feeds[1].URL != "https://b.example/moved" || feeds[1].Label() != "Z" {
		t.Errorf("%+v", feeds)
	}
	sound(t, s)
	for _, err := range []error{s.RemoveFeed(t.Context(), 9), s.SetFeed(t.Context(), 9, full), s.SaveFetch(t.Context(), articles.Feed{ID: 9})} {
		if articles.CodeOf(err) != articles.NotFound {
			t.Errorf("a feed that is not there: %v", err)
		}
	}
}

func TestItemsAreKnownWithinTheirFeed(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	a, b := subscribe(t, s, "https://a.example/", articles.FeedSettings{}), subscribe(t, s, "https://b.example/", articles.FeedSettings{})
	page, _, err := s.Add(t.Context(), articles.Article{Title: "Page", URL: "https://a.example/page", Body: "the whole page"})
	fatal(t, err)
	shared := func(guid, text string) articles.FeedItem {
		it := item(guid, "https://a.example/", text)
		it.Shared = true
		return it
	}
	titled := func(title string, it articles.FeedItem) articles.FeedItem {
		it.Title = title
		return it
	}
	long := strings.Repeat("The tide came in and went out again. ", 20)
	for _, step := range []struct {
		name  string
		feed  articles.Feed
		items []articles.FeedItem
		want  []string
	}{
		{"new", a, []articles.FeedItem{item("1", "https://a.example/1", "one"), item("2", "", "two")}, []string{"2 added", "3 added"}},
		{"the same", a, []articles.FeedItem{item("1", "https://a.example/1", "one"), item("2", "", "two")}, []string{"2 known", "3 known"}},
		{"changed", a, []articles.FeedItem{item("1", "https://a.example/1", "one!")}, []string{"2 changed"}},
		{"another guid, the same address", a, []articles.FeedItem{item("1b", "https://a.example/1", "one!")}, []string{"2 known"}},
		{"the same guid in another feed", b, []articles.FeedItem{item("1", "https://b.example/1", "other"), item("2", "", "another")}, []string{"4 added", "5 added"}},
		{"the same address in another feed", b, []articles.FeedItem{item("x", "https://a.example/1", "a shorter text")}, []string{"2 known"}},
		{"which then changes", b, []articles.FeedItem{item("x", "https://a.example/1", "another short text")}, []string{"2 known"}},
		{"the same without address", b, []articles.FeedItem{titled("Title of 2", item("y", "", "two"))}, []string{"3 known"}},
		{"a long text without address", a, []articles.FeedItem{item("long", "", long)}, []string{"6 added"}},
		{"the same under another title", b, []articles.FeedItem{titled("Another title", item("z", "", long))}, []string{"6 known"}},
		{"few words under another title", b, []articles.FeedItem{titled("Another title", item("w", "", "two"))}, []string{"7 added"}},
		{"an address that names none", a, []articles.FeedItem{shared("s1", "first"), shared("s2", "second")}, []string{"8 added", "9 added"}},
		{"which stays so", a, []articles.FeedItem{shared("s1", "first"), shared("s2", "second!")}, []string{"8 known", "9 changed"}},
		{"a page that is there", a, []articles.FeedItem{item("p", "https://a.example/page", "two lines of it")}, []string{"1 known"}},
		{"which keeps its text", a, []articles.FeedItem{item("p", "https://a.example/page", "two other lines")}, []string{"1 known"}},
	} {
		fresh, err := s.FreshItems(t.Context(), step.feed.ID, step.items)
		fatal(t, err)
		if got := give(t, s, step.feed, step.items...); !cmp.Equal(got, step.want) {
			t.Errorf("%s: %v, want %v", step.name, got, step.want)
		}
		again, err := s.FreshItems(t.Context(), step.feed.ID, step.items)
		fatal(t, err)
		for i := range step.items {
			if again[i] || step.name == "new" && !fresh[i] || step.name == "the same" && fresh[i] {
				t.Errorf("%s: item %d: fresh %v, then %v", step.name, i, fresh[i], again[i])
			}
		}
	}
	for id, want := range map[articles.ID]string{2: "one!", page: "the whole page", 3: "two"} {
		if got, err := s.Article(t.Context(), id); err != nil || got.Body != want {
			t.Errorf("article %d: %q, %v", id, got.Body, err)
		}
	}
	old, err := s.Revision(t.Context(), 2, 1)
	if err != nil || old.Body != "one" {
		t.Errorf("the old text: %q, %v", old.Body, err)
	}
	sound(t, s)
}

func TestARemovedArticleDoesNotComeBack(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	f := subscribe(t, s, "https://a.example/", articles.FeedSettings{})
	give(t, s, f, item("1", "https://a.example/1", "one"))
	fatal(t, s.Remove(t.Context(), 1, false))
	if got := give(t, s, f, item("1", "https://a.example/1", "one"), item("1", "https://a.example/1", "one, changed")); !cmp.Equal(got, []string{"0 known", "0 known"}) {
		t.Error(got)
	}
	if n, err := s.Count(t.Context(), articles.Query{}); err != nil || n != 0 {
		t.Errorf("%d articles, %v", n, err)
	}
	sound(t, s)
}

// TestAFeedGoesAndItsArticlesStay holds that the end of a subscription touches
// nothing that it brought, nor what the reader made of it.
func TestAFeedGoesAndItsArticlesStay(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	f := subscribe(t, s, "https://a.example/", articles.FeedSettings{Keep: 1, Tags: []string{"sea"}})
	give(t, s, f, item("plain", "https://a.example/1", "one"), item("starred", "https://a.example/2", "two"), item("noted", "https://a.example/3", "three"))
	fatal(t, s.SetStarred(t.Context(), []articles.ID{2}, true))
	n, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: 3, Revision: 1, Span: articles.Span{Lo: 0, Hi: 5}, Placement: articles.Placed, Kind: articles.KindPoint})
	fatal(t, err)
	fatal(t, s.RemoveFeed(t.Context(), f.ID))
	page, err := s.List(t.Context(), articles.Query{Sort: articles.SortAdded})
	fatal(t, err)
	if len(page.Rows) != 3 || !page.Rows[1].Starred {
		t.Errorf("%+v", page.Rows)
	}
	if got, err := s.Annotation(t.Context(), n.ID); err != nil || got.Article != 3 {
		t.Errorf("%+v, %v", got, err)
	}
	again := subscribe(t, s, "https://a.example/", articles.FeedSettings{})
	if got := give(t, s, again, item("starred", "https://a.example/2", "two")); !cmp.Equal(got, []string{"2 known"}) {
		t.Errorf("followed again: %v", got)
	}
	sound(t, s)
}

func TestExpireSparesWhatTheReaderKeeps(t *testing.T) {
	t.Parallel()
	now := time.Date(2031, 3, 2, 12, 0, 0, 0, time.UTC)
	s := open(t, ":memory:", store.Options{Now: func() time.Time { return now }})
	a, b := subscribe(t, s, "https://a.example/", articles.FeedSettings{}), subscribe(t, s, "https://b.example/", articles.FeedSettings{})
	var items []articles.FeedItem
	for _, guid := range []string{"plain", "starred", "noted", "unnoted", "shared", "future"} {
		items = append(items, item(guid, "https://a.example/"+guid, "text of "+guid))
	}
	items[5].Published = now.Add(90 * 24 * time.Hour)
	give(t, s, a, items...)
	give(t, s, b, items[4])
	fatal(t, s.SetStarred(t.Context(), []articles.ID{2}, true))
	for _, id := range []articles.ID{3, 4} {
		n, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: id, Revision: 1, Span: articles.Span{Lo: 0, Hi: 4}, Placement: articles.Placed, Kind: articles.KindPoint})
		fatal(t, err)
		if id == 4 {
			fatal(t, s.RemoveAnnotation(t.Context(), n.ID))
		}
	}
	now = now.Add(40 * 24 * time.Hour)
	give(t, s, a, item("new", "https://a.example/new", "text of new"))
	removed, err := s.Expire(t.Context(), a.ID, now.AddDate(0, 0, -30))
	fatal(t, err)
	page, err := s.List(t.Context(), articles.Query{Sort: articles.SortAdded})
	fatal(t, err)
	var left []articles.ID
	for _, r := range page.Rows {
		left = append(left, r.ID)
	}
	if removed != 1 || !cmp.Equal(left, []articles.ID{7, 6, 5, 4, 3, 2}) {
		t.Errorf("removed %d, left %v", removed, left)
	}
	if got := give(t, s, a, items[0]); !cmp.Equal(got, []string{"0 known"}) {
		t.Errorf("what expired came back: %v", got)
	}
	sound(t, s)
}

func TestListsOfAFeedAndOfAFolder(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	a := subscribe(t, s, "https://a.example/", articles.FeedSettings{Folder: "World"})
	b := subscribe(t, s, "https://b.example/", articles.FeedSettings{Folder: "World/Europe"})
	c := subscribe(t, s, "https://c.example/", articles.FeedSettings{Folder: "Worldly"})
	give(t, s, a, item("1", "https://a.example/1", "one"), item("2", "https://a.example/2", "two"))
	give(t, s, b, item("3", "https://b.example/3", "three"), item("1", "https://a.example/1", "one"))
	give(t, s, c, item("4", "https://c.example/4", "four"))
	fatal(t, s.SetRead(t.Context(), []articles.ID{1}, true))
	for name, c := range map[string]struct {
		q    articles.Query
		want int
	}{
		"a feed":            {articles.Query{Feed: a.ID}, 2},
		"unread of a feed":  {articles.Query{Feed: b.ID, Unread: true}, 1},
		"a folder":          {articles.Query{Folder: "World"}, 3},
		"a folder within":   {articles.Query{Folder: "World/Europe"}, 2},
		"no such folder":    {articles.Query{Folder: "W"}, 0},
		"words in a folder": {articles.Query{Folder: "World", Words: []string{"three"}}, 1},
	} {
		n, err := s.Count(t.Context(), c.q)
		fatal(t, err)
		page, err := s.List(t.Context(), c.q)
		fatal(t, err)
		if n != c.want || len(page.Rows) != c.want {
			t.Errorf("%s: %d counted, %d listed, want %d", name, n, len(page.Rows), c.want)
		}
	}
	feeds, err := s.Feeds(t.Context())
	fatal(t, err)
	var counts []int
	for _, f := range feeds {
		counts = append(counts, f.Articles, f.Unread)
	}
	if !cmp.Equal(counts, []int{2, 1, 2, 1, 1, 1}) {
		t.Error(counts)
	}
}

func TestSeen(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	seen := func(want articles.ID, news int) {
		t.Helper()
		id, err := s.Seen(t.Context())
		fatal(t, err)
		n, err := s.Count(t.Context(), articles.Query{NewerThan: id})
		fatal(t, err)
		if id != want || n != news {
			t.Errorf("seen %d, %d new; want %d, %d", id, n, want, news)
		}
	}
	seen(0, 0)
	fatal(t, s.SetSeen(t.Context()))
	seen(0, 0)
	f := subscribe(t, s, "https://a.example/", articles.FeedSettings{})
	give(t, s, f, item("1", "", "one"), item("2", "", "two"))
	seen(0, 2)
	fatal(t, s.SetSeen(t.Context()))
	seen(2, 0)
	give(t, s, f, item("3", "", "three"))
	seen(2, 1)
}
