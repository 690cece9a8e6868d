package store

import (
	"context"
	"database/sql"
	"slices"

	"onrecord/articles"
)

// The rows behind correction.go.

// An amendment is entries that are being added to the log in one transaction.
type amendment struct {
	*batch
	store *Store
	lines []entry       // for the journal
	in    []articles.ID // articles that they concern
}

// enter adds c to the log, with ID and time where it has none.
func (am *amendment) enter(ctx context.Context, c *articles.Correction) error {
	seq, err := am.insertCorrection(ctx, c)
	if err != nil {
		return err
	}
	of := *c
	if c.Of != "" {
		if of, seq, err = am.setUndone(ctx, c.Of, c.Deed == articles.DeedUndo); err != nil {
			return err
		}
	}
	if c.Everywhere() {
		err = am.store.reach(ctx, am.batch, seq, of, c.Deed)
	} else {
		am.in = append(am.in, c.Article)
	}
	if err != nil {
		return err
	}
	line, err := am.correctionEntry(ctx, *c)
	am.lines = append(am.lines, line)
	return err
}

// finish sees to it that articles are shown as the log says, and journals it.
func (am *amendment) finish(ctx context.Context) error {
	slices.Sort(am.in)
	for _, id := range slices.Compact(am.in) {
		if err := am.store.relay(ctx, am.batch, id); err != nil {
			return err
		}
	}
	if len(am.lines) == 0 {
		return nil
	}
	return am.store.append(ctx, am.batch, am.lines)
}

func (am *amendment) insertCorrection(ctx context.Context, c *articles.Correction) (seq int64, err error) {
	if c.At.IsZero() {
		c.At = am.store.now()
	}
	c.At = moment(micros(c.At))
	var last int64
	if err := am.row(ctx, "SELECT COALESCE(max(seq), 0) FROM correction", nil, &last); err != nil {
		return 0, err
	}
	if c.ID == "" {
		c.ID = articles.CorrectionID(freshID(last + 1))
	}
	return am.insert(ctx, `
		INSERT INTO correction (id, deed, target, article, kind, name, code, to_kind, to_name, to_code, unnamed, words, exact,
			prefix, suffix, point_lo, point_hi, at, sum, key, revision, lo, hi, placement)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
		RETURNING seq`,
		c.ID, c.Deed, c.Of, c.Article, c.Name.Kind, c.Name.Name, c.Name.Code, c.To.Kind, c.To.Name, c.To.Code, truth(c.Unnamed),
		c.Words, c.Passage.Exact, c.Passage.Prefix, c.Passage.Suffix, c.Passage.Start, c.Passage.End, c.At.UnixMicro(),
		correctionSum(*c), keyOf(c.Name).key, c.Revision, c.Span.Lo, c.Span.Hi, c.Placement)
}

// setUndone marks an entry as undone or as holding, and gives it as it is then.
func (b *batch) setUndone(ctx context.Context, id articles.CorrectionID, undone bool) (c articles.Correction, seq int64, err error) {
	if err := b.exec(ctx, "UPDATE correction SET undone = $1 WHERE id = $2", truth(undone), id); err != nil {
		return c, 0, err
	}
	return b.correction(ctx, id)
}

// correction is an entry with its number.
func (b *batch) correction(ctx context.Context, id articles.CorrectionID) (c articles.Correction, seq int64, err error) {
	c, err = scanCorrection(b.QueryRowContext(ctx, "SELECT "+correctionColumns+", c.seq FROM correction c WHERE c.id = $1", id).Scan, &seq)
	return c, seq, err
}

// correctionSum is the checksum of an entry.
func correctionSum(c articles.Correction) int64 {
	var s summer
	s.number(int64(c.Article), truth(c.Unnamed), int64(c.Passage.Start), int64(c.Passage.End), c.At.UnixMicro())
	s.text(string(c.ID), string(c.Deed), string(c.Of), string(c.Name.Kind), c.Name.Name, c.Name.Code, string(c.To.Kind),
		c.To.Name, c.To.Code, c.Words, c.Passage.Exact, c.Passage.Prefix, c.Passage.Suffix)
	return s.sum()
}

// correctionColumns are those of a Correction, for scanCorrection.
const correctionColumns = `c.id, c.deed, c.target, c.article, c.kind, c.name, c.code, c.to_kind, c.to_name, c.to_code, c.unnamed,
	c.words, c.exact, c.prefix, c.suffix, c.point_lo, c.point_hi, c.revision, c.lo, c.hi, c.placement, c.at, c.undone`

// scanCorrection scans correctionColumns, and more behind them.
func scanCorrection(scan func(...any) error, more ...any) (c articles.Correction, err error) {
	var at sql.NullInt64
	err = scan(slices.Concat([]any{
		&c.ID, &c.Deed, &c.Of, &c.Article, &c.Name.Kind, &c.Name.Name, &c.Name.Code, &c.To.Kind, &c.To.Name, &c.To.Code, &c.Unnamed,
		&c.Words, &c.Passage.Exact, &c.Passage.Prefix, &c.Passage.Suffix, &c.Passage.Start, &c.Passage.End, &c.Revision,
		&c.Span.Lo, &c.Span.Hi, &c.Placement, &at, &c.Undone,
	}, more)...)
	c.At = moment(at)
	return c, err
}
