package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"onrecord/articles"
)

// openCopy connects to a copy of the library and its log, in a folder of its own
// that is removed when the store is closed.
func (s *Store) openCopy(ctx context.Context) (*sql.DB, error) {
	dir, err := os.MkdirTemp("", "onrecord-*") // readable by its owner only
	if err != nil {
		return nil, err
	}
	s.copied = dir
	path := filepath.Join(dir, "library.db")
	if err := s.copyFiles(ctx, path); err != nil {
		return nil, err
	}
	return connect(ctx, 4, path, "mode=rw", "_query_only=1", "_pragma=mmap_size(0)")
}

// copyFiles copies the library and its log, which another process may be writing:
// once more where they have changed meanwhile.
func (s *Store) copyFiles(ctx context.Context, to string) error {
	const tries = 3
	for range tries {
		before := s.fileTimes()
		if err := errors.Join(copyFile(ctx, s.path, to), copyFile(ctx, s.path+"-wal", to+"-wal")); err != nil {
			return err
		}
		if s.fileTimes() == before {
			return nil
		}
	}
	return errorf(articles.Busy, "it was written again and again while it was copied to be read")
}

// fileTimes tell whether the library or its log has been written.
func (s *Store) fileTimes() (times [2]struct {
	size int64
	at   time.Time
},
) {
	for i, path := range []string{s.path, s.path + "-wal"} {
		if info, err := os.Stat(path); err == nil {
			times[i].size, times[i].at = info.Size(), info.ModTime()
		}
	}
	return times
}

func copyFile(ctx context.Context, from, to string) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	in, err := os.Open(from) //nolint:gosec // the reader names the library
	if err != nil {
		return err
	}
	defer in.Close()                                                       //nolint:errcheck // only read
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600) //nolint:gosec // in a folder of our own
	if err != nil {
		return err
	}
	const some = 16 << 20 // bytes, between which ctx counts
	for err == nil {
		if _, err = io.CopyN(out, in, some); err == nil {
			err = ctx.Err()
		}
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return errors.Join(err, out.Close())
}
