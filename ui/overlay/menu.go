package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// Picked tells which row of a menu was chosen, from 0.
type Picked struct {
	Of  string // the menu's title
	Row int
}

// A Choice is a row of a menu.
type Choice struct{ Text, Note string }

// A Menu lets one of a few rows be chosen.
type Menu struct {
	Title   string
	Choices []Choice
	At, Now int    // the row of the cursor, and the one in force; -1: none
	Again   string // the key that opened it: pressed again, it does what Enter does; empty: none

	keys          *keys.Map // those in force; nil: keys.Default
	pen           theme.Pen
	width, height int
	top           int
}

func (m *Menu) bind(in *keys.Map) { m.keys = in }

// SetScreen implements Overlay.
func (m *Menu) SetScreen(pen theme.Pen, width, height int) {
	m.pen, m.width, m.height = pen, min(width, 54), height
	m.scroll()
}

// Typing implements Actor.
func (m *Menu) Typing() bool { return false }

// Update implements Overlay.
func (m *Menu) Update(msg tea.Msg) Intent {
	if k, ok := msg.(tea.KeyPressMsg); ok && m.Again != "" && k.String() == m.Again {
		return m.Do(keys.Open, 1)
	}
	return nil
}

// Do implements Actor.
func (m *Menu) Do(a keys.Action, n int) Intent {
	at := m.At
	switch a {
	case keys.Down:
		at += n
	case keys.Up:
		at -= n
	case keys.HalfDown, keys.PageDown, keys.ReadOn:
		at += n * m.room()
	case keys.HalfUp, keys.PageUp:
		at -= n * m.room()
	case keys.Top:
		at = 0
	case keys.Bottom:
		at = len(m.Choices) - 1
	case keys.Nth:
		at = n - 1
	case keys.Open:
		if m.At < len(m.Choices) {
			return Picked{m.Title, m.At}
		}
	case keys.Escape, keys.Quit:
		return Close{}
	}
	m.At = max(min(at, len(m.Choices)-1), 0)
	m.scroll()
	return nil
}

// scroll brings the cursor into view.
func (m *Menu) scroll() { m.top = max(min(m.top, m.At), m.At-m.room()+1, 0) }

// room is the rows that are seen at once.
func (m *Menu) room() int { return max(min(len(m.Choices), m.height-4), 1) }

// View implements Overlay.
func (m *Menu) View() ([]string, *tea.Cursor) {
	lines := make([]string, 0, m.room())
	for i := m.top; i < min(m.top+m.room(), len(m.Choices)); i++ {
		c := m.Choices[i]
		under, mark, style := theme.Style{}, " ", theme.Style{}
		if i == m.At {
			under, mark = m.pen.Row, m.pen.Glyphs.Cursor
		}
		note := articles.Line(c.Note)
		if i == m.Now {
			style = m.pen.Strong
			if note == "" {
				note = "now"
			}
		}
		lines = append(lines, m.pen.Draw(m.width-2, under,
			[]theme.Seg{{Text: mark, Style: m.pen.Key}, {Text: " "}, {Text: articles.Line(c.Text), Style: style}},
			[]theme.Seg{{Text: note, Style: m.pen.Muted}, {Text: " "}}))
	}
	choose := always(strings.TrimSpace(m.Again+" "+inForce(m.keys, keys.Open)), "choose")
	pairs := paired(m.keys, []hint{choose, on(keys.Escape, "close")})
	return frame(m.pen, m.width, m.Title, foot(m.pen, m.width, pairs...), lines), nil
}
