package ui

import (
	"strings"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// status is the last line, and where the cursor is in it while it is a prompt.
func (m *Model) status() (line string, column int) {
	if m.finding != nil {
		return m.finding.Line(m.findNote())
	}
	left := append([]theme.Seg{{Text: " "}}, m.statusLeft()...)
	right := []theme.Seg{{Text: m.statusRight(), Style: m.pen.Muted}, {Text: " "}}
	return m.pen.Draw(m.width, m.pen.Bar, left, right), 0
}

// statusLeft is, by what matters most, the keys that can follow, what was just
// said, or what can be done here.
func (m *Model) statusLeft() []theme.Seg {
	switch {
	case m.keys.Typed() != "":
		return m.pending()
	case m.notice.text != "":
		return []theme.Seg{{Text: m.notice.text, Style: m.toneStyle()}}
	}
	switch m.shape.focus {
	case listPane:
		return m.hints(keys.List, keys.Open, keys.Star, keys.ToggleRead, keys.UnreadOnly, keys.Find, keys.Help)
	case sidePane:
		return m.hints(keys.Side, keys.Open, keys.NextTab, keys.OtherDown, keys.Escape, keys.Help)
	}
	return m.textStatus()
}

func (m *Model) toneStyle() theme.Style {
	switch m.notice.tone {
	case warning:
		return m.pen.Warn
	case trouble:
		return m.pen.Bad
	}
	return m.pen.Text
}

// pending shows what was typed of a sequence, and the ways to go on.
func (m *Model) pending() []theme.Seg {
	segs := []theme.Seg{{Text: m.keys.Typed() + " ", Style: m.pen.Strong}}
	for _, h := range m.keys.Hints(m.context()) {
		segs = append(segs, theme.Seg{Text: "  " + h.Key, Style: m.pen.Key}, theme.Seg{Text: " " + h.Help, Style: m.pen.Muted})
	}
	return segs
}

// short is what hints call an action.
func short(a keys.Action) string {
	return map[keys.Action]string{
		keys.Open: "open", keys.Star: "star", keys.ToggleRead: "read/unread", keys.UnreadOnly: "unread only",
		keys.Find: "find", keys.Help: "keys", keys.NextTab: "next tab", keys.OtherDown: "scroll text", keys.Escape: "back",
		keys.NextPerson: "person", keys.NextQuote: "quote", keys.Highlight: "highlight", keys.Annotate: "note",
		keys.NextOfKind: "next", keys.PrevOfKind: "prev", keys.Copy: "copy", keys.DeleteNote: "delete", keys.Quit: "quit",
	}[a]
}

// hints are keys with what they do.
func (m *Model) hints(c keys.Context, actions ...keys.Action) []theme.Seg {
	segs := make([]theme.Seg, 0, 2*len(actions))
	for _, a := range actions {
		if k := m.keys.Map.Key(a, c); k != "" {
			segs = append(segs, theme.Seg{Text: k, Style: m.pen.Key}, theme.Seg{Text: " " + short(a) + "   ", Style: m.pen.Muted})
		}
	}
	return segs
}

// textStatus says what the target is and which of its kind, or what keys do.
func (m *Model) textStatus() []theme.Seg {
	if !m.isOpen() {
		return m.hints(keys.Text, keys.Help, keys.Quit)
	}
	s := m.reader.Status()
	again := m.hints(keys.Text, keys.NextOfKind, keys.PrevOfKind)
	gap := theme.Seg{Text: "   "}
	switch {
	case s.Selected > 0:
		segs := []theme.Seg{{Text: count(s.Selected, "word") + " selected", Style: m.pen.Strong}, gap}
		return append(segs, m.hints(keys.Selecting, keys.Highlight, keys.Annotate, keys.Copy, keys.Escape)...)
	case s.Find != "" && s.Hits == 0:
		return []theme.Seg{{Text: articles.Line(s.Find) + " is not in this text", Style: m.pen.Warn}}
	case s.Label != "":
		segs := []theme.Seg{{Text: articles.Line(s.Label), Style: m.labelStyle()}}
		if s.Of > 0 {
			segs = append(segs, theme.Seg{Text: "   " + nth(s.Nth, s.Of), Style: m.pen.Text})
		}
		return append(append(segs, gap), again...)
	case s.Find != "":
		segs := []theme.Seg{{Text: "find: "}, {Text: articles.Line(s.Find), Style: m.pen.Strong}, {Text: "   " + nth(s.Hit, s.Hits)}, gap}
		return append(segs, again...)
	}
	return m.hints(keys.Text, keys.NextPerson, keys.NextQuote, keys.Find, keys.Highlight, keys.Annotate, keys.Help)
}

// labelStyle is that of the name that the text has as its target.
func (m *Model) labelStyle() theme.Style {
	switch m.chosen.Entity.Kind {
	case articles.Person:
		return m.pen.Person
	case articles.Country:
		return m.pen.Country
	}
	return m.pen.Strong
}

func (m *Model) statusRight() string {
	if m.shape.focus == listPane || !m.isOpen() {
		return ""
	}
	s := m.reader.Status()
	if s.Sentences == 0 {
		return ""
	}
	return "sentence " + figure(s.Sentence) + "/" + figure(s.Sentences)
}

// findNote is the count of hits at the right of the prompt.
func (m *Model) findNote() string {
	s := m.reader.Status()
	switch {
	case m.finding.Label() != findLabel:
		return `words, "a phrase", person:name, since:7d`
	case strings.TrimSpace(m.finding.Text()) == "":
		return ""
	case s.Hits == 0:
		return "no hit"
	}
	return nth(s.Hit, s.Hits)
}
