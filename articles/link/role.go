package link

import (
	"strings"

	"onrecord/articles"
	"onrecord/articles/gazetteer"
)

// Limits, in words, of a role and of where it is looked for.
const (
	widest = 14
	reach  = 8
)

// role is what the text prints p to be, where it first does: before the name
// ("French President"), or set off by commas; and all that it prints, parted
// by "; ".
func (a *article) role(p *person) (role, all string) {
	for k, n := range p.names {
		if k == many {
			break
		}
		for _, find := range []func(*name) (int, int){a.before, a.beforeComma, a.after} {
			first, last := find(n)
			if first >= last {
				continue
			}
			text := articles.Line(a.text(first, last))
			if role == "" {
				role, all = text, text
			} else if !strings.Contains(all, text) {
				all += "; " + text
			}
		}
	}
	return role, all
}

// before is the words of the role that lead up to n: "US Secretary of State".
func (a *article) before(n *name) (first, last int) {
	last = n.First
	for k := 0; k < 2 && honorifics[a.word(last-1)]; k++ { // "US envoy Hajiya Bo Tarn"
		last--
	}
	return a.phrase(last), last
}

// beforeComma is a role set off before n: "Macron's adviser, Emmanuel Bonne".
func (a *article) beforeComma(n *name) (first, last int) {
	if len(n.tokens) < 2 || a.word(n.First-1) != "," {
		return 0, 0
	}
	if next := a.word(n.Last); next != "," && next != "." && next != "" {
		return 0, 0
	}
	return a.phrase(n.First - 1), n.First - 1
}

// phrase is where the noun phrase starts that ends before word end and whose
// head is an office; end where there is none.
func (a *article) phrase(end int) int {
	head := end - 1
	if head >= 2 && a.words[head-1] == "of" { // "Secretary of State", "Minister of Finance"
		head -= 2
	}
	if !a.office(head) {
		return end
	}
	first, seen := head, false // seen: a capital word, left of which only small words of degree go
	for i := head - 1; i >= 0 && end-i <= reach && !a.starts(i+1); i-- {
		switch word := a.words[i]; {
		case possessive(word) && i > 0:
			return a.owner(i)
		case word == "of" && a.office(i-1), hyphen(word), word == "&":
			continue
		case !letters(word), bounds[strings.ToLower(word)]:
			return first
		case upper(word):
			first, seen = i, true
		case seen && !degrees[word] || verb(word):
			return first
		default:
			first = i
		}
	}
	return first
}

// owner is where the name starts that stands before the 's at word i.
func (a *article) owner(i int) int {
	first := i
	for k := i - 1; k >= 0 && i-k < 5 && letters(a.words[k]) && !bounds[strings.ToLower(a.words[k])]; k-- {
		if !upper(a.words[k]) && first < i {
			break
		}
		first = k
	}
	return first
}

// office reports whether word i names what somebody is or does, and is no mere
// form of address.
func (a *article) office(i int) bool {
	word := a.word(i)
	if word == "" || address[word] || honorifics[word] {
		return false
	}
	if elect := a.word(i - 1); (word == "elect" || word == "designate") && hyphen(elect) {
		return a.office(i - 2)
	}
	if _, ok := gazetteer.Office(word); ok || craft(word) {
		return true
	}
	_, ok := gazetteer.Title(word)
	return ok && upper(word) && !a.starts(i+1)
}

// after is a role set off after n: "Olaf Berg, the finance minister of Norway,".
func (a *article) after(n *name) (first, last int) {
	i := n.Last
	if a.word(i) != "," {
		return 0, 0
	}
	i++
	if isNumber(a.word(i)) && a.word(i+1) == "," { // an age
		i += 2
	}
	if articlesOf[a.word(i)] {
		i++
	}
	first = i
	head := false
	for ; i < len(a.words) && i-first < widest; i++ {
		word := a.words[i]
		switch {
		case word == "," || word == "." || word == ";" || word == ":" || word == "—" || word == ")" || word == "”" || relative[word]:
			if head {
				return first, i
			}
			return 0, 0
		case !head && (verb(word) && !strings.HasSuffix(word, "ed") || pronouns[strings.ToLower(word)]):
			return 0, 0
		case !head && i-first < 6 && a.officeNoun(i):
			head = true
		}
	}
	return 0, 0
}

