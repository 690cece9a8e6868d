package store

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/articles"
)

// add has words name an entity: in one passage, and wherever they stand. What
// they named before they name no more; quotes that are credited by these words
// become the person's, or of a country nobody's.
func (l *laying) add(r *rule) bool {
	added := l.added(r)
	if len(added) == 0 {
		return false
	}
	places := coverOf(added)
	taker := func(k int) bool { return places.overlaps(l.quotes[k].Speaker.Span) }
	lost := l.robbed(r.to, places, taker)
	k := l.give(r.to, r.To, added)
	if r.to.kind == articles.Person {
		l.credit(r.to, l.names[k].Name, taker)
	} else {
		l.credit(nameKey{}, "", taker)
	}
	for _, key := range lost {
		l.prune(key)
	}
	return true
}

// added are the places that r names and that do not name its entity yet: its passage,
// and wherever its words stand.
func (l *laying) added(r *rule) (out []articles.Mention) {
	var named cover
	if i := l.find(r.to); i >= 0 {
		named = coverOf(l.names[i].Mentions)
	}
	add := func(at articles.Span, text string) {
		out = append(out, articles.Mention{Span: at, Text: text, Form: articles.FormName, Certainty: 1})
	}
	var passage articles.Span // that overlaps nothing where it is none
	if at, ok := l.passage(r); ok && !at.Empty() && !named.overlaps(at) {
		passage = at
		add(at, r.Passage.Exact)
	}
	for _, at := range occurrences(l.body, r.Words) {
		if !named.overlaps(at) && !passage.Overlaps(at) {
			add(at, r.Words)
		}
	}
	return out
}

// robbed takes from all others what they are mentioned by at some places, and tells
// from whom it took mentions, and whose quotes will be taken.
func (l *laying) robbed(by nameKey, places cover, taker func(quote int) bool) (lost []nameKey) {
	for i, other := range l.names {
		if other.key != by &&
			len(l.take(i, func(m articles.Mention) bool { return places.overlaps(m.Span) })) > 0 {
			lost = append(lost, other.key)
		}
	}
	seen := make(map[nameKey]bool)
	for k, key := range l.by {
		if key != by && !seen[key] && taker(k) {
			seen[key] = true
			lost = append(lost, key)
		}
	}
	return lost
}

// A cover is places of a text, to be asked whether any of them overlaps another: an
// article may have a word, and be corrected, in very many.
type cover struct {
	at  []articles.Span // in order
	end []int           // the furthest of those up to each
}

func coverOf(ms []articles.Mention) (c cover) {
	for _, m := range ms {
		c.at = append(c.at, m.Span)
	}
	slices.SortFunc(c.at, articles.Span.Compare)
	end := 0
	for _, s := range c.at {
		end = max(end, s.Hi)
		c.end = append(c.end, end)
	}
	return c
}

func (c cover) overlaps(s articles.Span) bool {
	n, _ := slices.BinarySearchFunc(c.at, s.Hi, func(a articles.Span, hi int) int { return cmp.Compare(a.Lo, hi) })
	return n > 0 && c.end[n-1] > s.Lo
}

func overlaps(ms []articles.Mention, at articles.Span) bool {
	return slices.ContainsFunc(ms, func(m articles.Mention) bool { return m.Span.Overlaps(at) })
}

// corrected is the Rule of a quote whose speaker the reader corrected.
const corrected = "corrected by the reader"

// correctSpeaker credits a quote, with the other parts of its utterance, to
// somebody else. In an article, the quote is the one that shares most with the
// passage; everywhere, each that has its words.
func (l *laying) correctSpeaker(r *rule) bool {
	chosen := make([]bool, len(l.quotes))
	if r.Everywhere() {
		for k, q := range l.quotes {
			chosen[k] = fold(q.Text) == r.words
		}
	} else if at, ok := l.passage(r); ok {
		if k := nearest(l.quotes, at); k >= 0 {
			chosen[k] = true
		}
	}
	utterances := make(map[int]bool)
	for k, q := range l.quotes {
		utterances[q.Statement] = utterances[q.Statement] || chosen[k] && q.Statement != 0
	}
	for k, q := range l.quotes {
		if chosen[k] = chosen[k] || utterances[q.Statement]; chosen[k] {
			l.speakerOf(k, r)
		}
	}
	return slices.Contains(chosen, true)
}

