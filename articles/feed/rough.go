package feed

import (
	"strings"

	"golang.org/x/net/html"
)

// rough reads what it can of an item that no parser of XML takes: the text
// between the first tag of each name and the tag that ends it.
func rough(s string) entry {
	var e entry
	fields := map[string]*string{
		"title": &e.title, "link": &e.link, "guid": &e.guid, "id": &e.guid, "pubdate": &e.date, "date": &e.date,
		"published": &e.date, "updated": &e.date, "issued": &e.date, "description": &e.content, "summary": &e.content,
	}
	var encoded string
	fields["encoded"], fields["content"] = &encoded, &encoded
	sc := scanner{s: s}
	for p := range sc.pieces() {
		field := fields[local(p.name)]
		if field == nil || *field != "" || p.kind != pieceStart && p.kind != pieceEmpty {
			continue
		}
		if p.kind == pieceStart {
			*field = sc.rough(p)
		}
		if *field == "" && local(p.name) == "link" {
			*field = attribute(s[p.lo:p.hi], "href")
		}
	}
	if strings.TrimSpace(encoded) != "" {
		e.content = encoded
	}
	return e
}

// rough is the text after a start tag up to its end tag, or, without one, to the
// next tag of any kind.
func (sc *scanner) rough(p piece) string {
	end := sc.find(p.hi, "</"+p.name)
	if end < 0 {
		end = len(sc.s)
		ahead := *sc
		if next, ok := ahead.next(); ok {
			end = next.lo
		}
	}
	s := strings.TrimSpace(sc.s[p.hi:end])
	if inner, ok := strings.CutPrefix(s, "<![CDATA["); ok {
		return strings.TrimSuffix(inner, "]]>")
	}
	return strings.TrimPrefix(html.UnescapeString(s), "<![CDATA[")
}

// attribute is one of a tag.
func attribute(tag, name string) string {
	z := html.NewTokenizer(strings.NewReader(tag))
	z.Next()
	for {
		key, value, more := z.TagAttr()
		if string(key) == name {
			return string(value)
		}
		if !more {
			return ""
		}
	}
}
