package ui

import (
	"os/exec"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/overlay"
)

// Drafts keep what is typed into the note editor, in case the screen ends badly.
type Drafts interface {
	// KeepDraft keeps a instead of what was kept before it; nil: nothing. Calls
	// may come late: one with a lower n than another before it does nothing.
	KeepDraft(n int, a *articles.Annotation) error
	// Unfinished is the draft that an earlier screen left behind; nil: none.
	Unfinished() *articles.Annotation
	// LaterDraft leaves that one for the next screen. As Unfinished, it does no I/O.
	LaterDraft()
}

// An Editor makes a text ready to be edited outside the screen: run does it, read
// gives the text as it is then.
type Editor func(text string) (run *exec.Cmd, read func() (string, error), err error)

// do is a command of f; nil where there is none.
func do(f func()) tea.Cmd {
	if f == nil {
		return nil
	}
	return func() tea.Msg {
		f()
		return nil
	}
}

// editor opens a note for editing.
func (m *Model) editor(n *overlay.Note) tea.Cmd {
	m.overlays.Push(n)
	lib, ctx := m.opts.Library, m.ctx
	return func() tea.Msg {
		tags, err := lib.NoteTags(ctx)
		if err != nil {
			return nil // the tags can still be typed
		}
		return knownTags{tags}
	}
}

func (m *Model) onKnownTags(msg knownTags) {
	if n, ok := m.overlays.Top().(*overlay.Note); ok {
		n.SetKnown(msg.tags)
	}
}

// keepDraft keeps what is in an editor, or nothing once it is closed.
func (m *Model) keepDraft(n *overlay.Note) tea.Cmd {
	if m.overlays.Top() != n || !n.Dirty() {
		return do(m.dropDraft())
	}
	if m.opts.Drafts == nil {
		return nil
	}
	m.drafted++
	drafts, nth, a := m.opts.Drafts, m.drafted, n.Annotation()
	return func() tea.Msg {
		if err := drafts.KeepDraft(nth, &a); err != nil {
			return copied{err}
		}
		return nil
	}
}

// dropDraft forgets the draft that was kept; nil where none was.
func (m *Model) dropDraft() func() {
	if m.opts.Drafts == nil || m.drafted == 0 {
		return nil
	}
	m.drafted++
	drafts, nth := m.opts.Drafts, m.drafted
	return func() { _ = drafts.KeepDraft(nth, nil) } // it is offered once more
}

const unfinished = "A note was left unfinished"

// offerDraft asks what is to become of a draft that was left behind.
func (m *Model) offerDraft() {
	if m.opts.Drafts == nil {
		return
	}
	a := m.opts.Drafts.Unfinished()
	if a == nil {
		return
	}
	m.resume = *a
	m.overlays.Push(&overlay.Menu{Title: unfinished, Now: -1, Choices: []overlay.Choice{
		{Text: "Go on writing", Note: articles.Shorten(articles.Line(a.Note), 24)}, {Text: "Keep it for later"}, {Text: "Throw it away"},
	}})
}

// onUnfinished does what was chosen.
func (m *Model) onUnfinished(row int) tea.Cmd {
	switch row {
	case 0:
		m.drafted++
		return tea.Batch(m.editor(overlay.Resume(m.resume)), m.open(m.resume.Article, m.resume.Span))
	case 1:
		m.opts.Drafts.LaterDraft()
	case 2:
		m.drafted++
		return do(m.dropDraft())
	}
	return nil
}

// leaveDraft leaves a draft for later, where the question about it is closed.
func (m *Model) leaveDraft() {
	if menu, ok := m.overlays.Top().(*overlay.Menu); ok && menu.Title == unfinished {
		m.opts.Drafts.LaterDraft()
	}
}

// editOutside has the reader's own editor edit the text of a note.
func (m *Model) editOutside(text string) tea.Cmd {
	edit := m.opts.Editor
	if edit == nil {
		m.say("There is no editor: set VISUAL or EDITOR")
		return nil
	}
	return func() tea.Msg {
		run, read, err := edit(text)
		return editing{run, read, err}
	}
}

func (m *Model) onEditing(msg editing) tea.Cmd {
	if msg.err != nil {
		return m.onEdited(edited{err: msg.err})
	}
	return tea.ExecProcess(msg.run, func(err error) tea.Msg {
		text, readErr := msg.read()
		if err == nil {
			err = readErr
		}
		return edited{text, err}
	})
}

// onEdited puts what was written outside into the editor of the screen.
func (m *Model) onEdited(msg edited) tea.Cmd {
	n, ok := m.overlays.Top().(*overlay.Note)
	if !ok {
		return nil
	}
	if msg.err != nil {
		n.Refuse(m.advice(msg.err))
		return nil
	}
	n.SetText(msg.text)
	return m.keepDraft(n)
}
