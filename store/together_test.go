package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"testing/fstest"
	"time"

	"onrecord/articles"
	"onrecord/store"
)

// TestTwoWriters has two processes write at once, and finds everything that they
// confirmed. STORE_TEST_WRITERS sets for how long: "30s".
func TestTwoWriters(t *testing.T) {
	t.Parallel()
	long := 500 * time.Millisecond
	if d, err := time.ParseDuration(os.Getenv("STORE_TEST_WRITERS")); err == nil {
		long = d
	}
	path := filepath.Join(t.TempDir(), "library.db")
	library(t, path)
	end := time.Now().Add(long)
	confirmed := killTwo(t, path, func(int) bool { return time.Now().After(end) })
	s := open(t, path, store.Options{})
	bin, err := s.Bin(t.Context())
	fatal(t, err)
	for _, r := range bin { // a writer may have ended between removing and restoring
		fatal(t, s.Restore(t.Context(), r.ID))
	}
	for _, id := range confirmed {
		n, err := s.Annotation(t.Context(), id)
		if articles.CodeOf(err) == articles.NotFound { // it is a correction's
			_, err = s.Correction(t.Context(), articles.CorrectionID(id))
			n.Note = "kept"
		}
		if err != nil || n.Note != "kept" {
			t.Errorf("confirmed note or correction %s: %v", id, err)
		}
	}
	sound(t, s)
	t.Logf("%d notes and corrections confirmed by two processes in %v, all found", len(confirmed), long)
}

// keepImporting adds articles as an import does, until it is killed.
func keepImporting(ctx context.Context, path string) error {
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	news := newNewsroom()
	for n := os.Getpid() * 100_000; ; {
		as := make([]articles.Article, 64)
		for i := range as {
			as[i], _ = news.article(n)
			n++
		}
		if _, err := s.AddMany(ctx, as); err != nil {
			return err
		}
		if _, err := fmt.Println("batch"); err != nil { //nolint:forbidigo // the parent waits for it
			return err
		}
		<-time.After(5 * time.Millisecond) // as intake does
	}
}

// TestNoteDuringImport saves notes while another process imports, and tells how
// long each took. STORE_TEST_NOTES sets their number.
func TestNoteDuringImport(t *testing.T) {
	t.Parallel()
	many := 10
	_, _ = fmt.Sscan(os.Getenv("STORE_TEST_NOTES"), &many)
	path := filepath.Join(t.TempDir(), "library.db")
	library(t, path)
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), "STORE_TEST_IMPORT="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	fatal(t, err)
	fatal(t, child.Start())
	first := make([]byte, 6)
	_, err = out.Read(first) // it has begun
	fatal(t, err)
	s := open(t, path, store.Options{})
	var took []time.Duration
	for i := range many {
		start := time.Now()
		_, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: 1, Note: strconv.Itoa(i)})
		fatal(t, err)
		took = append(took, time.Since(start))
	}
	fatal(t, child.Process.Kill())
	_ = child.Wait() // killed
	if n, err := s.Annotations(t.Context(), articles.Query{}); err != nil || len(n) != many {
		t.Errorf("%d notes, %v; want %d", len(n), err, many)
	}
	slices.Sort(took)
	t.Logf("%d notes during an import: median %v, p99 %v, longest %v", many, took[many/2], took[many*99/100], took[many-1])
}

// slow is a library's first two versions, the second of which takes its time.
func slow() fstest.MapFS {
	return fstest.MapFS{
		"0001.sql": &fstest.MapFile{Data: []byte("CREATE TABLE a (x); INSERT INTO a VALUES (1)")},
		"0002.sql": &fstest.MapFile{Data: []byte(`
			CREATE TABLE b (y);
			WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) INSERT INTO b SELECT randomblob(60) FROM n;
			UPDATE a SET x = 2`)},
	}
}

func migrateSlowly(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", "file:"+path+"?_txlock=immediate&_pragma=journal_mode(WAL)")
	if err != nil {
		return err
	}
	return errors.Join(store.Migrate(ctx, db, slow(), path), db.Close())
}

// TestKilledInMigration kills an upgrade at any moment: the library is of the
// old version or of the new one, the backup is whole or not there, and the next
// upgrade comes through.
func TestKilledInMigration(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(3))
	old := 0
	for round := range 6 {
		path := filepath.Join(t.TempDir(), "library.db")
		other(t, path, "PRAGMA journal_mode = WAL; CREATE TABLE a (x); INSERT INTO a VALUES (1); PRAGMA user_version = 1")
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(5+r.Intn(250))*time.Millisecond)
		child := exec.CommandContext(ctx, os.Args[0]) // killed when ctx ends
		child.Env = append(os.Environ(), "STORE_TEST_MIGRATE="+path)
		_ = child.Run()
		cancel()
		version, x := state(t, path)
		if version != x || version < 1 {
			t.Errorf("round %d: version %d has the rows of %d", round, version, x)
		}
		if version == 1 {
			old++
		}
		if _, err := os.Stat(path + ".v1.backup"); err == nil || version == 2 {
			if v, x := state(t, path+".v1.backup"); v != 1 || x != 1 {
				t.Errorf("round %d: the backup is of version %d with the rows of %d", round, v, x)
			}
		}
		fatal(t, migrateSlowly(t.Context(), path))
		if version, x := state(t, path); version != 2 || x != 2 {
			t.Errorf("round %d: after the next upgrade: version %d, rows of %d", round, version, x)
		}
	}
	t.Logf("killed 6 times, %d before the end", old)
}

func state(t *testing.T, path string) (version, x int) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	fatal(t, err)
	defer db.Close() //nolint:errcheck // only read
	fatal(t, db.QueryRow("PRAGMA user_version").Scan(&version))
	fatal(t, db.QueryRow("SELECT x FROM a").Scan(&x))
	return version, x
}
