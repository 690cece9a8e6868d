package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/reader"
	"onrecord/ui/side"
)

// here is where the reader is, for the history.
func (m *Model) here() place {
	if !m.isOpen() {
		return place{}
	}
	return place{m.reading.ID, m.reader.Here()}
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
	words := m.looking
	m.looking = ""
	return tea.Batch(append(cmds, m.come(msg.at, words))...)
}

// onLaid puts the open article on a page of its new size.
func (m *Model) onLaid(msg laid) tea.Cmd {
	m.laying = false
	if msg.gen == m.pageGen && m.isOpen() {
		m.page = msg.page
		m.reader.SetArticle(m.reading, m.page)
	}
	return m.relay()
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

// travel goes through the jumps by step, which leads to that end.
func (m *Model) travel(step func(place) (place, bool), end string) tea.Cmd {
	p, ok := step(m.here())
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
