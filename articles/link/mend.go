package link

import (
	"strings"

	"onrecord/articles/gazetteer"
)

// mend bounds names, joins those that a quoted nickname parts, and cuts those
// that run over a dash: what stands before it is a dateline.
func (a *article) mend(names []Name) []Name {
	var out []Name
	for _, n := range names {
		n.First, n.Last = max(n.First, 0), min(n.Last, len(a.words))
		if n.First >= n.Last {
			continue
		}
		if n.Other {
			out = append(out, n)
			continue
		}
		for i := n.Last - 2; i > n.First; i-- {
			if dash(a.words[i]) {
				n.First = i + 1
				break
			}
		}
		n = a.closed(n)
		if k := len(out) - 1; k >= 0 && !out[k].Other && (a.nickname(out[k], n.First) || a.bracketed(out[k], n)) {
			out[k].Last = n.Last
			continue
		}
		out = append(out, n)
	}
	return out
}

func dash(word string) bool { return word == "—" || word == "–" || word == "--" }

// closed takes in the closing mark of a nickname that ends n.
func (a *article) closed(n Name) Name {
	if a.marks(n.First, n.Last)%2 == 1 && quoteMark(a.word(n.Last)) {
		n.Last++
	}
	return n
}

// nickname reports whether the words between n and the next name, at word
// next, are a nickname in quotation marks, or the end of one.
func (a *article) nickname(n Name, next int) bool {
	if next < n.Last || next-n.Last > 5 || !quoteMark(a.word(next-1)) {
		return false
	}
	for _, word := range a.words[n.Last:next] {
		if !letters(word) && !quoteMark(word) {
			return false
		}
	}
	return a.marks(n.First, next)%2 == 0
}

// bracketed reports whether n goes on with the name x behind a parenthesis
// that holds its first words: "Jacqueline (Maranger) Desmarais".
func (a *article) bracketed(x, n Name) bool {
	if n.First != x.Last+1 || a.words[x.Last] != "(" || n.Last-n.First < 3 {
		return false
	}
	return a.words[n.First+1] == ")" || a.words[n.First+2] == ")" && n.Last-n.First > 3
}

// marks counts the quotation marks in words [first, last).
func (a *article) marks(first, last int) int {
	count := 0
	for _, word := range a.words[first:last] {
		if quoteMark(word) {
			count++
		}
	}
	return count
}

func quoteMark(word string) bool {
	switch word {
	case "\"", "“", "”", "‘", "’", "''":
		return true
	}
	return false
}

// government is the name in "the Trump administration" at word i, of which the
// recogniser may have made nothing or a firm.
func (a *article) government(i int, n Name) bool {
	next := a.word(i + 1)
	if next != "administration" && next != "presidency" && next != "premiership" {
		return false
	}
	if !upper(a.words[i]) || a.taken[i] && (!n.Other || n.Last-n.First > 1) || parties[a.words[i]] || strings.HasSuffix(a.words[i], "an") {
		return false
	}
	_, country := gazetteer.ByName(a.words[i])
	return !country && !titleOrOffice(a.words[i])
}

// parties and other words before "administration" that are no name.
var parties = words("Democratic Labour Labor Tory Conservative Liberal Federal State City County Local Military Civil Business Public Current New Second First Next The This That His Her Its Their Our Each Every Any No One University School Vice European Council")
