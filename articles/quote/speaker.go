package quote

import (
	"strings"

	"onrecord/articles"
	"onrecord/articles/gazetteer"
	"onrecord/articles/prose"
)

// speaker is who p names, as the text prints it and as far as it is known.
func (f *finder) speaker(u *unit, p phrase) articles.Speaker {
	if p.none() {
		return articles.Speaker{}
	}
	first, last := u.words(p.first, p.last)
	r := prose.Range{From: f.t.Words[first].From, To: f.t.Words[last-1].To}
	s := articles.Speaker{Span: f.t.Span(r), Text: f.t.Of(r), Name: u.person(p)}
	word := f.low[last-1]
	switch {
	case s.Name != "":
	case first+1 == last && anyForm[word]:
		s.Name = f.antecedent(first, word)
	case pronouns[word] && first+1 == last:
	default:
		s.Name = f.office(u, p, first)
		s.Anonymous = s.Name == "" && u.unnamed(p)
		if s.Name == "" && u.somebody(p) {
			f.nobody = max(f.nobody, first)
		}
	}
	return s
}

// somebody reports whether p is one unnamed person, whom "he" can mean next.
func (u *unit) somebody(p phrase) bool {
	d := u.w(p.first)
	return !p.none() && (d == "a" || d == "an" || d == "one" || d == "another" || d == "the") && u.unnamed(p) && !strings.HasSuffix(u.w(p.last-1), "s")
}

// antecedent is the person whom the pronoun at word i stands for: the last
// speaker or the last one named, whichever fits; nobody where two do equally.
func (f *finder) antecedent(i int, pronoun string) string {
	want := gazetteer.Male
	if pronoun == "she" || pronoun == "her" {
		want = gazetteer.Female
	}
	k := f.before(i)
	var near *Name // the last one named who fits
	for looked := 0; k >= 0 && looked < 12; k, looked = k-1, looked+1 {
		n := &f.names[k]
		if near == nil && n.First < f.nobody {
			return "" // somebody unnamed came in since
		}
		if n.Person == "" || n.Gender != gazetteer.Unknown && n.Gender != want || f.signed(n) {
			continue
		}
		if near == nil {
			near = n
		}
		sure := n.Gender == want
		if n.Person == f.last.speaker.Name && (sure || near.Gender == gazetteer.Unknown) ||
			sure && near.Gender == gazetteer.Unknown && f.together(n.First, near.First) {
			return n.Person
		}
	}
	if near == nil {
		return ""
	}
	return near.Person
}

// together reports whether words i and k stand in one block.
func (f *finder) together(i, k int) bool { return f.blockOf(i) == f.blockOf(k) }

func (f *finder) blockOf(i int) int { return f.t.BlockAt(f.t.Words[i].From) }

// signed reports whether n stands in a line that says who wrote the text: "By
// Ada Lind and Bo Tarn".
func (f *finder) signed(n *Name) bool {
	b := f.t.Blocks[f.blockOf(n.First)]
	first, last := f.t.Sentences[b.First].First, f.t.Sentences[b.Last-1].Last
	return (f.low[first] == "by" || f.low[first] == "reporting") && last-first <= longestSigned && !f.ends(last)
}

// longestSigned is how many words a line with its writers' names has at most.
const longestSigned = 16

// before is the index of the last name before word i, -1 if none.
func (f *finder) before(i int) int {
	for f.nextName < len(f.names) && f.names[f.nextName].First < i {
		f.nextName++
	}
	k := f.nextName - 1
	for k >= 0 && f.names[k].First >= i {
		k--
	}
	return k
}

// office is the person whom "the minister" stands for: the last one named
// with that role.
func (f *finder) office(u *unit, p phrase, first int) string {
	if d := u.w(p.first); d != "the" && !owners[d] || p.last-p.first > 4 {
		return ""
	}
	noun := u.w(p.last - 1)
	if _, ok := gazetteer.Office(noun); !ok || generic[noun] {
		return ""
	}
	k := f.before(first)
	for looked := 0; k >= 0 && looked < 40; k, looked = k-1, looked+1 {
		if n := f.names[k]; n.Person != "" && holds(n.Roles, noun) {
			return n.Person
		}
	}
	return ""
}

// holds reports whether noun, or what it is shortened to, is a word of roles.
func holds(roles, noun string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(roles), func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		if word == noun || word == short[noun] {
			return true
		}
	}
	return false
}

// short are titles as printed before a name, by the noun.
var short = map[string]string{
	"general": "gen.", "senator": "sen.", "governor": "gov.", "representative": "rep.", "congressman": "rep.",
	"congresswoman": "rep.", "captain": "capt.", "colonel": "col.", "lieutenant": "lt.", "sergeant": "sgt.",
	"professor": "prof.", "doctor": "dr.", "president": "pres.", "reverend": "rev.", "admiral": "adm.",
}

// generic nouns stand for an unnamed person again, not for one by name.
var generic = words("official source spokesman spokeswoman spokesperson person man woman witness resident diplomat officer officials sources")

// unnamed reports whether p speaks of a person or people without a name: its
// head is what somebody is.
func (u *unit) unnamed(p phrase) bool {
	head := p.last - 1
	for k := p.first + 1; k < p.last; k++ {
		if w := u.w(k); prepositions[w] || w == "familiar" || w == "close" || w == "briefed" || w == "speaking" {
			head = k - 1
			break
		}
	}
	if n := u.name(head); n != nil {
		return false
	}
	noun := u.w(head)
	if human[noun] {
		return true
	}
	for _, form := range []string{noun, strings.TrimSuffix(noun, "s"), strings.TrimSuffix(noun, "es"), strings.Replace(noun, "men", "man", 1)} {
		if _, ok := gazetteer.Office(form); ok {
			return true
		}
	}
	return false
}

var human = words(`source sources person people man men woman women insider insiders observer observers boy girl boys girls
	residents locals witnesses eyewitness eyewitnesses bystander bystanders fans supporters supporter critics allies ally
	others some many several insiders employees employee workers staffer staffers aides parents families relatives relative
	kids children students protesters demonstrators voters voter shoppers users user both one another passer-by passerby
	commuters commuter caller callers reader readers tourists tourist immigrants migrants refugees prisoners inmate inmates
	guest guests attendee attendees participant participants onlookers backers detractors opponents proponents advocates
	officials Democrats republicans experts analysts economists historians scientists lawyers executives diplomats
	traders investors lawmakers prosecutors investigators`)
