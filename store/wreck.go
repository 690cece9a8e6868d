package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"onrecord/articles"
)

// Reading the rows of a damaged library: by their numbers alone, since indexes
// may be damaged, and one by one where a run of them cannot be read.

// rows calls use for every row of a table that can be read, in order of its key.
// The statement gives the row of the number $1, or those from $1 to $2.
func rows[T any](ctx context.Context, w *wreck, kind, table, key, columns string, scan func(scan func(...any) error) (T, error), use func(T) error) error {
	const some = 64
	query := fmt.Sprintf("SELECT %s FROM %s NOT INDEXED WHERE %s BETWEEN $1 AND $2 ORDER BY %s", columns, table, key, key)
	if err := w.understands(ctx, query); err != nil {
		w.lost.add("every "+strings.TrimSuffix(kind, ", number"), 0, "none can be read: "+err.Error())
		return ctx.Err()
	}
	most, err := w.most(ctx, table, key)
	if err != nil {
		return err
	}
	read := func(lo, hi int64) (out []T, err error) {
		err = each(ctx, w.db, query, []any{lo, hi}, func(s func(...any) error) error {
			v, err := scan(s)
			out = append(out, v)
			return err
		})
		return out, err
	}
	for lo := int64(1); lo <= most; lo += some {
		found, err := read(lo, lo+some-1)
		if err != nil {
			found = nil
			for id := lo; id < lo+some && id <= most; id++ {
				one, err := read(id, id)
				if ctx.Err() != nil {
					return ctx.Err()
				}
				if err != nil {
					w.lost.add(kind, id, "it cannot be read: "+err.Error())
					continue
				}
				found = append(found, one...)
			}
		}
		for _, v := range found {
			if err := use(v); err != nil {
				return err
			}
		}
	}
	return nil
}

// understands tells why a query means nothing in this file, as where the page
// that names the tables is damaged: then no row is worth trying, of the many
// that the file has room for.
func (w *wreck) understands(ctx context.Context, query string) error {
	st, err := w.db.PrepareContext(ctx, query)
	if err != nil {
		return err
	}
	return st.Close() //nolint:sqlclosecheck // at once
}

// has reports whether the file names all of some tables, which came with later versions.
func (w *wreck) has(ctx context.Context, tables ...string) (is bool, err error) {
	var n int
	err = w.db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE name IN ('"+strings.Join(tables, "', '")+"')").Scan(&n)
	return n == len(tables), err
}

// most is the highest number that a row of table may have.
func (w *wreck) most(ctx context.Context, table, key string) (n int64, err error) {
	var top sql.NullInt64
	err = w.db.QueryRowContext(ctx, fmt.Sprintf("SELECT max(%s) FROM %s NOT INDEXED", key, table)).Scan(&top)
	if err == nil {
		return min(top.Int64, w.room()), nil
	}
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	name, _, _ := strings.Cut(table, " ")
	if w.db.QueryRowContext(ctx, "SELECT seq FROM sqlite_sequence WHERE name = $1", name).Scan(&n) == nil && n > 0 {
		return min(n, w.room()), nil
	}
	w.lost.room = w.room()
	return w.lost.room, nil
}

// room is the most rows that the file can have: none takes less than 40 bytes.
func (w *wreck) room() int64 { return max(1000, (&journal{path: w.path}).size()/40) }

// A wreckedArticle is an article's row, with its checksums.
type wreckedArticle struct {
	articles.Summary
	hash       []byte
	sum, state int64
}

// articlesTo puts all articles that can be read into im's library.
func (w *wreck) articlesTo(ctx context.Context, im *importing) error {
	texts, err := w.texts(ctx)
	if err != nil {
		return err
	}
	err = rows(ctx, w, "article", "article a", "a.id", columns+", a.hash, a.sum, a.state_sum",
		func(scan func(...any) error) (a wreckedArticle, err error) {
			a.Summary, err = scanSummary(scan, &a.hash, &a.sum, &a.state)
			return a, err
		}, func(a wreckedArticle) error {
			if articleSum(a.Article, a.hash) != a.sum {
				w.lost.add("article", int64(a.ID), "its title or another field was altered; it is kept as it is")
			}
			l := lineOf(a.Summary)
			at := texts[a.ID]
			delete(texts, a.ID)
			return w.put(ctx, im, l, at)
		})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(texts)) { // those whose row is lost
		w.lost.add("article", int64(id), "its source, address, state and tags are lost; its text is not")
		if err := w.put(ctx, im, articleLine{Schema: articleSchema, ID: id}, texts[id]); err != nil {
			return err
		}
	}
	return im.flush(ctx)
}

