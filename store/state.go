package store

import (
	"context"
	"slices"

	"onrecord/articles"
)

// SetRead marks articles as read or unread: all of them, or, where one does not
// exist (articles.NotFound), none.
func (s *Store) SetRead(ctx context.Context, ids []articles.ID, read bool) error {
	return s.setState(ctx, ids, func(st *articles.State) { st.Read = read })
}

// SetStarred stars articles or takes the star away, as SetRead does.
func (s *Store) SetStarred(ctx context.Context, ids []articles.ID, starred bool) error {
	return s.setState(ctx, ids, func(st *articles.State) { st.Starred = starred })
}

// SetPlace keeps where the reader left an article.
func (s *Store) SetPlace(ctx context.Context, id articles.ID, place articles.Span) error {
	return s.setState(ctx, []articles.ID{id}, func(st *articles.State) { st.Place = place })
}

func (s *Store) setState(ctx context.Context, ids []articles.ID, set func(*articles.State)) error {
	return s.change(ctx, "mark articles", s.write, func(b *batch) error {
		for _, id := range ids {
			row, err := article(ctx, b, id)
			if err != nil {
				return err
			}
			st := row.State
			if set(&st); st == row.State {
				continue
			}
			err = b.exec(ctx, `
				UPDATE article SET read = $1, starred = $2, place_lo = $3, place_hi = $4, state_sum = $5 WHERE id = $6`,
				truth(st.Read), truth(st.Starred), st.Place.Lo, st.Place.Hi, stateSum(st), id)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// stateSum is the checksum of what a reader did with an article.
func stateSum(st articles.State) int64 {
	var s summer
	s.number(truth(st.Read), truth(st.Starred), int64(st.Place.Lo), int64(st.Place.Hi))
	return s.sum()
}

// SetTags replaces the tags of an article.
func (s *Store) SetTags(ctx context.Context, id articles.ID, tags []string) error {
	return s.change(ctx, "tag an article", s.write, func(b *batch) error {
		return b.setTags(ctx, id, func([]string) []string { return tags })
	})
}

// gainTags adds to the tags of an article.
func (b *batch) gainTags(ctx context.Context, id articles.ID, tags []string) error {
	if len(tags) == 0 {
		return nil
	}
	return b.setTags(ctx, id, func(old []string) []string { return addTags(old, tags) })
}

func (b *batch) setTags(ctx context.Context, id articles.ID, set func(old []string) []string) error {
	row, err := article(ctx, b, id)
	if err != nil {
		return err
	}
	old := row.Tags
	if row.Tags = set(old); slices.Equal(old, row.Tags) {
		return nil
	}
	var hash []byte
	if err := b.row(ctx, "SELECT hash FROM article WHERE id = $1", []any{id}, &hash); err != nil {
		return err
	}
	if err := b.exec(ctx, "UPDATE article SET tags = $1, sum = $2 WHERE id = $3",
		joinTags(row.Tags), articleSum(row.Article, hash), id); err != nil {
		return err
	}
	if err := b.exec(ctx, "DELETE FROM article_tag WHERE article = $1", id); err != nil {
		return err
	}
	return b.indexTags(ctx, id, row.Tags)
}

// indexTags makes an article found by its tags.
func (b *batch) indexTags(ctx context.Context, id articles.ID, tags []string) error {
	for _, t := range tags {
		err := b.exec(ctx, "INSERT INTO article_tag (key, article) VALUES ($1, $2) ON CONFLICT DO NOTHING", fold(t), id)
		if err != nil {
			return err
		}
	}
	return nil
}
