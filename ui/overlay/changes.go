package overlay

import (
	"strconv"
	"strings"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// A Comparison is two texts of one article, word by word.
type Comparison struct {
	Before, After int // revisions
	Paragraphs    [][]articles.Change
}

// Changes shows what one version of an article changed of another.
type Changes struct{ box[Comparison] }

// NewChanges shows the one Comparison that find gives.
func NewChanges(find Source[Comparison]) *Changes {
	c := &Changes{}
	c.box = box[Comparison]{
		self: c, title: "What changed", find: find, show: c.show,
		hint: []hint{on(keys.Down, "down"), on(keys.Up, "up"), on(keys.Escape, "close")},
	}
	return c
}

// show is the paragraphs in which something changed; of the others, how many
// there are.
func (c *Changes) show(x Comparison) []row {
	gone, new := 0, 0
	var out []row
	same := 0
	skipped := func() {
		if same > 0 {
			out = append(out, aside("… "+articles.Counted(same, "paragraph")+" as before"), aside(""))
		}
		same = 0
	}
	for _, p := range x.Paragraphs {
		g, n := weigh(p)
		if gone, new = gone+g, new+n; g+n == 0 {
			same++
			continue
		}
		skipped()
		out = append(out, row{draw: func(pen theme.Pen, width int) []line {
			return spaced(wrapped(pen, changed(pen, p), width, 0), true)
		}})
	}
	skipped()
	c.title = "What version " + strconv.Itoa(x.After) + " changed of version " + strconv.Itoa(x.Before) +
		": " + articles.Counted(new, "word") + " new, " + articles.Figure(gone) + " gone"
	if gone+new == 0 {
		out = []row{aside("Not a word: only marks, links or the title are different.")}
	}
	return out
}

// weigh counts the words that a paragraph lost and got.
func weigh(p []articles.Change) (gone, new int) {
	for _, c := range p {
		switch n := len(strings.Fields(c.Text)); c.Side {
		case articles.Before:
			gone += n
		case articles.After:
			new += n
		case articles.Both:
		}
	}
	return gone, new
}

// changed is a paragraph with what is gone struck through, and what is new
// underlined; where there is no colour, in brackets too.
func changed(pen theme.Pen, p []articles.Change) []theme.Seg {
	bare := pen.Good == theme.Style{}
	out := make([]theme.Seg, 0, len(p))
	for _, c := range p {
		text, style := stretch(c.Text), theme.Style{}
		switch c.Side {
		case articles.Before:
			style = pen.Bad.With(theme.Strike)
			text = bracketed(text, "[-", "-]", bare)
		case articles.After:
			style = pen.Good.With(theme.Underline)
			text = bracketed(text, "{+", "+}", bare)
		case articles.Both:
		}
		out = append(out, theme.Seg{Text: text, Style: style})
	}
	return out
}
