package page_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/articles/prose"
	"onrecord/ui/page"
	"onrecord/ui/theme"
)

func lay(body string, width int, m ansi.Method) *page.Page {
	return page.Layout(&prose.Text{Body: body}, page.Options{Width: width, Method: m, Theme: theme.Dark()})
}

func method(t *rapid.T) ansi.Method {
	return rapid.SampledFrom([]ansi.Method{ansi.WcWidth, ansi.GraphemeWidth}).Draw(t, "method")
}

// solid is s without blanks and what has no width, and with clusters that one
// of the methods takes apart joined again.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u3000' || r == '\u200d' || r == '\ufe0f' {
			return -1
		}
		return r
	}, s)
}

// The cells of a span spell the span, and map back to it.
func TestSpansAndCells(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := writer{T: t}
		w.blocks(w.n(1, 6))
		p := lay(w.String(), w.n(16, 160), method(t))
		for range 6 {
			if len(w.words) == 0 {
				return
			}
			i := w.n(0, len(w.words)-1)
			j := i
			for j+1 < len(w.words) && w.words[j+1].block == w.words[i].block && w.n(0, 2) > 0 {
				j++
			}
			check(t, p, w.words[i:j+1])
		}
	})
}

func check(t *rapid.T, p *page.Page, ws []word) {
	var want strings.Builder
	span := ws[0].span
	for _, x := range ws {
		want.WriteString(x.shown)
		span = span.Union(x.span)
	}
	runs := p.Cells(span)
	if got, want := solid(p.Spell(runs)), solid(want.String()); got != want {
		t.Fatalf("width %d: cells of %q spell %q, want %q", p.Options().Width, p.Text().Body[span.Lo:span.Hi], got, want)
	}
	var back articles.Span
	for _, r := range runs {
		for x := r.From; x < r.To; x++ {
			s, ok := p.At(r.Line, x)
			if !ok {
				t.Fatalf("column %d of a run of %v has no source", x, span)
			}
			if back.Empty() {
				back = s
			}
			back = back.Union(s)
		}
	}
	if back != span {
		t.Fatalf("width %d: cells of %q are bytes %v, want %v", p.Options().Width, p.Text().Body[span.Lo:span.Hi], back, span)
	}
}

// What is drawn has exactly the size asked for, and no control but our own.
func TestDraw(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.OneOf(soup(), rapid.String()).Draw(t, "body")
		if rapid.Bool().Draw(t, "clean") {
			body = articles.Clean(body)
		}
		m := method(t)
		p := lay(body, rapid.IntRange(1, 160).Draw(t, "width"), m)
		marks := marks(t, len(body))
		height := rapid.IntRange(0, 40).Draw(t, "height")
		top, _ := p.Step(page.Line{}, rapid.IntRange(0, 20).Draw(t, "down"))
		drawn(t, p, p.Draw(top, height, marks), height)
	})
}

func drawn(t *rapid.T, p *page.Page, lines []string, height int) {
	if len(lines) != height {
		t.Fatalf("%d lines, want %d", len(lines), height)
	}
	for _, l := range lines {
		if err := bad(l, p); err != "" {
			t.Fatal(err)
		}
	}
}

// bad says what is wrong with a line that p drew.
func bad(l string, p *page.Page) string {
	bare := strip(l)
	if got := p.Options().Method.StringWidth(bare); got != p.Options().Width {
		return fmt.Sprintf("line of %d cells, want %d: %q", got, p.Options().Width, l)
	}
	for _, r := range bare {
		if r < 0x20 || r >= 0x7f && r <= 0x9f || r >= 0x202a && r <= 0x202e || r >= 0xe0000 && r <= 0xe0fff ||
			r >= 0xf0000 && !strings.ContainsRune(p.Text().Body, r) {
			return fmt.Sprintf("%U in %q", r, l)
		}
	}
	return ""
}

func marks(t *rapid.T, n int) []page.Mark {
	ms := make([]page.Mark, rapid.IntRange(0, 8).Draw(t, "marks"))
	for i := range ms {
		lo := rapid.IntRange(0, n).Draw(t, "lo")
		ms[i] = page.Mark{
			Span: articles.Span{Lo: lo, Hi: min(n, lo+rapid.IntRange(0, 50).Draw(t, "len"))},
			Kind: theme.Mark(rapid.IntRange(0, 40).Draw(t, "kind")),
			Sign: rapid.SampledFrom([]string{"", "n", `"`, ">"}).Draw(t, "sign"),
			Ring: rapid.Bool().Draw(t, "ring"),
		}
	}
	return ms
}

