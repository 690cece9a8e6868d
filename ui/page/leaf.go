package page

import (
	"github.com/yuin/goldmark/ast"

	"onrecord/ui/theme"
)

// A cell is one column of a line. A grapheme of two cells has its text in the
// first; the second has width 0 and the same source.
type cell struct {
	text   string
	lo, hi int32 // bytes of the body; lo < 0 where the cell shows no text of the article
	width  uint8
	style  uint16 // index into the painter's styles
}

// sourced reports whether c shows text of the article.
func (c cell) sourced() bool { return c.lo >= 0 }

// A link is a passage that leads somewhere.
type link struct {
	lo, hi int32
	url    string // cleaned; empty where it leads nowhere safe
}

// A line is a row of the page: what stands before the text, and the text.
type line struct{ lead, text []cell }

// A leaf is a block that holds text and no other block: a paragraph, a heading,
// code, a table, a rule. Lists and quotes are the leads of their leaves.
type leaf struct {
	script
	doc    *ast.Document // with this leaf as its only child; nil once it is styled
	lo, hi int           // bytes of the body that its text comes from
	form   form
	base   theme.Style // under its text: the style of a quote
	first  []cell      // before its first line
	rest   []cell      // before the others
	above  []cell      // before the blank lines above it
	gap    int         // blank lines above it

	flow  []cell // its text, styled, in one run; lines that it ends itself by "\n"
	links []link
	cuts  []int // in a table: the glyphs at which its cells start …
	rows  []int // … and its rows
	lines []line
	laid  int // width of the page that lines are good for; 0 where there are none
}

// A form tells how a leaf is broken into lines.
type form uint8

const (
	running form = iota // at blanks
	verse               // as it stands; too long lines anywhere
	table               // by glamour, in columns
	rule                // no text
)

// height is the number of lines, with the blank ones above.
func (l *leaf) height() int {
	if len(l.lines) == 0 {
		return 0
	}
	return l.gap + len(l.lines)
}

// row is line r of the leaf, those above it included.
func (l *leaf) row(r int) line {
	if r < l.gap {
		return line{lead: l.above}
	}
	return l.lines[r-l.gap]
}
