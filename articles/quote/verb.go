package quote

import "strings"

// pastAdverbs is the item of the first adverb right before item k; k if none.
func (u *unit) pastAdverbs(k int) int {
	for k > 0 && u.adverb(k-1) {
		k--
	}
	return k
}

// joined reports whether the verb group goes on from another by "and".
func (u *unit) joined(group int) bool {
	w := u.w(u.pastAdverbs(group) - 1)
	return w == "and" || w == "but" || w == "or" || w == ","
}

// group is where the verb group starts that has its verb at item k: "has
// repeatedly said".
func (u *unit) group(k int) int {
	first := k
	for i := k - 1; i >= 0 && k-i < 6; i-- {
		w := u.w(i)
		switch {
		case auxiliaries[w] || w == "to" || w == "n't" || w == "not":
			if possessive(w) && !u.contracted(i) {
				return first
			}
			first = i
		case u.adverb(i):
		default:
			return first
		}
	}
	return first
}

// contracted reports whether the 's at item i is a verb: "he's said".
func (u *unit) contracted(i int) bool { return pronouns[u.w(i-1)] }

// finite reports whether the verb at item k, whose group starts at item group,
// can report: no noun, no passive.
func (u *unit) finite(k, group int, v verb) bool {
	helper := u.helper(group, k)
	switch {
	case wishful[u.w(k)]:
		return helper == "would" && u.w(u.pastAdverbs(group)-1) != "i" && u.w(u.pastAdverbs(group)-1) != "you"
	case being[helper] && v.tense&participle != 0, helper == "'s" && v.tense&participle != 0 && !pronouns[u.w(group-1)]:
		return false
	case helper == "to" && u.w(k+1) != "that" && !questions[u.w(k+1)] && silences[u.w(k)] && refusals[u.w(group-1)]:
		return false
	case helper == "to":
		return v.tense&base != 0
	case helper != "":
		return u.agrees(helper, v)
	case v.tense&past != 0:
		before := u.w(k - 1)
		return (!determiners[before] || u.aloneAt(k-1)) && !possessive(before) && (v.class&say != 0 || !prepositions[before])
	case v.tense == gerund:
		return u.w(k-1) == "," || u.quoted(k-1) || leads[u.w(k-1)] || u.w(k+1) == "that" || u.quoted(k+1) || u.quoted(k+2)
	case v.tense&present != 0:
		return u.presentVerb(k)
	case v.tense&base != 0:
		before := u.beforeAside(k) - 1
		if u.w(before) == "," && plainVerbs[u.w(k)] { // "critics, even friends, say"
			before = u.apposed(before).last - 1
		}
		return u.plural(before) && (plainVerbs[u.w(k)] || !u.membersOf(before))
	}
	return false
}

// wishful verbs wish after "would" alone: "would like to".
var wishful = words("like love likes loves liked loved liking loving")

// aloneAt reports whether the determiner at item k is a subject by itself:
// "Another said".
func (u *unit) aloneAt(k int) bool {
	if !alone[u.w(k)] {
		return false
	}
	w := u.w(k - 1)
	return k == 0 || u.pause(k-1) || u.quoted(k-1) || conjunctions[w] || w == "of"
}

var alone = words("another one some many most all several both half few this that none two three four five six")

// agrees reports whether v can follow an auxiliary: "has said", "is saying",
// "will say".
func (u *unit) agrees(helper string, v verb) bool {
	switch {
	case having[helper]:
		return v.tense&participle != 0
	case being[helper]:
		return v.tense&gerund != 0
	case modals[helper]:
		return v.tense&base != 0
	}
	return true
}

var having = words("has have had having 've ’ve")

// plainVerbs are no nouns.
var plainVerbs = words("say believe think argue fear expect agree insist contend suggest know want feel worry deny maintain warn acknowledge hope see consider accuse describe show indicate reveal")

// leads stand before a gerund that has the subject of the sentence.
var leads = words("by after before while without when in for from despite")

