// Package feed reads feeds (RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed)
// and lists of feeds (OPML, and the urls file of newsboat), and finds the feeds
// that a page names.
//
// The parsers of single items are gofeed's. What stands around them here loses
// nothing where they would give up: the text is decoded and mended first, and
// cut into items of which each is read by itself.
package feed

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"onrecord/articles"
	"onrecord/articles/charset"
)

// Limits on one feed.
const (
	MaxSource = 16 << 20 // bytes
	MaxItems  = 10_000
	MaxBody   = 8 << 20 // bytes of an item's body
	maxTitle  = 1000    // characters
)

// A Document is a feed as it was at one moment.
type Document struct {
	Title    string // "" if it has none
	Site     string // address of the pages that it is about; "" if not said
	Lang     string
	TTL      time.Duration // for which it says that it stays new; 0 if not said
	Items    []articles.FeedItem
	Cut      bool     // it breaks off
	Troubles []string // what could not be read, in words
}

// Parse reads a feed that was found at address (nil if not known) and sent as
// text of the encoding label ("" if not said). Items that are broken give what
// can be read of them. What is no feed is an *articles.Error of code Unreadable
// or TooLarge, without Op; a *PageError is among its causes where it is a page.
func Parse(data []byte, label string, address *url.URL) (*Document, error) {
	if len(data) > MaxSource {
		return nil, &articles.Error{Code: articles.TooLarge, Err: fmt.Errorf("the feed is larger than %d MiB", MaxSource>>20)}
	}
	s, err := charset.Decode(data, encodingOf(data, label))
	if err != nil {
		return nil, err
	}
	s = legible(s)
	r := reader{address: address}
	if object := strings.TrimLeft(s, " \t\r\n"); strings.HasPrefix(object, "{") {
		err = r.json(object)
	} else {
		err = r.xml(unprefixed(decoded(mend(s))))
	}
	if err != nil {
		return nil, &articles.Error{Code: articles.Unreadable, Err: err}
	}
	r.settle()
	return &r.Document, nil
}

// encodingOf is the encoding that data is said to have. Servers that name the
// usual one for all they send know less of it than the document itself.
func encodingOf(data []byte, label string) string {
	declared := charset.Declared(data)
	if declared == "" {
		return label
	}
	switch strings.ToLower(label) {
	case "", "us-ascii", "iso-8859-1", "utf-8":
		return declared
	}
	return label
}

// A PageError says that a page stands where a feed was expected.
type PageError struct{}

func (*PageError) Error() string { return "it is a web page, not a feed" }

var (
	errEmpty = errors.New("it is empty")
	errNone  = errors.New("it is not a feed")
)

// A reader is one call of Parse.
type reader struct {
	Document
	address *url.URL
}

// entry is an item as its format has it.
type entry struct {
	source   string // the bytes of the item
	guid     string
	link     string
	title    string
	content  string
	plain    bool // content is plain text
	authors  []string
	date     string
	enclosed []enclosure
}

type enclosure struct{ url, kind string }

func (r *reader) trouble(format string, args ...any) {
	const most = 20
	if len(r.Troubles) < most {
		r.Troubles = append(r.Troubles, articles.Line(fmt.Sprintf(format, args...)))
	}
}

// head keeps what a feed says of itself.
func (r *reader) head(title, site, lang string) {
	r.Title = articles.Shorten(plainTitle(title), maxTitle)
	r.Lang = articles.Shorten(articles.Line(lang), 35) // the longest tags that BCP 47 has
	if u := r.resolve(site, r.address); u != nil {
		r.Site = u.String()
	}
}

// resolve is where s leads that stands on a page at base; nil if not to a page.
func (r *reader) resolve(s string, base *url.URL) *url.URL {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 8<<10 {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil {
		return nil
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil
	}
	u.RawQuery = strings.ReplaceAll(u.RawQuery, " ", "%20")
	return u
}

// base is what relative addresses in the feed are relative to.
func (r *reader) base() *url.URL {
	if u := r.resolve(r.Site, nil); u != nil {
		return u
	}
	return r.address
}
