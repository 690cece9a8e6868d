package quote

// A report is a cue with who speaks by it and where the words may stand.
type report struct {
	cue    phrase // the verb, or "according to"
	source phrase // who speaks; empty where the text does not say
	class  class
	edge   phrase // all that stands between the words and the sentence: source, adverbs, cue
	after  int    // item after the cue, past the one who is told
	left   bool   // reports what stands before it: "…, X said."
	right  bool   // reports what stands after it
	inner  bool   // is part of what another cue reports: "plans to say"
	unsaid bool   // the text need not say who speaks: "was told that"
	clause bool   // stands in a relative clause: "who said"
	rule   string
}

// reports are the cues of the unit, in order.
func (u *unit) reports() []report {
	var out []report
	for k := 0; k < len(u.items); k++ {
		r, ok := u.according(k)
		if !ok {
			r, ok = u.wording(k)
		}
		if !ok {
			r, ok = u.verbal(k, out)
		}
		if ok {
			out = append(out, r)
			k = max(k, r.cue.last-1)
		}
	}
	return out
}

// according reads "according to X".
func (u *unit) according(k int) (report, bool) {
	if u.w(k) != "according" || u.w(k+1) != "to" {
		return report{}, false
	}
	r := report{cue: phrase{k, k + 2}, class: say, rule: "according to"}
	r.source = u.noun(k + 2)
	r.after = max(r.source.last, k+2)
	r.edge = phrase{k, r.after}
	r.left = k > 0 && !u.sentenceOpener(k)
	r.right = !r.left
	return r, true
}

// sentenceOpener reports whether nothing but joining words stands before item k.
func (u *unit) sentenceOpener(k int) bool {
	for k > 0 {
		k--
		if w := u.w(k); w != "and" && w != "but" && w != "," && w != "meanwhile" && !u.adverb(k) {
			return u.w(k) == ";"
		}
	}
	return true
}

// wording reads "in the words of X" and "in X's words".
func (u *unit) wording(k int) (report, bool) {
	if u.w(k) != "in" {
		return report{}, false
	}
	if u.w(k+1) == "the" && (u.w(k+2) == "words" || u.w(k+2) == "view" || u.w(k+2) == "opinion") && u.w(k+3) == "of" {
		r := report{cue: phrase{k, k + 4}, class: say, rule: "in the words of"}
		r.source = u.noun(k + 4)
		r.after = max(r.source.last, k+4)
		r.edge, r.left, r.right = phrase{k, r.after}, k > 0, k == 0
		return r, true
	}
	for j := k + 2; j < min(k+6, len(u.items)); j++ {
		if possessive(u.w(j)) && views[u.w(j+1)] {
			return report{
				cue: phrase{j + 1, j + 2}, source: phrase{k + 1, j}, class: say, edge: phrase{k, j + 2},
				after: j + 2, left: k > 0, right: true, rule: "in the words of",
			}, true
		}
	}
	return report{}, false
}

var views = words("words view opinion telling estimation judgment judgement account")

// verbal reads a verb of saying, thinking or wanting at item k.
func (u *unit) verbal(k int, before []report) (report, bool) {
	v, ok := verbs()[u.w(k)]
	length := 1
	if two, n := u.phrasal(k); n > 0 {
		v, ok, length = two, true, n
	}
	if !ok || u.name(k) != nil || u.w(k-1) == "-" || u.w(k+1) == "-" || k > 0 && u.capital(k) || u.w(k+1) == "nothing" {
		return report{}, false
	}
	r := report{cue: phrase{k, k + length}, class: v.class &^ nominal, after: k + length, edge: phrase{k, k + length}}
	group := u.group(k)
	if special, ok := u.state(k, group, v); ok {
		return special, true
	}
	if r.class == 0 || !u.finite(k, group, v) {
		return report{}, false
	}
	if u.inverted(k, v) {
		r.source, r.rule, r.left = u.identified(u.noun(k+length)), "said X", true
		r.after = max(r.source.last, k+length)
		r.edge = phrase{k, r.after}
		r.right = u.w(r.after) == "," || u.w(r.after) == ":" || u.quoted(r.after)
		return r, !r.source.none()
	}
	r.cue.first = group
	r.clause = u.relativeBefore(group)
	switch {
	case v.tense == gerund && !u.progressive(k, group):
		r.source, r.rule = u.participial(k, before), "participle"
		r.edge = phrase{k, k + length}
	case u.helper(group, k) == "to":
		u.infinitive(&r, group, before)
	default:
		u.active(&r, group, before)
	}
	u.listener(&r, v)
	r.right = true
	r.left = u.trailing(r)
	return r, true
}

