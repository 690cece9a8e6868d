package format

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/articles"
	"onrecord/articles/charset"
	"onrecord/articles/markup"
	"onrecord/articles/prose"
)

// fromHTML reads a page of HTML or a piece of one. Of a page it keeps the
// article and leaves the navigation around it.
func fromHTML(data []byte) (articles.Article, error) {
	s, err := charset.Decode(data, charset.Declared(data))
	if err != nil {
		return articles.Article{}, err
	}
	doc, ok := markup.Parse(s)
	if !ok { // the text alone
		body := articles.Clean(markup.FromHTML(s, nil))
		return articles.Article{Title: firstLine(prose.Read(body).Plain), Body: body}, nil
	}
	a := fromPage(doc, whole.MatchString(s))
	t := prose.Read(a.Body)
	if a.Title == "" {
		a.Title = heading(t)
	}
	if a.Source == "" {
		a.Source = dateline(t.Plain)
	}
	return a, nil
}

// whole tells a page from a piece of one.
var whole = regexp.MustCompile(`(?i)<(?:!doctype|html|head|body|title|meta)[\s>]`)

// fromPage reads a parsed page, or a piece that is all article.
func fromPage(doc *html.Node, whole bool) articles.Article {
	meta := metaOf(doc)
	a := articles.Article{
		Title:     meta.first("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title"),
		Source:    meta.first("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "application-name"),
		Byline:    byline(meta.first("author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author")),
		URL:       webAddress(meta.first("canonical", "og:url")),
		Lang:      meta.first("lang", "og:locale", "dc.language"),
		Published: date(meta.first("article:published_time", "citation_publication_date", "dc.date", "dcterms.date", "dcterms.issued", "datepublished", "parsely-pub-date", "date", "pubdate", "<time>")),
	}
	address, _ := url.Parse(a.URL)
	if a.URL == "" {
		address = nil
	}
	if whole {
		readable(&a, doc, address)
	}
	a.Title = cmp.Or(a.Title, meta.first("<title>"))
	if strings.TrimSpace(a.Body) == "" {
		a.Body = articles.Clean(markup.FromNode(doc, address))
	}
	if a.Source == "" && address != nil {
		a.Source = strings.TrimPrefix(address.Hostname(), "www.")
	}
	a.Title = withoutSource(a.Title, a.Source)
	return a
}

// withoutSource cuts the outlet that sites hang on the titles of their pages.
func withoutSource(title, source string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — "} {
		if i := strings.LastIndex(title, sep); i > 0 && source != "" && strings.EqualFold(title[i+len(sep):], source) {
			return title[:i]
		}
	}
	return title
}

// readable fills a with what readability finds in the page, its metadata of
// schema.org among it, which go before the rest.
func readable(a *articles.Article, doc *html.Node, address *url.URL) {
	found, err := readability.FromDocument(doc, address)
	if err != nil {
		return
	}
	a.Title = cmp.Or(found.Title(), a.Title)
	a.Source = cmp.Or(found.SiteName(), a.Source)
	a.Byline = cmp.Or(byline(found.Byline()), a.Byline)
	a.Lang = cmp.Or(found.Language(), a.Lang)
	if t, err := found.PublishedTime(); err == nil && !t.IsZero() {
		a.Published = t
	}
	if found.Node != nil {
		a.Body = articles.Clean(markup.FromNode(found.Node, address))
	}
}

// byline is who wrote it, without the word before, and no address of a page.
func byline(s string) string {
	s = articles.Line(s)
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = s[3:]
	}
	if webAddress(s) != "" {
		return ""
	}
	return s
}

// metaOf reads what a page says about itself: the elements of its head, and
// under "<title>" and "<time>" what these elements hold.
func metaOf(doc *html.Node) matter {
	m := matter{}
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

func (m matter) add(key, value string) {
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

// webAddress is s if it is an absolute web address, else "".
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
