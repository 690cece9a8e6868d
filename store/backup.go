package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"onrecord/articles"
)

// Backup writes a copy of the library as it is at one moment, whatever is
// written meanwhile, to a new file that only its owner can read. The file is
// there whole and on disk, or not at all. The error's code is articles.Refused
// where there is a file of that name.
func (s *Store) Backup(ctx context.Context, path string) error {
	if s.journal == nil {
		return s.fail("back up", errorf(articles.Unsupported, "a library in memory has no backup"))
	}
	options := []string{"mode=ro"}
	if s.readOnly && !pending(s.path) {
		options = append(options, "immutable=1")
	}
	db, err := connect(ctx, 1, s.path, options...)
	if err != nil {
		return s.fail("back up", err)
	}
	return s.fail("back up", errors.Join(copyTo(ctx, db, path), db.Close()))
}

// vacant refuses where there is a file of that name.
func vacant(path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		if err == nil {
			err = taken(path)
		}
		return err
	}
	return nil
}

func taken(path string) error {
	return errorf(articles.Refused, "%s exists and is not overwritten", path)
}

// copyTo writes a consistent copy of the library to a file that is there whole
// or not at all, and refuses to replace one.
func copyTo(ctx context.Context, db *sql.DB, path string) error {
	if err := vacant(path); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // gone already where it was renamed
	if _, err := db.ExecContext(ctx, "VACUUM INTO $1", f.Name()); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return settle(f.Name(), path)
}

// settle gives a finished file its name, unless that is taken.
func settle(from, to string) error {
	err := os.Link(from, to)
	if err != nil && !errors.Is(err, fs.ErrExist) { // a file system without links
		if err := vacant(to); err != nil {
			return err
		}
		err = os.Rename(from, to)
	}
	if errors.Is(err, fs.ErrExist) {
		return taken(to)
	}
	return errors.Join(err, syncFolder(filepath.Dir(to)))
}
