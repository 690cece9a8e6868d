package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/ui/keys"
)

// wheelLines is how far one notch of the wheel scrolls.
const wheelLines = 3

// mouse gives a mouse message to the pane under it. Overlays take none.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	if m.finding != nil || m.overlays.Top() != nil || m.ending {
		return nil
	}
	at := msg.Mouse()
	p, x, y, ok := m.geo.at(at.X, at.Y)
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		if ok {
			return m.wheel(p, msg.Button)
		}
	case tea.MouseClickMsg:
		if ok && msg.Button == tea.MouseLeft {
			return m.click(p, x, y)
		}
	case tea.MouseMotionMsg:
		if ok && m.dragging && p == textPane {
			m.reader.Drag(x, y)
		}
	case tea.MouseReleaseMsg:
		if m.dragging {
			m.dragging = false
			return m.route(m.reader.Release(x, y))
		}
	}
	return nil
}

func (m *Model) wheel(p pane, b tea.MouseButton) tea.Cmd {
	a, lines := keys.Down, wheelLines
	if b == tea.MouseWheelUp {
		a, lines = keys.Up, -wheelLines
	}
	switch p {
	case listPane:
		return m.route(m.list.Do(a, 1))
	case sidePane:
		return m.route(m.side.Do(a, 1))
	case textPane:
		m.reader.Wheel(lines)
	}
	return nil
}

func (m *Model) click(p pane, x, y int) tea.Cmd {
	m.notice = notice{}
	cmd := m.focus(p)
	switch p {
	case listPane:
		return tea.Batch(cmd, m.route(m.list.Click(y)))
	case sidePane:
		return tea.Batch(cmd, m.route(m.side.Click(y)))
	case textPane:
		m.dragging = true
		m.reader.Press(x, y)
	}
	return cmd
}
