package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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
