package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"

	"onrecord/articles"
)

// A binRecord is all that is kept of a removed article: as it would be exported,
// with what the engine found in it, its notes, and the feeds that brought it.
type binRecord struct {
	Article  articleLine        `json:"article"`
	Analysis *articles.Analysis `json:"analysis,omitempty"` // none: it waited for it
	Sketch   []byte             `json:"sketch,omitempty"`   // packed
	Notes    []binNote          `json:"notes,omitempty"`
	Items    []binItem          `json:"items,omitempty"`
}

// A binNote is a note with the number of its row, which is its place in the
// order of creation.
type binNote struct {
	Seq     int64 `json:"seq"`
	Removed int64 `json:"removed,omitempty"` // before the article was, in microseconds since 1970
	entry
}

// A binItem is the item of a feed that the article was.
type binItem struct {
	Feed string `json:"feed"` // its address
	Key  []byte `json:"key"`
	Hash []byte `json:"hash,omitempty"`
}

// binRecord is the record of a stored article.
func (s *Store) binRecord(ctx context.Context, b *batch, row articles.Summary) (r binRecord, err error) {
	if r.Article, err = b.articleLine(ctx, row.ID); err != nil {
		return r, err
	}
	if row.Analysed {
		a := row.Article
		if a.Body, err = body(ctx, b.tx, row.ID, row.Revision); err != nil {
			return r, err
		}
		raw, err := original(ctx, b.tx, a)
		if err != nil {
			return r, err
		}
		r.Analysis = &raw.Analysis
		sketch, _, err := b.sketchOf(ctx, row.ID)
		if err != nil {
			return r, err
		}
		r.Sketch = packSketch(sketch.Sketch)
	}
	if r.Notes, err = s.binNotes(ctx, b, row.ID); err != nil {
		return r, err
	}
	return r, each(ctx, b.tx, "SELECT f.url, i.key, i.hash FROM feed_item i JOIN feed f ON f.id = i.feed WHERE i.article = $1 ORDER BY 1, 2",
		[]any{row.ID}, func(scan func(...any) error) error {
			var it binItem
			err := scan(&it.Feed, &it.Key, &it.Hash)
			r.Items = append(r.Items, it)
			return err
		})
}

// binNotes are the notes of an article, removed ones too.
func (s *Store) binNotes(ctx context.Context, b *batch, id articles.ID) (out []binNote, err error) {
	of, err := b.entryArticle(ctx, id)
	if err != nil {
		return nil, err
	}
	err = each(ctx, b.tx, "SELECT "+noteColumns+", n.seq, n.removed FROM annotation n WHERE n.article = $1 ORDER BY n.seq", []any{id},
		func(scan func(...any) error) error {
			var n binNote
			var removed sql.NullInt64
			a, err := scanNote(scan, &n.Seq, &removed)
			n.Removed, n.entry = removed.Int64, newEntry(noteSaved, s.now(), a, of)
			out = append(out, n)
			return err
		})
	return out, err
}

// binnedArticle tells of an article in the bin; nothing if it is gone for good.
func (b *batch) binnedArticle(ctx context.Context, id articles.ID) (e entryArticle, err error) {
	e.ID = id
	r, record, err := b.binned(ctx, id)
	if articles.CodeOf(err) == articles.NotFound {
		return e, nil
	}
	if n := len(record.Article.Texts); err == nil && n > 0 {
		e.Title, e.URL = r.Title, r.URL
		e.Hash = hex.EncodeToString(textHash(articles.Article{Title: r.Title, Body: record.Article.Texts[n-1].Body}))
	}
	return e, err
}

// Restore brings an article back that was removed: under its number, with all
// that it had. The error's code is articles.NotFound where it is not in the bin.
func (s *Store) Restore(ctx context.Context, id articles.ID) error {
	if err := s.learn(ctx); err != nil {
		return err
	}
	return s.change(ctx, "restore an article", s.notes, func(b *batch) error {
		notes, err := s.fromBin(ctx, b, id)
		if err != nil {
			return err
		}
		return s.append(ctx, b, notes)
	})
}

// fromBin brings an article back, and gives what the journal has to have of its notes.
func (s *Store) fromBin(ctx context.Context, b *batch, id articles.ID) ([]entry, error) {
	_, r, err := b.binned(ctx, id)
	if err != nil {
		return nil, err
	}
	im := &restoring{retelling: retelling{Store: s, batch: b, ids: make(map[articles.ID]articles.ID)}, keepIDs: true}
	texts := im.texts(r.Article)
	if len(texts) == 0 {
		return nil, errorf(articles.Damaged, "of article %d no text is left", id)
	}
	if err := im.put(ctx, r.Article, texts); err != nil {
		return nil, err
	}
	if r.Analysis != nil {
		latest := texts[len(texts)-1].Article
		r.Analysis.Sketch = unpackSketch(r.Sketch)
		if err := s.saveAnalysis(ctx, b, latest, *r.Analysis); err != nil {
			return nil, err
		}
	}
	for _, it := range r.Items { // one that the reader followed anew may have the item from elsewhere
		err := b.exec(ctx, `UPDATE feed_item SET article = $1, hash = $2
			WHERE feed = (SELECT id FROM feed WHERE url = $3) AND key = $4 AND article IS NULL`, id, it.Hash, it.Feed, it.Key)
		if err != nil {
			return nil, err
		}
	}
	entries, err := s.putNotes(ctx, b, texts[len(texts)-1].Article, r.Notes)
	if err != nil {
		return nil, err
	}
	return entries, b.exec(ctx, "DELETE FROM bin WHERE article = $1", id)
}

// putNotes brings the notes of an article back, whose Body is loaded, but those that
// came by another way meanwhile.
func (s *Store) putNotes(ctx context.Context, b *batch, of articles.Article, notes []binNote) (out []entry, err error) {
	for _, n := range notes {
		if _, _, err := b.note(ctx, n.Note.ID); !errors.Is(err, sql.ErrNoRows) {
			if err != nil {
				return nil, err
			}
			continue
		}
		var taken bool // in another library
		if err := b.row(ctx, "SELECT count(*) > 0 FROM annotation WHERE seq = $1", []any{n.Seq}, &taken); err != nil {
			return nil, err
		}
		if taken || n.Seq < 0 || n.Seq >= maxID {
			n.Seq = 0
		}
		a, removed := tidy(n.annotation()), sql.NullInt64{Int64: n.Removed, Valid: n.Removed != 0}
		a.Article, a.Revision = of.ID, max(1, min(a.Revision, of.Revision))
		if !a.Span.Within(len(of.Body)) {
			a.Span, a.Placement = seek(of.Body, a.Selector.Exact)
		}
		seq, err := b.insertNoteRow(ctx, n.Seq, a)
		if err != nil {
			return nil, err
		}
		if err := b.updateNote(ctx, seq, a, removed); err != nil {
			return nil, err
		}
		e := newEntry(noteRestored, s.now(), a, n.Article)
		if removed.Valid {
			e.Op, e.At = noteRemoved, stamp(moment(removed))
		}
		out = append(out, e)
	}
	return out, b.countNotes(ctx, of.ID)
}
