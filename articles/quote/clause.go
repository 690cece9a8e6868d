package quote

// content is the clause that r reports.
func (u *unit) content(r report, later []report) phrase {
	var right, left phrase
	if r.right {
		right = u.rightContent(r, later)
	}
	if r.left {
		left = u.leftContent(r)
		if u.w(r.after) == "," && u.anyVerb(r.after+1) && !u.holdsVerb(left) { // "The dam, X says, will hold"
			return phrase{r.after + 1, u.end(r, r.after+1, later)}
		}
	}
	if left.none() && right.none() && r.class&say != 0 && r.rule == "X said" && u.w(r.after) == "," && u.clauseAt(r.after+1) { // "Still, he said, the dam held"
		return phrase{r.after + 1, u.end(r, r.after+1, later)}
	}
	if left.last-left.first > right.last-right.first {
		return left
	}
	return right
}

// anyVerb reports whether a verb stands at item k, in any form.
func (u *unit) anyVerb(k int) bool {
	for u.adverb(k) {
		k++
	}
	return u.verbAt(k) || verbs()[u.w(k)].tense != 0
}

// holdsVerb reports whether p has a verb that a noun phrase does not hold.
func (u *unit) holdsVerb(p phrase) bool {
	for k := p.first; k < p.last; k++ {
		if u.verbAt(k) || verbs()[u.w(k)].tense&present != 0 && u.presentVerb(k) {
			return true
		}
	}
	return p.last-p.first > 12
}

// leftContent is the clause before "…, X said".
func (u *unit) leftContent(r report) phrase {
	last := r.edge.first
	for last > 0 && u.pause(last-1) {
		last--
	}
	first := last
	for first > 0 && last-first < longestClause && !u.spoken(first-1) && u.w(first-1) != ";" {
		first--
	}
	first = max(first, u.dateline(first))
	for first < last && (u.w(first) == "and" || u.w(first) == "but" || u.w(first) == ",") {
		first++
	}
	p := phrase{first, last}
	if prepositions[u.w(first)] && !u.holdsVerb(p) && r.rule == "X said" { // "In the spring, he said"
		return phrase{}
	}
	return p
}

// rightContent is the clause after "X said".
func (u *unit) rightContent(r report, later []report) phrase {
	first := u.start(r)
	if first < 0 {
		return phrase{}
	}
	return phrase{first, u.end(r, first, later)}
}

// start is where the reported clause starts, -1 where none does.
func (u *unit) start(r report) int {
	if r.rule == "according to" || r.rule == "in the words of" {
		return u.afterSource(r.after)
	}
	clause := r.class&(say|tell|think|find) != 0
	if u.w(r.after) == "that" && (clause || r.class&wh != 0 && u.clauseAt(r.after+1)) {
		return r.after
	}
	if r.class&utter != 0 || r.rule == "said X" {
		return -1
	}
	if j := u.announced(r, clause); j >= 0 {
		return j
	}
	if j := u.taken(r); j >= 0 {
		return j
	}
	if clause {
		if j := u.bareClause(r); j >= 0 {
			return j
		}
	}
	if r.class&object != 0 && u.objectAt(r.after) || r.class&find != 0 && u.studied(r) && u.nounAt(r.after) ||
		r.class&gist != 0 && u.gistAt(r.after) || calling[u.w(r.cue.last-1)] && u.twoNouns(r.after) || r.class&rate != 0 && u.nounAt(r.after) && u.asAhead(r.after) {
		return r.after
	}
	return -1
}

// afterSource is the item after the comma that ends "according to X,", where X
// goes on at item k.
func (u *unit) afterSource(k int) int {
	for from := k; k < len(u.items) && u.w(k) != ","; k++ {
		if u.pause(k) || k-from > longestNoun {
			return -1
		}
	}
	return k + 1
}

// announced is where a clause starts that a word or a colon announces: "what",
// "to which", "to go", "on Tuesday that"; -1 where none does.
func (u *unit) announced(r report, clause bool) int {
	k := r.after
	switch w := u.w(k); {
	case r.class&wh != 0 && questions[w]:
		return k
	case clause && (questions[w] || prepositions[w] && relatives[u.w(k+1)]):
		return k
	case r.class&say != 0 && w == ":" && u.letters(k+1):
		return k + 1
	case r.class&(want|ask) != 0 && u.infinitiveAt(k):
		return k
	}
	if j := u.pastAside(k); r.class&(want|ask) != 0 && u.infinitiveAt(j) {
		return j
	}
	if clause {
		if j := u.thatAhead(k); j > 0 {
			return j
		}
	}
	return -1
}

// taken is the preposition by which a cue takes what it reports: "warned of",
// "accused the mayor of"; -1 where none is.
func (u *unit) taken(r report) int {
	for _, j := range [...]int{r.after, u.pastAside(r.after)} {
		if r.class&takes[u.w(j)] != 0 && (u.letters(j+1) || u.quoted(j+1)) {
			return j
		}
	}
	if w := u.w(r.after); r.class&charge != 0 && (w == "of" || w == "for") {
		return r.after
	}
	if r.class&charge != 0 {
		return u.charged(r.after)
	}
	return -1
}

