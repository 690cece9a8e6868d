package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An ending is what a word may end a sentence with.
type ending uint8

const (
	noEnding ending = iota
	stop            // .
	shout           // ! ?
	ellipsis
	shortened // an abbreviation with its full stop
	spaceless // 。 and its like, after which no space stands
)

// split finds the sentences of the block whose words start at first.
func (t *Text) split(first int) {
	lex := abbreviations()
	start := first
	for i := first; i < len(t.Words); {
		next := i + 1
		if e := t.ending(i); e != noEnding {
			next = t.closers(i + 1)
			if t.breaks(lex, e, start, i, next) {
				t.sentence(start, next)
				start = next
			}
		}
		if start < next && (next == len(t.Words) || t.lineEnd(next)) {
			t.sentence(start, next)
			start = next
		}
		i = next
	}
}

func (t *Text) sentence(first, last int) {
	t.Sentences = append(t.Sentences, Sentence{
		Range: Range{t.Words[first].From, t.Words[last-1].To}, First: first, Last: last,
	})
}

// lineEnd reports whether a hard line break stands before word i.
func (t *Text) lineEnd(i int) bool {
	return strings.IndexByte(t.Plain[t.Words[i-1].To:t.Words[i].From], '\n') >= 0
}

// touches reports whether nothing stands between word i and the one before.
func (t *Text) touches(i int) bool {
	return i < len(t.Words) && t.Words[i].From == t.Words[i-1].To
}

func (t *Text) ending(i int) ending {
	w := t.Words[i]
	switch t.Plain[w.To-1] {
	case '.':
		switch {
		case w.Kind == Letters:
			return shortened
		case w.Len() == 1:
			return stop
		}
		return ellipsis
	case '!', '?':
		return shout
	}
	if w.Kind != Punct || w.Len() < 2 {
		return noEnding
	}
	r, _ := utf8.DecodeRuneInString(t.Plain[w.From:])
	switch r {
	case '…':
		return ellipsis
	case '‽', '؟', '‼', '⁇', '⁈', '⁉', '।', '॥', '۔', '։', '።', '។', '။':
		return shout
	case '。', '！', '？', '｡', '．':
		return spaceless
	}
	return noEnding
}

// closers skips, from word i on, what closes a sentence after its end: more
// marks, quotation marks and brackets that touch it, and references.
func (t *Text) closers(i int) int {
	for i < len(t.Words) {
		switch ref := t.reference(i); {
		case ref > i:
			i = ref
		case t.touches(i) && (t.closing(i) || t.Words[i].Kind == Punct && t.ending(i) != noEnding):
			i++
		default:
			return i
		}
	}
	return i
}

// closing reports whether word i is a mark or bracket that closes something.
func (t *Text) closing(i int) bool {
	w := t.Words[i]
	r, _ := utf8.DecodeRuneInString(t.Plain[w.From:w.To])
	switch w.Kind {
	case Punct:
		return unicode.Is(unicode.Pe, r) || unicode.Is(unicode.Pf, r)
	case Mark:
		// The mark that closes in one language opens in another: one with
		// text right behind it opens.
		opens := unicode.Is(unicode.Pi, r) || unicode.Is(unicode.Ps, r)
		return !opens || !t.touches(i+1) || t.Words[i+1].Kind == Punct
	}
	return false
}

// reference is the end of a bracketed number at word i, as in "so.[12] [13]".
func (t *Text) reference(i int) int {
	if !t.lineEnd(i) && i+2 < len(t.Words) && t.Of(t.Words[i].Range) == "[" && t.Words[i+1].Kind == Number &&
		t.Of(t.Words[i+2].Range) == "]" && t.touches(i+1) && t.touches(i+2) {
		return i + 3
	}
	return i
}

// breaks reports whether the sentence of words [start, next) ends, which word
// last and then perhaps closers end.
func (t *Text) breaks(lex lexicon, e ending, start, last, next int) bool {
	switch {
	case next == len(t.Words) || t.lineEnd(next) || e == spaceless:
		return true
	case t.touches(next):
		return e != shortened && last > start && t.glued(last, next)
	}
	head := t.head(next)
	first := t.Of(t.Words[head].Range)
	if r, _ := utf8.DecodeRuneInString(first); unicode.IsLower(r) {
		return false
	}
	switch e {
	case shortened:
		return t.afterAbbreviation(lex, last, next, first)
	case ellipsis:
		return t.Words[head].Kind == Letters
	case shout:
		dated := t.Words[head].Kind == Number && head > next // “Viva!” (1965)
		return !dated && (next == last+1 || !t.said(lex, next))
	}
	return !t.enumerates(start, last)
}

// glued reports whether a space is missing between two sentences: "end.He".
func (t *Text) glued(last, next int) bool {
	before := t.Of(t.Words[last-1].Range)
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLower(r) && len(before) > 1 && capital(t.Of(t.Words[next].Range))
}

// head is the first word from i on that is no mark, bracket or dash, of which
// it passes a few.
func (t *Text) head(i int) int {
	for last := min(i+4, len(t.Words)-1); i < last && t.Words[i].Kind >= Mark && !t.lineEnd(i); {
		i++
	}
	return i
}

// afterAbbreviation reports whether the abbreviation last ends a sentence, and
// the word first starts another.
func (t *Text) afterAbbreviation(lex lexicon, last, next int, first string) bool {
	word := t.Of(t.Words[last].Range)
	switch lex.kind(word[:len(word)-1]) {
	case title, beforeNumber:
		return false
	case clock:
		return capital(first) && !in(lex.zones, first)
	}
	return in(lex.starters, first) || next > last+1 && capital(first)
}

// said reports whether the words from i on say who spoke: "Macron asked".
func (t *Text) said(lex lexicon, i int) bool {
	if w := t.Of(t.Words[i].Range); in(lex.starters, w) && w != "I" {
		return false
	}
	for j := i; j < min(i+5, len(t.Words)) && t.Words[j].Kind == Letters; j++ {
		if in(lex.saying, t.Of(t.Words[j].Range)) {
			return true
		}
	}
	return false
}

// enumerates reports whether the sentence is a number alone so far: "1. The".
func (t *Text) enumerates(start, last int) bool {
	return last == start+1 && t.Words[start].Kind == Number && t.Words[start].Len() <= 3
}
