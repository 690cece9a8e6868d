package ui

import (
	"strings"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/reader"
	"onrecord/ui/side"
	"onrecord/ui/theme"
)

// roomy is the width from which the status line names what its figures count.
const roomy = 60

// status is the last line, and where the cursor is in it while it is a prompt.
func (m *Model) status() (line string, column int) {
	if m.finding != nil {
		return m.finding.Line(m.findNote())
	}
	right := m.statusRight()
	room := m.width - 2
	if right != "" {
		room -= m.pen.Width(right) + 2
	}
	left := append([]theme.Seg{{Text: " "}}, m.statusLeft(room)...)
	return m.pen.Draw(m.width, m.pen.Bar, left, []theme.Seg{{Text: right, Style: m.pen.Muted}, {Text: " "}}), 0
}

// statusLeft is, by what matters most, the keys that can follow, what was just
// said, or what can be done here. Hints that do not fit into room are left out.
func (m *Model) statusLeft(room int) []theme.Seg {
	switch {
	case m.keys.Typed() != "":
		all := m.pending(room)
		return all[len(all)-1]
	case m.notice.text != "":
		return []theme.Seg{{Text: m.notice.text, Style: m.toneStyle()}}
	}
	if m.overlays.Top() != nil {
		return nil // a box says itself what can be done in it
	}
	if j := m.running(); j != nil {
		said := theme.Seg{Text: j.progress(), Style: m.pen.Strong}
		return append([]theme.Seg{said, {Text: "   "}}, m.pairs(room-m.pen.Width(said.Text)-3, []pair{{m.keyOf(keys.Escape), "cancel"}})...)
	}
	if r, ok := m.list.Range(); ok && m.shape.focus == listPane {
		said := theme.Seg{Text: articles.Counted(r.N, "article") + " chosen", Style: m.pen.Strong}
		more := m.hints(room-m.pen.Width(said.Text)-3, keys.List, keys.Star, keys.ToggleRead, keys.Tag, keys.AllRead, keys.Escape)
		return append([]theme.Seg{said, {Text: "   "}}, more...)
	}
	switch m.shape.focus {
	case listPane:
		if _, ok := m.list.Chosen(); !ok {
			return m.hints(room, keys.List, keys.Find, keys.Views, keys.Feeds, keys.Search, keys.Help, keys.Quit)
		}
		if m.list.Retold() {
			return m.hints(room, keys.List, keys.Open, keys.Unfold, keys.Star, keys.ToggleRead, keys.UnreadOnly, keys.Find, keys.Help, keys.Quit)
		}
		return m.hints(room, keys.List, keys.Open, keys.Star, keys.ToggleRead, keys.UnreadOnly, keys.Find, keys.Help, keys.Quit)
	case sidePane:
		return m.sideHints(room)
	}
	return m.textStatus(room)
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

// mostPending is how many lines the ways to go on take at most.
const mostPending = 5

// pending is what was typed of a sequence, and the ways to go on, in lines: the
// last is the status line, the others go above it.
func (m *Model) pending(room int) (lines [][]theme.Seg) {
	hints := m.keys.Hints(m.context())
	left := make([]pair, len(hints))
	for i, h := range hints {
		left[i] = pair{h.Key, h.Help}
	}
	before := theme.Seg{Text: m.keys.Typed() + "  ", Style: m.pen.Strong}
	wide := m.pen.Width(before.Text)
	for len(lines) == 0 || len(left) > 0 && len(lines) < min(mostPending, m.height-2) {
		line := m.pairs(room-wide, left)
		lines = append(lines, append([]theme.Seg{before}, line...))
		before = theme.Seg{Text: theme.Blank(wide)}
		left = left[max(len(line)/3, min(1, len(left))):] // of a pair are three pieces
	}
	return lines
}

// overPending lays the first lines of the ways to go on over the lines above the
// status line.
func (m *Model) overPending(lines []string) []string {
	if m.keys.Typed() == "" || m.finding != nil {
		return lines
	}
	all := m.pending(m.width - 2)
	for i, segs := range all[:len(all)-1] {
		y := len(lines) - len(all) + i
		lines[y] = m.pen.Draw(m.width, m.pen.Bar, append([]theme.Seg{{Text: " "}}, segs...), nil)
	}
	return lines
}

// A pair is a key and what it does.
type pair struct{ key, does string }

// pairs are as many pairs as fit into room.
func (m *Model) pairs(room int, all []pair) []theme.Seg {
	segs := make([]theme.Seg, 0, 3*len(all))
	gap := ""
	for _, p := range all {
		if room -= m.pen.Width(gap+p.key) + 1 + m.pen.Width(p.does); room < 0 {
			break
		}
		segs = append(segs, theme.Seg{Text: gap}, theme.Seg{Text: p.key, Style: m.pen.Key}, theme.Seg{Text: " " + p.does, Style: m.pen.Muted})
		gap = "   "
	}
	return segs
}

// hints are keys with what they do.
func (m *Model) hints(room int, c keys.Context, actions ...keys.Action) []theme.Seg {
	all := make([]pair, 0, len(actions))
	for _, a := range actions {
		if k := m.keys.Map.Key(a, c); k != "" {
			all = append(all, pair{k, m.keys.Map.Short(a, c)})
		}
	}
	return m.pairs(room, all)
}

// textStatus says what the target is and which of its kind, or what keys do.
func (m *Model) textStatus(room int) []theme.Seg {
	if !m.isOpen() {
		return m.hints(room, keys.Text, keys.Help, keys.Quit)
	}
	s := m.reader.Status()
	if m.holding() && s.Selected == 0 {
		return m.handStatus(room)
	}
	if s.Find != "" && s.Hits == 0 {
		return []theme.Seg{{Text: articles.Line(s.Find) + " is not in this text", Style: m.pen.Warn}}
	}
	said, next := m.told(s)
	if len(said) == 0 {
		return m.hints(room, keys.Text, keys.NextPerson, keys.NextQuote, keys.Find, keys.Highlight, keys.Annotate, keys.Help)
	}
	said = append(said, theme.Seg{Text: "   "})
	for _, seg := range said {
		room -= m.pen.Width(seg.Text)
	}
	return append(said, m.hints(room, m.context(), next...)...)
}

// told says what the keys of the text would act on, and which keys those are;
// nothing where that is no more than a sentence.
func (m *Model) told(s reader.Status) (said []theme.Seg, next []keys.Action) {
	again := []keys.Action{keys.NextOfKind, keys.PrevOfKind}
	switch {
	case s.Selected > 0:
		said = []theme.Seg{{Text: articles.Counted(s.Selected, "word") + " selected", Style: m.pen.Strong}}
		return said, []keys.Action{keys.Highlight, keys.Annotate, keys.Copy, keys.Escape}
	case s.Label != "":
		kind, style, unit := m.kindOf(s.Label)
		if m.width < roomy {
			kind, unit = "", ""
		}
		if kind != "" {
			said = append(said, theme.Seg{Text: kind + ": ", Style: m.pen.Muted})
		}
		said = append(said, theme.Seg{Text: articles.Line(s.Label), Style: style})
		if s.Of > 0 {
			said = append(said, theme.Seg{Text: "   " + unit + nth(s.Nth, s.Of)})
		}
		return said, again
	case s.Find != "":
		said = []theme.Seg{{Text: "find: ", Style: m.pen.Muted}, {Text: articles.Line(s.Find), Style: m.pen.Strong}, {Text: "   hit " + nth(s.Hit, s.Hits)}}
		return said, again
	}
	return nil, nil
}

// kindOf tells of a target, if it is the chosen name, what it is, how it is
// drawn, and what one of its places is called.
func (m *Model) kindOf(label string) (kind string, style theme.Style, unit string) {
	if m.chosen.Entity.Name != label {
		return "", m.pen.Strong, ""
	}
	if m.chosen.Entity.Kind == articles.Country {
		return "country", m.pen.Country, "mention "
	}
	return "person", m.pen.Person, "mention "
}

func (m *Model) statusRight() string {
	if m.shape.focus == listPane || !m.isOpen() || m.keys.Typed() != "" {
		return ""
	}
	s := m.reader.Status()
	if s.Sentences == 0 {
		return ""
	}
	at := articles.Figure(s.Sentence) + "/" + articles.Figure(s.Sentences)
	if m.width < roomy {
		return at
	}
	return "sentence " + at
}

// sideHints are what can be done with the chosen row beside the text.
func (m *Model) sideHints(room int) []theme.Seg {
	if _, ok := m.side.Chosen(); !ok {
		return m.hints(room, keys.Side, keys.NextTab, keys.OtherDown, keys.Escape, keys.Help)
	}
	does := []keys.Action{keys.Watch, keys.HideHere, keys.Merge, keys.Rename}
	switch m.side.Tab() {
	case side.Quotes:
		does = []keys.Action{keys.CorrectSpeaker, keys.Copy}
	case side.Notes:
		does = []keys.Action{keys.Annotate, keys.DeleteNote}
	}
	all := append([]keys.Action{keys.Open, keys.NextTab}, does...)
	return m.hints(room, keys.Side, append(all, keys.OtherDown, keys.Escape, keys.Help)...)
}

// findNote is the count of hits at the right of the prompt.
func (m *Model) findNote() string {
	s := m.reader.Status()
	switch {
	case m.finding.Label() == commandLabel:
		return "Tab completes   Up what was before"
	case m.finding.Label() == tagLabel:
		return m.tagNote()
	case m.finding.Label() != findLabel:
		return `words, "a phrase", person:name, since:7d`
	case strings.TrimSpace(m.finding.Text()) == "":
		return ""
	case s.Hits == 0:
		return "no hit"
	}
	return nth(s.Hit, s.Hits)
}
