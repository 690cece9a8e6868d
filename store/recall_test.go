package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/store"
)

// TestNotesComeBack puts an older copy in a library's place, and damages it: in
// the end every note that was confirmed is there, as it was last.
func TestNotesComeBack(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	s, err := store.Open(t.Context(), path, store.Options{})
	fatal(t, err)
	save := func(a articles.Annotation) articles.Annotation {
		t.Helper()
		a, err := s.SaveAnnotation(t.Context(), a)
		fatal(t, err)
		return a
	}
	add := func(a articles.Article) articles.ID {
		t.Helper()
		id, _, err := s.Add(t.Context(), a)
		fatal(t, err)
		return id
	}
	first := add(articles.Article{Title: "Vote", URL: "https://news.example/vote", Body: "A vote on the harbour."})
	edited := save(articles.Annotation{Article: first, Span: articles.Span{Lo: 2, Hi: 6}, Selector: articles.Selector{Exact: "vote"}, Note: "early"})
	removed := save(articles.Annotation{Article: first, Note: "to go"})
	restored := save(articles.Annotation{Article: first, Note: "to go and come"})
	fatal(t, s.RemoveAnnotation(t.Context(), restored.ID))
	copied := path + ".copy"
	fatal(t, s.Backup(t.Context(), copied))

	edited.Note = "late"
	save(edited)
	fatal(t, s.RemoveAnnotation(t.Context(), removed.ID))
	fatal(t, s.RestoreAnnotation(t.Context(), restored.ID))
	added := save(articles.Annotation{Article: first, Span: articles.Span{Lo: 14, Hi: 21}, Selector: articles.Selector{Exact: "harbour"}, Note: "new"})
	gone := add(articles.Article{Title: "River", URL: "https://news.example/river", Body: "The river rose.\n\nThe bridge was shut."})
	on := func(words string) articles.Annotation {
		return save(articles.Annotation{Article: gone, Selector: articles.Selector{Exact: words, Prefix: "The "}, Note: "on " + words})
	}
	river, bridge := on("river"), on("bridge")
	fatal(t, s.Close())
	fatal(t, os.Rename(copied, path))

	s = open(t, path, store.Options{})
	if want := (store.Recall{Notes: 6, StandIns: 1}); s.Recalled() != want {
		t.Errorf("brought back %+v, want %+v", s.Recalled(), want)
	}
	ids(t, s, articles.Query{Article: first}, edited.ID, restored.ID, added.ID)
	for _, want := range []articles.Annotation{edited, added} {
		if n, err := s.Annotation(t.Context(), want.ID); err != nil || n.Note != want.Note || n.Span != want.Span {
			t.Errorf("%+v, %v; want %+v", n, err, want)
		}
	}
	for _, want := range []articles.Annotation{river, bridge} {
		n, err := s.Annotation(t.Context(), want.ID)
		fatal(t, err)
		a, err := s.Article(t.Context(), n.Article)
		fatal(t, err)
		if a.Title != "River" || n.Placement != articles.Placed || a.Body[n.Span.Lo:n.Span.Hi] != want.Selector.Exact {
			t.Errorf("%+v on %+v", n, a)
		}
	}
	sound(t, s)

	id, status, err := s.Add(t.Context(), articles.Article{Title: "River", URL: "https://news.example/river", Body: "The river rose.\n\nThe bridge was shut."})
	fatal(t, err)
	if notes, err := s.Annotations(t.Context(), articles.Query{Article: id}); status != articles.Changed || len(notes) != 2 || err != nil {
		t.Errorf("the article, added again, is %s with %d notes, %v", status, len(notes), err)
	}
	again := open(t, path, store.Options{})
	if again.Recalled() != (store.Recall{}) {
		t.Errorf("brought back twice: %+v", again.Recalled())
	}
}

