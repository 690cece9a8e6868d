package overlay

import (
	"strings"
	"time"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// GoTo asks for the text to show a passage of an article. With Find, words are
// looked for in it, so that n and N go through them.
type GoTo struct {
	Article articles.ID
	Span    articles.Span // zero: where it was left
	Find    string
}

// A Referring is an article with the sentences that have a name.
type Referring struct {
	Article   articles.Article // without its text
	Role      string           // as printed there
	Sentences []Sentence
}

// A Sentence is one with a name, and where the name first stands in it.
type Sentence struct {
	Span articles.Span
	Text articles.Snippet // the name is what matched
}

// References lists every sentence of the library with a name, by article.
type References struct {
	box[Referring]
	now  func() time.Time
	kind articles.Kind
}

// NewReferences lists what find gives of a name.
func NewReferences(name articles.Entity, now func() time.Time, find Source[Referring]) *References {
	r := &References{now: now, kind: name.Kind}
	r.box = box[Referring]{
		self: r, title: articles.Line(name.Name), find: find, show: r.show, ask: "with the words: ",
		empty: "No sentence with this name.",
		hint:  []hint{on(keys.Open, "go there"), on(keys.Find, "filter"), on(keys.Escape, "close")},
		act: func(a keys.Action, what any) Intent {
			if to, ok := what.(GoTo); ok && a == keys.Open {
				return to
			}
			return nil
		},
	}
	return r
}

func (r *References) show(x Referring) []row {
	out := append(make([]row, 0, len(x.Sentences)+1), articleHeading(x.Article, x.Role, r.now))
	for i, s := range x.Sentences {
		last := i == len(x.Sentences)-1
		out = append(out, row{what: GoTo{Article: x.Article.ID, Span: s.Span}, draw: func(pen theme.Pen, width int) []line {
			return spaced(bulleted(pen, passage(pen, s.Text, r.nameStyle(pen), width-2, 6)), last)
		}})
	}
	return out
}

func (r *References) nameStyle(pen theme.Pen) theme.Style {
	if r.kind == articles.Country {
		return pen.Country.With(theme.Bold)
	}
	return pen.Person.With(theme.Bold)
}

// articleHeading stands over what one article has: its title, its outlet and its
// day. beside is said after the title.
func articleHeading(a articles.Article, beside string, now func() time.Time) row {
	return row{group: true, draw: func(pen theme.Pen, width int) []line {
		l := titleLine(pen, width, a, pen.Strong, now())
		if beside := articles.Line(beside); beside != "" {
			l.left = append(l.left, theme.Seg{Text: "  " + beside, Style: pen.Muted})
		}
		return []line{l}
	}}
}

// titleLine is an article's title with its outlet and its day.
func titleLine(pen theme.Pen, width int, a articles.Article, style theme.Style, now time.Time) line {
	right := articles.Line(a.Source)
	if width < 50 {
		right = ""
	}
	if d := date(a.Published, now); d != "" {
		if right != "" {
			right += " · "
		}
		right += d
	}
	return line{left: []theme.Seg{{Text: untitled(a.Title), Style: style}}, right: []theme.Seg{{Text: right, Style: pen.Muted}}}
}

func untitled(title string) string {
	if title = articles.Line(title); title == "" {
		return "Untitled"
	}
	return title
}

// passage is a snippet as wrapped lines, what matched in a style of its own.
func passage(pen theme.Pen, text articles.Snippet, matched theme.Style, width, most int) []line {
	segs := make([]theme.Seg, len(text))
	for i, p := range text {
		segs[i] = theme.Seg{Text: stretch(p.Text)}
		if p.Matched {
			segs[i].Style = matched
		}
	}
	if out := wrapped(pen, segs, width, most); len(out) > 0 {
		return out
	}
	return []line{{left: []theme.Seg{{Text: "…", Style: pen.Muted}}}}
}

// stretch is a part of a line: articles.Line, with the blanks at its ends, which
// part it from what stands beside it, kept as one.
func stretch(s string) string {
	const guard = "|"
	return strings.TrimSuffix(strings.TrimPrefix(articles.Line(guard+s+guard), guard), guard)
}

// bulleted is lines with a dot before the first, where one passage follows
// another.
func bulleted(pen theme.Pen, lines []line) []line {
	mark := theme.Seg{Text: "· ", Style: pen.Muted}
	for i := range lines {
		lines[i].left = append([]theme.Seg{mark}, lines[i].left...)
		mark = theme.Seg{Text: "  "}
	}
	return lines
}

// spaced is lines with a blank one below, if it is wanted.
func spaced(lines []line, gap bool) []line {
	if gap {
		lines = append(lines, line{})
	}
	return lines
}

// date is t as a reader would say it today; empty where it is not known.
func date(t, now time.Time) string {
	t = t.In(now.Location())
	switch {
	case t.IsZero():
		return ""
	case t.Format(time.DateOnly) == now.Format(time.DateOnly):
		return "today"
	case t.Year() == now.Year():
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}
