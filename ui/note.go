package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/ui/keys"
	"onrecord/ui/overlay"
	"onrecord/ui/reader"
)

// annotation is the annotation of the open article with that ID.
func (m *Model) annotation(id articles.NoteID) (articles.Annotation, bool) {
	i := slices.IndexFunc(m.reading.Annotations, func(a articles.Annotation) bool { return a.ID == id })
	if id == "" || i < 0 {
		return articles.Annotation{}, false
	}
	return m.reading.Annotations[i], true
}

// fresh is a new annotation of a passage of the open article.
func (m *Model) fresh(span articles.Span, kind articles.NoteKind) articles.Annotation {
	return articles.Annotation{
		Article: m.reading.ID, Revision: m.reading.Revision, Span: span,
		Selector: anchor.Make(m.page.Text(), span), Placement: articles.Placed, Kind: kind,
	}
}

// highlight marks a passage, or changes the kind of a mark.
func (m *Model) highlight(in reader.Highlight) tea.Cmd {
	if was, ok := m.annotation(in.Note); ok {
		now := was
		now.Kind = in.Kind
		return m.run(m.change(was, now, "highlight is now: "+in.Kind.Words()), forth)
	}
	return m.run(m.keep(m.fresh(in.Span, in.Kind), "highlighted: "+in.Kind.Words()), forth)
}

// keep is the deed of keeping a new annotation.
func (m *Model) keep(a articles.Annotation, done string) deed {
	lib := m.opts.Library
	return deed{
		done: done, article: a.Article,
		do: func(ctx context.Context) (err error) {
			if a.ID != "" {
				return lib.RestoreAnnotation(ctx, a.ID)
			}
			a, err = lib.SaveAnnotation(ctx, a)
			return err
		},
		undo: func(ctx context.Context) error { return lib.RemoveAnnotation(ctx, a.ID) },
	}
}

// change is the deed of changing an annotation.
func (m *Model) change(was, now articles.Annotation, done string) deed {
	lib := m.opts.Library
	save := func(a articles.Annotation) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := lib.SaveAnnotation(ctx, a)
			return err
		}
	}
	return deed{done: done, article: now.Article, do: save(now), undo: save(was)}
}

// howToNote says which keys make notes.
func (m *Model) howToNote() string {
	return "In the text, " + m.keyIn(keys.Text, keys.Highlight) + " highlights the sentence and " + m.keyIn(keys.Text, keys.Annotate) + " writes a note on it."
}

func (m *Model) deleteNote(id articles.NoteID) tea.Cmd {
	a, ok := m.annotation(id)
	if !ok {
		m.say("No note or highlight here")
		return nil
	}
	lib := m.opts.Library
	done := "highlight deleted"
	if a.Note != "" {
		done = "note deleted"
	}
	return m.run(deed{
		done: done, article: a.Article,
		do:   func(ctx context.Context) error { return lib.RemoveAnnotation(ctx, id) },
		undo: func(ctx context.Context) error { return lib.RestoreAnnotation(ctx, id) },
	}, forth)
}

// addNote opens the editor for a passage, or for the note that is there.
func (m *Model) addNote(in reader.AddNote) tea.Cmd {
	if in.Note != "" {
		return m.edit(in.Note)
	}
	return m.editor(overlay.NewNote(m.fresh(in.Span, articles.KindPoint), in.Text))
}

// edit opens the editor for an annotation.
func (m *Model) edit(id articles.NoteID) tea.Cmd {
	a, ok := m.annotation(id)
	if !ok {
		m.say("No note here")
		return nil
	}
	return m.editor(overlay.NewNote(a, a.Selector.Exact))
}

// saveNote keeps what is in the editor, which stays open until that is done.
func (m *Model) saveNote(a articles.Annotation) tea.Cmd {
	if m.saving {
		return nil
	}
	m.saving = true
	if a.Article == m.reading.ID && a.Revision != m.reading.Revision && m.page != nil { // a draft from before the article changed
		a.Span, a.Placement = anchor.Find(m.page.Text(), a.Selector)
		a.Revision = m.reading.Revision
	}
	d := m.keep(a, "note saved")
	if was, ok := m.annotation(a.ID); ok {
		d = m.change(was, a, "note saved")
	} else if a.ID != "" && a.ID == m.distant.ID {
		d = m.change(m.distant, a, "note saved")
	}
	ctx, forget := m.ctx, m.dropDraft()
	return func() tea.Msg {
		err := d.do(ctx)
		if err == nil && forget != nil {
			forget() // here, for the screen may end before it hears of the note
		}
		return noted{deed: d, err: err}
	}
}

// onNoted closes the editor, or says in it why the note could not be kept.
func (m *Model) onNoted(msg noted) tea.Cmd {
	m.saving = false
	if editor, ok := m.overlays.Top().(*overlay.Note); ok {
		if msg.err != nil {
			editor.Refuse(m.advice(msg.err))
			return m.keepDraft(editor)
		}
		m.overlays.Pop()
	}
	return tea.Batch(m.onWrote(wrote{deed: msg.deed, err: msg.err}), do(m.dropDraft()))
}
