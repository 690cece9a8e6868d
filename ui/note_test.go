package ui_test

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/cite"
	"onrecord/store"
	"onrecord/ui"
)

func TestHighlightChangesKindAndIsUndone(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.press("enter ]q H").says("Highlighted")
	as := d.reading(1).Annotations
	if len(as) != 1 || as[0].Kind != articles.KindPoint || !strings.Contains(as[0].Selector.Exact, "must stay open to all") {
		t.Fatalf("annotations = %+v", as)
	}
	d.press("H").says("claim")
	if as := d.reading(1).Annotations; len(as) != 1 || as[0].Kind != articles.KindClaim {
		t.Fatalf("annotations = %+v", as)
	}
	d.press("u").says("Undone")
	if as := d.reading(1).Annotations; len(as) != 1 || as[0].Kind != articles.KindPoint {
		t.Fatalf("annotations = %+v", as)
	}
	d.press("u")
	if as := d.reading(1).Annotations; len(as) != 0 {
		t.Fatalf("annotations = %+v", as)
	}
	d.press("^r")
	if as := d.reading(1).Annotations; len(as) != 1 {
		t.Fatalf("annotations = %+v", as)
	}
}

func TestNoteIsWrittenFoundEditedAndDeleted(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.press("enter ]q a").sees("Note · point", "must stay open to all", "^s save")
	d.write("Ask the harbour master.").sees("Ask the harbour master.")
	d.press("^t").sees("Note · claim")
	d.press("^s").says("Note saved").lacks("^s save").sees("1n")
	as := d.reading(1).Annotations
	if len(as) != 1 || as[0].Note != "Ask the harbour master." || as[0].Kind != articles.KindClaim || as[0].Placement != articles.Placed {
		t.Fatalf("annotations = %+v", as)
	}
	d.press("3 gn").sees("Ask the harbour master.", "claim")
	d.press("a").sees("Edit note · claim").write(" Twice.").press("^s")
	if as := d.reading(1).Annotations; len(as) != 1 || !strings.Contains(as[0].Note, "Twice.") {
		t.Fatalf("annotations = %+v", as)
	}
	d.press("dd").says("Note deleted").sees("No notes yet")
	d.press("u").says("Undone").sees("Twice.")
}

func TestEscapeAsksBeforeADraftIsLost(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 80, 24, ui.Options{})
	d.press("enter a esc").lacks("^s save")
	d.press("a").write("half a thou").press("esc").sees("Throw the draft away?")
	d.press("n").lacks("Throw").sees("half a thou", "^s save")
	d.press("esc y").lacks("half a thou")
	if as := d.reading(1).Annotations; len(as) != 0 {
		t.Fatalf("annotations = %+v", as)
	}
	d.press("a").write("a whole one").press("esc s").says("Note saved")
	if as := d.reading(1).Annotations; len(as) != 1 {
		t.Fatalf("annotations = %+v", as)
	}
}

func TestPastedNotesAreCleaned(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 80, 24, ui.Options{})
	d.press("enter a")
	d.send(tea.PasteMsg{Content: "one\x1b[31m\r\ntwo\u202e\x9b3m"})
	d.press("^s")
	as := d.reading(1).Annotations
	if len(as) != 1 || strings.ContainsAny(as[0].Note, "\x1b\r\u009b") || !strings.Contains(as[0].Note, "\ntwo") {
		t.Fatalf("annotations = %+v", as)
	}
}

func TestSelectionIsHighlighted(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 120, 40, ui.Options{})
	d.press("enter ]p v w w").says("selected")
	d.press("H").says("Highlighted")
	as := d.reading(1).Annotations
	if len(as) != 1 || !strings.HasPrefix(as[0].Selector.Exact, "Orsolya Vane") {
		t.Fatalf("annotations = %+v", as)
	}
}

func TestShutdownKeepsTheDraft(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 80, 24, ui.Options{})
	d.press("enter a").write("unfinished")
	d.send(ui.Shutdown{})
	if !d.ended {
		t.Fatal("the screen did not end")
	}
	as := d.reading(1).Annotations
	if len(as) != 1 || as[0].Note != "unfinished" || len(as[0].Tags) != 1 || as[0].Tags[0] != "draft" {
		t.Fatalf("annotations = %+v", as)
	}
	if text, err := d.model.Unsaved(); text != "" || err != nil {
		t.Errorf("unsaved %q, %v", text, err)
	}
}

func TestShutdownLeavesAnEditedNoteAsItWas(t *testing.T) {
	t.Parallel()
	d := start(t, library(t, stories()...), 80, 24, ui.Options{})
	d.press("enter a").write("whole").press("^s a").write(" and more")
	d.send(ui.Shutdown{})
	as := d.reading(1).Annotations
	if len(as) != 2 || as[0].Note == as[1].Note {
		t.Fatalf("annotations = %+v", as)
	}
}

func TestANoteThatCannotBeKeptIsNotLost(t *testing.T) {
	t.Parallel()
	path := t.TempDir() + "/library.db"
	lib, err := store.Open(t.Context(), path, store.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := lib.Add(t.Context(), stories()[0]); err != nil {
		t.Fatal(err)
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	lib, err = store.Open(t.Context(), path, store.Options{Now: clock, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close() })
	d := start(t, lib, 80, 24, ui.Options{})
	d.press("enter a").write("precious").press("^s").sees("cannot be written", "precious")
	d.press("esc n").sees("precious")
	d.send(ui.Shutdown{})
	text, err := d.model.Unsaved()
	if text != "precious" || articles.CodeOf(err) != articles.ReadOnly {
		t.Errorf("unsaved %q, %v", text, err)
	}
}

func TestCopy(t *testing.T) {
	t.Parallel()
	var kept string
	d := start(t, library(t, stories()...), 120, 40, ui.Options{Copied: func(text string) error {
		kept = text
		return nil
	}})
	d.press("y").says("Copied: citation")
	if want := "“Harbour talks resume”, The Coastal Gazette, 14 March 2026, https://example.org/harbour-talks-resume"; d.copied != want {
		t.Errorf("copied %q, want %q", d.copied, want)
	}
	d.press("enter ]q y")
	if !strings.HasPrefix(d.copied, "“must stay open to all,”") || !strings.Contains(d.copied, "– Orsolya Vane, Prime Minister") {
		t.Errorf("copied %q", d.copied)
	}
	if kept != d.copied {
		t.Errorf("kept %q beside the clipboard's %q", kept, d.copied)
	}
	d.press("Y").says("Copied: address")
	if d.copied != "https://example.org/harbour-talks-resume" {
		t.Errorf("copied %q", d.copied)
	}
}

func TestCopyInAFormOfOnesOwn(t *testing.T) {
	t.Parallel()
	form, err := cite.New("{speaker} ({role}): {text} – {iso_date}, read {accessed}")
	if err != nil {
		t.Fatal(err)
	}
	d := start(t, library(t, stories()...), 120, 40, ui.Options{Cite: form, Copied: func(string) error {
		return &articles.Error{Code: articles.NoSpace, Err: errors.New("no space left on device")}
	}})
	d.press("enter ]q y")
	if want := "Orsolya Vane (Prime Minister): must stay open to all, – 2026-03-14, read 2026-03-14"; d.copied != want {
		t.Errorf("copied %q, want %q", d.copied, want)
	}
	d.says("no space")
}
