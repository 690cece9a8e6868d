package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"onrecord/ui"
	"onrecord/ui/theme"
)

// A theme that was chosen is readable at once on a terminal of any background
// that answers nothing: its own background and text lie under every cell, from
// the first frame on, below boxes and prompts as well.
func TestAChosenThemeLiesUnderEveryCell(t *testing.T) {
	t.Parallel()
	for _, name := range theme.Sources() {
		th, _ := theme.New(name)
		base := th.Base().Open()
		d := start(t, library(t, stories()...), 120, 40, ui.Options{Theme: name})
		for _, k := range []string{"", "enter", "]p", "v", "?", "esc", "esc", ":", "s", "esc", "a", "esc", "gv", "esc"} {
			d.press(k)
			for y, line := range strings.Split(d.model.View().Content, "\n") {
				if !strings.HasPrefix(line, base) {
					t.Fatalf("%s after %q: line %d begins on the terminal's background: %q", name, k, y, line)
				}
				for rest := range strings.SplitSeq(strings.ReplaceAll(line, "\x1b[0m", theme.Reset), theme.Reset) {
					if rest != "" && !strings.HasPrefix(rest, base) {
						t.Fatalf("%s after %q: line %d has some of the terminal's background: %q", name, k, y, rest)
					}
				}
			}
		}
	}
}

// Without a choice nothing is painted over the terminal's own background, and its
// answer changes the tints alone.
func TestTheTerminalsOwnBackgroundStays(t *testing.T) {
	t.Parallel()
	d := &driver{TB: t, model: ui.New(t.Context(), ui.Options{Library: newLookup(readings()...), Now: clock})}
	d.run(d.model.Init())
	d.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	before := d.screen()
	light, _ := theme.New("light")
	d.send(tea.BackgroundColorMsg{Color: light.Palette.Ground})
	if d.screen() != before {
		t.Errorf("the answer changed the text:\n%s", d.screen())
	}
	if first := d.model.View().Content; strings.HasPrefix(first, "\x1b[48") || !strings.Contains(first, "\x1b[48;2;") && !strings.Contains(first, ";48;2;") {
		t.Errorf("no tints, or a background under all: %q", first[:80])
	}
}
