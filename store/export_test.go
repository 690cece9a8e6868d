package store

import (
	"context"
	"database/sql"
	"io/fs"
)

// What the tests in package store_test see of the inside.

// Fold tells which names the store takes for one.
func Fold(s string) string { return fold(s) }

// SetFewHits sets how many hits a search may have to be sorted instead of tried in order.
func (s *Store) SetFewHits(n int) { s.fewHits = n }

// Through has o read files through a VFS of SQLite of that name.
func (o Options) Through(vfs string) Options {
	o.disk = vfs
	return o
}

// Migrate runs other migrations on a library than those it is made with.
func Migrate(ctx context.Context, db *sql.DB, migrations fs.FS, path string) error {
	return migrate(ctx, db, migrations, path)
}
