package markup

import (
	"net/url"
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

// mostTags is how many tags a document is built of. A page of news has a few
// thousand; each takes some hundred bytes of memory.
const mostTags = 200_000

// Parse parses a page or a piece of one. It does not parse what would take too
// much memory, nor what is nested deeper than the parser follows; FromHTML reads
// the text of such a page none the less.
func Parse(s string) (doc *html.Node, ok bool) {
	if strings.Count(s, "<") > mostTags {
		return nil, false
	}
	doc, err := html.Parse(strings.NewReader(s))
	return doc, err == nil
}

// FromNode is FromHTML of a parsed document or element, which it changes.
func FromNode(doc *html.Node, address *url.URL) string {
	if deep(doc) {
		var b strings.Builder
		_ = html.Render(&b, doc)
		return FromText(htmlText(b.String()))
	}
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

// deepest is the nesting up to which elements are converted one in the other.
const deepest = 512

func deep(n *html.Node) bool {
	depth := 0
	for m := n; m != nil; {
		if depth > deepest {
			return true
		}
		if m.FirstChild != nil {
			m = m.FirstChild
			depth++
			continue
		}
		for m != n && m.NextSibling == nil {
			m = m.Parent
			depth--
		}
		if m == n {
			return false
		}
		m = m.NextSibling
	}
	return false
}

// tidy resolves addresses and takes away what is not to be read or followed.
func tidy(doc *html.Node, address *url.URL) {
	var gone []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			gone = append(gone, n)
		}
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Form, atom.Noscript:
			gone = append(gone, n)
		case atom.A:
			follow(n, "href", address)
		case atom.Img:
			follow(n, "src", address)
		}
	}
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

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

// htmlText is the text of HTML read tag by tag, with a blank line for the ends
// of blocks.
func htmlText(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	skip := atom.Atom(0) // the element whose text is none
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if skip == 0 {
				b.WriteString(strings.Join(fields(string(z.Text())), " "))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			switch a := atom.Lookup(name); {
			case a == atom.Script || a == atom.Style:
				skip = a
			case block(a):
				b.WriteString("\n\n")
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch a := atom.Lookup(name); {
			case a == skip:
				skip = 0
			case block(a):
				b.WriteString("\n\n")
			}
		}
	}
}

// fields splits s at white space; a space at an end is an empty field there.
func fields(s string) []string {
	f := strings.Fields(s)
	if len(f) == 0 {
		if s == "" {
			return nil
		}
		return []string{"", ""}
	}
	if strings.TrimLeft(s, " \t\r\n") != s {
		f = append([]string{""}, f...)
	}
	if strings.TrimRight(s, " \t\r\n") != s {
		f = append(f, "")
	}
	return f
}

// block reports whether an element of type a stands on lines of its own.
func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Br, atom.Li, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Blockquote, atom.Pre, atom.Tr, atom.Table, atom.Section, atom.Article, atom.Header, atom.Footer,
		atom.Title, atom.Dt, atom.Dd, atom.Hr, atom.Figure, atom.Figcaption, atom.Body:
		return true
	}
	return false
}
