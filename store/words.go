package store

import (
	"context"
	"fmt"
	"strings"
	"unicode"
)

// Full text in SQLite: FTS5 without contents, kept with the rows by hand.

func (sqliteDialect) index(ctx context.Context, b *batch, x textIndex, id int64, texts ...string) error {
	args := make([]any, 1, 1+len(texts))
	args[0] = id
	for _, t := range texts {
		args = append(args, t)
	}
	return b.exec(ctx, fmt.Sprintf("INSERT INTO %s (rowid, %s) VALUES (%s)", x, ftsColumns(x), marks(1, len(args))), args...)
}

func ftsColumns(x textIndex) string {
	switch x {
	case indexWords:
		return "title, body"
	case indexTitles:
		return "title"
	}
	return "text"
}

func (sqliteDialect) unindex(ctx context.Context, b *batch, x textIndex, id int64) error {
	return b.exec(ctx, fmt.Sprintf("DELETE FROM %s WHERE rowid = $1", x), id)
}

// expression writes w in FTS5's query language, every word a quoted string, so
// that nothing a reader types is syntax.
func (sqliteDialect) expression(w wanted) string {
	all := make([]string, 0, len(w.words)+len(w.phrases))
	none := make([]string, 0, len(w.without))
	for _, word := range w.words {
		all = append(all, ftsWord(word))
	}
	for _, phrase := range w.phrases {
		all = append(all, ftsString(phrase))
	}
	for _, word := range w.without {
		none = append(none, ftsWord(word))
	}
	with, without := joinFilled(all, " AND "), joinFilled(none, " OR ")
	if with == "" || without == "" {
		return with
	}
	return "(" + with + ") NOT (" + without + ")"
}

// ftsWord is a word, or the beginning of one when it ends in a star.
func ftsWord(s string) string {
	stem, cut := strings.CutSuffix(s, "*")
	s = ftsString(stem)
	if cut && s != "" {
		s += " *"
	}
	return s
}

// ftsString quotes s; it is "" where the tokenizer would find no word in it.
func ftsString(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r)
	}) {
		return ""
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\x00", "")
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

func joinFilled(parts []string, sep string) string {
	filled := parts[:0]
	for _, p := range parts {
		if p != "" {
			filled = append(filled, p)
		}
	}
	return strings.Join(filled, sep)
}

func (sqliteDialect) among(x textIndex, column, param string) string {
	return fmt.Sprintf("%s IN (SELECT rowid FROM %s WHERE %s MATCH %s)", column, x, x, param)
}

// A scalar subquery, since SQLite may turn EXISTS into a join that reads every match.
func (sqliteDialect) matches(x textIndex, column, param string) string {
	return fmt.Sprintf("(SELECT count(*) FROM %s WHERE %s MATCH %s AND rowid = %s) > 0", x, x, param, column)
}

func (sqliteDialect) hits(ctx context.Context, q querier, x textIndex, expression string, limit int) (n int, err error) {
	query := fmt.Sprintf("SELECT count(*) FROM (SELECT rowid FROM %s WHERE %s MATCH $1 LIMIT $2)", x, x)
	err = q.QueryRowContext(ctx, query, expression, limit).Scan(&n)
	return n, err
}
