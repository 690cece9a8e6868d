package ui

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/prose"
	"onrecord/ui/overlay"
)

// sources shows where the open article is from, and the texts that it has had.
func (m *Model) sources() tea.Cmd {
	s, ok := m.subject()
	if !ok {
		m.say("No article is chosen")
		return nil
	}
	lib := m.opts.Library
	find := func(ctx context.Context, _ string, _ articles.Cursor) (page overlay.Page[overlay.Origin], err error) {
		r, err := lib.Reading(ctx, s.ID)
		if err != nil {
			return page, err
		}
		revisions, err := lib.Revisions(ctx, s.ID)
		lost := slices.DeleteFunc(slices.Clone(r.Annotations), func(a articles.Annotation) bool { return a.Placement != articles.Lost })
		others, missed := lib.Tellings(ctx, s.ID)
		page.All = []overlay.Origin{{Article: r.Article, Revisions: revisions, Lost: lost, Others: others}}
		return page, cmp.Or(err, missed)
	}
	return m.openBox(overlay.NewSources(m.now, find))
}

// changes shows what a revision changed of the one before.
func (m *Model) changes(in overlay.ShowChanges) tea.Cmd {
	lib := m.opts.Library
	find := func(ctx context.Context, _ string, _ articles.Cursor) (page overlay.Page[overlay.Comparison], err error) {
		var texts [2]*prose.Text
		for i := range texts {
			a, err := lib.Revision(ctx, in.Article, in.Revision-1+i)
			if err != nil {
				return page, err
			}
			texts[i] = prose.Read(a.Body)
		}
		page.All = []overlay.Comparison{{Before: in.Revision - 1, After: in.Revision, Paragraphs: prose.Compare(texts[0], texts[1])}}
		return page, nil
	}
	return m.openBox(overlay.NewChanges(find))
}
