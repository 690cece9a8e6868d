package store_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/articles"
	"onrecord/store"
)

// reported opens a library of three articles, a day apart, by two engines.
func reported(t *testing.T) *store.Store {
	t.Helper()
	s := open(t, ":memory:", store.Options{})
	said := func(name string, words ...string) (out []articles.Quote) {
		for i, w := range words {
			out = append(out, articles.Quote{Text: w, Span: articles.Span{Lo: 10 * i, Hi: 10*i + 5}, Speaker: articles.Speaker{Name: name}})
		}
		return out
	}
	person := func(name, role string) articles.Entity {
		return articles.Entity{Kind: articles.Person, Name: name, Role: role}
	}
	land := articles.Entity{Kind: articles.Country, Name: "Harland", Code: "XH"}
	for i, a := range []articles.Analysis{
		{Reader: "test/1", People: []articles.Entity{person("Tova Brinkley", "mayor"), person("Rudi Kesh", "")}, Quotes: said("Tova Brinkley", "first vote", "second vote")},
		{Reader: "test/2", People: []articles.Entity{person("Tová Brinkley", "former mayor")}, Countries: []articles.Entity{land}, Quotes: said("Tová Brinkley", "a river")},
		{Reader: "test/2", People: []articles.Entity{person("Ano Brinkley", "")}, Countries: []articles.Entity{land}},
	} {
		id, _, err := s.Add(t.Context(), articles.Article{URL: fmt.Sprint("https://news.example/", i), Body: "text", Published: onDay(i)})
		fatal(t, err)
		fatal(t, s.SaveAnalysis(t.Context(), id, 1, a))
	}
	return s
}

func onDay(i int) time.Time { return time.Date(2026, 5, 1+i, 0, 0, 0, 0, time.UTC) }

