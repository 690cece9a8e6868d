package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/cite"
)

// subject is the article that keys act on.
func (m *Model) subject() (articles.Summary, bool) {
	if m.shape.focus == listPane {
		return m.list.Chosen()
	}
	return articles.Summary{Article: m.reading.Article, State: m.reading.State}, m.isOpen()
}

// copyCitation copies where the articles that keys act on are from, a line each.
func (m *Model) copyCitation() tea.Cmd {
	b, ok := m.bunch()
	switch {
	case !ok:
		return m.noSubject()
	case b.rows == nil:
		m.say("Too many articles to copy at once: choose fewer")
		return nil
	}
	lines := make([]string, len(b.rows))
	for i, r := range b.rows {
		lines[i] = m.citation(cite.Passage{Article: r.Article})
	}
	m.list.EndRange()
	what := "citation"
	if len(lines) > 1 {
		what = articles.Counted(len(lines), what)
	}
	return m.copyText(strings.Join(lines, "\n"), what)
}

func (m *Model) noSubject() tea.Cmd {
	m.say("No article is chosen")
	return nil
}
