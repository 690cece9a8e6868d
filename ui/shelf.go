package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/query"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/overlay"
)

// A View is a question to the library that has a name, such as "France this
// week": country:FR since:7d.
type View struct{ Name, Query string }

// The views that every library has, as indexes of Model.views.
const (
	viewAll = iota
	viewUnread
	viewStarred
)

// usualViews are the views that every library has.
func usualViews() []View {
	return []View{{"All", ""}, {"Unread", "unread"}, {"Starred", "starred"}, {"Watched", "watched"}, {"With notes", "has:note"}, {"Lost notes", "has:lost"}}
}

// viewNames are the views as the list's footer names them.
func (m *Model) viewNames() []string {
	names := make([]string, len(m.views))
	for i, v := range m.views {
		names[i] = v.Name
	}
	return names
}

// A filter narrows the list to what its words ask for.
type filter struct{ words string }

// query is the articles that the list shows: those of the view that the filter
// leaves.
func (m *Model) query() articles.Query {
	q, _ := query.Parse(m.views[m.view].Query+" "+m.filter.words, m.now())
	if m.sort != "" {
		q.Sort = m.sort
	}
	q.Joined = !m.opts.Apart
	q.Feed, q.Folder, q.NewerThan = m.scope.feed, m.scope.folder, m.scope.after
	return q
}

// show goes to another view.
func (m *Model) show(v int) tea.Cmd {
	m.view = v
	return m.reload()
}

// chooseView asks for a view.
func (m *Model) chooseView() tea.Cmd {
	menu := &overlay.Menu{Title: viewsTitle, At: m.view, Now: m.view}
	for _, v := range m.views {
		menu.Choices = append(menu.Choices, overlay.Choice{Text: v.Name, Note: v.Query})
	}
	return m.over(menu)
}

// The titles of menus, by which their answers are told apart.
const viewsTitle, sortTitle, standingTitle = "Views", "Sort by", "In your library"

// picked does what was chosen from a menu.
func (m *Model) picked(in overlay.Picked) tea.Cmd {
	m.overlays.Pop()
	switch {
	case in.Of == viewsTitle && in.Row < len(m.views):
		m.scope = scope{}
		return m.show(in.Row)
	case in.Of == sortTitle:
		return m.sortBy(orders()[in.Row])
	case in.Of == standingTitle:
		return m.fromStanding(in.Row)
	case in.Of == feedsTitle:
		return m.pickFeed(in.Row)
	case in.Of == unfinished:
		return m.onUnfinished(in.Row)
	}
	return nil
}

// showNamed goes to the view of that name, case ignored.
func (m *Model) showNamed(name string) (tea.Cmd, bool) {
	i := slices.IndexFunc(m.views, func(v View) bool { return strings.EqualFold(v.Name, name) })
	if i < 0 {
		return nil, false
	}
	return m.show(i), true
}

func (m *Model) toggleUnread() tea.Cmd {
	if m.view == viewUnread {
		return m.show(viewAll)
	}
	return m.show(viewUnread)
}

// reload fetches the list anew.
func (m *Model) reload() tea.Cmd {
	m.list.SetEmpty(m.emptyList()...)
	return m.count(true)
}

// setFilter narrows the list; empty words show all of the view again.
func (m *Model) setFilter(words string) tea.Cmd {
	m.filter = filter{words}
	if _, ignored := query.Parse(words, m.now()); len(ignored) > 0 {
		m.warn("Not understood and left out: " + articles.Line(ignored[0]))
	}
	return m.reload()
}

// The orders of the list, in turn, and their words.
func orders() []articles.Sort {
	return []articles.Sort{articles.SortDate, articles.SortAdded, articles.SortTitle, articles.SortSource}
}

func sortWords(s articles.Sort) string {
	return map[articles.Sort]string{
		articles.SortDate: "date, newest first", articles.SortAdded: "arrival, newest first",
		articles.SortTitle: "title", articles.SortSource: "source",
	}[s]
}

// chooseSort asks for an order, with the cursor on the n-th after that in force:
// the same key again, or Enter, takes it.
func (m *Model) chooseSort(n int) tea.Cmd {
	all := orders()
	now := max(slices.Index(all, m.sort), 0)
	menu := &overlay.Menu{Title: sortTitle, At: (now + n) % len(all), Now: now, Again: m.keyIn(keys.List, keys.Sort)}
	for _, s := range all {
		menu.Choices = append(menu.Choices, overlay.Choice{Text: upper(sortWords(s))})
	}
	return m.over(menu)
}

func (m *Model) sortBy(s articles.Sort) tea.Cmd {
	m.sort = s
	m.say("Sorted by " + sortWords(s))
	return m.reload()
}

// onCounted takes the figures, and begins the list where that was asked for.
func (m *Model) onCounted(msg counted) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.all, m.unread, m.arrived = msg.all, msg.unread, msg.arrived
	if msg.gen != m.listGen || !msg.reload {
		return nil
	}
	m.missed = missed{}
	return m.fetch(m.list.Reset(msg.shown))
}

func (m *Model) onListed(msg listed) tea.Cmd {
	if msg.gen != m.listGen {
		return nil
	}
	if msg.err != nil {
		m.list.Fail()
		m.fail(msg.err)
		return nil
	}
	first := msg.fetch == (list.Fetch{})
	more := m.list.Put(msg.fetch, msg.listing)
	if first && !m.list.Choose(m.row) && !m.list.ChooseStory(m.rowStory) && m.isOpen() {
		m.list.Choose(m.reading.ID)
	}
	if more == nil {
		return nil
	}
	return m.route(more)
}

// emptyList is what the list says when it has nothing to show.
func (m *Model) emptyList() []string {
	key := func(a keys.Action) string { return m.keyIn(keys.List, a) }
	switch {
	case m.filter.words != "":
		return []string{"Nothing matches " + m.filter.words, "", key(keys.Escape) + " shows all again, " + key(keys.Find) + " changes the words."}
	case m.scope != scope{} && m.view == viewAll:
		return []string{"Nothing came from " + m.scope.name + " yet.", "", key(keys.Refresh) + " fetches it, " + key(keys.Escape) + " shows all articles."}
	case m.view == viewUnread:
		return []string{"All read.", "", key(keys.UnreadOnly) + " shows all articles."}
	case m.view == viewStarred:
		return []string{"No stars yet.", "", key(keys.Star) + " stars the chosen article."}
	case m.view > viewAll && m.views[m.view].Query == "watched":
		return []string{"Nobody is watched yet.", "", "Beside the text, " + m.keyIn(keys.Side, keys.Watch) + " on a person or a country watches the name: articles with it are listed here."}
	case m.view > viewAll && m.views[m.view].Query == "has:note":
		return []string{"No notes yet.", "", m.howToNote()}
	case m.view > viewAll && m.views[m.view].Query == "has:lost":
		return []string{"No note is lost.", "", "A note is listed here when its passage is no longer found in a changed text."}
	case m.view != viewAll:
		return []string{"No article is in this view.", "", key(keys.Views) + " goes to another view."}
	}
	return []string{"The library is empty.", "", "Add articles from another terminal:", "onrecord add FILE …", "", key(keys.Redraw) + " then shows them."}
}
