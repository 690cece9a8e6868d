package page_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/articles/prose"
	"onrecord/ui/page"
	"onrecord/ui/theme"
)

// bare is the whole page without styles and the blank ends of its lines.
func bare(body string, width int) []string {
	p := lay(body, width, ansi.WcWidth)
	_, n := p.Step(page.Line{}, 1<<20)
	lines := p.Draw(page.Line{}, n+1, nil)
	for i, l := range lines {
		lines[i] = strings.TrimRight(strip(l), " ")
	}
	return lines
}

func TestLayout(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, body string
		width      int
		want       string
	}{
		{"words", "one two three four five six seven", 20, `
   one two three
   four five six
   seven`},
		{"breaks", "one\ntwo  \nthree\\\nfour", 40, `
   one two
   three
   four`},
		{"hyphens", "a well-known co-author, in 2031-32 — or", 22, `
   a well-known co-
   author, in 2031-32
   — or`},
		{"a dash at the end of a line stays", "one two three - four", 20, `
   one two three -
   four`},
		{"no-break space", "one two three\u00a0four", 20, "\n   one two\n   three\u00a0four"},
		{"long word", "a Donaudampfschifffahrt b", 18, `
   a
   Donaudampfschi
   fffahrt b`},
		{"wide", "标点，不能在行首。中文可以换行", 18, `
   标点，不能在行
   首。中文可以换
   行`},
		{"parts of an emoji", "one two three 👩‍🚀", 21, `
   one two three
   👩🚀`},
		{"list", "- one two three four\n- five\n\n  six\n  1. seven\n  2. [x] eight", 20, `
   • one two three
     four

   • five

     six

     1. seven
     [x] eight`},
		{"numbers line up", "9. a\n10. b", 20, `
    9. a
   10. b`},
		{"quote", "> one two three four\n>\n> > five\n\nsix", 20, `
   │ one two three
   │ four
   │
   │ │ five

   six`},
		{"code keeps its lines", "```go\nif x {\n\treturn\n}\n```", 30, `
     if x {
         return
     }`},
		{"table", "| a | bb |\n|---|---:|\n| ccc | d |", 40, `
    a   │ bb
   ─────┼────
    ccc │  d`},
		{"table too wide for the page", "| alpha | beta |\n|---|---|\n| gammagamma | delta |", 20, `
   alpha · beta
   gammagamma ·
   delta`},
		{"definition", "term\n: what it is", 40, `
   term
     what it is`},
		{"html as it is written", "<div>\nhi\n</div>\n\na <b>c</b>", 40, `
     <div>
     hi
     </div>

   a <b>c</b>`},
		{"link and image", "[a b](http://x.y/z) ![c](d.png) <http://e.f>", 60, `
   a b image: c http://e.f`},
		{"narrow", "one two", 6, `
one
two`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if d := cmp.Diff(strings.Split(c.want, "\n")[1:], bare(c.body, c.width)); d != "" {
				t.Error(d)
			}
		})
	}
}

// Each line is where the bytes that it shows are found, and steps down and up
// cancel out.
func TestLinesAgree(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := writer{T: t}
		w.blocks(w.n(1, 5))
		p := lay(w.String(), w.n(16, 120), method(t))
		n := 0
		for l, more := (page.Line{}), 1; more > 0; l, more = p.Step(l, 1) {
			if up, k := p.Step(l, -n); k != -n || up.Compare(page.Line{}) != 0 && n > 0 && first(p) != up {
				t.Fatalf("line %d: %d lines up is %v, %d", n, n, up, k)
			}
			if s := p.Source(l); !s.Empty() {
				at, col := p.Find(s.Lo)
				if got, ok := p.At(at, col); !ok || !got.Has(s.Lo) {
					t.Fatalf("byte %d is not found where it is shown: %v", s.Lo, got)
				}
			}
			n++
		}
	})
}

func first(p *page.Page) page.Line {
	l, _ := p.Step(page.Line{}, 0)
	return l
}

