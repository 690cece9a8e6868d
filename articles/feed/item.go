package feed

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"onrecord/articles"
	"onrecord/articles/markup"
	"onrecord/articles/prose"
	"onrecord/articles/when"
)

// add makes an item of e.
func (r *reader) add(e entry) {
	var it articles.FeedItem
	link := r.resolve(e.link, r.base())
	if link == nil {
		link = r.resolve(e.guid, nil)
	}
	if link != nil {
		it.URL = articles.Shorten(articles.Line(link.String()), 2000)
	}
	it.Title = articles.Shorten(plainTitle(e.title), maxTitle)
	it.Byline = articles.Shorten(articles.Line(strings.Join(e.authors, ", ")), maxTitle)
	it.Lang, it.Source = r.Lang, r.Title
	it.Published = when.Date(e.date)
	if len(e.content) <= 2*MaxBody { // else it is too large as Markdown too
		it.Body = r.body(e, link)
	}
	it.Format, it.Raw = articles.FormatFeed, []byte(e.source)
	it.GUID = strings.TrimSpace(e.guid)
	switch {
	case len(e.content) > 2*MaxBody, len(it.Body) > MaxBody:
		r.trouble("the item %q is larger than %d MiB", articles.Shorten(it.Title, 80), MaxBody>>20)
		return
	case it.Title == "" && it.Body == "" && it.URL == "" && it.GUID == "":
		return // there is nothing to keep
	}
	it.Digest = digest(it.Title, it.Body)
	if it.Title == "" {
		it.Title = cmp.Or(articles.Shorten(firstWords(it.Body), 100), it.URL, "Untitled")
	}
	if it.Body == "" && it.URL != "" {
		it.Body = "<" + it.URL + ">"
	}
	r.Items = append(r.Items, it)
}

// digest tells one state of an item from another.
func digest(parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(h[:12])
}

// settle gives each item a name of its own within the feed. Names and addresses
// that several items share tell none of them apart.
func (r *reader) settle() {
	type face struct{ title, url string }
	guids, urls := map[string]map[face]bool{}, map[string]map[string]bool{}
	for _, it := range r.Items {
		if guids[it.GUID] == nil {
			guids[it.GUID] = map[face]bool{}
		}
		guids[it.GUID][face{it.Title, it.URL}] = true
		if urls[it.URL] == nil {
			urls[it.URL] = map[string]bool{}
		}
		urls[it.URL][cmp.Or(it.GUID, it.Title)] = true
	}
	seen := map[string]bool{}
	kept := r.Items[:0]
	for _, it := range r.Items {
		it.Shared = it.URL != "" && len(urls[it.URL]) > 1
		switch alone := it.URL != "" && !it.Shared; {
		case it.GUID != "" && len(guids[it.GUID]) > 1:
			it.GUID += " " + cmp.Or(map[bool]string{true: it.URL}[alone], it.Title)
		case it.GUID == "" && alone:
			it.GUID = it.URL
		case it.GUID == "":
			it.GUID = "text:" + digest(it.Title, it.Published.String(), it.URL)
			if seen[it.GUID] {
				it.GUID = "text:" + it.Digest
			}
		}
		if !seen[it.GUID] { // the first is the newest
			seen[it.GUID] = true
			kept = append(kept, it)
		}
	}
	r.Items = kept
}

// body is the text of e as Markdown.
func (r *reader) body(e entry, link *url.URL) string {
	base := link
	if base == nil {
		base = r.base()
	}
	var s string
	if e.plain || !strings.ContainsAny(e.content, "<&") || !marked.MatchString(e.content) {
		s = markup.FromText(strings.TrimSpace(articles.Clean(html.UnescapeString(e.content))))
	} else {
		s = articles.Clean(markup.FromHTML(e.content, base))
	}
	parts := []string{strings.TrimSpace(s)}
	for _, x := range e.enclosed {
		if u := r.resolve(x.url, base); u != nil && !strings.HasPrefix(x.kind, "image/") {
			parts = append(parts, attached(u, x.kind))
		}
	}
	return articles.Clean(strings.TrimSpace(strings.Join(parts, "\n\n")))
}

// attached is a link to a file that belongs to an item.
func attached(u *url.URL, kind string) string {
	name := articles.Line(path.Base(u.Path))
	if kind, _, _ = strings.Cut(articles.Line(kind), ";"); kind != "" {
		name += " (" + kind + ")"
	}
	return "[" + markup.FromText(name) + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(articles.Line(u.String())) + ">)"
}

// marked are tags and entities, which plain text has not.
var marked = regexp.MustCompile(`<[a-zA-Z/!][^<>]*>|&#?\w{2,32};`)

// inline are tags that stand in titles and mean nothing there.
var inline = regexp.MustCompile(`(?i)</?(?:a|abbr|b|big|br|cite|code|del|em|font|i|img|ins|mark|p|q|s|small|span|strong|sub|sup|tt|u|wbr)(?:\s[^<>]*)?/?>`)

// plainTitle is a title without markup: as often as it is escaped, it means the
// same.
func plainTitle(s string) string {
	s = inline.ReplaceAllString(html.UnescapeString(s), "")
	return articles.Line(html.UnescapeString(s))
}

// firstWords are those of a body whose item has no title.
func firstWords(body string) string {
	const enough = 2000
	plain := prose.Read(strings.ToValidUTF8(body[:min(len(body), enough)], "")).Plain
	for line := range strings.Lines(plain) {
		if line = articles.Line(line); line != "" {
			return line
		}
	}
	return ""
}
