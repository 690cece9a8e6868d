package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// A link is how a quotation or a clause hangs on a cue. Its name is the Rule of
// the quote; articles.Because says what it means.
type link struct {
	name      string
	certainty float64
}

// The links of quotations, from the surest to the loosest; the first that fits
// decides. The certainties are what was right in our own marked texts, a
// little lower.
var (
	linkAfter   = link{"quote, said X", 0.96}
	linkBefore  = link{"X said: quote", 0.95}
	linkAccords = link{"according to X", 0.93}
	linkNames   = link{"X called it quote", 0.88}
	linkWithin  = link{"within what X said", 0.86}
	linkTrails  = link{"sentence, X said", 0.88}
	linkWants   = link{"within what X wants", 0.72}
	linkCarried = link{"next paragraph of the quote", 0.92}
	linkGoesOn  = link{"X goes on", 0.8}
	linkSubject = link{"X is the subject before", 0.6}
	linkNone    = link{"quotation marks alone", 0.5}
	linkLabel   = link{"speaker's label", 0.9}
	linkColon   = link{"X: quote", 0.85}
	linkApart   = link{"set apart after X said", 0.85}
)

// The links of reported speech.
var (
	linkSaid    = link{"X said that", 0.85}
	linkTrailed = link{"clause, X said", 0.88}
	linkThinks  = link{"X thinks that", 0.8}
	linkWishes  = link{"X wants to", 0.72}
	linkNoun    = link{"X demands it", 0.65}
	linkClaim   = link{"X's claim that", 0.75}
	linkUnsaid  = link{"it is said that", 0.5}
)

// quotation reads the quotation at item k of u.
func (f *finder) quotation(u *unit, k int, reports []report, used []bool, v *voice) {
	v.quoted = true
	s := f.segs[u.items[k].seg]
	first, last := s.open+1, s.close
	if first >= last || f.bare(first, last) || f.cover[s.open] >= 0 {
		return
	}
	best, how := u.best(k, reports)
	if f.scare(u, k, reports) {
		u.loosen(k)
		return
	}
	q := f.quoteAt(first, last)
	q.Kind = articles.Mixed
	if f.whole(first, last) || how == linkAfter && f.capital(first) {
		q.Kind = articles.Direct
	}
	switch {
	case best >= 0:
		r := reports[best]
		used[best] = true
		q.Speaker = f.speaker(u, r.source)
		f.cue(u, &q, r.cue)
	case s.carried && f.last.quoted && f.last.last >= 0:
		how = linkCarried
		q.Kind, q.Speaker = articles.Direct, f.last.speaker
	default:
		how = f.uncued(u, k, q.Kind, v, &q)
	}
	q.Rule, q.Certainty = how.name, how.certainty
	if how == linkBefore && q.Kind == articles.Mixed {
		q.Certainty = linkNames.certainty // "what X calls “…”" is as often no quote of X's
	}
	if q.Speaker.Text == "" {
		q.Certainty = min(q.Certainty, linkNone.certainty)
	}
	f.keep(u, q, v, best)
}

// keep files q, joined to the quote before where they are one statement.
func (f *finder) keep(u *unit, q articles.Quote, v *voice, report int) {
	f.out = append(f.out, q)
	kept := &f.out[len(f.out)-1]
	switch {
	case kept.Rule == linkCarried.name || kept.Rule == linkGoesOn.name && f.last.block == u.block:
		f.join(len(f.out) - 1)
	case v.last >= 0 && kept.Speaker == v.speaker && report >= 0 && f.out[v.last].Kind == articles.Direct &&
		(kept.Kind == articles.Direct || kept.Rule == linkBefore.name):
		kept.Kind = articles.Direct
		f.join(len(f.out) - 1)
	}
	v.speaker, v.last = kept.Speaker, len(f.out)-1
}

// join makes quote i one statement with the quotation before it.
func (f *finder) join(i int) {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		if f.out[k].Kind != articles.Reported {
			f.share(&f.out[k].Statement, &f.out[i].Statement)
			return
		}
	}
}

// uncued finds the speaker of a quotation that no cue of its own unit claims.
func (f *finder) uncued(u *unit, k int, kind articles.QuoteKind, v *voice, q *articles.Quote) link {
	switch {
	case u.w(k-1) == ":" && !u.labelled(k-1).none():
		q.Speaker = f.speaker(u, u.labelled(k-1))
		return linkColon
	case k == 0 && f.colon && f.last.speaker.Text != "" && f.last.block >= u.block-1:
		q.Speaker = f.last.speaker
		return linkApart
	case v.speaker.Text != "": // a quotation before it in the unit
		q.Speaker = v.speaker
		return linkGoesOn
	case kind != articles.Direct || len(u.items) > 3 && k > 1:
		return linkNone
	case f.last.speaker.Text != "" && f.last.quoted && f.last.block >= u.block-1:
		q.Speaker = f.last.speaker
		return linkGoesOn
	case f.last.speaker.Text != "" && (f.last.block == u.block || f.last.told && f.last.block == u.block-1):
		q.Speaker = f.last.speaker
		return linkSubject
	}
	return linkNone
}

