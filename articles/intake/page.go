package intake

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"iter"
	"net/url"
	"path"
	"strings"

	"onrecord/articles"
	"onrecord/articles/charset"
	"onrecord/articles/feed"
	"onrecord/articles/fetch"
	"onrecord/articles/format"
)

// page gets a page and reads the article on it.
func (d *Desk) page(ctx context.Context, address string) (a articles.Article, wire int64, err error) {
	res, err := d.get(ctx, address)
	if err != nil {
		return a, 0, err
	}
	if a, err = readPage(res); err != nil {
		err = &articles.Error{Code: articles.CodeOf(err), Op: "read " + articles.Line(address), Err: err}
	}
	return a, res.Wire, err
}

// get gets whatever is at an address.
func (d *Desk) get(ctx context.Context, address string) (*fetch.Response, error) {
	if d.Client == nil {
		return nil, &articles.Error{Code: articles.Unsupported, Op: "fetch " + articles.Line(safe(address)), Err: errNoClient}
	}
	return d.Client.Get(ctx, fetch.Request{URL: address, Accept: "text/html, application/xhtml+xml, text/*;q=0.8, */*;q=0.5"})
}

func readPage(res *fetch.Response) (articles.Article, error) {
	at, _ := url.Parse(res.URL) // it was fetched, so it is one
	return format.Page(res.Body, res.Charset, at)
}

// utf8 is the body of an answer; where only the answer's header says in which
// encoding it is, it is decoded.
func utf8(res *fetch.Response) []byte {
	if res.Charset == "" || charset.Declared(res.Body) != "" {
		return res.Body
	}
	if s, err := charset.Decode(res.Body, res.Charset); err == nil {
		return []byte(s)
	}
	return res.Body
}

// remote reads the articles at an address: the items of a feed, or what else it
// gives, told by content and type.
func (d *Desk) remote(ctx context.Context, address string, f articles.Format) iter.Seq2[articles.Article, error] {
	return func(yield func(articles.Article, error) bool) {
		at, err := feed.Address(address)
		if err != nil {
			yield(articles.Article{}, &articles.Error{Code: articles.Refused, Err: err})
			return
		}
		res, err := d.get(ctx, at)
		if err != nil {
			yield(articles.Article{}, bare(err))
			return
		}
		if f == articles.FormatFeed || f == "" && mayBeFeed(res) {
			doc, err := parse(res)
			if err == nil {
				items(doc, yield)
				return
			}
			if f != "" {
				yield(articles.Article{}, err)
				return
			}
		}
		if f == "" {
			f = formatOf(res.Type)
		}
		if f == articles.FormatHTML {
			a, err := readPage(res)
			a.URL = ownAddress(a.URL, res.URL, a.Format)
			yield(a, err)
			return
		}
		for a, err := range format.Read(bytes.NewReader(utf8(res)), nameOf(res.URL), f) {
			if err == nil {
				a.URL = ownAddress(a.URL, res.URL, a.Format)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// bare is err without the address in its Op, which the caller gives.
func bare(err error) error {
	if e, ok := errors.AsType[*articles.Error](err); ok {
		return &articles.Error{Code: e.Code, Err: e.Err}
	}
	return err
}

func parse(res *fetch.Response) (*feed.Document, error) {
	at, _ := url.Parse(res.URL) // it was fetched, so it is one
	return feed.Parse(res.Body, res.Charset, at)
}

// items yields the items of a feed as articles. An address that several have
// names none of them.
func items(doc *feed.Document, yield func(articles.Article, error) bool) {
	for _, it := range doc.Items {
		a := it.Article
		if it.Shared {
			a.URL = ""
		}
		if !yield(a, nil) {
			return
		}
	}
}

// mayBeFeed reports whether an answer looks like a feed, by type or content.
func mayBeFeed(res *fetch.Response) bool {
	switch {
	case strings.HasSuffix(res.Type, "rss+xml"), strings.HasSuffix(res.Type, "atom+xml"), strings.HasSuffix(res.Type, "rdf+xml"), strings.HasSuffix(res.Type, "feed+json"):
		return true
	}
	head := strings.ToLower(string(res.Body[:min(len(res.Body), 2<<10)]))
	for _, mark := range []string{"<rss", "<feed", "<rdf:rdf", "jsonfeed.org", "<channel"} {
		if strings.Contains(head, mark) {
			return true
		}
	}
	return strings.Contains(head, "\x00") && strings.Contains(res.Type, "xml") // of 16 bits
}

// formatOf is the format of a media type; "" where the content has to tell.
func formatOf(kind string) articles.Format {
	switch kind {
	case "text/html", "application/xhtml+xml":
		return articles.FormatHTML
	case "text/markdown", "text/x-markdown":
		return articles.FormatMarkdown
	case "application/epub+zip":
		return articles.FormatEPUB
	}
	return ""
}

// nameOf is the name of the file that an address may stand for.
func nameOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return path.Base(u.Path)
}

// ownAddress is the address of an article: the one that its page claims, if that
// is of the same host, or else where it was found. A page must not pass for that
// of somebody else.
func ownAddress(claimed, found string, f articles.Format) string {
	c, err := url.Parse(claimed)
	if err != nil || claimed == "" {
		return found
	}
	u, err := url.Parse(found)
	if err != nil || f == articles.FormatHTML && site(c) != site(u) {
		return found
	}
	return cmp.Or(claimed, found)
}

// site is a host without the "www" that stands for nothing.
func site(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.") }
