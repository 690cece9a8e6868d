package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/cite"
	"onrecord/ui/overlay"
)

// subject is the article that keys act on.
func (m *Model) subject() (articles.Summary, bool) {
	if m.shape.focus == listPane {
		return m.list.Chosen()
	}
	return articles.Summary{Article: m.reading.Article, State: m.reading.State}, m.isOpen()
}

// star stars the article, or takes its star away.
func (m *Model) star() tea.Cmd {
	s, ok := m.subject()
	if !ok {
		return m.noSubject()
	}
	done := "starred"
	if s.Starred {
		done = "star taken away"
	}
	lib, ids := m.opts.Library, []articles.ID{s.ID}
	return m.run(deed{
		done: done, article: s.ID,
		do:   func(ctx context.Context) error { return lib.SetStarred(ctx, ids, !s.Starred) },
		undo: func(ctx context.Context) error { return lib.SetStarred(ctx, ids, s.Starred) },
	}, forth)
}

// toggleRead marks the article read, or unread.
func (m *Model) toggleRead() tea.Cmd {
	s, ok := m.subject()
	if !ok {
		return m.noSubject()
	}
	done := "marked read"
	if s.Read {
		done = "marked unread"
	}
	lib, ids := m.opts.Library, []articles.ID{s.ID}
	return m.run(deed{
		done: done, article: s.ID,
		do:   func(ctx context.Context) error { return lib.SetRead(ctx, ids, !s.Read) },
		undo: func(ctx context.Context) error { return lib.SetRead(ctx, ids, s.Read) },
	}, forth)
}

func (m *Model) copyCitation() tea.Cmd {
	s, ok := m.subject()
	if !ok {
		return m.noSubject()
	}
	return m.copyText(m.citation(cite.Passage{Article: s.Article}), "citation")
}

func (m *Model) noSubject() tea.Cmd {
	m.say("No article is chosen")
	return nil
}

// removal is what is confirmed before an article is removed.
type removal struct {
	id    articles.ID
	notes bool
}

// askRemove asks before an article goes for good.
func (m *Model) askRemove() tea.Cmd {
	s, ok := m.subject()
	if !ok {
		return m.noSubject()
	}
	words := "Remove “" + articles.Shorten(articles.Line(s.Title), 60) + "” from the library? This cannot be undone."
	if s.Notes > 0 {
		words += " Its " + count(s.Notes, "note") + " will go with it."
	}
	return m.over(&overlay.Confirm{Question: words, What: removal{s.ID, s.Notes > 0}})
}

// confirmed does what was asked about.
func (m *Model) confirmed(what any) tea.Cmd {
	switch w := what.(type) {
	case removal:
		lib, ctx := m.opts.Library, m.ctx
		return func() tea.Msg { return removed{w.id, lib.Remove(ctx, w.id, w.notes)} }
	case allRead:
		lib, ids := m.opts.Library, slices.Clone(w.ids)
		return m.run(deed{
			done: count(len(ids), "article") + " marked read", reload: true,
			do:   func(ctx context.Context) error { return lib.SetRead(ctx, ids, true) },
			undo: func(ctx context.Context) error { return lib.SetRead(ctx, ids, false) },
		}, forth)
	}
	return nil
}

// onRemoved takes an article off the screen.
func (m *Model) onRemoved(msg removed) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.say("Removed")
	if m.reading.ID == msg.id {
		m.reading, m.page = articles.Reading{}, nil
		m.reader.SetArticle(m.reading, nil)
		m.side.Clear()
		m.stood = false
	}
	return tea.Batch(m.route(m.list.Drop(msg.id)), m.focus(listPane), m.count(false))
}
