package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
)

// browse opens the article's address in the browser.
func (m *Model) browse() tea.Cmd {
	s, ok := m.subject()
	switch {
	case !ok:
		return m.noSubject()
	case s.URL == "":
		m.say("This article has no address")
		return nil
	}
	return m.follow(s.URL)
}

// follow opens an address in the browser.
func (m *Model) follow(url string) tea.Cmd {
	open, ctx := m.opts.Browse, m.ctx
	if open == nil {
		m.say(articles.Line(url))
		return nil
	}
	m.say("Opening " + articles.Line(url) + " …")
	return func() tea.Msg { return browsed{url, open(ctx, url)} }
}

// onBrowsed says what came of it.
func (m *Model) onBrowsed(msg browsed) {
	if msg.err != nil {
		m.fail(msg.err)
		return
	}
	m.say("Opened " + articles.Line(msg.url))
}
