package main

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
)

// A draft that is left for later is neither written over by the next one nor
// lost with it, although both screens may be processes of the same number.
func TestDraftsLeftForLater(t *testing.T) {
	t.Parallel()
	a := &app{places: places{State: t.TempDir(), Library: "library.db"}}
	keep := func(d *drafts, n int, words string) {
		t.Helper()
		if err := d.KeepDraft(n, &articles.Annotation{Note: words}); err != nil {
			t.Fatal(err)
		}
	}
	d := a.drafts()
	if d.Unfinished() != nil {
		t.Errorf("before the first: %+v", d.Unfinished())
	}
	keep(d, 1, "first")

	d = a.drafts()
	if got := d.Unfinished(); got == nil || got.Note != "first" {
		t.Fatalf("found %+v", got)
	}
	d.LaterDraft()
	keep(d, 1, "second")

	var found []string
	for range 3 {
		d = a.drafts()
		if got := d.Unfinished(); got != nil {
			found = append(found, got.Note)
		}
		if err := d.KeepDraft(2, nil); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(found)
	if diff := cmp.Diff([]string{"first", "second"}, found); diff != "" {
		t.Error(diff)
	}
}
