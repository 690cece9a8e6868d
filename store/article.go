package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"onrecord/articles"
)

// Article is the latest revision of one article, without Raw. The error's code
// is articles.NotFound where there is none.
func (s *Store) Article(ctx context.Context, id articles.ID) (a articles.Article, err error) {
	err = s.view(ctx, "read an article", func(tx *look) error {
		row, err := article(ctx, tx, id)
		if err != nil {
			return err
		}
		a = row.Article
		a.Body, err = body(ctx, tx, id, a.Revision)
		return err
	})
	return a, err
}

// Revision is an older, or the latest, text of an article, counted from 1. What
// is not kept with each text (source, address, tags) is as it is now.
func (s *Store) Revision(ctx context.Context, id articles.ID, revision int) (a articles.Article, err error) {
	err = s.view(ctx, "read a revision", func(tx *look) error {
		row, err := article(ctx, tx, id)
		if err != nil {
			return err
		}
		a = row.Article
		var published sql.NullInt64
		err = tx.QueryRowContext(ctx, `
			SELECT title, byline, published, format FROM text WHERE article = $1 AND revision = $2`,
			id, revision).Scan(&a.Title, &a.Byline, &published, &a.Format)
		if errors.Is(err, sql.ErrNoRows) {
			return errorf(articles.NotFound, "article %d has no revision %d", id, revision)
		}
		if err != nil {
			return err
		}
		a.Revision, a.Published = revision, moment(published)
		a.Body, err = body(ctx, tx, id, revision)
		return err
	})
	return a, err
}

// WithURL is the article with that address, else articles.NotFound.
func (s *Store) WithURL(ctx context.Context, url string) (id articles.ID, err error) {
	err = s.view(ctx, "find an article", func(tx *look) error {
		err := tx.QueryRowContext(ctx, "SELECT id FROM article WHERE url <> '' AND url = $1 ORDER BY id LIMIT 1", url).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return errorf(articles.NotFound, "no article has the address %s", url)
		}
		return err
	})
	return id, err
}

// Raw is the source bytes of the latest revision, as they came; nil if they
// were not given.
func (s *Store) Raw(ctx context.Context, id articles.ID) (raw []byte, err error) {
	err = s.view(ctx, "read an article's source", func(tx *look) error {
		row, err := article(ctx, tx, id)
		if err != nil {
			return err
		}
		var b, packed []byte
		err = tx.QueryRowContext(ctx, "SELECT body, raw FROM text WHERE article = $1 AND revision = $2",
			id, row.Revision).Scan(&b, &packed)
		if err != nil || packed == nil {
			return err
		}
		if packed[0] == packedSame {
			packed = b
		}
		raw, err = unpack(packed)
		return damaged(err)
	})
	return raw, err
}

// Reading is all that is shown of one article, at one moment.
func (s *Store) Reading(ctx context.Context, id articles.ID) (r articles.Reading, err error) {
	err = s.view(ctx, "read an article", func(tx *look) error {
		row, err := article(ctx, tx, id)
		if err != nil {
			return err
		}
		r.Article, r.State = row.Article, row.State
		if r.Body, err = body(ctx, tx, id, r.Revision); err != nil {
			return err
		}
		if row.Analysed {
			if r.Analysis, err = s.shown(ctx, tx, r.Article); err != nil {
				return err
			}
		}
		if r.Annotations, err = annotationsOf(ctx, tx, id); err != nil {
			return err
		}
		r.Watched, err = s.watchedIn(ctx, tx, r.Analysis)
		return err
	})
	return r, err
}

// erase deletes an article and all that belongs to it. A feed that brought it
// does not bring it again.
func (s *Store) erase(ctx context.Context, b *batch, id articles.ID) error {
	if err := s.clearAnalysis(ctx, b, id); err != nil {
		return err
	}
	if err := b.untell(ctx, id); err != nil {
		return err
	}
	if err := b.exec(ctx, "UPDATE feed_item SET article = NULL, hash = NULL WHERE article = $1", id); err != nil {
		return err
	}
	for _, table := range []string{"annotation_tag", "annotation", "article_tag", "text", "unsettled"} {
		if err := b.exec(ctx, "DELETE FROM "+table+" WHERE article = $1", id); err != nil {
			return err
		}
	}
	if err := s.unindexArticle(ctx, b, id); err != nil {
		return err
	}
	if err := b.exec(ctx, "DELETE FROM article WHERE id = $1", id); err != nil {
		return err
	}
	return s.tellApart(ctx, b, id)
}

// columns are those of a Summary, for scanSummary.
const columns = `a.id, a.title, a.source, a.byline, a.url, a.path, a.lang, a.published, a.added, a.format,
	a.revision, a.tags, a.read, a.starred, a.place_lo, a.place_hi, a.people, a.countries, a.quotes, a.notes,
	a.engine IS NOT NULL`

// scanSummary scans columns, and more behind them.
func scanSummary(scan func(...any) error, more ...any) (r articles.Summary, err error) {
	var published, added sql.NullInt64
	var tags string
	err = scan(slices.Concat([]any{
		&r.ID, &r.Title, &r.Source, &r.Byline, &r.URL, &r.Path, &r.Lang, &published, &added, &r.Format,
		&r.Revision, &tags, &r.Read, &r.Starred, &r.Place.Lo, &r.Place.Hi,
		&r.People, &r.Countries, &r.Quotes, &r.Notes, &r.Analysed,
	}, more)...)
	r.Published, r.Added, r.Tags = moment(published), moment(added), splitTags(tags)
	return r, err
}

// article is one row of the list; articles.NotFound where there is none.
func article(ctx context.Context, q querier, id articles.ID) (articles.Summary, error) {
	r, err := scanSummary(q.QueryRowContext(ctx, "SELECT "+columns+" FROM article a WHERE id = $1", id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return r, errorf(articles.NotFound, "there is no article %d", id)
	}
	return r, err
}

// body is the text of one revision.
func body(ctx context.Context, q querier, id articles.ID, revision int) (string, error) {
	var packed []byte
	err := q.QueryRowContext(ctx, "SELECT body FROM text WHERE article = $1 AND revision = $2", id, revision).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		return "", errorf(articles.Damaged, "the text of article %d is missing", id)
	}
	if err != nil {
		return "", err
	}
	b, err := unpack(packed)
	return string(b), damaged(err)
}

// damaged classifies an error in what was stored.
func damaged(err error) error {
	if err != nil {
		return &articles.Error{Code: articles.Damaged, Err: err}
	}
	return nil
}
