package overlay_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/ui/overlay"
)

func names() *overlay.Pick {
	p := &overlay.Pick{
		Title: "Merge", About: "Orsolya Vane is:", New: "new", For: 7, Scopes: []string{"everywhere", "here"},
		Rows: []overlay.Option{{Text: "Tomas Idrel", Note: "President", What: 1}, {Text: "Bela Orrin", What: 2}},
		More: []overlay.Option{{Text: "Norway", What: 3}},
	}
	p.SetScreen(pen(), 80, 24)
	return p
}

func TestPickNarrowsByTyping(t *testing.T) {
	t.Parallel()
	p := names()
	if s := view(p); !strings.Contains(s, "> Tomas Idrel") || strings.Contains(s, "Norway") {
		t.Errorf("at first:\n%s", s)
	}
	if got := press(p, "orr"); got != (overlay.Sought{Words: "orr"}) {
		t.Errorf("typing gives %v", got)
	}
	if s := view(p); !strings.Contains(s, "> Bela Orrin") || strings.Contains(s, "Idrel") || !strings.Contains(s, "orr ") {
		t.Errorf("narrowed:\n%s", s)
	}
	p.Offer("or", []overlay.Option{{Text: "Too Late"}})
	p.Offer("orr", []overlay.Option{{Text: "Orra Lund", What: 4}, {Text: "Bela Orrin", What: 2}})
	if s := view(p); strings.Contains(s, "Too Late") || strings.Count(s, "Bela Orrin") != 1 || !strings.Contains(s, "> Orra Lund") {
		t.Errorf("offered:\n%s", s)
	}
	key(p, tea.KeyTab, 0)
	if got := key(p, tea.KeyEnter, 0); got != (overlay.Took{For: 7, Scope: 1, Option: overlay.Option{Text: "Orra Lund", What: 4}}) {
		t.Errorf("Enter gives %+v", got)
	}
	key(p, tea.KeyDown, 0)
	key(p, tea.KeyDown, 0)
	key(p, tea.KeyDown, 0)
	if got := key(p, tea.KeyEnter, 0); got != (overlay.Took{For: 7, Scope: 1, Option: overlay.Option{Text: "orr", Note: "new"}}) {
		t.Errorf("the last row gives %+v", got)
	}
	if got := key(p, tea.KeyEscape, 0); got != (overlay.Close{}) {
		t.Errorf("Esc gives %v", got)
	}
}

func TestPickBeginsWithAText(t *testing.T) {
	t.Parallel()
	p := &overlay.Pick{Title: "Rename", Text: "Orsolya Vane", New: "new name"}
	p.SetScreen(pen(), 80, 24)
	if got := key(p, tea.KeyEnter, 0); got != nil {
		t.Errorf("Enter on what it was gives %v", got)
	}
	press(p, "-Lund")
	if got, ok := key(p, tea.KeyEnter, 0).(overlay.Took); !ok || got.Option.Text != "Orsolya Vane-Lund" {
		t.Errorf("Enter gives %+v", got)
	}
}

func TestPickKeepsToItsWidth(t *testing.T) {
	t.Parallel()
	for width := 20; width < 130; width += 7 {
		for height := 5; height < 40; height += 6 {
			p := names()
			p.Rows = append(p.Rows, overlay.Option{Text: "日本\x1b[2J\u202e" + strings.Repeat("long ", 40), Note: strings.Repeat("note ", 30)})
			p.SetScreen(pen(), width, height)
			key(p, tea.KeyPgDown, 0)
			lines, at := p.View()
			for _, l := range lines {
				if w := pen().Width(l); w > width {
					t.Fatalf("%d×%d: a line of %d cells", width, height, w)
				}
				if s := ansi.Strip(l); strings.ContainsAny(s, "\x1b\u202e") {
					t.Fatalf("%q steers the terminal", s)
				}
			}
			if at == nil || at.Y >= len(lines) || at.X >= width {
				t.Fatalf("%d×%d: the cursor is at %+v", width, height, at)
			}
		}
	}
}
