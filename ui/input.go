package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/ui/keys"
	"onrecord/ui/overlay"
	"onrecord/ui/reader"
)

// context is where a key is pressed now.
func (m *Model) context() keys.Context {
	switch m.shape.focus {
	case listPane:
		return keys.List
	case sidePane:
		return keys.Side
	}
	return m.reader.Context()
}

// press takes a key: to the prompt, to the top overlay, or to the panes.
func (m *Model) press(k tea.KeyPressMsg) tea.Cmd {
	if m.ending {
		return nil
	}
	if m.finding != nil {
		return m.route(m.finding.Update(k))
	}
	if top := m.overlays.Top(); top != nil {
		return m.route(top.Update(k))
	}
	if k.String() == "ctrl+c" {
		m.say("Press " + m.keyOf(keys.Quit) + " to quit")
		m.keys.Reset()
		return nil
	}
	m.notice = notice{}
	in := m.context()
	got := m.keys.Press(in, k.String())
	switch {
	case got.Pending:
		return nil
	case got.Miss != "":
		m.say(got.Miss + " does nothing here  (" + m.keyOf(keys.Help) + " shows the keys)")
		return nil
	}
	return m.act(got.Action, got.Count)
}

func (m *Model) paste(msg tea.PasteMsg) tea.Cmd {
	if m.finding != nil {
		return m.route(m.finding.Update(msg))
	}
	if top := m.overlays.Top(); top != nil {
		return m.route(top.Update(msg))
	}
	return nil
}

// act does what a key asks for: the shell what concerns the whole screen, the
// pane with focus all else.
func (m *Model) act(a keys.Action, n int) tea.Cmd {
	if cmd, ok := m.actScreen(a, n); ok {
		return cmd
	}
	if cmd, ok := m.actArticle(a); ok {
		return cmd
	}
	switch m.shape.focus {
	case listPane:
		return m.actList(a, n)
	case sidePane:
		return m.actSide(a, n)
	}
	return m.actText(a, n)
}

// actScreen does what is the same in every pane.
func (m *Model) actScreen(a keys.Action, n int) (tea.Cmd, bool) {
	switch a {
	case keys.PaneList:
		return m.focus(listPane), true
	case keys.PaneText:
		return m.focus(textPane), true
	case keys.PaneSide:
		return m.focus(sidePane), true
	case keys.NextPane:
		return m.focus((m.shape.focus + 1) % 3), true
	case keys.PrevPane:
		return m.focus((m.shape.focus + 2) % 3), true
	case keys.PaneLeft:
		return m.focus(max(m.shape.focus, 1) - 1), true
	case keys.PaneRight:
		return m.focus(min(m.shape.focus+1, sidePane)), true
	case keys.ToggleSide:
		return m.toggleSide(), true
	case keys.TextOnly:
		m.shape.textOnly, m.shape.focus = !m.shape.textOnly, textPane
		return m.arrange(), true
	case keys.SideWider:
		m.shape.widen += 2 * n
		return m.arrange(), true
	case keys.SideNarrower:
		m.shape.widen -= 2 * n
		return m.arrange(), true
	case keys.OtherDown:
		return m.other(keys.Down, n), true
	case keys.OtherUp:
		return m.other(keys.Up, n), true
	case keys.Back, keys.Forward:
		return m.travel(a), true
	case keys.Undo:
		return m.undo(), true
	case keys.Redo:
		return m.redo(), true
	case keys.Help:
		m.overlays.Push(overlay.NewHelp(m.keys.Map, m.context()))
		return nil, true
	case keys.Quit:
		return m.shutdown(), true
	case keys.Suspend:
		return tea.Suspend, true
	case keys.Redraw:
		return tea.Batch(tea.ClearScreen, m.count(true), m.refresh(m.reading.ID)), true
	}
	return nil, false
}

// other moves the pane that has not the focus: of the text, who and where if it
// is on the screen, else the list; of the others, the text.
func (m *Model) other(a keys.Action, n int) tea.Cmd {
	switch {
	case m.shape.focus != textPane:
		return m.route(m.reader.Do(a, n))
	case m.geo.has(sidePane):
		return m.route(m.side.Do(a, n))
	}
	return m.route(m.list.Do(a, n))
}

func (m *Model) actList(a keys.Action, n int) tea.Cmd {
	switch a {
	case keys.UnreadOnly:
		if m.view == viewUnread {
			return m.show(viewAll)
		}
		return m.show(viewUnread)
	case keys.Views:
		return m.show((m.view + 1) % views)
	case keys.Sort:
		return m.nextSort()
	case keys.Find:
		m.prompt(overlay.NewPrompt(filterLabel, m.filter.words))
		return nil
	case keys.AllRead:
		return m.askAllRead()
	case keys.Escape:
		return m.escape()
	case keys.ReadOn:
		a = keys.Open
	case keys.NextOfKind, keys.PrevOfKind:
		return m.route(m.reader.Do(a, n))
	}
	return m.route(m.list.Do(a, n))
}

func (m *Model) actSide(a keys.Action, n int) tea.Cmd {
	switch a {
	case keys.Escape:
		return m.escape()
	case keys.ReadOn, keys.NextOfKind, keys.PrevOfKind:
		return m.route(m.reader.Do(a, n))
	case keys.Find:
		return tea.Batch(m.focus(textPane), m.actText(a, n))
	}
	return m.route(m.side.Do(a, n))
}

func (m *Model) actText(a keys.Action, n int) tea.Cmd {
	if !m.isOpen() {
		if a == keys.Escape || a == keys.Open {
			return m.focus(listPane)
		}
		return nil
	}
	if a == keys.Find {
		m.prompt(overlay.NewPrompt(findLabel, ""))
		return nil
	}
	in := m.reader.Do(a, n)
	if _, passed := in.(reader.Pass); passed {
		if a == keys.Escape {
			return m.escape()
		}
		return nil
	}
	return tea.Batch(m.readSome(a), m.route(in))
}

// prompt asks for a line of text in the status line.
func (m *Model) prompt(p *overlay.Prompt) {
	p.SetScreen(m.pen, m.width, m.height)
	m.finding = p
}
