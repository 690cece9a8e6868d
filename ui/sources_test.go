package ui_test

import (
	"context"
	"strings"
	"testing"

	"onrecord/articles"
	"onrecord/ui"
)

// An article whose source changed it shows where it is from, its versions, what
// changed word by word, and the notes that this cost.
func TestVersionsOfAnArticle(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	first := stories()[0]
	lib := library(t, first)
	note, err := lib.SaveAnnotation(ctx, articles.Annotation{Article: 1, Note: "Who pays?", Selector: articles.Selector{Exact: "new lock gates"}})
	if err != nil {
		t.Fatal(err)
	}
	later := first
	later.Body = strings.Replace(harbour, "new lock gates", "repairs of the old ones", 1)
	if _, status, err := lib.Add(ctx, later); err != nil || status != articles.Changed {
		t.Fatalf("%v, %v", status, err)
	}
	note.Revision, note.Placement = 2, articles.Lost
	if err := lib.PlaceAnnotations(ctx, []articles.Annotation{note}); err != nil {
		t.Fatal(err)
	}
	for _, theme := range []string{"dark", "none"} {
		d := start(t, lib, 100, 40, ui.Options{Open: 1, Theme: theme})
		d.press("gs").sees("The Coastal Gazette", "https://example.org/harbour-talks-resume", "VERSIONS", "2  seen", "this one",
			"NOTES THAT LOST THEIR PASSAGE", "new lock gates", "Who pays?")
		d.press("y")
		if !strings.Contains(d.copied, "https://example.org/harbour-talks-resume") {
			t.Errorf("copied %q", d.copied)
		}
		d.press("j enter").sees("What version 2 changed of version 1: 5 words new, 3 gone", "… 2 paragraphs as before")
		if theme == "none" {
			d.sees("[-new lock gates-]", "{+repairs of the old ones+}")
		}
		d.press("esc j enter").says("There is no version before the first")
		d.press("esc").lacks("VERSIONS")
	}
}
