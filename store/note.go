package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/binary"
	"errors"
	"slices"
	"strings"

	"onrecord/articles"
)

// The rows behind annotation.go.

func (s *Store) storeNote(ctx context.Context, b *batch, a articles.Annotation) (articles.Annotation, error) {
	old, row, err := b.note(ctx, a.ID)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return s.insertNote(ctx, b, a)
	case err != nil:
		return a, err
	}
	a.Article, a.Created, a.Changed = old.Article, old.Created, s.now()
	if a, err = b.current(ctx, a); err != nil {
		return a, err
	}
	return tidy(a), b.updateNote(ctx, row.seq, tidy(a), sql.NullInt64{})
}

// current is a where its article has another text than it was placed in, as when
// an edit or a removal is undone after a refresh: on the same words, with a
// warning, or lost, until it is placed with all care.
func (b *batch) current(ctx context.Context, a articles.Annotation) (articles.Annotation, error) {
	row, err := article(ctx, b.tx, a.Article)
	if err != nil || a.Revision == 0 || a.Revision >= row.Revision {
		return a, err
	}
	text, err := body(ctx, b.tx, row.ID, row.Revision)
	if err != nil {
		text = "" // damaged: the note is kept all the same
	}
	return carried(a, row.Revision, text), nil
}

// carried is a in another text than it was placed in.
func carried(a articles.Annotation, revision int, text string) articles.Annotation {
	a.Revision = revision
	if a.Span, a.Placement = seek(text, a.Selector.Exact); a.Placement != articles.Lost {
		a.Placement = articles.Near
	}
	return a
}

// carry puts the notes of an article into its new text, so that none is shown
// where it was in the old one, should they never be placed with care. Removed ones
// are when they are restored.
func (b *batch) carry(ctx context.Context, to articles.Article) error {
	notes, err := annotations(ctx, b, "n.removed IS NULL AND n.article = $1", to.ID)
	if err != nil || len(notes) == 0 {
		return err
	}
	for _, n := range notes {
		_, row, err := b.note(ctx, n.ID)
		if err != nil {
			return err
		}
		if err := b.updateNote(ctx, row.seq, carried(n, to.Revision, to.Body), row.removed); err != nil {
			return err
		}
	}
	return b.countNotes(ctx, to.ID)
}

// insertNote stores a new note.
func (s *Store) insertNote(ctx context.Context, b *batch, a articles.Annotation) (articles.Annotation, error) {
	row, err := article(ctx, b, a.Article)
	if err != nil {
		return a, err
	}
	a.Revision = cmp.Or(a.Revision, row.Revision)
	if a, err = b.current(ctx, a); err != nil {
		return a, err
	}
	if a.Created.IsZero() {
		a.Created = s.now()
	}
	if a.Changed.IsZero() {
		a.Changed = a.Created
	}
	var last int64
	if err := b.row(ctx, "SELECT COALESCE(max(seq), 0) FROM annotation", nil, &last); err != nil {
		return a, err
	}
	if a.ID == "" {
		a.ID = articles.NoteID(freshID(last + 1))
	}
	a = tidy(a)
	seq, err := b.insertNoteRow(ctx, 0, a)
	if err != nil {
		return a, err
	}
	return a, b.updateNote(ctx, seq, a, sql.NullInt64{})
}

// insertNoteRow makes a row for a note, to be filled in by updateNote: with a
// number of its own or, where that is 0, a new one.
func (b *batch) insertNoteRow(ctx context.Context, seq int64, a articles.Annotation) (int64, error) {
	return b.insert(ctx, `
		INSERT INTO annotation (seq, id, article, revision, lo, hi, exact, prefix, suffix, point_lo, point_hi, placement,
			kind, note, tags, created, changed, sum)
		VALUES ($1, $2, $3, 0, 0, 0, '', '', '', 0, 0, '', '', '', '', 0, 0, 0) RETURNING seq`, sql.NullInt64{Int64: seq, Valid: seq != 0}, a.ID, a.Article)
}

// tidy is a as it comes back from the library.
func tidy(a articles.Annotation) articles.Annotation {
	a.Created, a.Changed = moment(micros(a.Created)), moment(micros(a.Changed))
	a.Placement = cmp.Or(a.Placement, articles.Placed)
	a.Kind = cmp.Or(a.Kind, articles.KindPoint)
	return a
}

// freshID is the ID of the nth note or correction: its number, so that IDs sort in
// order of creation, and 40 random bits, so that no two libraries give the same one.
func freshID(n int64) string {
	const digits = "0123456789abcdefghjkmnpqrstvwxyz" // Crockford's base 32
	var id [14]byte
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails
	random := binary.LittleEndian.Uint64(b[:])
	for i := range 8 {
		id[13-i] = digits[random&31]
		random >>= 5
	}
	for i := range 6 {
		id[5-i] = digits[n&31]
		n >>= 5
	}
	return string(id[:])
}

