package theme

import (
	"image/color"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Attr is a set of text attributes. They are what is left of a style where a
// terminal shows no colour.
type Attr uint8

// The attributes.
const (
	Bold Attr = 1 << iota
	Faint
	Italic
	Underline
	Reverse
	Strike
)

// attrs orders the attributes with their SGR parameters (ECMA-48, 8.3.117).
var attrs = [...]struct {
	attr Attr
	code string
}{{Bold, "1"}, {Faint, "2"}, {Italic, "3"}, {Underline, "4"}, {Reverse, "7"}, {Strike, "9"}}

// Reset ends every style.
const Reset = "\x1b[m"

// A Style is how a run of cells looks. It is comparable, so it can be part of a
// cache's key. The zero Style is the terminal's own.
type Style struct {
	Fg, Bg color.Color // nil: the terminal's own
	Attr   Attr
}

// Over lays s over base: colours that s sets win, attributes add up.
func (s Style) Over(base Style) Style {
	if s.Fg == nil {
		s.Fg = base.Fg
	}
	if s.Bg == nil {
		s.Bg = base.Bg
	}
	s.Attr |= base.Attr
	return s
}

// on is s over under. On reversed text colours would make patches: they are left
// out there.
func (s Style) on(under Style) Style {
	if under.Attr&Reverse != 0 && under.Bg == nil {
		s.Fg, s.Bg = nil, nil
		s.Attr &^= Faint
	}
	return s.Over(under)
}

// With is s with the attributes a added.
func (s Style) With(a Attr) Style {
	s.Attr |= a
	return s
}

// Open is the escape sequence that starts s from a reset terminal; empty for
// the zero Style.
func (s Style) Open() string {
	if s == (Style{}) {
		return ""
	}
	seq := make(ansi.Style, 0, 6)
	for _, a := range attrs {
		if s.Attr&a.attr != 0 {
			seq = append(seq, a.code)
		}
	}
	if s.Fg != nil {
		seq = seq.ForegroundColor(s.Fg)
	}
	if s.Bg != nil {
		seq = seq.BackgroundColor(s.Bg)
	}
	return seq.String()
}

// Render is text in style s, ended by a reset. Text must hold no escape
// sequence and no line end.
func (s Style) Render(text string) string {
	open := s.Open()
	if open == "" || text == "" {
		return text
	}
	var b strings.Builder
	b.Grow(len(open) + len(text) + len(Reset))
	b.WriteString(open)
	b.WriteString(text)
	b.WriteString(Reset)
	return b.String()
}

// Under is a line, styled as it may be, with s below all of it.
func (s Style) Under(line string) string {
	open := s.Open()
	if open == "" {
		return line
	}
	line = strings.ReplaceAll(line, Reset, Reset+open)
	return open + strings.ReplaceAll(line, "\x1b[0m", Reset+open) + Reset
}

// Beneath is s for the second line of what it lies under: its background, or
// what stands for it without colour, and none of its weight.
func (s Style) Beneath() Style {
	s.Attr &= Reverse
	return s
}