// labelled is the name that is all that stands before the colon at item k, as
// in a headline: "Prime Minister Li Na: “…”".
func (u *unit) labelled(k int) phrase {
	p := u.noun(0)
	if p.last == k && u.person(p) != "" {
		return p
	}
	return phrase{}
}

// apart reads a sentence of a block quote that follows "X said:", which needs
// no marks. It reports whether it did.
func (f *finder) apart(u *unit) bool {
	kind := f.t.Blocks[u.block].Kind
	introduced := f.colon || f.last.apart
	if kind != prose.Quote || !introduced || f.last.speaker.Text == "" || u.quoted(0) || f.last.block < u.block-1 {
		return false
	}
	first, last := u.words(0, len(u.items))
	q := f.quoteAt(first, last)
	q.Kind, q.Speaker, q.Rule, q.Certainty = articles.Direct, f.last.speaker, linkApart.name, linkApart.certainty
	f.out = append(f.out, q)
	if f.last.apart {
		f.join(len(f.out) - 1)
	}
	f.last = voice{speaker: q.Speaker, block: u.block, last: len(f.out) - 1, quoted: true, apart: true}
	return true
}

// best is the report to which the quotation at item k belongs, -1 for none.
func (u *unit) best(k int, reports []report) (int, link) {
	best, top, how := -1, 0.0, linkNone
	reach := 2 * longestClause
	from, _ := slices.BinarySearchFunc(reports, k-reach, func(r report, at int) int { return r.cue.first - at })
	for i := from; i < len(reports) && reports[i].cue.first < k+reach; i++ {
		r := reports[i]
		l, ok := u.hangs(k, r)
		if !ok {
			continue
		}
		score := l.certainty - 0.002*float64(min(distance(k, r.edge), 40))
		if r.source.none() {
			score -= 0.2
		}
		for _, between := range reports[i+1:] {
			if between.cue.first >= k {
				break
			}
			if between.right && between.edge.last <= k && r.after <= between.cue.first {
				score -= 0.05
				if r.clause { // the main clause of "who spoke … said" claims what follows
					score -= 0.1
				}
			}
		}
		if score > top {
			best, top, how = i, score, l
		}
	}
	return best, how
}

func distance(k int, p phrase) int {
	switch {
	case k < p.first:
		return p.first - k
	case k >= p.last:
		return k - p.last + 1
	}
	return 0
}

// hangs tells how the quotation at item k hangs on r, if it does.
func (u *unit) hangs(k int, r report) (link, bool) {
	switch {
	case k < r.edge.first:
		if !r.left {
			return link{}, false
		}
		gap := r.edge.first - k - 1
		if gap == 0 || gap == 1 && u.pause(k+1) || gap < longestNoun && r.rule == "X said" && !u.holdsVerb(phrase{k + 1, r.edge.first}) { // "…, the clerk, Bo Tarn, said"
			return linkAfter, true
		}
		if r.rule == "according to" || r.rule == "in the words of" {
			return linkAccords, true
		}
		return linkTrails, true
	case k >= r.after:
		return u.hangsRight(k, r)
	case k >= r.cue.last: // among the words to the listener
		return linkWithin, r.right
	}
	return link{}, false
}

func (u *unit) hangsRight(k int, r report) (link, bool) {
	if !r.right && (!r.left || k != r.after) {
		return link{}, false
	}
	from := r.after
	for from < k && (u.pause(from) || u.w(from) == "that" || u.w(from) == "as" || u.adverb(from)) {
		if u.w(from) == ";" {
			return link{}, false
		}
		from++
	}
	switch {
	case from == k:
		if r.class&(say|tell|think|find|naming) == 0 {
			return linkWants, true
		}
		return linkBefore, true
	case k-r.after > longestClause:
		return link{}, false
	case r.class&naming != 0 && k-r.after <= 14:
		return linkNames, true
	case r.class&(say|tell|think|find) != 0:
		return linkWithin, true
	}
	return linkWants, true
}

// bare reports whether words [first, last) hold no letter.
func (f *finder) bare(first, last int) bool {
	for i := first; i < last; i++ {
		if f.t.Words[i].Kind == prose.Letters {
			return false
		}
	}
	return true
}

// count is the number of words of letters or digits in words [first, last), at
// most limit.
func (f *finder) count(first, last, limit int) int {
	n := 0
	for i := first; i < last && n < limit; i++ {
		if k := f.t.Words[i].Kind; k == prose.Letters || k == prose.Number {
			n++
		}
	}
	return n
}

func (f *finder) short(first, last, limit int) bool { return f.count(first, last, limit+1) <= limit }

// whole reports whether words [first, last) are a whole utterance: they start
// with a capital and end, or pause, with punctuation, or are long.
func (f *finder) whole(first, last int) bool {
	if f.raw[first] == "…" || f.raw[first] == "..." {
		return true
	}
	if !f.capital(first) {
		return false
	}
	if strings.ContainsAny(f.raw[last-1], ".,?!…—-;") {
		return true
	}
	return !f.short(first, last, 3)
}

// capital reports whether word i starts with a capital or a digit.
func (f *finder) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(f.raw[i])
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
