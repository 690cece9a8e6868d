package webpage

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A schema is what a page's data after schema.org (JSON-LD) say about its
// article, beside what readability takes from them.
type schema struct {
	body      string // articleBody: the text; plain, or HTML
	published string // datePublished, of the first that says
	locked    bool   // isAccessibleForFree is false
}

// Bounds on the data of one page.
const (
	mostData  = 4 << 20 // bytes of one script
	deepest   = 8       // objects within each other
	mostNodes = 10_000
)

// schemaOf reads the data of doc. What is no JSON is passed over.
func schemaOf(doc *html.Node) schema {
	var s schema
	nodes := mostNodes
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Script || n.FirstChild == nil || len(n.FirstChild.Data) > mostData ||
			!strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") {
			continue
		}
		var v any
		if json.Unmarshal([]byte(n.FirstChild.Data), &v) == nil {
			s.read(v, deepest, &nodes)
		}
	}
	return s
}

// read looks for articles in v, a value of JSON.
func (s *schema) read(v any, depth int, nodes *int) {
	if *nodes--; depth == 0 || *nodes < 0 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			s.read(x, depth-1, nodes)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			s.article(v)
		}
		s.read(v["@graph"], depth-1, nodes)
		s.read(v["mainEntity"], depth-1, nodes)
	}
}

func (s *schema) article(v map[string]any) {
	if body, ok := v["articleBody"].(string); ok && len(body) > len(s.body) {
		s.body = paragraphs(body)
	}
	if date, ok := v["datePublished"].(string); ok && s.published == "" {
		s.published = date
	}
	switch free := v["isAccessibleForFree"].(type) {
	case bool:
		s.locked = s.locked || !free
	case string: // "False", as many sites write it
		s.locked = s.locked || strings.EqualFold(free, "false")
	}
}

// paragraphs makes HTML of text that has none.
func paragraphs(s string) string {
	if strings.Contains(s, "</p>") || strings.Contains(s, "<br") {
		return s
	}
	var b strings.Builder
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString("<p>" + html.EscapeString(html.UnescapeString(line)) + "</p>")
		}
	}
	return b.String()
}

// isArticle reports whether a @type, a string or a list of them, is one of the
// kinds of article.
func isArticle(t any) bool {
	switch t := t.(type) {
	case string:
		return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || t == "Report"
	case []any:
		for _, x := range t {
			if s, ok := x.(string); ok && isArticle(s) {
				return true
			}
		}
	}
	return false
}
