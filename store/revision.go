package store

import (
	"context"
	"database/sql"

	"onrecord/articles"
)

// Revisions are the texts that an article has had, the latest first; see
// Revision for one of them. The error's code is articles.NotFound where there is
// no such article.
func (s *Store) Revisions(ctx context.Context, id articles.ID) (out []articles.Revision, err error) {
	err = s.view(ctx, "list revisions", func(tx *look) error {
		if _, err := article(ctx, tx, id); err != nil {
			return err
		}
		return each(ctx, tx, `
			SELECT revision, title, byline, published, seen, format, body, COALESCE(raw, x'') FROM text WHERE article = $1
			ORDER BY revision DESC`, []any{id},
			func(scan func(...any) error) error {
				var r articles.Revision
				var published, seen sql.NullInt64
				var body, raw []byte
				err := scan(&r.Number, &r.Title, &r.Byline, &published, &seen, &r.Format, &body, &raw)
				r.Published, r.Seen = moment(published), moment(seen)
				if len(raw) > 0 && raw[0] == packedSame {
					raw = body
				}
				r.Size = packedSize(raw)
				out = append(out, r)
				return err
			})
	})
	return out, err
}
