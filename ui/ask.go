package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/overlay"
)

// looked brings what a box wanted to know.
type looked struct {
	of  overlay.Overlay
	put func() overlay.Intent
}

// An opener is a box that has something to look up.
type opener interface {
	overlay.Overlay
	Open() overlay.Intent
}

// A reloader is a box that can look again.
type reloader interface{ Reload() overlay.Intent }

// reloadBox has the top box look again, after something was changed.
func (m *Model) reloadBox() tea.Cmd {
	if top, ok := m.overlays.Top().(reloader); ok {
		return m.route(top.Reload())
	}
	return nil
}

// openBox opens a box, and has it look up what it shows.
func (m *Model) openBox(o opener) tea.Cmd {
	return tea.Batch(m.over(o), m.route(o.Open()))
}

// ask looks up what a box wants to know. What it asked for before is called off.
func (m *Model) ask(in overlay.Ask) tea.Cmd {
	m.callOff(in.Of)
	ctx, stop := context.WithCancel(m.ctx)
	m.asked[in.Of] = stop
	look := func() tea.Msg {
		defer stop()
		if ctx.Err() != nil {
			return nil
		}
		return looked{in.Of, in.Look(ctx)}
	}
	if in.Wait > 0 {
		return m.opts.Tick(in.Wait, func(time.Time) tea.Msg { return look() })
	}
	return look
}

// onLooked gives a box what it wanted to know, if it is still open.
func (m *Model) onLooked(msg looked) tea.Cmd {
	if !m.overlays.Has(msg.of) {
		return nil
	}
	return m.route(msg.put())
}

// callOff ends what a box had looked up.
func (m *Model) callOff(o overlay.Overlay) {
	if stop := m.asked[o]; stop != nil {
		stop()
		delete(m.asked, o)
	}
}

// closeBox closes the top box.
func (m *Model) closeBox() tea.Cmd {
	m.callOff(m.overlays.Top())
	m.overlays.Pop()
	m.reader.Unhint()
	m.notice = notice{}
	return nil
}

// closeBoxes closes all of them.
func (m *Model) closeBoxes() {
	for m.overlays.Top() != nil {
		m.closeBox()
	}
}

// elsewhere does an action that a box leaves to the shell.
func (m *Model) elsewhere(a keys.Action) tea.Cmd {
	if do, ok := m.doing[keys.Everywhere][a]; ok {
		return do(1)
	}
	return nil
}

// goTo shows a passage, in whatever article it is.
func (m *Model) goTo(in overlay.GoTo) tea.Cmd {
	m.closeBoxes()
	m.history.leave(m.here())
	if m.isOpen() && m.reading.ID == in.Article {
		focus := m.focus(textPane)
		return tea.Batch(focus, m.come(in.Span, in.Find))
	}
	m.looking = in.Find
	return tea.Batch(m.keepPlace(), m.focus(textPane), m.open(in.Article, in.Span))
}

// come goes to a passage of the open article and chooses the name or the quote
// that it is; with words, to where they are found.
func (m *Model) come(at articles.Span, words string) tea.Cmd {
	if !at.IsZero() {
		m.reader.Go(at)
	}
	if words != "" {
		m.reader.Find(words)
		m.reader.Found()
	}
	return m.light(at)
}