// updateNote writes all of a note's row but its ID and article.
func (b *batch) updateNote(ctx context.Context, seq int64, a articles.Annotation, removed sql.NullInt64) error {
	err := b.exec(ctx, `
		UPDATE annotation SET revision = $1, lo = $2, hi = $3, exact = $4, prefix = $5, suffix = $6, point_lo = $7,
			point_hi = $8, placement = $9, kind = $10, note = $11, tags = $12, created = $13, changed = $14,
			removed = $15, sum = $16 WHERE seq = $17`,
		a.Revision, a.Span.Lo, a.Span.Hi, a.Selector.Exact, a.Selector.Prefix, a.Selector.Suffix, a.Selector.Start,
		a.Selector.End, a.Placement, a.Kind, a.Note, joinTags(a.Tags), a.Created.UnixMicro(), a.Changed.UnixMicro(),
		removed, noteSum(a, removed), seq)
	if err != nil {
		return err
	}
	if err := b.exec(ctx, "DELETE FROM annotation_tag WHERE annotation = $1", seq); err != nil {
		return err
	}
	for _, t := range a.Tags {
		err := b.exec(ctx, "INSERT INTO annotation_tag (key, annotation, article) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
			fold(t), seq, a.Article)
		if err != nil {
			return err
		}
	}
	return nil
}

// noteSum is the checksum of a note's row.
func noteSum(a articles.Annotation, removed sql.NullInt64) int64 {
	var s summer
	s.number(int64(a.Article), int64(a.Revision), int64(a.Span.Lo), int64(a.Span.Hi), int64(a.Selector.Start),
		int64(a.Selector.End), a.Created.UnixMicro(), a.Changed.UnixMicro(), truth(removed.Valid), removed.Int64)
	s.text(string(a.ID), a.Selector.Exact, a.Selector.Prefix, a.Selector.Suffix, string(a.Placement), string(a.Kind),
		a.Note, joinTags(a.Tags))
	return s.sum()
}

// countNotes brings the counts in an article's row up to date.
func (b *batch) countNotes(ctx context.Context, id articles.ID) error {
	return b.exec(ctx, `
		UPDATE article SET
			notes = (SELECT count(*) FROM annotation WHERE article = $1 AND removed IS NULL),
			lost = (SELECT count(*) FROM annotation WHERE article = $1 AND removed IS NULL AND placement = $2)
		WHERE id = $1`, id, articles.Lost)
}

// A noteRow is what is stored of a note beside itself.
type noteRow struct {
	seq     int64
	removed sql.NullInt64 // when the reader hid it
}

// note is a note, removed or not, with its row.
func (b *batch) note(ctx context.Context, id articles.NoteID) (a articles.Annotation, row noteRow, err error) {
	a, err = scanNote(b.QueryRowContext(ctx, "SELECT "+noteColumns+", n.seq, n.removed FROM annotation n WHERE n.id = $1", id).Scan, &row.seq, &row.removed)
	return a, row, err
}

// says reports whether a note has the words that q wants, case and accents ignored.
func says(a articles.Annotation, q articles.Query) bool {
	text := " " + fold(a.Selector.Exact) + " " + fold(a.Note) + " "
	has := func(s string) bool {
		stem, cut := strings.CutSuffix(s, "*")
		if s = " " + fold(stem); !cut {
			s += " "
		}
		return strings.Contains(text, s)
	}
	lacks := func(s string) bool { return !has(s) }
	return !slices.ContainsFunc(q.Words, lacks) && !slices.ContainsFunc(q.Phrases, lacks) && !slices.ContainsFunc(q.Without, has)
}

// annotationsOf are the notes of an article in the order of their spans, lost ones last.
func annotationsOf(ctx context.Context, q querier, id articles.ID) ([]articles.Annotation, error) {
	notes, err := annotations(ctx, q, "n.removed IS NULL AND n.article = $1 ORDER BY n.seq", id)
	slices.SortStableFunc(notes, func(a, b articles.Annotation) int {
		return cmp.Or(cmp.Compare(truth(a.Placement == articles.Lost), truth(b.Placement == articles.Lost)), a.Span.Compare(b.Span))
	})
	return notes, err
}

// annotations are the notes that meet a condition.
func annotations(ctx context.Context, q querier, where string, args ...any) (out []articles.Annotation, err error) {
	err = each(ctx, q, "SELECT "+noteColumns+" FROM annotation n WHERE "+where, args, func(scan func(...any) error) error {
		a, err := scanNote(scan)
		out = append(out, a)
		return err
	})
	return out, err
}

// noteColumns are those of an Annotation, for scanNote.
const noteColumns = `n.id, n.article, n.revision, n.lo, n.hi, n.exact, n.prefix, n.suffix, n.point_lo, n.point_hi,
	n.placement, n.kind, n.note, n.tags, n.created, n.changed`

// scanNote scans noteColumns, and more behind them.
func scanNote(scan func(...any) error, more ...any) (a articles.Annotation, err error) {
	var tags string
	var created, changed sql.NullInt64
	err = scan(slices.Concat([]any{
		&a.ID, &a.Article, &a.Revision, &a.Span.Lo, &a.Span.Hi, &a.Selector.Exact, &a.Selector.Prefix, &a.Selector.Suffix,
		&a.Selector.Start, &a.Selector.End, &a.Placement, &a.Kind, &a.Note, &tags, &created, &changed,
	}, more)...)
	a.Tags, a.Created, a.Changed = splitTags(tags), moment(created), moment(changed)
	return a, err
}
