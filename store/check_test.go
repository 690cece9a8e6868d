package store_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/articles"
	"onrecord/store"
)

// TestCheckFinds alters a library behind its back, one way at a time.
func TestCheckFinds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ alter, want string }{
		"title":        {"UPDATE article SET title = 'Harbour closes'", "altered"},
		"state":        {"UPDATE article SET read = 1", "altered"},
		"text":         {"UPDATE text SET body = x'00' || CAST('other words' AS BLOB)", "altered"},
		"note":         {"UPDATE annotation SET note = 'other words'", "altered"},
		"note gone":    {"DELETE FROM annotation_tag; DELETE FROM annotation; UPDATE article SET notes = 0", "journal does"},
		"words":        {"DELETE FROM words WHERE rowid = 1", "search"},
		"order":        {"UPDATE article SET dated = 1", "lists"},
		"notes count":  {"UPDATE article SET notes = 9", "miscounted"},
		"names count":  {"UPDATE entity SET articles = 9", "miscounted"},
		"no such text": {"DELETE FROM text", "missing"},
		"reference":    {"PRAGMA foreign_keys = 0; UPDATE quote SET article = 99", "missing article"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "library.db")
			noted(t, path)
			note(t, path, "a second one") // the last line of a journal alone may be unconfirmed
			other(t, path, c.alter)
			s := open(t, path, store.Options{ReadOnly: true})
			problems, err := s.Check(t.Context())
			fatal(t, err)
			for _, p := range problems {
				if strings.Contains(p.String(), c.want) {
					return
				}
			}
			t.Errorf("found %v; want %q", problems, c.want)
		})
	}
}

// TestCheckFindsDamagedPages overwrites the middle of the file: it must be named,
// and must not stop the rest from being looked at.
func TestCheckFindsDamagedPages(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	noted(t, path)
	info, err := os.Stat(path)
	fatal(t, err)
	const page = 8192
	for at := info.Size() / 2 / page * page; at < info.Size(); at += page {
		patch(t, path, at, []byte(strings.Repeat("damage! ", page/8))...)
	}
	s, err := store.Open(t.Context(), path, store.Options{ReadOnly: true})
	if articles.CodeOf(err) == articles.Damaged {
		return
	}
	fatal(t, err)
	defer s.Close() //nolint:errcheck // only read
	if problems, err := s.Check(t.Context()); err != nil || len(problems) == 0 {
		t.Errorf("check: %v, %v", problems, err)
	}
}

// TestCheckReadsJournal alters, cuts and empties the journal.
func TestCheckReadsJournal(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		alter func(string) string
		want  int
	}{
		"whole":         {func(s string) string { return s }, 0},
		"cut by crash":  {func(s string) string { return s + `{"schema":"onrecord/no` }, 0},
		"altered":       {func(s string) string { return strings.Replace(s, "a remark", "another!", 1) }, 2},
		"of no library": {func(s string) string { return "{}\n" }, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "library.db")
			noted(t, path)
			b, err := os.ReadFile(path + ".notes.jsonl")
			fatal(t, err)
			write(t, path+".notes.jsonl", []byte(c.alter(string(b))))
			problems, err := open(t, path, store.Options{}).Check(t.Context())
			if err != nil || len(problems) != c.want {
				t.Errorf("%v, %v; want %d problems", problems, err, c.want)
			}
		})
	}
}

// TestJournalMendsItself holds that a line cut short does not spoil the next
// one, and that a journal that was lost begins anew with every note.
func TestJournalMendsItself(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	noted(t, path)
	file := path + ".notes.jsonl"
	b, err := os.ReadFile(file)
	fatal(t, err)
	write(t, file, append(b, `{"schema":"cut`...))
	note(t, path, "second")
	if ops := journalOps(t, file); strings.Join(ops, " ") != "save ? save" {
		t.Errorf("journal: %v", ops)
	}
	fatal(t, os.Remove(file))
	note(t, path, "third")
	if ops := journalOps(t, file); strings.Join(ops, ",") != "save,save,save" {
		t.Errorf("new journal: %v", ops)
	}
	fatal(t, os.WriteFile(file, b, 0o600)) // an older one is put back
	note(t, path, "fourth")
	if ops := journalOps(t, file); strings.Join(ops, ",") != "save,save,save,save" {
		t.Errorf("older journal: %v", ops)
	}
}

func journalOps(t *testing.T, file string) (ops []string) {
	t.Helper()
	b, err := os.ReadFile(file)
	fatal(t, err)
	for line := range strings.Lines(string(b)) {
		var e struct{ Op string }
		if json.Unmarshal([]byte(line), &e) != nil {
			e.Op = "?"
		}
		ops = append(ops, e.Op)
	}
	return ops
}

// noted makes a library with an analysed article and a note on it.
func noted(t *testing.T, path string) {
	t.Helper()
	library(t, path)
	s, err := store.Open(t.Context(), path, store.Options{})
	fatal(t, err)
	fatal(t, s.SaveAnalysis(t.Context(), 1, 1, articles.Analysis{
		Reader: "test/1", People: []articles.Entity{{Name: "Tova Brinkley"}},
		Quotes: []articles.Quote{{Text: "reopened", Speaker: articles.Speaker{Name: "Tova Brinkley"}}},
	}))
	fatal(t, s.Close())
	note(t, path, "a remark")
}

// note adds a note to the first article of a library.
func note(t *testing.T, path, text string) {
	t.Helper()
	s, err := store.Open(t.Context(), path, store.Options{})
	fatal(t, err)
	_, err = s.SaveAnnotation(t.Context(), articles.Annotation{Article: 1, Note: text, Tags: []string{"port"}})
	fatal(t, err)
	sound(t, s)
	fatal(t, s.Close())
}

// TestCheckSaysWhatIsLost overwrites pages with the title of one article, one
// after another: the check says in which table that is, which of its rows cannot
// be read, and how many can.
func TestCheckSaysWhatIsLost(t *testing.T) {
	t.Parallel()
	w := newWreck(t)
	whole, err := os.ReadFile(w.path)
	fatal(t, err)
	seen := make(map[string]bool)
	for _, page := range w.pages(t) {
		b := append([]byte(nil), whole...)
		copy(b[page*8192:], strings.Repeat("damage! ", 1024))
		hurt := filepath.Join(t.TempDir(), "library.db")
		write(t, hurt, b)
		s, err := store.Open(t.Context(), hurt, store.Options{ReadOnly: true})
		if err != nil {
			continue
		}
		problems, err := s.Check(t.Context())
		fatal(t, err)
		fatal(t, s.Close())
		for _, p := range problems {
			seen[regexp.MustCompile(`\d+`).ReplaceAllString(p.String(), "#")] = true
		}
	}
	for _, want := range []string{
		"table text: .*; it has texts of articles",
		"text, number #(–#| and above): it cannot be read: database disk image is malformed .*",
		"table text: # of its rows can be read: texts of articles",
	} {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(seen)), regexp.MustCompile("^"+want+"$").MatchString) {
			t.Errorf("nothing like %q in %q", want, slices.Sorted(maps.Keys(seen)))
		}
	}
}
