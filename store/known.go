package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"

	"onrecord/articles"
)

// A known is an entity that a name may mean.
type known struct {
	id, articles int64
	exact        bool // by its very name or code, not besides
}

// knownAs are the entities, found in some article, that a name may mean, the
// likeliest first: those that were printed so, and what corrections for
// everywhere have made of these.
func (s *Store) knownAs(ctx context.Context, q querier, kind articles.Kind, name string) (ids []int64, err error) {
	r, err := s.learned(ctx, q)
	if err != nil {
		return nil, err
	}
	var found []known
	moved := make(map[nameKey]bool) // to where, and whether for an exact one
	folded := fold(name)
	err = each(ctx, q, "SELECT e.id, e.key, e.articles FROM alias x CROSS JOIN entity e ON e.id = x.entity WHERE x.key = $1 AND e.kind = $2",
		[]any{folded, kind}, func(scan func(...any) error) error {
			var one known
			key := nameKey{kind: kind}
			err := scan(&one.id, &key.key, &one.articles)
			one.exact = key.key == folded || key.key == name
			if one.articles > 0 {
				found = append(found, one)
			}
			if to := r.follow(key); to != key && to != (nameKey{}) {
				moved[to] = moved[to] || one.exact
			}
			return err
		})
	if err != nil {
		return nil, err
	}
	for to, exact := range moved {
		one := known{exact: exact}
		err := q.QueryRowContext(ctx, "SELECT id, articles FROM entity WHERE kind = $1 AND key = $2 AND articles > 0", to.kind, to.key).
			Scan(&one.id, &one.articles)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = append(found, one)
	}
	return likeliest(found), nil
}

// likeliest puts the exact ones first, then those with the most articles.
func likeliest(found []known) (ids []int64) {
	slices.SortFunc(found, func(a, b known) int {
		return cmp.Or(cmp.Compare(truth(b.exact), truth(a.exact)), cmp.Compare(b.articles, a.articles), cmp.Compare(a.id, b.id))
	})
	for _, one := range found {
		if !slices.Contains(ids, one.id) {
			ids = append(ids, one.id)
		}
	}
	return ids
}

// Names are people or countries that are known by a form that begins with words,
// case and accents ignored, those in the most articles first.
func (s *Store) Names(ctx context.Context, kind articles.Kind, words string, limit int) (out []articles.Entity, err error) {
	err = s.view(ctx, "look for names", func(tx *look) error {
		if key := fold(words); key != "" {
			all, err := namesLike(ctx, tx, key, 2*limit)
			out = slices.DeleteFunc(all, func(e articles.Entity) bool { return e.Kind != kind })
			out = out[:min(len(out), limit)]
			return err
		}
		query := "SELECT id, kind, name, code, role FROM entity WHERE kind = $1 AND articles > 0 ORDER BY articles DESC, id LIMIT $2"
		return each(ctx, tx, query, []any{kind, limit}, func(scan func(...any) error) error {
			e, err := scanEntity(scan)
			out = append(out, e)
			return err
		})
	})
	return out, err
}