// A body that is parsed in chunks shows what one parsed in a piece does.
func TestChunks(t *testing.T) {
	t.Parallel()
	fence := "```\nin a fence\n\n" + strings.Repeat("still in it\n\n", 4000) + "```\n\n"
	for name, body := range map[string]string{
		"news":      news(220 << 10),
		"fence":     news(132<<10) + fence + news(10<<10),
		"paragraph": strings.Repeat("one word after the other, ", 9<<10),
		"word":      strings.Repeat("onlyoneword", 20<<10),
		"lines":     strings.Repeat("a line\n", 32<<10),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := prose.Read(body)
			p := page.Layout(text, page.Options{Width: 100, Theme: theme.None()})
			_, n := p.Step(page.Line{}, 1<<30)
			var b strings.Builder
			top := page.Line{}
			for done := 0; done <= n; done += 500 {
				for _, l := range p.Draw(top, min(500, n+1-done), nil) {
					b.WriteString(strip(l))
				}
				top, _ = p.Step(top, 500)
			}
			got := strings.NewReplacer("│", "", "•", "").Replace(b.String())
			if got, want := visible(got), visible(text.Plain); got != want {
				i := 0
				for i < min(len(got), len(want)) && got[i] == want[i] {
					i++
				}
				t.Errorf("differs at %d: shows %.80q, the text is %.80q", i, got[i:], want[i:])
			}
			last, _ := p.Step(page.Line{}, n)
			if last != p.Last() {
				t.Errorf("last line %v, came to %v", p.Last(), last)
			}
		})
	}
}

func TestLinks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ body, want string }{
		{"[a](https://example.org/b)", "https://example.org/b"},
		{"[a](HTTP://example.org)", "HTTP://example.org"},
		{"<https://example.org>", "https://example.org"},
		{"see https://example.org/x?y=1#z now", "https://example.org/x?y=1#z"},
		{"<me@example.org>", "mailto:me@example.org"},
		{"[a][r]\n\n[r]: http://example.org/ref", "http://example.org/ref"},
		{"[a](javascript:alert)", ""},
		{"[a](file:///etc/passwd)", ""},
		{"[a](ftp://example.org)", ""},
		{"[a](//example.org)", ""},
		{"[a](/local)", ""},
		{"[a](http://)", ""},
		{"[a](mailto:)", ""},
		{"[a](<http://example.org/a b>)", ""},
		{"[a](http://example.org/\u202etxt)", ""},
		{"[a](http://example.org/\u009d)", ""},
		{"[a](http://example.org/" + strings.Repeat("a", 4000) + ")", ""},
	} {
		p := lay(c.body, 60, ansi.WcWidth)
		got := ""
		if ls := p.Links(page.Line{}, 9); len(ls) > 0 {
			got = ls[0].URL
		}
		if got != c.want {
			t.Errorf("%q leads to %q, want %q", c.body, got, c.want)
		}
		osc := strings.Contains(strings.Join(p.Draw(page.Line{}, 2, nil), ""), "\x1b]8;id=")
		if osc != (c.want != "") {
			t.Errorf("%q: drawn as a link: %v", c.body, osc)
		}
	}
}

func TestBeside(t *testing.T) {
	t.Parallel()
	p := lay("# Ab\n\nc **d** 中e\u0301", 30, ansi.WcWidth)
	var got strings.Builder
	at := p.Beside(0, 0)
	for range 20 {
		got.WriteString(p.Text().Body[at.Lo:at.Hi] + "|")
		next := p.Beside(at.Lo, 1)
		if next == at {
			break
		}
		if back := p.Beside(next.Lo, -1); back != at {
			t.Errorf("back from %v is %v, want %v", next, back, at)
		}
		at = next
	}
	if want := "A|b|c| |d| |中|e\u0301|"; got.String() != want {
		t.Errorf("went over %q, want %q", got.String(), want)
	}
}

// Brackets around a name take nothing from its line.
func TestRingsFit(t *testing.T) {
	t.Parallel()
	body := "aaaa bbbb cccc dddd eeee ffff gggg"
	for width := 20; width < 40; width++ {
		p := page.Layout(prose.Read(body), page.Options{Width: width, Theme: theme.None()})
		var all strings.Builder
		for _, l := range p.Draw(page.Line{}, 4, []page.Mark{{Span: articles.Span{Lo: 5, Hi: 14}, Kind: theme.Target, Ring: true}}) {
			all.WriteString(strip(l))
		}
		got := strings.Join(strings.Fields(strings.NewReplacer("[", "", "]", "").Replace(all.String())), " ")
		if got != body {
			t.Errorf("width %d: %q", width, got)
		}
		if !strings.Contains(all.String(), "[bbbb") || !strings.Contains(all.String(), "cccc]") {
			t.Errorf("width %d: no brackets in %q", width, all.String())
		}
	}
}
