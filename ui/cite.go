package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
)

// citation says where a text is from: byline, title, outlet, day and address.
func citation(a articles.Article) string {
	parts := make([]string, 0, 5)
	add := func(s string) {
		if s = articles.Line(s); s != "" {
			parts = append(parts, s)
		}
	}
	add(a.Byline)
	if t := articles.Line(a.Title); t != "" {
		add("“" + t + "”")
	}
	add(a.Source)
	if !a.Published.IsZero() {
		add(a.Published.Format("2 January 2006"))
	}
	add(a.URL)
	return strings.Join(parts, ", ")
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
	text = "“" + strings.Trim(articles.Line(text), "“”\"") + "”"
	if q != nil {
		if who := m.speaker(q.Speaker); who != "" {
			text += " – " + who
		}
	}
	return m.copyText(text+"\n"+citation(m.reading.Article), "passage with its citation")
}

// speaker is who said it, with the role as printed.
func (m *Model) speaker(s articles.Speaker) string {
	for _, p := range m.reading.Analysis.People {
		if s.Name != "" && p.Name == s.Name && p.Role != "" {
			return articles.Line(p.Name + ", " + p.Role)
		}
	}
	if s.Name != "" {
		return articles.Line(s.Name)
	}
	return articles.Line(s.Text)
}

func (m *Model) copyAddress(url string) tea.Cmd {
	if url = articles.Line(url); url == "" {
		m.say("This article has no address")
		return nil
	}
	return m.copyText(url, "address")
}

// copyText hands text to the terminal's clipboard (OSC 52). Terminals do not say
// whether they took it.
func (m *Model) copyText(text, what string) tea.Cmd {
	m.say("Copied: " + what)
	return tea.SetClipboard(articles.Clean(text))
}
