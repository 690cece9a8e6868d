package store

import (
	"bytes"
	"context"

	"onrecord/articles"
)

// An oldRow is a row of appearance that may stay as it is.
type oldRow struct {
	rank     int
	entity   articles.EntityID
	quotes   int
	name     string
	role     string
	mentions []byte
	stays    bool
}

// reappear stores who and what is shown in an article in place of what was, and
// writes only the rows that differ: a correction changes one or two.
func (b *batch) reappear(ctx context.Context, art articles.Article, found *appearances, quotes []articles.Quote) error {
	said := make(map[articles.EntityID]int)
	for _, q := range quotes {
		said[found.person(q.Speaker.Name)]++
	}
	old, err := b.oldRows(ctx, art.ID)
	if err != nil {
		return err
	}
	ranks, news := plan(old, found.entities, said, art.Body)
	for _, row := range old {
		if !row.stays {
			if err := b.disappear(ctx, art.ID, row); err != nil {
				return err
			}
		}
	}
	for _, i := range news {
		e := found.entities[i]
		if err := b.insertAppearance(ctx, art, ranks[i], e, said[e.ID]); err != nil {
			return err
		}
	}
	return b.countNames(ctx, art.ID, found)
}

// plan gives each entity its rank, such that they rise and that as many rows as
// may stay where they are, and tells which entities are to be written.
func plan(old []oldRow, entities []articles.Entity, said map[articles.EntityID]int, body string) (ranks, news []int) {
	at := make(map[articles.EntityID]*oldRow, len(old))
	for i := range old {
		at[old[i].entity] = &old[i]
	}
	last := -1
	for i, e := range entities {
		row := at[e.ID]
		if row != nil && row.rank > last {
			last = row.rank
			row.stays = row.name == e.Name && row.role == e.Role && row.quotes == said[e.ID] &&
				bytes.Equal(row.mentions, packMentions(e.Mentions, body))
		} else {
			last++
		}
		ranks = append(ranks, last)
		if row == nil || !row.stays {
			news = append(news, i)
		}
	}
	return ranks, news
}

func (b *batch) oldRows(ctx context.Context, id articles.ID) (out []oldRow, err error) {
	err = each(ctx, b, `
		SELECT p.rank, p.entity, p.quotes, COALESCE(p.name, e.printed, e.name), p.role, p.mentions
		FROM appearance p JOIN entity e ON e.id = p.entity WHERE p.article = $1 ORDER BY p.rank`, []any{id},
		func(scan func(...any) error) error {
			var r oldRow
			err := scan(&r.rank, &r.entity, &r.quotes, &r.name, &r.role, &r.mentions)
			out = append(out, r)
			return err
		})
	return out, err
}

// disappear takes away one row.
func (b *batch) disappear(ctx context.Context, id articles.ID, row oldRow) error {
	var newest bool
	err := b.row(ctx, `
		SELECT p.role <> '' AND e.role_dated = p.dated FROM appearance p CROSS JOIN entity e ON e.id = p.entity
		WHERE p.article = $1 AND p.rank = $2`, []any{id, row.rank}, &newest)
	if err != nil {
		return err
	}
	if err := b.exec(ctx, "UPDATE entity SET articles = articles - 1, quotes = quotes - $1 WHERE id = $2", row.quotes, row.entity); err != nil {
		return err
	}
	if err := b.exec(ctx, "DELETE FROM appearance WHERE article = $1 AND rank = $2", id, row.rank); err != nil {
		return err
	}
	if newest {
		return b.newestRole(ctx, int64(row.entity))
	}
	return nil
}
