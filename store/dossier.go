package store

import (
	"context"
	"database/sql"
	"time"

	"onrecord/articles"
)

// mostCompany is the number of people, and of countries, that a dossier names
// as company.
const mostCompany = 20

// Dossier is what the library knows of one person, by any printed name, or of
// one country, by name or code. Roles and company are counted over the newest
// 1,000 articles, and Bounded says so where there are more; everything else is
// counted over all. The error's code is articles.NotFound where nobody is known
// by that name.
func (s *Store) Dossier(ctx context.Context, kind articles.Kind, nameOrCode string) (d articles.Dossier, err error) {
	err = s.view(ctx, "look up a name", func(tx *look) error {
		if d.Standing, err = s.standing(ctx, tx, kind, nameOrCode); err != nil {
			return err
		}
		id := d.Entity.ID
		if d.Roles, err = roles(ctx, tx, id); err != nil {
			return err
		}
		if d.People, d.Countries, err = companies(ctx, tx, id); err != nil {
			return err
		}
		d.Timeline, err = timeline(ctx, tx, id)
		return err
	})
	return d, err
}

// newest is the newest articles of entity $1, up to $2.
const newest = "(SELECT article, rank, dated FROM appearance WHERE entity = $1 ORDER BY dated DESC, article DESC LIMIT $2)"

// roles are those printed in the newest articles, the latest seen first.
func roles(ctx context.Context, q querier, id articles.EntityID) (out []articles.Role, err error) {
	err = each(ctx, q, `
		SELECT p.role, count(*), min(p.dated), max(p.dated)
		FROM `+newest+` x CROSS JOIN appearance p ON p.article = x.article AND p.rank = x.rank
		WHERE p.role <> '' GROUP BY p.role ORDER BY 4 DESC, 2 DESC, 1`, []any{id, bound},
		func(scan func(...any) error) error {
			var r articles.Role
			var first, last sql.NullInt64
			err := scan(&r.Role, &r.Articles, &first, &last)
			r.First, r.Last = day(first), day(last)
			out = append(out, r)
			return err
		})
	return out, err
}

// companies are the people and the countries most often in the same articles:
// nearly always among the first few hundred of the thousands that were there.
func companies(ctx context.Context, q querier, id articles.EntityID) (people, countries []articles.Company, err error) {
	const first = 300
	people, countries, err = companiesOf(ctx, q, id, first)
	if err == nil && (len(people) < mostCompany || len(countries) < mostCompany) {
		return companiesOf(ctx, q, id, noLimit)
	}
	return people, countries, err
}

// companiesOf is companies among the first few.
func companiesOf(ctx context.Context, q querier, id articles.EntityID, few int) (people, countries []articles.Company, err error) {
	err = each(ctx, q, `
		SELECT e.id, e.kind, e.name, e.code, e.role, together FROM (
			SELECT p.entity, count(*) AS together FROM `+newest+` x CROSS JOIN appearance p ON p.article = x.article
			WHERE p.entity <> $1 GROUP BY p.entity ORDER BY together DESC, p.entity LIMIT $3) w
		CROSS JOIN entity e ON e.id = w.entity ORDER BY together DESC, e.id`, []any{id, bound, few},
		func(scan func(...any) error) error {
			var c articles.Company
			c.Entity, err = scanEntity(scan, &c.Together)
			switch {
			case c.Kind == articles.Country && len(countries) < mostCompany:
				countries = append(countries, c)
			case c.Kind != articles.Country && len(people) < mostCompany:
				people = append(people, c)
			}
			if len(people) == mostCompany && len(countries) == mostCompany {
				return errEnough
			}
			return err
		})
	return people, countries, err
}

// timeline counts the articles with an entity, day by day.
func timeline(ctx context.Context, q querier, id articles.EntityID) (out []articles.DayOfName, err error) {
	const seconds = 24 * 60 * 60
	err = each(ctx, q, `
		SELECT (dated - (dated % $2 + $2) % $2) / $2 AS day, count(*), sum(quotes)
		FROM appearance WHERE entity = $1 GROUP BY day ORDER BY day`, []any{id, seconds},
		func(scan func(...any) error) error {
			var day int64 // as dayOf counts them
			var one articles.DayOfName
			err := scan(&day, &one.Articles, &one.Quotes)
			one.Day = time.Unix(day*seconds, 0).UTC()
			out = append(out, one)
			return err
		})
	return out, err
}
