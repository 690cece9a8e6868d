package store

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// Sizes of a snippet, in bytes.
const (
	snippetSize  = 200
	snippetAhead = 60 // before the first match
)

// snippet is the stretch of body that has most of what was asked for, as plain
// text, and where its first match is in body. Without a match it is the beginning.
//
// Only the block around a match is read as Markdown: reading all of it would
// take longer than the search.
func snippet(body string, ns []needle) (articles.Snippet, articles.Span) {
	found := find(body, ns)
	for range 4 { // a match may be in a link's address, which is no plain text
		i := densest(found)
		if i < 0 {
			break
		}
		m := found[i]
		plain := prose.Read(block(body, m)).Plain
		if s := cut(plain, ns); s != nil {
			return s, articles.Span{Lo: m.lo, Hi: m.hi}
		}
		found = append(found[:i:i], found[i+1:]...)
	}
	const enough = 4 * snippetSize
	head := prose.Read(body[:runeStart(body, min(len(body), enough))]).Plain
	return articles.Snippet{{Text: stretch(head, 0, snippetSize)}}, articles.Span{}
}

// densest is the match from which on a snippet has most of the needles, then
// most matches; -1 if there is none.
func densest(found []match) int {
	best, most := -1, 0
	for i, m := range found {
		var seen uint64
		n := 0
		for _, o := range found[i:] {
			if o.hi > m.lo+snippetSize-snippetAhead {
				break
			}
			seen |= 1 << (o.needle & 63)
			n++
		}
		if score := bits.OnesCount64(seen)<<10 + max(n, 1); score > most {
			best, most = i, score
		}
	}
	return best
}

// block is the lines around m up to the next empty ones.
func block(body string, m match) string {
	lo, hi := 0, len(body)
	if i := strings.LastIndex(body[:m.lo], "\n\n"); i >= 0 {
		lo = i + 2
	}
	if i := strings.Index(body[m.hi:], "\n\n"); i >= 0 {
		hi = m.hi + i
	}
	const most = 16 << 10 // of one paragraph that goes on for pages
	lo = runeStart(body, max(lo, m.lo-most))
	return body[lo:runeStart(body, min(hi, m.hi+most))]
}

// cut is the best stretch of plain in pieces, nil if nothing matches.
func cut(plain string, ns []needle) articles.Snippet {
	found := find(plain, ns)
	i := densest(found)
	if i < 0 {
		return nil
	}
	lo := wordStart(plain, found[i].lo-snippetAhead)
	hi := wordStop(plain, max(lo+snippetSize, found[i].hi))
	var s articles.Snippet
	add := func(text string, matched bool) {
		if text = oneLine(text); text != "" {
			s = append(s, articles.Piece{Text: text, Matched: matched})
		}
	}
	if lo > 0 {
		add("…", false)
	}
	at := lo
	for _, m := range found {
		if m.lo < at || m.hi > hi {
			continue
		}
		add(plain[at:m.lo], false)
		add(plain[m.lo:m.hi], true)
		at = m.hi
	}
	add(strings.TrimRightFunc(plain[at:hi], unicode.IsSpace), false)
	if hi < len(plain) {
		add("…", false)
	}
	return s
}

// stretch is plain from lo, size bytes or so, on one line.
func stretch(plain string, lo, size int) string {
	hi := wordStop(plain, lo+size)
	text := articles.Line(plain[lo:hi])
	if hi < len(plain) {
		text += "…"
	}
	return text
}

// oneLine is articles.Line, with the spaces at either end kept as one.
func oneLine(s string) string {
	const guard = "|"
	return strings.TrimSuffix(strings.TrimPrefix(articles.Line(guard+s+guard), guard), guard)
}

// wordStart is the start of a word at or after i, 0 if i is before the text.
func wordStart(s string, i int) int {
	if i <= 0 {
		return 0
	}
	const far = 30 // some scripts have no spaces
	if k := strings.IndexAny(s[i:min(len(s), i+far)], " \n\t"); k >= 0 {
		return i + k + 1
	}
	return runeStart(s, i)
}

// wordStop is the end of a word at or before i.
func wordStop(s string, i int) int {
	if i >= len(s) {
		return len(s)
	}
	const far = 30
	if k := strings.LastIndexAny(s[max(0, i-far):i], " \n\t"); k >= 0 {
		return max(0, i-far) + k
	}
	return runeStart(s, i)
}

// runeStart is i, or the start of the character that i is in.
func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}
