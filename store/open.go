package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"

	"onrecord/articles"
)

// memory is the path of a library that is forgotten when closed.
const memory = ":memory:"

// openSQLite fills in the pools of s. Until it is sure that the file is a
// library that it understands, it reads the file's header and nothing else.
func (s *Store) openSQLite(ctx context.Context, o Options) error {
	switch {
	case strings.Contains(s.path, "://"):
		return errorf(articles.Unsupported, "only libraries in files can be opened")
	case s.path == "":
		return errorf(articles.Invalid, "the library has no name")
	case s.path == memory:
		return s.openMemory(ctx)
	}
	// Locks of open files rather than of processes: without them the closing of
	// any descriptor of the file, as by readHeader, would drop SQLite's locks.
	// Where the system has none, that only concerns a second Open in a process.
	_, _ = sqlite.OFDLocking(true)

	_, err := os.Stat(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		if lost := orphans(s.path); lost != nil {
			return lost
		}
		if !o.MustExist && !o.ReadOnly {
			err = s.makeFile(ctx, o)
		}
	}
	if err != nil {
		return err
	}
	s.journal = &journal{path: s.path + journalSuffix}
	head, err := readHeader(s.path)
	if err == nil {
		err = foreign(s.path, head)
	}
	if err != nil {
		return err
	}
	return s.openPools(ctx, o.ReadOnly || !writable(s.path), head.version)
}

// openMemory has the three pools share one connection.
func (s *Store) openMemory(ctx context.Context) (err error) {
	if s.write, err = connect(ctx, 1, memory, memoryOptions...); err != nil {
		return err
	}
	s.read, s.notes, s.fresh = s.write, s.write, true
	return migrate(ctx, s.write, s.dialect.migrations(), "")
}

// openPools connects to a library that its header says is ours.
func (s *Store) openPools(ctx context.Context, readOnly bool, version int) (err error) {
	if readOnly || pending(s.path) {
		// Such a connection never writes what pends into the library, as another
		// one would when closed.
		if version, err = s.openReadOnly(ctx); err != nil {
			return err
		}
	}
	switch {
	case version > s.version:
		return errorf(articles.TooNew, "a newer onrecord wrote it (its version is %d, this program knows %d)", version, s.version)
	case readOnly && version < s.version:
		return errorf(articles.ReadOnly, "an older onrecord wrote it, and it cannot be written to upgrade it")
	case readOnly:
		s.readOnly = true
		return nil
	case s.read != nil:
		if err := s.read.Close(); err != nil {
			return err
		}
	}
	return s.openWritable(ctx)
}

// openWritable connects to a library that may be written. In a folder where
// nothing can be written, it settles for reading.
func (s *Store) openWritable(ctx context.Context) (err error) {
	s.write, err = connect(ctx, 1, s.path, writeOptions...)
	switch s.code(err) {
	case articles.Unreadable, articles.ReadOnly:
		s.readOnly, s.write = true, nil
		_, err = s.openReadOnly(ctx)
		return err
	}
	if err != nil {
		return err
	}
	if err := whole(ctx, s.write); err != nil {
		return err
	}
	if err := migrate(ctx, s.write, s.dialect.migrations(), s.path); err != nil {
		return err
	}
	if s.notes, err = connect(ctx, 1, s.path, noteOptions...); err != nil {
		return err
	}
	if s.read, err = connect(ctx, 4, s.path, readOptions...); err != nil {
		return err
	}
	return s.recall(ctx)
}

// openReadOnly connects for reading alone and gives the library's version.
// Without a write-ahead log to honour, the file is taken as unchanging, so that
// nothing is made beside it.
func (s *Store) openReadOnly(ctx context.Context) (version int, err error) {
	options := []string{"mode=ro", "_query_only=1"}
	if !pending(s.path) {
		options = append(options, "immutable=1")
	}
	options = append(options, through(s.disk)...)
	if s.read, err = connect(ctx, 4, s.path, options...); err != nil && pending(s.path) {
		switch s.code(err) {
		case articles.Unreadable, articles.ReadOnly: // what SQLite needs beside a log cannot be made there
			s.read, err = s.openCopy(ctx)
		}
	}
	if err != nil {
		s.read = nil
		return 0, err
	}
	if err := s.read.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, err
	}
	return version, whole(ctx, s.read)
}