// strip takes the escape sequences out that a page may write: SGR with digits
// and OSC 8 with a safe address. Any other stays, and is found.
func strip(s string) string {
	var b strings.Builder
	for s != "" {
		rest, ok := strings.CutPrefix(s, "\x1b[")
		if ok {
			if i := strings.IndexFunc(rest, func(r rune) bool { return !strings.ContainsRune("0123456789;:", r) }); i >= 0 && rest[i] == 'm' {
				s = rest[i+1:]
				continue
			}
		}
		if rest, ok = strings.CutPrefix(s, "\x1b]8;"); ok {
			url, after, found := strings.Cut(rest, "\x07")
			_, url, _ = strings.Cut(url, ";")
			if found && (url == "" || strings.HasPrefix(url, "http") || strings.HasPrefix(url, "mailto:")) &&
				!strings.ContainsFunc(url, func(r rune) bool { return r <= 0x20 || r >= 0x7f && r <= 0x9f }) {
				s = after
				continue
			}
		}
		b.WriteByte(s[0])
		s = s[1:]
	}
	return b.String()
}

// soup is bodies that are all markup.
func soup() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 1, 90).Draw(t, "soup"), "")
	})
}

var scraps = []string{
	"the ", "a", "*", "**", "_", "`", "``", "\n", "\n\n", "# ", "> ", "- ", "1. ", "    ", "[x](", ")", "](http://a.b/c)",
	"[", "]", "![", "<b>", "</b>", "<http://x.y>", "https://z.w/q ", "a@b.cd ", "|", "|---|---|\n", "\\", "&amp;", "&", "&#x1F600;",
	"中文", "e\u0301", "👩‍🚀", "\u00ad", "\u200b", "\t", "~~", "---\n", "===\n", "```\n", "```go\n", ": ", "[ ] ", "[x] ", "\u00a0",
	"\u3000", "-", "--", "- -", "\r\n", "  \n", "\\\n", "\x1b[31m", "\u009b31m", "\x07", "\u202e", "<!-- x -->", "<div>hi</div>\n",
	"ज्ञान ", "[^1]", "~", "'", "\"", "word. ", "U.S.-led ", "| a | b |\n|:-:|--:|\n| c \\| d | `e|f` |\n", "\x1b]52;c;ZXZpbA==\x07",
	"\U000e0041", "[q]: http://a.b\n", "[q]", "\x9b31m", "\xff", "&#27;[2J", "&#x9b;", "&nbsp;", "&#0;", "<details>\n", "\u2028",
	strings.Repeat("\u0301", 40), "🏳️‍🌈", "[a](http://x/\x1b]52)", "[a](javascript:x)", "![i](u)", "\U000f0000", "\U00020000",
}

// Every character of the text is on the page exactly once, whatever the markup.
func TestNothingLostOrDoubled(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		body := articles.Clean(soup().Draw(t, "body"))
		text := prose.Read(body)
		p := page.Layout(text, page.Options{
			Width: rapid.IntRange(16, 160).Draw(t, "width"), Method: method(t), Theme: theme.Dark(),
		})
		type seen struct {
			source articles.Span
			text   string
		}
		var all []seen
		for l, more := (page.Line{}), 1; more > 0; l, more = p.Step(l, 1) {
			for x := range p.Options().Width {
				if s, ok := p.At(l, x); ok {
					all = append(all, seen{s, p.Spell([]page.Run{{Line: l, From: x, To: x + 1}})})
				}
			}
		}
		slices.SortStableFunc(all, func(a, b seen) int { return a.source.Compare(b.source) })
		var b strings.Builder
		for _, s := range all {
			b.WriteString(s.text)
		}
		if got, want := visible(b.String()), visible(text.Plain); got != want {
			t.Fatalf("page shows\n%q, the text is\n%q", got, want)
		}
	})
}

// visible is s without what has no cell, and without the base that marks with
// none are given.
func visible(s string) string {
	marks := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\ufe0f':
			return -1
		case unicode.Is(unicode.M, r):
			if marks++; marks > 8 {
				return -1
			}
			return r
		case unicode.IsSpace(r), unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u25cc':
			return -1
		}
		marks = 0
		return r
	}, s)
}
