package store_test

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"onrecord/articles"
	"onrecord/store"
)

// BenchmarkLibrary fills a library and times what the screen and the command
// line ask of it. STORE_BENCH_ARTICLES sets the number of articles, 10,000
// without it; STORE_BENCH_LIBRARY a file to keep and use again.
func BenchmarkLibrary(b *testing.B) {
	size := 10_000
	if n, err := strconv.Atoi(os.Getenv("STORE_BENCH_ARTICLES")); err == nil {
		size = n
	}
	path := os.Getenv("STORE_BENCH_LIBRARY")
	if path == "" {
		path = filepath.Join(b.TempDir(), "library.db")
	}
	l := &benchLibrary{Store: open(b, path, store.Options{}), newsroom: newNewsroom(), size: size, path: path}
	l.fill(b)
	b.Run("Add", l.add)
	b.Run("SaveAnalysis", l.saveAnalysis)
	b.Run("SaveAnnotation", l.saveAnnotation)
	b.Run("Open", l.open)
	b.Run("Reading", l.reading)
	b.Run("List", l.list)
	b.Run("Count", l.count)
	b.Run("Names", l.names)
	b.Run("Quotes", l.quotes)
	b.Run("Correct", l.correct)
}

type benchLibrary struct {
	*store.Store
	*newsroom
	size int
	path string
	more int // articles added after filling
}

// fill adds and analyses articles in batches, and reports the rates and the size.
func (l *benchLibrary) fill(b *testing.B) {
	b.Helper()
	const batch = 100
	have, err := l.Count(b.Context(), articles.Query{})
	fatal(b, err)
	if have >= l.size {
		return
	}
	var adding, analysing time.Duration
	for from := have; from < l.size; from += batch {
		var as []articles.Article
		var found []store.Found
		for i := from; i < min(from+batch, l.size); i++ {
			a, f := l.article(i)
			as, found = append(as, a), append(found, store.Found{Revision: 1, Analysis: f})
		}
		start := time.Now()
		results, err := l.AddMany(b.Context(), as)
		fatal(b, err)
		adding += time.Since(start)
		start = time.Now()
		for i, r := range results {
			found[i].Article = r.ID
		}
		fatal(b, l.SaveAnalyses(b.Context(), found))
		analysing += time.Since(start)
	}
	info, err := os.Stat(l.path)
	fatal(b, err)
	b.Run("Fill", func(b *testing.B) {
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(float64(l.size-have)/adding.Seconds(), "added/s")
		b.ReportMetric(float64(l.size-have)/analysing.Seconds(), "analyses/s")
		b.ReportMetric(float64(info.Size())/float64(l.size), "bytes/article")
	})
}

// measure times f and reports the median and the 99th percentile.
func measure(b *testing.B, f func(r *rand.Rand) error) {
	b.Helper()
	r := rand.New(rand.NewSource(1))
	fatal(b, f(r))
	var took []time.Duration
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		fatal(b, f(r))
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(took[len(took)/2]), "ms-median")
	b.ReportMetric(ms(took[len(took)*99/100]), "ms-p99")
}

func (l *benchLibrary) next() (articles.Article, articles.Analysis) {
	l.more++
	return l.article(1<<30 + os.Getpid()*1000 + l.more)
}

func (l *benchLibrary) add(b *testing.B) {
	b.Run("one", func(b *testing.B) {
		measure(b, func(*rand.Rand) error {
			a, _ := l.next()
			_, _, err := l.Add(b.Context(), a)
			return err
		})
	})
	b.Run("hundred", func(b *testing.B) {
		measure(b, func(*rand.Rand) error {
			as := make([]articles.Article, 100)
			for i := range as {
				as[i], _ = l.next()
			}
			_, err := l.AddMany(b.Context(), as)
			return err
		})
	})
	b.Run("known", func(b *testing.B) {
		a, _ := l.article(l.size / 2)
		measure(b, func(*rand.Rand) error {
			_, status, err := l.Add(b.Context(), a)
			if status != articles.Known {
				return fmt.Errorf("it was %s", status)
			}
			return err
		})
	})
}

func (l *benchLibrary) saveAnalysis(b *testing.B) {
	a, found := l.next()
	id, _, err := l.Add(b.Context(), a)
	fatal(b, err)
	measure(b, func(*rand.Rand) error { return l.SaveAnalysis(b.Context(), id, 1, found) })
}

func (l *benchLibrary) saveAnnotation(b *testing.B) {
	measure(b, func(r *rand.Rand) error {
		_, err := l.SaveAnnotation(b.Context(), articles.Annotation{
			Article: articles.ID(1 + r.Intn(l.size)), Note: "a remark", Tags: []string{"budget"},
			Selector: articles.Selector{Exact: "some words", Prefix: "before ", Suffix: " after"},
		})
		return err
	})
}

func (l *benchLibrary) open(b *testing.B) {
	measure(b, func(*rand.Rand) error {
		s, err := store.Open(b.Context(), l.path, store.Options{})
		if err != nil {
			return err
		}
		if _, err := s.List(b.Context(), articles.Query{}); err != nil {
			return err
		}
		return s.Close()
	})
}

func (l *benchLibrary) reading(b *testing.B) {
	measure(b, func(r *rand.Rand) error {
		_, err := l.Reading(b.Context(), articles.ID(1+r.Intn(l.size)))
		return err
	})
}

