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
	t := prose.Read(a.Body)
	for i := range notes {
		n := &notes[i]
		n.Span, n.Placement = anchor.Find(t, n.Selector)
		n.Revision = a.Revision
	}
	for i := range corrections {
		c := &corrections[i]
		c.Span, c.Placement = anchor.Find(t, c.Passage)
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
