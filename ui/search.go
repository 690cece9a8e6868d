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
	hitsPage        = 30
	notesPage       = 40
	mostSuggestions = 6
)

// search looks for words in the whole library.
func (m *Model) search(words string) tea.Cmd {
	lib := m.opts.Library
	suggest := func(ctx context.Context, typed string, _ articles.Cursor) (overlay.Page[any], error) {
		found, err := lib.Suggest(ctx, typed, mostSuggestions)
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
		if q, err = saidOrBy(ctx, lib, q); err != nil {
			return page, err
		}
		page.All, page.Next, err = quotes(ctx, lib, q, after)
		page.More, page.Note = len(page.All) == quotesPage, note
		return page, err
	}
	return m.openBox(overlay.NewLedger(words, m.now, find))
}

// saidOrBy is q with its words as those of the quotes or, where no quote has them
// and no speaker is asked for, as the speaker's name.
func saidOrBy(ctx context.Context, lib Quotes, q articles.Query) (articles.Query, error) {
	words := strings.Join(slices.Concat(q.Words, q.Phrases), " ")
	q.Words, q.Phrases = nil, nil
	if words == "" {
		return q, nil
	}
	as := q
	as.Said = strings.TrimSpace(q.Said + " " + words)
	if q.Speaker != "" {
		return as, nil
	}
	one := as
	one.Limit = 1
	found, err := lib.Quotes(ctx, one)
	if err != nil || len(found) > 0 {
		return as, err
	}
	q.Speaker = words
	return q, nil
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
	return m.openBox(overlay.NewAllNotes(words, m.howToNote(), m.now, find))
}

// editRow opens the editor for a note of any article.
func (m *Model) editRow(r articles.NoteRow) tea.Cmd {
	m.distant = r.Annotation
	return m.editor(overlay.NewNote(r.Annotation, r.Selector.Exact))
}
