package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/charmbracelet/x/ansi"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// quoted is the passage as the editor shows it.
func (n *Note) quoted() []string {
	most := 3
	if n.height < 16 {
		most = 1
	}
	return n.pen.Wrap("“"+n.passage+"”", n.width-8, most)
}

// tight reports whether the screen has no room for blank lines.
func (n *Note) tight() bool { return n.height < 14 }

// View implements Overlay.
func (n *Note) View() ([]string, *tea.Cursor) {
	lines := make([]string, 1, n.height)
	bar := n.pen.Quote.Render(n.pen.Border.Vertical)
	for _, l := range n.quoted() {
		lines = append(lines, "  "+bar+" "+n.pen.Quote.Render(l))
	}
	lines = append(lines, "")
	top := len(lines)
	for _, l := range strings.Split(n.area.View(), "\n") {
		lines = append(lines, "  "+tame(n.pen, l))
	}
	if !n.tight() {
		lines = append(lines, "")
	}
	tags := len(lines)
	lines = append(lines, n.tagLine())
	if !n.tight() {
		lines = append(lines, "")
	}
	lines = append(lines, "  "+n.foot())
	title := "Note · " + articles.Line(n.kind.Words())
	if n.note.ID != "" {
		title = "Edit n" + title[1:]
	}
	return frame(n.pen, n.width, title, "", lines), n.cursor(top, tags)
}

// cursor is where the terminal's cursor is in the box.
func (n *Note) cursor(top, tags int) *tea.Cursor {
	c, x, y := n.area.Cursor(), 3, top+1
	if n.tagging {
		c, x, y = n.tags.Cursor(), 3+len(tagsLabel), tags+1
	}
	if c == nil || n.asking {
		return nil
	}
	at := *c
	at.X, at.Y = min(c.X+x, n.width-2), c.Y+y
	return &at
}

const tagsLabel = "Tags  "

// tagLine is the tags, and behind them what Tab would make of the last one.
func (n *Note) tagLine() string {
	label := n.pen.Muted.Render(tagsLabel)
	if n.tagging {
		label = n.pen.Strong.Render(tagsLabel)
	}
	if n.tags.Value() == "" && !n.tagging {
		return "  " + label + n.pen.Muted.Render("none")
	}
	line := "  " + label + strings.TrimRight(tame(n.pen, n.tags.View()), " ")
	if more := n.completion.offers(n.tags.Value()); n.tagging && len(more) > 0 {
		line += "  " + n.pen.Muted.Render(n.pen.Cut("Tab: "+articles.Line(strings.Join(more, ", ")), max(n.width-6-n.pen.Width(line), 0)))
	}
	return line
}

// tame is a line of an input as it is drawn, without the characters that have no
// width and reorder what stands beside them, and without those that join emoji
// where these are as wide as their parts (theme.Pen.Plain). They stay in the text.
func tame(pen theme.Pen, line string) string {
	var before rune
	return strings.Map(func(r rune) rune {
		last := before
		before = r
		switch {
		case r == 0x200d && pen.Method == ansi.WcWidth && (last >= 0x1f000 || last == 0xfe0f):
			return -1
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x61c:
			return -1
		}
		return r
	}, line)
}

// foot is what can be done, what went wrong, or the question.
func (n *Note) foot() string {
	switch {
	case n.asking:
		question := "Throw the draft away?"
		if n.width < 52 {
			question = "Drop it?"
		}
		return n.pen.Warn.Render(question) + "  " + hints(n.pen, "y", "yes", "n", "no", "s", "save")
	case n.trouble != "":
		return n.pen.Bad.Render(n.pen.Cut(n.trouble, n.width-6))
	}
	other := "tags"
	if n.tagging {
		other = "text"
	}
	return hints(n.pen, n.fitting("^s", "save", "Tab", other, "^t", "kind", "^o", "editor", "Esc", "cancel")...)
}

// fitting is as many of pairs as there is room for, the first and the last at
// least.
func (n *Note) fitting(pairs ...string) []string {
	for len(pairs) > 4 && n.pen.Width(hints(n.pen, pairs...)) > n.width-6 {
		pairs = append(pairs[:len(pairs)-4:len(pairs)-4], pairs[len(pairs)-2:]...)
	}
	return pairs
}