// helper is the last auxiliary of the group before the verb at item k.
func (u *unit) helper(group, k int) string {
	for i := k - 1; i >= group; i-- {
		if w := u.w(i); auxiliaries[w] || modals[w] && w != "not" && w != "n't" {
			return w
		}
	}
	return ""
}

// presentVerb reports whether "claims" at item k is no noun.
func (u *unit) presentVerb(k int) bool {
	before := u.w(k - 1)
	for i := k - 1; u.adverb(i); i-- {
		before = u.w(i - 1)
	}
	if before == "says" || determiners[before] && !u.aloneAt(k-1) || possessive(before) || prepositions[before] {
		return false
	}
	if u.w(k) == "says" || u.w(k) == "thinks" || u.w(k) == "believes" || singular[before] || before == "who" || before == "which" {
		return true
	}
	if conjunctions[before] && u.joined(k) && !u.plural(k-2) || u.name(k-1) != nil {
		return true
	}
	if !nouns[u.w(k)] {
		return before != "" && (!conjunctions[before] || u.joined(k))
	}
	next := u.w(k + 1)
	if studies[before] || u.w(k) == "calls" && (next == "for" || next == "on") && u.letters(k-1) {
		return true
	}
	if before == "," {
		p := u.apposed(k - 1)
		if u.person(p) != "" || !p.none() && (determiners[next] || pronouns[next] || next == "to" || next == "that") {
			return true
		}
	}
	return next == "that" || next == ":" || u.quoted(k+1) || pronouns[next] || determiners[next] && !u.pause(k-1) || next == "to" && u.letters(k-1)
}

// nouns are forms in the present that are as often nouns.
var nouns = words(`claims reports plans hopes fears doubts demands promises calls notes comments votes answers requests questions attacks
	objects estimates forecasts bets pledges vows charges remarks replies signals figures counsels rules views states talks dreams
	desires threats offers wishes aims guesses complaints warnings orders disputes records shows finds cites tweets posts reviews
	challenges supports appeals proposals projects brands labels terms calls rates judges complaints cautions directs advocates teases
	whispers laughs cries praises regrets concerns contents details quotes`)

// plural reports whether a base form after item k is a verb: "they say",
// "officials say".
func (u *unit) plural(k int) bool {
	for u.adverb(k) {
		k--
	}
	if polls[u.w(k)] && (k == 0 || determiners[u.w(k-1)] || u.w(k-1) == "opinion" || u.w(k-1) == "exit") {
		return true
	}
	switch w := u.w(k); w {
	case "those", "that", "which", "these", "all", "two", "three", "several", "they", "we", "i", "you", "who", "people", "police", "many", "some", "others", "data", "media", "men", "women", "children", "staff", "both", "few", "most", "public":
		return true
	default:
		if u.membersOf(k) {
			return true
		}
		return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 3 && !possessive(w) && u.letters(k) &&
			!determiners[w] && !auxiliaries[w] && verbs()[w].class == 0
	}
}

// polls speak, though the words are verbs too.
var polls = words("polls states reports records figures studies estimates forecasts rules charges")

// membersOf reports whether item k ends a plural noun phrase such as "officials
// in Ohio" or "members of the party".
func (u *unit) membersOf(k int) bool {
	for i := k; i > 0 && k-i < 6 && u.letters(i); i-- {
		if !prepositions[u.w(i)] {
			continue
		}
		w := u.w(i - 1)
		if w == "close" || w == "familiar" {
			w = u.w(i - 2)
		}
		return w == "many" || w == "some" || w == "most" || w == "few" || w == "those" || w == "people" ||
			strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 3 && (i == 1 || !u.capital(i-1)) && verbs()[w].class == 0
	}
	return false
}

// progressive reports whether the gerund at item k is part of "is saying".
func (u *unit) progressive(k, group int) bool { return group < k && auxiliaries[u.helper(group, k)] }