// TestFailedSaveDoesNotComeBack has the library take no note after the journal
// took it: the reader was told, so it is given up.
func TestFailedSaveDoesNotComeBack(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	noted(t, path)
	other(t, path, "CREATE TRIGGER full BEFORE UPDATE OF size ON journal BEGIN SELECT RAISE(FAIL, 'full'); END")
	s, err := store.Open(t.Context(), path, store.Options{})
	fatal(t, err)
	if _, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: 1, Note: "never kept"}); err == nil {
		t.Error("it was confirmed")
	}
	fatal(t, s.Close())
	other(t, path, "DROP TRIGGER full")
	note(t, path, "kept")
	s = open(t, path, store.Options{})
	notes, err := s.Annotations(t.Context(), articles.Query{})
	fatal(t, err)
	var all []string
	for _, n := range notes {
		all = append(all, n.Note)
	}
	if got := strings.Join(all, ", "); got != "a remark, kept" {
		t.Errorf("notes: %s", got)
	}
}

// TestMovedNoteComesBack has the reader put a note on other words, and then an older
// copy put in the library's place: the note is where the reader put it.
func TestMovedNoteComesBack(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	s, err := store.Open(t.Context(), path, store.Options{})
	fatal(t, err)
	_, _, err = s.Add(t.Context(), articles.Article{Title: "Vote", Body: "A vote on the harbour, and a vote."})
	fatal(t, err)
	n, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: 1, Selector: articles.Selector{Exact: "harbour"}, Placement: articles.Lost})
	fatal(t, err)
	fatal(t, s.Backup(t.Context(), path+".copy"))
	n.Selector, n.Span, n.Placement = articles.Selector{Exact: "vote", Prefix: "and a "}, articles.Span{Lo: 29, Hi: 33}, articles.Placed
	want, err := s.SaveAnnotation(t.Context(), n)
	fatal(t, err)
	fatal(t, s.Close())
	fatal(t, os.Rename(path+".copy", path))

	s = open(t, path, store.Options{})
	got, err := s.Annotation(t.Context(), n.ID)
	fatal(t, err)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	sound(t, s)
}

// TestOddTimes keeps a note that says it is of a year that JSON has no time for: the
// journal has it, and it can be exported and imported.
func TestOddTimes(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path, store.Options{})
	_, _, err := s.Add(t.Context(), articles.Article{Body: "A vote."})
	fatal(t, err)
	at := time.Date(9999, 12, 31, 23, 59, 59, 0, time.FixedZone("", -12*3600)) // which is the year 10000 in UTC
	n, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: 1, Created: at, Note: "kept"})
	fatal(t, err)
	sound(t, s)
	var b bytes.Buffer
	fatal(t, s.Export(t.Context(), &b))
	to := open(t, ":memory:", store.Options{})
	_, err = to.Import(t.Context(), &b, func(line int, err error) { t.Errorf("line %d: %v", line, err) })
	fatal(t, err)
	if got, err := to.Annotation(t.Context(), n.ID); err != nil || !got.Created.Equal(at) {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestJournalIsImported imports a journal with the change of a note that was never
// confirmed, and taken back: the note is as it was before.
func TestJournalIsImported(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	noted(t, path)
	other(t, path, "CREATE TRIGGER full BEFORE UPDATE OF size ON journal BEGIN SELECT RAISE(FAIL, 'full'); END")
	s := open(t, path, store.Options{})
	notes, err := s.Annotations(t.Context(), articles.Query{})
	fatal(t, err)
	notes[0].Note = "never kept"
	if _, err := s.SaveAnnotation(t.Context(), notes[0]); err == nil {
		t.Fatal("it was confirmed")
	}
	text, err := os.ReadFile(path + ".notes.jsonl")
	fatal(t, err)
	to := open(t, ":memory:", store.Options{})
	done, err := to.Import(t.Context(), bytes.NewReader(text), func(line int, err error) { t.Errorf("line %d: %v", line, err) })
	fatal(t, err)
	if n, err := to.Annotation(t.Context(), notes[0].ID); err != nil || n.Note != "a remark" || done.Notes != 1 {
		t.Errorf("%+v: %+v, %v", done, n, err)
	}
}
