package store

import (
	"context"

	"onrecord/articles"
)

// maxTellings is how many articles a story can have. What is printed more often
// is no news; and the work of every change stays bounded.
const maxTellings = 200

// tell puts an article into the story that it tells, by its sketch. It is
// compared with one article of each story, always the same, and not with all:
// else stories that have little in common would be joined over others between.
func (s *Store) tell(ctx context.Context, b *batch, id articles.ID, dated int64, sketch articles.Sketch) error {
	r := sketchRow{sketch, id, dated}
	old, had, err := b.sketchOf(ctx, id)
	if err != nil || had && old.dated == dated && string(packSketch(old.Sketch)) == string(packSketch(sketch)) {
		return err
	}
	if err := b.untell(ctx, id); err != nil || !sketch.Retells(sketch) {
		return err // too short to be told again
	}
	err = b.exec(ctx, "INSERT INTO sketch (article, dated, hashes) VALUES ($1, $2, $3)", id, dated, packSketch(sketch))
	if err != nil {
		return err
	}
	lead, err := b.retold(ctx, r)
	if err != nil {
		return err
	}
	if lead == 0 {
		return b.enterKeys(ctx, r)
	}
	var n int
	if err := b.row(ctx, "SELECT count(*) FROM article WHERE story = $1 AND story <> 0", []any{lead}, &n); err != nil || n >= maxTellings {
		return err // it stands alone, and is not to be found either
	}
	return b.exec(ctx, "UPDATE article SET story = $1 WHERE id IN ($1, $2)", lead, id)
}

// retold is the article whose story r tells, 0 for none: of several the one that
// is most alike, then the oldest.
func (b *batch) retold(ctx context.Context, r sketchRow) (lead articles.ID, err error) {
	all, err := b.comparable(ctx, r)
	best := 0.0
	for _, o := range all {
		alike := r.Alike(o.Sketch)
		if r.Retells(o.Sketch) && (lead == 0 || alike > best || alike == best && o.article < lead) {
			lead, best = o.article, alike
		}
	}
	return lead, err
}

// untell takes an article out of its story. The oldest of the others leads on
// where it led; one that is left alone is in no story any more.
func (b *batch) untell(ctx context.Context, id articles.ID) error {
	r, had, err := b.sketchOf(ctx, id)
	if err != nil || !had {
		return err
	}
	if err := b.exec(ctx, "DELETE FROM sketch WHERE article = $1", id); err != nil {
		return err
	}
	if err := b.dropKeys(ctx, r); err != nil {
		return err
	}
	var lead articles.ID
	if err := b.row(ctx, "SELECT story FROM article WHERE id = $1", []any{id}, &lead); err != nil || lead == 0 {
		return err
	}
	if err := b.exec(ctx, "UPDATE article SET story = 0 WHERE id = $1", id); err != nil {
		return err
	}
	return b.goOn(ctx, lead, lead == id)
}

// goOn mends a story that an article has left: its lead, if bereft.
func (b *batch) goOn(ctx context.Context, lead articles.ID, bereft bool) error {
	left, err := numbers(ctx, b.tx, "SELECT id FROM article WHERE story = $1 AND story <> 0 ORDER BY id LIMIT 2", lead)
	if err != nil || len(left) == 0 {
		return err
	}
	if bereft {
		r, _, err := b.sketchOf(ctx, articles.ID(left[0]))
		if err != nil {
			return err
		}
		if err := b.enterKeys(ctx, r); err != nil {
			return err
		}
	}
	switch {
	case len(left) == 1:
		return b.exec(ctx, "UPDATE article SET story = 0 WHERE story = $1 AND story <> 0", lead)
	case bereft:
		return b.exec(ctx, "UPDATE article SET story = $1 WHERE story = $2 AND story <> 0", left[0], lead)
	}
	return nil
}

// Tellings are the other articles that tell the story of one, in the same words
// or nearly so: the newest first, at most 200.
func (s *Store) Tellings(ctx context.Context, id articles.ID) (out []articles.Summary, err error) {
	err = s.view(ctx, "look for the same story", func(tx *look) error {
		if _, err := article(ctx, tx, id); err != nil {
			return err
		}
		return each(ctx, tx, "SELECT "+columns+`, a.story FROM article a
			WHERE a.story = (SELECT story FROM article WHERE id = $1) AND a.story <> 0 AND a.id <> $1
			ORDER BY a.dated DESC, a.id DESC LIMIT $2`, []any{id, maxTellings},
			func(scan func(...any) error) error {
				var story articles.ID
				r, err := scanSummary(scan, &story)
				r.Story = story
				out = append(out, r)
				return err
			})
	})
	return out, err
}
