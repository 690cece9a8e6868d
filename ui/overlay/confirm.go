package overlay

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// Confirmed tells that a question was answered with yes.
type Confirmed struct{ What any }

// A Confirm asks a question that y answers with yes and n or Esc with no.
type Confirm struct {
	Question string
	What     any // handed back in Confirmed

	pen   theme.Pen
	width int
}

// SetScreen implements Overlay.
func (c *Confirm) SetScreen(pen theme.Pen, width, _ int) { c.pen, c.width = pen, width }

// Update implements Overlay.
func (c *Confirm) Update(msg tea.Msg) Intent {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch k.String() {
	case "y", "Y", "enter":
		return Confirmed{c.What}
	case "n", "N", "esc", "q", "ctrl+c":
		return Close{}
	}
	return nil
}

// View implements Overlay.
func (c *Confirm) View() ([]string, *tea.Cursor) {
	width := min(c.width, 54)
	words := c.pen.Wrap(articles.Line(c.Question), width-6, 6)
	lines := make([]string, 1, len(words)+4)
	for _, l := range words {
		lines = append(lines, "  "+l)
	}
	lines = append(lines, "", "  "+hints(c.pen, "y", "yes", "n", "no"), "")
	return frame(c.pen, width, "", "", lines), nil
}

// hints are keys with what they do, in pairs.
func hints(pen theme.Pen, pairs ...string) string {
	var b strings.Builder
	for i := 0; i+1 < len(pairs); i += 2 {
		if i > 0 {
			b.WriteString("   ")
		}
		b.WriteString(pen.Key.Render(pairs[i]) + " " + pen.Muted.Render(pairs[i+1]))
	}
	return b.String()
}
