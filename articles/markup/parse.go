package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds on the pages that are parsed. A page of news has a few thousand tags,
// nested twenty deep.
const (
	mostParts = 600_000   // tags and attributes: each takes some hundred bytes
	mostSteps = 4_000_000 // from all elements up to the root
	mostLists = 50        // lists and quotations nested in each other
)

// Parse parses a page or a piece of one. It does not parse what would take too
// much memory or time, nor what is nested deeper than the parser follows (512
// elements); FromHTML reads the text of such a page none the less.
func Parse(s string) (doc *html.Node, ok bool) {
	if parts(s) > mostParts {
		return nil, false
	}
	doc, err := html.Parse(strings.NewReader(s))
	return doc, err == nil && shallow(doc)
}

// parts counts the tags and attributes of s at most: every "<" starts a tag, and
// every space in one an attribute.
func parts(s string) int {
	n, tag := 0, false
	for i := range len(s) {
		switch s[i] {
		case '<':
			tag = true
			n += 3
		case '>':
			tag = false
		case ' ', '\t', '\n', '/', '=':
			if tag {
				n++
			}
		}
	}
	return n
}

// shallow reports whether doc is nested as pages are.
func shallow(doc *html.Node) bool {
	depth, lists, steps := 0, 0, 0
	for n := doc; n != nil; {
		steps += depth
		if lists > mostLists || steps > mostSteps {
			return false
		}
		if n.FirstChild != nil {
			lists += listing(n)
			depth++
			n = n.FirstChild
			continue
		}
		for n != doc && n.NextSibling == nil {
			n = n.Parent
			lists -= listing(n)
			depth--
		}
		n = n.NextSibling
	}
	return true
}

// listing is 1 for the elements whose lines all get a prefix or an indentation.
func listing(n *html.Node) int {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Blockquote, atom.Dl:
		return 1
	}
	return 0
}
