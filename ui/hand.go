package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/ui/keys"
	"onrecord/ui/overlay"
	"onrecord/ui/theme"
)

// A note whose passage was lost, or found only near, is put on the right one by
// hand: it is taken in hand from the list of notes, and put down in the text.

// takeInHand goes to the article of a note, for it to be put on a passage there:
// to where it is now, if it is anywhere.
func (m *Model) takeInHand(r articles.NoteRow) tea.Cmd {
	m.hand = r.Annotation
	to := overlay.GoTo{Article: r.Article}
	if r.Placement != articles.Lost {
		to.Span = r.Span
	}
	return m.goTo(to)
}

// holding reports whether there is a note in hand for the open article.
func (m *Model) holding() bool {
	return m.hand.ID != "" && m.isOpen() && m.hand.Article == m.reading.ID
}

// putDown does with the note in hand what a key of the text says; false where
// that is nothing.
func (m *Model) putDown(a keys.Action) (tea.Cmd, bool) {
	was, ok := m.annotation(m.hand.ID)
	switch {
	case !m.holding():
		return nil, false
	case !ok: // it was removed, or never got there
		m.hand = articles.Annotation{}
		return nil, false
	case a == keys.Escape && m.reader.Status().Selected == 0:
		m.hand = articles.Annotation{}
		m.say("The note stays as it was")
		return nil, true
	case a != keys.Open && a != keys.Annotate:
		return nil, false
	}
	span := m.reader.Target()
	if span.Empty() {
		m.say("Nothing to put the note on")
		return nil, true
	}
	m.hand = articles.Annotation{}
	m.reader.Do(keys.Escape, 1)
	now := was
	now.Span, now.Revision, now.Placement = span, m.reading.Revision, articles.Placed
	now.Selector = anchor.Make(m.page.Text(), span)
	return m.run(m.change(was, now, "note put here"), forth), true
}

// handStatus says what is in hand, and which keys put it down.
func (m *Model) handStatus(room int) []theme.Seg {
	key := func(a keys.Action) string { return m.keys.Map.Key(a, keys.Text) }
	all := []pair{{key(keys.Open), "put it here"}, {key(keys.Select), "select"}, {key(keys.Escape), "leave it"}}
	note := "Note on “" + articles.Shorten(articles.Line(m.hand.Selector.Exact), max(8, room-60)) + "”   "
	return slices.Concat([]theme.Seg{{Text: note, Style: m.pen.Strong}}, m.pairs(room-m.pen.Width(note), all))
}
