package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/sample"
	"onrecord/store"
)

// benchVerb fills a library of its own with made-up news and times what the
// screen asks of it.
func (a *app) benchVerb() *cobra.Command {
	var size, rounds int
	var keep string
	c := &cobra.Command{
		Use: "bench", Short: "Time a library of made-up news", Args: takes(0, 0, ""), Hidden: true,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			if size < 1 || rounds < 1 {
				return wrong("bench needs at least one article and one round")
			}
			path := keep
			if path == "" {
				dir, err := os.MkdirTemp("", "onrecord-bench-*")
				if err != nil {
					return err
				}
				defer os.RemoveAll(dir) //nolint:errcheck // made for this
				path = filepath.Join(dir, "library.db")
			}
			lib, err := store.Open(c.Context(), path, store.Options{})
			if err != nil {
				return err
			}
			b := &bench{app: a, lib: lib, news: sample.NewNewsroom(), size: size, rounds: rounds}
			return errors.Join(b.run(c.Context(), path), lib.Close())
		},
	}
	c.Flags().IntVar(&size, "articles", 10_000, "how many articles")
	c.Flags().IntVar(&rounds, "rounds", 200, "how often each question is asked")
	c.Flags().StringVar(&keep, "keep", "", "a file for the library, which is used again if it is there")
	return c
}

// A bench is a library with that many articles of the newsroom.
type bench struct {
	app    *app
	lib    *store.Store
	news   *sample.Newsroom
	size   int
	rounds int
}

func (b *bench) run(ctx context.Context, path string) error {
	if err := b.fill(ctx, path); err != nil {
		return err
	}
	b.app.out.line("%-36s %9s %9s %9s  goal", "milliseconds", "best", "median", "p99")
	for _, q := range b.questions(ctx, path) {
		if err := b.time(q); err != nil {
			return err
		}
	}
	if used := memoryUsed(); used != "" {
		b.app.out.line("memory: %s (goal 120 MB resident, of the screen)", used)
	}
	return nil
}

// memoryUsed is how much memory this process has in use, and had at most, where
// the system tells (Linux).
func memoryUsed() string {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return ""
	}
	megabytes := func(field string) int {
		_, rest, _ := strings.Cut(string(status), field+":")
		var kilobytes int
		_, _ = fmt.Sscan(rest, &kilobytes) // 0 where it is not told
		return kilobytes >> 10
	}
	return fmt.Sprintf("%d MB resident, at most %d MB", megabytes("VmRSS"), megabytes("VmHWM"))
}

