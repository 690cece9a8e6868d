package quote

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// scare.txt is what cmd/nertrain learned: a feature and its weight a line.
//
//go:embed scare.txt
var scareTxt string

var scareWeights = sync.OnceValue(func() map[string]float64 {
	out := map[string]float64{}
	for line := range strings.Lines(scareTxt) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), " ")
		if w, err := strconv.ParseFloat(value, 64); ok && err == nil {
			out[name] = w
		}
	}
	return out
})

// A Mark is one pair of quotation marks and what speaks for or against its
// being a quote, for training.
type Mark struct {
	Span     articles.Span
	Features []string
}

// Marks are the pairs of quotation marks in t on which Find has to decide, as
// they look when scare says of each what it is.
func Marks(t *prose.Text, names []Name, scare func(articles.Span) bool) []Mark {
	var out []Mark
	f := &finder{reader: newReader(t, names), last: voice{last: -1}}
	f.told = func(m Mark) bool {
		out = append(out, m)
		return scare(m.Span)
	}
	f.units(func(u *unit) bool {
		f.unit(u)
		return true
	})
	return out
}

// scare reports whether the quotation at item k is no quote: a title, a
// nickname, words at arm's length. A log-linear model weighs what stands in
// and around it, and how it hangs on a cue, if it does. Quotations side by side
// are decided on together.
func (f *finder) scare(u *unit, k int, reports []report) bool {
	if f.told != nil {
		return f.told(Mark{f.marked(u, k), f.features(u, k, reports)})
	}
	if k < u.decided {
		return u.verdict
	}
	if u.w(k-1) == ":" && !u.labelled(k-1).none() || f.resumed(u, k) { // "Li Na: “…”"
		return false
	}
	sum, weights := 0.0, scareWeights()
	for i := k; i >= 0 && i-k < longestChain; i = u.beyondComma(i) {
		for _, name := range f.features(u, i, reports) {
			sum += weights[name]
		}
		u.decided = i + 1
	}
	u.verdict = sum > 0
	return u.verdict
}

// resumed reports whether the quotation at item k is all of a sentence after
// one with a quotation: “It was all I had,” she said. “Everything.”
func (f *finder) resumed(u *unit, k int) bool {
	s := f.segs[u.items[k].seg]
	return len(u.items) == 1 && f.last.quoted && f.last.block == u.block && f.capital(s.open+1) && strings.ContainsAny(f.raw[s.close-1], ".?!…")
}

// longestChain is how many items on a quotation is decided on together with
// those before it.
const longestChain = 12

// beyondComma is the item of the quotation that stands side by side with that
// at item k: “a”, “b” and “c”; -1 if none does.
func (u *unit) beyondComma(k int) int {
	for i := k + 1; i < len(u.items) && i-k <= 3; i++ {
		if u.quoted(i) {
			return i
		}
		if w := u.w(i); w != "," && w != "and" && w != "or" {
			return -1
		}
	}
	return -1
}

// marked is the span between the marks of item k.
func (f *finder) marked(u *unit, k int) articles.Span {
	s := f.segs[u.items[k].seg]
	return f.quoteAt(s.open+1, s.close).Span
}

