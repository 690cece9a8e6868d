package store_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/store"
)

// copyOf is the sketch of a print of some copy: those of one version of one
// piece retell each other, those of two versions share a few hashes alone.
func copyOf(piece, version, edit int) articles.Sketch {
	s := articles.Sketch{Size: 300}
	for i := range 8 {
		s.Shingles = append(s.Shingles, uint32(1+100*piece+i))
	}
	for i := len(s.Shingles); i < articles.SketchShingles; i++ {
		if i == articles.SketchShingles-1 {
			version += 7 * edit
		}
		s.Shingles = append(s.Shingles, uint32(1_000_000+10_000*i+1000*piece+version))
	}
	for i := range 10 {
		s.Facts = append(s.Facts, uint32(100*piece+i))
	}
	return s
}

// A teller is a library beside a plain account of its stories.
type teller struct {
	*store.Store
	all map[articles.ID]*told
	n   int
}

type told struct {
	at     int // seconds
	url    string
	sketch articles.Sketch
	story  articles.ID
	read   bool
}

const fortnight = 14 * 24 * 60 * 60

// tell is what SaveAnalysis does to stories, without any index.
func (s *teller) tell(id articles.ID, sketch articles.Sketch) {
	a := s.all[id]
	if gocmp.Equal(a.sketch, sketch) {
		return
	}
	s.untell(id)
	if sketch.Size == 0 {
		return
	}
	a.sketch = sketch
	var best articles.ID
	for _, k := range slices.Sorted(maps.Keys(s.all)) {
		o := s.all[k]
		if k == id || o.sketch.Size == 0 || o.story != 0 && o.story != k || max(o.at-a.at, a.at-o.at) > fortnight || !o.sketch.Retells(sketch) {
			continue
		}
		if best == 0 || o.sketch.Alike(sketch) > s.all[best].sketch.Alike(sketch) {
			best = k
		}
	}
	if best != 0 {
		s.all[best].story, a.story = best, best
	}
}

// untell takes an article out of its story.
func (s *teller) untell(id articles.ID) {
	a := s.all[id]
	was := a.story
	a.story, a.sketch = 0, articles.Sketch{}
	var left []articles.ID
	for _, k := range slices.Sorted(maps.Keys(s.all)) {
		if was != 0 && s.all[k].story == was {
			left = append(left, k)
		}
	}
	for _, k := range left {
		switch {
		case len(left) == 1:
			s.all[k].story = 0
		case was == id:
			s.all[k].story = left[0]
		}
	}
}

func (s *teller) any(t *rapid.T) articles.ID {
	return rapid.SampledFrom(slices.Sorted(maps.Keys(s.all))).Draw(t, "article")
}

// step changes the library and the account of it.
func (s *teller) step(t *rapid.T) {
	sketch := articles.Sketch{}
	if rapid.IntRange(0, 9).Draw(t, "long") > 0 {
		sketch = copyOf(rapid.IntRange(0, 2).Draw(t, "piece"), rapid.IntRange(0, 1).Draw(t, "version"), rapid.IntRange(0, 1).Draw(t, "edit"))
	}
	what := rapid.SampledFrom([]string{"add", "add", "add", "again", "revise", "remove", "read"}).Draw(t, "step")
	if len(s.all) == 0 {
		what = "add"
	}
	switch what {
	case "add":
		s.n++
		a := &told{at: rapid.IntRange(0, 40).Draw(t, "day") * 24 * 60 * 60, url: fmt.Sprintf("https://news.example/%d", s.n)}
		id := s.put(t, a, "first text")
		s.all[id] = a
		s.analyse(t, id, 1, sketch)
	case "again":
		id := s.any(t)
		r, err := s.Reading(t.Context(), id)
		fatal(t, err)
		s.analyse(t, id, r.Revision, sketch)
	case "revise":
		id := s.any(t)
		s.n++
		s.put(t, s.all[id], fmt.Sprintf("another text %d", s.n))
		s.untell(id)
	case "remove":
		id := s.any(t)
		fatal(t, s.Remove(t.Context(), id, false))
		gone := *s.all[id]
		s.untell(id)
		delete(s.all, id)
		if rapid.Bool().Draw(t, "undo") {
			fatal(t, s.Restore(t.Context(), id))
			s.all[id] = &told{at: gone.at, url: gone.url, read: gone.read}
			s.tell(id, gone.sketch)
		}
	case "read":
		id := s.any(t)
		s.all[id].read = !s.all[id].read
		fatal(t, s.SetRead(t.Context(), []articles.ID{id}, s.all[id].read))
	}
}

func (s *teller) put(t *rapid.T, a *told, body string) articles.ID {
	id, _, err := s.Add(t.Context(), articles.Article{
		Title: fmt.Sprintf("Title %d", s.n%5), Source: fmt.Sprintf("Outlet %d", s.n%3), URL: a.url, Body: body, Published: time.Unix(int64(a.at), 0),
	})
	fatal(t, err)
	return id
}

