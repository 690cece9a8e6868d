package overlay_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/overlay"
	"onrecord/ui/theme"
)

func pen() theme.Pen { return theme.Pen{Theme: theme.Dark()} }

func press(o overlay.Overlay, text string) (last overlay.Intent) {
	for _, r := range text {
		last = o.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return last
}

func key(o overlay.Overlay, code rune, mod tea.KeyMod) overlay.Intent {
	return o.Update(tea.KeyPressMsg{Code: code, Mod: mod})
}

func view(o overlay.Overlay) string {
	lines, _ := o.View()
	return ansi.Strip(strings.Join(lines, "\n"))
}

func TestConfirm(t *testing.T) {
	t.Parallel()
	c := &overlay.Confirm{Question: "Remove it\x1b[2J?", What: 42}
	c.SetScreen(pen(), 80, 24)
	if s := view(c); !strings.Contains(s, "Remove it[2J?") {
		t.Errorf("question:\n%s", s)
	}
	for text, want := range map[string]overlay.Intent{"y": overlay.Confirmed{What: 42}, "n": overlay.Close{}, "q": overlay.Close{}, "x": nil} {
		if got := press(c, text); got != want {
			t.Errorf("%s gives %v, want %v", text, got, want)
		}
	}
}

func TestNote(t *testing.T) {
	t.Parallel()
	n := overlay.NewNote(articles.Annotation{Kind: articles.KindTodo}, "the passage")
	n.SetScreen(pen(), 80, 24)
	if n.Dirty() {
		t.Error("an untouched note is dirty")
	}
	if got := key(n, tea.KeyEscape, 0); got != (overlay.Close{}) {
		t.Errorf("Esc without a draft gives %v", got)
	}
	press(n, "check")
	key(n, tea.KeyEnter, 0)
	press(n, "twice")
	key(n, 't', tea.ModCtrl)
	if got := key(n, tea.KeyEscape, 0); got != nil || !strings.Contains(view(n), "Throw the draft away?") {
		t.Errorf("Esc with a draft gives %v", got)
	}
	press(n, "n")
	got, ok := key(n, 's', tea.ModCtrl).(overlay.SaveNote)
	if !ok || got.Note.Note != "check\ntwice" || got.Note.Kind != articles.KindPoint {
		t.Errorf("saved %+v", got)
	}
	n.Refuse("the disk is full")
	if s := view(n); !strings.Contains(s, "the disk is full") || !strings.Contains(s, "twice") {
		t.Errorf("refused:\n%s", s)
	}
}

func TestTagsOfANote(t *testing.T) {
	t.Parallel()
	n := overlay.NewNote(articles.Annotation{Kind: articles.KindPoint, Tags: []string{"a,b", "sea"}}, "the passage")
	n.SetScreen(pen(), 80, 24)
	n.SetKnown([]string{"harbour", "port law", "Portugal", "sea"})
	tags := func(want ...string) {
		t.Helper()
		if d := cmp.Diff(want, n.Annotation().Tags); d != "" {
			t.Error(d)
		}
	}
	tags("a,b", "sea")
	key(n, tea.KeyTab, 0)
	if n.Dirty() || !strings.Contains(view(n), "Tab text") {
		t.Errorf("in the tags:\n%s", view(n))
	}
	for range len("a,b, sea, ") {
		key(n, tea.KeyBackspace, 0)
	}
	press(n, "sea, por")
	if !strings.Contains(view(n), "Tab: port law, Portugal") {
		t.Errorf("nothing is offered:\n%s", view(n))
	}
	key(n, tea.KeyTab, 0)
	tags("sea", "port law")
	key(n, tea.KeyTab, 0)
	tags("sea", "Portugal")
	key(n, tea.KeyTab, 0)
	press(n, ", #new #newer, sea")
	tags("sea", "port law", "new", "newer")
	if !n.Dirty() {
		t.Error("other tags are no change")
	}
	key(n, tea.KeyTab, tea.ModShift)
	key(n, tea.KeyTab, 0)
	press(n, "har")
	key(n, tea.KeyTab, 0)
	tags("sea", "port law", "new", "newer", "harbour")
	key(n, tea.KeyEnter, 0)
	press(n, "words")
	if got := n.Annotation().Note; got != "words" {
		t.Errorf("Enter does not go back to the text: %q", got)
	}
}

func TestNoteFitsAnyScreen(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{20, 10}, {40, 12}, {80, 24}, {120, 40}} {
		n := overlay.NewNote(articles.Annotation{Note: strings.Repeat("港口 words ", 50), Tags: strings.Fields(strings.Repeat("tag日 ", 60))}, strings.Repeat("passage ", 40))
		n.SetScreen(pen(), size[0], size[1])
		for range 2 {
			lines, cursor := n.View()
			if len(lines) > size[1] {
				t.Errorf("%v: %d lines", size, len(lines))
			}
			for _, l := range lines {
				if w := ansi.StringWidth(l); w > size[0] {
					t.Errorf("%v: %d cells: %q", size, w, ansi.Strip(l))
				}
			}
			if cursor == nil || cursor.X >= size[0]-1 || cursor.Y >= len(lines)-1 {
				t.Errorf("%v: cursor %+v", size, cursor)
			}
			key(n, tea.KeyTab, tea.ModShift)
		}
	}
}