// active finds the speaker of a verb whose group starts at item group.
func (u *unit) active(r *report, group int, before []report) {
	r.source, r.rule = u.subject(group), "X said"
	if u.joined(group) && len(before) > 0 {
		last := before[len(before)-1]
		if r.source.none() || r.source.overlaps(last.cue) || u.w(u.pastAdverbs(group)-1) != "," {
			r.source, r.rule = last.source, "and said"
		}
	} else if len(before) > 0 {
		if last := before[len(before)-1]; r.source.overlaps(last.cue) && last.after < r.source.last {
			r.source.first = last.after // "saying the models show"
			if u.w(last.after) == "that" {
				r.source.first++
			}
		}
	}
	if r.source.none() {
		return
	}
	r.edge.first = min(r.source.first, group)
	if len(before) > 0 && before[len(before)-1].cue.first >= r.source.last && u.joined(group) {
		r.edge.first = group // the subject belongs to the verb before
	}
	if u.w(r.edge.first-1) == "as" {
		r.edge.first--
	}
}

// infinitive finds the speaker of "to say", whose group starts at item group:
// whoever plans, wants or refuses to; without one, a clause or a quotation
// must follow, and the subject of the sentence speaks.
func (u *unit) infinitive(r *report, group int, before []report) {
	r.rule, r.inner = "to say", true
	if len(before) > 0 {
		if last := before[len(before)-1]; last.after == group && last.class&(want|ask) != 0 {
			r.source = last.source
			r.inner = !refusals[u.w(last.cue.last-1)]
			return
		}
	}
	if next := u.w(r.after); next == "that" || u.quoted(r.after) || questions[next] {
		r.source, r.inner = u.main(group), false
	}
}

// relativeBefore reports whether a relative pronoun is the subject of the verb
// group that starts at item group.
func (u *unit) relativeBefore(group int) bool {
	w := u.w(u.pastAdverbs(group) - 1)
	return w == "who" || w == "which"
}

// phrasal is the verb of n words at item k, if there is one: "pointed out",
// "made it clear"; "shot back" beside a quotation.
func (u *unit) phrasal(k int) (v verb, n int) {
	n = 2
	if u.w(k+1) == "it" && u.w(k+2) == "clear" {
		n = 3
	}
	if !particles[u.w(k+n-1)] {
		return verb{}, 0
	}
	v, ok := phrasals()[u.w(k)+" "+u.w(k+n-1)]
	if !ok {
		return verb{}, 0
	}
	if v.class&utter == 0 {
		return v, n
	}
	for j := k - longestNoun; j < k+longestNoun; j++ {
		if u.quoted(j) {
			return v, n
		}
	}
	return verb{}, 0
}

// identified is the name that stands in apposition to p, p where none does:
// "his lawyer, Li Na".
func (u *unit) identified(p phrase) phrase {
	if p.none() || u.w(p.last) != "," || u.person(p) != "" {
		return p
	}
	n := u.name(p.last + 1)
	if n == nil || n.Person == "" {
		return p
	}
	end := p.last + 1
	for u.name(end) == n {
		end++
	}
	if end < len(u.items) && !u.pause(end) && !u.quoted(end) {
		return p
	}
	return phrase{p.last + 1, end}
}

// inverted reports whether the speaker follows the verb at item k: "…", said X.
func (u *unit) inverted(k int, v verb) bool {
	if v.class&say == 0 || v.tense&(past|present) == 0 {
		return false
	}
	if _, n := u.phrasal(k); n > 0 {
		k += n - 1
	}
	if front := u.front(k); !u.quoted(front) && (u.w(front) != "," || k < 2 || !inverts[u.w(k)]) && k > 0 {
		return false
	}
	if k == 0 && v.tense&past == 0 {
		return false
	}
	next := u.w(k + 1)
	if next == "" || next == "that" || next == "," || next == ":" || prepositions[next] || next == "it" && k > 0 && !u.quoted(k-1) {
		return false
	}
	if !u.quoted(u.front(k)) { // ", said X": not ", said the plan was dead"
		p := u.noun(k + 1)
		return !p.none() && !u.verbAhead(p.last) && (p.last >= len(u.items) || u.pause(p.last) || prepositions[u.w(p.last)] || timely[u.w(p.last)] || relatives[u.w(p.last)])
	}
	return true
}

