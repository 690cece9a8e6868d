package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/query"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/overlay"
)

// A view is which articles the list shows.
type view uint8

const (
	viewAll view = iota
	viewUnread
	viewStarred
	viewNotes
	views
)

// viewNames are the views as the list's footer names them.
func viewNames() []string { return []string{"All", "Unread", "Starred", "With notes"} }

// A filter narrows the list to what its words ask for.
type filter struct {
	words string
	query articles.Query
}

// show goes to another view.
func (m *Model) show(v view) tea.Cmd {
	m.view = v
	return m.reload()
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
	q, ignored := query.Parse(words, m.now())
	m.filter = filter{words, q}
	if words == "" {
		m.filter = filter{}
	}
	if len(ignored) > 0 {
		m.warn("Not understood and left out: " + articles.Line(ignored[0]))
	}
	return m.reload()
}

// nextSort goes to the next order.
func (m *Model) nextSort() tea.Cmd {
	orders := []articles.Sort{articles.SortDate, articles.SortAdded, articles.SortTitle, articles.SortSource}
	i := max(slices.Index(orders, m.sort), 0)
	m.sort = orders[(i+1)%len(orders)]
	m.say("Sorted by " + map[articles.Sort]string{
		articles.SortDate: "date, newest first", articles.SortAdded: "arrival, newest first",
		articles.SortTitle: "title", articles.SortSource: "source",
	}[m.sort])
	return m.reload()
}

// onCounted takes the figures, and begins the list where that was asked for.
func (m *Model) onCounted(msg counted) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.all, m.unread = msg.all, msg.unread
	if msg.gen != m.listGen || !msg.reload {
		return nil
	}
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
	if first && m.isOpen() {
		m.list.Choose(m.reading.ID)
	}
	if more == nil {
		return nil
	}
	return m.route(more)
}

// emptyList is what the list says when it has nothing to show.
func (m *Model) emptyList() []string {
	switch {
	case m.filter.words != "":
		return []string{"Nothing matches " + m.filter.words, "", "Esc shows all again, / changes the words."}
	case m.view == viewUnread:
		return []string{"All read.", "", m.keyIn(keys.List, keys.UnreadOnly) + " shows all articles."}
	case m.view == viewStarred:
		return []string{"No stars yet.", "", m.keyIn(keys.List, keys.Star) + " stars the chosen article."}
	case m.view == viewNotes:
		return []string{"No notes yet.", "", "In the text, H highlights the sentence and a writes a note on it."}
	}
	return []string{"The library is empty.", "", "Add articles from another terminal:", "onrecord add FILE …"}
}

// allRead is what is confirmed before a list is marked read.
type allRead struct{ ids []articles.ID }

// askAllRead asks before all loaded articles of the view are marked read.
func (m *Model) askAllRead() tea.Cmd {
	ids := m.list.Unread()
	if len(ids) == 0 {
		m.say("All read already")
		return nil
	}
	m.overlays.Push(&overlay.Confirm{Question: "Mark " + count(len(ids), "article") + " read?", What: allRead{ids}})
	return nil
}
