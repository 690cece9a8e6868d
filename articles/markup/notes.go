package markup

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// references are the marks of footnotes on a page, by the place that they lead to.
// Without links and small print they would be glued to the word before them.
type references map[string]string

// longestMark is the longest text that marks a footnote, in bytes.
const longestMark = 6

// raise keeps apart what stands raised: a mark in brackets, other figures as
// such ("m²").
func (r references) raise(n *html.Node) {
	c := n.FirstChild
	for c != nil && c.NextSibling == nil && c.Type == html.ElementNode && c.DataAtom != atom.A { // which mark sees
		c = c.FirstChild
	}
	if c == nil || c.NextSibling != nil || c.Type != html.TextNode {
		return
	}
	text := strings.TrimSpace(c.Data)
	if text == "" || len(text) > longestMark || strings.Trim(text, "0123456789") != "" {
		return
	}
	c.Data = raised.Replace(text)
}

var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// mark puts brackets around a link to a footnote of the same page.
func (r references) mark(n *html.Node) {
	text, to := textOf(n), fragment(attr(n, "href"))
	if text == "" || len(text) > longestMark || to == "" || !isMark(n) {
		return
	}
	r[to] = strings.Trim(text, "[]()")
	if strings.ContainsAny(text, "[(") {
		return
	}
	n.InsertBefore(&html.Node{Type: html.TextNode, Data: "["}, n.FirstChild)
	n.AppendChild(&html.Node{Type: html.TextNode, Data: "]"})
}

// isMark reports whether a link within the page is called a footnote's, or is
// raised as one.
func isMark(n *html.Node) bool {
	if strings.Contains(attr(n, "epub:type"), "noteref") || attr(n, "role") == "doc-noteref" {
		return true
	}
	for p, up := n.Parent, 0; p != nil && up < 3; p, up = p.Parent, up+1 {
		if p.DataAtom == atom.Sup {
			return true
		}
	}
	for c := range n.Descendants() {
		if c.DataAtom == atom.Sup {
			return true
		}
	}
	return false
}

// label puts the mark before each footnote that does not show it. Items of
// numbered lists have their own.
func (r references) label(doc *html.Node) {
	if len(r) == 0 {
		return
	}
	for n := range doc.Descendants() {
		mark := r[attr(n, "id")]
		if mark == "" || n.DataAtom == atom.Li || n.DataAtom == atom.A || n.DataAtom == atom.Sup {
			continue
		}
		if strings.HasPrefix(strings.TrimLeft(textOf(n), "[("), mark) {
			continue
		}
		in := n
		for in.FirstChild != nil && in.FirstChild.Type == html.ElementNode && isBlock(in.FirstChild.DataAtom) {
			in = in.FirstChild
		}
		if in.FirstChild != nil {
			in.InsertBefore(&html.Node{Type: html.TextNode, Data: "[" + mark + "] "}, in.FirstChild)
		}
	}
}

// fragment is the place that a link leads to; "" for none.
func fragment(href string) string {
	_, place, _ := strings.Cut(href, "#")
	if s, err := url.PathUnescape(place); err == nil {
		return s
	}
	return place
}

// textOf is the text of n without spaces around it.
func textOf(n *html.Node) string {
	const enough = 64
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			text := c.Data
			if b.Len() == 0 {
				text = strings.TrimLeftFunc(text, unicode.IsSpace)
			}
			b.WriteString(text)
		}
		if b.Len() > enough {
			break
		}
	}
	return strings.TrimSpace(b.String())
}
