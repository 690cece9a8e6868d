package format

import (
	"path"
	"strings"

	"golang.org/x/net/html/atom"

	"onrecord/articles/markup"
)

// labels are the names of chapters by the entry that they start, from the
// navigation document (EPUB 3) or the table of contents (EPUB 2). A book
// without either has none.
func (e *epub) labels() map[string]string {
	out := map[string]string{}
	for _, item := range e.pack.Items {
		if strings.Contains(" "+item.Properties+" ", " nav ") {
			e.navigation(e.name(e.root, item.Href), out)
		}
	}
	for _, item := range e.pack.Items {
		if len(out) == 0 && (item.ID == e.pack.Spine.TOC || item.MediaType == "application/x-dtbncx+xml") {
			e.contents(e.name(e.root, item.Href), out)
		}
	}
	return out
}

// navigation reads a page of links.
func (e *epub) navigation(name string, labels map[string]string) {
	data, err := e.read(name)
	if err != nil {
		return
	}
	doc, ok := markup.Parse(string(data))
	if !ok {
		return
	}
	for n := range doc.Descendants() {
		if n.DataAtom != atom.A {
			continue
		}
		for _, a := range n.Attr {
			if to := e.name(path.Dir(name), a.Val); a.Key == "href" && labels[to] == "" {
				labels[to] = linkText(n)
			}
		}
	}
}

// A navPoint is an entry of a table of contents, with those below it.
type navPoint struct {
	Label   string `xml:"navLabel>text"`
	Content struct {
		Src string `xml:"src,attr"`
	} `xml:"content"`
	Points []navPoint `xml:"navPoint"`
}

func (e *epub) contents(name string, labels map[string]string) {
	var ncx struct {
		Points []navPoint `xml:"navMap>navPoint"`
	}
	if e.xml(name, &ncx) != nil {
		return
	}
	for todo := ncx.Points; len(todo) > 0; {
		p := todo[0]
		todo = append(todo[1:], p.Points...)
		if to := e.name(path.Dir(name), p.Content.Src); labels[to] == "" {
			labels[to] = p.Label
		}
	}
}
