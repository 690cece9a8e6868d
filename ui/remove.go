package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/overlay"
)

// removal is what is confirmed before articles are removed.
type removal struct {
	ids   []articles.ID
	notes bool
}

// askRemove asks before articles go for good.
func (m *Model) askRemove() tea.Cmd {
	b, ok := m.bunch()
	switch {
	case !ok:
		return m.noSubject()
	case b.rows == nil:
		m.say("Too many articles to remove at once: choose fewer")
		return nil
	}
	r, notes := removal{}, 0
	for _, s := range b.rows {
		r.ids = append(r.ids, s.ID)
		notes += s.Notes
	}
	r.notes = notes > 0
	what, its := count(b.n, "article"), " Their "
	if b.one() {
		what, its = "“"+articles.Shorten(articles.Line(b.rows[0].Title), 60)+"”", " Its "
	}
	words := "Remove " + what + " from the library? This cannot be undone."
	if notes > 0 {
		words += its + count(notes, "note") + " will go with it."
	}
	return m.over(&overlay.Confirm{Question: words, What: r})
}

// remove removes articles, as far as that can be done.
func (m *Model) remove(r removal) tea.Cmd {
	lib, at := m.opts.Library, new(meter)
	m.list.EndRange()
	return m.start("Removing articles", at, func(ctx context.Context) tea.Msg {
		var msg removed
		for i, id := range r.ids {
			if msg.err = ctx.Err(); msg.err != nil {
				break
			}
			if msg.err = lib.Remove(ctx, id, r.notes); msg.err != nil {
				break
			}
			msg.ids = append(msg.ids, id)
			at.step(i+1, len(r.ids))
		}
		return msg
	})
}

// onRemoved takes articles off the screen.
func (m *Model) onRemoved(msg removed) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(msg.ids)+2)
	for _, id := range msg.ids {
		cmds = append(cmds, m.route(m.list.Drop(id)))
	}
	if slices.Contains(msg.ids, m.reading.ID) {
		m.reading, m.page = articles.Reading{}, nil
		m.reader.SetArticle(m.reading, nil)
		m.side.Clear()
		m.stood = false
		cmds = append(cmds, m.focus(listPane))
	}
	switch {
	case msg.err != nil:
		m.fail(msg.err)
	case len(msg.ids) == 1:
		m.say("Removed")
	default:
		m.say(count(len(msg.ids), "article") + " removed")
	}
	return tea.Batch(append(cmds, m.count(false))...)
}

// confirmed does what was asked about.
func (m *Model) confirmed(what any) tea.Cmd {
	switch w := what.(type) {
	case removal:
		return m.remove(w)
	case allRead:
		return m.mark(w.bunch, m.readMarking(), true)
	}
	return nil
}
