package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"onrecord/articles"
	"onrecord/articles/prose"
	"onrecord/ui/page"
	"onrecord/ui/theme"
)

// news is about n bytes of running text with what articles have in it.
func news(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		switch i % 9 {
		case 3:
			fmt.Fprintf(&b, "## Section %d\n\n", i)
		case 5:
			b.WriteString("> “The harbour stays open,” the mayor said.\n> She left no doubt.\n\n")
		case 7:
			b.WriteString("- first point, *briefly*\n- second point with a [link](https://example.org/a)\n\n")
		default:
			for k := range 6 {
				fmt.Fprintf(&b, "The council of Kestrel met on day %d, and Orsolya Vane said that “nothing – not even café prices – is settled”, as part %d of the minutes shows. ", i, k)
			}
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

var sizes = []struct {
	name  string
	bytes int
}{{"2KB", 2 << 10}, {"20KB", 20 << 10}, {"200KB", 200 << 10}, {"2MB", 2 << 20}}

// Opening is parsing and painting the first screen.
func BenchmarkOpen(b *testing.B) {
	for _, s := range sizes {
		t := &prose.Text{Body: news(s.bytes)}
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p := page.Layout(t, page.Options{Width: 100, Theme: theme.Dark()})
				p.Draw(page.Line{}, 60, nil)
			}
		})
	}
}

// What a command does: reading as prose, with its sentences, comes before.
func BenchmarkOpenAsProse(b *testing.B) {
	for _, s := range sizes {
		body := news(s.bytes)
		b.Run(s.name, func(b *testing.B) {
			for b.Loop() {
				page.Open(body, page.Options{Width: 100, Theme: theme.Dark()}).Draw(page.Line{}, 60, nil)
			}
		})
	}
}

// One more line at the end of the screen, over a whole article.
func BenchmarkScroll(b *testing.B) {
	t := &prose.Text{Body: news(200 << 10)}
	p := page.Layout(t, page.Options{Width: 100, Theme: theme.Dark()})
	var top page.Line
	for b.Loop() {
		l, n := p.Step(top, 1)
		if n == 0 {
			l = page.Line{}
		}
		top = l
		p.Draw(top, 60, nil)
	}
}

func BenchmarkEnd(b *testing.B) {
	t := &prose.Text{Body: news(2 << 20)}
	for b.Loop() {
		p := page.Layout(t, page.Options{Width: 100, Theme: theme.Dark()})
		l, _ := p.Step(p.Last(), -59)
		p.Draw(l, 60, nil)
	}
}

func BenchmarkResize(b *testing.B) {
	t := &prose.Text{Body: news(200 << 10)}
	p := page.Layout(t, page.Options{Width: 100, Theme: theme.Dark()})
	for i := 0; b.Loop(); i++ {
		p = p.Resize(60 + i%2)
		p.Draw(page.Line{}, 60, nil)
	}
}

func BenchmarkDraw(b *testing.B) {
	body := news(200 << 10)
	p := page.Layout(&prose.Text{Body: body}, page.Options{Width: 100, Theme: theme.Dark()})
	var marks []page.Mark
	for i := range 1000 {
		lo := i * len(body) / 1000
		marks = append(marks, page.Mark{Span: articles.Span{Lo: lo, Hi: lo + 60}, Kind: theme.Mark(1 + i%15), Sign: `"`})
	}
	b.Run("1000marks", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p.Draw(page.Line{}, 60, marks)
		}
	})
	b.Run("none", func(b *testing.B) {
		for b.Loop() {
			p.Draw(page.Line{}, 60, nil)
		}
	})
}

// A whole article, laid out from top to end, with either way to measure.
func BenchmarkMethods(b *testing.B) {
	t := &prose.Text{Body: news(20 << 10)}
	for name, m := range map[string]ansi.Method{"wc": ansi.WcWidth, "grapheme": ansi.GraphemeWidth} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				p := page.Layout(t, page.Options{Width: 100, Method: m, Theme: theme.Dark()})
				p.Step(page.Line{}, 1<<30)
			}
		})
	}
}
