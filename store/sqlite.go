package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"modernc.org/sqlite" // the driver, pure Go
	lib "modernc.org/sqlite/lib"

	"onrecord/articles"
)

// applicationID marks an SQLite file as a library of ours: "ONRC".
const applicationID = 0x4f4e5243

// pageSize is that of new libraries. Rows of text fit pages of 8 KB better
// than the usual 4 KB.
const pageSize = 8192

//go:embed migrations/sqlite/*.sql
var sqliteMigrations embed.FS

type sqliteDialect struct{}

func (sqliteDialect) migrations() fs.FS {
	sub, _ := fs.Sub(sqliteMigrations, "migrations/sqlite") // it is there: embed saw to it
	return sub
}

// sqliteDSN is an address of path for the driver. Pragmas must be written as
// _pragma=: the driver ignores other drivers' keys without a word.
func sqliteDSN(path string, options ...string) string {
	if !slices.ContainsFunc(options, func(o string) bool { return strings.Contains(o, "busy_timeout") }) {
		options = append(options, "_pragma=busy_timeout(5000)")
	}
	options = append(options, "_pragma=foreign_keys(1)", "_pragma=trusted_schema(0)", "_defensive=1")
	if path == memory {
		return "file::memory:?" + strings.Join(options, "&")
	}
	u := url.URL{Path: filepath.ToSlash(path)}
	return "file:" + u.EscapedPath() + "?" + strings.Join(options, "&")
}

// How the three pools of a library are opened. The file is not mapped into
// memory: it gains nothing measurable, and there a bad disk ends the program
// instead of giving an error.
var (
	walOptions    = []string{"_pragma=journal_mode(WAL)", "_pragma=mmap_size(0)", "_pragma=temp_store(2)"}
	writeOptions  = append([]string{"mode=rw", "_txlock=immediate", "_pragma=synchronous(NORMAL)", "_pragma=cache_size(-65536)"}, walOptions...)
	noteOptions   = append([]string{"mode=rw", "_txlock=immediate", "_pragma=busy_timeout(1)", "_pragma=synchronous(FULL)"}, walOptions...) // see begin
	readOptions   = append([]string{"mode=rw", "_query_only=1", "_pragma=cache_size(-8192)"}, walOptions...)
	memoryOptions = []string{"_txlock=immediate"}
)

// connect opens a pool of at most n connections and tries one.
func connect(ctx context.Context, n int, path string, options ...string) (*sql.DB, error) {
	c, err := sqlite.NewConnector(sqliteDSN(path, options...))
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(c)
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA schema_version").Scan(&version); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func (sqliteDialect) code(err error) articles.Code {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return articles.Internal
	}
	switch e.Code() {
	case lib.SQLITE_IOERR_SHMSIZE:
		return articles.NoSpace
	case lib.SQLITE_IOERR_READ, lib.SQLITE_IOERR_SHORT_READ, lib.SQLITE_IOERR_CORRUPTFS: // a bad disk
		return articles.Damaged
	case lib.SQLITE_READONLY_CANTINIT, lib.SQLITE_READONLY_DIRECTORY:
		return articles.ReadOnly
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return articles.Busy
	case lib.SQLITE_FULL:
		return articles.NoSpace
	case lib.SQLITE_READONLY:
		return articles.ReadOnly
	case lib.SQLITE_CORRUPT:
		return articles.Damaged
	case lib.SQLITE_NOTADB:
		return articles.NotALibrary
	case lib.SQLITE_CANTOPEN:
		return articles.Unreadable
	case lib.SQLITE_INTERRUPT:
		return articles.Canceled
	}
	return articles.Internal
}

func (d sqliteDialect) integrity(ctx context.Context, q querier) ([]Problem, error) {
	// FTS5 checks the structure that the connection has in mind, which another
	// process may have replaced. A search makes it look again.
	for _, x := range []textIndex{indexWords, indexTitles, indexSaid} {
		if _, err := d.hits(ctx, q, x, `"a"`, 1); err != nil {
			return nil, err
		}
	}
	var out []Problem
	err := each(ctx, q, "PRAGMA integrity_check(100)", nil, func(scan func(...any) error) error {
		var line string
		err := scan(&line)
		if line = strings.TrimPrefix(line, "*** in database main ***\n"); err == nil && line != "ok" {
			out = append(out, Problem{Where: "the file", What: articles.Line(line), file: true})
		}
		return err
	})
	if err != nil {
		return out, err
	}
	err = each(ctx, q, "PRAGMA foreign_key_check", nil, func(scan func(...any) error) error {
		var table, parent string
		var row sql.NullInt64
		var key int
		err := scan(&table, &row, &parent, &key)
		out = append(out, Problem{Where: fmt.Sprintf("%s %d", table, row.Int64), What: "refers to a missing " + parent})
		return err
	})
	return out, err
}
