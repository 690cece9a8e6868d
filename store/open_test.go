package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/articles"
	"onrecord/store"
)

// TestOpenRefuses holds that what is no library of ours is named and left as it
// is, byte for byte, with nothing beside it.
func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		make func(t *testing.T, path string)
		want articles.Code
	}{
		"text":           {func(t *testing.T, path string) { write(t, path, []byte(strings.Repeat("no database\n", 99))) }, articles.NotALibrary},
		"empty":          {func(t *testing.T, path string) { write(t, path, nil) }, articles.NotALibrary},
		"one byte":       {func(t *testing.T, path string) { write(t, path, []byte("S")) }, articles.NotALibrary},
		"other database": {func(t *testing.T, path string) { other(t, path, "CREATE TABLE t (a)") }, articles.NotALibrary},
		"other program":  {func(t *testing.T, path string) { other(t, path, "PRAGMA application_id = 7; CREATE TABLE t (a)") }, articles.NotALibrary},
		"newer":          {func(t *testing.T, path string) { library(t, path); patch(t, path, 60, 0, 0, 0, 99) }, articles.TooNew},
		"cut short":      {func(t *testing.T, path string) { library(t, path); cut(t, path) }, articles.Damaged},
		"no schema": {func(t *testing.T, path string) {
			library(t, path)
			other(t, path, "DROP TABLE annotation_tag; DROP TABLE annotation")
		}, articles.Damaged},
		"wrong schema": {func(t *testing.T, path string) {
			library(t, path)
			patch(t, path, 100, bytes.Repeat([]byte{0xa5}, 400)...)
		}, articles.Damaged},
		"foreign log": {func(t *testing.T, path string) {
			library(t, path)
			write(t, path+"-wal", []byte(strings.Repeat("no log\n", 99)))
		}, articles.NotALibrary},
		"foreign undo":          {func(t *testing.T, path string) { library(t, path); write(t, path+"-journal", []byte("x")) }, articles.NotALibrary},
		"log of another":        {oldCopyUnderNewLog, articles.NotALibrary},
		"gone, but for its log": {func(t *testing.T, path string) { write(t, path+"-wal", []byte("x")) }, articles.Refused},
		"gone, but for notes":   {func(t *testing.T, path string) { noted(t, path); fatal(t, os.Remove(path)) }, articles.Refused},
		"a folder":              {func(t *testing.T, path string) { fatal(t, os.Mkdir(path, 0o700)) }, articles.NotALibrary},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "library.db")
			c.make(t, path)
			before := folder(t, filepath.Dir(path))
			s, err := store.Open(t.Context(), path, store.Options{})
			if err == nil {
				t.Error(s.Close())
			}
			if articles.CodeOf(err) != c.want || !strings.Contains(err.Error(), path) {
				t.Errorf("%v; want %s and the path", err, c.want)
			}
			same(t, before, folder(t, filepath.Dir(path)))
		})
	}
}

// oldCopyUnderNewLog puts a copy in the place of a library whose last changes
// are still in its log: SQLite alone would write them into the copy.
func oldCopyUnderNewLog(t *testing.T, path string) {
	t.Helper()
	library(t, path)
	copied := path + ".copy"
	s, err := store.Open(t.Context(), path, store.Options{})
	fatal(t, err)
	fatal(t, s.Backup(t.Context(), copied))
	_, _, err = s.Add(t.Context(), articles.Article{Body: "more"})
	fatal(t, err)
	log, err := os.ReadFile(path + "-wal")
	fatal(t, err)
	fatal(t, s.Close())
	fatal(t, os.Rename(copied, path))
	write(t, path+"-wal", log)
}

