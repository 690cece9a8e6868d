package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"onrecord/articles"
)

// Quotes are the quotes of the articles that q finds, newest article first and
// in the order of the text within one. Of q, Speaker and Said are asked of the
// quote itself, everything else of its article; Sort and Backward are ignored.
// Limit 0 is all; q.After pages, by the Cursor of a row.
func (s *Store) Quotes(ctx context.Context, q articles.Query) (out []articles.QuoteRow, err error) {
	err = s.view(ctx, "list quotes", func(tx *look) error {
		st, err := s.quoteStatement(ctx, tx, q)
		if err != nil {
			return err
		}
		return each(ctx, tx, st.sql, st.args, func(scan func(...any) error) error {
			var r articles.QuoteRow
			var published sql.NullInt64
			var err error
			r.Quote, err = scanQuote(scan, &r.Article, &r.Title, &r.Source, &published)
			r.Published = moment(published)
			r.Cursor = articles.Cursor{Key: fmt.Sprintf("%d-%d", r.Span.Lo, r.Span.Hi), ID: int64(r.Article)}
			out = append(out, r)
			return err
		})
	})
	return out, err
}

func (s *Store) quoteStatement(ctx context.Context, tx querier, q articles.Query) (*statement, error) {
	sel, err := s.compile(ctx, tx, q)
	if err != nil {
		return nil, err
	}
	if q.Speaker != "" {
		sel.add("q.speaker IN (" + idList(sel.speakers) + ")")
	}
	if q.Said != "" {
		sel.add(s.saidBy("q.id", sel, q.Said))
	}
	if q.After != (articles.Cursor{}) {
		var lo, hi int
		_, _ = fmt.Sscanf(q.After.Key, "%d-%d", &lo, &hi) // a foreign cursor pages from its article's start
		id := sel.arg(q.After.ID)
		sel.add("(" + sel.dated + ", " + sel.id + ") <= ((SELECT dated FROM article WHERE id = " + id + "), " + id + ")")
		sel.add("NOT (" + sel.id + " = " + id + " AND (q.lo, q.hi) <= (" + sel.arg(lo) + ", " + sel.arg(hi) + "))")
	}
	limit := sel.arg(limitOr(q.Limit, noLimit))
	return &statement{sql: "SELECT " + quoteColumns + ", a.id, a.title, a.source, a.published FROM " + sel.from +
		" CROSS JOIN quote q ON q.article = a.id LEFT JOIN entity s ON s.id = q.speaker WHERE a.quotes > 0" + sel.and() +
		" ORDER BY " + sel.dated + " DESC, " + sel.id + " DESC, q.lo, q.hi, q.id LIMIT " + limit, args: sel.args}, nil
}

// saidBy is a condition on the number of a quote: it has these words.
func (s *Store) saidBy(column string, sel *selection, words string) string {
	expression := s.dialect.expression(wanted{words: strings.Fields(words)})
	if expression == "" {
		return nothing
	}
	return s.dialect.among(indexSaid, column, sel.arg(expression))
}

// quoteTables are those that quoteColumns are read from.
const quoteTables = "quote q LEFT JOIN entity s ON s.id = q.speaker"

// quoteColumns are those of a Quote, for scanQuote.
const quoteColumns = `q.lo, q.hi, q.text, q.kind, COALESCE(q.speaker_name, s.printed, s.name, ''), q.speaker_text, q.speaker_lo, q.speaker_hi,
	q.anonymous, q.cue_text, q.cue_lo, q.cue_hi, q.statement, q.certainty, q.rule`

// scanQuote scans quoteColumns, and more behind them.
func scanQuote(scan func(...any) error, more ...any) (q articles.Quote, err error) {
	err = scan(slices.Concat([]any{
		&q.Span.Lo, &q.Span.Hi, &q.Text, &q.Kind, &q.Speaker.Name, &q.Speaker.Text, &q.Speaker.Span.Lo, &q.Speaker.Span.Hi,
		&q.Speaker.Anonymous, &q.CueText, &q.Cue.Lo, &q.Cue.Hi, &q.Statement, &q.Certainty, &q.Rule,
	}, more)...)
	return q, err
}

// insertQuote stores a quote of an article, by an entity or, 0, by none.
func (s *Store) insertQuote(ctx context.Context, b *batch, id articles.ID, q articles.Quote, speaker articles.EntityID) error {
	n, err := b.insert(ctx, `
		INSERT INTO quote (article, lo, hi, text, kind, speaker, speaker_name, speaker_text, speaker_lo, speaker_hi,
			anonymous, cue_text, cue_lo, cue_hi, statement, certainty, rule)
		VALUES ($1, $2, $3, $4, $5, $6, (SELECT $7 WHERE $7 <> COALESCE((SELECT name FROM entity WHERE id = $6 AND printed IS NULL), '')), $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) RETURNING id`,
		id, q.Span.Lo, q.Span.Hi, q.Text, q.Kind, sql.NullInt64{Int64: int64(speaker), Valid: speaker != 0},
		q.Speaker.Name, q.Speaker.Text, q.Speaker.Span.Lo, q.Speaker.Span.Hi, truth(q.Speaker.Anonymous),
		q.CueText, q.Cue.Lo, q.Cue.Hi, q.Statement, q.Certainty, q.Rule)
	if err != nil {
		return err
	}
	return s.dialect.indexQuote(ctx, b, n, q.Text)
}

// updateSpeaker stores who said a quote that is stored, and how sure that is.
func (b *batch) updateSpeaker(ctx context.Context, id int64, q articles.Quote, speaker articles.EntityID) error {
	return b.exec(ctx, `
		UPDATE quote SET speaker = $1, speaker_name = (SELECT $2 WHERE $2 <> COALESCE((SELECT name FROM entity WHERE id = $1 AND printed IS NULL), '')),
			speaker_text = $3, speaker_lo = $4, speaker_hi = $5, anonymous = $6, certainty = $7, rule = $8 WHERE id = $9`,
		sql.NullInt64{Int64: int64(speaker), Valid: speaker != 0}, q.Speaker.Name, q.Speaker.Text, q.Speaker.Span.Lo, q.Speaker.Span.Hi,
		truth(q.Speaker.Anonymous), q.Certainty, q.Rule, id)
}