// features are what the model weighs.
func (f *finder) features(u *unit, k int, reports []report) []string {
	s := f.segs[u.items[k].seg]
	first, last, carried := s.open+1, s.close, s.carried && f.last.quoted
	if first >= last {
		return nil
	}
	hung := "none"
	if best, how := u.best(k, reports); best >= 0 {
		hung = how.name
	}
	hung = "link:" + strings.ReplaceAll(hung, " ", "_")
	length := f.count(first, last, 9)
	out := append(make([]string, 0, 20), "all", hung, "long:"+strconv.Itoa(min(length, 3)))
	add := func(is bool, name string) {
		if is {
			out = append(out, name)
		}
	}
	before, next := u.w(k-1), u.w(k+1)
	if u.w(k-2) == "-" { // "the sell-off" ends with no preposition
		before = ""
	}
	whole := f.whole(first, last) && f.ends(last) && length > 3
	add(length <= 2, hung+"+short")
	add(f.capital(first), hung+"+capital")
	add(f.titled(first, last), hung+"+titled")
	add(f.ends(last), hung+"+stop")
	add(length >= 6, "long:6")
	add(length >= 9, "long:9")
	add(carried, "carried")
	add(len(u.items) <= 2, "alone")
	add(whole, "whole")
	add(f.titled(first, last), "titled")
	add(f.capital(first), "capital")
	add(f.ends(last) && f.raw[last-1] != ",", "stopped")
	add(f.raw[last-1] == ",", "comma")
	add(f.addressed(first, last), "I")
	add(labels[before] || labels[u.w(k-2)] && (determiners[before] || before == "as" || before == ","), "labelled")
	add(works[next], "work")
	add(k == 0, "before:nothing")
	add(determiners[before] || possessive(before), "before:determiner")
	add(prepositions[before], "before:preposition")
	add(u.name(k-1) != nil, "before:name")
	add(u.name(k-1) != nil && u.name(k+1) != nil && u.name(k-1) == u.name(k+1) || u.name(k-1) != nil && u.capital(k+1), "nickname")
	add(before == ",", "before:comma")
	add(before == ":", "before:colon")
	add(verbs()[before].class&naming != 0 || verbs()[u.w(k-2)].class&naming != 0, "before:naming")
	add(verbs()[before].class&say != 0, "before:say")
	add(being[before] && before != "", "before:is")
	add(playful[before], "before:play")
	add(u.letters(k+1) && !prepositions[next] && !conjunctions[next] && !auxiliaries[next] && !u.adverb(k+1) && verbs()[next].class == 0 && !u.capital(k+1) && !relatives[next], "next:noun")
	add(determiners[before] && u.letters(k+1) && !prepositions[next] && !conjunctions[next], "modifier")
	add(auxiliaries[next], "next:verb")
	add(next == "by" || next == "with" || next == "of", "next:"+next)
	add((before == "and" || before == ",") && u.quoted(k-2) && !u.spoken(k-2), "after:scare")
	add((before == "and" || before == ",") && u.spoken(k-2), "after:quote")
	return out
}

// playful verbs have the title of a work as their object.
var playful = words("sang sings sing played plays play wrote writes read reads watched starred directed published titled recorded performed released won opened won hummed painted")

// addressed reports whether somebody speaks for himself in words [first, last).
func (f *finder) addressed(first, last int) bool {
	for i := first; i < last; i++ {
		switch f.low[i] {
		case "i", "we", "my", "our", "you", "your", "us", "me":
			return true
		}
	}
	return false
}

// ends reports whether the words before last end a sentence.
func (f *finder) ends(last int) bool { return strings.ContainsAny(f.raw[last-1], ".?!…,") }

// titled reports whether words [first, last) are capitals like the title of a
// work.
func (f *finder) titled(first, last int) bool {
	if last-first > 14 || f.ends(last) && f.raw[last-1] != "," {
		return false
	}
	capitals, others := 0, 0
	for i := first; i < last; i++ {
		switch r, _ := utf8.DecodeRuneInString(f.raw[i]); {
		case unicode.IsUpper(r) || unicode.IsDigit(r):
			capitals++
		case unicode.IsLetter(r) && !prepositions[f.low[i]] && !determiners[f.low[i]] && !conjunctions[f.low[i]] && !possessive(f.low[i]):
			others++
		}
	}
	return capitals > 0 && others == 0
}

var (
	// labels before a quotation make it a word at arm's length or a title.
	labels = words(`so-called called titled entitled named nicknamed dubbed labelled labeled termed word words term terms phrase
		song album single film movie book novel series show programme program play poem painting episode game magazine
		newspaper essay article headline hashtag slogan banner sign signs marked reading spelled pronounced meaning means
		documentary sitcom musical opera memoir track hit anthem nickname name motto known acronym category column podcast
		like starring wrote directed category`)
	// works after a quotation make it their title.
	works = words("star actor actress author director creator singer album film movie series show franchise singers video lyrics band co-star host actors")
)
