// Package reader is the pane in which an article is read: it scrolls the page,
// jumps along names, quotes, notes and headings, finds words, and selects
// passages. What it cannot do itself it asks for by an [Intent].
package reader

import (
	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/page"
)

// A Pane shows one article. The zero Pane shows none. It is not safe for
// concurrent use.
type Pane struct {
	width, height int
	reading       articles.Reading
	page          *page.Page
}

// SetSize sets the cells inside the pane's border. The line that was on top
// stays there.
func (p *Pane) SetSize(width, height int) { p.width, p.height = width, height }

// SetArticle shows r on page g, which is laid out for the pane's width or will
// be. An article other than the one shown before opens at its remembered place;
// the same one stays where it is. A nil page shows nothing.
func (p *Pane) SetArticle(r articles.Reading, g *page.Page) { p.reading, p.page = r, g }

// SetAnnotations replaces the notes and highlights of the article shown.
func (p *Pane) SetAnnotations(as []articles.Annotation) { p.reading.Annotations = as }

// SetLit lights the mentions of a name, and makes them what NextSame goes
// through. The zero Ref lights none.
func (p *Pane) SetLit(e Ref) {}

// Do acts on an action of the contexts Text, Selecting or everywhere, n times.
func (p *Pane) Do(a keys.Action, n int) Intent { return Pass{} }

// Context is the context in which keys are to be read: Text or Selecting.
func (p *Pane) Context() keys.Context { return keys.Text }

// Go brings a passage into view and makes it the target, as when the history or
// another pane leads there. It asks for nothing.
func (p *Pane) Go(s articles.Span) {}

// Find lights all hits of words in the text and shows the first one at or after
// the place where the search was begun; the empty string ends the search and
// goes back there. Call it with every change of the words. Upper case letters in
// words count, lower case ones match both.
func (p *Pane) Find(words string) {}

// Found ends the typing of what to find: n and N go through the hits from now
// on.
func (p *Pane) Found() Intent { return nil }

// Press is the mouse's button at a cell of the pane, counted from 0. A click
// makes what is there the target, and opens a link; a drag selects.
func (p *Pane) Press(x, y int) Intent { return nil }

// Drag moves the end of the selection that Press began.
func (p *Pane) Drag(x, y int) {}

// Release ends a drag or a click.
func (p *Pane) Release(x, y int) Intent { return nil }

// Wheel scrolls by lines.
func (p *Pane) Wheel(lines int) {}

// Place is where the pane stands, to be remembered: an empty span at the first
// byte of the top line.
func (p *Pane) Place() articles.Span { return articles.Span{} }

// Target is the passage that annotating keys act on.
func (p *Pane) Target() articles.Span { return articles.Span{} }

// View is the pane: height lines of width cells, joined by line ends.
func (p *Pane) View() string { return "" }
