package quote

import "onrecord/articles/prose"

// subject is the noun phrase that a verb starting at item end has on its left.
func (u *unit) subject(end int) phrase {
	for end > 0 && u.adverb(end-1) {
		end--
	}
	if w := u.w(end - 1); pronouns[w] && w != "who" {
		return phrase{end - 1, end}
	}
	if at := u.beforeAside(end); at < end {
		return u.subject(at)
	}
	if u.quoted(end-1) && u.quotedNoun(end-1) {
		return u.apposed(end - 1)
	}
	switch u.w(end - 1) {
	case ",", "—", "–", "--":
		return u.apposed(end - 1)
	case ")", "]":
		for k := end - 2; k >= 0 && end-k < longestAppose; k-- {
			if w := u.w(k); w == "(" || w == "[" {
				return u.subject(k)
			}
		}
		return phrase{}
	}
	return u.clauseSubject(end)
}

// beforeAside is where ", however," starts that ends before item end; end where
// none does.
func (u *unit) beforeAside(end int) int {
	if u.w(end-1) != "," {
		return end
	}
	if (asideWords[u.w(end-2)] || u.adverb(end-2)) && u.w(end-3) == "," {
		return end - 3
	}
	said := verbs()[u.w(end-2)].class&say != 0
	for k := end - 2; k > 0 && end-k < longestNoun && !u.quoted(k); k-- {
		if u.w(k) == "," {
			if u.w(k+1) == "according" || said && end-k < 6 { // ", he said,"
				return k
			}
			break
		}
	}
	return end
}

var asideWords = words("however though too meanwhile nevertheless nonetheless moreover therefore")

// apposed is the subject before the comma that closes an apposition: "Li Na,
// the finance minister, said".
func (u *unit) apposed(comma int) phrase {
	var fallback phrase
	comma = u.beforeBracket(comma)
	if near := u.clauseSubject(comma); u.person(near) != "" && u.nameAlone(near) {
		return near
	}
	for k, commas := comma-1, 0; k > 0 && comma-k < longestAppose && commas < 4; k-- {
		if u.quoted(k) && !u.quotedNoun(k) {
			break
		}
		if w := u.w(k); w != "," && w != "—" && w != "–" && w != "--" {
			continue
		}
		commas++
		p := u.clauseSubject(k)
		if p.none() {
			continue
		}
		if u.person(p) != "" || pronouns[lower(u.text(p))] {
			return p
		}
		if fallback.none() {
			fallback = p
		}
	}
	if near := u.clauseSubject(comma); fallback.none() || u.person(near) != "" {
		return near
	}
	return fallback
}

// beforeBracket is where a bracket opens that closes before item end: "Li Na
// (Centre Party)"; end where none does.
func (u *unit) beforeBracket(end int) int {
	if u.w(end-1) == ")" {
		for k := end - 2; k > 0 && end-k < longestAppose; k-- {
			if u.w(k) == "(" {
				return k
			}
		}
	}
	return end
}

// nameAlone reports whether p is a name with no small words beside it.
func (u *unit) nameAlone(p phrase) bool {
	for k := p.first; k < p.last; k++ {
		if u.letters(k) && u.name(k) == nil && !u.capital(k) {
			return false
		}
	}
	return true
}

// quotedNoun reports whether the quotation at item k stands where a noun can:
// after a preposition, an article or a noun that it names.
func (u *unit) quotedNoun(k int) bool {
	s := u.segs[u.items[k].seg]
	w := u.w(k - 1)
	return s.close-s.open < 8 && (prepositions[w] || determiners[w] || labels[w] || w == "include" || w == "and" || possessive(w))
}

// clauseSubject is the subject of the clause that goes on at item end.
func (u *unit) clauseSubject(end int) phrase {
	lo, inner := end, -1 // inner: a verb within the clause
	for lo > 0 && end-lo < longestAppose && !u.pause(lo-1) && !u.quoted(lo-1) && !u.joins(lo-1) {
		lo--
		if u.verbAt(lo) {
			inner = lo
		}
	}
	if lo == end {
		return u.beyond(lo)
	}
	if w := u.w(lo - 1); (w == "which" || w == "whom") && pronouns[u.w(lo)] && end-lo > 1 { // "the party on which it depends"
		before := lo - 1
		if prepositions[u.w(before-1)] {
			before--
		}
		return u.clauseSubjectOf(before)
	}
	if w := u.w(lo - 1); inner == lo && (w == "who" || w == "which") { // "the man who saw it said"
		return u.beyond(lo)
	}
	if inner >= 0 {
		if r := u.relative(lo, end); r > lo {
			return u.clauseSubject(r)
		}
		return u.noun(u.opening(lo))
	}
	if prepositions[u.w(lo)] || timely[u.w(lo)] {
		return u.lastNoun(lo, end)
	}
	for lo < end && (u.adverb(lo) && !determiners[u.w(lo)] && !u.titled(lo) || u.w(lo) == "-") {
		lo++
	}
	if end-lo > longestNoun {
		lo = end - longestNoun
	}
	return u.untimed(phrase{lo, end})
}

