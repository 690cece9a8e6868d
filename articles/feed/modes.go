package feed

import (
	"encoding/base64"
	"html"
	"regexp"
	"strings"

	"onrecord/articles/charset"
)

// decoded makes escaped text of what Atom 0.3 lets be written in base64, in any
// of its elements. What is no base64 stays as it is.
func decoded(s string) string {
	if !strings.Contains(s, "base64") {
		return s
	}
	var b strings.Builder
	at := 0
	sc := scanner{s: s}
	for p := range sc.pieces() {
		tag := s[p.lo:p.hi]
		if p.kind != pieceStart || !strings.EqualFold(attribute(tag, "mode"), "base64") {
			continue
		}
		end := sc.find(p.hi, "</"+p.name)
		if end < 0 {
			continue
		}
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s[p.hi:end]), ""))
		if err != nil {
			continue
		}
		text, err := charset.Decode(data, "")
		if err != nil { // a picture or the like
			text = ""
		}
		b.WriteString(s[at:p.lo] + inBase64.ReplaceAllString(tag, `mode="escaped"`) + html.EscapeString(legible(text)))
		at, sc.at = end, end
	}
	return b.String() + s[at:]
}

var inBase64 = regexp.MustCompile(`(?i)\bmode\s*=\s*(?:"\s*base64\s*"|'\s*base64\s*')`)

// xhtmlPrefix is where a document says how it writes the tags of XHTML.
var xhtmlPrefix = regexp.MustCompile(`\sxmlns:([A-Za-z_][\w.-]{0,30})\s*=\s*["']http://www\.w3\.org/1999/xhtml["']`)

// unprefixed takes the prefix off the tags of XHTML, which no reader of HTML
// knows. Those that would be tags of a feed keep it.
func unprefixed(s string) string {
	if !strings.Contains(s, "1999/xhtml") {
		return s
	}
	prefixes := map[string]bool{}
	for _, m := range xhtmlPrefix.FindAllStringSubmatch(s, 8) {
		prefixes[m[1]+":"] = true
	}
	if len(prefixes) == 0 {
		return s
	}
	var b strings.Builder
	at := 0
	sc := scanner{s: s}
	for p := range sc.pieces() {
		head := s[p.lo:p.hi]
		i := strings.IndexByte(p.name, ':') + 1
		if i == 0 || !prefixes[p.name[:i]] || ofFeeds[local(p.name)] || p.kind == pieceCDATA || p.kind == pieceOther {
			continue
		}
		name := strings.Index(head, p.name)
		b.WriteString(s[at:p.lo] + head[:name])
		at = p.lo + name + i
	}
	return b.String() + s[at:]
}

// ofFeeds are tags of XHTML that mean something else in a feed.
var ofFeeds = map[string]bool{"title": true, "link": true, "meta": true, "source": true, "summary": true, "head": true, "html": true, "script": true, "style": true}

// bodyOf is the text that stands in an item of RSS as XHTML; "" for none.
func bodyOf(item string) string {
	if !strings.Contains(item, "<body") && !strings.Contains(item, "<div") {
		return ""
	}
	depth, start := 0, -1
	sc := scanner{s: item}
	for {
		p, ok := sc.next()
		switch {
		case !ok:
			return ""
		case p.kind == pieceStart:
			if depth == 1 && (p.name == "body" || p.name == "div") {
				start = p.hi
			}
			depth++
		case p.kind != pieceEnd:
		default:
			if depth--; depth == 1 && start >= 0 {
				return item[start:p.lo]
			}
		}
	}
}

var tags = regexp.MustCompile(`<[^<>]*>|&(?:nbsp|#160|#xa0);|\s+`)

// fuller is the longer of two texts, by what is seen of them; the first if
// they are alike.
func fuller(text, other string) string {
	if other == "" || text == "" {
		return text + other
	}
	if len(other) > len(text) && len(tags.ReplaceAllString(other, "")) > len(tags.ReplaceAllString(text, "")) ||
		strings.TrimSpace(tags.ReplaceAllString(text, "")) == "" && strings.TrimSpace(other) != "" {
		return other
	}
	return text
}
