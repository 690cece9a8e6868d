package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"

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
	before := s.unconfirmed
	if s.journal.missing() {
		before = s.everyNoteBut(n.ID)
	}
	entries, err := before(ctx, b)
	if err != nil {
		return err
	}
	return s.journal.append(append(entries, newEntry(op, s.now(), n, of))...)
}

// everyNoteBut gives an entry for each note but one.
func (s *Store) everyNoteBut(one articles.NoteID) func(context.Context, *batch) ([]entry, error) {
	return func(ctx context.Context, b *batch) ([]entry, error) {
		notes, err := annotations(ctx, b.tx, "n.removed IS NULL AND n.id <> $1 ORDER BY n.seq", one)
		if err != nil {
			return nil, err
		}
		entries := make([]entry, 0, len(notes)+1)
		for _, n := range notes {
			of, err := b.entryArticle(ctx, n.Article)
			if err != nil {
				return nil, err
			}
			entries = append(entries, newEntry(noteSaved, s.now(), n, of))
		}
		return entries, nil
	}
}

// unconfirmed takes back the journal's last line where the library does not have
// its note. Only the last line can be such a one, since each writer looks first.
func (s *Store) unconfirmed(ctx context.Context, b *batch) ([]entry, error) {
	e, ok, err := s.journal.last()
	if err != nil || !ok || e.Op != noteSaved {
		return nil, err
	}
	switch _, _, err = b.note(ctx, e.Note.ID); {
	case errors.Is(err, sql.ErrNoRows):
		e.Op, e.At = noteVoid, s.now().UTC()
		return []entry{e}, nil
	default:
		return nil, err
	}
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
