package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/reader"
	"onrecord/ui/side"
)

// choose lights an item of the side pane in the text: all mentions of a name, or
// the passage of a quote or a note.
func (m *Model) choose(it side.Item) tea.Cmd {
	m.chosen = it
	if it.IsName() {
		m.reader.SetLit(refOf(it.Entity))
		return m.standFor(it)
	}
	m.reader.SetLit(reader.Ref{})
	m.stood = false
	if places := it.Places(); len(places) > 0 {
		m.reader.Go(places[0])
	}
	return m.arrange()
}

func refOf(e articles.Entity) reader.Ref { return reader.Ref{Kind: e.Kind, Name: e.Name} }

// standFor asks what the library knows of it, if it is a name.
func (m *Model) standFor(it side.Item) tea.Cmd {
	m.chosen = it
	if !it.IsName() {
		m.stood = false
		m.standGen++ // what was asked of another is not wanted any more
		return m.arrange()
	}
	return m.stand(it.Entity)
}

func (m *Model) onStood(msg stood) tea.Cmd {
	m.asking = false
	if msg.gen != m.standGen {
		return m.standFor(m.chosen)
	}
	if !m.chosen.IsName() {
		return nil
	}
	was := m.stood
	m.standing, m.stood = msg.standing, msg.err == nil
	if m.stood && m.standing.Entity.Kind == "" {
		m.standing.Entity = m.chosen.Entity
	}
	if was || m.stood {
		return m.arrange()
	}
	return nil
}

// showPlace goes to a place of an item of the side pane.
func (m *Model) showPlace(in side.Go) tea.Cmd {
	places := in.Item.Places()
	if in.N >= len(places) {
		m.warn("The passage of this note was not found in the text as it is now")
		return nil
	}
	m.history.leave(m.here())
	if in.Item.IsName() {
		m.reader.SetLit(refOf(in.Item.Entity))
	}
	m.reader.Go(places[in.N])
	if !m.geo.has(textPane) {
		return m.focus(textPane)
	}
	return nil
}

// jumped follows a jump in the text: into the history, and in the side pane.
func (m *Model) jumped(in reader.Jump) tea.Cmd {
	m.history.leave(place{m.reading.ID, in.From})
	if in.Entity == (reader.Ref{}) {
		if _, _, ok := m.side.Show(side.Quotes, in.To); ok {
			m.reader.SetLit(reader.Ref{})
			m.stood = false
			return m.arrange()
		}
		return nil
	}
	return m.pick(in.Entity, in.To)
}

// pick chooses a name in side pane and text.
func (m *Model) pick(e reader.Ref, at articles.Span) tea.Cmd {
	m.reader.SetLit(e)
	tab := side.People
	if e.Kind == articles.Country {
		tab = side.Countries
	}
	it, _, ok := m.side.Show(tab, at)
	if !ok {
		return nil
	}
	return m.standFor(it)
}

// light chooses the name or the quote at a passage, if one is there.
func (m *Model) light(at articles.Span) tea.Cmd {
	if at.Empty() {
		return nil
	}
	for _, tab := range []side.Tab{side.People, side.Countries, side.Quotes, side.Notes} {
		it, _, ok := m.side.Show(tab, at)
		if !ok {
			continue
		}
		if it.IsName() {
			m.reader.SetLit(refOf(it.Entity))
		}
		return m.standFor(it)
	}
	return nil
}

// chosenName is the name that is chosen in who and where.
func (m *Model) chosenName() articles.Entity {
	if it, ok := m.side.Chosen(); ok && it.IsName() {
		return it.Entity
	}
	return articles.Entity{}
}

// card shows a name beside the text.
func (m *Model) card(e reader.Ref) tea.Cmd {
	pick := m.pick(e, m.reader.Target())
	return tea.Batch(pick, m.focus(sidePane))
}