func TestOpenMakesNothingUnasked(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, c := range []struct {
		path string
		o    store.Options
		want articles.Code
	}{
		{filepath.Join(dir, "no", "library.db"), store.Options{}, articles.NotFound},
		{filepath.Join(dir, "library.db"), store.Options{MustExist: true}, articles.NotFound},
		{filepath.Join(dir, "library.db"), store.Options{ReadOnly: true}, articles.NotFound},
		{"", store.Options{}, articles.Invalid},
		{"postgres://host/db", store.Options{}, articles.Unsupported},
	} {
		if _, err := store.Open(t.Context(), c.path, c.o); articles.CodeOf(err) != c.want {
			t.Errorf("%s: %v; want %s", c.path, err, c.want)
		}
	}
	if got := folder(t, dir); len(got) > 0 {
		t.Errorf("made %v", got)
	}
}

func TestOpenMakesPrivateFilesAndLeavesNoTrash(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "made", "here")
	path := filepath.Join(dir, "odd name?a=b&c#d%20é.db")
	for i, fresh := range []bool{true, false} {
		s, err := store.Open(t.Context(), path, store.Options{MakeFolder: true})
		fatal(t, err)
		if s.Fresh() != fresh {
			t.Errorf("opening %d: fresh is %v", i, s.Fresh())
		}
		if _, err := s.List(t.Context(), articles.Query{}); err != nil {
			t.Error(err)
		}
		fatal(t, s.Close())
	}
	files, err := os.ReadDir(dir)
	fatal(t, err)
	if len(files) != 1 {
		t.Errorf("left %v", files)
	}
	for path, want := range map[string]fs.FileMode{path: 0o600, dir: 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%v, %v; want %v", info.Mode(), err, want)
		}
	}
}

// TestReadOnly holds that a library opened for reading stays as it is, also
// when a crash left work to be done beside it.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	library(t, path)
	for _, open := range []bool{false, true} {
		if open { // a second one that has written and is not closed
			s, err := store.Open(t.Context(), path, store.Options{})
			fatal(t, err)
			defer s.Close() //nolint:errcheck // the test is over
			_, _, err = s.Add(t.Context(), articles.Article{Body: "more"})
			fatal(t, err)
		}
		before := folder(t, filepath.Dir(path))
		s, err := store.Open(t.Context(), path, store.Options{ReadOnly: true})
		fatal(t, err)
		if !s.ReadOnly() {
			t.Error("it does not say that it is only read")
		}
		if page, err := s.List(t.Context(), articles.Query{}); err != nil || len(page.Rows) == 0 {
			t.Errorf("read %d rows, %v", len(page.Rows), err)
		}
		sound(t, s)
		if _, _, err := s.Add(t.Context(), articles.Article{Body: "x"}); articles.CodeOf(err) != articles.ReadOnly {
			t.Errorf("add: %v", err)
		}
		if _, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: 1}); articles.CodeOf(err) != articles.ReadOnly {
			t.Errorf("note: %v", err)
		}
		fatal(t, s.Close())
		same(t, before, folder(t, filepath.Dir(path)))
	}
}

