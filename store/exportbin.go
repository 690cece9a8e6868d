package store

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"onrecord/articles"
)

const removedSchema = "onrecord/removed/1"

// removedArticle is what a row of the bin is called where it is damaged.
const removedArticle = "removed article"

// A binLine is an article in the bin.
type binLine struct {
	Schema  string    `json:"schema"`
	Removed stamp     `json:"removed"`
	Notes   int       `json:"notes,omitempty"`
	Starred bool      `json:"starred,omitempty"`
	Record  binRecord `json:"record"`
}

func newBinLine(r Removed, record binRecord) binLine {
	return binLine{Schema: removedSchema, Removed: stamp(r.Removed), Notes: r.Notes, Starred: r.Starred, Record: record}
}

func writeBin(ctx context.Context, x *export) error {
	ids, err := numbers(ctx, x.b.tx, "SELECT article FROM bin ORDER BY article")
	if err != nil {
		return err
	}
	for _, id := range ids {
		r, record, err := x.b.binned(ctx, articles.ID(id))
		if err != nil {
			return err
		}
		if err := x.line(newBinLine(r, record)); err != nil {
			return err
		}
	}
	return nil
}

// readBin puts an article into the bin: under its number in an empty library,
// else under a new one. One that is here, removed or not, stays as it is, unless
// the other has notes that are not here.
func readBin(ctx context.Context, im *restoring, line []byte) error {
	var l binLine
	if err := json.Unmarshal(line, &l); err != nil {
		return errorf(articles.Invalid, "it is no removed article: %w", err)
	}
	texts := im.texts(l.Record.Article)
	if len(texts) == 0 {
		return errorf(articles.Invalid, "its removed article has no text")
	}
	latest := texts[len(texts)-1]
	if known, err := im.binKnows(ctx, &latest, l); err != nil || known {
		return err
	}
	l.Record.sound(latest.Body)
	id, err := im.reserve(ctx, latest, l.Record.Article.ID)
	if err != nil {
		return err
	}
	im.ids[l.Record.Article.ID] = id
	l.Record.Article.ID = id
	for i := range l.Record.Notes {
		l.Record.Notes[i].Article.ID = id
	}
	return im.insertBin(ctx, im.batch, Removed{
		ID: id, Title: latest.Title, Source: latest.Source, URL: latest.URL, Removed: time.Time(l.Removed),
		Notes: max(0, l.Notes), Starred: l.Starred,
	}, l.Record)
}

// sound leaves out of a record from elsewhere what cannot be so. An analysis is made
// again.
func (r *binRecord) sound(body string) {
	if r.Analysis != nil && !soundAnalysis(*r.Analysis, body) {
		r.Analysis, r.Sketch = nil, nil
	}
	r.Notes = slices.DeleteFunc(r.Notes, func(n binNote) bool { return !soundID(string(n.Note.ID)) })
}

// binKnows reports whether a removed article is here, and all of its notes.
func (im *restoring) binKnows(ctx context.Context, latest *arrival, l binLine) (known bool, err error) {
	err = im.row(ctx, "SELECT count(*) > 0 FROM bin WHERE title = $1 AND url = $2 AND removed = $3",
		[]any{latest.Title, latest.URL, time.Time(l.Removed).UnixMicro()}, &known)
	if err != nil || known {
		return known, err
	}
	twin, _, err := im.twin(ctx, latest)
	if err != nil || twin == 0 {
		return false, err
	}
	for _, n := range l.Record.Notes {
		if _, _, err := im.batch.note(ctx, n.Note.ID); err != nil {
			if missing(err) {
				return false, nil
			}
			return false, err
		}
	}
	return true, nil
}

// reserve gives a number that no article has or will be given: the same as in the
// other library where that can be.
func (im *restoring) reserve(ctx context.Context, a arrival, was articles.ID) (articles.ID, error) {
	a.ID, a.Tags = 0, nil
	var taken bool
	err := im.row(ctx, "SELECT (SELECT count(*) FROM article WHERE id = $1) + (SELECT count(*) FROM bin WHERE article = $1) > 0", []any{was}, &taken)
	if err != nil {
		return 0, err
	}
	if im.keepIDs && !taken && was > 0 && was < maxID {
		a.ID = was
	}
	id, err := im.insertRow(ctx, im.batch, &a)
	if err != nil {
		return 0, err
	}
	return id, im.exec(ctx, "DELETE FROM article WHERE id = $1", id)
}

// binTo puts all removed articles that can be read into im's library.
func (w *wreck) binTo(ctx context.Context, im *importing) error {
	has, err := w.has(ctx, "bin")
	if err != nil {
		w.lost.add("every "+removedArticle, 0, "none can be read: "+err.Error())
	}
	if err != nil || !has {
		return ctx.Err() // it is older than the bin, or the loss is named
	}
	type row struct {
		Removed
		packed []byte
	}
	err = rows(ctx, w, removedArticle, "bin b", "b.article", binColumns+", b.record", func(scan func(...any) error) (r row, err error) {
		r.Removed, err = scanBin(scan, &r.packed)
		return r, err
	}, func(r row) error {
		var record binRecord
		text, err := unpack(r.packed)
		if err == nil {
			err = json.Unmarshal(text, &record)
		}
		if err != nil {
			w.lost.add(removedArticle, int64(r.ID), "it cannot be read: "+err.Error())
			return nil //nolint:nilerr // it is lost, and the rest goes on
		}
		return im.put(ctx, newBinLine(r.Removed, record), readBin)
	})
	if err != nil {
		return err
	}
	return im.flush(ctx)
}
