package ui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/query"
	"onrecord/ui/overlay"
)

// Rows that boxes fetch at once.
const (
	hitsPage       = 30
	notesPage      = 40
	mostSuggestion = 6
)

// search looks for words in the whole library.
func (m *Model) search(words string) tea.Cmd {
	lib := m.opts.Library
	suggest := func(ctx context.Context, typed string, _ articles.Cursor) (overlay.Page[any], error) {
		found, err := lib.Suggest(ctx, typed, mostSuggestion)
		return overlay.Page[any]{All: []any{found}}, err
	}
	full := func(ctx context.Context, typed string, after articles.Cursor) (page overlay.Page[any], err error) {
		q, note := m.parsed(typed)
		q.After, q.Limit = after, hitsPage
		found, err := lib.Search(ctx, q)
		for _, h := range found.Hits {
			page.All = append(page.All, h)
			page.Next = articles.Cursor{ID: int64(h.ID)}
		}
		page.More, page.Note = len(found.Hits) == hitsPage, note
		if found.Bounded && note == "" {
			page.Note = "the best of the newest 1,000"
		}
		return page, err
	}
	return m.openBox(overlay.NewSearch(words, m.now, suggest, full))
}

// parsed is what is typed as a query, and what of it was not understood.
func (m *Model) parsed(typed string) (q articles.Query, note string) {
	q, ignored := query.Parse(typed, m.now())
	if len(ignored) > 0 {
		note = "left out: " + ignored[0]
	}
	return q, note
}

// ledger lists the quotes that words ask for. Plain words are those of the quote.
func (m *Model) ledger(words string) tea.Cmd {
	lib := m.opts.Library
	find := func(ctx context.Context, typed string, after articles.Cursor) (page overlay.Page[articles.QuoteRow], err error) {
		q, note := m.parsed(typed)
		q.Said = strings.TrimSpace(strings.Join(slices.Concat([]string{q.Said}, q.Words, q.Phrases), " "))
		q.Words, q.Phrases = nil, nil
		page.All, page.Next, err = quotes(ctx, lib, q, after)
		page.More, page.Note = len(page.All) == quotesPage, note
		return page, err
	}
	return m.openBox(overlay.NewLedger(words, m.now, find))
}

// allNotes lists the notes that words ask for, the newest first.
func (m *Model) allNotes(words string) tea.Cmd {
	lib := m.opts.Library
	find := func(ctx context.Context, typed string, after articles.Cursor) (page overlay.Page[articles.NoteRow], err error) {
		q, note := m.parsed(typed)
		q.After, q.Limit, q.Backward = after, notesPage, true
		page.All, err = lib.NoteRows(ctx, q)
		if n := len(page.All); n > 0 {
			page.Next = articles.Cursor{Key: string(page.All[n-1].ID)}
		}
		page.More, page.Note = len(page.All) == notesPage, note
		return page, err
	}
	return m.openBox(overlay.NewAllNotes(words, m.now, find))
}

// editRow opens the editor for a note of any article.
func (m *Model) editRow(r articles.NoteRow) tea.Cmd {
	m.distant = r.Annotation
	return m.over(overlay.NewNote(r.Annotation, r.Selector.Exact))
}
