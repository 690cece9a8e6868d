package page_test

import (
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"onrecord/articles"
)

// A word is a word of a generated body that is to be seen on the page.
type word struct {
	span  articles.Span
	shown string
	block int // words of one block follow each other on the page
}

// A writer writes a random body and remembers its words.
type writer struct {
	*rapid.T
	strings.Builder
	words []word
	block int
}

// A spelling is how a word stands in the body and on the page.
type spelling struct{ source, shown string }

var words = []spelling{
	{"the", "the"},
	{"war", "war"},
	{"a", "a"},
	{"Orsolya", "Orsolya"},
	{"Kestrel", "Kestrel"},
	{"vis-vis", "vis-vis"},
	{"the-war", "the-war"},
	{"-", "-"},
	{"—", "—"},
	{"1,200.5", "1,200.5"},
	{"中国", "中国"},
	{"日本語の長い文章", "日本語の長い文章"},
	{"한국", "한국"},
	{"“quoted”", "“quoted”"},
	{"te\u0301s", "te\u0301s"},
	{"a\u0308\u0323", "a\u0308\u0323"},
	{"नमस्ते", "नमस्ते"},
	{"ไทย", "ไทย"},
	{"😀", "😀"},
	{"👩‍🚀", "👩‍🚀"},
	{"🇫🇷", "🇫🇷"},
	{"👍🏽", "👍🏽"},
	{"❤️", "❤️"},
	{"🏳️‍🌈", "🏳️‍🌈"},
	{"&amp;", "&"},
	{"&eacute;", "é"},
	{"&#233;", "é"},
	{"&#x41;", "A"},
	{`\*`, "*"},
	{`\_`, "_"},
	{`\]`, "]"},
	{"co\u00adop", "coop"},
	{"zero\u200bwidth", "zerowidth"},
	{"no\u00a0break", "no\u00a0break"},
	{"a-very-long-word-that-fits-on-no-line-of-a-narrow-page", "a-very-long-word-that-fits-on-no-line-of-a-narrow-page"},
	{"Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsgesellschaft"},
}

func (w *writer) word(raw bool) {
	s := rapid.SampledFrom(words).Draw(w.T, "word")
	if raw && strings.ContainsAny(s.source, `&\`) {
		s.shown = s.source
	}
	w.say(s)
}

func (w *writer) say(s spelling) {
	lo := w.Len()
	w.WriteString(s.source)
	w.words = append(w.words, word{articles.Span{Lo: lo, Hi: w.Len()}, s.shown, w.block})
}

// mark writes markup, in which letters a to z are words.
func (w *writer) mark(s string) {
	for _, r := range s {
		if r >= 'a' && r <= 'z' {
			w.say(spelling{string(r), string(r)})
			continue
		}
		w.WriteRune(r)
	}
}

func (w *writer) n(lo, hi int) int { return rapid.IntRange(lo, hi).Draw(w.T, "n") }

// within writes some words between marks of Markdown.
func (w *writer) within(before, after string, most int, raw bool) {
	w.mark(before)
	for i := range w.n(1, most) {
		if i > 0 {
			w.WriteString(" ")
		}
		w.word(raw)
	}
	if label, url, ok := strings.Cut(after, "]("); ok {
		w.mark(label)
		after = "](" + url
		w.WriteString(after)
		return
	}
	w.mark(after)
}

// inlines writes a run of text of n pieces; next is what starts a new line in
// it, if it may have several.
func (w *writer) inlines(n int, next string) {
	for i := range n {
		switch {
		case i == 0:
		case next != "" && w.n(0, 12) == 0:
			w.WriteString(rapid.SampledFrom([]string{"\n", "  \n", "\\\n"}).Draw(w.T, "break"))
			w.mark(next)
		default:
			w.WriteString(" ")
		}
		switch w.n(0, 24) {
		case 0:
			w.within("*", "*", 2, false)
		case 1:
			w.within("**", "**", 2, false)
		case 2:
			w.within("`x ", " x`", 2, true)
		case 3:
			w.within("[l ", " l](https://example.org/the/war)", 3, false)
		case 4:
			w.within("~~", "~~", 2, false)
		case 5:
			w.within("***", "***", 1, false)
		case 6:
			w.within("![i ", " i](pic.png)", 2, false)
		case 7:
			w.within("**a *b ", " c* d**", 2, false)
		default:
			w.word(false)
		}
	}
}

func (w *writer) blocks(n int) {
	for range n {
		w.one()
		w.WriteString("\n\n")
		w.block++
	}
}

func (w *writer) one() {
	switch w.n(0, 11) {
	case 0:
		w.mark(strings.Repeat("#", w.n(1, 6)) + " x ")
		w.inlines(w.n(1, 8), "")
	case 1, 2:
		w.list()
	case 3:
		w.mark("> x ")
		w.inlines(w.n(1, 20), "> x ")
	case 4, 5:
		w.table()
	case 6:
		w.WriteString("```\n")
		for range w.n(1, 4) {
			w.within("  ", "\n", 5, true)
		}
		w.WriteString("```")
	case 7:
		w.mark("x")
		w.block++
		w.mark("\n: x ")
		w.inlines(w.n(1, 8), "")
	case 8:
		w.WriteString("* * *")
	default:
		w.mark("x ")
		w.inlines(w.n(1, 30), "x ")
	}
}

func (w *writer) list() {
	ordered, loose := w.n(0, 1) == 0, w.n(0, 1) == 0
	for i := range w.n(1, 4) {
		mark := "-"
		if ordered {
			mark = strconv.Itoa(i+8) + "."
		}
		w.WriteString(mark + rapid.SampledFrom([]string{"", " [x]", " [ ]"}).Draw(w.T, "box"))
		w.mark(" x ")
		w.inlines(w.n(1, 12), "    x ")
		w.WriteString("\n")
		w.block++
		if w.n(0, 3) == 0 {
			w.mark("\n    x ")
			w.inlines(w.n(1, 6), "")
			w.WriteString("\n")
			w.block++
		}
		if w.n(0, 3) == 0 {
			w.mark("    - x ")
			w.inlines(w.n(1, 6), "")
			w.WriteString("\n")
			w.block++
		}
		if loose {
			w.WriteString("\n")
		}
	}
}

func (w *writer) table() {
	columns := w.n(1, 4)
	row := func(most int) {
		w.WriteString("|")
		for range columns {
			w.mark(" x ")
			w.inlines(w.n(1, most), "")
			w.WriteString(" |")
			w.block++ // words of two cells do not follow each other
		}
		w.WriteString("\n")
	}
	row(2)
	w.WriteString("|" + strings.Repeat("---|", columns) + "\n")
	for range w.n(0, 3) {
		row(4)
	}
}
