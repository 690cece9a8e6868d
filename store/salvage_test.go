package store_test

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"onrecord/articles"
	"onrecord/store"
)

// A wreck is a library with many notes, and what they said.
type wreck struct {
	path  string
	notes map[articles.NoteID]string
	text  map[articles.ID]string
}

func newWreck(t *testing.T) *wreck {
	t.Helper()
	w := &wreck{filepath.Join(t.TempDir(), "library.db"), make(map[articles.NoteID]string), make(map[articles.ID]string)}
	s, err := store.Open(t.Context(), w.path, store.Options{})
	fatal(t, err)
	news := newNewsroom()
	for i := range 40 {
		a, found := news.article(i)
		id, _, err := s.Add(t.Context(), a)
		fatal(t, err)
		fatal(t, s.SaveAnalysis(t.Context(), id, 1, found))
		w.text[id] = a.Body
		n, err := s.SaveAnnotation(t.Context(), articles.Annotation{
			Article: id, Note: fmt.Sprint("note ", i), Selector: articles.Selector{Exact: a.Body[:20]}, Span: articles.Span{Hi: 20},
		})
		fatal(t, err)
		w.notes[n.ID] = n.Note
	}
	fatal(t, s.Close())
	return w
}

// TestDamagedPages flips bits in random pages, a library at a time: the check
// names it, or all that can be read is as it was; and after salvage every note
// is there again. STORE_TEST_DAMAGE sets the number of rounds.
func TestDamagedPages(t *testing.T) {
	t.Parallel()
	rounds := 12
	if n, err := strconv.Atoi(os.Getenv("STORE_TEST_DAMAGE")); err == nil {
		rounds = n
	}
	w := newWreck(t)
	whole, err := os.ReadFile(w.path)
	fatal(t, err)
	log, err := os.ReadFile(w.path + ".notes.jsonl")
	fatal(t, err)
	r := rand.New(rand.NewSource(7))
	named, refused, standIns, texts := 0, 0, 0, 0
	for round := range rounds {
		dir := t.TempDir()
		hurt := &wreck{filepath.Join(dir, "library.db"), w.notes, w.text}
		b := append([]byte(nil), whole...)
		for range 1 + r.Intn(4) {
			page := r.Intn(len(b) / 8192)
			for range 1 + r.Intn(400) {
				b[page*8192+r.Intn(8192)] ^= 1 << r.Intn(8)
			}
		}
		write(t, hurt.path, b)
		write(t, hurt.path+".notes.jsonl", log)
		before := folder(t, dir)
		switch found, err := hurt.check(t); {
		case err != nil:
			refused++
		case found > 0:
			named++
		default:
			hurt.unchanged(t, round)
		}
		same(t, before, folder(t, dir))
		done, err := store.Salvage(t.Context(), hurt.path, filepath.Join(dir, "saved.db"), store.Options{})
		if articles.CodeOf(err) == articles.TooNew {
			continue // of all that can be damaged, the version
		}
		fatal(t, err)
		standIns += done.StandIns
		texts += hurt.saved(t, round, filepath.Join(dir, "saved.db"))
	}
	t.Logf("%d rounds: damage named in %d, refused at once in %d; of %d articles %d came through with their text, %d by stand-in; all notes",
		rounds, named, refused, rounds*len(w.text), texts, standIns)
}

// check is the number of problems that a check finds.
func (w *wreck) check(t *testing.T) (int, error) {
	t.Helper()
	s, err := store.Open(t.Context(), w.path, store.Options{ReadOnly: true})
	if err != nil {
		return 0, err
	}
	defer s.Close() //nolint:errcheck // only read
	problems, err := s.Check(t.Context())
	return len(problems), err
}

// unchanged holds that what a library gives is what was put in.
func (w *wreck) unchanged(t *testing.T, round int) {
	t.Helper()
	s := open(t, w.path, store.Options{ReadOnly: true})
	for id, body := range w.text {
		if a, err := s.Article(t.Context(), id); err != nil || a.Body != body {
			t.Errorf("round %d: unnoticed damage in article %d: %v", round, id, err)
		}
	}
	for id, text := range w.notes {
		if n, err := s.Annotation(t.Context(), id); err != nil || n.Note != text {
			t.Errorf("round %d: unnoticed damage in note %s: %v", round, id, err)
		}
	}
}

// saved holds that a salvaged library is sound and has every note, and counts
// the texts that came through.
func (w *wreck) saved(t *testing.T, round int, path string) (texts int) {
	t.Helper()
	s := open(t, path, store.Options{})
	sound(t, s)
	for id, text := range w.notes {
		n, err := s.Annotation(t.Context(), id)
		if err != nil || n.Note != text {
			t.Errorf("round %d: note %s is %q, %v; want %q", round, id, n.Note, err, text)
			continue
		}
		if a, err := s.Article(t.Context(), n.Article); err != nil || n.Placement == articles.Placed && !strings.Contains(a.Body, n.Selector.Exact) {
			t.Errorf("round %d: note %s is on %q, %v", round, id, a.Body, err)
		}
	}
	for id, body := range w.text {
		if a, err := s.Article(t.Context(), id); err == nil && a.Body == body {
			texts++
		}
	}
	return texts
}

// TestNotesOfALostBin damages the bin, with an article in it: its notes are in the
// journal, and salvage brings them back.
func TestNotesOfALostBin(t *testing.T) {
	t.Parallel()
	for name, alter := range map[string]string{"record": "UPDATE bin SET record = x'07'", "none": ""} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "library.db")
			s, err := store.Open(t.Context(), path, store.Options{})
			fatal(t, err)
			id := furnish(t, s)
			fatal(t, s.Remove(t.Context(), id, true))
			fatal(t, s.Close())
			fatal(t, os.Remove(path+".notes.jsonl")) // the next note begins a new one
			note2(t, path)
			if alter != "" {
				other(t, path, alter)
			}
			_, err = store.Salvage(t.Context(), path, path+".saved", store.Options{})
			fatal(t, err)
			s = open(t, path+".saved", store.Options{})
			if alter == "" {
				fatal(t, s.Restore(t.Context(), id))
			}
			notes, err := s.Annotations(t.Context(), articles.Query{})
			fatal(t, err)
			hidden, err := s.RemovedNotes(t.Context())
			fatal(t, err)
			var said []string
			for _, n := range notes {
				said = append(said, n.Note)
			}
			slices.Sort(said)
			if got := strings.Join(said, ", "); got != strings.Repeat("between, ", 3)+"first, last, one more" || len(hidden) != 1 || hidden[0].Note != "hidden" {
				t.Errorf("%s; hidden %+v", got, hidden)
			}
			sound(t, s)
		})
	}
}

// note2 adds a note to the second article of a library.
func note2(t *testing.T, path string) {
	t.Helper()
	s, err := store.Open(t.Context(), path, store.Options{})
	fatal(t, err)
	_, err = s.SaveAnnotation(t.Context(), articles.Annotation{Article: 2, Note: "one more"})
	fatal(t, err)
	fatal(t, s.Close())
}
