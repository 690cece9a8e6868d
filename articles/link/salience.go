package link

import (
	"strings"

	"onrecord/articles/gazetteer"
)

// salience says how likely p is whom a bare surname n means, where several
// people bear it: between -400 and 500. A newspaper keeps the bare surname for
// the person whom the article is about: who is named first, most often and
// already by surname alone. "His brother Ambrose Marlow" is named for the
// brother's sake.
func (a *article) salience(n *name, p *person) int {
	score := 0
	if !p.kin {
		score += 100
	}
	first := p.names[0].First
	lately := 0
	count := 0
	for k := len(p.names) - 1; k >= max(0, len(p.names)-many); k-- {
		m := p.names[k]
		first = min(first, m.First)
		if d := n.First - m.First; d > 0 {
			lately = max(lately, 100-min(d/4, 100))
			count++
			if len(m.tokens) == 1 {
				score += 8
			}
		}
	}
	score += lately + 5*min(count, 8)
	if first < n.First {
		score += 40
	}
	score += 30 - min(first/16, 30)
	if g := a.pronounAfter(n); g != gazetteer.Unknown && p.gender != gazetteer.Unknown {
		if g == p.gender {
			score += 30
		} else {
			score -= 120
		}
	}
	return score
}

// pronounAfter is the gender of the pronoun that follows n in its sentence
// before any other name.
func (a *article) pronounAfter(n *name) gazetteer.Gender {
	const reach = 12
	for i := n.Last; i < len(a.words) && i < n.Last+reach; i++ {
		if a.taken[i] {
			break
		}
		switch strings.ToLower(a.words[i]) {
		case "he", "his", "himself":
			return gazetteer.Male
		case "she", "her", "herself":
			return gazetteer.Female
		case ".", "?", "!", ";", "“", "”", "\"":
			return gazetteer.Unknown
		}
	}
	return gazetteer.Unknown
}

// introduced reports whether n is named as somebody's relative: "his brother
// Ambrose Marlow", "son of Miguel Trovoada".
func (a *article) introduced(n *name) bool {
	for i := n.First - 1; i >= max(0, n.First-4); i-- {
		word := strings.ToLower(a.words[i])
		if relatives[word] {
			return true
		}
		if !linking[word] {
			return false
		}
	}
	return false
}

var (
	relatives = words(`father mother son daughter brother sister wife husband widow widower uncle aunt nephew niece cousin
		grandfather grandmother grandson granddaughter half-brother half-sister stepfather stepmother stepson stepdaughter
		parents sons daughters brothers sisters children twin twins fiancé fiancée partner spouse namesake ancestor married`)
	linking = words(", of to and the late in-law - elder younger")
)
