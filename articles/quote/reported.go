package quote

import (
	"onrecord/articles"
)

// reported reads the clause that r reports without quotation marks, if there
// is one. later are the reports after r in the unit.
func (f *finder) reported(u *unit, r report, later []report, v *voice) {
	if r.source.none() && !r.unsaid {
		return
	}
	if v.speaker.Text == "" && !r.unsaid && r.class&(say|tell) != 0 {
		v.speaker = f.speaker(u, r.source)
	}
	p := u.content(r, later)
	if !r.unsaid && (nobody[u.w(r.source.last-1)] || u.w(r.source.first) == "no") || p.last-p.first < 2 && !u.oneWord(r, p) || r.inner || u.onlyQuote(p) || u.silent(r, p) {
		return
	}
	how := u.reportsBy(r, p)
	if how == linkNoun && u.hollow(p) {
		return
	}
	first, last := u.words(p.first, p.last)
	q := f.quoteAt(first, last)
	q.Kind = articles.Reported
	q.Speaker = f.speaker(u, r.source)
	q.Rule, q.Certainty = how.name, how.certainty
	if r.unsaid {
		q.Certainty = linkNone.certainty
	}
	f.cue(u, &q, r.cue)
	f.out = append(f.out, q)
}

// reportsBy is how the clause p hangs on r.
func (u *unit) reportsBy(r report, p phrase) link {
	switch first := u.w(p.first); {
	case r.rule == "is said":
		return linkUnsaid
	case r.rule == "according to" || r.rule == "in the words of":
		return linkAccords
	case p.first < r.edge.first:
		return linkTrailed
	case r.rule == "X's claim":
		return linkClaim
	case r.class&(want|ask) != 0 && (first == "to" || first == "not"):
		return linkWishes
	case r.class&(say|tell) != 0 && (r.class&object == 0 || first == "that" || pronouns[first] || u.clauseAt(p.first)):
		return linkSaid
	case r.class&(think|find|say|tell) != 0 && (first == "that" || u.clauseAt(p.first)):
		return linkThinks
	}
	return linkNoun
}

// silent reports whether p is what somebody declines to do: to speak.
func (u *unit) silent(r report, p phrase) bool {
	for k := p.first; k < min(p.last, p.first+4); k++ {
		if w := u.w(k); w == "anonymity" || w == "guilty" || w == "be" && (u.w(k+1) == "named" || u.w(k+1) == "identified" || u.w(k+1) == "drawn") {
			return true
		}
	}
	return refusals[u.w(r.cue.last-1)] && u.w(p.first) == "to" && (p.last-p.first <= 2 || silences[u.w(p.first+1)])
}

// hollow reports whether p says nothing by itself: "blamed [nobody]", "asked
// [for it]".
func (u *unit) hollow(p phrase) bool {
	for k := p.first; k < p.last; k++ {
		if w := u.w(k); u.quoted(k) || u.letters(k) && !prepositions[w] && !pronouns[w] && !object3[w] && !nobody[w] {
			return false
		}
	}
	return true
}

// nobody says nothing.
var nobody = words("nobody none neither nothing")

// oneWord reports whether p is a word that can stand for what was said: "denied
// wrongdoing".
func (u *unit) oneWord(r report, p phrase) bool {
	return !p.none() && r.class&object != 0 && r.cue.last == p.first && u.letters(p.first) && len(u.w(p.first)) > 3 && !determiners[u.w(p.first)]
}

// onlyQuote reports whether p is a quotation and little else: then the
// quotation stands for it.
func (u *unit) onlyQuote(p phrase) bool {
	words := 0
	for k := p.first; k < p.last; k++ {
		if u.letters(k) {
			words++
		}
	}
	return u.holdsQuote(p) && words < 4
}

var refusals = words("decline declines declined declining refuse refuses refused refusing")

var silences = words("comment elaborate say answer discuss speak respond confirm name identify give provide talk disclose")

func (u *unit) holdsQuote(p phrase) bool {
	for k := p.first; k < p.last; k++ {
		if u.spoken(k) {
			return true
		}
	}
	return false
}

// perceived reports whether r is a verb of the senses, which takes a thing more
// often than a clause, and no pronoun starts a clause at item k.
func (u *unit) perceived(r report, k int) bool {
	return senses[u.w(r.cue.last-1)] && !pronouns[u.w(k)] && u.w(k) != "there"
}

var senses = words("see sees saw seen hear hears heard feel feels felt remember remembers remembered read reads mean means meant wish wished")

// clauseAt reports whether a clause starts at item k: a noun phrase, and soon
// a verb.
func (u *unit) clauseAt(k int) bool {
	if !u.letters(k) || conjunctions[u.w(k)] && u.w(k) != "if" || prepositions[u.w(k)] && !u.capital(k) {
		return false
	}
	switch w := u.w(k); {
	case w == "it" || w == "you":
		return u.verbSoon(k)
	case pronouns[w] || w == "there":
		return true
	case object3[w]:
		return false
	}
	for j := k + 1; j < len(u.items) && j-k < 14 && !u.quoted(j) && !u.pause(j); j++ {
		if w := u.w(j); auxiliaries[w] && w != "'s" || u.verbAt(j) || verbs()[w].tense&(past|present) != 0 {
			return true
		}
	}
	return false
}

// verbSoon reports whether a verb stands right after item k.
func (u *unit) verbSoon(k int) bool {
	for k++; u.adverb(k); k++ {
	}
	w := u.w(k)
	return auxiliaries[w] || u.verbAt(k) || verbs()[w].tense&(past|present) != 0
}

// plainly reports whether a clause may be taken to start at item k since r
// is a verb that hardly takes anything else.
func (u *unit) plainly(r report, k int) bool {
	switch u.w(r.cue.last - 1) {
	case "said", "says", "thinks", "thought", "believes", "believed", "think", "believe", "argued", "argues", "insisted", "insists", "claimed", "claims":
		return (u.nounAt(k) || pronouns[u.w(k)] && u.letters(k+1)) && k+2 < len(u.items)
	}
	return false
}

// nounAt reports whether a noun phrase starts at item k.
func (u *unit) nounAt(k int) bool {
	w := u.w(k)
	return determiners[w] || u.name(k) != nil || u.capital(k) ||
		u.letters(k) && !prepositions[w] && !conjunctions[w] && !pronouns[w] && !u.adverb(k) && !auxiliaries[w] && !timely[w] && !relatives[w]
}
