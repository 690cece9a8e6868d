package store

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"

	"onrecord/articles"
)

// latest is the version of a library that all migrations have run on: their number.
func latest(migrations fs.FS) int {
	names, _ := fs.Glob(migrations, "*.sql") // the pattern is sound
	return len(names)
}

// migrate runs the migrations that the library lacks, each in a transaction of
// its own, so that it can be interrupted anywhere and run again. A library at
// path that holds something is copied beside itself first.
func migrate(ctx context.Context, db *sql.DB, migrations fs.FS, path string) error {
	names, err := fs.Glob(migrations, "*.sql")
	if err != nil {
		return err
	}
	from, err := version(ctx, db)
	if err != nil {
		return err
	}
	if from > 0 && from < len(names) && path != "" {
		if err := backUp(ctx, db, fmt.Sprintf("%s.v%d.backup", path, from)); err != nil {
			return fmt.Errorf("back up before the upgrade: %w", err)
		}
	}
	for i := from; i < len(names); i++ {
		text, err := fs.ReadFile(migrations, names[i])
		if err != nil {
			return err
		}
		if err := step(ctx, db, string(text), i+1); err != nil {
			return fmt.Errorf("upgrade by %s: %w", names[i], err)
		}
	}
	return nil
}

// backUp copies a library to path, unless a copy of it is there. A backup that has
// something else, as where an older program was used again since, stays, and the new
// one gets a number.
func backUp(ctx context.Context, db *sql.DB, path string) error {
	for i, name := 2, path; ; i++ {
		err := copyTo(ctx, db, name)
		if articles.CodeOf(err) != articles.Refused {
			return err
		}
		if copied(ctx, db, name) {
			return nil
		}
		name = fmt.Sprintf("%s.%d", path, i)
	}
}

// copied reports whether the file at path has the articles and notes of a library.
func copied(ctx context.Context, db *sql.DB, path string) bool {
	const all = `SELECT (SELECT count(*) || ' ' || COALESCE(sum(sum), 0) || ' ' || COALESCE(sum(state_sum), 0) FROM article) ||
		' ' || (SELECT count(*) || ' ' || COALESCE(sum(sum), 0) FROM annotation)`
	copied, err := connect(ctx, 1, path, "mode=ro", "immutable=1")
	if err != nil {
		return false
	}
	defer copied.Close() //nolint:errcheck // only read
	var here, there string
	if db.QueryRowContext(ctx, all).Scan(&here) != nil || copied.QueryRowContext(ctx, all).Scan(&there) != nil {
		return true // it is no library
	}
	return here == there
}

// step brings a library to version to, if no other process has meanwhile.
func step(ctx context.Context, db *sql.DB, text string, to int) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // does nothing after Commit
	if at, err := version(ctx, tx); err != nil || at >= to {
		return err
	}
	if _, err := tx.ExecContext(ctx, text); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", to)); err != nil {
		return err
	}
	return tx.Commit()
}

func version(ctx context.Context, q querier) (n int, err error) {
	err = q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&n)
	return n, err
}
