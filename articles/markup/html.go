package markup

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// FromHTML writes HTML, a page or a piece of one, as Markdown, not cleaned yet.
// Links and images that stand in it relative are resolved against address, which
// may be nil; links that no reader should follow keep their text alone. What the
// parser refuses, above all nesting beyond 512 elements, is read as plain text.
func FromHTML(s string, address *url.URL) string {
	doc, ok := Parse(s)
	if !ok {
		return FromText(htmlText(s))
	}
	return FromNode(doc, address)
}

// FromNode is FromHTML of what Parse has parsed, or an element of it, which it
// changes.
func FromNode(doc *html.Node, address *url.URL) string {
	tidy(doc, address)
	conv := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(commonmark.WithListEndComment(false)),
		strikethrough.NewStrikethroughPlugin(),
		table.NewTablePlugin(table.WithHeaderPromotion(true)),
	))
	out, err := conv.ConvertNode(doc)
	if err != nil {
		var b strings.Builder
		_ = html.Render(&b, doc)
		return FromText(htmlText(b.String()))
	}
	return string(out)
}

// tidy resolves addresses, takes away what is not to be read or followed, and
// escapes what the converter does not.
func tidy(doc *html.Node, address *url.URL) {
	var gone, cells []*html.Node
	for n := range doc.Descendants() {
		switch n.Type {
		case html.CommentNode:
			gone = append(gone, n)
		case html.TextNode:
			escapeText(n)
		}
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Form, atom.Noscript:
			gone = append(gone, n)
		case atom.A:
			follow(n, "href", address)
		case atom.Img:
			follow(n, "src", address)
		case atom.Td, atom.Th:
			cells = append(cells, n)
		}
	}
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	for _, n := range cells { // of a table that is none in Markdown, they run on
		n.AppendChild(&html.Node{Type: html.TextNode, Data: " "})
	}
}

// escapeText escapes entities, and the colon that starts a definition.
func escapeText(n *html.Node) {
	text := strings.TrimLeft(n.Data, " \t\n")
	colon := strings.HasPrefix(text, ":") && len(text) < 2 || strings.HasPrefix(text, ": ")
	if !colon && !strings.Contains(text, "&") {
		return
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Pre || p.DataAtom == atom.Code {
			return
		}
	}
	n.Data = entities.ReplaceAllString(n.Data, "&amp;$1")
	if colon {
		n.Data = strings.Replace(n.Data, ":", "&#58;", 1)
	}
}

var entities = regexp.MustCompile(`&(#?[0-9A-Za-z]{1,32};)`)

// follow makes the address in attribute key of n absolute, or drops it if it is
// none that leads anywhere: other schemes, and places within the page.
func follow(n *html.Node, key string, base *url.URL) {
	for i, a := range n.Attr {
		if a.Key != key {
			continue
		}
		u, err := url.Parse(strings.TrimSpace(a.Val))
		if err == nil && base != nil {
			u = base.ResolveReference(u)
		}
		if err == nil && (u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto" && key == "href") {
			n.Attr[i].Val = u.String()
			return
		}
		n.Attr = append(n.Attr[:i], n.Attr[i+1:]...)
		if key == "href" {
			n.DataAtom, n.Data = atom.Span, "span"
		}
		return
	}
}