func (s *teller) analyse(t *rapid.T, id articles.ID, revision int, sketch articles.Sketch) {
	fatal(t, s.SaveAnalysis(t.Context(), id, revision, articles.Analysis{Reader: "test/1", Sketch: sketch}))
	s.tell(id, sketch)
}

// agree compares the library with the account.
func (s *teller) agree(t *rapid.T) {
	got, want := map[articles.ID]articles.ID{}, map[articles.ID]articles.ID{}
	l, err := s.List(t.Context(), articles.Query{Limit: 1000})
	fatal(t, err)
	for _, r := range l.Rows {
		got[r.ID], want[r.ID] = r.Story, s.all[r.ID].story
	}
	if d := gocmp.Diff(want, got); d != "" || len(got) != len(s.all) {
		t.Fatalf("stories: %s", d)
	}
}

func TestStoriesStayExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := &teller{Store: open(t, ":memory:", store.Options{}), all: map[articles.ID]*told{}}
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			s.step(rt)
			s.agree(rt)
		}
		for _, q := range []articles.Query{
			{},
			{Unread: true},
			{Sort: articles.SortTitle},
			{Sort: articles.SortSource, Unread: true},
			{Sort: articles.SortAdded, Words: []string{"another"}},
			{Source: "Outlet 1"},
		} {
			s.joinedAs(rt, q)
		}
		sound(t, s.Store)
	})
}

// joinedAs pages through a list both ways and compares it with the same list not
// joined, of which the rows are left out that stand under another.
func (s *teller) joinedAs(t *rapid.T, q articles.Query) {
	q.Limit = 1000
	plain, err := s.List(t.Context(), q)
	fatal(t, err)
	first := map[articles.ID]articles.ID{}
	for _, r := range plain.Rows {
		if f := first[r.Story]; r.Story != 0 && (f == 0 || r.ID < f) {
			first[r.Story] = r.ID
		}
	}
	var want []articles.ID
	for _, r := range plain.Rows {
		if r.Story == 0 || first[r.Story] == r.ID {
			want = append(want, r.ID)
		}
	}
	q.Joined, q.Limit = true, rapid.IntRange(1, 7).Draw(t, "page")
	n, err := s.Count(t.Context(), q)
	fatal(t, err)
	if n != len(want) {
		t.Fatalf("%+v: %d rows are counted, want %d", q, n, len(want))
	}
	for _, q.Backward = range []bool{false, true} {
		if got := s.walk(t, q); !slices.Equal(got, want) {
			t.Fatalf("%+v: %v, want %v", q, got, want)
		}
	}
}

// walk is all of a list, page by page.
func (s *teller) walk(t *rapid.T, q articles.Query) (ids []articles.ID) {
	for {
		l, err := s.List(t.Context(), q)
		fatal(t, err)
		var page []articles.ID
		for _, r := range l.Rows {
			page = append(page, r.ID)
			s.row(t, r)
		}
		if q.Backward {
			ids, q.After = append(page, ids...), l.First
		} else {
			ids, q.After = append(ids, page...), l.Last
		}
		if len(page) < q.Limit {
			return ids
		}
	}
}

// row compares what a row says of the others of its story.
func (s *teller) row(t *rapid.T, r articles.Summary) {
	var others []articles.ID
	for id, o := range s.all {
		if o.story != 0 && o.story == r.Story && id != r.ID {
			others = append(others, id)
		}
	}
	if r.Others != len(others) {
		t.Fatalf("article %d: %d others, want %d", r.ID, r.Others, len(others))
	}
	slices.SortFunc(others, func(a, b articles.ID) int {
		return cmp.Or(cmp.Compare(s.all[b].at, s.all[a].at), cmp.Compare(b, a))
	})
	var got []articles.ID
	all, err := s.Tellings(t.Context(), r.ID)
	fatal(t, err)
	for _, o := range all {
		got = append(got, o.ID)
	}
	if !slices.Equal(got, others) {
		t.Fatalf("article %d: the same story as %v, want %v", r.ID, got, others)
	}
}

// TestTheSameTextFarTooOften: the work for one more print of what a hostile
// server gives under a thousand addresses is that for the first.
func TestTheSameTextFarTooOften(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	const prints = 450
	for i := range prints {
		id, _, err := s.Add(t.Context(), articles.Article{URL: fmt.Sprintf("https://news.example/%d", i), Body: "one text", Published: time.Unix(1000, 0)})
		fatal(t, err)
		fatal(t, s.SaveAnalysis(t.Context(), id, 1, articles.Analysis{Reader: "test/1", Sketch: copyOf(1, 1, 1)}))
	}
	n, err := s.Count(t.Context(), articles.Query{Joined: true})
	fatal(t, err)
	if want := prints - 200 + 1; n != want {
		t.Errorf("%d rows, want %d: a story of 200 and the others alone", n, want)
	}
	sound(t, s)
}
