package main

import (
	"context"
	"iter"
	"runtime"
	"sync"

	"github.com/spf13/cobra"

	"onrecord/articles/analyze"
	"onrecord/articles/intake"
	"onrecord/articles/prose"
)

func (a *app) extractVerb() *cobra.Command {
	var o inputFlags
	var capitals bool
	c := &cobra.Command{
		Use: "extract PATH…", Short: "Print who and what files are about, without a library",
		Args:    takes(1, -1, "a file, a folder, or - for standard input"),
		Long:    "Print people, countries and quotes as JSON, one object for each article. Positions count the Unicode code points of its text.",
		Example: "onrecord extract article.txt\nonrecord extract news/*.txt | jq .people",
		RunE: func(c *cobra.Command, args []string) error {
			options, err := o.options()
			if err != nil {
				return err
			}
			reader := a.reader()
			reader.Capitals = reader.Capitals || capitals
			return a.extract(c.Context(), reader, args, options)
		},
	}
	o.bind(c)
	c.Flags().BoolVar(&capitals, "capitals", false, "also report capitals that stand for governments: \"Paris said\"")
	return c
}

// An extract is what came of one article, or of an input that gave none.
type extract struct {
	record extractRecord
	err    error
}

// extract analyses the inputs on all cores and prints them in their order.
func (a *app) extract(ctx context.Context, reader analyze.Reader, inputs []string, o intake.Options) error {
	indent := ""
	if len(inputs) == 1 && isTerminal(a.stdout) && !a.out.json {
		indent = "  "
	}
	in, done := a.input(ctx)
	defer done()
	desk := intake.Desk{Stdin: in, Client: a.client()}
	t := tally{app: a, what: "inputs"}
	results := inOrder(desk.Read(ctx, inputs, o), func(item intake.Item) extract { return extractOf(ctx, reader, item) })
	for e := range results {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		t.count(e.err)
		if e.err == nil {
			a.out.object(e.record, indent)
		}
		if a.out.Flush() != nil {
			break
		}
	}
	return t.err()
}

func extractOf(ctx context.Context, reader analyze.Reader, item intake.Item) extract {
	if item.Err != nil {
		return extract{err: item.Err}
	}
	text := prose.Read(item.Article.Body)
	found, err := reader.Text(ctx, text, nil)
	if err != nil {
		return extract{err: err}
	}
	r := scribe{text}.extract(item.Article.Title, found)
	if item.Path != "-" {
		r.Path = &item.Path
	}
	return extract{record: r}
}

// inOrder does work for each of list on all cores and gives the results in the
// order of list, of which it reads only a little ahead.
func inOrder[T, R any](list iter.Seq[T], work func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		var running sync.WaitGroup
		defer running.Wait()
		var queue []chan R // one result each
		for v := range list {
			one := make(chan R, 1)
			running.Go(func() { one <- work(v) })
			queue = append(queue, one)
			if len(queue) == runtime.GOMAXPROCS(0) {
				if !yield(<-queue[0]) {
					return
				}
				queue = queue[1:]
			}
		}
		for _, one := range queue {
			if !yield(<-one) {
				return
			}
		}
	}
}
