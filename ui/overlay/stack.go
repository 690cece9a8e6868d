// Package overlay is what lies over the panes for a while: boxes with rows, such
// as search and dossier, help, the note editor, menus, questions, and the prompt
// in the status line.
package overlay

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// An Intent is what an overlay wants done, as Close, Ask or SaveNote; nil where
// that is nothing. The types stand with the overlays that have them.
type Intent any

// Close takes the top overlay away.
type Close struct{}

// An Overlay takes all keys while it is on top.
type Overlay interface {
	// SetScreen gives the overlay the pen and the cells of the whole screen.
	SetScreen(pen theme.Pen, width, height int)
	// Update takes a key press or a paste; other messages mean nothing to it.
	Update(msg tea.Msg) Intent
	// View is the overlay's box, and where the terminal's cursor is in it; nil
	// where it needs none.
	View() (lines []string, cursor *tea.Cursor)
}

// An Actor is an overlay with rows that is worked by the keys in force, counts
// and remapping included. Those that mean nothing in [keys.Box] still come to
// Update.
type Actor interface {
	Overlay
	// Do acts on a key n times.
	Do(a keys.Action, n int) Intent
	// Typing reports whether letters are being typed: all keys then go to Update.
	Typing() bool
}

// A Stack is the overlays that are open. The zero Stack is empty.
type Stack struct {
	Keys *keys.Map // those in force, which boxes name; nil: keys.Default

	pen           theme.Pen
	width, height int
	all           []Overlay
}

// SetScreen tells all overlays about the screen.
func (s *Stack) SetScreen(pen theme.Pen, width, height int) {
	s.pen, s.width, s.height = pen, width, height
	for _, o := range s.all {
		o.SetScreen(pen, width, height)
	}
}

// Push opens o over what is open.
func (s *Stack) Push(o Overlay) {
	if b, ok := o.(bound); ok {
		b.bind(s.Keys)
	}
	o.SetScreen(s.pen, s.width, s.height)
	s.all = append(s.all, o)
}

// Pop closes the top overlay.
func (s *Stack) Pop() {
	if n := len(s.all); n > 0 {
		s.all = s.all[:n-1]
	}
}

// Top is the overlay that takes the keys; nil where none is open.
func (s *Stack) Top() Overlay {
	if n := len(s.all); n > 0 {
		return s.all[n-1]
	}
	return nil
}

// Has reports whether o is open.
func (s *Stack) Has(o Overlay) bool { return slices.Contains(s.all, o) }

// All are the overlays from the lowest to the top one.
func (s *Stack) All() []Overlay { return s.all }

// Draw lays the open boxes over base, which is the lines of the whole screen, each
// in its middle, and gives the cursor of the top one in cells of the screen.
func (s *Stack) Draw(base []string) (lines []string, cursor *tea.Cursor) {
	if len(s.all) == 0 {
		return base, nil
	}
	lines = append([]string(nil), base...)
	for _, o := range s.all {
		box, at := o.View()
		if len(box) == 0 {
			continue
		}
		w := s.pen.Width(box[0])
		x, y := max((s.width-w)/2, 0), max((len(lines)-len(box))/2, 0)
		for i, l := range box {
			if y+i < len(lines) {
				lines[y+i] = s.pen.Splice(lines[y+i], l, x, w)
			}
		}
		cursor = nil
		if at != nil {
			moved := *at
			moved.X, moved.Y = at.X+x, at.Y+y
			cursor = &moved
		}
	}
	return lines, cursor
}

// foot is keys with what they do, in pairs, as a lower border of width cells has
// room for: where that is not all, the first and the last, which closes the box.
func foot(pen theme.Pen, width int, pairs ...string) string {
	words := make([]string, 0, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		words = append(words, pairs[i]+" "+pairs[i+1])
	}
	const gap = "   "
	for len(words) > 2 && pen.Width(strings.Join(words, gap)) > width-6 {
		words = slices.Delete(words, len(words)-2, len(words)-1)
	}
	return strings.Join(words, gap)
}

// frame puts a border with a title around lines of width-2 cells. foot stands in
// the lower border.
func frame(pen theme.Pen, width int, title, foot string, lines []string) []string {
	b, edge := pen.Border, pen.LineFocus
	out := make([]string, 0, len(lines)+2)
	out = append(out, pen.Rule(width, b.TopLeft, b.TopRight, title, "", edge, pen.TitleFocus))
	side := edge.Render(b.Vertical)
	for _, l := range lines {
		out = append(out, side+pen.Fit(l, width-2)+side)
	}
	return append(out, pen.Rule(width, b.BottomLeft, b.BottomRight, foot, "", edge, pen.Muted))
}