// fill adds articles and what was found in them, and prints the rates and the size.
func (b *bench) fill(ctx context.Context, path string) error {
	const batch = 100
	have, err := b.lib.Count(ctx, articles.Query{})
	if err != nil || have >= b.size {
		return err
	}
	m := b.app.meter("filled", b.size-have)
	defer m.clear()
	var adding, saving time.Duration
	for from := have; from < b.size; from += batch {
		var as []articles.Article
		var found []store.Found
		for i := from; i < min(from+batch, b.size); i++ {
			a, f := b.news.Article(i)
			f.Sketch = sketch(i)
			as, found = append(as, a), append(found, store.Found{Revision: 1, Analysis: f})
		}
		start := time.Now()
		receipts, err := b.lib.AddMany(ctx, as)
		if err != nil {
			return err
		}
		adding += time.Since(start)
		start = time.Now()
		for i, r := range receipts {
			found[i].Article = r.ID
		}
		if err := b.lib.SaveAnalyses(ctx, found); err != nil {
			return err
		}
		saving += time.Since(start)
		for range receipts {
			m.step()
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	n := float64(b.size - have)
	m.clear()
	b.app.out.line("added %.0f articles/s (goal 1,500), %.0f analyses/s, %d bytes an article (goal 8,192)",
		n/adding.Seconds(), n/saving.Seconds(), info.Size()/int64(b.size))
	return nil
}

// sketch is that of the ith article. Of ten in a row, four print the same copy.
func sketch(i int) articles.Sketch {
	const share = 10 // of the hashes of a text are in its sketch
	of := i
	if i%10%3 == 0 {
		of -= i % 10
	}
	r := rand.New(rand.NewSource(int64(of))) //nolint:gosec // the same sketches every time
	hashes := func(n int) (out []uint32) {
		for range n {
			out = append(out, uint32(r.Int63n(1<<32/share)))
		}
		slices.Sort(out)
		return out
	}
	return articles.Sketch{
		Size: share * articles.SketchShingles, Shingles: hashes(articles.SketchShingles), Facts: hashes(articles.SketchFacts),
	}
}

// A question is something that the screen asks again and again.
type question struct {
	what, goal string
	ask        func(r *rand.Rand) error
}

// time asks a question many times and prints how long the answers took.
func (b *bench) time(q question) error {
	r := rand.New(rand.NewSource(1)) //nolint:gosec // the same questions every time
	took := make([]time.Duration, 0, b.rounds)
	for range b.rounds {
		start := time.Now()
		if err := q.ask(r); err != nil {
			return err
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	ms := func(d time.Duration) string { return strconv.FormatFloat(float64(d.Microseconds())/1000, 'f', 2, 64) }
	b.app.out.line("%-36s %9s %9s %9s  %s", q.what, ms(took[0]), ms(took[len(took)/2]), ms(took[len(took)*99/100]), q.goal)
	return b.app.out.Flush()
}

func (b *bench) questions(ctx context.Context, path string) []question {
	n := b.news
	list := func(q func(r *rand.Rand) articles.Query) func(r *rand.Rand) error {
		return func(r *rand.Rand) error { _, err := b.lib.List(ctx, q(r)); return err }
	}
	search := func(q func(r *rand.Rand) articles.Query) func(r *rand.Rand) error {
		return func(r *rand.Rand) error { _, err := b.lib.Search(ctx, q(r)); return err }
	}
	common := func(r *rand.Rand) articles.Query { return articles.Query{Words: n.Words[20+r.Intn(80):][:1]} }
	middling := func(r *rand.Rand) articles.Query { return articles.Query{Words: n.Words[500+r.Intn(2500):][:1]} }
	named := func(r *rand.Rand) articles.Query { return articles.Query{Phrases: []string{n.Person(r.Intn(300))}} }
	person := func(r *rand.Rand) articles.Query { return articles.Query{Person: n.Person(r.Intn(300))} }
	return []question{
		{"open and list", "60", func(*rand.Rand) error { return b.open(ctx, path) }},
		{"process start, first page, its end", "60", func(*rand.Rand) error { return startAndList(ctx, path) }},
		{"first page", "1 / 5", list(func(*rand.Rand) articles.Query { return articles.Query{} })},
		{"deep page", "1 / 5", list(b.deep)},
		{"deep page, stories joined", "1 / 5", list(func(r *rand.Rand) articles.Query {
			q := b.deep(r)
			q.Joined = true
			return q
		})},
		{"unread, stories joined", "1 / 5", list(func(*rand.Rand) articles.Query { return articles.Query{Unread: true, Joined: true} })},
		{"rows of the list, stories joined", "", func(*rand.Rand) error {
			_, err := b.lib.Count(ctx, articles.Query{Joined: true})
			return err
		}},
		{"deep page by title", "1 / 5", list(func(r *rand.Rand) articles.Query {
			return articles.Query{Sort: articles.SortTitle, After: articles.Cursor{Key: n.Words[r.Intn(500)], ID: 1}}
		})},
		{"article with names and quotes", "2 / 10", func(r *rand.Rand) error {
			_, err := b.lib.Reading(ctx, articles.ID(1+r.Intn(b.size)))
			return err
		}},
		{"articles with a name", "2 / 10", list(person)},
		{"quotes by a speaker", "2 / 10", func(r *rand.Rand) error {
			_, err := b.lib.Quotes(ctx, articles.Query{Speaker: n.Person(r.Intn(300)), Limit: 100})
			return err
		}},
		{"who appears with whom", "20 / 60", func(r *rand.Rand) error {
			_, err := b.lib.Standing(ctx, articles.Person, n.Person(r.Intn(20)))
			return err
		}},
		{"dossier of an often named person", "", func(r *rand.Rand) error {
			_, err := b.lib.Dossier(ctx, articles.Person, n.Person(r.Intn(10)))
			return err
		}},
		{"newest with a common word", "5 / 20", list(common)},
		{"newest with a middling word", "5 / 20", list(middling)},
		{"newest with a name as phrase", "5 / 20", list(named)},
		{"by rank, common word", "30 / 100", search(common)},
		{"by rank, middling word", "30 / 100", search(middling)},
		{"by rank, name as phrase", "30 / 100", search(named)},
		{"as you type", "5 / 20", func(r *rand.Rand) error {
			word := n.Words[r.Intn(3000)]
			_, err := b.lib.Suggest(ctx, word[:1+r.Intn(len(word))], 10)
			return err
		}},
		{"note saved", "", func(r *rand.Rand) error {
			_, err := b.lib.SaveAnnotation(ctx, articles.Annotation{Article: articles.ID(1 + r.Intn(b.size)), Note: "a remark"})
			return err
		}},
	}
}

// deep is a page somewhere in the list.
func (b *bench) deep(r *rand.Rand) articles.Query {
	i := r.Intn(b.size)
	a, _ := b.news.Article(i)
	return articles.Query{After: articles.Cursor{Key: strconv.FormatInt(a.Published.Unix(), 10), ID: int64(i + 1)}}
}

func (b *bench) open(ctx context.Context, path string) error {
	lib, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	_, err = lib.List(ctx, articles.Query{})
	return errors.Join(err, lib.Close())
}

// startAndList has a process of its own list the first page.
func startAndList(ctx context.Context, path string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return exec.CommandContext(ctx, self, "list", "--limit", "100", "--offline", "--library", path).Run() //nolint:gosec // this program
}
