package store_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/articles"
	"onrecord/store"
)

// shelved opens a library in memory with an article in it.
func shelved(t *testing.T, now func() time.Time) (*store.Store, articles.ID) {
	t.Helper()
	s := open(t, ":memory:", store.Options{Now: now})
	id, _, err := s.Add(t.Context(), articles.Article{Title: "Vote", Body: "A vote on the harbour.", Path: "/vote.txt", Tags: []string{"Port"}})
	fatal(t, err)
	return s, id
}

func TestNotes(t *testing.T) {
	t.Parallel()
	clock := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	s, id := shelved(t, func() time.Time { clock = clock.Add(-time.Hour); return clock }) // it runs backward
	want := articles.Annotation{
		Article: id, Span: articles.Span{Lo: 2, Hi: 6}, Kind: articles.KindDoubt, Note: "Really?\n\n- see below", Tags: []string{"b", "a"},
		Selector: articles.Selector{Exact: "vote", Prefix: "A ", Suffix: " on", Start: 2, End: 6}, Placement: articles.Near,
	}
	saved, err := s.SaveAnnotation(t.Context(), want)
	fatal(t, err)
	got, err := s.Annotation(t.Context(), saved.ID)
	fatal(t, err)
	if d := cmp.Diff(saved, got); d != "" {
		t.Error("returned and stored differ:", d)
	}
	if d := cmp.Diff(want, got, cmpopts.IgnoreFields(want, "ID", "Revision", "Created", "Changed")); d != "" || got.Revision != 1 || got.Created.IsZero() {
		t.Error(got, d)
	}
	second, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: id, Note: "later"})
	fatal(t, err)
	if second.ID <= saved.ID || second.Placement != articles.Placed || second.Kind != articles.KindPoint {
		t.Errorf("second note %+v after %s", second, saved.ID)
	}
	saved.Note = "Changed."
	changed, err := s.SaveAnnotation(t.Context(), saved)
	fatal(t, err)
	if !changed.Created.Equal(saved.Created) || changed.Changed.Equal(saved.Changed) {
		t.Errorf("changed note: created %v, changed %v", changed.Created, changed.Changed)
	}
	ids(t, s, articles.Query{}, saved.ID, second.ID)
	ids(t, s, articles.Query{Limit: 1, After: store.NoteCursor(saved)}, second.ID)
	ids(t, s, articles.Query{Tag: "A"}, saved.ID)
	ids(t, s, articles.Query{Words: []string{"chang*"}}, saved.ID)
	ids(t, s, articles.Query{Without: []string{"vote"}}, second.ID)
	ids(t, s, articles.Query{Article: id + 1})

	fatal(t, s.RemoveAnnotation(t.Context(), saved.ID))
	ids(t, s, articles.Query{}, second.ID)
	if _, err := s.Annotation(t.Context(), saved.ID); articles.CodeOf(err) != articles.NotFound {
		t.Errorf("a removed note: %v", err)
	}
	fatal(t, s.RestoreAnnotation(t.Context(), saved.ID))
	ids(t, s, articles.Query{}, saved.ID, second.ID)
	if err := s.RemoveAnnotation(t.Context(), "none"); articles.CodeOf(err) != articles.NotFound {
		t.Errorf("removing nothing: %v", err)
	}
	if _, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: 99}); articles.CodeOf(err) != articles.NotFound {
		t.Errorf("a note on nothing: %v", err)
	}
	sound(t, s)
}

func ids(t *testing.T, s *store.Store, q articles.Query, want ...articles.NoteID) {
	t.Helper()
	notes, err := s.Annotations(t.Context(), q)
	fatal(t, err)
	var got []articles.NoteID
	for _, n := range notes {
		got = append(got, n.ID)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%+v: %s", q, d)
	}
}

