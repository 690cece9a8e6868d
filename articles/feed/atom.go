package feed

import (
	"cmp"
	"strings"

	"github.com/mmcdole/gofeed/atom"
)

func (r *reader) atomHead(t *tree) {
	f, err := (&atom.Parser{}).Parse(strings.NewReader(t.head))
	if err != nil {
		e := rough(t.head)
		r.head(e.title, e.link, "")
		return
	}
	r.head(f.Title, alternate(f.Links), f.Language)
	if period := value(f.Extensions, "sy", "updatePeriod"); period != "" {
		r.TTL = syndication(period, value(f.Extensions, "sy", "updateFrequency"))
	}
}

func fromAtom(it *atom.Entry) entry {
	e := entry{guid: it.ID, title: it.Title, link: cmp.Or(value(it.Extensions, "feedburner", "origLink"), alternate(it.Links))}
	e.content = it.Summary
	if c := it.Content; c != nil {
		kind := strings.ToLower(strings.TrimSpace(c.Type))
		if strings.TrimSpace(c.Value) != "" && !strings.HasPrefix(kind, "image/") && !strings.HasPrefix(kind, "audio/") && !strings.HasPrefix(kind, "video/") {
			if e.content = fuller(c.Value, it.Summary); e.content == c.Value {
				e.plain = kind == "text/plain"
			}
		}
		e.link = cmp.Or(e.link, c.Src)
	}
	if strings.TrimSpace(e.content) == "" {
		e.content = media(it.Extensions)
	}
	e.date = cmp.Or(it.Published, it.Updated, value(it.Extensions, "dc", "date"))
	people := it.Authors
	if len(people) == 0 && it.Source != nil {
		people = it.Source.Authors
	}
	for _, a := range people {
		if name := cmp.Or(strings.TrimSpace(a.Name), a.Email); name != "" {
			e.authors = append(e.authors, name)
		}
	}
	for _, l := range it.Links {
		if strings.EqualFold(l.Rel, "enclosure") {
			e.enclosed = append(e.enclosed, enclosure{l.Href, l.Type})
		}
	}
	return e
}

// alternate is the address of the page that a feed or an entry stands for.
func alternate(links []*atom.Link) string {
	best := ""
	for _, l := range links {
		switch rel := strings.ToLower(l.Rel); {
		case rel != "" && rel != "alternate":
		case best == "" || strings.Contains(l.Type, "html"):
			best = l.Href
			if strings.Contains(l.Type, "html") {
				return best
			}
		}
	}
	return best
}
