package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"onrecord/articles"
)

// SaveAnnotation stores a and returns it as stored: with ID "" it is new and
// gets one; a stored ID is replaced (its Article and Created stay), and shown
// again if it was removed; an ID from elsewhere, as import brings, is new and
// keeps its ID and times. When it returns nil, the note is on disk in the
// library and in the journal.
func (s *Store) SaveAnnotation(ctx context.Context, a articles.Annotation) (articles.Annotation, error) {
	err := s.change(ctx, "save a note", s.notes, func(b *batch) error {
		stored, err := s.storeNote(ctx, b, a)
		if err != nil {
			return err
		}
		a = stored
		if err := b.countNotes(ctx, a.Article); err != nil {
			return err
		}
		return s.record(ctx, b, noteSaved, a)
	})
	if err != nil {
		return articles.Annotation{}, err
	}
	return a, nil
}

// RemoveAnnotation hides a note everywhere; RestoreAnnotation brings it back.
func (s *Store) RemoveAnnotation(ctx context.Context, id articles.NoteID) error {
	at := micros(s.now())
	return s.setRemoved(ctx, "remove a note", noteRemoved, id, at)
}

// RestoreAnnotation undoes RemoveAnnotation.
func (s *Store) RestoreAnnotation(ctx context.Context, id articles.NoteID) error {
	return s.setRemoved(ctx, "restore a note", noteRestored, id, sql.NullInt64{})
}

// A RemovedNote is a note that the reader removed, which RestoreAnnotation brings back.
type RemovedNote struct {
	articles.Annotation
	Removed time.Time
}

// RemovedNotes are the notes that the reader removed, in order of creation. Those
// that went with their article are not among them.
func (s *Store) RemovedNotes(ctx context.Context) (out []RemovedNote, err error) {
	err = s.view(ctx, "list removed notes", func(tx *look) error {
		const rows = "SELECT " + noteColumns + ", n.removed FROM annotation n WHERE n.removed IS NOT NULL ORDER BY n.seq"
		return each(ctx, tx, rows, nil, func(scan func(...any) error) error {
			var r RemovedNote
			var at sql.NullInt64
			var err error
			r.Annotation, err = scanNote(scan, &at)
			r.Removed = moment(at)
			out = append(out, r)
			return err
		})
	})
	return out, err
}

func (s *Store) setRemoved(ctx context.Context, what, op string, id articles.NoteID, removed sql.NullInt64) error {
	return s.change(ctx, what, s.notes, func(b *batch) error {
		a, row, err := b.note(ctx, id)
		if errors.Is(err, sql.ErrNoRows) {
			return noNote(id)
		}
		if err != nil {
			return err
		}
		if !removed.Valid {
			if a, err = b.current(ctx, a); err != nil {
				return err
			}
		}
		if err := b.updateNote(ctx, row.seq, a, removed); err != nil {
			return err
		}
		if err := b.countNotes(ctx, a.Article); err != nil {
			return err
		}
		return s.record(ctx, b, op, a)
	})
}

func noNote(id articles.NoteID) error { return errorf(articles.NotFound, "there is no note %q", id) }

// PlaceAnnotations stores where notes were found again: Revision, Span and
// Placement of each. Everything else of a note stays as it is, and so does one that
// was looked for in a text that its article no longer has.
func (s *Store) PlaceAnnotations(ctx context.Context, notes []articles.Annotation) error {
	return s.change(ctx, "place notes", s.notes, func(b *batch) error {
		for _, n := range notes {
			a, row, err := b.note(ctx, n.ID)
			if errors.Is(err, sql.ErrNoRows) {
				return noNote(n.ID)
			}
			if err != nil {
				return err
			}
			of, err := article(ctx, b, a.Article)
			if err != nil {
				return err
			}
			if n.Revision < of.Revision {
				continue
			}
			a.Revision, a.Span, a.Placement = n.Revision, n.Span, n.Placement
			if err := b.updateNote(ctx, row.seq, a, row.removed); err != nil {
				return err
			}
			if err := b.countNotes(ctx, a.Article); err != nil {
				return err
			}
		}
		return nil
	})
}