// list times pages of a hundred rows.
func (l *benchLibrary) list(b *testing.B) {
	at := func(r *rand.Rand) (articles.Article, articles.Cursor) {
		i := r.Intn(l.size)
		a, _ := l.article(i)
		return a, articles.Cursor{Key: strconv.FormatInt(a.Published.Unix(), 10), ID: int64(i + 1)}
	}
	for _, c := range []struct {
		name  string
		query func(r *rand.Rand) articles.Query
	}{
		{"first", func(*rand.Rand) articles.Query { return articles.Query{} }},
		{"deep", func(r *rand.Rand) articles.Query { _, after := at(r); return articles.Query{After: after} }},
		{"deep backward", func(r *rand.Rand) articles.Query {
			_, after := at(r)
			return articles.Query{After: after, Backward: true}
		}},
		{"deep by arrival", func(r *rand.Rand) articles.Query {
			return articles.Query{Sort: articles.SortAdded, After: articles.Cursor{ID: int64(1 + r.Intn(l.size))}}
		}},
		{"deep by title", func(r *rand.Rand) articles.Query {
			return articles.Query{Sort: articles.SortTitle, After: articles.Cursor{Key: l.words[r.Intn(500)], ID: 1}}
		}},
		{"deep by source", func(r *rand.Rand) articles.Query {
			a, after := at(r)
			return articles.Query{Sort: articles.SortSource, After: articles.Cursor{Key: after.Key + " " + store.Fold(a.Source), ID: after.ID}}
		}},
		{"unread", func(*rand.Rand) articles.Query { return articles.Query{Unread: true} }},
		{"source", func(r *rand.Rand) articles.Query { a, _ := at(r); return articles.Query{Source: a.Source} }},
		{"person often named", func(r *rand.Rand) articles.Query { return articles.Query{Person: l.person(r.Intn(20))} }},
		{"person seldom named", func(r *rand.Rand) articles.Query { return articles.Query{Person: l.person(r.Intn(l.people))} }},
		{"speaker", func(r *rand.Rand) articles.Query { return articles.Query{Speaker: l.person(r.Intn(200))} }},
		{"country and unread", func(r *rand.Rand) articles.Query {
			_, code := l.nation(r.Intn(20))
			return articles.Query{Country: code, Unread: true}
		}},
		{"common word", func(r *rand.Rand) articles.Query { return articles.Query{Words: l.words[20+r.Intn(80):][:1]} }},
		{"middling word", func(r *rand.Rand) articles.Query { return articles.Query{Words: l.words[500+r.Intn(2500):][:1]} }},
		{"rare word", func(r *rand.Rand) articles.Query { return articles.Query{Words: l.words[20000+r.Intn(20000):][:1]} }},
		{"two words", func(r *rand.Rand) articles.Query {
			return articles.Query{Words: []string{l.words[200+r.Intn(1800)], l.words[200+r.Intn(1800)]}}
		}},
		{"name as phrase", func(r *rand.Rand) articles.Query { return articles.Query{Phrases: []string{l.person(r.Intn(300))}} }},
	} {
		b.Run(c.name, func(b *testing.B) {
			measure(b, func(r *rand.Rand) error {
				_, err := l.List(b.Context(), c.query(r))
				return err
			})
		})
	}
}

func (l *benchLibrary) count(b *testing.B) {
	for name, q := range map[string]articles.Query{"all": {}, "unread": {Unread: true}, "common word": {Words: l.words[20:21]}} {
		b.Run(name, func(b *testing.B) {
			measure(b, func(*rand.Rand) error {
				_, err := l.Count(b.Context(), q)
				return err
			})
		})
	}
}

func (l *benchLibrary) names(b *testing.B) {
	b.Run("Entities", func(b *testing.B) {
		measure(b, func(*rand.Rand) error {
			_, err := l.Entities(b.Context(), articles.Person, articles.Query{Limit: 100})
			return err
		})
	})
	b.Run("Candidates", func(b *testing.B) {
		measure(b, func(r *rand.Rand) error {
			_, found := l.article(r.Intn(l.size))
			names := make([]string, 0, len(found.People))
			for _, p := range found.People {
				names = append(names, p.Name)
			}
			_, err := l.Candidates(b.Context(), names)
			return err
		})
	})
	for name, n := range map[string]int{"Standing often named": 10, "Standing seldom named": l.people} {
		b.Run(name, func(b *testing.B) {
			measure(b, func(r *rand.Rand) error {
				_, err := l.Standing(b.Context(), articles.Person, l.person(r.Intn(n)))
				return unlessUnknown(err)
			})
		})
	}
	for name, n := range map[string]int{"often named": 10, "seldom named": l.people} {
		b.Run("Dossier "+name, func(b *testing.B) {
			measure(b, func(r *rand.Rand) error {
				_, err := l.Dossier(b.Context(), articles.Person, l.person(r.Intn(n)))
				return unlessUnknown(err)
			})
		})
		b.Run("Appearances "+name, func(b *testing.B) {
			measure(b, func(r *rand.Rand) error {
				_, err := l.Appearances(b.Context(), articles.Person, l.person(r.Intn(n)), articles.Cursor{}, 20)
				return unlessUnknown(err)
			})
		})
	}
}

// unlessUnknown is err, but for a name that no article has by chance.
func unlessUnknown(err error) error {
	if articles.CodeOf(err) == articles.NotFound {
		return nil
	}
	return err
}

func (l *benchLibrary) quotes(b *testing.B) {
	for name, q := range map[string]articles.Query{
		"newest": {Limit: 100}, "by a speaker": {Speaker: l.person(3), Limit: 100}, "with a word": {Said: l.words[700], Limit: 100},
	} {
		b.Run(name, func(b *testing.B) {
			measure(b, func(*rand.Rand) error {
				_, err := l.Quotes(b.Context(), q)
				return err
			})
		})
	}
}