// titled reports whether the adverb at item k is part of a title: "First
// Minister Li Na".
func (u *unit) titled(k int) bool { return u.w(k) == "first" && u.capital(k) && u.capital(k+1) }

// untimed is p without the day at its end: "the mayor on Tuesday said".
func (u *unit) untimed(p phrase) phrase {
	for k := p.last - 1; k > p.first && timely[u.w(k)]; k-- {
		p.last = k
		if w := u.w(k - 1); k-1 > p.first && (w == "on" || w == "in" || w == "last" || w == "early" || w == "late") {
			k--
			p.last = k
		}
	}
	return p
}

// joins reports whether item k is a word that starts a clause; "and" between
// two parts of one noun phrase does not.
func (u *unit) joins(k int) bool {
	w := u.w(k)
	if w == "and" || w == "&" {
		return u.name(k-1) == nil || u.name(k+1) == nil
	}
	if w == "what" || w == "whether" || w == "how" || w == "why" {
		return true
	}
	if w == "as" || w == "since" || w == "before" || w == "after" || w == "than" || w == "until" {
		return true
	}
	return (conjunctions[w] || relatives[w]) && (w != "that" || !determiners[u.w(k-1)])
}

// beyond is the subject of a verb with nothing before it but the joining word
// at item lo-1.
func (u *unit) beyond(lo int) phrase {
	switch u.w(lo - 1) {
	case "who", "which", "that":
		end := lo - 1
		if u.w(end-1) == "," {
			end--
		}
		if u.numeral(end-1) && u.w(end-2) == "," { // "Bo Tarn, 71, who"
			end -= 2
		}
		return u.clauseSubjectOf(end)
	case "and", "but", "or", "then":
		return u.main(lo - 1)
	}
	return phrase{}
}

// numeral reports whether item k is written in digits.
func (u *unit) numeral(k int) bool {
	return k >= 0 && k < len(u.items) && u.items[k].seg < 0 && u.t.Words[u.items[k].word].Kind == prose.Number
}

// clauseSubjectOf is the noun phrase that ends before item end: what a
// relative clause speaks of.
func (u *unit) clauseSubjectOf(end int) phrase {
	lo := end
	for lo > 0 && end-lo < longestNoun && u.letters(lo-1) || u.w(lo-1) == "-" || possessive(u.w(lo-1)) {
		w := u.w(lo - 1)
		if u.verbAt(lo-1) || u.joins(lo-1) || prepositions[w] && w != "of" && w != "for" && w != "at" && w != "in" {
			break
		}
		lo--
		if determiners[w] {
			if lo > 1 && (u.w(lo-1) == "for" || u.w(lo-1) == "of" || u.w(lo-1) == "at") && u.letters(lo-2) {
				continue
			}
			break
		}
	}
	for lo < end && (prepositions[u.w(lo)] || u.adverb(lo)) {
		lo++
	}
	return phrase{lo, end}
}

// main is the subject of the sentence whose second verb follows item before.
func (u *unit) main(before int) phrase {
	lo := before
	for lo > 0 && before-lo < longestClause && !u.quoted(lo-1) && u.w(lo-1) != ";" && u.w(lo-1) != ":" {
		lo--
	}
	return u.noun(u.opening(lo))
}

// relative is the item of a relative pronoun in items (lo, end), lo if none.
func (u *unit) relative(lo, end int) int {
	for k := end - 1; k > lo; k-- {
		if u.w(k) == "who" || u.w(k) == "which" {
			return k
		}
	}
	return lo
}

// lastNoun is the noun phrase at the end of a clause that opens with a
// preposition: "On Tuesday the ministry said".
func (u *unit) lastNoun(lo, end int) phrase {
	if pronouns[u.w(end-1)] {
		return phrase{end - 1, end}
	}
	first := end
	for k := end - 1; k > lo; k-- {
		w := u.w(k)
		if determiners[w] {
			return phrase{k, end}
		}
		if prepositions[w] || timely[w] || u.verbAt(k) {
			break
		}
		first = k
	}
	if first == end && end-1 > lo {
		return phrase{}
	}
	return phrase{first, end}
}
