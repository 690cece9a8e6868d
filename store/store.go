package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"onrecord/articles"
)

// Options say how to open a library. The zero value opens for reading and
// writing, and makes the library where there is none.
type Options struct {
	Now        func() time.Time // time.Now if nil
	MustExist  bool             // refuse to make a new library
	MakeFolder bool             // make a missing folder too, readable by its owner only
	ReadOnly   bool             // never write; every writing method says articles.ReadOnly

	disk string // SQLite's name of what it reads files through; a test's, to be a bad one
}

// A Store is an open library.
type Store struct {
	path     string
	now      func() time.Time
	dialect  dialect
	read     *sql.DB       // many connections that cannot write
	write    *sql.DB       // one connection, for all that can be made again
	notes    *sql.DB       // one connection that synchronises each commit, for what cannot
	turn     chan struct{} // held by the one writer of this process: first come, first served
	journal  *journal      // nil for a library in memory
	prepared sync.Map      // of each pool, a *prepared
	packer   packer
	known    atomic.Pointer[rules] // corrections, as they last were
	fewHits  int                   // see the constant
	version  int                   // of libraries, that this program knows
	fresh    bool
	readOnly bool
	disk     string // as in Options
	copied   string // folder of the copy that is read; "" for none

	pending       []entry // journalled in the transaction that runs
	pendingRecall Recall  // brought back in it
	recalled      atomic.Pointer[Recall]
}

// Open opens the library at dsn: a path, or ":memory:" for one that is
// forgotten when closed. It makes the library if it is missing and o allows.
//
// A library that cannot be written is opened for reading. The error's code is
// articles.NotFound where the folder, or with MustExist the file, is missing;
// NotALibrary, TooNew or Damaged for files that are left alone; Busy where
// another process keeps it locked; Unsupported for a database server.
func Open(ctx context.Context, dsn string, o Options) (*Store, error) {
	s := &Store{path: dsn, now: o.Now, turn: make(chan struct{}, 1), dialect: sqliteDialect{}, fewHits: fewHits, disk: o.disk}
	s.version = latest(s.dialect.migrations())
	if s.now == nil {
		s.now = time.Now
	}
	if err := s.openSQLite(ctx, o); err != nil {
		return nil, errors.Join(s.fail("open library", err), s.Close())
	}
	return s, nil
}

// Close ends all work on the library and releases it.
func (s *Store) Close() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.notes, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.copied != "" {
		errs = append(errs, os.RemoveAll(s.copied))
	}
	return s.fail("close library", errors.Join(errs...))
}

// Path is where the library is: as given to Open.
func (s *Store) Path() string { return s.path }

// Fresh reports whether Open made the library.
func (s *Store) Fresh() bool { return s.fresh }

// Copied reports whether a copy of the library is read, as it was when it was
// opened: where its folder cannot be written, it cannot be read in place while
// changes wait in its log.
func (s *Store) Copied() bool { return s.copied != "" }

// ReadOnly reports whether the library can only be read.
func (s *Store) ReadOnly() bool { return s.readOnly }

// view runs f on one state of the library, whatever is written meanwhile.
func (s *Store) view(ctx context.Context, op string, f func(tx *look) error) error {
	kept := s.preparedOn(s.read)
	kept.makeReady(ctx, s.read)
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return s.fail(op, err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	return s.fail(op, f(&look{tx, kept}))
}

// change runs f in a transaction of db, s.write or s.notes, and commits it.
func (s *Store) change(ctx context.Context, op string, db *sql.DB, f func(b *batch) error) error {
	if s.readOnly {
		return s.fail(op, errorf(articles.ReadOnly, "it was opened for reading only"))
	}
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return s.fail(op, ctx.Err())
	}
	s.pending, s.pendingRecall = nil, Recall{}
	if err := s.commit(ctx, db, f); err != nil {
		s.giveUp(s.pending)
		return s.fail(op, err)
	}
	if s.pendingRecall != (Recall{}) {
		all := s.Recalled().and(s.pendingRecall)
		s.recalled.Store(&all)
	}
	return nil
}

// commit is change for whoever holds the turn.
func (s *Store) commit(ctx context.Context, db *sql.DB, f func(b *batch) error) error {
	kept := s.preparedOn(db)
	kept.makeReady(ctx, db)
	tx, err := s.begin(ctx, db)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // does nothing after Commit
	b := newBatch(tx)
	b.kept = kept
	if err := s.understood(ctx, b); err != nil {
		return err
	}
	if err := f(b); err != nil {
		return err
	}
	if err := b.runLasts(ctx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		s.renew(db)
		return err
	}
	return nil
}

// understood refuses to write to a library that a newer program has upgraded since
// it was opened.
func (s *Store) understood(ctx context.Context, b *batch) error {
	at, err := version(ctx, b)
	if err == nil && at > s.version {
		return errorf(articles.TooNew, "a newer onrecord has upgraded it meanwhile (its version is %d, this program knows %d): start that one", at, s.version)
	}
	return err
}

// renew drops the connection of a commit that did not work: what it has
// written is unknown after a failed synchronisation, and never to be built on.
func (s *Store) renew(db *sql.DB) {
	if s.journal != nil {
		db.SetMaxIdleConns(0)
		db.SetMaxIdleConns(1)
	}
}
