package store_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/store"
)

// A shelf is a small library beside a plain list of what is in it.
type shelf struct {
	*store.Store
	all []articles.Reading
}

var (
	people     = []string{"Tova Brinkley", "Ano Brinkley", "Rudi Kesh", "Mara Del Sol"}
	countries  = []string{"XA", "XB"}
	vocabulary = []string{"harbour", "harbours", "budget", "Überfall", "river", "vote"}
)

// fillShelf stores articles that share few values, so that queries find some.
func fillShelf(t *rapid.T, s *store.Store) *shelf {
	sh := &shelf{Store: s}
	n := rapid.IntRange(0, 30).Draw(t, "articles")
	for i := range n {
		pick := func(of []string, label string) string { return rapid.SampledFrom(of).Draw(t, label) }
		r := articles.Reading{Article: articles.Article{
			Title: pick([]string{"Alpha", "beta", "Beta", "Émile", "zeta"}, "title"), Source: pick([]string{"", "Daily Tin", "Owl"}, "source"),
			URL: "https://news.example/" + string(rune('a'+i)), Added: time.Unix(int64(1000+i), 0).UTC(),
			Body: strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 4).Draw(t, "body"), " "),
			Tags: rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"red", "blue"}), 0, 2, strings.ToLower).Draw(t, "tags"),
		}}
		if rapid.Bool().Draw(t, "dated") {
			r.Published = time.Unix(int64(rapid.IntRange(990, 1010).Draw(t, "published")), 0).UTC()
		}
		r.Analysis = articles.Analysis{Reader: "test/1"}
		for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(people), 0, 3, strings.ToLower).Draw(t, "people") {
			r.Analysis.People = append(r.Analysis.People, articles.Entity{Name: name})
			if rapid.Bool().Draw(t, "quoted") {
				r.Analysis.Quotes = append(r.Analysis.Quotes, articles.Quote{Text: pick(vocabulary, "said"), Speaker: articles.Speaker{Name: name}})
			}
		}
		for _, code := range rapid.SliceOfNDistinct(rapid.SampledFrom(countries), 0, 2, strings.ToLower).Draw(t, "countries") {
			r.Analysis.Countries = append(r.Analysis.Countries, articles.Entity{Name: code + "land", Code: code})
		}
		r.State = articles.State{Read: rapid.Bool().Draw(t, "read"), Starred: rapid.Bool().Draw(t, "starred")}
		sh.put(t, r, rapid.SampledFrom([]articles.Placement{"", articles.Placed, articles.Lost}).Draw(t, "note"))
	}
	return sh
}

func (sh *shelf) put(t *rapid.T, r articles.Reading, note articles.Placement) {
	id, _, err := sh.Add(t.Context(), r.Article)
	fatal(t, err)
	r.ID = id
	fatal(t, sh.SaveAnalysis(t.Context(), id, 1, r.Analysis))
	fatal(t, sh.SetRead(t.Context(), []articles.ID{id}, r.Read))
	fatal(t, sh.SetStarred(t.Context(), []articles.ID{id}, r.Starred))
	if note != "" {
		a, err := sh.SaveAnnotation(t.Context(), articles.Annotation{Article: id, Placement: note})
		fatal(t, err)
		r.Annotations = append(r.Annotations, a)
	}
	sh.all = append(sh.all, r)
}