// bareClause is where a clause starts that no word announces; -1 where none
// does.
func (u *unit) bareClause(r report) int {
	if u.w(r.edge.first) == "as" && u.w(r.after) == "," {
		return r.after + 1
	}
	j := u.pastAside(r.after)
	before := u.w(r.source.first - 1)
	switch {
	case u.clauseAt(j) && !u.perceived(r, j), u.plainly(r, j):
		return j
	case auxiliaries[u.w(j)] && !possessive(u.w(j)) && (r.clause || relatives[before] || before == "that"): // "which he said would"
		return j
	}
	return -1
}

// infinitiveAt reports whether "to go" or "not to go" stands at item k.
func (u *unit) infinitiveAt(k int) bool {
	if u.w(k) == "not" {
		k++
	}
	w := u.w(k + 1)
	return u.w(k) == "to" && u.letters(k+1) && !determiners[w] && !pronouns[w] && u.name(k+1) == nil && !u.numeral(k+1)
}

// thatAhead is the "that" of "said on Tuesday that …", 0 if none.
func (u *unit) thatAhead(k int) int {
	comma := false
	if u.w(k) == "it" && u.w(k+2) == "that" { // "finds it strange that"
		return k + 2
	}
	for j := k; j < len(u.items) && j-k < 12 && !u.quoted(j); j++ {
		if u.w(j) == "that" && j > k && !u.verbAt(j-1) {
			if comma && u.w(j-1) != "," { // "said on Tuesday, a step that"
				return 0
			}
			return j
		}
		comma = comma || u.w(j) == ","
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
	for j := k + 1; j < min(k+4, len(u.items)); j++ {
		if u.w(j) == "ago" {
			return u.pastAside(j + 1)
		}
	}
	if j := u.pastPlace(k); j > k {
		return j
	}
	if w := u.w(k); w == "on" || w == "in" || w == "at" || w == "to" && !u.infinitiveAt(k) || w == "during" || w == "after" {
		for j := k + 1; j < len(u.items) && j-k < 7; j++ {
			if timely[u.w(j)] {
				return u.pastAside(j + 1)
			}
			if asides[u.w(j)] {
				return j + 1
			}
			if u.pause(j) {
				break
			}
		}
	}
	return k
}

// pastPlace is the item after "in Ohio" at item k where a clause starts there;
// k where none does.
func (u *unit) pastPlace(k int) int {
	if w := u.w(k); w != "in" && w != "at" {
		return k
	}
	j := k + 1
	for j < k+5 && u.capital(j) {
		j++
	}
	if j > k+1 && pronouns[u.w(j)] {
		return j
	}
	return k
}

var asides = words("statement interview conference briefing speech tweet letter email report post reporters address broadcast hearing twitter facebook radio television")

// end is where the clause of r ends that starts at item first: before the next
// cue that stands beside it, or at the end of the unit.
func (u *unit) end(r report, first int, later []report) int {
	last := min(len(u.items), first+2*longestClause)
	for _, l := range later {
		if l.cue.first >= last {
			break
		}
		if l.edge.first <= first || l.edge.first >= last {
			continue
		}
		if l.left && l.edge.first > first+1 {
			last = l.edge.first
			break
		}
		if r.cue.first == 0 && r.rule != "according to" && u.w(l.edge.first-1) == "," && l.edge.first > first+1 { // "Asked whether he knew, Tarn said"
			last = l.edge.first
			break
		}
		if cut := u.beside(l); cut > first {
			last = cut
			break
		}
	}
	for k := first; k < last; k++ {
		if u.w(k) == ";" || k > first+1 && u.ends(r, k) {
			last = k
		}
	}
	if r.rule == "X's claim" && u.leads(r) {
		last = u.predicate(first, last)
	}
	for last > first && !u.quoted(last-1) && (u.pause(last-1) || u.w(last-1) == "and" || u.w(last-1) == "but" || u.w(last-1) == "while" || u.mark(last-1)) {
		last--
	}
	return last
}

// ends reports whether the comma at item k ends what r reports: the relative
// clause in which it stands, or the noun that it takes.
func (u *unit) ends(r report, k int) bool {
	if w := u.w(k); w != "," && w != "—" && w != "–" && w != "--" {
		return false
	}
	if r.clause {
		return !u.listed(k)
	}
	return r.class&(say|think|tell|find|want|ask) == 0
}

// listed reports whether the comma at item k parts the items of a list.
func (u *unit) listed(k int) bool {
	for j := k + 1; j < min(k+6, len(u.items)) && u.letters(j); j++ {
		if u.w(j) == "and" || u.w(j) == "or" {
			return true
		}
	}
	return false
}

// beside is where the words of the cue l start that stand beside a clause
// before it, not in it; -1 where they stand in it.
func (u *unit) beside(l report) int {
	k := l.edge.first
	for u.adverb(k - 1) {
		k--
	}
	switch u.w(k - 1) {
	case "and", "but", "while":
		return k
	case ",":
		switch {
		case u.w(k) == "according", l.rule == "participle":
			return k
		case subordinates[u.w(k)]:
			return k - 1
		}
		return -1
	}
	for j := k - 1; j > 0 && k-j < 5; j-- {
		if u.w(j) == "," && subordinates[u.w(j+1)] || u.w(j) == "," && u.w(j+1) == "hours" {
			return j
		}
	}
	return -1
}

// subordinates start a clause of the writer's after the one reported.
var subordinates = words("as after while though although even whereas despite because")

func (u *unit) mark(k int) bool { return u.w(k) == "\"" || u.w(k) == "''" || u.w(k) == "”" }
