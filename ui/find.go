package ui

import tea "charm.land/bubbletea/v2"

// Labels of the prompts in the status line.
const (
	findLabel   = "find: "
	filterLabel = "show only: "
	tagLabel    = "tag: "
)

// typed follows what is typed into the prompt.
func (m *Model) typed(words string) {
	switch {
	case m.finding == nil:
	case m.finding.Label() == findLabel:
		m.reader.Find(m.finding.Text())
	case m.finding.Label() == commandLabel:
		m.offer(words)
	case m.finding.Label() == tagLabel:
		m.offerLast(words, m.list.Tags())
	case m.finding.Label() == filterLabel:
		m.offerLast(words, m.filterWords())
	}
}

// entered ends the prompt.
func (m *Model) entered(words string) tea.Cmd {
	p := m.finding
	m.finding = nil
	switch {
	case p == nil:
		return nil
	case p.Label() == filterLabel:
		return m.setFilter(words)
	case p.Label() == commandLabel:
		return m.command(words)
	case p.Label() == tagLabel:
		return m.tag(words)
	case words == "":
		m.reader.Find("")
		return nil
	}
	return m.route(m.reader.Found())
}

// leftPrompt ends the prompt as if it had not been.
func (m *Model) leftPrompt() {
	if m.finding != nil && m.finding.Label() == findLabel {
		m.reader.Find("")
	}
	m.finding = nil
}
