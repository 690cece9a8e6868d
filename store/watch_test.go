package store_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/articles"
	"onrecord/store"
)

// standOut are the articles that stand out, and those that the query finds: the
// same ones.
func standOut(t *testing.T, s *store.Store) (ids []articles.ID) {
	t.Helper()
	all, err := s.List(t.Context(), articles.Query{Sort: articles.SortAdded})
	fatal(t, err)
	var found []articles.ID
	for _, r := range all.Rows {
		if r.Watched {
			found = append(found, r.ID)
		}
	}
	asked, err := s.List(t.Context(), articles.Query{Watched: true, Sort: articles.SortAdded})
	fatal(t, err)
	for _, r := range asked.Rows {
		ids = append(ids, r.ID)
	}
	if d := cmp.Diff(found, ids); d != "" {
		t.Errorf("what stands out is not what is found: %s", d)
	}
	if n, err := s.Count(t.Context(), articles.Query{Watched: true}); err != nil || n != len(ids) {
		t.Errorf("count %d, %v", n, err)
	}
	return ids
}

func TestWatchedNamesStandOut(t *testing.T) {
	t.Parallel()
	s := reported(t)
	expect := func(step string, want ...articles.ID) {
		t.Helper()
		if d := cmp.Diff(want, standOut(t, s), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s: %s", step, d)
		}
	}
	expect("at first")
	tova := articles.Ref{Kind: articles.Person, Name: "Tova Brinkley"}
	land := articles.Ref{Kind: articles.Country, Name: "Harland", Code: "XH"}
	fatal(t, s.Watch(t.Context(), tova, true))
	fatal(t, s.Watch(t.Context(), tova, true))
	expect("a person, whatever the accents", 2, 1)
	fatal(t, s.Watch(t.Context(), land, true))
	expect("a country too", 3, 2, 1)
	r, err := s.Reading(t.Context(), 2)
	fatal(t, err)
	if len(r.Watched) != 2 {
		t.Errorf("of the article's names these are watched: %+v", r.Watched)
	}
	fatal(t, s.Watch(t.Context(), land, false))

	ano := articles.Ref{Kind: articles.Person, Name: "Ano Brinkley"}
	_, err = s.Correct(t.Context(), articles.Correction{Deed: articles.DeedMerge, Name: tova, To: ano})
	fatal(t, err)
	settle(t, s)
	expect("under the name that a correction gave", 3, 2, 1)
	watched, err := s.Watched(t.Context())
	fatal(t, err)
	if d := cmp.Diff([]articles.Ref{ano}, watched); d != "" {
		t.Error(d)
	}
	fatal(t, s.Watch(t.Context(), ano, false))
	expect("no longer")
	if err := s.Watch(t.Context(), articles.Ref{Kind: "thing", Name: "x"}, true); articles.CodeOf(err) != articles.Invalid {
		t.Errorf("a thing is watched: %v", err)
	}
}

func TestWatchedNamesTravel(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	from := open(t, path, store.Options{})
	fatal(t, from.Watch(t.Context(), articles.Ref{Kind: articles.Person, Name: "Nobody Yet"}, true))
	fatal(t, from.Watch(t.Context(), articles.Ref{Kind: articles.Country, Name: "Norway", Code: "no"}, true))
	carried(t, from)
	fatal(t, from.Close())
	saved := filepath.Join(t.TempDir(), "saved.db")
	_, err := store.Salvage(t.Context(), path, saved, store.Options{})
	fatal(t, err)
	got, err := open(t, saved, store.Options{}).Watched(t.Context())
	fatal(t, err)
	want := []articles.Ref{{Kind: articles.Person, Name: "Nobody Yet"}, {Kind: articles.Country, Name: "Norway", Code: "NO"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
