package store

import (
	"context"
	"database/sql"
	"errors"

	"onrecord/articles"
)

// SaveAnalysis replaces what was found in an article. Entities get the ID of
// the library's entity of the same name (persons) or code (countries). Two
// entities of one article that come to the same are merged into the first.
//
// The error's code is articles.Invalid where the article has moved on from
// that revision: the analysis is stale and nothing is stored.
//
// The reader's corrections are laid over it: see articles.Correction.
func (s *Store) SaveAnalysis(ctx context.Context, id articles.ID, revision int, a articles.Analysis) error {
	return s.SaveAnalyses(ctx, []Found{{id, revision, a}})
}

// Found is what was found in one revision of an article.
type Found struct {
	Article  articles.ID
	Revision int
	articles.Analysis
}

// SaveAnalyses is SaveAnalysis for each of all in one transaction: all are stored
// or none. A note waits while it runs, as for AddMany, about a millisecond for each.
func (s *Store) SaveAnalyses(ctx context.Context, all []Found) error {
	if err := s.learn(ctx); err != nil {
		return err
	}
	return s.change(ctx, "save an analysis", s.write, func(b *batch) error {
		for _, f := range all {
			if err := s.replaceAnalysis(ctx, b, f); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) replaceAnalysis(ctx context.Context, b *batch, f Found) error {
	row, err := article(ctx, b, f.Article)
	if err != nil {
		return err
	}
	if row.Revision != f.Revision {
		return errorf(articles.Invalid, "article %d is at revision %d, the analysis at %d", f.Article, row.Revision, f.Revision)
	}
	if row.Body, err = body(ctx, b, f.Article, f.Revision); err != nil {
		return err
	}
	if row.Analysed {
		if err := s.clearAnalysis(ctx, b, f.Article); err != nil {
			return err
		}
	}
	return s.saveAnalysis(ctx, b, row.Article, f.Analysis)
}

func (s *Store) saveAnalysis(ctx context.Context, b *batch, art articles.Article, a articles.Analysis) error {
	if a.Reader == "" {
		return nil // not analysed
	}
	engine, err := b.engine(ctx, a.Reader)
	if err != nil {
		return err
	}
	if err := b.exec(ctx, "UPDATE article SET engine = $1, quotes = $2 WHERE id = $3", engine, len(a.Quotes), art.ID); err != nil {
		return err
	}
	if err := b.keepCallings(ctx, art.ID, a); err != nil {
		return err
	}
	laid, done, err := s.laid(ctx, b, art, a)
	if err != nil {
		return err
	}
	if len(done) > 0 {
		if _, err := b.appearances(ctx, a, true); err != nil {
			return err
		}
	}
	found, err := b.appearances(ctx, laid, len(done) == 0)
	if err != nil {
		return err
	}
	for _, q := range laid.Quotes {
		if err := s.insertQuote(ctx, b, art.ID, q, found.person(q.Speaker.Name)); err != nil {
			return err
		}
	}
	if err := b.insertAppearances(ctx, art, found, laid.Quotes); err != nil {
		return err
	}
	if err := s.keepOriginal(ctx, b, art.ID, findings{Analysis: a}, done); err != nil {
		return err
	}
	if err := b.exec(ctx, "DELETE FROM unsettled WHERE article = $1", art.ID); err != nil {
		return err
	}
	if err := s.tell(ctx, b, art.ID, dated(art), a.Sketch); err != nil {
		return err
	}
	return s.reconsider(ctx, b, art.ID, laid)
}

// engine is the number of an engine's name.
func (b *batch) engine(ctx context.Context, name string) (id int64, err error) {
	err = b.row(ctx, "SELECT id FROM engine WHERE name = $1", []any{name}, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return b.insert(ctx, "INSERT INTO engine (name) VALUES ($1) RETURNING id", name)
	}
	return id, err
}

// clearAnalysis takes away what was found in an article, if anything was.
func (s *Store) clearAnalysis(ctx context.Context, b *batch, id articles.ID) error {
	quotes, err := numbers(ctx, b, "SELECT id FROM quote WHERE article = $1", id)
	if err != nil {
		return err
	}
	for _, q := range quotes {
		if err := s.dialect.unindex(ctx, b, indexSaid, q); err != nil {
			return err
		}
	}
	if err := b.clearAppearances(ctx, id); err != nil {
		return err
	}
	if err := b.clearOriginal(ctx, id); err != nil {
		return err
	}
	if err := b.clearCallings(ctx, id); err != nil {
		return err
	}
	if err := b.exec(ctx, "DELETE FROM quote WHERE article = $1", id); err != nil {
		return err
	}
	return b.exec(ctx, "UPDATE article SET engine = NULL, people = 0, countries = 0, quotes = 0 WHERE id = $1 AND engine IS NOT NULL", id)
}

// analysis is what was found in a, whose Body is loaded.
func analysis(ctx context.Context, q querier, a articles.Article) (out articles.Analysis, err error) {
	err = q.QueryRowContext(ctx, "SELECT e.name FROM article a JOIN engine e ON e.id = a.engine WHERE a.id = $1", a.ID).Scan(&out.Reader)
	if err != nil {
		return out, err
	}
	entities, err := entitiesOf(ctx, q, a)
	if err != nil {
		return out, err
	}
	for _, e := range entities {
		if e.Kind == articles.Country {
			out.Countries = append(out.Countries, e)
		} else {
			out.People = append(out.People, e)
		}
	}
	err = each(ctx, q, "SELECT "+quoteColumns+" FROM "+quoteTables+" WHERE q.article = $1 ORDER BY q.id", []any{a.ID},
		func(scan func(...any) error) error {
			quote, err := scanQuote(scan)
			out.Quotes = append(out.Quotes, quote)
			return err
		})
	return out, err
}

// Due lists articles not yet analysed by reader, the newest arrivals first. A
// limit of 0 is all of them.
func (s *Store) Due(ctx context.Context, reader string, limit int) (ids []articles.ID, err error) {
	err = s.view(ctx, "list what is to be analysed", func(tx *look) error {
		found, err := numbers(ctx, tx, `
			SELECT id FROM article WHERE engine IS NULL OR engine NOT IN (SELECT id FROM engine WHERE name = $1)
			ORDER BY id DESC LIMIT $2`, reader, limitOr(limit, noLimit))
		for _, id := range found {
			ids = append(ids, articles.ID(id))
		}
		return err
	})
	return ids, err
}

// DueCount is the number of articles not yet analysed by reader.
func (s *Store) DueCount(ctx context.Context, reader string) (n int, err error) {
	err = s.view(ctx, "count what is to be analysed", func(tx *look) error {
		return tx.QueryRowContext(ctx, `
			SELECT (SELECT count(*) FROM article) -
				(SELECT count(*) FROM article WHERE engine = (SELECT id FROM engine WHERE name = $1))`, reader).Scan(&n)
	})
	return n, err
}
