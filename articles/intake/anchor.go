package intake

import (
	"context"
	"slices"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/articles/prose"
)

// Anchor finds the passages of the notes and corrections on an article anew, in
// its text as it is now.
func (d *Desk) Anchor(ctx context.Context, id articles.ID) error {
	notes, err := d.Shelf.Annotations(ctx, articles.Query{Article: id})
	if err != nil {
		return err
	}
	corrections, err := d.Shelf.Corrections(ctx, articles.Query{Article: id})
	if err != nil {
		return err
	}
	corrections = slices.DeleteFunc(corrections, func(c articles.Correction) bool { return c.Passage.Exact == "" })
	if len(notes)+len(corrections) == 0 {
		return nil
	}
	a, err := d.Shelf.Article(ctx, id)
	if err != nil {
		return err
	}
	f := follower{shelf: d.Shelf, now: a, text: prose.Read(a.Body), old: make(map[int]*prose.Text)}
	for i := range notes {
		n := &notes[i]
		n.Span, n.Placement = f.find(ctx, n.Selector, n.Revision)
		n.Revision = a.Revision
	}
	for i := range corrections {
		c := &corrections[i]
		c.Span, c.Placement = f.find(ctx, c.Passage, c.Revision)
		c.Revision = a.Revision
	}
	if len(notes) > 0 {
		if err := d.Shelf.PlaceAnnotations(ctx, notes); err != nil {
			return err
		}
	}
	if len(corrections) == 0 {
		return nil
	}
	return d.Shelf.PlaceCorrections(ctx, corrections)
}

// A follower finds passages of older texts of an article in its latest.
type follower struct {
	shelf Shelf
	now   articles.Article
	text  *prose.Text
	old   map[int]*prose.Text // by revision; nil for one that cannot be read
}

// find finds a passage that was last seen in a revision. Where the latest text
// alone leaves a question, it looks for the one that the passage was marked in.
func (f *follower) find(ctx context.Context, sel articles.Selector, seen int) (articles.Span, articles.Placement) {
	span, state := anchor.Find(f.text, sel)
	if state == articles.Placed {
		return span, state
	}
	const most = 8 // revisions looked at
	for r := min(seen, f.now.Revision-1); r > max(0, seen-most); r-- {
		if old := f.revision(ctx, r); old != nil && anchor.MadeIn(old, sel) {
			return anchor.Follow(old, f.text, sel)
		}
	}
	return span, state
}

func (f *follower) revision(ctx context.Context, r int) *prose.Text {
	if t, ok := f.old[r]; ok {
		return t
	}
	f.old[r] = nil
	if a, err := f.shelf.Revision(ctx, f.now.ID, r); err == nil {
		f.old[r] = prose.Read(a.Body)
	}
	return f.old[r]
}
