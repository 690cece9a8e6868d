package page

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/articles/prose"
	"onrecord/ui/theme"
)

// What is not shown to glamour looks as if it had been.
func TestUnmarkedIsAsGlamourHasIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringMatching(`([a-zé中-]{1,9}[ \n]| {2}\n|\\\n|&amp;|\\\*){1,40}`).Draw(t, "body")
		p := Layout(&prose.Text{Body: body}, Options{Width: 60, Theme: theme.Dark()})
		for _, l := range p.chunks[0].leaves {
			l.rewrite()
			if l.form != running || !l.unmarked() {
				continue
			}
			d := decoder{painter: p.paint, leaf: l}
			got, whole := d.decode(p.paint.render(l, 0))
			if !whole {
				t.Fatalf("glamour drops text of %q", body)
			}
			if d := cmp.Diff(texts(p.paint.plain(l)), texts(got)); d != "" {
				t.Fatal(d)
			}
		}
	})
}

// texts is the style and text of each cell, without line ends at the end.
func texts(cs []cell) []shown {
	var out []shown
	for _, c := range cs {
		out = append(out, shown{c.text, c.style})
	}
	for len(out) > 0 && strings.TrimSpace(out[len(out)-1].Text) == "" {
		out = out[:len(out)-1]
	}
	return out
}

type shown struct {
	Text  string
	Style uint16
}

// Only so many chunks are kept, however far one reads.
func TestChunksAreLetGo(t *testing.T) {
	t.Parallel()
	body := strings.Repeat("A line of running text.\n\n", 60<<10)
	p := Layout(&prose.Text{Body: body}, Options{Width: 60, Theme: theme.Dark()})
	if len(p.chunks) <= chunksKept {
		t.Fatalf("%d chunks", len(p.chunks))
	}
	p.Step(Line{}, 1<<30)
	n := 0
	for _, c := range p.chunks {
		if c.ready {
			n++
		}
	}
	if n > chunksKept {
		t.Errorf("%d chunks are kept", n)
	}
}
