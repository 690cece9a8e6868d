package ui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/overlay"
)

// askTags asks for tags to add and take away.
func (m *Model) askTags() tea.Cmd {
	if _, ok := m.bunch(); !ok {
		return m.noSubject()
	}
	return m.prompt(overlay.NewPrompt(tagLabel, ""))
}

// tagNote says at the right of the prompt what tags the article has.
func (m *Model) tagNote() string {
	b, ok := m.bunch()
	switch {
	case !ok || !b.one():
		return "word adds, -word takes away"
	case len(b.rows[0].Tags) == 0:
		return "no tags yet"
	}
	return "has " + articles.Line(strings.Join(b.rows[0].Tags, " ")) + " (-word takes one away)"
}

// retag reads words as tags to add and, after a -, to take away.
func retag(words string) func(tags []string) []string {
	var add, drop []string
	for w := range strings.FieldsFuncSeq(words, func(r rune) bool { return r == ' ' || r == ',' }) {
		if rest, ok := strings.CutPrefix(w, "-"); ok {
			drop = append(drop, rest)
		} else if w = strings.TrimLeft(w, "#+"); w != "" {
			add = append(add, w)
		}
	}
	return func(tags []string) []string {
		out := slices.DeleteFunc(slices.Clone(tags), func(t string) bool { return slices.Contains(drop, t) })
		for _, t := range add {
			if !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
		return out
	}
}

// tag changes the tags of the articles that keys act on.
func (m *Model) tag(words string) tea.Cmd {
	b, ok := m.bunch()
	if !ok || strings.TrimSpace(words) == "" {
		return nil
	}
	change, lib, at := retag(words), m.opts.Library, new(meter)
	was := map[articles.ID][]string{}
	d := deed{done: "tagged " + articles.Line(words)}
	if b.one() {
		d.article = b.rows[0].ID
	} else {
		d.done = articles.Counted(b.n, "article") + " " + d.done
		d.doing, d.at = "Tagging articles", at
	}
	d.do = func(ctx context.Context) error {
		rows, err := b.all(ctx, lib, at)
		if err != nil {
			return err
		}
		for i, r := range rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := lib.SetTags(ctx, r.ID, change(r.Tags)); err != nil {
				return err
			}
			was[r.ID] = r.Tags
			at.step(i+1, len(rows))
		}
		return nil
	}
	d.undo = func(ctx context.Context) error {
		for id, tags := range was {
			if err := lib.SetTags(ctx, id, tags); err != nil {
				return err
			}
		}
		return nil
	}
	d.touch = func(how way) {
		ids := make([]articles.ID, 0, len(was))
		for id := range was {
			ids = append(ids, id)
		}
		m.touch(ids, func(s *articles.Summary) {
			if s.Tags = was[s.ID]; how != undone {
				s.Tags = change(s.Tags)
			}
		})
	}
	m.list.EndRange()
	return m.run(d, forth)
}
