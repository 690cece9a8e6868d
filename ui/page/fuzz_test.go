package page_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"onrecord/articles"
	"onrecord/ui/page"
	"onrecord/ui/theme"
)

// FuzzDraw draws anything at any width: lines have the width asked for, hold no
// control but our own, and each cell's source lies in the body.
func FuzzDraw(f *testing.F) {
	for _, s := range scraps {
		f.Add(s, uint8(20), true)
	}
	f.Add(strings.Join(scraps, ""), uint8(60), false)
	f.Add(news(1<<10), uint8(80), true)
	f.Fuzz(func(t *testing.T, body string, width uint8, graphemes bool) {
		if len(body) > 4<<10 {
			return
		}
		m := ansi.WcWidth
		if graphemes {
			m = ansi.GraphemeWidth
		}
		w := max(int(width), 1)
		p := lay(body, w, m)
		mark := page.Mark{Span: articles.Span{Hi: len(body)}, Kind: theme.Lit, Sign: "=", Ring: true}
		for _, l := range p.Draw(page.Line{}, 50, []page.Mark{mark}) {
			if err := bad(l, p); err != "" {
				t.Error(err)
			}
		}
		for l, n := (page.Line{}), 1; n > 0; l, n = p.Step(l, 1) {
			if s := p.Source(l); !s.Within(len(body)) {
				t.Fatalf("source %v of a body of %d bytes", s, len(body))
			}
		}
	})
}
