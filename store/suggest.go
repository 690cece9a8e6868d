package store

import (
	"context"
	"slices"
	"strings"

	"onrecord/articles"
)

// fewNames is the number of known forms of names with a beginning up to which
// all of them are compared. Beyond it the beginning is so short that many of
// the names most often met have it.
const fewNames = 400

// Suggest gives names and titles for what a reader has typed so far: at most
// limit of each. Of a title, every word but the last is whole; a name begins
// with what was typed, or its surname does.
func (s *Store) Suggest(ctx context.Context, typed string, limit int) (out articles.Suggestions, err error) {
	key := fold(typed)
	if key == "" || limit <= 0 {
		return out, nil
	}
	err = s.view(ctx, "suggest", func(tx *look) error {
		if out.Names, err = namesLike(ctx, tx, key, limit); err != nil {
			return err
		}
		words := strings.Fields(typed)
		words[len(words)-1] = strings.TrimRight(words[len(words)-1], "*") + "*"
		out.Titles, err = s.titlesLike(ctx, tx, words, limit)
		return err
	})
	return out, err
}

func (s *Store) titlesLike(ctx context.Context, tx querier, words []string, limit int) (out []articles.Summary, err error) {
	expression := s.dialect.expression(wanted{words: words})
	if expression == "" {
		return nil, nil
	}
	ids, err := s.dialect.newest(ctx, tx, indexTitles, expression, limit)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		row, err := article(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}

// namesLike is the names with a known form that begins with key.
func namesLike(ctx context.Context, tx querier, key string, limit int) ([]articles.Entity, error) {
	end := key + "\U0010ffff"
	var n int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM alias WHERE key >= $1 AND key < $2 LIMIT $3)",
		key, end, fewNames+1).Scan(&n)
	if err != nil {
		return nil, err
	}
	if n > fewNames {
		return oftenNamed(ctx, tx, key, limit)
	}
	var out []articles.Entity
	err = each(ctx, tx, `
		SELECT DISTINCT e.id, e.kind, e.name, e.code, e.role, e.articles FROM alias x CROSS JOIN entity e ON e.id = x.entity
		WHERE x.key >= $1 AND x.key < $2 AND e.articles > 0 ORDER BY e.articles DESC, e.id LIMIT $3`, []any{key, end, limit},
		func(scan func(...any) error) error {
			var n int
			e, err := scanEntity(scan, &n)
			out = append(out, e)
			return err
		})
	return out, err
}

// oftenNamed is the same among the names that are in most articles.
func oftenNamed(ctx context.Context, tx querier, key string, limit int) ([]articles.Entity, error) {
	const most = 3000
	var out []articles.Entity
	count := make(map[articles.EntityID]int)
	for _, kind := range []articles.Kind{articles.Person, articles.Country} {
		n := 0
		err := each(ctx, tx, `SELECT id, kind, name, code, role, articles FROM entity
			WHERE kind = $1 AND articles > 0 ORDER BY articles DESC, id LIMIT $2`, []any{kind, most},
			func(scan func(...any) error) error {
				var articles int
				e, err := scanEntity(scan, &articles)
				if name := fold(e.Name); err == nil && (strings.HasPrefix(name, key) || strings.HasPrefix(surname(name), key)) {
					out, n, count[e.ID] = append(out, e), n+1, articles
				}
				if err == nil && n == limit {
					return errEnough
				}
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out, func(a, b articles.Entity) int { return count[b.ID] - count[a.ID] })
	return out[:min(len(out), limit)], nil
}
