package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlText is the text of HTML read tag by tag, with a blank line between blocks.
func htmlText(s string) string {
	w := tagWriter{}
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return w.out.String()
		case html.TextToken:
			w.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			w.start(atom.Lookup(name))
		case html.EndTagToken:
			name, _ := z.TagName()
			w.end(atom.Lookup(name))
		}
	}
}

// A tagWriter writes text as the tags around it say.
type tagWriter struct {
	out   strings.Builder
	skip  atom.Atom // the element whose text is none, while in it
	block bool      // the next text starts a block
	space bool      // white space stands before the next word
}

func (w *tagWriter) text(s string) {
	if w.skip != 0 {
		return
	}
	w.space = w.space || s != "" && strings.TrimLeft(s, " \t\r\n") != s
	for word := range strings.FieldsSeq(s) {
		switch {
		case w.out.Len() == 0:
		case w.block:
			w.out.WriteString("\n\n")
		case w.space:
			w.out.WriteByte(' ')
		}
		w.out.WriteString(word)
		w.block, w.space = false, true
	}
	w.space = strings.TrimRight(s, " \t\r\n") != s
}

func (w *tagWriter) start(a atom.Atom) {
	if a == atom.Script || a == atom.Style {
		w.skip = a
	}
	w.block = w.block || isBlock(a)
	w.space = w.space || a == atom.Td || a == atom.Th
}

func (w *tagWriter) end(a atom.Atom) {
	if a == w.skip {
		w.skip = 0
	}
	w.block = w.block || isBlock(a)
}

// isBlock reports whether an element of type a stands on lines of its own.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Br, atom.Li, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Blockquote, atom.Pre, atom.Tr, atom.Table, atom.Section, atom.Article, atom.Header, atom.Footer,
		atom.Title, atom.Dt, atom.Dd, atom.Hr, atom.Figure, atom.Figcaption, atom.Body:
		return true
	}
	return false
}
