package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/overlay"
	"onrecord/ui/reader"
	"onrecord/ui/side"
)

// here is where the reader is, for the history.
func (m *Model) here() place {
	if !m.isOpen() {
		return place{}
	}
	return place{m.reading.ID, m.reader.Place()}
}

// visit opens an article and goes to the text.
func (m *Model) visit(id articles.ID) tea.Cmd {
	if m.isOpen() && m.reading.ID == id {
		return m.focus(textPane)
	}
	m.history.leave(m.here())
	return tea.Batch(m.keepPlace(), m.focus(textPane), m.open(id, articles.Span{}))
}

// onOpened shows an article.
func (m *Model) onOpened(msg opened) tea.Cmd {
	if msg.gen != m.readGen {
		return nil
	}
	m.opening = false
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.reading, m.page, m.laidFor = msg.reading, msg.page, msg.page.Options()
	m.chosen, m.stood = side.Item{}, false
	m.reader.SetArticle(m.reading, m.page)
	m.reader.SetLit(reader.Ref{})
	if !msg.at.IsZero() {
		m.reader.Go(msg.at)
	}
	m.side.SetReading(m.reading)
	m.list.SetReading(m.reading.ID)
	m.list.Choose(m.reading.ID)
	cmds := []tea.Cmd{m.arrange()}
	if m.reading.Analysis.Reader == "" {
		cmds = append(cmds, m.analyze(m.reading.ID))
	}
	if it, ok := m.side.Chosen(); ok {
		cmds = append(cmds, m.standFor(it))
	}
	return tea.Batch(cmds...)
}

// onLaid puts the open article on a page of its new size.
func (m *Model) onLaid(msg laid) {
	if msg.gen != m.pageGen || !m.isOpen() {
		return
	}
	m.page = msg.page
	m.reader.SetArticle(m.reading, m.page)
}

// onRefreshed shows what has changed of an article, in the list and, if it is
// open, in text and side pane.
func (m *Model) onRefreshed(msg refreshed) tea.Cmd {
	if msg.err != nil {
		if articles.CodeOf(msg.err) != articles.NotFound {
			m.fail(msg.err)
		}
		return nil
	}
	r := msg.reading
	m.list.Change(msg.id, func(s *articles.Summary) {
		s.State, s.Counts, s.Analysed = r.State, r.Analysis.Counts(), r.Analysis.Reader != ""
		s.Notes = len(r.Annotations)
	})
	if !m.isOpen() || m.reading.ID != msg.id {
		return nil
	}
	if r.Revision != m.reading.Revision {
		return m.open(msg.id, m.reader.Place())
	}
	m.reading = r
	m.reader.SetArticle(r, m.page)
	m.side.SetReading(r)
	if it, ok := m.side.Chosen(); ok {
		return m.standFor(it)
	}
	m.stood = false
	return m.arrange()
}

// readSome marks the open article read once the reader has moved in it.
func (m *Model) readSome(a keys.Action) tea.Cmd {
	switch a {
	case keys.Down, keys.HalfDown, keys.PageDown, keys.ReadOn, keys.Bottom, keys.NextSentence, keys.NextParagraph:
	default:
		return nil
	}
	if m.reading.Read {
		return nil
	}
	m.reading.Read = true
	id, lib, ctx := m.reading.ID, m.opts.Library, m.ctx
	m.list.Change(id, func(s *articles.Summary) { s.Read = true })
	m.unread = max(m.unread-1, 0)
	return func() tea.Msg {
		if err := lib.SetRead(ctx, []articles.ID{id}, true); err != nil {
			return refreshed{id: id, err: err}
		}
		return nil
	}
}

// readOn opens the next unread article.
func (m *Model) readOn() tea.Cmd {
	id, more := m.list.NextUnread(m.reading.ID)
	switch {
	case id != 0:
		return m.visit(id)
	case more:
		return m.seek(m.list.Last())
	}
	m.say("That was the last unread article here")
	return nil
}

func (m *Model) onSought(msg sought) tea.Cmd {
	switch {
	case msg.gen != m.readGen:
		return nil
	case msg.err != nil:
		m.fail(msg.err)
		return nil
	case msg.id == 0:
		m.say("That was the last unread article here")
		return nil
	}
	return m.visit(msg.id)
}

