package feed

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"
)

func (r *reader) rssHead(t *tree) {
	f, err := (&rss.Parser{}).Parse(strings.NewReader(t.head))
	if err != nil {
		e := rough(t.head)
		r.head(e.title, e.link, "")
		return
	}
	site := f.Link
	if site == "" && len(f.Links) > 0 {
		site = f.Links[0]
	}
	lang := f.Language
	if dc := f.DublinCoreExt; dc != nil {
		lang = cmp.Or(lang, first(dc.Language))
	}
	r.head(f.Title, site, lang)
	r.TTL = minutes(f.TTL)
	if period := value(f.Extensions, "sy", "updatePeriod"); r.TTL == 0 && period != "" {
		r.TTL = syndication(period, value(f.Extensions, "sy", "updateFrequency"))
	}
}

// minutes reads a time that is given in them; at most a year.
func minutes(s string) time.Duration {
	n, err := strconv.ParseUint(strings.TrimSpace(s), 10, 32)
	if err != nil {
		return 0
	}
	return time.Duration(min(n, 366*24*60)) * time.Minute
}

// syndication is how often a feed changes, as the module "syndication" of RSS
// 1.0 says it: so many times in a period.
func syndication(period, times string) time.Duration {
	d := map[string]time.Duration{
		"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour, "monthly": 30 * 24 * time.Hour, "yearly": 365 * 24 * time.Hour,
	}[strings.ToLower(strings.TrimSpace(period))]
	n, err := strconv.ParseUint(strings.TrimSpace(times), 10, 16)
	if err != nil || n == 0 {
		return d
	}
	return d / time.Duration(n)
}

func fromRSS(it *rss.Item) entry {
	e := entry{title: it.Title, link: it.Link, content: fuller(it.Content, it.Description)}
	permanent := true
	if it.GUID != nil {
		e.guid = it.GUID.Value
		permanent = !strings.EqualFold(it.GUID.IsPermalink, "false")
	}
	e.link = cmp.Or(value(it.Extensions, "feedburner", "origLink"), strings.TrimSpace(e.link), linkOf(it.Extensions))
	if e.link == "" && permanent && strings.Contains(e.guid, "://") {
		e.link = e.guid
	}
	e.date = cmp.Or(it.PubDate, value(it.Extensions, "dcterms", "issued"), value(it.Extensions, "dcterms", "created"),
		value(it.Extensions, "atom", "published"), value(it.Extensions, "atom", "updated"), it.Custom["date"], it.Custom["pubdate"])
	if dc := it.DublinCoreExt; dc != nil {
		e.title = cmp.Or(e.title, first(dc.Title))
		e.content = cmp.Or(e.content, first(dc.Description))
		e.date = cmp.Or(e.date, first(dc.Date))
		e.guid = cmp.Or(e.guid, first(dc.Identifier))
		e.authors = append(e.authors, dc.Creator...)
	}
	if itunes := it.ITunesExt; itunes != nil {
		e.content = cmp.Or(e.content, itunes.Summary, itunes.Subtitle)
		if len(e.authors) == 0 && itunes.Author != "" {
			e.authors = append(e.authors, itunes.Author)
		}
	}
	if len(e.authors) == 0 && it.Author != "" {
		e.authors = append(e.authors, person(it.Author))
	}
	if e.content == "" {
		e.content = media(it.Extensions)
	}
	for _, x := range it.Enclosures {
		e.enclosed = append(e.enclosed, enclosure{x.URL, x.Type})
	}
	return e
}

// person is the name in what RSS says of an author: "ann@news.example (Ann Orr)",
// or "Ann Orr <ann@news.example>".
func person(s string) string {
	if address, name, ok := strings.Cut(s, "("); ok && strings.Contains(address, "@") {
		return strings.TrimSuffix(strings.TrimSpace(name), ")")
	}
	if name, address, ok := strings.Cut(s, "<"); ok && strings.Contains(address, "@") && strings.TrimSpace(name) != "" {
		return name
	}
	return s
}

// linkOf is the address that an element of Atom in an item gives.
func linkOf(x ext.Extensions) string {
	for _, l := range x["atom"]["link"] {
		if rel := l.Attrs["rel"]; (rel == "" || rel == "alternate") && l.Attrs["href"] != "" {
			return l.Attrs["href"]
		}
	}
	return ""
}

// media is the description that Media RSS gives, on its own or in a group.
func media(x ext.Extensions) string {
	if d := value(x, "media", "description"); d != "" {
		return d
	}
	for _, g := range x["media"]["group"] {
		for _, d := range g.Children["description"] {
			return d.Value
		}
	}
	return ""
}

// value is the text of an element of another vocabulary.
func value(x ext.Extensions, space, name string) string {
	for _, e := range x[space][name] {
		if v := strings.TrimSpace(e.Value); v != "" {
			return v
		}
	}
	return ""
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
