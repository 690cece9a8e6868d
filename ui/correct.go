package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/overlay"
)

// correct does a correction, which can be undone like every deed.
func (m *Model) correct(c articles.Correction, done string) tea.Cmd {
	lib := m.opts.Library
	return m.run(deed{
		done: done, article: m.reading.ID, everywhere: c.Everywhere(),
		do: func(ctx context.Context) (err error) {
			if c.ID != "" {
				_, err = lib.RedoCorrection(ctx, c.ID)
				return err
			}
			c, err = lib.Correct(ctx, c)
			return err
		},
		undo: func(ctx context.Context) error {
			_, err := lib.UndoCorrection(ctx, c.ID)
			return err
		},
	}, forth)
}

// settle has lists and figures show corrections for everywhere. Cancelled, it is
// gone on with when next there is nothing else to do.
func (m *Model) settle() tea.Cmd {
	lib, at := m.opts.Library, &meter{}
	return m.start("Correcting lists and figures", at, func(ctx context.Context) tea.Msg {
		for total := 0; ; {
			left, err := lib.Settle(ctx)
			if err != nil || left == 0 {
				return settled{err}
			}
			total = max(total, left)
			at.step(total-left, total)
		}
	})
}

func (m *Model) onSettled(msg settled) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	return tea.Batch(m.count(true), m.restand())
}

// restand asks again what the library knows of the chosen name.
func (m *Model) restand() tea.Cmd {
	it, ok := m.side.Chosen()
	if !m.isOpen() || !ok {
		return nil
	}
	return m.standFor(it)
}

// named is the person or country that is chosen beside the text.
func (m *Model) named() (articles.Entity, bool) {
	it, ok := m.side.Chosen()
	if !m.isOpen() || !ok || !it.IsName() {
		m.say("Choose a person or a country first  (" + m.keyOf(keys.TabPeople) + " people, " + m.keyOf(keys.TabCountries) + " countries)")
		return articles.Entity{}, false
	}
	return it.Entity, true
}

// hide hides the chosen name, in this article or everywhere.
func (m *Model) hide(everywhere bool) tea.Cmd {
	e, ok := m.named()
	if !ok {
		return nil
	}
	c := articles.Correction{Deed: articles.DeedHide, Name: articles.RefOf(e), Article: m.reading.ID}
	where := " hidden in this article"
	if everywhere {
		c.Article, where = 0, " hidden everywhere"
	}
	return m.correct(c, e.Name+where)
}

// watch has the articles with the chosen name stand out, or no longer.
func (m *Model) watch() tea.Cmd {
	e, ok := m.named()
	if !ok {
		return nil
	}
	r, lib := articles.RefOf(e), m.opts.Library
	set := func(on bool) func(context.Context) error {
		return func(ctx context.Context) error { return lib.Watch(ctx, r, on) }
	}
	d := deed{done: e.Name + " is watched", article: m.reading.ID, do: set(true), undo: set(false), relist: true}
	if slices.Contains(m.reading.Watched, r) {
		d.done, d.do, d.undo = e.Name+" is watched no longer", set(false), set(true)
	}
	return m.run(d, forth)
}

// took does the correction that a picker was opened for.
func (m *Model) took(in overlay.Took) tea.Cmd {
	ask, ok := in.For.(asked)
	if !ok {
		return nil
	}
	m.overlays.Pop()
	c := ask.correction
	who := chosenOf(in.Option, ask.kind)
	c.To, c.Unnamed = who.Ref, who.unnamed
	ask.scope(&c, in.Scope)
	switch c.Deed {
	case articles.DeedRename, articles.DeedMerge:
		if c.To == c.Name {
			m.say("Nothing has changed")
			return nil
		}
	case articles.DeedAdd:
		if e, ok := m.mentioned(c.To.Kind, c.Span); ok {
			return m.split(c, e)
		}
	}
	return m.correct(c, told(c, in))
}

// split has words that named e name somebody else.
func (m *Model) split(c articles.Correction, e articles.Entity) tea.Cmd {
	c.Deed, c.Name = articles.DeedSplit, articles.RefOf(e)
	if c.Name == c.To {
		m.say("That is " + e.Name + " already")
		return nil
	}
	return m.correct(c, "“"+articles.Shorten(c.Passage.Exact, 40)+"” is now "+c.To.Name)
}

// told says what was done.
func told(c articles.Correction, in overlay.Took) string {
	where := " everywhere"
	if !c.Everywhere() {
		where = " in this article"
	}
	switch c.Deed {
	case articles.DeedMerge:
		return c.Name.Name + " is now " + c.To.Name + where
	case articles.DeedRename:
		return c.Name.Name + " is now called " + c.To.Name + where
	case articles.DeedAdd:
		return "added the " + string(c.To.Kind) + " " + c.To.Name + where
	}
	return "speaker is now: " + in.Option.Text
}
