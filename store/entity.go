package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"

	"onrecord/articles"
)

// bound is the number of articles over which Standing counts company.
const bound = 1000

// Candidates are the library's entities that are known by any of names: in
// full, by surname, or by another form that was printed. Their Mentions are
// empty. Those with the most articles come first.
func (s *Store) Candidates(ctx context.Context, names []string) (out []articles.Entity, err error) {
	keys := make([]any, 0, len(names))
	for _, n := range names {
		if key := fold(n); key != "" && !slices.Contains(keys, any(key)) {
			keys = append(keys, key)
		}
	}
	err = s.view(ctx, "look up names", func(tx *look) error {
		seen := make(map[articles.EntityID]bool)
		for some := range slices.Chunk(keys, 500) {
			err := each(ctx, tx, `
				SELECT e.id, e.kind, e.name, e.code, e.role FROM alias x CROSS JOIN entity e ON e.id = x.entity
				WHERE e.articles > 0 AND x.key IN (`+marks(1, len(some))+`) ORDER BY e.articles DESC, e.id`, some,
				func(scan func(...any) error) error {
					e, err := scanEntity(scan)
					if !seen[e.ID] {
						out = append(out, e)
					}
					seen[e.ID] = true
					return err
				})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// scanEntity scans id, kind, name, code and role, and more behind them.
func scanEntity(scan func(...any) error, more ...any) (e articles.Entity, err error) {
	err = scan(append([]any{&e.ID, &e.Kind, &e.Name, &e.Code, &e.Role}, more...)...)
	return e, err
}

// Entities are the people or countries of the articles that q finds, those with
// the most articles first, counted within these. q.Limit 0 is all of them;
// q.After pages, see StandingCursor. With is left empty: see Standing.
func (s *Store) Entities(ctx context.Context, kind articles.Kind, q articles.Query) (out []articles.Standing, err error) {
	err = s.view(ctx, "list names", func(tx *look) error {
		sel, err := s.entitySelection(ctx, tx, kind, q)
		if err != nil {
			return err
		}
		return each(ctx, tx, sel.sql, sel.args, func(scan func(...any) error) error {
			st, err := scanStanding(scan)
			out = append(out, st)
			return err
		})
	})
	return out, err
}

// StandingCursor is the place of st in the order of Entities.
func StandingCursor(st articles.Standing) articles.Cursor {
	return articles.Cursor{Key: strconv.Itoa(st.Articles), ID: int64(st.Entity.ID)}
}

// entitySelection chooses between the counts that are kept with each entity and
// counting within the articles of q.
func (s *Store) entitySelection(ctx context.Context, tx querier, kind articles.Kind, q articles.Query) (*statement, error) {
	most, _ := strconv.Atoi(q.After.Key)
	if !narrows(q) {
		st := &statement{args: []any{kind, limitOr(q.Limit, noLimit)}}
		after := ""
		if q.After != (articles.Cursor{}) {
			after = "AND articles <= $3 AND (articles < $3 OR id > $4)"
			st.args = append(st.args, most, q.After.ID)
		}
		st.sql = `SELECT ` + standingColumns + ` FROM entity e WHERE kind = $1 AND articles > 0 ` + after +
			` ORDER BY articles DESC, id LIMIT $2`
		return st, nil
	}
	sel, err := s.compile(ctx, tx, q)
	if err != nil {
		return nil, err
	}
	of := sel.arg(kind)
	having := ""
	if q.After != (articles.Cursor{}) {
		n, id := sel.arg(most), sel.arg(q.After.ID)
		having = "HAVING count(*) < " + n + " OR (count(*) = " + n + " AND e.id > " + id + ")"
	}
	limit := sel.arg(limitOr(q.Limit, noLimit))
	return &statement{sql: `
		SELECT e.id, e.kind, e.name, e.code, e.role, count(*), sum(p.quotes), min(p.dated), max(p.dated)
		FROM ` + sel.from + ` CROSS JOIN appearance p ON p.article = a.id CROSS JOIN entity e ON e.id = p.entity
		WHERE e.kind = ` + of + sel.and() + ` GROUP BY e.id ` + having + ` ORDER BY 6 DESC, e.id LIMIT ` + limit, args: sel.args}, nil
}

// standingColumns are those that scanStanding wants, of entity e.
const standingColumns = `e.id, e.kind, e.name, e.code, e.role, e.articles, e.quotes,
	(SELECT dated FROM appearance WHERE entity = e.id ORDER BY dated LIMIT 1),
	(SELECT dated FROM appearance WHERE entity = e.id ORDER BY dated DESC LIMIT 1)`

func scanStanding(scan func(...any) error) (st articles.Standing, err error) {
	var first, last sql.NullInt64
	st.Entity, err = scanEntity(scan, &st.Articles, &st.Quotes, &first, &last)
	st.First, st.Last = day(first), day(last)
	return st, err
}

// Standing is what the library knows of one person, by any printed name, or of
// one country, by name or code. Role is the newest as printed. With is counted
// over the newest 1,000 articles; Bounded says so where there are more. The
// error's code is articles.NotFound where nobody is known by that name.
func (s *Store) Standing(ctx context.Context, kind articles.Kind, nameOrCode string) (st articles.Standing, err error) {
	err = s.view(ctx, "look up a name", func(tx *look) error {
		if st, err = s.standing(ctx, tx, kind, nameOrCode); err != nil {
			return err
		}
		st.With, err = company(ctx, tx, st.Entity.ID)
		return err
	})
	return st, err
}

// standing is Standing without the company.
func (s *Store) standing(ctx context.Context, tx querier, kind articles.Kind, nameOrCode string) (articles.Standing, error) {
	ids, err := s.knownAs(ctx, tx, kind, nameOrCode)
	if err != nil {
		return articles.Standing{}, err
	}
	if len(ids) == 0 {
		return articles.Standing{}, errorf(articles.NotFound, "no %s is known as %q", kind, nameOrCode)
	}
	st, err := scanStanding(tx.QueryRowContext(ctx, "SELECT "+standingColumns+" FROM entity e WHERE e.id = $1", ids[0]).Scan)
	st.Bounded = st.Articles > bound
	return st, err
}

// company is the twenty entities that are most often in the same articles.
func company(ctx context.Context, q querier, id articles.EntityID) (out []articles.Entity, err error) {
	err = each(ctx, q, `
		SELECT e.id, e.kind, e.name, e.code, e.role FROM (
			SELECT p.entity, count(*) AS together
			FROM (SELECT article FROM appearance WHERE entity = $1 ORDER BY dated DESC, article DESC LIMIT $2) x
			CROSS JOIN appearance p ON p.article = x.article
			WHERE p.entity <> $1 GROUP BY p.entity ORDER BY together DESC, p.entity LIMIT 20) w
		CROSS JOIN entity e ON e.id = w.entity ORDER BY w.together DESC, e.id`, []any{id, bound},
		func(scan func(...any) error) error {
			e, err := scanEntity(scan)
			out = append(out, e)
			return err
		})
	return out, err
}
