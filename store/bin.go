package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"onrecord/articles"
)

// The bin is where removed articles are, so that removing can be undone: no
// list, figure, search or feed knows of them. What has a star, or has or had a
// note, stays there until the reader says otherwise; everything else for
// binKept, and goes when another article is removed.
const binKept = 30 * 24 * time.Hour

// A Removed is an article in the bin.
type Removed struct {
	ID      articles.ID // that it had, and will have
	Title   string
	Source  string
	URL     string
	Removed time.Time
	Notes   int
	Starred bool
}

// Remove takes an article with all its revisions out of the library, until it is
// restored. Where it has notes and withNotes is false, it refuses with
// articles.Refused. The journal has the notes go, and come back. One that is
// damaged cannot be kept to be restored: it goes for good, unless it has notes,
// removed ones too.
func (s *Store) Remove(ctx context.Context, id articles.ID, withNotes bool) error {
	return s.change(ctx, "remove an article", s.notes, func(b *batch) error {
		row, err := article(ctx, b.tx, id)
		if err == nil {
			err = consented(id, row.Notes, withNotes)
		}
		if err != nil {
			return err
		}
		if err = s.toBin(ctx, b, row); err != nil {
			var noted bool
			if s.code(err) != articles.Damaged || b.row(ctx, "SELECT count(*) > 0 FROM annotation WHERE article = $1", []any{id}, &noted) != nil || noted {
				return err
			}
		}
		return s.removeNow(ctx, b, id)
	})
}

// Forget is Remove for good. It takes an article that is in the bin out of it.
func (s *Store) Forget(ctx context.Context, id articles.ID, withNotes bool) error {
	return s.change(ctx, "remove an article for good", s.notes, func(b *batch) error {
		row, err := article(ctx, b.tx, id)
		if err == nil {
			if err = consented(id, row.Notes, withNotes); err == nil {
				err = s.removeNow(ctx, b, id)
			}
			return err
		}
		r, _, missed := b.binned(ctx, id)
		if missed != nil || articles.CodeOf(err) != articles.NotFound {
			return err
		}
		if err := consented(id, r.Notes, withNotes); err != nil {
			return err
		}
		return b.exec(ctx, "DELETE FROM bin WHERE article = $1", id)
	})
}

func consented(id articles.ID, notes int, withNotes bool) error {
	if notes > 0 && !withNotes {
		return errorf(articles.Refused, "article %d has %s, which would be removed with it", id, articles.Counted(notes, "note"))
	}
	return nil
}

func (s *Store) removeNow(ctx context.Context, b *batch, id articles.ID) error {
	if err := s.journalAll(ctx, b, id); err != nil {
		return err
	}
	return s.erase(ctx, b, id)
}

// toBin puts an article into the bin, and takes out of it what is due.
func (s *Store) toBin(ctx context.Context, b *batch, row articles.Summary) error {
	record, err := s.binRecord(ctx, b, row)
	if err != nil {
		return err
	}
	now := s.now()
	if err := b.exec(ctx, "DELETE FROM bin WHERE spared = 0 AND removed < $1", now.Add(-binKept).UnixMicro()); err != nil {
		return err
	}
	return s.insertBin(ctx, b, Removed{
		ID: row.ID, Title: row.Title, Source: row.Source, URL: row.URL, Removed: now, Notes: row.Notes, Starred: row.Starred,
	}, record)
}

func (s *Store) insertBin(ctx context.Context, b *batch, r Removed, record binRecord) error {
	text, err := json.Marshal(record)
	if err != nil {
		return err
	}
	packed := s.packer.pack(text)
	spared := r.Starred || len(record.Notes) > 0
	return b.exec(ctx, `
		INSERT INTO bin (article, title, source, url, removed, notes, starred, spared, record, sum)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		r.ID, r.Title, r.Source, r.URL, r.Removed.UnixMicro(), r.Notes, truth(r.Starred), truth(spared), packed, binSum(r, spared, packed))
}

func binSum(r Removed, spared bool, packed []byte) int64 {
	var s summer
	s.number(int64(r.ID), r.Removed.UnixMicro(), int64(r.Notes), truth(r.Starred), truth(spared))
	s.text(r.Title, r.Source, r.URL)
	s.blob(packed)
	return s.sum()
}

// Bin is what is in the bin, the last removed first.
func (s *Store) Bin(ctx context.Context) (out []Removed, err error) {
	err = s.view(ctx, "list what was removed", func(tx *look) error {
		return each(ctx, tx, "SELECT "+binColumns+" FROM bin b ORDER BY b.removed DESC, b.article DESC", nil, func(scan func(...any) error) error {
			r, err := scanBin(scan)
			out = append(out, r)
			return err
		})
	})
	return out, err
}

// binColumns are those of a Removed, for scanBin.
const binColumns = "b.article, b.title, b.source, b.url, b.removed, b.notes, b.starred"

// scanBin scans binColumns, and more behind them.
func scanBin(scan func(...any) error, more ...any) (r Removed, err error) {
	var at sql.NullInt64
	err = scan(append([]any{&r.ID, &r.Title, &r.Source, &r.URL, &at, &r.Notes, &r.Starred}, more...)...)
	r.Removed = moment(at)
	return r, err
}

// binned is an article in the bin, with its record; articles.NotFound if it is not there.
func (b *batch) binned(ctx context.Context, id articles.ID) (r Removed, record binRecord, err error) {
	var packed []byte
	st, err := b.stmt(ctx, "SELECT "+binColumns+", b.record FROM bin b WHERE b.article = $1") //nolint:sqlclosecheck // closed with the transaction
	if err != nil {
		return r, record, err
	}
	r, err = scanBin(st.QueryRowContext(ctx, id).Scan, &packed)
	if errors.Is(err, sql.ErrNoRows) {
		return r, record, errorf(articles.NotFound, "article %d was not removed, or longer ago than is kept", id)
	}
	if err != nil {
		return r, record, err
	}
	text, err := unpack(packed)
	if err == nil {
		err = json.Unmarshal(text, &record)
	}
	return r, record, damaged(err)
}

// removedBefore reports whether the bin has an article of that address.
func (b *batch) removedBefore(ctx context.Context, url string) (is bool, err error) {
	if url == "" {
		return false, nil
	}
	err = b.row(ctx, "SELECT count(*) > 0 FROM bin WHERE url <> '' AND url = $1", []any{url}, &is)
	return is, err
}

// bins verifies what is in the bin.
func (c *checker) bins(ctx context.Context) error {
	return each(ctx, c.tx, "SELECT "+binColumns+", b.spared, b.record, b.sum FROM bin b ORDER BY b.article", nil, func(scan func(...any) error) error {
		var spared bool
		var packed []byte
		var sum int64
		r, err := scanBin(scan, &spared, &packed, &sum)
		if err == nil && binSum(r, spared, packed) != sum {
			c.add(fmt.Sprintf("removed article %d", r.ID), "it was altered")
		}
		return err
	})
}
