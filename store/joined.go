package store

import (
	"context"
	"slices"
	"strings"

	"onrecord/articles"
)

// spareRows are read beyond what is missing of a page, since some stand under
// others again.
const spareRows = 8

// joined is a page on which the articles of a story are one row: the first of
// them to arrive that q finds. Rows that stand under another are read and left
// out, so that a cursor means the same with and without.
func (s *Store) joined(ctx context.Context, tx querier, q articles.Query) (page articles.Listing, err error) {
	limit := limitOr(q.Limit, pageRows)
	whole := &pager{q: q}
	for {
		p, err := s.pager(ctx, tx, q)
		if err != nil {
			return page, err
		}
		if err := p.page(ctx); err != nil {
			return page, err
		}
		if err := s.fold(ctx, tx, q, p, whole); err != nil {
			return page, err
		}
		if len(p.rows) < p.limit || len(whole.rows) >= limit {
			break
		}
		q.After = p.keys[len(p.keys)-1]
		q.Limit = min(limit, 2*(limit-len(whole.rows))+spareRows)
	}
	n := min(len(whole.rows), limit)
	whole.rows, whole.keys = whole.rows[:n], whole.keys[:n]
	return whole.listing(), nil
}

// fold moves rows of p to whole but those that stand under another.
func (s *Store) fold(ctx context.Context, tx querier, q articles.Query, p, whole *pager) error {
	var stories []int64
	for _, r := range p.rows {
		if r.Story != 0 {
			stories = append(stories, int64(r.Story))
		}
	}
	slices.Sort(stories)
	f := &folding{told: map[articles.ID]telling{}, stories: slices.Compact(stories)}
	if err := f.read(ctx, tx, s, q, p.rows); err != nil {
		return err
	}
	for i, r := range p.rows {
		t := f.told[r.Story]
		if r.Story != 0 && r.ID != t.first {
			continue
		}
		if r.Story != 0 {
			r.Others = t.all - 1
		}
		whole.rows, whole.keys = append(whole.rows, r), append(whole.keys, p.keys[i])
	}
	return nil
}

// A telling is what a page has to know of a story.
type telling struct {
	first articles.ID // that the query finds
	all   int
}

// A folding is the stories of a page.
type folding struct {
	told    map[articles.ID]telling
	stories []int64
}

func (f *folding) read(ctx context.Context, tx querier, s *Store, q articles.Query, rows []articles.Summary) error {
	if len(f.stories) == 0 {
		return nil
	}
	err := each(ctx, tx, `
		SELECT story, min(id), count(*) FROM article
		WHERE story <> 0 AND story IN (`+idList(f.stories)+`) GROUP BY story`, nil,
		func(scan func(...any) error) error {
			var story articles.ID
			var t telling
			err := scan(&story, &t.first, &t.all)
			f.told[story] = t
			return err
		})
	if err != nil || !narrows(q) {
		return err
	}
	var doubtful []int64 // stories of which the first may not be found
	for _, r := range rows {
		if r.Story != 0 && r.ID != f.told[r.Story].first {
			doubtful = append(doubtful, int64(r.Story))
		}
	}
	return f.firsts(ctx, tx, s, q, doubtful)
}

// firsts finds the first article of some stories that q finds.
func (f *folding) firsts(ctx context.Context, tx querier, s *Store, q articles.Query, stories []int64) error {
	if len(stories) == 0 {
		return nil
	}
	sel, err := s.compilePage(ctx, tx, q)
	if err != nil {
		return err
	}
	if sel.common != "" {
		sel.add(s.dialect.matches(indexWords, "a.id", sel.arg(sel.common)))
	}
	slices.Sort(stories)
	sel.add("a.story <> 0 AND a.story IN (" + idList(slices.Compact(stories)) + ")")
	return each(ctx, tx, "SELECT a.story, min(a.id) FROM "+sel.loose()+sel.filter()+" GROUP BY a.story", sel.args,
		func(scan func(...any) error) error {
			var story, first articles.ID
			err := scan(&story, &first)
			t := f.told[story]
			t.first = first
			f.told[story] = t
			return err
		})
}

// countJoined is how many rows fewer the articles that sel finds make, where
// those of a story are one.
func (s *selection) countJoined(ctx context.Context, tx querier) (fewer int, err error) {
	s.add("a.story <> 0")
	err = tx.QueryRowContext(ctx, "SELECT count(*) - count(DISTINCT a.story) FROM "+s.loose()+s.filter(), s.args...).Scan(&fewer)
	return fewer, err
}

// loose is where a selection looks, with the order of its tables left open.
func (s *selection) loose() string { return strings.Replace(s.from, " CROSS JOIN ", " JOIN ", 1) }
