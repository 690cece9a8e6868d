package quote

import "onrecord/articles"

// reported reads the clause that r reports without quotation marks, if there
// is one. later are the reports after r in the unit.
func (f *finder) reported(u *unit, r report, later []report, v *voice) {
	if r.source.none() {
		return
	}
	if v.speaker.Text == "" && r.class&(say|tell) != 0 {
		v.speaker = f.speaker(u, r.source)
	}
	p := u.content(r, later)
	if p.last-p.first < 2 || u.holdsQuote(p) || u.silent(r, p) {
		return
	}
	first, last := u.words(p.first, p.last)
	q := f.quoteAt(first, last)
	q.Kind = articles.Reported
	q.Speaker = f.speaker(u, r.source)
	q.Rule, q.Certainty = linkReported.name, linkReported.certainty
	if r.rule == "according to" {
		q.Rule, q.Certainty = linkAccords.name, linkAccords.certainty
	}
	f.cue(u, &q, r.cue)
	f.out = append(f.out, q)
}

// silent reports whether p is what somebody declines to do: to speak.
func (u *unit) silent(r report, p phrase) bool {
	return refusals[u.w(r.cue.last-1)] && u.w(p.first) == "to" && (p.last-p.first <= 2 || silences[u.w(p.first+1)])
}

var refusals = words("decline declines declined declining refuse refuses refused refusing")

var silences = words("comment elaborate say answer discuss speak respond confirm name identify give provide talk disclose")

func (u *unit) holdsQuote(p phrase) bool {
	for k := p.first; k < p.last; k++ {
		if u.quoted(k) {
			return true
		}
	}
	return false
}

// content is the clause that r reports.
func (u *unit) content(r report, later []report) phrase {
	var right, left phrase
	if r.right {
		right = u.rightContent(r, later)
	}
	if r.left {
		left = u.leftContent(r)
	}
	if left.last-left.first > right.last-right.first {
		return left
	}
	return right
}

// leftContent is the clause before "…, X said".
func (u *unit) leftContent(r report) phrase {
	last := r.edge.first
	for last > 0 && u.pause(last-1) {
		last--
	}
	first := last
	for first > 0 && last-first < longestClause && !u.quoted(first-1) && u.w(first-1) != ";" {
		first--
	}
	first = max(first, u.dateline(first))
	for first < last && (u.w(first) == "and" || u.w(first) == "but" || u.w(first) == ",") {
		first++
	}
	return phrase{first, last}
}

// rightContent is the clause after "X said".
func (u *unit) rightContent(r report, later []report) phrase {
	first := u.start(r)
	if first < 0 {
		return phrase{}
	}
	return phrase{first, u.end(first, later)}
}

// start is where the reported clause starts, -1 where none does.
func (u *unit) start(r report) int {
	k := r.after
	clause := r.class&(say|tell|think|find) != 0
	if r.rule == "according to" || r.rule == "in the words of" {
		for k < len(u.items) && u.w(k) != "," {
			if u.pause(k) || k-r.after > longestNoun {
				return -1
			}
			k++
		}
		return k + 1
	}
	switch w := u.w(k); {
	case clause && w == "that":
		return k
	case clause && questions[w]:
		return k
	case r.class&(want|ask) != 0 && w == "to" && u.letters(k+1):
		return k
	}
	if r.class&prep != 0 && complements[u.w(k)] && u.letters(k+1) {
		return k + 1
	}
	if clause && u.w(r.edge.first) == "as" && u.w(k) == "," {
		return k + 1
	}
	if r.rule == claimOf.name {
		return k + 1
	}
	if clause {
		if j := u.thatAhead(k); j > 0 {
			return j
		}
		if j := u.pastAside(k); u.clauseAt(j) && !u.perceived(r, j) || u.plainly(r, j) {
			return j
		}
	}
	if r.class&object != 0 && u.nounAt(k) {
		return k
	}
	return -1
}

// complements start what is reported after "called", "warned", "agreed".
var complements = words("for of about against on with")

// thatAhead is the "that" of "said on Tuesday that …", 0 if none.
func (u *unit) thatAhead(k int) int {
	for j := k; j < len(u.items) && j-k < 12 && !u.quoted(j); j++ {
		if u.w(j) == "that" && j > k && !u.verbAt(j-1) {
			return j
		}
		if u.verbAt(j) || j == k && !prepositions[u.w(j)] && !timely[u.w(j)] && u.w(j) != "," && !u.adverb(j) {
			return 0
		}
	}
	return 0
}

// pastAside skips "on Tuesday", "Monday", "in a statement" at item k.
func (u *unit) pastAside(k int) int {
	for u.adverb(k) || timely[u.w(k)] {
		k++
	}
	if w := u.w(k); w == "on" || w == "in" || w == "at" || w == "to" || w == "during" || w == "after" {
		for j := k + 1; j < len(u.items) && j-k < 7; j++ {
			if timely[u.w(j)] {
				return u.pastAside(j + 1)
			}
			if asides[u.w(j)] || u.w(j) == "," {
				return j + 1
			}
		}
	}
	return k
}

var asides = words("statement interview conference briefing speech tweet letter email report post reporters address broadcast hearing twitter facebook radio television")

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
	if pronouns[u.w(k)] && u.w(k) != "it" || u.w(k) == "there" || u.w(k) == "it" && u.verbSoon(k) {
		return true
	}
	for j := k + 1; j < len(u.items) && j-k < 14 && !u.quoted(j) && u.w(j) != ";"; j++ {
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
		return u.nounAt(k) && k+2 < len(u.items)
	}
	return false
}

// nounAt reports whether a noun phrase starts at item k.
func (u *unit) nounAt(k int) bool {
	w := u.w(k)
	return determiners[w] || u.name(k) != nil || u.capital(k) ||
		u.letters(k) && !prepositions[w] && !conjunctions[w] && !pronouns[w] && !u.adverb(k) && !auxiliaries[w] && !timely[w] && !relatives[w]
}

// end is where the clause ends that starts at item first: before the next cue
// that stands beside it, or at the end of the unit.
func (u *unit) end(first int, later []report) int {
	last := len(u.items)
	for _, r := range later {
		if r.edge.first <= first || r.edge.first >= last {
			continue
		}
		if r.left && r.edge.first > first+1 || u.coordinate(r.edge.first) {
			last = r.edge.first
			break
		}
	}
	for k := first; k < last; k++ {
		if u.w(k) == ";" {
			last = k
		}
	}
	for last > first && !u.quoted(last-1) && (u.pause(last-1) || u.w(last-1) == "and" || u.w(last-1) == "but" || u.mark(last-1)) {
		last--
	}
	return last
}

// coordinate reports whether the cue at item k stands beside the clause before
// it, not in it.
func (u *unit) coordinate(k int) bool {
	if u.w(k-1) != "and" && u.w(k-1) != "but" && u.w(k-1) != "while" {
		return u.w(k) == "according" && u.w(k-1) == ","
	}
	return true
}

func (u *unit) mark(k int) bool { return u.w(k) == "\"" || u.w(k) == "''" || u.w(k) == "”" }
