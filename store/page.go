package store

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"onrecord/articles"
)

// A pager reads one page of a list.
type pager struct {
	*Store
	tx    querier
	sel   *selection
	q     articles.Query
	limit int
	bare  bool               // rows have an ID and nothing else
	rows  []articles.Summary // backward from the cursor where the query is
	keys  []articles.Cursor
}

// pager is one for a page of q.
func (s *Store) pager(ctx context.Context, tx querier, q articles.Query) (*pager, error) {
	sel, err := s.compilePage(ctx, tx, q)
	return &pager{Store: s, tx: tx, sel: sel, q: q, limit: limitOr(q.Limit, pageRows)}, err
}

// page reads the page in the way that costs least.
func (p *pager) page(ctx context.Context) error {
	byDate := p.q.Sort == "" || p.q.Sort == articles.SortDate
	switch {
	case p.sel.common == "":
	case byDate && p.sel.id == "a.id":
		return p.windows(ctx)
	default:
		p.sel.add(p.dialect.matches(indexWords, "a.id", p.sel.arg(p.sel.common)))
	}
	return p.parts(ctx)
}

// listing is the page as it is asked for.
func (p *pager) listing() articles.Listing {
	if len(p.rows) == 0 {
		return articles.Listing{}
	}
	if p.q.Backward {
		slices.Reverse(p.rows)
		slices.Reverse(p.keys)
	}
	return articles.Listing{Rows: p.rows, First: p.keys[0], Last: p.keys[len(p.keys)-1]}
}

// parts reads the page part by part.
func (p *pager) parts(ctx context.Context) error {
	for _, part := range parts(p.q, p.sel) {
		if err := p.read(ctx, part, p.sel); err != nil || len(p.rows) >= p.limit {
			return err
		}
	}
	return nil
}

// read appends the rows of one part, as many as the page still wants.
func (p *pager) read(ctx context.Context, part part, sel *selection) error {
	if sel.few && !p.bare {
		return p.readFew(ctx, part, sel)
	}
	what := columns + ", a.story"
	if p.bare {
		what = sel.id
	}
	st := part.statement(what+", "+part.key, sel, p.q.Backward, p.limit-len(p.rows))
	return each(ctx, p.tx, st.sql, st.args, func(scan func(...any) error) (err error) {
		var key string
		var r articles.Summary
		if p.bare {
			err = scan(&r.ID, &key)
		} else {
			var story articles.ID
			r, err = scanSummary(scan, &story, &key)
			r.Story = story
		}
		p.rows = append(p.rows, r)
		p.keys = append(p.keys, articles.Cursor{Key: key, ID: int64(r.ID)})
		return err
	})
}

// readFew is read where no index gives the rows in order: it sorts their numbers
// alone, and reads the rows that the page has.
func (p *pager) readFew(ctx context.Context, part part, sel *selection) error {
	ids := pager{Store: p.Store, tx: p.tx, q: p.q, limit: p.limit - len(p.rows), bare: true}
	if err := ids.read(ctx, part, sel); err != nil {
		return err
	}
	numbers := make([]int64, len(ids.rows))
	at := make(map[articles.ID]int, len(ids.rows))
	for i, r := range ids.rows {
		numbers[i], at[r.ID] = int64(r.ID), i
	}
	err := each(ctx, p.tx, "SELECT "+columns+", a.story FROM article a WHERE a.id IN ("+idList(numbers)+")", nil, func(scan func(...any) error) error {
		var story articles.ID
		r, err := scanSummary(scan, &story)
		r.Story = story
		ids.rows[at[r.ID]] = r
		return err
	})
	p.rows, p.keys = append(p.rows, ids.rows...), append(p.keys, ids.keys...)
	return err
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

// statement reads some columns of up to limit rows of p.
func (p part) statement(what string, sel *selection, backward bool, limit int) statement {
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
		sql: "SELECT " + what + " FROM " + page.from + page.filter() +
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
