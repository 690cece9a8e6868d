package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/overlay"
)

// A scope is what the list shows of the feeds: one of them, or those of a folder.
// The zero scope is all that the library has.
type scope struct {
	feed    articles.FeedID
	folder  string
	after   articles.ID // what arrived after it
	name    string      // as the screen calls it
	trouble string      // of the feed, in words
}

// has reports whether a feed is in the scope.
func (s scope) has(f articles.Feed) bool {
	return s.feed == f.ID || s.feed == 0 && (s.folder == "" || f.In(s.folder))
}

type (
	// feedsListed brings the feeds to choose from.
	feedsListed struct {
		feeds []articles.Feed
		err   error
	}

	// fed tells what came of refreshing feeds.
	fed struct {
		feeds, sources int // refreshed, and those that brought something
		added, changed int
		failed         int
		skipped        int
		reason         string      // of the first that was not asked
		why            error       // of the first that failed
		newest         articles.ID // before
		err            error
	}

	// renewed brings the figures and first rows of the list as it is now.
	renewed struct {
		counted
		listing articles.Listing
		missed  int
	}
)

// What a refresh brought and the list does not show, because its cursor would
// have had to move.
type missed struct {
	after articles.ID // what arrived after it; 0 for nothing
	n     int         // articles that the list would have
}

const feedsTitle = "Feeds"

// askFeeds asks the library for its feeds, to choose one.
func (m *Model) askFeeds() tea.Cmd {
	lib, ctx := m.opts.Library, m.ctx
	return func() tea.Msg {
		feeds, err := lib.Feeds(ctx)
		return feedsListed{feeds: feeds, err: err}
	}
}

// onFeeds lets a feed or a folder be chosen.
func (m *Model) onFeeds(msg feedsListed) tea.Cmd {
	switch {
	case msg.err != nil:
		m.fail(msg.err)
		return nil
	case len(msg.feeds) == 0 && m.arrived == 0:
		m.say("No feeds yet. From another terminal: onrecord feeds add URL")
		return nil
	}
	menu := &overlay.Menu{Title: feedsTitle}
	m.scopes = nil
	row := func(s scope, text, note string) {
		if s == m.scope {
			menu.At, menu.Now = len(m.scopes), len(m.scopes)
		}
		m.scopes = append(m.scopes, s)
		menu.Choices = append(menu.Choices, overlay.Choice{Text: text, Note: note})
	}
	row(scope{}, "All articles", "")
	if m.arrived > 0 {
		row(scope{after: m.opts.Seen, name: "what is new"}, "New since last time", articles.Figure(m.arrived)+" new")
	}
	folder := ""
	for _, f := range msg.feeds {
		indent := ""
		if f.Folder != "" {
			indent = "└ "
		}
		if f.Folder != folder {
			folder = f.Folder
			row(scope{folder: folder, name: folder}, folder+"/", unreadWords(unreadIn(msg.feeds, folder)))
		}
		s := scope{feed: f.ID, name: f.Label(), trouble: f.Wrong(m.now())}
		row(s, indent+f.Label(), unreadWords(f.Unread))
		if s.trouble != "" {
			row(s, strings.Repeat(" ", len(indent))+"! "+upper(s.trouble), "")
		}
	}
	return m.over(menu)
}

// unreadIn counts what is unread in a folder.
func unreadIn(feeds []articles.Feed, folder string) (n int) {
	for _, f := range feeds {
		if f.In(folder) {
			n += f.Unread
		}
	}
	return n
}

func unreadWords(n int) string {
	if n == 0 {
		return ""
	}
	return articles.Figure(n) + " unread"
}

// pickFeed shows what was chosen of the feeds.
func (m *Model) pickFeed(row int) tea.Cmd {
	if row >= len(m.scopes) {
		return nil
	}
	m.scope = m.scopes[row]
	if m.scope.trouble != "" {
		m.warn(m.scope.trouble)
	}
	return m.reload()
}