// officeNoun reports whether word i is an office, not the first half of a
// name ("King").
func (a *article) officeNoun(i int) bool {
	if a.taken[i] {
		return false
	}
	_, ok := gazetteer.Office(a.words[i])
	return ok || craft(a.words[i])
}

// craft reports whether a noun that no list has says by its ending what
// somebody does: "geophysicist", "policymaker".
func craft(word string) bool {
	word = strings.ToLower(word)
	if len(word) < 8 || uncrafty[word] {
		return false
	}
	for _, end := range crafts {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// crafts are endings of nouns for what somebody does.
var crafts = []string{"ologist", "icist", "ontist", "ician", "grapher", "maker", "keeper", "monger", "smith", "holder", "woman", "person", "counterpart", "oneer"}

var uncrafty = words("pacemaker placeholder cardholder")

func isNumber(word string) bool { return word != "" && '0' <= word[0] && word[0] <= '9' }

// verb reports whether a small word before a role is no part of it.
func verb(word string) bool { return verbs[word] }

var (
	// address words are titles that say nothing of what somebody does.
	address = words("Mr Mr. Mrs Mrs. Ms Ms. Miss Mister Dr Dr. Sir Madam Madame Lady Lord Dame Mme Mme. Don Monsieur Herr Frau Señor Señora Hon Hon. Uncle Aunt U Daw Sri Shri Smt. Smt St St. Saint Sr Jr QC KC Senior Presidential MP Citizen Comrade")
	// honorifics may stand between what somebody is and the name.
	honorifics = words("Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Hajiya Alhaja Haji Hajji Alhaji Malam Encik Puan Datuk Dato Tun Ustaz Engr. Suor Sir Dame Lady Lord")
	// bounds end a noun phrase to its left.
	bounds = words("the a an his her its their our my your this that these those and or but nor to from with by in on at for of as than when while because if after before since until about against between into over under through who whom which whose what he she it they we i you was were is are be been being has have had do does did will would can could may might must shall should not no yes said says told like said including named called against versus per via also then there here where how why so all both each every some any many most other another such")
	// degrees are small words that may stand left of a capital in a role.
	degrees    = words("former acting ex deputy vice interim outgoing incoming late then caretaker designate ousted embattled disgraced retired longtime veteran junior senior assistant associate chief lead current")
	articlesOf = words("the a an his her their its our")
	relative   = words("who whom whose which and but said says told that when where while after")
	pronouns   = words("he she it they we i you who")
	verbs      = words(`told met asked said says named called hired fired replaced replaces appointed elected beat defeated faced faces
		urged urges thanked thanks joined joins accused accuses praised criticised criticized blamed backed backs saw sees made makes
		wants want including became become becomes married quoted interviewed killed shot arrested charged sued suing
		meet meets meeting tell tells telling ask asks asking succeed succeeds succeeded succeeding visited visits visiting
		hosted hosts gave gives followed follows followed saying calling helped helps helping let lets is are was were
		tweeted wrote writes added adds asked recalled replied argued warned noted insisted joked testified announced
		remove removes removed oust ousts ousted elect elects appoint appoints nominate nominates nominated impeach impeaches impeached
		jail jails jailed free frees freed arrest arrests sanction sanctions expel expels expelled fire fires sack sacks sacked topple topples
		toppled unseat unseats challenge challenges challenged defend defends defended support supports supported persuade persuades persuaded
		protect protects overthrow overthrew assassinate assassinated sentence sentences sentenced acquit acquits acquitted
		has have had does did eaten shows showed shown put puts get gets got take takes took
		joining accompanied according met greeted welcomed welcomes invited pressed warned reminded informed`)
)
