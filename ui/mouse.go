package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/overlay"
)

// wheelLines is how far one notch of the wheel scrolls.
const wheelLines = 3

// double is how soon a second click must follow the first.
const double = 400 * time.Millisecond

// A click is where and when the mouse was last pressed.
type click struct {
	x, y int
	at   time.Time
	n    int // presses there, one soon after the other
}

// mouse gives a mouse message to the box on top, else to the pane under it.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	if m.finding != nil || m.ending {
		return nil
	}
	if top := m.overlays.Top(); top != nil {
		return m.wheelOver(top, msg)
	}
	at := msg.Mouse()
	p, x, y, ok := m.geo.at(at.X, at.Y)
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		if ok {
			return m.wheel(p, msg.Button)
		}
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			presses := 1
			again := m.clicked.x == at.X && m.clicked.y == at.Y && m.now().Sub(m.clicked.at) <= double
			if again && m.clicked.n == 1 {
				presses = 2
			}
			m.clicked = click{at.X, at.Y, m.now(), presses}
		}
		switch {
		case msg.Button != tea.MouseLeft:
		case ok:
			return m.click(p, x, y)
		case at.Y == 0 && m.geo.header && at.X >= m.width-8:
			return m.act(keys.Help, 1)
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

// wheelOver moves the rows of a box.
func (m *Model) wheelOver(top overlay.Overlay, msg tea.MouseMsg) tea.Cmd {
	turn, ok := msg.(tea.MouseWheelMsg)
	if !ok {
		return nil
	}
	a, code := keys.Down, tea.KeyDown
	if turn.Button == tea.MouseWheelUp {
		a, code = keys.Up, tea.KeyUp
	}
	if actor, ok := top.(overlay.Actor); ok && !actor.Typing() {
		return m.route(actor.Do(a, 1))
	}
	return m.route(top.Update(tea.KeyPressMsg{Code: code}))
}

func (m *Model) click(p pane, x, y int) tea.Cmd {
	m.notice = notice{}
	cmd := m.focus(p)
	width, rows, _ := m.geo.room(p)
	switch p {
	case listPane:
		if below := y - (rows - m.viewRows(width, rows)) - 1; below >= 0 {
			if v, ok := list.FooterAt(m.pen, width, m.viewNames(), x, below); ok {
				return tea.Batch(cmd, m.show(v))
			}
		}
		return tea.Batch(cmd, m.route(m.list.Click(y)))
	case sidePane:
		if below := y - (rows - m.standingRows(width, rows)) - 1; below >= 0 && m.standingRows(width, rows) > 0 {
			return tea.Batch(cmd, m.clickStanding(width, x, below))
		}
		return tea.Batch(cmd, m.route(m.side.Click(x, y)))
	case textPane:
		if m.clicked.n == 2 {
			m.reader.SelectWord(x, y)
			return cmd
		}
		m.dragging = true
		m.reader.Press(x, y)
	}
	return cmd
}
