package quote

import "strings"

// studied reports whether r is of a poll or a study, which say whatever they
// show: "a poll shows Quill leading".
func (u *unit) studied(r report) bool {
	for k := r.source.first; k < r.source.last; k++ {
		if studies[u.w(k)] {
			return true
		}
	}
	return false
}

var studies = words("poll polls survey surveys study studies report reports data figures research analysis analyses statistics evidence documents records audit review census investigation emails findings numbers")

// gistAt reports whether a noun phrase at item k says that it stands for
// something said or thought: "the need for calm".
func (u *unit) gistAt(k int) bool {
	for j := k; j < min(k+4, len(u.items)) && u.letters(j); j++ {
		if gists[u.w(j)] {
			return gistTakes[u.w(j+1)]
		}
	}
	return false
}

var gistTakes = words("of that for to about over by on")

var gists = words(`need importance idea notion possibility prospect risk risks danger dangers fact claim claims allegation allegations accusation accusations
	suggestion suggestions view views belief plan plans proposal proposals desire intention fears concerns hopes worries reports rumours rumors
	argument arguments doubts`)

// twoNouns reports whether a short noun phrase at item k has a second beside
// it: "the plan a disaster".
func (u *unit) twoNouns(k int) bool {
	if !u.nounAt(k) && !object3[u.w(k)] {
		return false
	}
	for j := k + 1; j < min(k+6, len(u.items)) && u.letters(j); j++ {
		if w := u.w(j); (w == "a" || w == "an") && !prepositions[u.w(j-1)] {
			return u.letters(j + 1)
		}
		if prepositions[u.w(j)] && u.w(j) != "of" || u.verbAt(j) {
			return false
		}
	}
	return false
}

// calling are verbs that take a thing and what somebody takes it for.
var calling = words("call calls called calling label labels labeled labelled brand brands branded dub dubs dubbed deem deems deemed consider considers considered think thinks thought find finds declare declares declared")

// objectAt reports whether the object of a verb stands at item k.
func (u *unit) objectAt(k int) bool {
	if object3[u.w(k)] || u.w(k) == "them" {
		return u.w(k+1) == "to"
	}
	return u.nounAt(k)
}

// charged is the "of" of "accused the mayor of", -1 where none is.
func (u *unit) charged(k int) int {
	found := -1
	for j := k + 1; j < len(u.items) && j-k < longestNoun && !u.pause(j) && !u.verbAt(j); j++ {
		switch w := u.w(j); {
		case (w == "of" || w == "for") && strings.HasSuffix(u.w(j+1), "ing"):
			return j
		case w == "of" || w == "for":
			found = j
		}
	}
	return found
}

// asAhead reports whether "as" goes on with what starts at item k: "the talks
// as a success".
func (u *unit) asAhead(k int) bool {
	for j := k + 1; j < len(u.items) && j-k < longestNoun && !u.pause(j); j++ {
		if u.w(j) == "as" {
			return true
		}
	}
	return false
}

// leads reports whether the claim of r opens its clause, so that a verb of the
// sentence's follows what is claimed.
func (u *unit) leads(r report) bool {
	for k := r.cue.first - 1; k >= 0 && !u.pause(k); k-- {
		if u.verbAt(k) || prepositions[u.w(k)] && u.w(k) != "of" || verbs()[u.w(k)].tense != 0 || u.quoted(k) {
			return false
		}
	}
	return true
}

// predicate is where the sentence's own verb stands after the clause, the
// infinitive or the noun at items [first, last); last where it has none.
func (u *unit) predicate(first, last int) int {
	own := 0 // verbs of the clause's
	switch u.w(first) {
	case "that":
		own = 1
	case "to":
		first++
	}
	for k := first + 1; k < last; k++ {
		switch {
		case u.pause(k) && relatives[u.w(k+1)]:
			return k
		case !u.verbAt(k) || relatives[u.w(k-1)] && k-1 > first:
			continue
		case own == 0:
			for u.adverb(k - 1) {
				k--
			}
			return k
		}
		for own--; k+1 < last && u.sameGroup(k); k++ {
		}
	}
	return last
}

// sameGroup reports whether the verb group at item k goes on after it: "was
// rigged", and not "rigged was".
func (u *unit) sameGroup(k int) bool {
	next := u.w(k + 1)
	return u.adverb(k+1) || next == "not" || u.verbAt(k+1) && (!auxiliaries[next] || auxiliaries[u.w(k)])
}