// refreshFeeds fetches what is new in the feeds of the scope.
func (m *Model) refreshFeeds() tea.Cmd {
	switch {
	case m.opts.Desk == nil:
		m.say("Feeds cannot be refreshed here")
		return nil
	case m.feeding:
		m.say("The feeds are being refreshed already")
		return nil
	}
	m.feeding = true
	lib, desk, in, at := m.opts.Library, m.opts.Desk, m.scope, new(meter)
	return m.start("Refreshing feeds", at, func(ctx context.Context) tea.Msg {
		feeds, err := lib.Feeds(ctx)
		if err != nil {
			return fed{err: err}
		}
		feeds = slices.DeleteFunc(feeds, func(f articles.Feed) bool { return !in.has(f) })
		var msg fed
		if msg.newest, msg.err = newest(ctx, lib); msg.err != nil {
			return msg
		}
		msg.err = desk.RefreshFeeds(ctx, feeds, func(r articles.Refreshed) {
			msg.take(r)
			at.step(msg.feeds, len(feeds))
		})
		return msg
	})
}

// newest is the last article that arrived; 0 in an empty library.
func newest(ctx context.Context, lib Library) (articles.ID, error) {
	l, err := lib.List(ctx, articles.Query{Sort: articles.SortAdded, Limit: 1})
	if err != nil || len(l.Rows) == 0 {
		return 0, err
	}
	return l.Rows[0].ID, nil
}

func (f *fed) take(r articles.Refreshed) {
	f.feeds++
	f.added += r.Added
	f.changed += r.Changed
	if r.Added+r.Changed > 0 {
		f.sources++
	}
	if r.Skipped != "" {
		f.skipped++
		f.reason = cmp.Or(f.reason, r.Skipped)
	}
	if r.Err != nil {
		f.failed++
		if f.why == nil {
			f.why = r.Err
		}
	}
}

// onFed says what came, and shows it without moving the cursor.
func (m *Model) onFed(msg fed) tea.Cmd {
	m.feeding = false
	if m.missed.after == 0 {
		m.missed.after = msg.newest
	}
	switch {
	case articles.CodeOf(msg.err) == articles.Canceled:
	case msg.err != nil:
		m.fail(msg.err)
	default:
		m.sayFed(msg)
	}
	return m.renew()
}

func (m *Model) sayFed(msg fed) {
	words := "Nothing new in " + articles.Counted(msg.feeds, "feed")
	switch {
	case msg.feeds == 0:
		m.say("No feeds yet. From another terminal: onrecord feeds add URL")
		return
	case msg.failed == msg.feeds && msg.failed > 0:
		m.fail(msg.why)
		return
	case msg.added > 0:
		words = articles.Counted(msg.added, "new article") + " from " + articles.Counted(msg.sources, "feed")
		if msg.changed > 0 {
			words += ", " + articles.Figure(msg.changed) + " changed"
		}
	case msg.changed > 0:
		words = articles.Counted(msg.changed, "article") + " changed"
	}
	switch {
	case msg.failed == 0 && msg.skipped == 0:
		m.say(words)
		return
	case msg.failed == 0:
		m.warn(words + "; " + articles.Counted(msg.skipped, "feed") + " not asked: " + msg.reason)
		return
	}
	m.warn(words + "; " + articles.Counted(msg.failed, "feed") + " failed: " + m.keyIn(keys.List, keys.Feeds) + " says why")
}

// renew reads figures and first rows again, for a list that is not to jump.
func (m *Model) renew() tea.Cmd {
	figures := m.count(false)
	gen, q, lib, ctx := m.listGen, m.query(), m.opts.Library, m.ctx
	q.Limit = list.Batch
	unseen := q
	unseen.NewerThan = max(q.NewerThan, m.missed.after)
	return func() tea.Msg {
		msg := renewed{}
		msg.counted, _ = figures().(counted)
		if msg.err == nil {
			msg.listing, msg.err = lib.List(ctx, q)
		}
		if msg.err == nil && unseen.NewerThan > 0 {
			msg.missed, msg.err = lib.Count(ctx, unseen)
		}
		msg.gen = gen
		return msg
	}
}

func (m *Model) onRenewed(msg renewed) tea.Cmd {
	if cmd := m.onCounted(msg.counted); msg.err != nil || msg.gen != m.listGen {
		return cmd
	}
	m.missed.n = msg.missed
	if m.list.Renew(msg.shown, msg.listing) {
		m.missed = missed{}
	}
	return nil
}