// inverts are verbs that stand before their speaker without a quotation too.
var inverts = words("said says wrote writes reported reports announced added")

// front is the item before a verb at item k and the pieces of a verb of two
// words.
func (u *unit) front(k int) int {
	if particles[u.w(k)] {
		k--
	}
	return k - 1
}

// verbAhead reports whether a verb stands between item k and the next pause.
func (u *unit) verbAhead(k int) bool {
	for j := k; j < len(u.items) && j-k < longestNoun && !u.pause(j) && !relatives[u.w(j)]; j++ {
		if u.verbAt(j) {
			return true
		}
	}
	return false
}

// participial is who speaks by ", saying …": the subject of the sentence.
func (u *unit) participial(k int, before []report) phrase {
	for i := len(before) - 1; i >= 0; i-- {
		if !before[i].source.none() && before[i].class&(say|tell) != 0 {
			return before[i].source
		}
	}
	return u.main(k)
}

// listener moves r past the one who is told: "told reporters".
func (u *unit) listener(r *report, v verb) {
	k := r.cue.last
	if (u.w(k) == "on" || u.w(k) == "upon") && v.class&withFor != 0 && v.class&naming != 0 { // "called on X to"
		if p := u.noun(k + 1); u.w(p.last) == "to" {
			r.after = p.last
			r.class |= ask
		}
		return
	}
	if v.class&(tell|ask) != 0 && !u.quoted(k) && !u.pause(k) {
		switch w := u.w(k); {
		case w == "that", w == "to", questions[w], prepositions[w]:
		case object3[w]:
			r.after = k + 1
		default:
			if p := u.listenerNoun(k); !p.none() && (v.class&object == 0 || u.w(p.last) == "to" || u.w(p.last) == "that") {
				r.after = p.last
			}
		}
	} else if u.w(k) == "to" && v.class&say != 0 && (object3[u.w(k+1)] || u.name(k+1) != nil) {
		if p := u.noun(k + 1); !p.none() {
			r.after = p.last
		}
	}
}

var object3 = words("him her me us them you reporters it everyone everybody journalists parliament people lawmakers")

// listenerNoun is who is told; a clause that follows at once is none.
func (u *unit) listenerNoun(k int) phrase {
	p := u.untilArticle(u.noun(k))
	if next := u.w(p.last); p.last >= len(u.items) || u.pause(p.last) || next == "that" || next == "to" || next == "," || next == ":" || u.quoted(p.last) || prepositions[next] || timely[next] || questions[next] ||
		u.name(k) != nil || u.capital(k) || pronouns[next] || determiners[next] {
		return p
	}
	return phrase{}
}

// untilArticle is p up to an article within it that opens another noun phrase:
// "told Reuters the plan".
func (u *unit) untilArticle(p phrase) phrase {
	for k := p.first + 1; k < p.last; k++ {
		if w := u.w(k); (w == "the" || w == "a" || w == "an") && u.letters(k-1) && !prepositions[u.w(k-1)] && !determiners[u.w(k-1)] {
			return phrase{p.first, k}
		}
	}
	return p
}

// trailing reports whether r may report what stands before it: a comma or a
// quotation before the speaker, and no clause after the verb.
func (u *unit) trailing(r report) bool {
	if r.class&(say|tell|think|find) == 0 || r.source.none() || r.edge.first == 0 || r.clause {
		return false
	}
	before := r.edge.first - 1
	if !u.quoted(before) && u.w(before) != "," && u.w(before) != "—" && u.w(before) != "?" && u.w(before) != "!" {
		return false
	}
	switch next := u.w(r.after); {
	case r.class&utter != 0 && next == "to", u.w(r.source.first) == "you": // "began to", "you know"
		return false
	case r.class&takes[next] != 0, u.thatAhead(r.after) > 0, next == ":" && !u.quoted(before):
		return false
	case r.after >= len(u.items), u.pause(r.after), u.adverb(r.after):
		return true
	case next == "to" && r.class&(want|ask) != 0 && u.letters(r.after+1) && !determiners[u.w(r.after+1)]:
		return false
	case prepositions[next], timely[next], next == "when" || next == "while" || next == "after" || next == "as" || next == "before" || next == "referring" || next == "adding":
		return true
	}
	return u.quoted(before)
}
