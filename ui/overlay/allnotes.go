package overlay

import (
	"strings"
	"time"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// EditNote asks for a note of any article to be edited.
type EditNote struct{ Note articles.NoteRow }

// PlaceNote asks for a note of any article to be put on another passage.
type PlaceNote struct{ Note articles.NoteRow }

// AllNotes lists every note of the library, the newest first, or those that a
// query finds.
type AllNotes struct {
	box[articles.NoteRow]
	now func() time.Time
}

// NewAllNotes lists what find gives for a query, words at first. howTo says how
// notes are made, where there are none.
func NewAllNotes(words, howTo string, now func() time.Time, find Source[articles.NoteRow]) *AllNotes {
	n := &AllNotes{now: now}
	n.box = box[articles.NoteRow]{
		self: n, title: "Notes", find: find, typed: words, ask: "only: ", show: n.show, act: n.act, key: n.key,
		empty: "No notes yet. " + howTo,
		tip:   "words, kind:claim tag:budget has:lost has:near source:outlet",
		hint: []hint{
			on(keys.Open, "go there"), on(keys.Find, "filter"), always("a", "edit"), always("p", "place"), always("x", "lost only"),
			always("t", "this tag"), on(keys.Escape, "close"),
		},
	}
	return n
}

func (n *AllNotes) act(a keys.Action, what any) Intent {
	if r, ok := what.(articles.NoteRow); ok && a == keys.Open {
		if r.Placement == articles.Lost {
			return GoTo{Article: r.Article}
		}
		return GoTo{Article: r.Article, Span: r.Span}
	}
	return nil
}

func (n *AllNotes) key(k string, what any) Intent {
	r, ok := what.(articles.NoteRow)
	switch {
	case k == "x" && n.typed == "has:lost":
		return n.search("", 0)
	case k == "x":
		return n.search("has:lost", 0)
	case !ok:
	case k == "a":
		return EditNote{r}
	case k == "p":
		return PlaceNote{r}
	case k == "t" && len(r.Tags) > 0:
		return n.search(field("tag", r.Tags[0]), 0)
	}
	return nil
}

// show is the passage as it was marked, what was written on it, and where. Of a
// lost one, what stood around it too, so that it can be found by eye.
func (n *AllNotes) show(r articles.NoteRow) []row {
	return []row{{what: r, draw: func(pen theme.Pen, width int) []line {
		kind, style := articles.Line(r.Kind.Words()), pen.Muted
		switch r.Placement {
		case articles.Lost:
			kind, style = kind+" · lost: its words are no longer in the text", pen.Bad
		case articles.Near:
			kind, style = kind+" · placed near: its words have changed", pen.Warn
		}
		if len(r.Tags) > 0 {
			kind += " #" + articles.Line(strings.Join(r.Tags, " #"))
		}
		out := []line{{left: []theme.Seg{{Text: kind, Style: style}}, right: []theme.Seg{{Text: date(r.Created, n.now()), Style: pen.Muted}}}}
		text := articles.Snippet{{Text: "“" + articles.Line(r.Selector.Exact) + "”", Matched: true}}
		if r.Placement == articles.Lost {
			text = articles.Snippet{{Text: "… " + articles.Line(r.Selector.Prefix) + " "}, {Text: articles.Line(r.Selector.Exact), Matched: true}, {Text: " " + articles.Line(r.Selector.Suffix) + " …"}}
		}
		out = append(out, passage(pen, text, pen.Quote, width, 4)...)
		out = append(out, wrapped(pen, []theme.Seg{{Text: articles.Line(r.Note), Style: pen.Note}}, width, 6)...)
		from := untitled(r.Title)
		if s := articles.Line(r.Source); s != "" {
			from = s + " · " + from
		}
		return spaced(append(out, line{left: []theme.Seg{{Text: from, Style: pen.Muted}}}), true)
	}}}
}
