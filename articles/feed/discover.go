package feed

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/articles"
	"onrecord/articles/charset"
)

// A Link is a feed that a page names.
type Link struct{ URL, Title string }

// mostLinks is how many feeds of one page are looked at.
const mostLinks = 50

// Discover finds the feeds that the page at address names, as it orders them:
// those that its head announces, or, where there are none, links within the same
// host that look like feeds. Feeds of comments come last.
func Discover(page []byte, label string, address *url.URL) []Link {
	s, err := charset.Decode(page, encodingOf(page, label))
	if err != nil {
		return nil
	}
	d := discovery{reader: reader{address: address}, base: address, seen: map[string]bool{}}
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return d.links()
		case html.StartTagToken, html.SelfClosingTagToken:
			d.tag(z.Token())
		}
	}
}

type discovery struct {
	reader
	base                       *url.URL
	announced, likely, talkers []Link
	seen                       map[string]bool
}

func (d *discovery) links() []Link {
	if len(d.announced)+len(d.talkers) == 0 {
		return d.likely
	}
	return append(d.announced, d.talkers...)
}

var (
	feedType = regexp.MustCompile(`(?i)^(?:application|text)/(?:rss|atom|rdf|feed)\+(?:xml|json)|^application/json\+feed|^application/feed\+json`)
	feedPath = regexp.MustCompile(`(?i)(?:^|[/.?=_-])(?:rss2?|feeds?|atom|rdf)(?:$|[/.?&_-])`)
	comments = regexp.MustCompile(`(?i)comment|kommentar|comentario`)
)

func (d *discovery) tag(t html.Token) {
	at := map[string]string{}
	for _, a := range t.Attr {
		at[a.Key] = a.Val
	}
	switch t.DataAtom {
	case atom.Base:
		if u := d.resolve(at["href"], d.address); u != nil {
			d.base = u
		}
	case atom.Link:
		if hasWord(at["rel"], "alternate") && feedType.MatchString(strings.TrimSpace(at["type"])) || hasWord(at["rel"], "feed") {
			d.found(at["href"], at["title"], &d.announced)
		}
	case atom.A:
		if feedPath.MatchString(at["href"]) {
			if u := d.resolve(at["href"], d.base); u != nil && d.address != nil && u.Host == d.address.Host {
				d.found(at["href"], at["title"], &d.likely)
			}
		}
	}
}

func hasWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

func (d *discovery) found(href, title string, into *[]Link) {
	u := d.resolve(href, d.base)
	if u == nil || d.seen[u.String()] || len(d.seen) == mostLinks {
		return
	}
	d.seen[u.String()] = true
	if into == &d.announced && comments.MatchString(title+" "+u.Path) {
		into = &d.talkers
	}
	*into = append(*into, Link{URL: u.String(), Title: articles.Shorten(articles.Line(title), maxTitle)})
}
