package ui

import (
	"image/color"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"onrecord/ui/theme"
)

// resize takes the size of the terminal. The first one opens the article that
// the screen was asked to begin with.
func (m *Model) resize(width, height int) tea.Cmd {
	first := m.width == 0
	m.width, m.height = width, height
	cmd := m.arrange()
	if first && m.opts.Open != 0 {
		m.shape.focus = textPane
		return tea.Batch(m.arrange(), m.open(m.opts.Open, m.opts.At))
	}
	return cmd
}

// arrange gives every pane its cells and focus, after the screen's size or shape
// has changed.
func (m *Model) arrange() tea.Cmd {
	m.geo = measure(m.width, m.height, m.shape, m.opts.ListWidth, m.opts.SideWidth)
	if !m.geo.small && !m.geo.has(m.shape.focus) {
		m.shape.focus = m.geo.columns[0].pane
	}
	if w, h, ok := m.geo.room(listPane); ok {
		m.list.SetSize(w, h-m.viewRows(w, h))
	}
	if w, h, ok := m.geo.room(textPane); ok {
		m.reader.SetSize(w, h)
	}
	if w, h, ok := m.geo.room(sidePane); ok {
		m.side.SetSize(w, h-m.standingRows(w, h))
	}
	m.list.SetFocus(m.shape.focus == listPane)
	m.side.SetFocus(m.shape.focus == sidePane)
	m.overlays.SetScreen(m.pen, m.width, m.height)
	if m.finding != nil {
		m.finding.SetScreen(m.pen, m.width, m.height)
	}
	if !m.geo.has(textPane) {
		return nil
	}
	return m.relay()
}

// wear changes theme or width method everywhere.
func (m *Model) wear(pen theme.Pen) tea.Cmd {
	if pen == m.pen {
		return nil
	}
	m.pen = pen
	m.list.SetPen(pen)
	m.side.SetPen(pen)
	return m.arrange()
}

// onBackground tints the terminal's own colours to suit its background. A theme
// that was chosen wins, and brings its own background.
func (m *Model) onBackground(ground color.Color) tea.Cmd {
	m.background = ground
	if !m.auto {
		return nil
	}
	pen := m.pen
	pen.Theme = theme.Terminal(ground)
	return m.wear(pen)
}

// onProfile does without colour where the terminal has none, or NO_COLOR is set:
// then marks must differ by more than colour.
func (m *Model) onProfile(msg tea.ColorProfileMsg) tea.Cmd {
	if msg.Profile > colorprofile.ASCII {
		return nil
	}
	pen := m.pen
	pen.Theme, m.auto = theme.None(), false
	return m.wear(pen)
}

// onModeReport measures as Bubble Tea's renderer does from now on.
func (m *Model) onModeReport(msg tea.ModeReportMsg) tea.Cmd {
	if msg.Mode != ansi.ModeUnicodeCore {
		return nil
	}
	switch msg.Value {
	case ansi.ModeReset, ansi.ModeSet, ansi.ModePermanentlySet:
		pen := m.pen
		pen.Method = ansi.GraphemeWidth
		return m.wear(pen)
	}
	return nil
}

// focus goes to a pane, and makes room for it where it is not on the screen.
func (m *Model) focus(p pane) tea.Cmd {
	m.shape.focus = p
	switch p {
	case sidePane:
		m.shape.side, m.shape.drawer, m.shape.textOnly = true, true, false
	case listPane:
		m.shape.textOnly = false
	case textPane:
		if m.height < drawerFrom && m.width < twoFrom {
			m.shape.drawer = false
		}
	}
	return m.arrange()
}

// toggleTextOnly shows the text alone, or the other panes again.
func (m *Model) toggleTextOnly() tea.Cmd {
	m.shape.textOnly, m.shape.focus = !m.shape.textOnly, textPane
	return m.arrange()
}

// widen makes the side pane wider by n cells, or narrower.
func (m *Model) widen(n int) tea.Cmd {
	m.shape.widen += n
	return m.arrange()
}

// redraw draws the screen anew, from the library.
func (m *Model) redraw() tea.Cmd {
	return tea.Batch(tea.ClearScreen, m.count(true), m.refresh(m.reading.ID))
}

// toggleSide shows or hides who and where.
func (m *Model) toggleSide() tea.Cmd {
	on := m.geo.has(sidePane)
	m.shape.side, m.shape.drawer, m.shape.textOnly = !on, !on, false
	switch {
	case on && m.shape.focus == sidePane:
		m.shape.focus = textPane
	case !on && m.width < twoFrom:
		m.shape.focus = sidePane
	}
	return m.arrange()
}

// escape leaves what the shell has to leave: a notice, a filter, the drawer.
func (m *Model) escape() tea.Cmd {
	switch {
	case m.shape.focus == listPane && m.list.EndRange():
		return nil
	case m.shape.focus == listPane && m.filter.words != "":
		return m.setFilter("")
	case m.shape.focus == listPane && m.scope != scope{}:
		m.scope = scope{}
		return m.reload()
	case m.shape.focus == sidePane && m.width < twoFrom:
		m.shape.drawer, m.shape.focus = false, textPane
		return m.arrange()
	case m.shape.focus == sidePane:
		return m.focus(textPane)
	case m.shape.textOnly:
		m.shape.textOnly = false
		return m.arrange()
	case m.shape.focus == textPane && !m.geo.has(listPane):
		return m.focus(listPane)
	}
	return nil
}
