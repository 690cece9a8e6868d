package page

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// Parts are all words, sentences or blocks of the article, in order.
type Parts struct {
	text *prose.Text
	n    int
	at   func(int) prose.Range
}

// Words are the article's words, with its punctuation marks.
func (p *Page) Words() Parts {
	t := p.text
	return Parts{t, len(t.Words), func(i int) prose.Range { return t.Words[i].Range }}
}

// Sentences are the article's sentences.
func (p *Page) Sentences() Parts {
	t := p.text
	return Parts{t, len(t.Sentences), func(i int) prose.Range { return t.Sentences[i].Range }}
}

// Blocks are the article's paragraphs, headings, list items and table cells.
func (p *Page) Blocks() Parts {
	t := p.text
	return Parts{t, len(t.Blocks), func(i int) prose.Range { return t.Blocks[i].Range }}
}

// Len is how many there are.
func (ps Parts) Len() int { return ps.n }

// Span is the bytes of the body that part i comes from.
func (ps Parts) Span(i int) articles.Span { return ps.text.Span(ps.at(i)) }

// At is the part that s starts in, or the next; Len where there is none.
func (ps Parts) At(s articles.Span) int {
	pos := ps.text.Range(wider(s)).From
	return sort.Search(ps.n, func(i int) bool { return ps.at(i).To > pos })
}

// Next is the n-th part that starts after s does; the last where there are
// fewer.
func (ps Parts) Next(s articles.Span, n int) int {
	pos := ps.text.Range(wider(s)).From
	i := sort.Search(ps.n, func(i int) bool { return ps.at(i).From > pos })
	return max(0, min(i+n-1, ps.n-1))
}

// Prev is the n-th part, counted back, that starts before s does; the first
// where there are fewer.
func (ps Parts) Prev(s articles.Span, n int) int {
	pos := ps.text.Range(wider(s)).From
	i := sort.Search(ps.n, func(i int) bool { return ps.at(i).From >= pos })
	return max(0, i-n)
}

// End is the n-th part that ends after s does; the last where there are fewer.
func (ps Parts) End(s articles.Span, n int) int {
	pos := ps.text.Range(wider(s)).To
	i := sort.Search(ps.n, func(i int) bool { return ps.at(i).To > pos })
	return max(0, min(i+n-1, ps.n-1))
}

// In is how many parts share some text with s.
func (ps Parts) In(s articles.Span) int {
	r := ps.text.Range(s)
	first := sort.Search(ps.n, func(i int) bool { return ps.at(i).To > r.From })
	last := sort.Search(ps.n, func(i int) bool { return ps.at(i).From >= r.To })
	return max(0, last-first)
}

// wider is s, or the byte at s where it is a mere position.
func wider(s articles.Span) articles.Span {
	s.Hi = max(s.Hi, s.Lo+1)
	return s
}

// Headings are the article's headings.
func (p *Page) Headings() []articles.Span {
	return p.blocks(func(b prose.Block) bool { return b.Kind == prose.Heading })
}

// Paragraphs are the article's blocks, a table counting as the first of its
// cells.
func (p *Page) Paragraphs() []articles.Span {
	cell := false
	return p.blocks(func(b prose.Block) bool {
		again := cell && b.Kind == prose.Cell
		cell = b.Kind == prose.Cell
		return !again
	})
}

func (p *Page) blocks(want func(prose.Block) bool) []articles.Span {
	var out []articles.Span
	for _, b := range p.text.Blocks {
		if want(b) {
			out = append(out, p.text.Span(b.Range))
		}
	}
	return out
}

// Plain is the text of s without markup.
func (p *Page) Plain(s articles.Span) string { return p.text.Of(p.text.Range(s)) }

// Len is the number of bytes of the body.
func (p *Page) Len() int { return len(p.text.Body) }

// Search is where the text has words, at most so many places. Upper case letters
// in words count, lower case ones match both.
func (p *Page) Search(words string, most int) []articles.Span {
	in := p.text.Plain
	if words == "" {
		return nil
	}
	if words == strings.ToLower(words) {
		if p.folded == "" {
			p.folded = fold(in)
		}
		in, words = p.folded, fold(words)
	}
	var out []articles.Span
	for at := 0; len(out) < most; {
		i := strings.Index(in[at:], words)
		if i < 0 {
			break
		}
		from := at + i
		at = from + len(words)
		out = append(out, p.text.Span(prose.Range{From: from, To: at}))
	}
	return out
}

// fold is s in lower case, each letter as long as it was, so that places in it
// are places in s.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
			return l
		}
		return r
	}, s)
}
