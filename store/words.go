package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"onrecord/articles"
)

// Full text in SQLite: FTS5 without contents, kept with the rows by hand. It
// gathers words in memory until the transaction ends, but also writes them out,
// as a piece to be merged later, before each statement that SQLite may have to
// take back on its own, as most that write rows. So the words come last.

func (sqliteDialect) indexArticle(ctx context.Context, b *batch, id articles.ID, title, body string, day int64) error {
	title, body = unmarked(title), unmarked(body)
	if err := b.last(ctx, "INSERT INTO words (rowid, title, body) VALUES ($1, $2, $3)", id, title, body+" "+dayWord(day)); err != nil {
		return err
	}
	return b.last(ctx, "INSERT INTO titles (rowid, title) VALUES ($1, $2)", id, title)
}

func (sqliteDialect) indexQuote(ctx context.Context, b *batch, id int64, text string) error {
	return b.last(ctx, "INSERT INTO said (rowid, text) VALUES ($1, $2)", id, unmarked(text))
}

func (sqliteDialect) unindex(ctx context.Context, b *batch, x textIndex, id int64) error {
	return b.last(ctx, fmt.Sprintf("DELETE FROM %s WHERE rowid = $1", x), id)
}

// expression writes w in FTS5's query language, every word a quoted string, so
// that nothing a reader types is syntax. Strings in a row are all wanted; unlike
// AND, that leaves out those in which the tokenizer finds no word.
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
	with, without := joinFilled(all, " "), joinFilled(none, " OR ")
	if with == "" || without == "" {
		return with
	}
	return "(" + with + ") NOT (" + without + ")"
}

// dayMark begins the word that stands for an article's day. No reader can search
// for it by chance: it is for private use, and the tokenizer takes it for a letter.
const dayMark = "\ue000"

func dayWord(day int64) string { return dayMark + strconv.FormatUint(uint64(uint32(day)), 36) }

// unmarked is text that cannot pass for a day.
func unmarked(text string) string { return strings.ReplaceAll(text, dayMark, "") }

func (sqliteDialect) on(expression string, days []int64) string {
	words := make([]string, len(days))
	for i, d := range days {
		words[i] = `"` + dayWord(d) + `"`
	}
	return "(" + expression + ") AND (" + strings.Join(words, " OR ") + ")"
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
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return ""
	}
	return `"` + strings.NewReplacer(`"`, `""`, "\x00", "").Replace(unmarked(strings.ToValidUTF8(s, ""))) + `"`
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

func (sqliteDialect) hits(ctx context.Context, q querier, x textIndex, expression string, limit int) ([]int64, error) {
	return numbers(ctx, q, fmt.Sprintf("SELECT rowid FROM %s WHERE %s MATCH $1 LIMIT $2", x, x), expression, limit)
}

// ranks is BM25 with the weight of a title's word five times that of the text's.
// The plus keeps the ids from the index of words, which would begin anew for each.
func (sqliteDialect) ranks(ctx context.Context, q querier, expression string, ids []articles.ID) (map[articles.ID]float64, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list, _ := json.Marshal(ids) // integers always marshal
	out := make(map[articles.ID]float64, len(ids))
	err := each(ctx, q, `SELECT rowid, -bm25(words, 5.0, 1.0) FROM words WHERE words MATCH $1
		AND rowid BETWEEN $2 AND $3 AND +rowid IN (SELECT value FROM json_each($4))`,
		[]any{expression, slices.Min(ids), slices.Max(ids), string(list)}, func(scan func(...any) error) error {
			var id articles.ID
			var rank float64
			err := scan(&id, &rank)
			out[id] = rank
			return err
		})
	return out, err
}

func (sqliteDialect) best(ctx context.Context, q querier, expression string, limit int) ([]articles.ID, map[articles.ID]float64, error) {
	var ids []articles.ID
	ranks := make(map[articles.ID]float64)
	err := each(ctx, q, "SELECT rowid, -bm25(words, 5.0, 1.0) FROM words WHERE words MATCH $1 ORDER BY rowid DESC LIMIT $2",
		[]any{expression, limit}, func(scan func(...any) error) error {
			var id articles.ID
			var rank float64
			err := scan(&id, &rank)
			ids, ranks[id] = append(ids, id), rank
			return err
		})
	return ids, ranks, err
}

func (sqliteDialect) newest(ctx context.Context, q querier, x textIndex, expression string, limit int) (ids []articles.ID, err error) {
	query := fmt.Sprintf("SELECT rowid FROM %s WHERE %s MATCH $1 ORDER BY rowid DESC LIMIT $2", x, x)
	found, err := numbers(ctx, q, query, expression, limit)
	for _, id := range found {
		ids = append(ids, articles.ID(id))
	}
	return ids, err
}
