package store_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/articles"
	"onrecord/store"
)

// TestMain makes this program, started again by a test, a process that writes.
func TestMain(m *testing.M) {
	for name, work := range map[string]func(context.Context, string) error{
		"STORE_TEST_WRITE": keepWriting, "STORE_TEST_IMPORT": keepImporting, "STORE_TEST_MIGRATE": migrateSlowly,
	} {
		path := os.Getenv(name)
		if path == "" {
			continue
		}
		if err := work(context.Background(), path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// keepWriting adds articles, notes and corrections until it is killed, and prints
// the ID of each note and correction that was confirmed. Every second article is
// removed and restored.
func keepWriting(ctx context.Context, path string) error {
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	news := newNewsroom()
	for n := os.Getpid() * 1000; ; n++ {
		a, found := news.article(n)
		id, _, err := s.Add(ctx, a)
		if err != nil {
			return err
		}
		if err := s.SaveAnalysis(ctx, id, 1, found); err != nil {
			return err
		}
		if err := correctOne(ctx, s, id, found.People[0]); err != nil {
			return err
		}
		var note articles.Annotation
		for range 3 {
			note, err = s.SaveAnnotation(ctx, articles.Annotation{Article: id, Note: "kept", Selector: articles.Selector{Exact: a.Title}})
			if err != nil {
				return err
			}
			if _, err := fmt.Println(note.ID); err != nil { //nolint:forbidigo // this is the child's report
				return err
			}
		}
		if id%2 == 0 {
			if err := removeOne(ctx, s, id, note.ID); err != nil {
				return err
			}
		}
	}
}

// removeOne removes an article, says that its note is still to be found, for the
// process to be killed then, and restores it.
func removeOne(ctx context.Context, s *store.Store, id articles.ID, note articles.NoteID) error {
	if err := s.Remove(ctx, id, true); err != nil {
		return err
	}
	if _, err := fmt.Println(note); err != nil { //nolint:forbidigo // as above
		return err
	}
	return s.Restore(ctx, id)
}

// correctOne hides a person in an article or, every third time, everywhere.
func correctOne(ctx context.Context, s *store.Store, id articles.ID, e articles.Entity) error {
	c := articles.Correction{Deed: articles.DeedHide, Name: articles.RefOf(e), Article: id}
	if id%3 == 0 {
		c.Article = 0
	}
	c, err := s.Correct(ctx, c)
	if err != nil {
		return err
	}
	if _, err := fmt.Println(c.ID); err != nil { //nolint:forbidigo // as below
		return err
	}
	_, err = s.Settle(ctx)
	return err
}

// TestKilled kills processes in the middle of their work, two at a time, and
// finds every confirmed note and correction again, in the library, when what was
// removed is restored, and in its journal, whose last word on them that is.
// STORE_TEST_KILLS sets the number of rounds.
func TestKilled(t *testing.T) {
	t.Parallel()
	rounds := 5
	if n, err := strconv.Atoi(os.Getenv("STORE_TEST_KILLS")); err == nil {
		rounds = n
	}
	path := filepath.Join(t.TempDir(), "library.db")
	r := rand.New(rand.NewSource(1))
	confirmed, inBin := make(map[articles.NoteID]bool), 0
	for round := range rounds {
		many := 2 + r.Intn(30)
		for _, id := range killTwo(t, path, func(n int) bool { return n >= many }) {
			confirmed[id] = true
		}
		s, err := store.Open(t.Context(), path, store.Options{})
		fatal(t, err)
		bin, err := s.Bin(t.Context())
		fatal(t, err)
		for _, r := range bin {
			fatal(t, s.Restore(t.Context(), r.ID))
			inBin++
		}
		notes, err := s.Annotations(t.Context(), articles.Query{})
		fatal(t, err)
		corrections, err := s.Corrections(t.Context(), articles.Query{})
		fatal(t, err)
		sound(t, s)
		fatal(t, s.Close())
		stored := make(map[articles.NoteID]bool)
		for _, c := range corrections {
			stored[articles.NoteID(c.ID)] = true
		}
		for _, n := range notes {
			stored[n.ID] = n.Note == "kept"
		}
		written := journal(t, path)
		for id := range confirmed {
			if !stored[id] || !written[id] {
				t.Fatalf("round %d: confirmed %s: in the library %v, in the journal %v", round, id, stored[id], written[id])
			}
		}
	}
	t.Logf("%d rounds: %d confirmed notes and corrections, all found; %d articles were just removed", rounds, len(confirmed), inBin)
}

// killTwo runs two writers until they have confirmed enough notes together, kills
// them and gives all that they confirmed.
func killTwo(t *testing.T, path string, enough func(n int) bool) (ids []articles.NoteID) {
	t.Helper()
	lines := make(chan string)
	var writers []*exec.Cmd
	var done sync.WaitGroup
	for range 2 {
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), "STORE_TEST_WRITE="+path)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		fatal(t, err)
		fatal(t, cmd.Start())
		writers = append(writers, cmd)
		done.Go(func() {
			for sc := bufio.NewScanner(out); sc.Scan(); {
				lines <- sc.Text()
			}
		})
	}
	go func() { done.Wait(); close(lines) }()
	killed := false
	for line := range lines {
		if ids = append(ids, articles.NoteID(line)); !killed && enough(len(ids)) {
			killed = true
			for _, w := range writers {
				fatal(t, w.Process.Kill())
			}
		}
	}
	for _, w := range writers {
		_ = w.Wait() // killed
	}
	return ids
}

// journal is the notes and corrections in a library's journal.
func journal(t *testing.T, path string) map[articles.NoteID]bool {
	t.Helper()
	b, err := os.ReadFile(path + ".notes.jsonl")
	fatal(t, err)
	ids := make(map[articles.NoteID]bool)
	for line := range strings.Lines(string(b)) {
		var e struct {
			Op               string
			Note, Correction struct{ ID articles.NoteID }
		}
		if json.Unmarshal([]byte(line), &e) == nil {
			ids[e.Note.ID], ids[e.Correction.ID] = e.Op != "delete", true
		}
	}
	return ids
}

// TestManyAtOnce has two stores on one library write and read from many goroutines.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	const writers, notes = 4, 10
	path := filepath.Join(t.TempDir(), "library.db")
	stores := []*store.Store{open(t, path, store.Options{}), open(t, path, store.Options{})}
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() {
			s := stores[i%len(stores)]
			for n := range notes {
				id, _, err := s.Add(t.Context(), articles.Article{URL: fmt.Sprintf("https://news.example/%d/%d", i, n), Body: "A vote."})
				if err == nil {
					_, err = s.SaveAnnotation(t.Context(), articles.Annotation{Article: id, Note: "seen"})
				}
				if err == nil {
					_, err = s.List(t.Context(), articles.Query{Words: []string{"vote"}})
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	for _, s := range stores {
		if n, err := s.Count(t.Context(), articles.Query{HasNote: true}); err != nil || n != writers*notes {
			t.Errorf("%d articles with notes, %v; want %d", n, err, writers*notes)
		}
	}
	sound(t, stores[0])
}

// TestBusy holds that a writer that waits in vain says why.
func TestBusy(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("waits five seconds")
	}
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path, store.Options{})
	_, _, err := s.Add(t.Context(), articles.Article{Body: "A vote."})
	fatal(t, err)
	unlock := lock(t, path)
	defer unlock()
	_, _, err = s.Add(t.Context(), articles.Article{Body: "Another vote."})
	if articles.CodeOf(err) != articles.Busy || !strings.Contains(err.Error(), "another process") {
		t.Errorf("locked: %v", err)
	}
	if n, err := s.Count(t.Context(), articles.Query{}); err != nil || n != 1 {
		t.Errorf("reading meanwhile: %d, %v", n, err)
	}
}

func TestCanceled(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	ctx, cancel := context.WithTimeout(t.Context(), -time.Second)
	defer cancel()
	if _, err := s.List(ctx, articles.Query{}); articles.CodeOf(err) != articles.Canceled || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("list: %v", err)
	}
	if _, _, err := s.Add(ctx, articles.Article{Body: "A vote."}); articles.CodeOf(err) != articles.Canceled {
		t.Errorf("add: %v", err)
	}
}
