package store

import (
	"context"
	"errors"
	"time"
)

var errLater = errors.New("not built yet")

// Options say how to open a library. The zero value opens for reading and
// writing, and makes the library where there is none.
type Options struct {
	Now        func() time.Time // time.Now if nil
	MustExist  bool             // refuse to make a new library
	MakeFolder bool             // make a missing folder too, readable by its owner only
	ReadOnly   bool             // never write; every writing method says articles.ReadOnly
}

// A Store is an open library.
type Store struct{ opts Options }

// Open opens the library at dsn: a path, or ":memory:" for one that is
// forgotten when closed. It makes the library if it is missing and o allows.
//
// A library that cannot be written is opened for reading. The error's code is
// articles.NotFound where the folder, or with MustExist the file, is missing;
// NotALibrary, TooNew or Damaged for files that are left alone; Busy where
// another process keeps it locked; Unsupported for a database server.
func Open(ctx context.Context, dsn string, o Options) (*Store, error) {
	return nil, errLater
}

// Close ends all work on the library and releases it.
func (s *Store) Close() error { return errLater }

// Path is where the library is: as given to Open.
func (s *Store) Path() string { return "" }

// Fresh reports whether Open made the library.
func (s *Store) Fresh() bool { return false }

// ReadOnly reports whether the library can only be read.
func (s *Store) ReadOnly() bool { return s.opts.ReadOnly }
