package webpage

import (
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta is what a page says about itself: values by key, in lower case.
type meta map[string][]string

// first is the first value of the first of keys that has one.
func (m meta) first(keys ...string) string {
	for _, k := range keys {
		if v := m[k]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// metaOf reads the elements of doc's head, and under "<title>" and "<time>" what these elements hold.
func metaOf(doc *html.Node) meta {
	m := meta{}
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			m.add("lang", attr(n, "lang"))
		case atom.Meta:
			m.add(cmp.Or(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")), attr(n, "content"))
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				m.add("canonical", attr(n, "href"))
			}
		case atom.Time:
			m.add("<time>", attr(n, "datetime"))
		case atom.Title:
			if n.FirstChild != nil && n.Parent.DataAtom == atom.Head {
				m.add("<title>", n.FirstChild.Data)
			}
		}
	}
	return m
}

func (m meta) add(key, value string) {
	key = strings.ToLower(key)
	if value = strings.TrimSpace(value); key != "" && value != "" {
		m[key] = append(m[key], value)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Address is s if it is an absolute web address, else "".
func Address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
