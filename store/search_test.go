package store_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/store"
)

// found is the titles of what a search finds, and its first snippet with what
// was asked for between brackets.
func found(t *testing.T, s *store.Store, q articles.Query) (titles, first string) {
	t.Helper()
	f, err := s.Search(t.Context(), q)
	fatal(t, err)
	var all []string
	for i, h := range f.Hits {
		all = append(all, h.Title)
		if i == 0 {
			first = marked(h.Snippet)
		}
	}
	return strings.Join(all, ", "), first
}

func marked(s articles.Snippet) string {
	var b strings.Builder
	for _, p := range s {
		if p.Matched {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestSearch(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	long := strings.Repeat("Nothing of note was said in the long session that morning. ", 20)
	for i, a := range []articles.Article{
		{Title: "Harbour vote", Body: "The vote passed.\n\nNobody spoke against it."},
		{Title: "Weather", Body: long + "\n\nA **vote** on the *harbour* fails, see [the page](https://news.example/harbour).\n\n" + long},
		{Title: "Rivers", Body: "No water in the rivers, and Nuñez said so: the bridge is shut."},
		{Title: "Tokyo", Body: "日本の首相は記者会見で述べた。"},
		{Title: "Address", Body: "Read [it all](https://news.example/stadium) today."},
	} {
		a.URL, a.Published = fmt.Sprint("https://news.example/", i), onDay(i)
		_, _, err := s.Add(t.Context(), a)
		fatal(t, err)
	}
	for _, c := range []struct {
		query         articles.Query
		titles, first string
	}{
		{articles.Query{Words: []string{"harbour"}}, "Harbour vote, Weather", "The vote passed. Nobody spoke against it."},
		{articles.Query{Words: []string{"harbour"}, Sort: articles.SortDate}, "Weather, Harbour vote", "A vote on the [harbour] fails, see the page."},
		{articles.Query{Words: []string{"harbour", "vot*"}}, "Harbour vote, Weather", "The [vote] passed."},
		{articles.Query{Words: []string{"nunez"}}, "Rivers", "No water in the rivers, and [Nuñez] said so: the bridge is shut."},
		{articles.Query{Phrases: []string{"the bridge"}}, "Rivers", "No water in the rivers, and Nuñez said so: [the bridge] is shut."},
		{articles.Query{Words: []string{"stadium"}}, "Address", "Read it all today."},
		{articles.Query{Words: []string{"vote"}, Without: []string{"passed"}}, "Weather", "A [vote] on the harbour fails, see the page."},
		{articles.Query{Before: onDay(1)}, "Harbour vote", "The vote passed. Nobody spoke against it."},
		{articles.Query{Words: []string{"none"}}, "", ""},
	} {
		titles, first := found(t, s, c.query)
		if d := cmp.Diff([]string{c.titles, c.first}, []string{titles, first}); d != "" {
			t.Errorf("%+v: %s", c.query, d)
		}
	}
}

// TestSearchPages holds that pages put together are the whole, best first, and
// that a search of very many says that it looked at the newest alone.
func TestSearchPages(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	var as []articles.Article
	for i := range 1010 {
		a := articles.Article{URL: fmt.Sprint("https://news.example/", i), Published: onDay(0).Add(time.Duration(i) * time.Minute)}
		a.Body = strings.Repeat("vote ", 1+i%7) + strings.Repeat("other ", i%11)
		as = append(as, a)
	}
	_, err := s.AddMany(t.Context(), as)
	fatal(t, err)
	var all []articles.Hit
	for q := (articles.Query{Words: []string{"vote"}, Limit: 300}); ; q.After.ID = int64(all[len(all)-1].ID) {
		f, err := s.Search(t.Context(), q)
		fatal(t, err)
		if len(f.Hits) == 0 {
			break
		}
		if !f.Bounded {
			t.Error("it does not say that there are more")
		}
		all = append(all, f.Hits...)
	}
	seen := make(map[articles.ID]bool)
	for i, h := range all {
		seen[h.ID] = true
		if h.ID <= 10 {
			t.Errorf("article %d is not among the newest", h.ID)
		}
		if i > 0 && h.Rank > all[i-1].Rank {
			t.Errorf("hit %d ranks %f after %f", i, h.Rank, all[i-1].Rank)
		}
	}
	if len(all) != 1000 || len(seen) != 1000 {
		t.Errorf("%d hits, %d of them different; want 1000", len(all), len(seen))
	}
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	s := reported(t)
	for _, c := range []struct{ typed, want string }{
		{"to", "Tova Brinkley"},
		{"brink", "Tova Brinkley, Ano Brinkley"},
		{"Tova B", "Tova Brinkley"},
		{"xh", "Harland"},
		{"zz", ""},
		{"", ""},
		{"*", ""},
		{"\"", ""},
	} {
		got, err := s.Suggest(t.Context(), c.typed, 5)
		fatal(t, err)
		var names []string
		for _, e := range got.Names {
			names = append(names, e.Name)
		}
		if d := cmp.Diff(c.want, strings.Join(names, ", ")); d != "" {
			t.Errorf("%q: %s", c.typed, d)
		}
	}
	_, _, err := s.Add(t.Context(), articles.Article{Title: "Harbour vote fails", Body: "x"})
	fatal(t, err)
	for typed, want := range map[string]int{"h": 1, "harbour v": 1, "vote harb": 1, "harb vote": 0} {
		if got, err := s.Suggest(t.Context(), typed, 5); err != nil || len(got.Titles) != want {
			t.Errorf("%q: %d titles, %v; want %d", typed, len(got.Titles), err, want)
		}
	}
}
