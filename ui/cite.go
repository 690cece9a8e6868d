package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/cite"
)

// citation is a passage with where it is from, in the form that the reader chose.
func (m *Model) citation(p cite.Passage) string {
	p.Accessed = m.now()
	return m.opts.Cite.Write(p)
}

// quoteAt is the quote of the open article with that index, nil for none.
func (m *Model) quoteAt(i int) *articles.Quote {
	if qs := m.reading.Analysis.Quotes; i >= 0 && i < len(qs) {
		return &qs[i]
	}
	return nil
}

// copyPassage copies words of the open article with who said them, for a quote,
// and where they are from.
func (m *Model) copyPassage(text string, q *articles.Quote) tea.Cmd {
	p := cite.Passage{Article: m.reading.Article, Text: text}
	if q != nil {
		p.Speaker, p.Role = speaker(m.reading.Analysis, q.Speaker)
	}
	return m.copyText(m.citation(p), "passage with its citation")
}

func (m *Model) copyAddress(url string) tea.Cmd {
	if url = articles.Line(url); url == "" {
		m.say("This article has no address")
		return nil
	}
	return m.copyText(url, "address")
}

// copyText hands text to the terminal's clipboard (OSC 52). Terminals do not say
// whether they took it, so it is also kept where Options.Copied says.
func (m *Model) copyText(text, what string) tea.Cmd {
	text = articles.Clean(text)
	m.say("Copied: " + what)
	keep := m.opts.Copied
	if keep == nil {
		return tea.SetClipboard(text)
	}
	return tea.Batch(tea.SetClipboard(text), func() tea.Msg {
		if err := keep(text); err != nil {
			return copied{err}
		}
		return nil
	})
}
