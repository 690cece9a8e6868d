package store

import (
	"context"
	"database/sql"
	"encoding/hex"

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

// append journals what b's transaction is about to commit, once library and
// journal agree on what was before.
func (s *Store) append(ctx context.Context, b *batch, news []entry) error {
	if s.journal == nil {
		return nil
	}
	before := s.catchUp
	if s.journal.missing() {
		before = s.everything
	}
	entries, err := before(ctx, b, news)
	if err != nil {
		return err
	}
	for i := range news {
		news[i].More = len(news) - 1 - i
	}
	s.pending = append(s.pending, news...)
	mark, err := s.journal.append(append(entries, news...)...)
	if err != nil {
		return err
	}
	return b.setJournalMark(ctx, mark)
}

// everyNote gives an entry for each note, removed ones too.
func (s *Store) everyNote(ctx context.Context, b *batch) (all lines, err error) {
	err = each(ctx, b.tx, "SELECT "+noteColumns+", n.removed FROM annotation n ORDER BY n.seq", nil, func(scan func(...any) error) error {
		var removed sql.NullInt64
		n, err := scanNote(scan, &removed)
		if err != nil {
			return err
		}
		e := newEntry(noteSaved, s.now(), n, entryArticle{ID: n.Article})
		if removed.Valid {
			e.Op, e.At = noteRemoved, stamp(moment(removed))
		}
		all = append(all, e)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].Article, err = b.entryArticle(ctx, all[i].Article.ID); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// binnedNotes gives entries for the notes on articles in the bin: what each said, and
// that it went with its article.
func (b *batch) binnedNotes(ctx context.Context) (all lines, err error) {
	ids, err := numbers(ctx, b, "SELECT article FROM bin WHERE spared = 1 ORDER BY article")
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		_, record, err := b.binned(ctx, articles.ID(id))
		if articles.CodeOf(err) == articles.Damaged {
			continue // which is for check to say
		}
		if err != nil {
			return nil, err
		}
		for _, n := range record.Notes {
			a := n.annotation()
			e := newEntry(noteSaved, a.Changed, a, n.Article)
			if n.Removed != 0 {
				e.Op, e.At = noteRemoved, stamp(moment(sql.NullInt64{Int64: n.Removed, Valid: true}))
			}
			gone := e
			gone.Op = noteDeleted
			all = append(all, e, gone)
		}
	}
	return all, nil
}

// everything gives an entry for each note and correction that news does not tell of.
func (s *Store) everything(ctx context.Context, b *batch, news []entry) ([]entry, error) {
	all, err := s.everyNote(ctx, b)
	if err != nil {
		return nil, err
	}
	binned, err := b.binnedNotes(ctx)
	if err != nil {
		return nil, err
	}
	all = append(all, binned...)
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
	return all.without(news), nil
}

// journalAll journals that the notes of an article go with it.
func (s *Store) journalAll(ctx context.Context, b *batch, id articles.ID) error {
	notes, err := annotations(ctx, b.tx, "n.article = $1 ORDER BY n.seq", id) // hidden ones, too
	if err != nil {
		return err
	}
	of, err := b.entryArticle(ctx, id)
	if err != nil || len(notes) == 0 {
		return err
	}
	news := make([]entry, len(notes))
	for i, n := range notes {
		news[i] = newEntry(noteDeleted, s.now(), n, of)
	}
	return s.append(ctx, b, news)
}

func (b *batch) entryArticle(ctx context.Context, id articles.ID) (entryArticle, error) {
	e := entryArticle{ID: id}
	var hash []byte
	err := b.row(ctx, "SELECT title, url, hash FROM article WHERE id = $1", []any{id}, &e.Title, &e.URL, &hash)
	e.Hash = hex.EncodeToString(hash)
	return e, err
}
