package side

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// rows are the items of one tab.
type rows struct {
	all         []row
	cursor, top int
}

// A row is an item with what is drawn of it.
type row struct {
	Item
	head    theme.Seg   // first line
	figures []theme.Seg // at the right of the first line
	body    string      // a text below, wrapped, instead of or after head
	most    int         // lines of body at most
	foot    []theme.Seg // last line, the second at its right; none: no such line
	gap     bool        // a blank line below
	watched bool        // the reader watches the name

	wrapped []string
	height  int
}

// measure wraps the rows for a width.
func (l *rows) measure(pen theme.Pen, width int) {
	for i := range l.all {
		r := &l.all[i]
		r.wrapped = pen.Wrap(r.body, width-indent-1, r.most)
		r.height = len(r.wrapped)
		if r.head.Text != "" {
			r.height++
		}
		if len(r.foot) > 0 {
			r.height++
		}
		if r.gap {
			r.height++
		}
		r.height = max(r.height, 1)
	}
}

// scroll brings the cursor's row wholly into room lines.
func (l *rows) scroll(room int) {
	l.top = max(min(l.top, l.cursor), 0)
	used := 0
	for i := l.cursor; i >= l.top && i < len(l.all); i-- {
		if used += l.all[i].height; used > room && i < l.cursor {
			l.top = i + 1
			return
		}
	}
}

// jump is the row about n times lines further down, or up.
func (l *rows) jump(lines, n int) int {
	left, i, step := max(lines, 1)*max(n, -n), l.cursor, 1
	if n < 0 {
		step = -1
	}
	for i+step >= 0 && i+step < len(l.all) && left > 0 {
		left -= l.all[i].height
		i += step
	}
	return i
}

// itemsOf are the rows of every tab for one article. Styles are put in when
// drawn, since the theme may change.
func itemsOf(r articles.Reading) [tabs][]row {
	var out [tabs][]row
	said := map[string]int{}
	for _, q := range r.Analysis.Quotes {
		if q.Speaker.Name != "" {
			said[q.Speaker.Name]++
		}
	}
	for _, e := range r.Analysis.People {
		out[People] = append(out[People], row{
			Item: Item{Tab: People, Entity: e}, watched: slices.Contains(r.Watched, articles.RefOf(e)), head: theme.Seg{Text: articles.Line(e.Name)},
			figures: figures(said[e.Name], len(e.Mentions), ""), foot: segs(articles.Line(e.Role)),
		})
	}
	widest := 0
	for _, e := range r.Analysis.Countries {
		widest = max(widest, len(strconv.Itoa(len(e.Mentions))))
	}
	for _, e := range r.Analysis.Countries {
		out[Countries] = append(out[Countries], row{
			Item: Item{Tab: Countries, Entity: e}, watched: slices.Contains(r.Watched, articles.RefOf(e)), head: theme.Seg{Text: articles.Line(e.Name)},
			figures: figures(0, len(e.Mentions), articles.Line(e.Code)+theme.Blank(widest-len(strconv.Itoa(len(e.Mentions))))),
		})
	}
	for _, q := range r.Analysis.Quotes {
		out[Quotes] = append(out[Quotes], quoteRow(q))
	}
	notes := slices.Clone(r.Annotations)
	slices.SortStableFunc(notes, func(a, b articles.Annotation) int {
		if lost := b2i(a.Placement == articles.Lost) - b2i(b.Placement == articles.Lost); lost != 0 {
			return lost
		}
		return a.Span.Compare(b.Span)
	})
	for _, n := range notes {
		out[Notes] = append(out[Notes], noteRow(n))
	}
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// segs is text as a line of its own; none where it is empty.
func segs(text string) []theme.Seg {
	if text == "" {
		return nil
	}
	return []theme.Seg{{Text: text}}
}

func figures(quotes, mentions int, code string) []theme.Seg {
	out := make([]theme.Seg, 0, 3)
	if code != "" {
		out = append(out, theme.Seg{Text: code + " "})
	}
	if quotes > 0 {
		out = append(out, theme.Seg{Text: strconv.Itoa(quotes) + `" `})
	}
	return append(out, theme.Seg{Text: strconv.Itoa(mentions) + "×"})
}

func quoteRow(q articles.Quote) row {
	text := articles.Line(q.Text)
	if q.Kind != articles.Reported {
		text = "“" + text + "”"
	}
	how := articles.Line(string(q.Kind))
	if cue := articles.Line(q.CueText); cue != "" {
		how += " · " + cue
	}
	return row{
		Item: Item{Tab: Quotes, Quote: q}, body: text, most: 3, gap: true,
		head: theme.Seg{Text: speaker(q.Speaker)}, foot: []theme.Seg{{Text: how}, {Text: certainty(q.Certainty)}},
	}
}

// certainty is c as a percentage, marked where it is low.
func certainty(c float64) string {
	s := strconv.Itoa(int(c*100+0.5)) + "%"
	if c < articles.Doubtful {
		return "? " + s
	}
	return s
}

// speaker is who said it, as the pane names them.
func speaker(s articles.Speaker) string {
	switch {
	case s.Name != "":
		return articles.Line(s.Name)
	case s.Text != "":
		return articles.Line(s.Text)
	case s.Anonymous:
		return "unnamed person"
	}
	return "nobody named"
}

func noteRow(n articles.Annotation) row {
	r := row{Item: Item{Tab: Notes, Note: n}, most: 4, gap: true, head: theme.Seg{Text: "“" + articles.Line(n.Selector.Exact) + "”"}}
	r.body = articles.Line(n.Note)
	kind := cmp.Or(articles.Line(n.Kind.Words()), "note")
	switch n.Placement {
	case articles.Near:
		kind += " · the passage has changed"
	case articles.Lost:
		kind += " · passage not found"
	}
	if len(n.Tags) > 0 {
		kind += " · #" + articles.Line(strings.Join(n.Tags, " #"))
	}
	r.foot = segs(kind)
	return r
}
