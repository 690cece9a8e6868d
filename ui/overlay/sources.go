package overlay

import (
	"strconv"
	"time"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// ShowChanges asks for what a revision of an article changed of the one before.
type ShowChanges struct {
	Article  articles.ID
	Revision int
}

// CopyText asks for words to be copied; What says in the status line what they are.
type CopyText struct{ Text, What string }

// An Origin is where an article is from, and the texts that it has had.
type Origin struct {
	Article   articles.Article
	Revisions []articles.Revision // the latest first
	Others    []articles.Summary  // that tell its story in the same words
	Lost      []articles.Annotation
}

// Sources shows where an article is from, and its versions.
type Sources struct {
	box[Origin]
	now func() time.Time
}

// NewSources shows the one Origin that find gives.
func NewSources(now func() time.Time, find Source[Origin]) *Sources {
	s := &Sources{now: now}
	s.box = box[Origin]{
		self: s, title: "Source and versions", find: find, show: s.show, act: s.act,
		hint: []hint{on(keys.Open, "copy"), on(keys.Escape, "close")},
	}
	return s
}

func (s *Sources) act(a keys.Action, what any) Intent {
	switch x := what.(type) {
	case ShowChanges:
		if a == keys.Open && x.Revision > 1 {
			return x
		}
		if a == keys.Open {
			return Told{"There is no version before the first"}
		}
	case GoTo:
		if a == keys.Open {
			return x
		}
	case CopyText:
		if a == keys.Open || a == keys.Copy {
			return x
		}
	}
	return nil
}

func (s *Sources) show(o Origin) []row {
	a := o.Article
	out := []row{heading("WHERE IT IS FROM", "")}
	for _, f := range [][2]string{
		{"title", untitled(a.Title)},
		{"outlet", a.Source},
		{"by", a.Byline},
		{"published", s.moment(a.Published)},
		{"address", a.URL},
		{"file", a.Path},
		{"read as", string(a.Format)},
		{"language", a.Lang},
		{"added", s.moment(a.Added)},
	} {
		if f[1] = articles.Line(f[1]); f[1] == "" {
			continue
		}
		r := row{draw: func(pen theme.Pen, width int) []line { return labelled(pen, width, f[0], f[1]) }}
		if f[0] == "address" || f[0] == "file" {
			r.what = CopyText{Text: f[1], What: f[0]}
		}
		out = append(out, r)
	}
	out = append(out, row{draw: func(theme.Pen, int) []line { return []line{{}} }}, heading("VERSIONS", ""))
	for i, r := range o.Revisions {
		before := articles.Revision{}
		if i+1 < len(o.Revisions) {
			before = o.Revisions[i+1]
		}
		out = append(out, s.version(a, r, before))
	}
	if len(o.Revisions) > 1 {
		s.hint = []hint{on(keys.Open, "copy or compare"), on(keys.Escape, "close")}
	}
	if len(o.Revisions) == 1 {
		out = append(out, aside("Its source has not changed it since it was added."))
	}
	if len(o.Others) > 0 {
		s.hint = []hint{on(keys.Open, "go there"), on(keys.Copy, "copy address"), on(keys.Escape, "close")}
	}
	out = append(out, s.lost(o.Lost)...)
	return append(out, s.others(o.Others)...)
}

// others are the other articles that tell the story in the same words.
func (s *Sources) others(all []articles.Summary) []row {
	if len(all) == 0 {
		return nil
	}
	out := []row{aside(""), heading("THE SAME STORY ELSEWHERE", "")}
	for _, o := range all {
		out = append(out, row{what: GoTo{Article: o.ID}, draw: func(pen theme.Pen, width int) []line {
			when := o.Published
			if when.IsZero() {
				when = o.Added
			}
			left := []theme.Seg{{Text: untitled(o.Title)}}
			if o.Source != "" {
				left = append([]theme.Seg{{Text: articles.Line(o.Source) + "  ", Style: pen.Strong}}, left...)
			}
			return []line{{left: left, right: []theme.Seg{{Text: date(when, s.now()), Style: pen.Muted}}}}
		}})
	}
	return out
}

// version is a revision; its title is said where it changed that.
func (s *Sources) version(a articles.Article, r, before articles.Revision) row {
	return row{what: ShowChanges{a.ID, r.Number}, draw: func(pen theme.Pen, width int) []line {
		size := ""
		if r.Size > 0 {
			size = kilobytes(r.Size)
		}
		seen := "seen " + s.moment(r.Seen)
		if width < 50 {
			seen = date(r.Seen, s.now())
		}
		left := []theme.Seg{{Text: strconv.Itoa(r.Number) + "  ", Style: pen.Strong}, {Text: seen}}
		if r.Number == a.Revision {
			left = append(left, theme.Seg{Text: "  this one", Style: pen.Good})
		}
		out := []line{{left: left, right: []theme.Seg{{Text: size, Style: pen.Muted}}}}
		if before.Number > 0 && before.Title != r.Title {
			for _, l := range flow(pen, []theme.Seg{{Text: "now called “" + articles.Line(r.Title) + "”", Style: pen.Muted}}, width-3, 2) {
				out = append(out, line{left: append([]theme.Seg{{Text: "   "}}, l...)})
			}
		}
		return out
	}}
}

// lost are the notes whose passages are not in the text as it is now.
func (s *Sources) lost(all []articles.Annotation) []row {
	if len(all) == 0 {
		return nil
	}
	out := []row{aside(""), heading("NOTES THAT LOST THEIR PASSAGE", "")}
	for _, n := range all {
		out = append(out, row{draw: func(pen theme.Pen, width int) []line {
			text := articles.Snippet{{Text: "“" + n.Selector.Exact + "”", Matched: true}, {Text: " " + n.Note}}
			return passage(pen, text, pen.Warn, width, 3)
		}})
	}
	return out
}

// moment is t with its time of day, unless only the day is known.
func (s *Sources) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	if u := t.UTC(); u.Truncate(24 * time.Hour).Equal(u) { // a day, as most outlets and names of files give it
		return u.Format("2 January 2006")
	}
	return t.In(s.now().Location()).Format("2 January 2006, 15:04")
}

// labelled is a name and its value, which may run over lines.
func labelled(pen theme.Pen, width int, name, value string) []line {
	label := 11
	if width < 28 {
		label = 0
	}
	out := wrapped(pen, []theme.Seg{{Text: value}}, width-label, 3)
	head := theme.Seg{Text: pad0(name, label), Style: pen.Muted}
	for i, l := range out {
		out[i].left = append([]theme.Seg{head}, l.left...)
		head.Text = theme.Blank(label)
	}
	return out
}

// aside is a sentence said beside the rest.
func aside(text string) row {
	return row{draw: func(pen theme.Pen, width int) []line {
		if out := wrapped(pen, []theme.Seg{{Text: text, Style: pen.Muted}}, width, 0); len(out) > 0 {
			return out
		}
		return []line{{}}
	}}
}

func kilobytes(n int) string {
	if n < 1000 {
		return strconv.Itoa(n) + " bytes"
	}
	return strconv.FormatFloat(float64(n)/1000, 'f', 1, 64) + " KB"
}
