package main

import (
	"context"
	"runtime"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"onrecord/articles"
	"onrecord/store"
	"onrecord/ui"
)

func (a *app) analyzeVerb() *cobra.Command {
	var all bool
	c := &cobra.Command{
		Use: "analyze", Short: "Analyse the articles that wait for it", Args: takes(0, 0, ""),
		Long: "Analyse the articles that are new or were analysed by an older engine. Notes and corrections stay.",
		RunE: func(c *cobra.Command, _ []string) error {
			return a.with(c.Context(), toChange, func(lib *store.Store) error {
				ids, err := a.waiting(c.Context(), lib, all)
				if err != nil {
					return err
				}
				if err := a.settle(c.Context(), lib); err != nil {
					return err
				}
				return a.analyze(c.Context(), lib, ids)
			})
		},
	}
	c.Flags().BoolVar(&all, "all", false, "analyse every article again")
	return c
}

// waiting are the articles that are due, or all of them.
func (a *app) waiting(ctx context.Context, lib *store.Store, all bool) ([]articles.ID, error) {
	if !all {
		return lib.Due(ctx, a.reader().Engine(), 0)
	}
	var ids []articles.ID
	q := articles.Query{Sort: articles.SortAdded, Limit: pageSize}
	for {
		page, err := lib.List(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, s := range page.Rows {
			ids = append(ids, s.ID)
		}
		if len(page.Rows) < pageSize {
			return ids, nil
		}
		q.After = page.Last
	}
}

// analyze analyses articles on all cores and prints how many there were.
func (a *app) analyze(ctx context.Context, lib *store.Store, ids []articles.ID) error {
	desk := a.desk(lib)
	m := a.meter("analysed", len(ids))
	t := tally{app: a, what: "articles"}
	var mu sync.Mutex
	work, inside := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for _, id := range ids {
		work.Go(func() error {
			if inside.Err() != nil {
				return inside.Err()
			}
			err := desk.Analyze(inside, id)
			if inside.Err() != nil {
				return inside.Err()
			}
			mu.Lock()
			defer mu.Unlock()
			m.clear()
			t.count(err)
			m.step()
			return nil
		})
	}
	err := work.Wait()
	m.clear()
	a.analysed(t)
	if err != nil {
		return err
	}
	return t.err()
}

func (a *app) analysed(t tally) {
	if a.out.json {
		a.out.record(struct {
			Analysed int `json:"analysed"`
			Failed   int `json:"failed"`
		}{t.done, t.failed})
		return
	}
	a.out.line("analysed %s", articles.Counted(t.done, "article"))
}

// How often the screen looks for articles to analyse, and how long it leaves
// the machine to its first picture.
const (
	quietStart = 300 * time.Millisecond
	quietPause = 3 * time.Second
)

// analyzeQuietly analyses what is due, one article after the other, until ctx
// ends, and tells the screen of each.
func (a *app) analyzeQuietly(ctx context.Context, lib *store.Store, program *tea.Program) {
	desk, failed := a.desk(lib), map[articles.ID]bool{}
	for pause(ctx, quietStart); ctx.Err() == nil; pause(ctx, quietPause) {
		a.settleQuietly(ctx, lib)
		ids, err := lib.Due(ctx, a.reader().Engine(), 0)
		if err != nil {
			a.log.Warn("look for articles to analyse", "code", articles.CodeOf(err))
			continue
		}
		for i, id := range ids {
			if ctx.Err() != nil || failed[id] {
				continue
			}
			if err := desk.Analyze(ctx, id); err != nil {
				failed[id] = true
				a.log.Warn("analyse", "article", id, "code", articles.CodeOf(err))
				continue
			}
			program.Send(ui.Analysed{ID: id, Left: len(ids) - i - 1})
		}
	}
}

// settleQuietly lays corrections over what another run of the program left.
func (a *app) settleQuietly(ctx context.Context, lib *store.Store) {
	for left := 1; left > 0 && ctx.Err() == nil; {
		var err error
		if left, err = lib.Settle(ctx); err != nil {
			a.log.Warn("lay corrections over articles", "code", articles.CodeOf(err))
			return
		}
	}
}

// pause waits for d or for the end of ctx.
func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
