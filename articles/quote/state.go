package quote

import "strings"

// state reads what reports and is no active verb: "is sure that", "X's claim
// that", "described by X as". Item k may be the head of it, in a verb group
// that starts at item group.
func (u *unit) state(k, group int, v verb) (report, bool) {
	if v.class&(claim|plan|call|stance) != 0 && (v.tense&base == 0 || !u.plural(k-1) || possessive(u.w(k-1))) {
		if r, ok := u.claim(k, v); ok {
			return r, true
		}
	}
	if v.class&(sure|keen) != 0 && states[u.helper(group, k)] {
		return u.sure(k, group, v)
	}
	if v.tense&participle != 0 {
		if r, ok := u.quotedAs(k, group); ok {
			return r, true
		}
		if r, ok := u.passive(k, group, v); ok {
			return r, true
		}
		return u.agentless(k, group, v)
	}
	return report{}, false
}

var states = words("is are was were be been being am 's 're 'm became become becomes remain remains remained feel feels felt seemed seems")

// sure reads "X is sure that" and "X is keen to".
func (u *unit) sure(k, group int, v verb) (report, bool) {
	next := u.w(k + 1)
	r := report{cue: phrase{group, k + 1}, after: k + 1, right: true, rule: "X is sure"}
	switch {
	case v.class&sure != 0 && (next == "that" || next == "about" || next == "of" || next == "if" || next == "whether" || pronouns[next] || u.nounAt(k+1) && next != "to" && u.clauseAt(k+1)):
		r.class = think
		if next == "about" || next == "of" {
			r.class = withAbout | withOf
		}
	case v.class&keen != 0 && next == "to" || v.class&sure != 0 && next == "to" && u.w(k) != "sure" && u.w(k) != "certain":
		r.class = want
	default:
		return report{}, false
	}
	r.source = u.subject(group)
	r.edge = phrase{min(r.source.first, group), k + 1}
	return r, !r.source.none() && u.w(r.source.first) != "it" // "it is clear that"
}

// claim reads "X's claim that", "a claim by X that" and "voiced the claim
// that".
func (u *unit) claim(k int, v verb) (report, bool) {
	r := report{cue: phrase{k, k + 1}, class: think, after: k + 1, right: true, rule: "X's claim"}
	if u.w(k+1) == "by" || u.w(k+1) == "from" {
		r.source = u.noun(k + 2)
		r.after = r.source.last
	}
	switch next := u.w(r.after); {
	case next == "that" && v.class&claim != 0:
	case (next == "is" || next == "was") && u.w(r.after+1) == "that" && v.class&claim != 0:
		r.after++
	case next == "to" && v.class&plan != 0 && u.letters(r.after+1):
		r.class = want
	case next == "for" && v.class&call != 0 && u.letters(r.after+1):
		r.class = withFor
	case (next == "about" || next == "of" || next == "over") && v.class&claim != 0 && light[u.w(k-1)] && u.letters(r.after+1):
		r.class = withAbout | withOf
	case (next == "of" || next == "about") && hearsay[u.w(k)] && u.letters(r.after+1) && (owners[u.w(k-1)] || possessive(u.w(k-1))):
		r.class = withAbout | withOf
	case stanceTakes[next] && v.class&stance != 0 && u.letters(r.after+1) && (owners[u.w(k-1)] || possessive(u.w(k-1)) || light[u.w(k-1)]):
		r.class = takes[next]
	default:
		return report{}, false
	}
	if r.source.none() {
		r.source = u.claimant(k)
	}
	r.edge = phrase{min(max(r.source.first, 0), k), k + 1}
	if r.source.none() {
		r.edge = phrase{k, k + 1}
		r.unsaid = u.w(r.after) == "that" && r.class == think && hearsay[u.w(k)]
	}
	return r, !r.source.none() || r.unsaid
}

// before is p up to either word.
func (u *unit) before(p phrase, a, b string) phrase {
	for k := p.first; k < p.last; k++ {
		if w := u.w(k); w == a || w == b {
			return phrase{p.first, k}
		}
	}
	return p
}

