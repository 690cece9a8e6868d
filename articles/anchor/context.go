package anchor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/articles/prose"
)

// around is how many bytes on either side of a place tell which words are rare
// there.
const around = 4096

// drift is how many words a word of the context may have moved towards the
// passage or from it.
const drift = 4

// likeness is how like the context at r is to the one that the selector keeps:
// 1 where it is the same, about 0.3 where it is another text.
func (f *finder) likeness(r prose.Range) float64 {
	prefix, suffix := []rune(f.sel.Prefix), []rune(f.sel.Suffix)
	if len(prefix)+len(suffix) == 0 {
		return 1
	}
	edits := distance(prefix, []rune(before(f.text, r.From, len(prefix)))) +
		distance(suffix, []rune(after(f.text, r.To, len(suffix))))
	return 1 - float64(edits)/float64(len(prefix)+len(suffix))
}

// tells is how much of what tells a place from others stands around r, on the
// side of it where less does: the words of the context in their order, those that
// stand in many places hereabouts, or further away, counting for less. The rows
// of a table are alike but for a name or a day beside the passage.
func (f *finder) tells(r prose.Range) float64 {
	head, tail := f.sides(r)
	return min(head, tail)
}

// tellsBeside reports whether one side of r, of a few words at least, has what
// leaves no question.
func (f *finder) tellsBeside(r prose.Range) bool {
	const few = 3
	head, tail := f.sides(r)
	return head >= told && len(words(f.sel.Prefix)) >= few || tail >= told && len(words(f.sel.Suffix)) >= few
}

// sides are how much of what tells stands before r and behind it.
func (f *finder) sides(r prose.Range) (head, tail float64) {
	prefix, suffix := f.sel.Prefix, f.sel.Suffix
	here := f.text[max(0, r.From-around):min(len(f.text), r.To+around)]
	const slack = context / 8
	old, now := words(prefix), words(before(f.text, r.From, utf8.RuneCountInString(prefix)+slack))
	slices.Reverse(old)
	slices.Reverse(now)
	head = shared(old, now, here)
	old, now = words(suffix), words(after(f.text, r.To, utf8.RuneCountInString(suffix)+slack))
	return head, shared(old, now, here)
}

// touching counts the bytes of context that stand unchanged before and behind r.
func (f *finder) touching(r prose.Range) (head, tail int) {
	text, p := f.text[:r.From], f.sel.Prefix
	for head < len(p) && head < len(text) && p[len(p)-1-head] == text[len(text)-1-head] {
		head++
	}
	text, p = f.text[r.To:], f.sel.Suffix
	for tail < len(p) && tail < len(text) && p[tail] == text[tail] {
		tail++
	}
	return head, tail
}

// twin reports whether the passage stands at r as it stood: its nearest context
// unchanged on both sides.
func (f *finder) twin(r prose.Range) bool { return f.touched(r, telling) }

// touches reports whether a few characters on both sides of r are as they were. A
// short passage that was taken out and written again elsewhere has other ones.
func (f *finder) touches(r prose.Range) bool { return f.touched(r, telling/4) }

func (f *finder) touched(r prose.Range, n int) bool {
	head, tail := f.touching(r)
	return head >= min(n, len(f.sel.Prefix)) && tail >= min(n, len(f.sel.Suffix))
}

// cut reports whether r cuts through a word where the passage did not.
func (f *finder) cut(r prose.Range) bool {
	first, _ := utf8.DecodeRuneInString(f.sel.Exact)
	last, _ := utf8.DecodeLastRuneInString(f.sel.Exact)
	return joins(f.text[:r.From], first) && !joins(f.sel.Prefix, first) ||
		joined(last, f.text[r.To:]) && !joined(last, f.sel.Suffix)
}

// joins reports whether r goes on a word at the end of s.
func joins(s string, r rune) bool {
	last, n := utf8.DecodeLastRuneInString(s)
	return n > 0 && !between(last) && !between(r)
}

// joined reports whether s goes on a word that r ends.
func joined(r rune, s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	return n > 0 && !between(r) && !between(first)
}

// between reports whether r stands between words.
func between(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }

// words are those of s, numbers among them.
func words(s string) []string { return strings.FieldsFunc(s, between) }

// shared is the share of old, by weight, that is also among now in one order;
// both begin at the passage. A word weighs less the more often it stands in here.
func shared(old, now []string, here string) float64 {
	if len(old) == 0 {
		return 1
	}
	row, all := make([]float64, len(now)+1), 0.0 // row is that of the longest common subsequence
	for i, w := range old {
		weight := 4 / float64(4+i) / float64(max(1, strings.Count(here, w)))
		all += weight
		diagonal := 0.0
		for j, v := range now {
			best := max(row[j+1], row[j])
			if v == w && max(i-j, j-i) <= drift {
				best = max(best, diagonal+weight)
			}
			diagonal, row[j+1] = row[j+1], best
		}
	}
	return row[len(now)] / all
}

// distance is the edit distance of a and b (Levenshtein 1966).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, c := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, d := range b {
			replaced := diagonal
			if c != d {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