// TestUpgradedMeanwhile has a newer program upgrade a library that this one has open:
// it reads on, and writes no more.
func TestUpgradedMeanwhile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	library(t, path)
	s := open(t, path, store.Options{})
	other(t, path, "PRAGMA user_version = 999")
	for name, write := range map[string]func() error{
		"note": func() error {
			_, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: 1, Note: "new"})
			return err
		},
		"article": func() error {
			_, _, err := s.Add(t.Context(), articles.Article{Body: "Another."})
			return err
		},
	} {
		if err := write(); articles.CodeOf(err) != articles.TooNew {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n, err := s.Count(t.Context(), articles.Query{}); n != 1 || err != nil {
		t.Errorf("%d articles, %v", n, err)
	}
	if _, err := os.Stat(path + ".notes.jsonl"); err == nil {
		t.Error("the journal was begun")
	}
}

// TestMigrationBacksUpFirst upgrades a library, and fails to upgrade another.
func TestMigrationBacksUpFirst(t *testing.T) {
	t.Parallel()
	first := &fstest.MapFile{Data: []byte("CREATE TABLE a (x); INSERT INTO a VALUES (1)")}
	path := filepath.Join(t.TempDir(), "library.db")
	db, err := sql.Open("sqlite", "file:"+path)
	fatal(t, err)
	defer db.Close() //nolint:errcheck // the test is over
	fatal(t, store.Migrate(t.Context(), db, fstest.MapFS{"0001.sql": first}, path))
	broken := fstest.MapFS{"0001.sql": first, "0002.sql": &fstest.MapFile{Data: []byte("UPDATE a SET x = 2; CREATE NONSENSE")}}
	if store.Migrate(t.Context(), db, broken, path) == nil {
		t.Error("nonsense ran")
	}
	column := func(db *sql.DB) (x int) {
		fatal(t, db.QueryRow("SELECT x FROM a").Scan(&x))
		return x
	}
	if column(db) != 1 {
		t.Error("half an upgrade stayed")
	}
	mended := fstest.MapFS{"0001.sql": first, "0002.sql": &fstest.MapFile{Data: []byte("UPDATE a SET x = 2")}}
	fatal(t, store.Migrate(t.Context(), db, mended, path))
	fatal(t, store.Migrate(t.Context(), db, mended, path))
	copied, err := sql.Open("sqlite", "file:"+path+".v1.backup")
	fatal(t, err)
	defer copied.Close() //nolint:errcheck // the test is over
	if column(db) != 2 || column(copied) != 1 {
		t.Errorf("upgraded %d, backup %d", column(db), column(copied))
	}
}

// library makes a library with an article and closes it.
func library(t *testing.T, path string) {
	t.Helper()
	s, err := store.Open(t.Context(), path, store.Options{})
	fatal(t, err)
	_, _, err = s.Add(t.Context(), articles.Article{Title: "Harbour reopens", Body: strings.Repeat("The harbour reopened. ", 2000)})
	fatal(t, err)
	fatal(t, s.Close())
}

func other(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	fatal(t, err)
	_, err = db.Exec(statements)
	fatal(t, err)
	fatal(t, db.Close())
}

func write(t *testing.T, path string, b []byte) {
	t.Helper()
	fatal(t, os.WriteFile(path, b, 0o600))
}

// patch overwrites bytes of a file.
func patch(t *testing.T, path string, at int64, b ...byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	fatal(t, err)
	_, err = f.WriteAt(b, at)
	fatal(t, err)
	fatal(t, f.Close())
}

func cut(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	fatal(t, err)
	fatal(t, os.Truncate(path, info.Size()/2))
}

// folder is the files of a folder with their contents, but for the shared memory
// of processes that use a library.
func folder(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files, err := os.ReadDir(dir)
	fatal(t, err)
	out := make(map[string][]byte)
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), "-shm") && f.Type().IsRegular() {
			out[f.Name()], err = os.ReadFile(filepath.Join(dir, f.Name()))
			fatal(t, err)
		}
	}
	return out
}

func same(t *testing.T, before, after map[string][]byte) {
	t.Helper()
	for name := range after {
		if _, ok := before[name]; !ok {
			t.Errorf("made %s", name)
		}
	}
	for name, b := range before {
		if !bytes.Equal(b, after[name]) {
			t.Errorf("wrote to %s", name)
		}
	}
}

// lock keeps the library locked against writers until the given function is called.
func lock(t *testing.T, path string) func() {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_txlock=immediate")
	fatal(t, err)
	tx, err := db.Begin()
	fatal(t, err)
	return func() {
		if err := errors.Join(tx.Rollback(), db.Close()); err != nil {
			t.Error(err)
		}
	}
}

// TestMigrationsAreNumbered holds that two branches did not take one number:
// a library knows its version by how many have run.
func TestMigrationsAreNumbered(t *testing.T) {
	t.Parallel()
	files, err := os.ReadDir(filepath.Join("migrations", "sqlite"))
	fatal(t, err)
	for i, f := range files {
		if want := fmt.Sprintf("%04d_", i+1); !strings.HasPrefix(f.Name(), want) {
			t.Errorf("%s should begin with %s", f.Name(), want)
		}
	}
}