func TestStanding(t *testing.T) {
	t.Parallel()
	s := reported(t)
	want := articles.Standing{
		Entity:   articles.Entity{Kind: articles.Person, Name: "Tova Brinkley", Role: "former mayor"},
		Articles: 2, Quotes: 3, First: onDay(0), Last: onDay(1),
		With: []articles.Entity{{Kind: articles.Person, Name: "Rudi Kesh"}, {Kind: articles.Country, Name: "Harland", Code: "XH"}},
	}
	for _, name := range []string{"Tova Brinkley", "TOVA BRINKLEY", "brinkley"} {
		got, err := s.Standing(t.Context(), articles.Person, name)
		fatal(t, err)
		if d := cmp.Diff(want, got, cmpopts.IgnoreFields(articles.Entity{}, "ID")); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
	for _, name := range []string{"XH", "xh", "Harland"} {
		if got, err := s.Standing(t.Context(), articles.Country, name); err != nil || got.Articles != 2 {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	if _, err := s.Standing(t.Context(), articles.Person, "Nobody"); articles.CodeOf(err) != articles.NotFound {
		t.Errorf("nobody: %v", err)
	}
}

func TestEntities(t *testing.T) {
	t.Parallel()
	s := reported(t)
	for _, c := range []struct {
		query articles.Query
		want  string
	}{
		{articles.Query{}, "Tova Brinkley 2 3, Rudi Kesh 1 0, Ano Brinkley 1 0, "},
		{articles.Query{Country: "XH"}, "Tova Brinkley 1 1, Ano Brinkley 1 0, "},
		{articles.Query{Article: 1}, "Tova Brinkley 1 2, Rudi Kesh 1 0, "},
	} {
		var got strings.Builder
		for c.query.Limit = 1; ; { // page by page
			some, err := s.Entities(t.Context(), articles.Person, c.query)
			fatal(t, err)
			if len(some) == 0 {
				break
			}
			fmt.Fprintf(&got, "%s %d %d, ", some[0].Entity.Name, some[0].Articles, some[0].Quotes)
			c.query.After = store.StandingCursor(some[0])
		}
		if got.String() != c.want {
			t.Errorf("%+v: %s; want %s", c.query, got.String(), c.want)
		}
	}
}

func TestCandidates(t *testing.T) {
	t.Parallel()
	s := reported(t)
	for _, c := range []struct {
		names []string
		want  int
	}{{[]string{"Brinkley"}, 2}, {[]string{"Kesh", "Harland", "Kesh"}, 2}, {[]string{"Tova"}, 0}, {nil, 0}} {
		if got, err := s.Candidates(t.Context(), c.names); err != nil || len(got) != c.want {
			t.Errorf("%v: %v, %v; want %d", c.names, got, err, c.want)
		}
	}
}

func TestQuotes(t *testing.T) {
	t.Parallel()
	s := reported(t)
	for _, c := range []struct {
		query articles.Query
		want  string
	}{
		{articles.Query{}, "a river, first vote, second vote, "},
		{articles.Query{Said: "vote"}, "first vote, second vote, "},
		{articles.Query{Said: "vote second"}, "second vote, "},
		{articles.Query{Speaker: "Tova Brinkley", Before: onDay(1)}, "first vote, second vote, "},
		{articles.Query{Speaker: "Rudi Kesh"}, ""},
		{articles.Query{Country: "XH"}, "a river, "},
	} {
		var got strings.Builder
		for c.query.Limit = 1; ; { // page by page
			some, err := s.Quotes(t.Context(), c.query)
			fatal(t, err)
			if len(some) == 0 {
				break
			}
			got.WriteString(some[0].Text + ", ")
			c.query.After = some[0].Cursor
		}
		if got.String() != c.want {
			t.Errorf("%+v: %s; want %s", c.query, got.String(), c.want)
		}
	}
}

func TestDue(t *testing.T) {
	t.Parallel()
	s := reported(t)
	_, _, err := s.Add(t.Context(), articles.Article{Body: "not analysed"})
	fatal(t, err)
	for reader, want := range map[string][]articles.ID{"test/2": {4, 1}, "test/1": {4, 3, 2}, "test/3": {4, 3, 2, 1}} {
		got, err := s.Due(t.Context(), reader, 0)
		fatal(t, err)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", reader, d)
		}
		if n, err := s.DueCount(t.Context(), reader); n != len(want) || err != nil {
			t.Errorf("%s: counted %d, %v", reader, n, err)
		}
	}
	fatal(t, s.SaveAnalysis(t.Context(), 1, 1, articles.Analysis{Reader: "test/2"}))
	if got, err := s.Due(t.Context(), "test/2", 5); err != nil || len(got) != 1 {
		t.Errorf("after an analysis that found nothing: %v, %v", got, err)
	}
	sound(t, s)
}

func TestAdd(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	for i, c := range []struct {
		a      articles.Article
		id     articles.ID
		status articles.Status
	}{
		{articles.Article{URL: "https://a.example", Body: "one"}, 1, articles.Added},
		{articles.Article{URL: "https://a.example", Body: "one", Title: "new"}, 1, articles.Known},
		{articles.Article{URL: "https://a.example", Body: "two"}, 1, articles.Changed},
		{articles.Article{URL: "https://b.example", Body: "two"}, 2, articles.Added},
		{articles.Article{Path: "/c", Title: "C", Body: "two"}, 1, articles.Known},
		{articles.Article{Path: "/c", Title: "C", Body: "three"}, 3, articles.Added},
		{articles.Article{Path: "/c", Title: "C", Body: "four"}, 3, articles.Changed},
		{articles.Article{Path: "/c", Title: "D", Body: "five"}, 4, articles.Added},
		{articles.Article{Title: "no text"}, 5, articles.Added},
		{articles.Article{Title: "no text either"}, 6, articles.Added},
		{articles.Article{Title: "no text"}, 5, articles.Known},
	} {
		if id, status, err := s.Add(t.Context(), c.a); id != c.id || status != c.status || err != nil {
			t.Errorf("%d: article %d %s, %v; want %d %s", i, id, status, err, c.id, c.status)
		}
	}
	if err := s.SetRead(t.Context(), []articles.ID{1, 99}, true); articles.CodeOf(err) != articles.NotFound {
		t.Errorf("reading what is not there: %v", err)
	}
	if r, err := s.Reading(t.Context(), 1); err != nil || r.Read {
		t.Errorf("half of it was done: %+v, %v", r.State, err)
	}
	sound(t, s)
}
