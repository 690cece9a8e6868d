package store

import (
	"context"

	"onrecord/articles"
)

// pageRows is the length of a page where the query names none.
const pageRows = 100

// List is a page of articles, in the order and within the bounds of q. Without
// q.Limit it has at most 100 rows. Paging by cursor costs the same at any depth.
func (s *Store) List(ctx context.Context, q articles.Query) (page articles.Listing, err error) {
	err = s.view(ctx, "list articles", func(tx *look) (err error) {
		if page, err = s.rows(ctx, tx, q); err != nil {
			return err
		}
		return s.markWatched(ctx, tx, page.Rows)
	})
	return page, err
}

// rows is a page of articles as they are stored.
func (s *Store) rows(ctx context.Context, tx *look, q articles.Query) (articles.Listing, error) {
	if q.Joined {
		return s.joined(ctx, tx, q)
	}
	p, err := s.pager(ctx, tx, q)
	if err != nil {
		return articles.Listing{}, err
	}
	err = p.page(ctx)
	return p.listing(), err
}

// Count is the number of rows that q finds, whatever its Limit and After.
func (s *Store) Count(ctx context.Context, q articles.Query) (n int, err error) {
	err = s.view(ctx, "count articles", func(tx *look) error {
		sel, err := s.compile(ctx, tx, q)
		if err != nil {
			return err
		}
		err = tx.QueryRowContext(ctx, "SELECT count(*) FROM "+sel.from+sel.filter(), sel.args...).Scan(&n)
		if err != nil || !q.Joined {
			return err
		}
		fewer, err := sel.countJoined(ctx, tx)
		n -= fewer
		return err
	})
	return n, err
}