// hearsay are nouns of what somebody said, whoever it was.
var hearsay = words("claim claims accusation accusations allegation allegations suggestion suggestions speculation rumor rumors rumour rumours fear fears concern concerns complaint complaints criticism warning warnings prediction predictions assertion assertions worry worries suspicion suspicions denial")

var stanceTakes = words("for to of over about")

// claimant is whose the claim at item k is: "his", "the minister's", or the
// subject of the verb that has it as its object.
func (u *unit) claimant(k int) phrase {
	for i := k - 1; i >= 0 && k-i < 6; i-- {
		switch w := u.w(i); {
		case possessive(w):
			return u.clauseSubjectOf(i)
		case owners[w]:
			return phrase{i, i + 1}
		case light[w]:
			return u.subject(u.group(i))
		case prepositions[w] || u.pause(i) || u.quoted(i) || u.verbAt(i):
			return phrase{}
		}
	}
	return phrase{}
}

var owners = words("his her their its my our your")

// light verbs have a claim as their object and say no more than the claim.
var light = words(`signal signaled signalled signals express expressed expresses expressing voice voiced voices voicing made make makes making has have had
	issue issued issues raise raised raises repeat repeated repeats share shared shares announced
	reiterate reiterated offered offers gave gives held holds hold announces`)

// agentless reads a passive that leaves open who speaks: "was told that", "it is
// feared that".
func (u *unit) agentless(k, group int, v verb) (report, bool) {
	if !being[u.helper(group, k)] {
		return report{}, false
	}
	next, it := u.w(k+1), u.w(u.pastAdverbs(group)-1) == "it"
	r := report{cue: phrase{group, k + 1}, edge: phrase{group, k + 1}, after: k + 1, right: true, unsaid: true, rule: "is said"}
	switch {
	case v.class&tell != 0 && (next == "that" || u.thatAhead(k+1) > 0 || u.nounAt(k+1) && u.clauseAt(k+1) || pronouns[next]), it && v.class&(say|think) != 0 && next == "that":
		r.class = say
	default:
		return report{}, false
	}
	return r, true
}

// quotedAs reads "X was quoted by the paper as saying".
func (u *unit) quotedAs(k, group int) (report, bool) {
	if w := u.w(k); w != "quoted" && w != "cited" && w != "heard" || !being[u.helper(group, k)] {
		return report{}, false
	}
	for j := k + 1; j < len(u.items) && j-k < 9 && !u.pause(j); j++ {
		if u.w(j) == "saying" {
			r := report{cue: phrase{group, j + 1}, source: u.subject(group), class: say, after: j + 1, right: true, rule: "X said"}
			r.edge = phrase{min(r.source.first, group), j + 1}
			r.left = u.trailing(r)
			return r, !r.source.none()
		}
	}
	return report{}, false
}

// means are by what one says something, not who says it.
var means = words("email e-mail mail phone telephone text fax telegram letter post video radio message satellite now then far")

// passive reads "described by X as" and "was called … by X".
func (u *unit) passive(k, group int, v verb) (report, bool) {
	if v.class&(say|tell|naming|object|ask|charge) == 0 {
		return report{}, false
	}
	if helper := u.helper(group, k); having[helper] || !being[helper] && u.w(k+1) != "by" { // not "had spoken by phone"
		return report{}, false
	}
	for j := k + 1; j < len(u.items) && j-k < 9 && !u.pause(j); j++ {
		if u.w(j) != "by" || means[u.w(j+1)] {
			continue
		}
		p := u.noun(j + 1)
		if v.class&charge != 0 {
			p = u.before(p, "of", "for") // "accused by Quill of"
		}
		if p.none() || strings.HasSuffix(u.w(j+1), "ing") { // "responded by saying"
			break
		}
		r := report{cue: phrase{group, k + 1}, source: p, class: v.class, after: k + 1, edge: phrase{k, k + 1}, right: true, rule: "by X"}
		if j == k+1 {
			r.after = p.last
			r.edge.last = p.last
		}
		return r, true
	}
	return report{}, false
}
