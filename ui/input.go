package ui

import (
	tea "charm.land/bubbletea/v2"

	"onrecord/ui/keys"
	"onrecord/ui/overlay"
	"onrecord/ui/reader"
)

// context is where a key is pressed now.
func (m *Model) context() keys.Context {
	if m.overlays.Top() != nil {
		return keys.Box
	}
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
	top := m.overlays.Top()
	actor, acts := top.(overlay.Actor)
	switch {
	case top != nil && (!acts || actor.Typing()):
		return m.typedInto(top, k)
	case k.String() == "ctrl+c" && acts:
		m.keys.Reset()
		return m.route(overlay.Close{})
	case k.String() == "ctrl+c":
		m.keys.Reset()
		m.say("Press " + m.keyOf(keys.Quit) + " to quit")
		return nil
	}
	m.notice = notice{}
	got := m.keys.Press(m.context(), k.String())
	switch {
	case got.Pending:
		return nil
	case got.Miss != "" && acts:
		return m.route(top.Update(k)) // a letter that means something in this box alone
	case got.Miss != "":
		m.say(got.Miss + " does nothing here  (" + m.keyOf(keys.Help) + " shows the keys)")
		return nil
	case acts:
		return m.route(actor.Do(got.Action, got.Count))
	case got.Return:
		m.shape = m.left
		return tea.Batch(m.arrange(), m.act(got.Action, got.Count))
	}
	switch got.Action {
	case keys.PaneList, keys.PaneText, keys.PaneSide:
		m.left = m.shape
	}
	return m.act(got.Action, got.Count)
}

func (m *Model) paste(msg tea.PasteMsg) tea.Cmd {
	if m.finding != nil {
		return m.route(m.finding.Update(msg))
	}
	if top := m.overlays.Top(); top != nil {
		return m.typedInto(top, msg)
	}
	return nil
}

// typedInto gives a box what was typed, and keeps the draft of a note.
func (m *Model) typedInto(top overlay.Overlay, msg tea.Msg) tea.Cmd {
	cmd := m.route(top.Update(msg))
	if n, ok := top.(*overlay.Note); ok && !m.saving {
		return tea.Batch(cmd, m.keepDraft(n))
	}
	return cmd
}

// act does what a key asks for: the shell what is in its acts, the pane with
// the focus all else.
func (m *Model) act(a keys.Action, n int) tea.Cmd {
	if a == keys.Escape && m.cancelJob() {
		return nil
	}
	for _, in := range m.context().Chain() {
		if do, ok := m.doing[in][a]; ok {
			return do(n)
		}
	}
	switch m.shape.focus {
	case listPane:
		return m.route(m.list.Do(a, n))
	case sidePane:
		return m.route(m.side.Do(a, n))
	}
	return m.actText(a, n)
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

// actText has the text do what it can, and leaves the rest to the shell.
func (m *Model) actText(a keys.Action, n int) tea.Cmd {
	if !m.isOpen() {
		if a == keys.Escape || a == keys.Open {
			return m.focus(listPane)
		}
		return nil
	}
	if cmd, done := m.putDown(a); done {
		return cmd
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

func (m *Model) findInText() tea.Cmd {
	if !m.isOpen() {
		return nil
	}
	return m.prompt(overlay.NewPrompt(findLabel, ""))
}

// prompt asks for a line of text in the status line.
func (m *Model) prompt(p *overlay.Prompt) tea.Cmd {
	p.SetScreen(m.pen, m.width, m.height)
	m.finding = p
	return nil
}

// over opens a box over the panes.
func (m *Model) over(o overlay.Overlay) tea.Cmd {
	m.keys.Reset()
	m.overlays.Push(o)
	return nil
}
