package store

import (
	"context"
	"database/sql"
	"errors"

	"onrecord/articles"
)

// Seen is the newest article that there was at the last SetSeen; 0 before the
// first.
func (s *Store) Seen(ctx context.Context) (id articles.ID, err error) {
	err = s.view(ctx, "read what was seen", func(tx *look) error {
		id, err = seen(ctx, tx)
		return err
	})
	return id, err
}

func seen(ctx context.Context, tx querier) (id articles.ID, err error) {
	err = tx.QueryRowContext(ctx, "SELECT value FROM mark WHERE name = 'seen'").Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// SetSeen remembers the newest article: those above it are new to the reader.
func (s *Store) SetSeen(ctx context.Context) error {
	return s.change(ctx, "remember what was seen", s.write, func(b *batch) error {
		return b.exec(ctx, `
			INSERT INTO mark (name, value) SELECT 'seen', COALESCE(max(id), 0) FROM article WHERE true
			ON CONFLICT (name) DO UPDATE SET value = excluded.value`)
	})
}
