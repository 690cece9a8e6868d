package page

import (
	"sort"
	"strings"
	"unicode/utf8"

	"onrecord/articles"
)

const longestAddress = 2083 // bytes; what terminals and browsers agree to take

// A Link is a passage that leads to an address.
type Link struct {
	Span articles.Span
	URL  string // http, https or mailto; free of anything that could steer a terminal
}

// address is u where it is safe to be given to a terminal and a browser, else
// empty.
func address(u string) string {
	if len(u) > longestAddress || strings.ContainsFunc(u, func(r rune) bool {
		return r <= 0x20 || r >= 0x7f && r <= 0x9f || r == utf8.RuneError || invisible(r)
	}) {
		return ""
	}
	scheme, rest, ok := strings.Cut(u, ":")
	if !ok {
		return ""
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		if len(rest) > 2 && strings.HasPrefix(rest, "//") {
			return u
		}
	case "mailto":
		if rest != "" {
			return u
		}
	}
	return ""
}

// at is the address of the link that cell k belongs to, if any.
func at(links []link, k cell) string {
	if len(links) == 0 || !k.sourced() {
		return ""
	}
	i := sort.Search(len(links), func(i int) bool { return links[i].hi > k.lo })
	if i < len(links) && links[i].lo <= k.lo {
		return links[i].url
	}
	return ""
}

// Link is the link that shows at a column of a line.
func (p *Page) Link(l Line, col int) (Link, bool) {
	r, i, ok := p.cell(l, col)
	if !ok {
		return Link{}, false
	}
	k := r.text[i]
	for _, a := range r.leaf.links {
		if a.lo <= k.lo && k.lo < a.hi && a.url != "" {
			return Link{articles.Span{Lo: int(a.lo), Hi: int(a.hi)}, a.url}, true
		}
	}
	return Link{}, false
}

// Links are the links that lead somewhere on the lines from top on.
func (p *Page) Links(top Line, height int) []Link {
	var out []Link
	var last *leaf
	for _, r := range p.rows(top, height) {
		if r.leaf == last {
			continue
		}
		last = r.leaf
		for _, a := range r.leaf.links {
			if a.url != "" {
				out = append(out, Link{articles.Span{Lo: int(a.lo), Hi: int(a.hi)}, a.url})
			}
		}
	}
	return out
}
