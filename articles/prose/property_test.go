package prose_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// soup draws text of the pieces that the dialect, and the splitters, look at.
func soup() *rapid.Generator[string] {
	pieces := rapid.SampledFrom([]string{
		"a", "Word ", "said", " ", "\n", "\n\n", "\\\n", "  \n", "*", "**", "_", "`", "```\n", "[", "](u)", "](", "![",
		"# ", "> ", "- ", "1. ", "    ", "\t", "|", "|-|\n", "&amp;", "&#27;", "&acE;", "\\", "\\*", "<b>", "<div>\n",
		"https://a.example ", "x@y.example", "é", "e\u0301", "日本。", "😀", "👩‍🚀", "\u00ad", "\u200d", ".", "...", "!", "?\" ", "“", "”",
		"Mr. ", "U.S. ", "n't", "'s ", "3.5", ": ", "~~", "=\n", "[a]: b\n", "\x80", "\u202e",
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(pieces, 0, 60).Draw(t, "pieces"), "")
	})
}

func TestReadHolds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := prose.Read(soup().Draw(t, "body"))
		checkText(t, text)
		a := rapid.IntRange(0, len(text.Plain)).Draw(t, "from")
		b := rapid.IntRange(a, len(text.Plain)).Draw(t, "to")
		checkRange(t, text, prose.Range{From: a, To: b})
		lo := rapid.IntRange(0, len(text.Body)).Draw(t, "lo")
		hi := rapid.IntRange(lo, len(text.Body)).Draw(t, "hi")
		checkSpan(t, text, articles.Span{Lo: lo, Hi: hi})
	})
}

func FuzzRead(f *testing.F) {
	f.Add("# A *b* &amp; c\n\n- d\n\n| e |\n|---|\n| f |\n", 3, 9)
	f.Add("Mr. Pell said: “No.” He left... `x`", 0, 40)
	f.Fuzz(func(t *testing.T, body string, lo, hi int) {
		text := prose.Read(body)
		checkText(t, text)
		checkRange(t, text, prose.Range{From: lo, To: hi})
		checkSpan(t, text, articles.Span{Lo: lo, Hi: hi})
	})
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkText checks that blocks, sentences and words nest, are in order and
// leave out nothing but white space.
func checkText(t failer, text *prose.Text) {
	t.Helper()
	end := 0 // of the last word
	for i, b := range text.Blocks {
		if b.From < end || b.To <= b.From || i > 0 && b.First != text.Blocks[i-1].Last {
			t.Fatalf("block %d %v is out of order", i, b)
		}
		for k := b.First; k < b.Last; k++ {
			s := text.Sentences[k]
			if !b.Contains(s.Range) || s.First >= s.Last || text.Words[s.First].From != s.From || text.Words[s.Last-1].To != s.To {
				t.Fatalf("sentence %d %v does not fit its block or words", k, s)
			}
			for _, w := range text.Words[s.First:s.Last] {
				if w.From < end || w.To <= w.From || strings.TrimSpace(text.Plain[end:w.From]) != "" {
					t.Fatalf("%q is out of order or leaves out %q", text.Of(w.Range), text.Plain[end:w.From])
				}
				end = w.To
			}
		}
	}
	if strings.TrimSpace(text.Plain[end:]) != "" {
		t.Fatalf("no word has %q", text.Plain[end:])
	}
}

// checkRange checks the way from plain text to body and back.
func checkRange(t failer, text *prose.Text, r prose.Range) {
	t.Helper()
	span := text.Span(r)
	if !span.Within(len(text.Body)) || !border(text.Body, span.Lo) || !border(text.Body, span.Hi) {
		t.Fatalf("Span(%v) = %v is no range of characters of the body", r, span)
	}
	r.From = min(max(r.From, 0), len(text.Plain))
	r.To = min(max(r.To, r.From), len(text.Plain))
	trimmed := r
	trimmed.From += len(text.Of(r)) - len(strings.TrimLeftFunc(text.Of(r), unicode.IsSpace))
	trimmed.To -= len(text.Of(r)) - len(strings.TrimRightFunc(text.Of(r), unicode.IsSpace))
	if back := text.Range(span); trimmed.Len() > 0 && !back.Contains(trimmed) {
		t.Fatalf("Range(Span(%v)) = %v", r, back)
	}
	start, end := text.Points(r)
	if p := text.AtPoints(start, end); r.Len() > 0 && !p.Contains(r) || start != utf8.RuneCountInString(text.Plain[:p.From]) || p.To-r.To >= utf8.UTFMax {
		t.Fatalf("Points(%v) = %d, %d, and back %v", r, start, end, p)
	}
	if pos := text.Span(prose.Range{From: r.From, To: r.From}); pos.Len() != 0 || pos.Lo > span.Lo && r.Len() > 0 && !span.Empty() {
		t.Fatalf("position %d is at %v, its span at %v", r.From, pos, span)
	}
}

// checkSpan checks the way from body to plain text.
func checkSpan(t failer, text *prose.Text, s articles.Span) {
	t.Helper()
	r := text.Range(s)
	if r.From < 0 || r.To < r.From || r.To > len(text.Plain) || !border(text.Plain, r.From) || !border(text.Plain, r.To) {
		t.Fatalf("Range(%v) = %v is no range of characters", s, r)
	}
	if r.Len() > 0 && !s.Overlaps(text.Span(r)) {
		t.Fatalf("Range(%v) = %v does not overlap its span %v", s, r, text.Span(r))
	}
}

// border reports whether pos parts two characters of s.
func border(s string, pos int) bool {
	if pos <= 0 || pos >= len(s) || utf8.RuneStart(s[pos]) {
		return true
	}
	i := pos - 1
	for i > 0 && i > pos-utf8.UTFMax && !utf8.RuneStart(s[i]) {
		i--
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return i+n <= pos
}
