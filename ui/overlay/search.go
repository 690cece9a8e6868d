package overlay

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// A Search finds articles in the whole library: names and titles as one types,
// the full text when typing pauses or at Enter.
type Search struct {
	box[any] // articles.Suggestions, then articles.Hit after articles.Hit
	now      func() time.Time
	suggest  Source[any]
	full     string // the words for which the full text was searched
	moved    bool   // the reader chose a row
	parts    part   // headings that are there
}

// A part of what a search shows.
type part struct{ hits bool }

// NewSearch begins with words. suggest gives an articles.Suggestions, full every
// articles.Hit.
func NewSearch(words string, now func() time.Time, suggest, full Source[any]) *Search {
	s := &Search{now: now, suggest: suggest}
	s.box = box[any]{
		self: s, title: "Search", find: full, typed: words, ask: "search: ", show: s.show, act: s.act, steady: true,
		filter: NewPrompt("search: ", words),
		empty:  "Names and titles as you type; the text of everything after a pause, or with Enter.",
		tip:    `words, "a phrase", -without, person:name by:name said:word country:FR source: tag: since:7d`,
		hint:   []hint{always("Enter", "open"), always("↑ ↓", "choose"), always("Esc", "close")},
	}
	return s
}

// Open implements the box: without words there is nothing to look for yet.
func (s *Search) Open() Intent {
	if s.typed == "" {
		s.loaded = true
		return nil
	}
	return s.typing(s.typed)
}

// Reload looks again.
func (s *Search) Reload() Intent { return s.typing(s.typed) }

// typing looks for names and titles, and then for the text.
func (s *Search) typing(words string) Intent {
	s.typed, s.moved, s.full = words, false, ""
	if articles.Line(words) == "" {
		s.gen++
		s.loading, s.more, s.failed, s.note = false, false, "", ""
		s.set(nil)
		return nil
	}
	s.gen++
	gen := s.gen
	s.loading = true
	return Ask{Of: s.self, Look: func(ctx context.Context) func() Intent {
		page, err := s.suggest(ctx, words, articles.Cursor{})
		return func() Intent {
			if gen != s.gen {
				return nil
			}
			s.put(gen, true, page, err)
			return s.text(fullPause)
		}
	}}
}

// fullPause is how long nothing must be typed before the full text is searched.
const fullPause = 160 * time.Millisecond

// text looks for the words in the full text, below what is there.
func (s *Search) text(wait time.Duration) Intent {
	s.gen++
	gen, words, find := s.gen, s.typed, s.find
	s.loading = true
	return Ask{Of: s.self, Wait: wait, Look: func(ctx context.Context) func() Intent {
		page, err := find(ctx, words, articles.Cursor{})
		return func() Intent {
			if gen == s.gen {
				s.full = words
			}
			return s.put(gen, false, page, err)
		}
	}}
}

// Update implements Overlay.
func (s *Search) Update(msg tea.Msg) Intent {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "down", "ctrl+n", "tab":
			s.moved = true
			return s.Do(keys.Down, 1)
		case "up", "ctrl+p", "shift+tab":
			s.moved = true
			return s.Do(keys.Up, 1)
		case "pgdown", "ctrl+f":
			s.moved = true
			return s.Do(keys.PageDown, 1)
		case "pgup", "ctrl+b":
			s.moved = true
			return s.Do(keys.PageUp, 1)
		}
	}
	switch in := s.filter.Update(msg).(type) {
	case Left:
		return Close{}
	case Entered:
		if s.moved || s.full == in.Text && in.Text != "" {
			return s.act(keys.Open, s.chosen())
		}
		if s.typed != "" {
			s.moved = true // Enter again opens what is chosen
			return s.text(0)
		}
	case Typed:
		return s.typing(in.Text)
	}
	return nil
}

func (s *Search) act(a keys.Action, what any) Intent {
	if a != keys.Open {
		return nil
	}
	switch x := what.(type) {
	case articles.Entity:
		return ShowDossier{x}
	case articles.Summary:
		return GoTo{Article: x.ID}
	case articles.Hit:
		return GoTo{Article: x.ID, Span: x.At, Find: matched(x.Snippet)}
	}
	return nil
}

// matched is the first words of a snippet for which it was found.
func matched(s articles.Snippet) string {
	for _, p := range s {
		if p.Matched {
			return articles.Line(p.Text)
		}
	}
	return ""
}

func (s *Search) show(x any) []row {
	switch x := x.(type) {
	case articles.Suggestions:
		s.parts = part{}
		return s.suggestions(x)
	case articles.Hit:
		out := make([]row, 0, 2)
		if !s.parts.hits {
			s.parts.hits = true
			out = append(out, heading("IN THE TEXT", "best first"))
		}
		return append(out, s.hit(x))
	}
	return nil
}

func (s *Search) suggestions(x articles.Suggestions) []row {
	out := make([]row, 0, len(x.Names)+len(x.Titles)+2)
	if len(x.Names) > 0 {
		out = append(out, heading("NAMES", ""))
	}
	for i, e := range x.Names {
		e.Mentions = nil
		out = append(out, row{what: e, draw: func(pen theme.Pen, _ int) []line {
			style, beside := pen.Person, e.Role
			if e.Kind == articles.Country {
				style, beside = pen.Country, e.Code
			}
			left := []theme.Seg{{Text: articles.Line(e.Name), Style: style}, {Text: "  " + articles.Line(beside), Style: pen.Muted}}
			return spaced([]line{{left: left}}, i == len(x.Names)-1)
		}})
	}
	if len(x.Titles) > 0 {
		out = append(out, heading("TITLES", ""))
	}
	for i, a := range x.Titles {
		out = append(out, row{what: a, draw: func(pen theme.Pen, width int) []line {
			return spaced([]line{titleLine(pen, width, a.Article, theme.Style{}, s.now())}, i == len(x.Titles)-1)
		}})
	}
	return out
}

func (s *Search) hit(h articles.Hit) row {
	return row{what: h, draw: func(pen theme.Pen, width int) []line {
		title := []line{titleLine(pen, width, h.Article, pen.Strong, s.now())}
		return spaced(slices.Concat(title, passage(pen, h.Snippet, pen.Mark(theme.Found), width, 3)), true)
	}}
}
