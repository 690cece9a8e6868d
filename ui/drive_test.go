package ui_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"onrecord/articles"
	"onrecord/store"
	"onrecord/ui"
)

// A driver plays the part of Bubble Tea: it sends keys, runs every command to its
// end, and looks at the screen.
type driver struct {
	testing.TB
	model  *ui.Model
	lib    *store.Store // nil where the library is no store
	ended  bool
	copied string
}

var noon = time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return noon }

// library is a library in memory with the articles as.
func library(tb testing.TB, as ...articles.Article) *store.Store {
	tb.Helper()
	lib, err := store.Open(context.Background(), ":memory:", store.Options{Now: clock})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := lib.Close(); err != nil {
			tb.Error(err)
		}
	})
	for _, a := range as {
		id, _, err := lib.Add(context.Background(), a)
		if err != nil {
			tb.Fatal(err)
		}
		if err := lib.SaveAnalysis(context.Background(), id, 1, finds(a.Body)); err != nil {
			tb.Fatal(err)
		}
	}
	return lib
}

// start shows lib on a screen of that size.
func start(tb testing.TB, lib *store.Store, width, height int, o ui.Options) *driver {
	tb.Helper()
	d := begin(tb, lib, width, height, o)
	d.lib = lib
	return d
}

// begin is start for any library.
func begin(tb testing.TB, lib ui.Library, width, height int, o ui.Options) *driver {
	tb.Helper()
	o.Library = lib
	if o.Now == nil {
		o.Now = clock
	}
	if o.Theme == "" {
		o.Theme = "dark"
	}
	if o.Tick == nil { // the clock of tests stands still, but typing pauses at once
		o.Tick = func(d time.Duration, f func(time.Time) tea.Msg) tea.Cmd {
			if d >= 200*time.Millisecond {
				return nil
			}
			return func() tea.Msg { return f(noon) }
		}
	}
	d := &driver{TB: tb, model: ui.New(context.Background(), o)}
	d.run(d.model.Init())
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

// send gives the model a message and runs what follows from it.
func (d *driver) send(msg tea.Msg) {
	d.Helper()
	switch msg := msg.(type) {
	case nil:
		return
	case tea.QuitMsg:
		d.ended = true
		return
	case tea.BatchMsg:
		for _, cmd := range msg {
			d.run(cmd)
		}
		return
	}
	if kind := fmt.Sprintf("%T", msg); strings.HasSuffix(kind, "setClipboardMsg") {
		d.copied = fmt.Sprint(msg)
		return
	}
	_, cmd := d.model.Update(msg)
	d.run(cmd)
}

func (d *driver) run(cmd tea.Cmd) {
	d.Helper()
	if cmd != nil {
		d.send(cmd())
	}
}

// press sends keys, written as in the key map.
func (d *driver) press(names string) *driver {
	d.Helper()
	if names == "" {
		return d
	}
	for _, name := range sequence(d, names) {
		d.send(key(name))
	}
	return d
}

// write types text, letter by letter.
func (d *driver) write(text string) *driver {
	d.Helper()
	for _, r := range text {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return d
}

func key(name string) tea.KeyPressMsg {
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace,
		"up": tea.KeyUp, "down": tea.KeyDown, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd,
	}
	if rest, ok := strings.CutPrefix(name, "shift+"); ok {
		return tea.KeyPressMsg{Code: named[rest], Mod: tea.ModShift}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(rest)[0], Mod: tea.ModCtrl}
	}
	if code, ok := named[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	r := []rune(name)[0]
	return tea.KeyPressMsg{Code: r, Text: name}
}

// screen is what the screen shows, without styles.
func (d *driver) screen() string { return ansi.Strip(d.model.View().Content) }

// sees fails unless every text stands on the screen.
func (d *driver) sees(texts ...string) *driver {
	d.Helper()
	for _, text := range texts {
		if !strings.Contains(d.screen(), text) {
			d.Fatalf("the screen lacks %q:\n%s", text, d.screen())
		}
	}
	return d
}

// lacks fails if any text stands on the screen.
func (d *driver) lacks(texts ...string) *driver {
	d.Helper()
	for _, text := range texts {
		if strings.Contains(d.screen(), text) {
			d.Fatalf("the screen shows %q:\n%s", text, d.screen())
		}
	}
	return d
}

// status is the last line of the screen.
func (d *driver) status() string {
	s := d.screen()
	return strings.TrimSpace(s[strings.LastIndex(s, "\n")+1:])
}

// above is the screen with its styles, without the status line.
func (d *driver) above() string {
	s := d.model.View().Content
	return s[:strings.LastIndex(s, "\n")]
}

// says fails unless the status line has text.
func (d *driver) says(text string) *driver {
	d.Helper()
	if !strings.Contains(d.status(), text) {
		d.Fatalf("the status line is %q, and lacks %q", d.status(), text)
	}
	return d
}

// reading is the article as the library has it.
func (d *driver) reading(id articles.ID) articles.Reading {
	d.Helper()
	r, err := d.lib.Reading(context.Background(), id)
	if err != nil {
		d.Fatal(err)
	}
	return r
}
