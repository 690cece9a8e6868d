package markup

import (
	"net/url"
	"regexp"
	"slices"
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
	notes := references{}
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
		case atom.Sup:
			notes.raise(n)
		case atom.A:
			notes.mark(n)
			follow(n, "href", address)
		case atom.Img:
			if strings.TrimSpace(attr(n, "alt")) == "" {
				gone = append(gone, n) // nothing to read
			}
			picture(n, address)
		case atom.Td, atom.Th:
			cells = append(cells, n)
		}
	}
	notes.label(doc)
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

// follow makes the address in attribute key of n absolute. It drops what leads
// nowhere: other schemes, and places within the page.
func follow(n *html.Node, key string, base *url.URL) {
	address := absolute(attr(n, key), base)
	if address == "" || strings.HasPrefix(address, "mailto:") && key != "href" {
		n.DataAtom, n.Data, n.Attr = atom.Span, "span", nil
		return
	}
	// A title says in a tip what the text says better.
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key != "alt" })
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: address})
}

// picture makes a link of an image, by its own address or the one that a script
// was to load; without any, its alternative text is all that there is.
func picture(n *html.Node, base *url.URL) {
	alt := strings.TrimSpace(attr(n, "alt"))
	srcset, _, _ := strings.Cut(strings.TrimSpace(attr(n, "srcset")), " ")
	for _, address := range []string{attr(n, "src"), attr(n, "data-src"), attr(n, "data-lazy-src"), attr(n, "data-original"), srcset} {
		if address != "" && absolute(address, base) != "" && !strings.HasPrefix(address, "mailto:") {
			n.Attr = []html.Attribute{{Key: "alt", Val: alt}, {Key: "src", Val: address}}
			follow(n, "src", base)
			return
		}
	}
	n.DataAtom, n.Data, n.Attr = atom.Em, "em", nil
	n.AppendChild(&html.Node{Type: html.TextNode, Data: alt})
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// absolute is where address, which stands on the page at base, leads; "" if not
// to another page.
func absolute(address string, base *url.URL) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
		if u.Fragment != "" && u.Host == base.Host && u.Path == base.Path && u.RawQuery == base.RawQuery {
			return ""
		}
	}
	switch u.Scheme {
	case "http", "https", "mailto":
		return u.String()
	}
	return ""
}