// TestImportedNoteKeepsItsOwn holds that a note from elsewhere stays what it was.
func TestImportedNoteKeepsItsOwn(t *testing.T) {
	t.Parallel()
	s, id := shelved(t, nil)
	want := articles.Annotation{
		ID: "from-elsewhere", Article: id, Revision: 1, Placement: articles.Placed, Kind: articles.KindTodo,
		Created: time.Unix(1, 0).UTC(), Changed: time.Unix(2, 0).UTC(),
	}
	got, err := s.SaveAnnotation(t.Context(), want)
	fatal(t, err)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestChangedArticleKeepsNotes gives an article a new text.
func TestChangedArticleKeepsNotes(t *testing.T) {
	t.Parallel()
	s, id := shelved(t, nil)
	fatal(t, s.SaveAnalysis(t.Context(), id, 1, articles.Analysis{Reader: "test/1", People: []articles.Entity{{Name: "Tova Brinkley"}}}))
	note, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: id, Span: articles.Span{Lo: 2, Hi: 6}})
	fatal(t, err)
	fatal(t, s.SetRead(t.Context(), []articles.ID{id}, true))
	a := articles.Article{Title: "Vote", Body: "No vote on the river.", Path: "/vote.txt", Tags: []string{"port", "River"}}
	again, status, err := s.Add(t.Context(), a)
	fatal(t, err)
	if again != id || status != articles.Changed {
		t.Fatalf("article %d is %s", again, status)
	}
	r, err := s.Reading(t.Context(), id)
	fatal(t, err)
	if r.Body != a.Body || r.Revision != 2 || !r.Read || r.Analysis.Reader != "" || len(r.Annotations) != 1 || r.Annotations[0].Revision != 2 || r.Annotations[0].Placement != articles.Lost {
		t.Errorf("%+v", r)
	}
	if d := cmp.Diff([]string{"Port", "River"}, r.Tags); d != "" {
		t.Error(d)
	}
	if old, err := s.Revision(t.Context(), id, 1); err != nil || old.Body != "A vote on the harbour." {
		t.Errorf("old text %q, %v", old.Body, err)
	}
	for word, want := range map[string]int{"harbour": 0, "river": 1} {
		if n, err := s.Count(t.Context(), articles.Query{Words: []string{word}}); n != want || err != nil {
			t.Errorf("%s: %d, %v", word, n, err)
		}
	}
	if err := s.SaveAnalysis(t.Context(), id, 1, articles.Analysis{Reader: "test/1"}); articles.CodeOf(err) != articles.Invalid {
		t.Errorf("stale analysis: %v", err)
	}
	fatal(t, s.PlaceAnnotations(t.Context(), []articles.Annotation{note})) // found in the old text
	note.Revision, note.Placement, note.Note = 2, articles.Near, "not to be stored"
	for _, want := range []articles.Placement{articles.Lost, articles.Near, articles.Lost} {
		if n, err := s.Annotation(t.Context(), note.ID); err != nil || n.Placement != want || n.Note != "" || n.Revision != 2 {
			t.Errorf("placed anew: %+v, %v; want %s", n, err, want)
		}
		fatal(t, s.PlaceAnnotations(t.Context(), []articles.Annotation{note}))
		note.Placement = articles.Lost
	}
	if n, err := s.Count(t.Context(), articles.Query{HasLost: true}); n != 1 || err != nil {
		t.Errorf("with lost notes: %d, %v", n, err)
	}
	if err := s.Remove(t.Context(), id, false); articles.CodeOf(err) != articles.Refused {
		t.Errorf("removing notes unasked: %v", err)
	}
	fatal(t, s.Remove(t.Context(), id, true))
	if next, _, err := s.Add(t.Context(), a); err != nil || next <= id {
		t.Errorf("article %d after %d was removed, %v", next, id, err)
	}
	sound(t, s)
}

// TestNotesComeBackToAnotherText undoes the removal and the change of notes after
// their article got another text: none is shown, without a warning, where it was.
func TestNotesComeBackToAnotherText(t *testing.T) {
	t.Parallel()
	for name, back := range map[string]func(*store.Store, articles.Annotation) error{
		"restored": func(s *store.Store, a articles.Annotation) error {
			return s.RestoreAnnotation(t.Context(), a.ID)
		},
		"changed back": func(s *store.Store, a articles.Annotation) error {
			_, err := s.SaveAnnotation(t.Context(), a)
			return err
		},
		"new": func(s *store.Store, a articles.Annotation) error {
			a.ID += "-new"
			_, err := s.SaveAnnotation(t.Context(), a)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, id := shelved(t, nil)
			var all []articles.Annotation
			for _, words := range []string{"vote", "harbour"} {
				at := strings.Index("A vote on the harbour.", words)
				a, err := s.SaveAnnotation(t.Context(), articles.Annotation{
					Article: id, Revision: 1, Span: articles.Span{Lo: at, Hi: at + len(words)}, Selector: articles.Selector{Exact: words},
				})
				fatal(t, err)
				fatal(t, s.RemoveAnnotation(t.Context(), a.ID))
				all = append(all, a)
			}
			_, _, err := s.Add(t.Context(), articles.Article{Title: "Vote", Body: "At last there was a vote.", Path: "/vote.txt"})
			fatal(t, err)
			for _, a := range all {
				fatal(t, back(s, a))
			}
			r, err := s.Reading(t.Context(), id)
			fatal(t, err)
			if n := r.Annotations; len(n) != 2 || n[0].Placement != articles.Near || r.Body[n[0].Span.Lo:n[0].Span.Hi] != "vote" ||
				n[1].Placement != articles.Lost || n[0].Revision != 2 || n[1].Revision != 2 {
				t.Errorf("%+v", n)
			}
			sound(t, s)
		})
	}
}
