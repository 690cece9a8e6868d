package store

import (
	"context"
	"strconv"

	"onrecord/articles"
)

// Appearances are the articles that have an entity, by any name or code that it
// is known by, newest first, with their texts and the mentions in them. At most
// limit are given; after pages, by the Cursor of an appearance. The error's code is
// articles.NotFound where nobody is known by that name.
func (s *Store) Appearances(ctx context.Context, kind articles.Kind, nameOrCode string, after articles.Cursor, limit int) (out []articles.Appearance, err error) {
	err = s.view(ctx, "look up a name", func(tx *look) error {
		st, err := s.standing(ctx, tx, kind, nameOrCode)
		if err != nil {
			return err
		}
		sel := statement{args: []any{st.Entity.ID, limitOr(limit, pageRows)}}
		if after != (articles.Cursor{}) {
			sel.sql = " AND (p.dated, p.article) < ($3, $4)"
			dated, _ := strconv.ParseInt(after.Key, 10, 64)
			sel.args = append(sel.args, dated, after.ID)
		}
		return each(ctx, tx, `
			SELECT `+columns+`, e.id, e.kind, COALESCE(p.name, e.printed, e.name), e.code, p.role, p.quotes, p.mentions, t.body
			FROM appearance p CROSS JOIN article a ON a.id = p.article CROSS JOIN text t ON t.article = a.id AND t.revision = a.revision
			CROSS JOIN entity e ON e.id = p.entity
			WHERE p.entity = $1`+sel.sql+` ORDER BY p.dated DESC, p.article DESC LIMIT $2`, sel.args,
			func(scan func(...any) error) error {
				a, err := scanAppearance(scan)
				out = append(out, a)
				return err
			})
	})
	return out, err
}

func scanAppearance(scan func(...any) error) (a articles.Appearance, err error) {
	var mentions, packed []byte
	e := &a.Entity
	row, err := scanSummary(scan, &e.ID, &e.Kind, &e.Name, &e.Code, &e.Role, &a.Quotes, &mentions, &packed)
	if err != nil {
		return a, err
	}
	text, err := unpack(packed)
	a.Article, a.Article.Body = row.Article, string(text)
	e.Mentions = unpackMentions(mentions, a.Article.Body)
	a.Cursor = articles.Cursor{Key: strconv.FormatInt(dated(a.Article), 10), ID: int64(a.Article.ID)}
	return a, damaged(err)
}
