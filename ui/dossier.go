package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/cite"
	"onrecord/ui/overlay"
)

// quotesPage is the number of quotes that are read at once.
const quotesPage = 40

// dossier shows what the library knows of a name.
func (m *Model) dossier(e articles.Entity) tea.Cmd {
	if e.Name == "" {
		m.say("No name is chosen")
		return nil
	}
	lib := m.opts.Library
	return m.openBox(overlay.NewDossier(e, m.now, func(ctx context.Context, _ string, after articles.Cursor) (overlay.Page[any], error) {
		return dossier(ctx, lib, e, after)
	}))
}

// dossier is first what is known of e, and then its quotes page by page.
func dossier(ctx context.Context, lib Library, e articles.Entity, after articles.Cursor) (page overlay.Page[any], err error) {
	if after == (articles.Cursor{}) {
		d, err := lib.Dossier(ctx, e.Kind, e.Name)
		if err != nil {
			return page, err
		}
		page.All = append(page.All, d)
	}
	if e.Kind == articles.Country {
		return page, nil
	}
	rows, next, err := quotes(ctx, lib, articles.Query{Speaker: e.Name}, after)
	for _, r := range rows {
		page.All = append(page.All, r)
	}
	page.Next, page.More = next, len(rows) == quotesPage
	return page, err
}

// quotes is a page of them, and the place of the last.
func quotes(ctx context.Context, lib Quotes, q articles.Query, after articles.Cursor) ([]articles.QuoteRow, articles.Cursor, error) {
	q.After, q.Limit = after, quotesPage
	rows, err := lib.Quotes(ctx, q)
	if err != nil || len(rows) == 0 {
		return nil, articles.Cursor{}, err
	}
	return rows, rows[len(rows)-1].Cursor, nil
}

// cited brings a quote with all that its citation needs.
type cited struct {
	passage cite.Passage
	err     error
}

// copyQuote copies a quote of any article with its citation.
func (m *Model) copyQuote(q articles.QuoteRow) tea.Cmd {
	lib, ctx := m.opts.Library, m.ctx
	return func() tea.Msg {
		r, err := lib.Reading(ctx, q.Article)
		p := cite.Passage{Article: r.Article, Text: q.Text}
		p.Speaker, p.Role = speaker(r.Analysis, q.Speaker)
		return cited{p, err}
	}
}

func (m *Model) onCited(msg cited) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	return m.copyText(m.citation(msg.passage), "quote with its citation")
}

// speaker is who said it, and the role as printed.
func speaker(a articles.Analysis, s articles.Speaker) (name, role string) {
	if s.Name == "" {
		return s.Text, ""
	}
	i := slices.IndexFunc(a.People, func(p articles.Entity) bool { return p.Name == s.Name })
	if i < 0 {
		return s.Name, ""
	}
	return s.Name, a.People[i].Role
}
