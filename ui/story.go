package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
)

// A tellings brings the other articles of a row's story.
type tellings struct {
	gen  int
	id   articles.ID
	rows []articles.Summary
	err  error
}

// tellings asks for the others of an article's story, to be unfolded.
func (m *Model) tellings(id articles.ID) tea.Cmd {
	gen, lib, ctx := m.listGen, m.opts.Library, m.ctx
	return func() tea.Msg {
		rows, err := lib.Tellings(ctx, id)
		return tellings{gen, id, rows, err}
	}
}

func (m *Model) onTellings(msg tellings) tea.Cmd {
	switch {
	case msg.gen != m.listGen:
	case msg.err != nil:
		m.fail(msg.err)
	case len(msg.rows) == 0:
		m.say("No other article tells this story any more")
	default:
		m.list.Unfold(msg.id, msg.rows)
	}
	return nil
}

// setStories joins the articles of a story in the list, or lists them apart.
func (m *Model) setStories(join bool) tea.Cmd {
	m.opts.Apart = !join
	m.say("Articles that tell one story in the same words " + map[bool]string{true: "are one row", false: "stand apart"}[join])
	return m.reload()
}