// texts are the numbers of the rows of each article's texts.
func (w *wreck) texts(ctx context.Context) (map[articles.ID][]int64, error) {
	type key struct {
		row     int64
		article articles.ID
	}
	out := make(map[articles.ID][]int64)
	err := rows(ctx, w, "text", "text t", "t.id", "t.id, t.article", func(scan func(...any) error) (k key, err error) {
		return k, scan(&k.row, &k.article)
	}, func(k key) error {
		out[k.article] = append(out[k.article], k.row)
		return nil
	})
	return out, err
}

// put has im take in an article with the texts in some rows.
func (w *wreck) put(ctx context.Context, im *importing, l articleLine, texts []int64) error {
	for _, row := range texts {
		var t storedText
		err := t.scan(w.db.QueryRowContext(ctx, "SELECT "+textColumns+" FROM text t NOT INDEXED WHERE t.id = $1", row).Scan)
		var line textLine
		if err == nil {
			line, err = t.line()
		}
		if err != nil {
			w.lost.add("article", int64(l.ID), "a text of it cannot be read: "+err.Error())
			continue
		}
		if textSum(t.Article, t.body, t.raw) != t.sum {
			w.lost.add("article", int64(l.ID), "a text of it was altered; it is kept as it is")
		}
		l.Texts = append(l.Texts, line)
	}
	if len(l.Texts) == 0 {
		w.lost.add("article", int64(l.ID), "its text is lost")
		l.Texts = []textLine{{Revision: 1, Title: l.Title, Byline: l.Byline, Published: l.Published, Format: l.Format}}
	}
	last := l.Texts[len(l.Texts)-1]
	if l.Title == "" && l.Source == "" {
		l.Title, l.Byline, l.Published, l.Format, l.Added = last.Title, last.Byline, last.Published, last.Format, last.Seen
	}
	return im.put(ctx, l, readArticle)
}

// notes are the notes and corrections that can be read, as the journal has them.
func (w *wreck) notes(ctx context.Context) (out lines, err error) {
	type row struct {
		articles.Annotation
		removed sql.NullInt64
		sum     int64
	}
	err = rows(ctx, w, "note, number", "annotation n", "n.seq", noteColumns+", n.removed, n.sum", func(scan func(...any) error) (r row, err error) {
		r.Annotation, err = scanNote(scan, &r.removed, &r.sum)
		return r, err
	}, func(r row) error {
		if noteSum(r.Annotation, r.removed) != r.sum {
			w.lost.add("note "+string(r.ID), 0, "its row was altered; the journal's words are taken where it has it")
			r.Changed = moment(sql.NullInt64{Int64: 1, Valid: true}) // so that the journal's are newer
		}
		e := newEntry(noteSaved, r.Changed, r.Annotation, w.entryArticle(ctx, r.Article))
		if r.removed.Valid {
			e.Op, e.At = noteRemoved, stamp(moment(r.removed))
		}
		out = append(out, e)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, w.corrections(ctx, &out)
}

func (w *wreck) corrections(ctx context.Context, out *lines) error {
	if has, err := w.has(ctx, "correction"); err != nil || !has {
		return ctx.Err()
	}
	type row struct {
		articles.Correction
		sum int64
	}
	return rows(ctx, w, "correction, number", "correction c", "c.seq", correctionColumns+", c.sum", func(scan func(...any) error) (r row, err error) {
		r.Correction, err = scanCorrection(scan, &r.sum)
		return r, err
	}, func(r row) error {
		if correctionSum(r.Correction) != r.sum {
			w.lost.add("correction "+string(r.ID), 0, "it was altered, and left out unless the journal has it")
			return nil
		}
		*out = append(*out, newCorrectionEntry(r.Correction, w.entryArticle(ctx, r.Article)))
		return nil
	})
}

// entryArticle finds the article of a note in the new library, where its number
// is the same.
func (w *wreck) entryArticle(ctx context.Context, id articles.ID) entryArticle {
	e := entryArticle{ID: id}
	var hash []byte
	_ = w.db.QueryRowContext(ctx, "SELECT title, url, hash FROM article NOT INDEXED WHERE id = $1", id).Scan(&e.Title, &e.URL, &hash) // unknown if unreadable
	if hash == nil {                                                                                                                  // it was removed
		_ = w.db.QueryRowContext(ctx, "SELECT title, url FROM bin WHERE article = $1", id).Scan(&e.Title, &e.URL)
	}
	e.Hash = hex.EncodeToString(hash)
	return e
}
