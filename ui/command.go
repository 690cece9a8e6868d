package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/list"
	"onrecord/ui/page"
)

// count counts the list, and everything; with reload the list is then fetched
// anew.
func (m *Model) count(reload bool) tea.Cmd {
	if reload {
		m.listGen++
		if s, ok := m.list.Chosen(); ok {
			m.row, m.rowStory = s.ID, s.Story
		}
	}
	gen, q, lib, seen := m.listGen, m.query(), m.opts.Library, m.opts.Seen
	look := func(ctx context.Context) tea.Msg {
		var errs [4]error
		msg := counted{gen: gen, reload: reload}
		msg.shown, errs[0] = lib.Count(ctx, q)
		msg.all, errs[1] = lib.Count(ctx, articles.Query{})
		msg.unread, errs[2] = lib.Count(ctx, articles.Query{Unread: true})
		if seen != 0 {
			msg.arrived, errs[3] = lib.Count(ctx, articles.Query{NewerThan: seen})
		}
		msg.err = errors.Join(errs[:]...)
		return msg
	}
	if reload {
		return m.start("Looking for articles", new(meter), look)
	}
	ctx := m.ctx
	return func() tea.Msg { return look(ctx) }
}

// fetch answers what the list asks for.
func (m *Model) fetch(f list.Fetch) tea.Cmd {
	gen, q, lib, ctx := m.listGen, m.query(), m.opts.Library, m.ctx
	q.After, q.Backward, q.Limit = f.After, f.Backward, list.Batch
	return func() tea.Msg {
		l, err := lib.List(ctx, q)
		return listed{gen: gen, fetch: f, listing: l, err: err}
	}
}

// open reads an article and lays it out for the pane that it will be shown in.
func (m *Model) open(id articles.ID, at articles.Span) tea.Cmd {
	m.readGen++
	m.pageGen++
	m.opening = true
	gen, o, lib := m.readGen, m.pageOptions(), m.opts.Library
	return m.start("Opening the article", new(meter), func(ctx context.Context) tea.Msg {
		r, err := lib.Reading(ctx, id)
		if err != nil {
			return opened{gen: gen, err: err}
		}
		return opened{gen: gen, reading: r, page: page.Open(r.Body, o), at: at}
	})
}

// relay lays the open article out anew, if what its page depends on has changed.
// Only one layout is under way at a time, however fast the window changes.
func (m *Model) relay() tea.Cmd {
	o := m.pageOptions()
	if m.page == nil || o == m.laidFor || o.Width <= 0 || m.laying {
		return nil
	}
	m.pageGen++
	m.laying = true
	m.laidFor = o
	gen, text := m.pageGen, m.page.Text()
	return func() tea.Msg { return laid{gen: gen, page: page.Layout(text, o)} }
}

// pageOptions are those of a page in the text pane as it is now.
func (m *Model) pageOptions() page.Options {
	width, _, ok := m.geo.room(textPane)
	if !ok {
		width = max(m.width-2, minWidth)
	}
	return page.Options{Width: width, Measure: m.opts.Measure, Method: m.pen.Method, Theme: m.pen.Theme}
}

// refresh reads again what may have changed of an article.
func (m *Model) refresh(id articles.ID) tea.Cmd {
	if id == 0 {
		return nil
	}
	lib, ctx := m.opts.Library, m.ctx
	return func() tea.Msg {
		r, err := lib.Reading(ctx, id)
		return refreshed{id: id, reading: r, err: err}
	}
}

// analyze finds names and quotes in an article that was opened without.
func (m *Model) analyze(id articles.ID) tea.Cmd {
	if m.opts.Desk == nil {
		return nil
	}
	desk, lib, ctx := m.opts.Desk, m.opts.Library, m.ctx
	return func() tea.Msg {
		if err := desk.Analyze(ctx, id); err != nil {
			return refreshed{id: id, err: err}
		}
		r, err := lib.Reading(ctx, id)
		return refreshed{id: id, reading: r, err: err}
	}
}

// stand asks what the library knows of a name. Only one question is under way at
// a time, however fast the cursor moves over names.
func (m *Model) stand(e articles.Entity) tea.Cmd {
	m.standGen++
	if m.asking {
		return nil
	}
	m.asking = true
	gen, lib, ctx := m.standGen, m.opts.Library, m.ctx
	name := e.Name
	if e.Kind == articles.Country && e.Code != "" {
		name = e.Code
	}
	return func() tea.Msg {
		s, err := lib.Standing(ctx, e.Kind, name)
		return stood{gen: gen, standing: s, err: err}
	}
}

// seek looks for the next unread article beyond the list's window.
func (m *Model) seek(after articles.Cursor) tea.Cmd {
	gen, q, lib, ctx := m.readGen, m.query(), m.opts.Library, m.ctx
	q.Unread, q.After, q.Limit = true, after, 1
	return func() tea.Msg {
		l, err := lib.List(ctx, q)
		if err != nil || len(l.Rows) == 0 {
			return sought{gen: gen, err: err}
		}
		return sought{gen: gen, id: l.Rows[0].ID}
	}
}

// keepPlace remembers where the open article is left.
func (m *Model) keepPlace() tea.Cmd {
	if !m.isOpen() {
		return nil
	}
	id, place, lib, ctx := m.reading.ID, m.reader.Place(), m.opts.Library, m.ctx
	return func() tea.Msg {
		// A place that could not be kept costs nothing but the place.
		_ = lib.SetPlace(ctx, id, place)
		return nil
	}
}
