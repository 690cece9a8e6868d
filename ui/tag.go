package ui

import (
	"context"
	"maps"
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

// A tagging is tags that are changed of one article after another, and put back.
type tagging struct {
	bunch  bunch
	change func(tags []string) []string
	lib    Library
	at     *meter
	was    map[articles.ID][]string // the tags of those that are done
}

func (t *tagging) do(ctx context.Context) error {
	rows, err := t.bunch.all(ctx, t.lib, t.at)
	if err != nil {
		return err
	}
	for i, r := range rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := t.lib.SetTags(ctx, r.ID, t.change(r.Tags)); err != nil {
			return err
		}
		t.was[r.ID] = r.Tags
		t.at.step(i+1, len(rows))
	}
	return nil
}

func (t *tagging) undo(ctx context.Context) error {
	for id, tags := range t.was {
		if err := t.lib.SetTags(ctx, id, tags); err != nil {
			return err
		}
	}
	return nil
}

// tag changes the tags of the articles that keys act on.
func (m *Model) tag(words string) tea.Cmd {
	b, ok := m.bunch()
	if !ok || strings.TrimSpace(words) == "" {
		return nil
	}
	t := &tagging{bunch: b, change: retag(words), lib: m.opts.Library, at: new(meter), was: map[articles.ID][]string{}}
	d := deed{done: "tagged " + articles.Line(words), do: t.do, undo: t.undo}
	if b.one() {
		d.article = b.rows[0].ID
	} else {
		d.done = articles.Counted(b.n, "article") + " " + d.done
		d.doing, d.at = "Tagging articles", t.at
	}
	d.touch = func(how way) {
		m.touch(slices.Collect(maps.Keys(t.was)), func(s *articles.Summary) {
			if s.Tags = t.was[s.ID]; how != undone {
				s.Tags = t.change(s.Tags)
			}
		})
	}
	m.list.EndRange()
	return m.run(d, forth)
}
