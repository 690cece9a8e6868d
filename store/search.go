package store

import (
	"cmp"
	"context"
	"slices"

	"onrecord/articles"
)

// searchRows is how many hits Search gives where the query names no number.
const searchRows = 50

// Search gives the articles that q finds, with a snippet each. Where words or
// phrases are asked for and q.Sort is zero, those that fit best come first, among
// the newest 1,000 that have them, or where nothing else is asked the 1,000 that
// came last; Bounded says that there are more. Else
// they come as List has them. Without q.Limit there are at most 50. q.After
// pages: only its ID counts, that of the last hit.
func (s *Store) Search(ctx context.Context, q articles.Query) (out articles.Findings, err error) {
	err = s.view(ctx, "search", func(tx *look) error {
		ids, ranks, err := s.ranked(ctx, tx, q)
		if err != nil {
			return err
		}
		out.Bounded = len(ids) > bound
		ids = page(ids[:min(len(ids), bound)], q)
		ns := needles(slices.Concat(q.Words, q.Phrases, []string{q.Said, q.Person, q.Speaker})...)
		for _, id := range ids {
			h, err := hit(ctx, tx, id, ns)
			if err != nil {
				return err
			}
			h.Rank = ranks[id]
			out.Hits = append(out.Hits, h)
		}
		return nil
	})
	return out, err
}

// page is what q asks for of ids, all there are in order.
func page(ids []articles.ID, q articles.Query) []articles.ID {
	if q.After.ID != 0 {
		ids = ids[slices.Index(ids, articles.ID(q.After.ID))+1:]
	}
	return ids[:min(len(ids), limitOr(q.Limit, searchRows))]
}

// ranked is the newest articles that q finds, one more than the bound if there
// are more, in the order of Search, and the ranks of those that have one.
func (s *Store) ranked(ctx context.Context, tx querier, q articles.Query) ([]articles.ID, map[articles.ID]float64, error) {
	expression := s.dialect.expression(wanted{q.Words, q.Phrases, q.Without})
	if expression != "" && wordsAlone(q) {
		ids, ranks, err := s.dialect.best(ctx, tx, expression, bound+1)
		byRank(ids, ranks)
		return ids, ranks, err
	}
	newest := q
	newest.After, newest.Backward = articles.Cursor{}, false
	p, err := s.pager(ctx, tx, newest)
	if err != nil {
		return nil, nil, err
	}
	p.limit, p.bare = bound+1, true
	if err := p.page(ctx); err != nil {
		return nil, nil, err
	}
	ids := make([]articles.ID, len(p.rows))
	for i, r := range p.rows {
		ids[i] = r.ID
	}
	expression = s.dialect.expression(wanted{words: q.Words, phrases: q.Phrases})
	if expression == "" || q.Sort != "" {
		return ids, nil, nil
	}
	ranks, err := s.dialect.ranks(ctx, tx, expression, ids)
	byRank(ids, ranks)
	return ids, ranks, err
}

// wordsAlone reports whether q asks for the best articles with some words, and
// for nothing else.
func wordsAlone(q articles.Query) bool {
	if len(q.Words)+len(q.Phrases) == 0 || q.Sort != "" {
		return false
	}
	q.Words, q.Phrases, q.Without = nil, nil, nil
	return !narrows(q)
}

// byRank sorts ids, without one that is above the bound, the best first.
func byRank(ids []articles.ID, ranks map[articles.ID]float64) {
	best := ids[:min(len(ids), bound)]
	slices.SortStableFunc(best, func(a, b articles.ID) int { return cmp.Compare(ranks[b], ranks[a]) })
}

// hit is one article with its snippet. One whose text is damaged has none.
func hit(ctx context.Context, tx querier, id articles.ID, ns []needle) (h articles.Hit, err error) {
	if h.Summary, err = article(ctx, tx, id); err != nil {
		return h, err
	}
	text, err := body(ctx, tx, id, h.Revision)
	if articles.CodeOf(err) == articles.Damaged {
		return h, nil
	}
	if err == nil {
		h.Snippet, h.At = snippet(text, ns)
	}
	return h, err
}
