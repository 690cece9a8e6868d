package ui

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/overlay"
)

// removal is what is confirmed before articles are removed.
type removal struct {
	ids   []articles.ID
	notes bool
}

// askRemove asks before articles go.
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
	what, its, them := articles.Counted(b.n, "article"), " Their ", "them"
	if b.one() {
		what, its, them = "“"+articles.Shorten(articles.Line(b.rows[0].Title), 60)+"”", " Its ", "it"
	}
	words := "Remove " + what + " from the library?"
	if notes > 0 {
		words += its + articles.Counted(notes, "note") + " will go with " + them + "."
	}
	words += " " + m.keyOf(keys.Undo) + " brings " + them + " back."
	return m.over(&overlay.Confirm{Question: words, What: r})
}

// A removing is articles that are removed one after another, and brought back
// in the other order. One that failed goes on where it was.
type removing struct {
	removal
	lib  Library
	at   *meter
	gone int // how many of ids are removed

	heirs map[articles.ID]articles.Summary // what stands for a story in place of one of them
}

func (r *removing) do(ctx context.Context) error {
	for r.gone < len(r.ids) {
		id := r.ids[r.gone]
		others, err := r.lib.Tellings(ctx, id)
		if err := cmp.Or(err, ctx.Err(), r.lib.Remove(ctx, id, r.notes)); err != nil {
			return err
		}
		if len(others) > 0 {
			heir := slices.MinFunc(others, func(a, b articles.Summary) int { return cmp.Compare(a.ID, b.ID) })
			heir.Others = len(others) - 1
			r.heirs[id] = heir
		}
		r.gone++
		r.at.step(r.gone, len(r.ids))
	}
	return nil
}

func (r *removing) undo(ctx context.Context) error {
	for r.gone > 0 {
		if err := cmp.Or(ctx.Err(), r.lib.Restore(ctx, r.ids[r.gone-1])); err != nil {
			return err
		}
		r.gone--
		r.at.step(len(r.ids)-r.gone, len(r.ids))
	}
	return nil
}

// remove removes articles, as far as that can be done.
func (m *Model) remove(what removal) tea.Cmd {
	r := &removing{removal: what, lib: m.opts.Library, at: new(meter), heirs: map[articles.ID]articles.Summary{}}
	m.list.EndRange()
	return m.start("Removing articles", r.at, func(ctx context.Context) tea.Msg { return removed{r, r.do(ctx)} })
}

// onRemoved takes articles off the screen, and files that those that are gone
// can be brought back.
func (m *Model) onRemoved(msg removed) tea.Cmd {
	r := msg.removing
	r.ids = r.ids[:r.gone]
	if r.gone == 0 {
		m.fail(msg.err)
		return m.count(false)
	}
	d := deed{done: "removed", do: r.do, undo: r.undo, gone: r.ids, heirs: r.heirs, doing: "Bringing articles back", at: r.at}
	if r.gone > 1 {
		d.done = articles.Counted(r.gone, "article") + " removed"
	}
	cmd := m.onWrote(wrote{deed: d})
	if msg.err != nil {
		m.fail(msg.err)
	}
	return cmd
}

// takeOff takes articles that are gone off the screen. Where one stood for its
// story, the next does.
func (m *Model) takeOff(ids []articles.ID, heirs map[articles.ID]articles.Summary) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(ids)+1)
	for _, id := range ids {
		if heir, ok := heirs[id]; ok && m.list.Replace(id, heir) {
			continue
		}
		cmds = append(cmds, m.route(m.list.Drop(id)))
	}
	if slices.Contains(ids, m.reading.ID) {
		m.reading, m.page = articles.Reading{}, nil
		m.reader.SetArticle(m.reading, nil)
		m.side.Clear()
		m.stood = false
		cmds = append(cmds, m.focus(listPane))
	}
	return tea.Batch(cmds...)
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