// travel goes back or forward through the jumps.
func (m *Model) travel(a keys.Action) tea.Cmd {
	go1, end := m.history.goBack, "back"
	if a == keys.Forward {
		go1, end = m.history.goForward, "forward"
	}
	p, ok := go1(m.here())
	if !ok {
		m.say("Nothing further " + end)
		return nil
	}
	if p.id == m.reading.ID {
		m.reader.Go(p.span)
		return m.focus(textPane)
	}
	return tea.Batch(m.keepPlace(), m.focus(textPane), m.open(p.id, p.span))
}

// actArticle does what concerns an article: the open one in the text, the chosen
// one in the list.
func (m *Model) actArticle(a keys.Action) (tea.Cmd, bool) {
	s, ok := m.subject()
	switch a {
	case keys.Star, keys.ToggleRead, keys.Remove:
	case keys.Copy:
		if m.shape.focus != listPane {
			return nil, false
		}
	default:
		return nil, false
	}
	if !ok {
		m.say("No article is chosen")
		return nil, true
	}
	lib, ids := m.opts.Library, []articles.ID{s.ID}
	switch a {
	case keys.Star:
		done := "starred"
		if s.Starred {
			done = "star taken away"
		}
		return m.run(deed{
			done: done, article: s.ID,
			do:   func(ctx context.Context) error { return lib.SetStarred(ctx, ids, !s.Starred) },
			undo: func(ctx context.Context) error { return lib.SetStarred(ctx, ids, s.Starred) },
		}, forth), true
	case keys.ToggleRead:
		done := "marked read"
		if s.Read {
			done = "marked unread"
		}
		return m.run(deed{
			done: done, article: s.ID,
			do:   func(ctx context.Context) error { return lib.SetRead(ctx, ids, !s.Read) },
			undo: func(ctx context.Context) error { return lib.SetRead(ctx, ids, s.Read) },
		}, forth), true
	case keys.Remove:
		m.askRemove(s)
	case keys.Copy:
		return m.copyText(citation(s.Article), "citation"), true
	}
	return nil, true
}

// subject is the article that keys act on.
func (m *Model) subject() (articles.Summary, bool) {
	if m.shape.focus == listPane {
		return m.list.Chosen()
	}
	return articles.Summary{Article: m.reading.Article, State: m.reading.State}, m.isOpen()
}

// removal is what is confirmed before an article is removed.
type removal struct {
	id    articles.ID
	notes bool
}

// askRemove asks before an article goes for good.
func (m *Model) askRemove(s articles.Summary) {
	words := "Remove “" + articles.Shorten(articles.Line(s.Title), 60) + "” from the library? This cannot be undone."
	if s.Notes > 0 {
		words += " Its " + count(s.Notes, "note") + " will go with it."
	}
	m.overlays.Push(&overlay.Confirm{Question: words, What: removal{s.ID, s.Notes > 0}})
}

// confirmed does what was asked about.
func (m *Model) confirmed(what any) tea.Cmd {
	switch w := what.(type) {
	case removal:
		lib, ctx := m.opts.Library, m.ctx
		return func() tea.Msg { return removed{w.id, lib.Remove(ctx, w.id, w.notes)} }
	case allRead:
		lib, ids := m.opts.Library, slices.Clone(w.ids)
		return m.run(deed{
			done: count(len(ids), "article") + " marked read", reload: true,
			do:   func(ctx context.Context) error { return lib.SetRead(ctx, ids, true) },
			undo: func(ctx context.Context) error { return lib.SetRead(ctx, ids, false) },
		}, forth)
	}
	return nil
}

// onRemoved takes an article off the screen.
func (m *Model) onRemoved(msg removed) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.say("Removed")
	if m.reading.ID == msg.id {
		m.reading, m.page = articles.Reading{}, nil
		m.reader.SetArticle(m.reading, nil)
		m.side.Clear()
		m.stood = false
	}
	return tea.Batch(m.route(m.list.Drop(msg.id)), m.focus(listPane), m.count(false))
}
