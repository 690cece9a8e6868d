package store_test

import (
	"testing"

	"onrecord/articles"
	"onrecord/store"
)

// TestChangedInOneBatch adds an article and two later texts of it at once: words
// find the last alone.
func TestChangedInOneBatch(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	var as []articles.Article
	for _, body := range []string{"A harbour.", "A river.", "A bridge."} {
		as = append(as, articles.Article{URL: "https://news.example/1", Body: body})
	}
	got, err := s.AddMany(t.Context(), as)
	fatal(t, err)
	if got[0].Status != articles.Added || got[2].Status != articles.Changed {
		t.Errorf("%+v", got)
	}
	for word, want := range map[string]int{"harbour": 0, "river": 0, "bridge": 1} {
		if n, err := s.Count(t.Context(), articles.Query{Words: []string{word}}); n != want || err != nil {
			t.Errorf("%s: %d articles, %v; want %d", word, n, err, want)
		}
	}
	sound(t, s)
}

// TestAnalysesAtOnce saves analyses of several articles, one of them stale: none
// is stored.
func TestAnalysesAtOnce(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	got, err := s.AddMany(t.Context(), []articles.Article{{Body: "Odo Quill spoke."}, {Body: "Quill spoke again."}})
	fatal(t, err)
	quill := articles.Analysis{Reader: "test", People: []articles.Entity{{Kind: articles.Person, Name: "Odo Quill"}}}
	all := []store.Found{{Article: got[0].ID, Revision: 1, Analysis: quill}, {Article: got[1].ID, Revision: 2, Analysis: quill}}
	if err := s.SaveAnalyses(t.Context(), all); articles.CodeOf(err) != articles.Invalid {
		t.Errorf("stale: %v", err)
	}
	if n, err := s.DueCount(t.Context(), "test"); n != 2 || err != nil {
		t.Errorf("after a stale one, %d are due, %v; want 2", n, err)
	}
	all[1].Revision = 1
	for range 2 { // the second time in place of the first
		fatal(t, s.SaveAnalyses(t.Context(), all))
	}
	if st, err := s.Standing(t.Context(), articles.Person, "Odo Quill"); st.Articles != 2 || err != nil {
		t.Errorf("%+v, %v", st, err)
	}
	sound(t, s)
}