// Annotation is one note that is not removed, else articles.NotFound.
func (s *Store) Annotation(ctx context.Context, id articles.NoteID) (a articles.Annotation, err error) {
	err = s.view(ctx, "read a note", func(tx *look) error {
		notes, err := annotations(ctx, tx, "n.removed IS NULL AND n.id = $1", id)
		if err != nil {
			return err
		}
		if len(notes) == 0 {
			return noNote(id)
		}
		a = notes[0]
		return nil
	})
	return a, err
}

// Annotations are the notes of the articles that q finds, in order of creation
// whatever the clock said. Tag, HasLost, HasNear, NoteKind, Words, Phrases and
// Without are asked of the note itself (the words of its passage and text),
// everything else of its article. q.Limit 0 is all; q.After pages, see NoteCursor.
func (s *Store) Annotations(ctx context.Context, q articles.Query) (out []articles.Annotation, err error) {
	rows, err := s.NoteRows(ctx, q)
	for _, r := range rows {
		out = append(out, r.Annotation)
	}
	return out, err
}

// NoteRows are Annotations with the articles that they are on. Where q is
// Backward, the last ones before q.After, or of all, come first.
func (s *Store) NoteRows(ctx context.Context, q articles.Query) (out []articles.NoteRow, err error) {
	err = s.view(ctx, "list notes", func(tx *look) error {
		st, err := s.noteStatement(ctx, tx, q)
		if err != nil {
			return err
		}
		return each(ctx, tx, st.sql, st.args, func(scan func(...any) error) error {
			var r articles.NoteRow
			var published sql.NullInt64
			var err error
			r.Annotation, err = scanNote(scan, &r.Title, &r.Source, &published)
			r.Published = moment(published)
			if err == nil && says(r.Annotation, q) {
				out = append(out, r)
			}
			if q.Limit > 0 && len(out) == q.Limit {
				return errEnough
			}
			return err
		})
	})
	return out, err
}

// NoteTags are the tags of all notes, each once, in order of the alphabet.
func (s *Store) NoteTags(ctx context.Context) (tags []string, err error) {
	err = s.view(ctx, "list tags", func(tx *look) error {
		const rows = "SELECT DISTINCT tags FROM annotation WHERE removed IS NULL AND tags <> ''"
		return each(ctx, tx, rows, nil, func(scan func(...any) error) error {
			var joined string
			err := scan(&joined)
			tags = append(tags, splitTags(joined)...)
			return err
		})
	})
	slices.Sort(tags)
	return slices.Compact(tags), err
}

// NoteCursor is the place of a in the order of Annotations.
func NoteCursor(a articles.Annotation) articles.Cursor { return articles.Cursor{Key: string(a.ID)} }

func (s *Store) noteStatement(ctx context.Context, tx querier, q articles.Query) (*statement, error) {
	of := q
	of.Tag, of.NoteKind, of.HasLost, of.HasNear, of.Words, of.Phrases, of.Without = "", "", false, false, nil, nil, nil
	sel, err := s.compile(ctx, tx, of)
	if err != nil {
		return nil, err
	}
	if q.Tag != "" {
		sel.add("n.seq IN (SELECT annotation FROM annotation_tag WHERE key = " + sel.arg(fold(q.Tag)) + ")")
	}
	if q.HasLost {
		sel.add("n.placement = " + sel.arg(articles.Lost))
	}
	beyond, order := " > ", ""
	if q.Backward {
		beyond, order = " < ", " DESC"
	}
	if q.After.Key != "" {
		sel.add("n.seq" + beyond + "(SELECT seq FROM annotation WHERE id = " + sel.arg(q.After.Key) + ")")
	}
	noted := sel.noted(q)
	return &statement{sql: "SELECT " + noteColumns + ", a.title, a.source, a.published FROM " + sel.from +
		" JOIN annotation n ON n.article = a.id WHERE n.removed IS NULL" + sel.and() + noted + " ORDER BY n.seq" + order, args: sel.args}, nil
}
