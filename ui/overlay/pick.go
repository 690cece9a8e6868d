package overlay

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// An Option is a row of a Pick.
type Option struct {
	Text string // what is shown, and matched by what is typed
	Note string // at the right: "Prime Minister"
	What any    // for whoever asked
}

// Took tells that a choice was made: one of the rows, or, where What is nil,
// the text that was typed.
type Took struct {
	For    any // as in Pick
	Scope  int // an index of Pick.Scopes
	Option Option
}

// Sought tells that other words were typed into a Pick, so that more choices may
// be offered: see Pick.Offer.
type Sought struct{ Words string }

// A Pick chooses one of several things by moving to it or by typing some of its
// letters. Where New is set, what was typed can be chosen, too.
type Pick struct {
	Title  string
	About  string   // what it is for, in a line
	New    string   // what a choice of what was typed is called: "call it"
	Text   string   // what is typed at the start
	Scopes []string // where it is to hold, gone through with Tab; may be empty
	Rows   []Option // to choose from at once
	More   []Option // to choose from once something is typed
	For    any      // handed back in Took

	pen           theme.Pen
	width, height int
	scope         int
	input         *Prompt
	offered       []Option // for the words that are typed
	shown         []Option
	at, top       int
}

// SetScreen implements Overlay.
func (p *Pick) SetScreen(pen theme.Pen, width, height int) {
	p.pen, p.width, p.height = pen, min(width, 60), height
	if p.input == nil {
		p.input = NewPrompt("", p.Text)
	}
	p.input.SetScreen(pen, max(p.width-4, 1), height)
	p.fill()
}

// Offer adds choices that were found for words. For others than are typed now,
// they come too late.
func (p *Pick) Offer(words string, found []Option) {
	if words == p.input.Text() {
		p.offered = found
		p.fill()
	}
}

// fill makes the rows: what matches, each text once, then what was typed.
func (p *Pick) fill() {
	words := strings.Fields(strings.ToLower(p.input.Text()))
	typed := p.input.Text()
	p.shown = p.shown[:0]
	seen := make(map[string]bool)
	all := slices.Concat(p.Rows, p.offered)
	if len(words) > 0 {
		all = append(all, p.More...)
	}
	for _, c := range all {
		if key := c.Text + "\x00" + c.Note; !seen[key] && matches(c, words) || typed == p.Text && typed != "" && !seen[key] {
			seen[key] = true
			p.shown = append(p.shown, c)
		}
	}
	slices.SortStableFunc(p.shown, func(a, b Option) int { return begins(b, typed) - begins(a, typed) })
	if p.New != "" && typed != "" && typed != p.Text {
		p.shown = append(p.shown, Option{Text: typed, Note: p.New})
	}
	p.at = max(min(p.at, len(p.shown)-1), 0)
	p.scroll()
}

// matches reports whether c has all words, anywhere.
func matches(c Option, words []string) bool {
	text := strings.ToLower(c.Text + " " + c.Note)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

// begins is 1 where c's text begins with what was typed.
func begins(c Option, typed string) int {
	if typed != "" && strings.HasPrefix(strings.ToLower(c.Text), strings.ToLower(typed)) {
		return 1
	}
	return 0
}

// room is how many rows are seen at once: few where there is little to choose from
// before something is typed.
func (p *Pick) room() int {
	most := 10
	if len(p.Rows)+len(p.More) == 0 {
		most = 5
	}
	return max(min(p.height-8, most), 1)
}

// roomy reports whether there is room for blank lines.
func (p *Pick) roomy() bool { return p.height >= 20 }

func (p *Pick) scroll() {
	p.top = max(min(p.top, p.at), p.at-p.room()+1, 0)
}

// Update implements Overlay.
func (p *Pick) Update(msg tea.Msg) Intent {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "down", "ctrl+n", "ctrl+j":
			return p.move(1)
		case "up", "ctrl+p", "ctrl+k":
			return p.move(-1)
		case "pgdown", "ctrl+d":
			return p.move(p.room())
		case "pgup", "ctrl+u":
			return p.move(-p.room())
		case "tab":
			if len(p.Scopes) > 0 {
				p.scope = (p.scope + 1) % len(p.Scopes)
			}
			return nil
		}
	}
	switch in := p.input.Update(msg).(type) {
	case Left:
		return Close{}
	case Entered:
		return p.pick()
	case Typed:
		p.at, p.offered = 0, nil
		p.fill()
		return Sought{in.Text}
	}
	return nil
}

func (p *Pick) move(n int) Intent {
	p.at = max(min(p.at+n, len(p.shown)-1), 0)
	p.scroll()
	return nil
}

func (p *Pick) pick() Intent {
	if p.at >= len(p.shown) {
		return nil
	}
	return Took{For: p.For, Scope: p.scope, Option: p.shown[p.at]}
}

// View implements Overlay.
func (p *Pick) View() ([]string, *tea.Cursor) {
	line, column := p.input.Line("")
	lines := make([]string, 0, p.room()+6)
	for _, l := range p.pen.Wrap(articles.Line(p.About), p.width-4, 2) {
		lines = append(lines, " "+p.pen.Muted.Render(l))
	}
	lines = append(lines, " "+p.pen.Key.Render(">")+line)
	at := tea.NewCursor(column+3, len(lines))
	if p.roomy() {
		lines = append(lines, "")
	}
	for i := p.top; i < p.top+p.room(); i++ {
		lines = append(lines, p.row(i))
	}
	if p.roomy() && len(p.Scopes) > 0 {
		lines = append(lines, "")
	}
	if len(p.Scopes) > 0 {
		lines = append(lines, " "+p.pen.Strong.Render(p.pen.Cut("Holds "+p.Scopes[p.scope], p.width-4)))
	}
	pairs := []string{"Enter", "choose"}
	if len(p.Scopes) > 1 {
		pairs = append(pairs, "Tab", "where")
	}
	return frame(p.pen, p.width, p.Title, foot(p.pen, p.width, append(pairs, "Esc", "cancel")...), lines), at
}

// row is the ith row, blank where there is none.
func (p *Pick) row(i int) string {
	if i >= len(p.shown) {
		if i == 0 {
			return " " + p.pen.Muted.Render(p.pen.Cut(p.nothing(), p.width-4))
		}
		return ""
	}
	c, mark, under := p.shown[i], "  ", theme.Style{}
	if i == p.at {
		mark, under = p.pen.Glyphs.Cursor+" ", p.pen.Row
	}
	return p.pen.Draw(p.width-2, under, []theme.Seg{{Text: " " + mark}, {Text: articles.Line(c.Text)}},
		[]theme.Seg{{Text: articles.Line(c.Note), Style: p.pen.Muted}, {Text: " "}})
}

func (p *Pick) nothing() string {
	if p.input.Text() == "" || p.input.Text() == p.Text {
		return "Type a name."
	}
	return "Nothing of that name."
}
