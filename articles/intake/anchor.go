package intake

import (
	"context"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/articles/prose"
)

// anchor places the notes on an article anew that has another text now.
func (d *Desk) anchor(ctx context.Context, id articles.ID) error {
	notes, err := d.Shelf.Annotations(ctx, articles.Query{Article: id})
	if err != nil || len(notes) == 0 {
		return err
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
	return d.Shelf.PlaceAnnotations(ctx, notes)
}