// through is the option to read files through something else than the system's.
func through(disk string) []string {
	if disk == "" {
		return nil
	}
	return []string{"vfs=" + disk}
}

// whole reports as damaged a library without the tables that every version has.
// Those of a newer one are not looked at: it is refused for that.
func whole(ctx context.Context, q querier) error {
	var n int
	err := q.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE name IN ('article', 'text', 'annotation', 'words', 'titles', 'said')").Scan(&n)
	if err == nil && n < 6 {
		return errorf(articles.Damaged, "%d of its tables are missing", 6-n)
	}
	return err
}

// makeFile makes a new library: under another name first, so that it is there
// whole or not at all, and whoever comes second of two takes the first one's.
func (s *Store) makeFile(ctx context.Context, o Options) error {
	folder := filepath.Dir(s.path)
	if o.MakeFolder {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return err
		}
	}
	if _, err := os.Stat(folder); err != nil {
		return errorf(fileCode(err), "its folder cannot be used: %w", err)
	}
	f, err := os.CreateTemp(folder, filepath.Base(s.path)+".new-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // gone already where it was renamed
	if err := errors.Join(f.Close(), fill(ctx, f.Name(), s.dialect.migrations())); err != nil {
		return err
	}
	err = os.Link(f.Name(), s.path)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		err = os.Rename(f.Name(), s.path) // a file system without links
	}
	s.fresh = err == nil
	return errors.Join(err, syncFolder(folder))
}

// fill makes the empty file at path a library.
func fill(ctx context.Context, path string, migrations fs.FS) error {
	db, err := connect(ctx, 1, path, "mode=rw", "_txlock=immediate")
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA page_size = %d; PRAGMA application_id = %d", pageSize, applicationID))
	if err == nil {
		err = migrate(ctx, db, migrations, "")
	}
	if err == nil { // last, and here, so that none of its kind ever has a rollback journal beside it
		_, err = db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	}
	return errors.Join(err, db.Close())
}

// A header is what the first bytes of a library say.
type header struct {
	version  int
	pageSize uint32
	logged   bool // it has a write-ahead log, no rollback journal
}

// readHeader tells whether the file at path is a library of ours, without SQLite
// touching it. See https://sqlite.org/fileformat.html, section 1.3.
func readHeader(path string) (header, error) {
	f, err := os.Open(path) //nolint:gosec // the reader names the file
	if err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return header{}, errorf(articles.Unreadable, "it cannot be read: %w", err)
		}
		return header{}, err
	}
	defer f.Close() //nolint:errcheck // only read
	info, err := f.Stat()
	if err != nil {
		return header{}, err
	}
	if !info.Mode().IsRegular() {
		return header{}, errorf(articles.NotALibrary, "it is no file")
	}
	b := make([]byte, 100)
	if _, err := io.ReadFull(f, b); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return header{}, errorf(articles.Unreadable, "it cannot be read: %w", err)
	}
	if string(b[:16]) != "SQLite format 3\x00" || binary.BigEndian.Uint32(b[68:]) != applicationID {
		return header{}, errorf(articles.NotALibrary, "the file is no onrecord library; it was left as it is")
	}
	head := header{
		version: int(binary.BigEndian.Uint32(b[60:])), pageSize: uint32(binary.BigEndian.Uint16(b[16:])), logged: b[18] == 2,
	}
	if head.pageSize == 1 {
		head.pageSize = 1 << 16
	}
	size := int64(head.pageSize) * int64(binary.BigEndian.Uint32(b[28:]))
	if info.Size() < size && !pending(path) {
		return header{}, errorf(articles.Damaged, "%d of its %d bytes are missing", size-info.Size(), size)
	}
	return head, nil
}

// pending reports whether a write-ahead log with something in it lies beside the library.
func pending(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// writable reports whether the file at path can be written.
func writable(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0) //nolint:gosec // the reader names the file
	return err == nil && f.Close() == nil
}

// syncFolder puts the names in a folder on disk, where the system can.
func syncFolder(folder string) error {
	f, err := os.Open(folder) //nolint:gosec // the library's own
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // only read
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, os.ErrInvalid) {
		return err
	}
	return nil
}
