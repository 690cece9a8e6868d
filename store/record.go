package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"slices"

	"onrecord/articles"
)

// record journals what was done to a note that is stored in b's transaction. A
// new journal begins with every note that there is.
func (s *Store) record(ctx context.Context, b *batch, op string, n articles.Annotation) error {
	if s.journal == nil {
		return nil
	}
	of, err := b.entryArticle(ctx, n.Article)
	if err != nil {
		return err
	}
	return s.append(ctx, b, []entry{newEntry(op, s.now(), n, of)})
}

// append journals what b's transaction is about to commit.
func (s *Store) append(ctx context.Context, b *batch, news []entry) error {
	if s.journal == nil {
		return nil
	}
	before := s.unconfirmed
	if s.journal.missing() {
		before = s.everything(news)
	}
	entries, err := before(ctx, b)
	if err != nil {
		return err
	}
	for i := range news {
		news[i].More = len(news) - 1 - i
	}
	return s.journal.append(append(entries, news...)...)
}

// everything gives an entry for each note and correction that news does not tell of.
func (s *Store) everything(news []entry) func(context.Context, *batch) ([]entry, error) {
	told := make(map[string]bool)
	for _, e := range news {
		told[e.id()] = true
	}
	return func(ctx context.Context, b *batch) ([]entry, error) {
		notes, err := annotations(ctx, b.tx, "n.removed IS NULL ORDER BY n.seq")
		if err != nil {
			return nil, err
		}
		all := make([]entry, 0, len(notes))
		for _, n := range notes {
			of, err := b.entryArticle(ctx, n.Article)
			if err != nil {
				return nil, err
			}
			all = append(all, newEntry(noteSaved, s.now(), n, of))
		}
		made, err := correctionsAfter(ctx, b.tx, articles.Query{})
		if err != nil {
			return nil, err
		}
		for _, c := range made {
			e, err := b.correctionEntry(ctx, c)
			if err != nil {
				return nil, err
			}
			all = append(all, e)
		}
		return slices.DeleteFunc(all, func(e entry) bool { return told[e.id()] }), nil
	}
}

// unconfirmed takes back the journal's last line, or the last lines that were of
// one transaction, where the library does not have their note or corrections.
// Only the last can be such, since each writer looks first.
func (s *Store) unconfirmed(ctx context.Context, b *batch) (out []entry, err error) {
	err = s.journal.back(func(e entry) (more bool, err error) {
		switch {
		case len(out) > 0 && e.More == 0:
			return false, nil
		case e.Correction != nil && e.Op == correctionMade:
			_, _, err = b.correction(ctx, e.Correction.ID)
		case e.Correction == nil && e.Op == noteSaved:
			_, _, err = b.note(ctx, e.Note.ID)
		default:
			return false, nil
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return false, err
		}
		e.Op, e.At, e.More = noteVoid, s.now().UTC(), 0
		out = append(out, e)
		return true, nil
	})
	return out, err
}

// journalAll journals that the notes of an article go with it.
func (s *Store) journalAll(ctx context.Context, b *batch, id articles.ID) error {
	notes, err := annotationsOf(ctx, b.tx, id)
	if err != nil {
		return err
	}
	for _, n := range notes {
		if err := s.record(ctx, b, noteDeleted, n); err != nil {
			return err
		}
	}
	return nil
}

func (b *batch) entryArticle(ctx context.Context, id articles.ID) (entryArticle, error) {
	e := entryArticle{ID: id}
	var hash []byte
	err := b.row(ctx, "SELECT title, url, hash FROM article WHERE id = $1", []any{id}, &e.Title, &e.URL, &hash)
	e.Hash = hex.EncodeToString(hash)
	return e, err
}