// list is what a query should find, all of it in order.
func (sh *shelf) list(q articles.Query) []articles.ID {
	rows := slices.DeleteFunc(slices.Clone(sh.all), func(r articles.Reading) bool { return !meets(r, q) })
	slices.SortFunc(rows, func(a, b articles.Reading) int {
		newest := cmp.Or(day(b).Compare(day(a)), cmp.Compare(b.ID, a.ID))
		switch q.Sort {
		case articles.SortAdded:
			return cmp.Compare(b.ID, a.ID)
		case articles.SortTitle:
			return cmp.Or(cmp.Compare(store.Fold(a.Title), store.Fold(b.Title)), cmp.Compare(a.ID, b.ID))
		case articles.SortSource:
			return cmp.Or(cmp.Compare(store.Fold(a.Source), store.Fold(b.Source)), newest)
		}
		return newest
	})
	ids := make([]articles.ID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids
}

func day(r articles.Reading) time.Time {
	if r.Published.IsZero() {
		return r.Added
	}
	return r.Published
}

// meets is the meaning of a query, spelled out.
func meets(r articles.Reading, q articles.Query) bool {
	words := strings.Fields(strings.ToLower(r.Title + " . " + r.Body))
	has := func(w string) bool {
		stem, cut := strings.CutSuffix(strings.ToLower(w), "*")
		return slices.ContainsFunc(words, func(s string) bool { return s == stem || cut && strings.HasPrefix(s, stem) })
	}
	lacks := func(w string) bool { return !has(w) }
	person := func(name string) func(articles.Entity) bool {
		return func(e articles.Entity) bool { return e.Name == name || strings.HasSuffix(e.Name, " "+name) }
	}
	speaks := func(qu articles.Quote) bool {
		return (q.Speaker == "" || person(q.Speaker)(articles.Entity{Name: qu.Speaker.Name})) && (q.Said == "" || qu.Text == q.Said)
	}
	lost := func(n articles.Annotation) bool { return n.Placement == articles.Lost }
	return !slices.ContainsFunc(q.Words, lacks) && !slices.ContainsFunc(q.Without, has) &&
		(len(q.Phrases) == 0 || strings.Contains(" "+strings.Join(words, " ")+" ", " "+strings.ToLower(q.Phrases[0])+" ")) &&
		(q.Person == "" || slices.ContainsFunc(r.Analysis.People, person(q.Person))) &&
		(q.Country == "" || slices.ContainsFunc(r.Analysis.Countries, func(e articles.Entity) bool { return e.Code == q.Country })) &&
		(q.Speaker == "" && q.Said == "" || slices.ContainsFunc(r.Analysis.Quotes, speaks)) &&
		(q.Source == "" || r.Source == q.Source) && (q.Tag == "" || slices.Contains(r.Tags, q.Tag)) &&
		(!q.Unread || !r.Read) && (!q.Starred || r.Starred) && (!q.HasNote || len(r.Annotations) > 0) &&
		(!q.HasLost || slices.ContainsFunc(r.Annotations, lost)) && (!q.HasQuote || len(r.Analysis.Quotes) > 0) &&
		(q.Since.IsZero() || !day(r).Before(q.Since)) && (q.Before.IsZero() || day(r).Before(q.Before)) &&
		(q.Article == 0 || r.ID == q.Article)
}

func anyQuery(t *rapid.T) articles.Query {
	seldom := func(label string) bool { return rapid.IntRange(0, 5).Draw(t, label) == 0 }
	one := func(of []string, label string) string {
		if !seldom(label) {
			return ""
		}
		return rapid.SampledFrom(of).Draw(t, label)
	}
	some := func(of []string, label string) []string {
		if w := one(of, label); w != "" {
			return []string{w}
		}
		return nil
	}
	when := func(label string) (at time.Time) {
		if seldom(label) {
			at = time.Unix(int64(rapid.IntRange(990, 1030).Draw(t, label)), 0)
		}
		return at
	}
	return articles.Query{
		Words: some(append([]string{"har*", "zeta", "HARBOUR"}, vocabulary...), "word"), Without: some(vocabulary, "without"),
		Phrases: some([]string{"river vote", "budget river"}, "phrase"),
		Person:  one(append([]string{"Brinkley", "Sol", "Nobody"}, people...), "person"), Country: one(countries, "country"),
		Speaker: one(append([]string{"Brinkley"}, people...), "speaker"), Said: one(vocabulary, "said"),
		Source: one([]string{"Owl", "Daily Tin"}, "source"), Tag: one([]string{"red", "blue"}, "tag"),
		Unread: seldom("unread"), Starred: seldom("starred"), HasNote: seldom("note"), HasLost: seldom("lost"), HasQuote: seldom("quote"),
		Since: when("since"), Before: when("before"), Article: articles.ID(len(one([]string{"1", "22"}, "article"))),
		Sort: rapid.SampledFrom([]articles.Sort{"", articles.SortDate, articles.SortAdded, articles.SortTitle, articles.SortSource}).Draw(t, "sort"),
	}
}

// TestPages holds that pages, put together in either direction, are the list.
func TestPages(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, err := store.Open(t.Context(), ":memory:", store.Options{})
		fatal(t, err)
		defer s.Close() //nolint:errcheck // in memory
		sh := fillShelf(t, s)
		s.SetFewHits(rapid.SampledFrom([]int{2, 5000}).Draw(t, "few hits"))
		for range 8 {
			q := anyQuery(t)
			want := sh.list(q)
			if n, err := s.Count(t.Context(), q); err != nil || n != len(want) {
				t.Fatalf("count %+v: %d, %v; want %d", q, n, err, len(want))
			}
			q.Limit = rapid.IntRange(1, 9).Draw(t, "limit")
			for _, q.Backward = range []bool{false, true} {
				if d := gocmp.Diff(want, pages(t, s, q, len(want)+2), gocmp.Transformer("", func(ids []articles.ID) []articles.ID { return append([]articles.ID{}, ids...) })); d != "" {
					t.Fatalf("%+v:\n%s", q, d)
				}
			}
		}
	})
}

// pages reads q page by page from its beginning or, backward, from its end.
func pages(t *rapid.T, s *store.Store, q articles.Query, most int) (ids []articles.ID) {
	for range most {
		page, err := s.List(t.Context(), q)
		fatal(t, err)
		if len(page.Rows) == 0 {
			return ids
		}
		var some []articles.ID
		for _, r := range page.Rows {
			some = append(some, r.ID)
		}
		if q.After = page.Last; q.Backward {
			q.After = page.First
			ids = append(some, ids...)
			continue
		}
		ids = append(ids, some...)
	}
	t.Fatalf("%+v has no end", q)
	return nil
}
