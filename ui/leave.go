package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/overlay"
)

// draftTag marks notes that were kept because the screen had to end while they
// were written.
const draftTag = "draft"

// shutdown keeps the place and, as a note of its own, what is in an editor; then
// the screen ends. A note that was being edited stays as it was.
func (m *Model) shutdown() tea.Cmd {
	if m.ending {
		return nil
	}
	m.ending = true
	m.say("Saving …")
	place, draft := m.keepPlace(), m.draft()
	lib, ctx, forget := m.opts.Library, m.ctx, m.dropDraft()
	return func() tea.Msg {
		if place != nil {
			place()
		}
		if draft != nil {
			if _, err := lib.SaveAnnotation(ctx, *draft); err != nil {
				return ended{draft: draft.Note, err: err}
			}
		}
		if forget != nil {
			forget() // the command that was to do it may not have come to it
		}
		return ended{}
	}
}

// draft is what has been typed into an open editor and is not kept; nil for
// nothing.
func (m *Model) draft() *articles.Annotation {
	for _, o := range slices.Backward(m.overlays.All()) {
		if n, ok := o.(*overlay.Note); ok && n.Dirty() {
			a := n.Annotation()
			a.ID = ""
			a.Tags = append(slices.Clone(a.Tags), draftTag)
			return &a
		}
	}
	return nil
}
