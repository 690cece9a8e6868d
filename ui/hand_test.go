package ui_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/ui"
)

// TestLostNoteIsPutOnAPassage takes a lost note in hand and puts it down on a
// quote, on a selection, and not at all.
func TestLostNoteIsPutOnAPassage(t *testing.T) {
	t.Parallel()
	lib := library(t, stories()...)
	lost, err := lib.SaveAnnotation(t.Context(), articles.Annotation{
		Article: 1, Note: "Who pays?", Tags: []string{"port"}, Placement: articles.Lost,
		Selector: articles.Selector{Exact: "should remain open to everybody", Prefix: "the port ", Suffix: ", he said"},
	})
	if err != nil {
		t.Fatal(err)
	}
	d := start(t, lib, 120, 40, ui.Options{})
	d.press("gN").sees("lost: its words are no longer in the text", "p place").press("p")
	d.sees("must stay open to all").says("Note on “should remain open to everybody”").says("put it here").says("leave it")
	d.press("esc").says("The note stays as it was").press("enter")
	same := func(want articles.Annotation) {
		t.Helper()
		if d := cmp.Diff([]articles.Annotation{want}, d.reading(1).Annotations); d != "" {
			t.Fatal(d)
		}
	}
	same(lost)

	d.press("esc gN p ]q enter").says("Note put here").says("u undoes it")
	n := d.reading(1).Annotations[0]
	if n.ID != lost.ID || n.Note != lost.Note || n.Placement != articles.Placed || n.Selector.Exact != "must stay open to all," || n.Selector.Prefix == "" {
		t.Errorf("%+v", n)
	}
	d.press("u").says("Undone: note put here")
	back := d.reading(1).Annotations[0]
	back.Changed = lost.Changed
	if d := cmp.Diff(lost, back); d != "" {
		t.Error(d)
	}
	d.press("^r").says("Done again")
	if n := d.reading(1).Annotations[0]; n.Placement != articles.Placed {
		t.Errorf("done again: %+v", n)
	}

	// A selection is taken as it is; in another article the keys mean what they do.
	d.press("gN p v 2w e").sees("selected").press("a").says("Note put here")
	if n := d.reading(1).Annotations[0]; n.ID != lost.ID || n.Selector.Exact == "must stay open to all," {
		t.Errorf("%+v", n)
	}
	d.press("gN p 1 j enter a").sees("Note · point").press("esc")
	if n := len(d.reading(1).Annotations); n != 1 {
		t.Errorf("%d notes", n)
	}
}

// TestNearNoteIsConfirmed takes a note that was placed near in hand: it is where
// it seems to be, and Enter confirms that.
func TestNearNoteIsConfirmed(t *testing.T) {
	t.Parallel()
	lib := library(t, stories()...)
	r, err := lib.Reading(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	at := r.Analysis.Quotes[0].Span
	near, err := lib.SaveAnnotation(t.Context(), articles.Annotation{
		Article: 1, Note: "Who pays?", Placement: articles.Near, Span: at, Selector: articles.Selector{Exact: "must remain open to all,"},
	})
	if err != nil {
		t.Fatal(err)
	}
	d := start(t, lib, 80, 24, ui.Options{})
	d.press("gN").sees("placed near: its words have changed").press("p").says("put it here").press("enter").says("Note put here")
	n := d.reading(1).Annotations[0]
	if n.ID != near.ID || n.Placement != articles.Placed || n.Span != at || n.Selector.Exact != "must stay open to all," {
		t.Errorf("%+v", n)
	}
}
