package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"onrecord/articles"
)

// pageRows is the length of a page where the query names none.
const pageRows = 100

// List is a page of articles, in the order and within the bounds of q. Without
// q.Limit it has at most 100 rows. Paging by cursor costs the same at any depth.
func (s *Store) List(ctx context.Context, q articles.Query) (page articles.Listing, err error) {
	err = s.view(ctx, "list articles", func(tx *sql.Tx) error {
		sel, err := s.compile(ctx, tx, q)
		if err != nil {
			return err
		}
		limit := limitOr(q.Limit, pageRows)
		var keys []articles.Cursor
		for _, part := range parts(q, sel) {
			st := part.statement(sel, q.Backward, limit-len(page.Rows))
			if err := part.read(ctx, tx, st, &page.Rows, &keys); err != nil {
				return err
			}
			if len(page.Rows) >= limit {
				break
			}
		}
		if q.Backward {
			slices.Reverse(page.Rows)
			slices.Reverse(keys)
		}
		if len(keys) > 0 {
			page.First, page.Last = keys[0], keys[len(keys)-1]
		}
		return nil
	})
	return page, err
}

// Count is the number of articles that q finds, whatever its Limit and After.
func (s *Store) Count(ctx context.Context, q articles.Query) (n int, err error) {
	err = s.view(ctx, "count articles", func(tx *sql.Tx) error {
		sel, err := s.compile(ctx, tx, q)
		if err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM "+sel.from+sel.filter(), sel.args...).Scan(&n)
	})
	return n, err
}

// A part of a list is a run of rows that one index gives in order.
type part struct {
	key   string                // the column that goes into the cursor, besides the id
	up    string                // a column before order, rising where order falls; "" for none
	order []string              // columns that rise or fall together
	down  bool                  // they fall
	after func(page *selection) // adds the condition for rows after the cursor; nil for all
}

// parts gives the runs of rows that make up q's list after its cursor.
func parts(q articles.Query, sel *selection) []part {
	from := q.After
	switch q.Sort {
	case articles.SortAdded:
		p := part{key: "a.id", order: []string{"a.id"}, down: true}
		return []part{p.from(q, from.ID)}
	case articles.SortTitle:
		p := part{key: "a.title_key", order: []string{"a.title_key", "a.id"}}
		return []part{p.from(q, from.Key, from.ID)}
	case articles.SortSource:
		return sourceParts(q)
	}
	day, _ := strconv.ParseInt(from.Key, 10, 64)
	p := part{key: sel.dated, order: []string{sel.dated, sel.id}, down: true}
	return []part{p.from(q, day, from.ID)}
}

// from bounds p to the rows beyond q's cursor, whose values are given.
func (p part) from(q articles.Query, values ...any) part {
	if q.After == (articles.Cursor{}) {
		return p
	}
	p.after = func(page *selection) {
		params := make([]string, len(values))
		for i, v := range values {
			params[i] = page.arg(v)
		}
		page.add("(" + strings.Join(p.order, ", ") + ")" + beyond(p.down != q.Backward) + "(" + strings.Join(params, ", ") + ")")
	}
	return p
}

func beyond(down bool) string {
	if down {
		return " < "
	}
	return " > "
}

// sourceParts is the order that rises by source and falls by date: what is left
// of the cursor's source, then the sources beyond it.
func sourceParts(q articles.Query) []part {
	all := part{key: "a.dated || ' ' || a.source_key", up: "a.source_key", order: []string{"a.dated", "a.id"}, down: true}
	if q.After == (articles.Cursor{}) {
		return []part{all}
	}
	date, source, _ := strings.Cut(q.After.Key, " ")
	day, _ := strconv.ParseInt(date, 10, 64)
	same, rest := all, all
	same.after = func(page *selection) {
		page.add("a.source_key = " + page.arg(source))
		all.from(q, day, q.After.ID).after(page)
	}
	rest.after = func(page *selection) { page.add("a.source_key" + beyond(q.Backward) + page.arg(source)) }
	return []part{same, rest}
}

// statement reads up to limit rows of p.
func (p part) statement(sel *selection, backward bool, limit int) statement {
	page := *sel
	page.where, page.args = slices.Clone(sel.where), slices.Clone(sel.args)
	if p.after != nil {
		p.after(&page)
	}
	var by []string
	if p.up != "" {
		by = append(by, p.up+direction(backward))
	}
	for _, column := range p.order {
		by = append(by, column+direction(p.down != backward))
	}
	return statement{
		sql: "SELECT " + columns + ", " + p.key + " FROM " + page.from + page.filter() +
			" ORDER BY " + strings.Join(by, ", ") + " LIMIT " + page.arg(limit),
		args: page.args,
	}
}

func direction(down bool) string {
	if down {
		return " DESC"
	}
	return ""
}

// read appends the rows of st and their cursors.
func (p part) read(ctx context.Context, tx querier, st statement, rows *[]articles.Summary, keys *[]articles.Cursor) error {
	return each(ctx, tx, st.sql, st.args, func(scan func(...any) error) error {
		var key string
		r, err := scanSummary(scan, &key)
		*rows = append(*rows, r)
		*keys = append(*keys, articles.Cursor{Key: key, ID: int64(r.ID)})
		return err
	})
}