// nearest is the index of the quote that shares the most bytes with at, and at
// least half of the shorter of the two; -1 for none.
func nearest(quotes []articles.Quote, at articles.Span) int {
	best, most := -1, 0
	for k, q := range quotes {
		common := min(q.Span.Hi, at.Hi) - max(q.Span.Lo, at.Lo)
		if common > most && 2*common >= min(q.Span.Len(), at.Len()) {
			best, most = k, common
		}
	}
	return best
}

// speakerOf gives quote k the speaker that r says.
func (l *laying) speakerOf(k int, r *rule) {
	q, old := &l.quotes[k], l.by[k]
	at := q.Speaker.Span
	q.Certainty, q.Rule = 1, corrected
	l.by[k], q.Speaker.Name, q.Speaker.Anonymous = nameKey{}, "", r.Unnamed && r.To.Name == ""
	if i := l.find(old); i >= 0 && old != r.to {
		l.take(i, func(m articles.Mention) bool { return m.Form == articles.FormPronoun && m.Span == at })
		l.prune(old)
	}
	switch {
	case r.To.Name != "":
		var words []articles.Mention
		if !at.Empty() && !l.personAt(at) {
			words = []articles.Mention{{Span: at, Text: q.Speaker.Text, Form: articles.FormPronoun, Certainty: 1}}
		}
		i := l.give(r.to, r.To, words)
		l.by[k], q.Speaker.Name = r.to, l.names[i].Name
	case !r.Unnamed:
		q.Speaker = articles.Speaker{}
	case old != (nameKey{}): // the words named somebody
		q.Speaker = articles.Speaker{Anonymous: true}
	}
}

func (l *laying) personAt(at articles.Span) bool {
	return slices.ContainsFunc(l.names, func(n named) bool { return n.Kind == articles.Person && overlaps(n.Mentions, at) })
}

// occurrences are the places where words stand in body, white space between them
// being any, as words of their own and not in an address.
func occurrences(body, words string) (out []articles.Span) {
	parts := strings.Fields(words)
	if len(parts) == 0 {
		return nil
	}
	for from := 0; ; {
		i := strings.Index(body[from:], parts[0])
		if i < 0 {
			return out
		}
		lo := from + i
		hi, ok := follow(body, lo, parts)
		if !ok || joins(lastRune(body[:lo]), firstRune(body[lo:])) || joins(firstRune(body[hi:]), lastRune(body[:hi])) {
			_, n := utf8.DecodeRuneInString(body[lo:])
			from = lo + n
			continue
		}
		out = append(out, articles.Span{Lo: lo, Hi: hi})
		from = hi
	}
}

// follow is the end of parts in body from lo on.
func follow(body string, lo int, parts []string) (hi int, ok bool) {
	hi = lo
	for i, p := range parts {
		if i > 0 {
			rest := strings.TrimLeftFunc(body[hi:], unicode.IsSpace)
			if len(rest) == len(body)-hi {
				return 0, false
			}
			hi = len(body) - len(rest)
		}
		if !strings.HasPrefix(body[hi:], p) {
			return 0, false
		}
		hi += len(p)
	}
	return hi, true
}

// joins reports whether outside, next to a word that ends in inside, makes it
// part of a longer word or of an address. Scripts that are written without
// spaces have no such words.
func joins(outside, inside rune) bool {
	if strings.ContainsRune("/_@#=&%-", outside) {
		return true
	}
	letter := unicode.IsLetter(outside) || unicode.IsNumber(outside) || unicode.Is(unicode.M, outside)
	return letter && (!spaceless(outside) || !spaceless(inside))
}

func spaceless(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
