package ui_test

import (
	"errors"
	"os/exec"
	"testing"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui"
)

// A drawer keeps drafts in memory.
type drawer struct {
	kept  *articles.Annotation
	left  *articles.Annotation
	later bool
	nth   int
}

func (d *drawer) KeepDraft(n int, a *articles.Annotation) error {
	if n >= d.nth {
		d.nth, d.kept = n, a
	}
	return nil
}

func (d *drawer) Unfinished() *articles.Annotation { return d.left }

func (d *drawer) LaterDraft() { d.later = true }

func TestDraftIsKeptAsItIsTyped(t *testing.T) {
	t.Parallel()
	var drafts drawer
	d := start(t, library(t, stories()...), 100, 30, ui.Options{Drafts: &drafts})
	d.press("enter ]q a").write("half a tho")
	if drafts.kept == nil || drafts.kept.Note != "half a tho" {
		t.Fatalf("kept %+v", drafts.kept)
	}
	d.press("^s").says("Note saved")
	if drafts.kept != nil {
		t.Fatalf("kept after saving: %+v", drafts.kept)
	}
	d.press("]a a").write(" more").press("esc y")
	if drafts.kept != nil {
		t.Fatalf("kept after it was thrown away: %+v", drafts.kept)
	}
	d.press("]a a").write(" late").press("esc")
	d.model.Update(key("y")) // what follows from it does not come before the end
	if d.press("q"); drafts.kept != nil || !d.ended {
		t.Errorf("kept after the end: %+v", drafts.kept)
	}
}

// TestDraftEndsWithTheSaving ends the screen before it hears that the note is kept:
// what was saved is no draft any more.
func TestDraftEndsWithTheSaving(t *testing.T) {
	t.Parallel()
	var drafts drawer
	d := start(t, library(t, stories()...), 100, 30, ui.Options{Drafts: &drafts})
	d.press("enter ]q a").write("half a tho")
	_, save := d.model.Update(key("ctrl+s"))
	save()
	if as := d.reading(1).Annotations; len(as) != 1 || as[0].Note != "half a tho" {
		t.Fatalf("annotations %+v", as)
	}
	if drafts.kept != nil {
		t.Errorf("kept after saving: %+v", drafts.kept)
	}
}

func TestUnfinishedDraftIsOffered(t *testing.T) {
	t.Parallel()
	lib := library(t, stories()...)
	d := start(t, lib, 100, 30, ui.Options{Drafts: &drawer{}})
	d.press("enter ]q H")
	left := d.reading(1).Annotations[0]
	left.Note, left.Tags = "half a thought", []string{"sea"}

	drafts := drawer{left: &left}
	d = start(t, lib, 100, 30, ui.Options{Drafts: &drafts})
	d.sees("A note was left unfinished", "Go on writing", "half a thought")
	d.press("enter").sees("Edit note", "half a thought", "sea").write("!").press("^s").says("Note saved")
	if as := d.reading(1).Annotations; len(as) != 1 || as[0].Note != "half a thought!" {
		t.Errorf("annotations %+v", as)
	}

	drafts = drawer{left: &left}
	start(t, lib, 100, 30, ui.Options{Drafts: &drafts}).press("esc").lacks("unfinished")
	if !drafts.later {
		t.Error("Esc does not leave it for later")
	}
	drafts = drawer{left: &left, kept: &left}
	start(t, lib, 100, 30, ui.Options{Drafts: &drafts}).press("2j enter").lacks("unfinished")
	if drafts.kept != nil || drafts.later {
		t.Error("it was not thrown away")
	}
}

// TestTextFromOutside plays the part of the reader's own editor.
func TestTextFromOutside(t *testing.T) {
	t.Parallel()
	var given string
	fails := errors.New("vi is missing")
	d := start(t, library(t, stories()...), 100, 30, ui.Options{Editor: func(text string) (*exec.Cmd, func() (string, error), error) {
		given = text
		return nil, nil, fails
	}})
	d.press("enter a").write("here").press("^o").sees("Vi is missing", "here")
	if given != "here" {
		t.Errorf("the editor was given %q", given)
	}
	d.send(tea.KeyPressMsg{Code: tea.KeyEscape})
	start(t, library(t, stories()...), 100, 30, ui.Options{}).press("enter a ^o").says("set VISUAL or EDITOR")
}