func TestEditorKeepsAndDoesNotDrawBidiControls(t *testing.T) {
	t.Parallel()
	n := overlay.NewNote(articles.Annotation{Note: "a \u202eb"}, "")
	n.SetScreen(pen(), 80, 24)
	if strings.Contains(view(n), "\u202e") {
		t.Error("the control is drawn")
	}
	if n.Annotation().Note != "a \u202eb" {
		t.Errorf("the note is now %q", n.Annotation().Note)
	}
}

func TestPrompt(t *testing.T) {
	t.Parallel()
	p := overlay.NewPrompt("find: ", "")
	p.SetScreen(pen(), 40, 10)
	if got := press(p, "ab"); got != (overlay.Typed{Text: "ab"}) {
		t.Errorf("typing gives %v", got)
	}
	if got := p.Update(tea.PasteMsg{Content: "c\x1b\nd"}); got != (overlay.Typed{Text: "abc d"}) {
		t.Errorf("pasting gives %v", got)
	}
	line, column := p.Line("3 of 9")
	if s := ansi.Strip(line); !strings.HasPrefix(s, " find: abc d") || !strings.HasSuffix(s, "3 of 9 ") && !strings.HasSuffix(s, "3 of 9") || column != 12 {
		t.Errorf("line %q, cursor at %d", s, column)
	}
	if got := key(p, tea.KeyEnter, 0); got != (overlay.Entered{Text: "abc d"}) {
		t.Errorf("Enter gives %v", got)
	}
	for range 5 {
		key(p, tea.KeyBackspace, 0)
	}
	if got := key(p, tea.KeyBackspace, 0); got != (overlay.Left{}) {
		t.Errorf("Backspace in an empty prompt gives %v", got)
	}
}

func TestHelpListsEveryBinding(t *testing.T) {
	t.Parallel()
	h := overlay.NewHelp(keys.Default(), keys.Side)
	h.SetScreen(pen(), 100, 500)
	s := view(h)
	for _, b := range keys.Default().Bindings() {
		if !strings.Contains(s, b.Help) || !strings.Contains(s, b.Shown()[0]) {
			t.Errorf("%s is not in the help", b.Action)
		}
	}
	if strings.Index(s, keys.Side.String()) > strings.Index(s, keys.List.String()) {
		t.Error("the pane in which help was asked for does not come first")
	}
}

func TestHelpIsSearchedAndScrolled(t *testing.T) {
	t.Parallel()
	h := overlay.NewHelp(keys.Default(), keys.List)
	h.SetScreen(pen(), 60, 14)
	top := view(h)
	press(h, "jj")
	if view(h) == top {
		t.Error("j does not scroll")
	}
	press(h, "/undo")
	if s := view(h); !strings.Contains(s, "undo") || strings.Contains(s, "read the article") {
		t.Errorf("searched:\n%s", s)
	}
	press(h, " nonsense")
	if s := view(h); !strings.Contains(s, "No key does that") {
		t.Errorf("searched for nonsense:\n%s", s)
	}
	key(h, tea.KeyEscape, 0)
	if got := press(h, "q"); got != (overlay.Close{}) {
		t.Errorf("q gives %v", got)
	}
}

func TestBoxesKeepTheirWidthAndPlace(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{20, 6}, {40, 12}, {80, 24}, {200, 60}} {
		var s overlay.Stack
		s.SetScreen(pen(), size[0], size[1])
		base := make([]string, size[1])
		for i := range base {
			base[i] = pen().Person.Render(strings.Repeat("界", size[0]/2))
		}
		s.Push(overlay.NewHelp(keys.Default(), keys.Text))
		s.Push(overlay.NewNote(articles.Annotation{}, strings.Repeat("a long passage ", 40)))
		s.Push(&overlay.Confirm{Question: strings.Repeat("sure? ", 60)})
		for range 4 {
			lines, _ := s.Draw(base)
			if len(lines) != size[1] {
				t.Errorf("%v: %d lines", size, len(lines))
			}
			for y, l := range lines {
				if w := pen().Width(l); w != size[0] {
					t.Errorf("%v: line %d is %d cells wide", size, y, w)
				}
			}
			s.Pop()
		}
		if s.Top() != nil {
			t.Error("the stack is not empty")
		}
	}
}
