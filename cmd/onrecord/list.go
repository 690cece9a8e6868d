package main

import (
	"context"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/feed"
	"onrecord/store"
)

func (a *app) listVerb() *cobra.Command {
	var limit int
	var sort, from, folder string
	var after int64
	c := &cobra.Command{
		Use: "list [QUERY]", Short: "List articles, newest first",
		Example: "onrecord list unread country:FR\nonrecord list --sort title --limit 20",
		RunE: func(c *cobra.Command, args []string) error {
			q := a.query(args)
			if sort != "" {
				if q.Sort = articles.Sort(sort); !sortable(q.Sort) {
					return wrong("--sort %s is none of date, added, title, source", sort)
				}
			}
			if err := checkLimit(c, limit); err != nil {
				return err
			}
			q.Folder = feed.Folder(folder)
			return a.with(c.Context(), toRead, func(lib *store.Store) error {
				if from != "" {
					feeds, err := feedsNamed(c.Context(), lib, []string{from})
					if err != nil {
						return err
					}
					q.Feed = feeds[0].ID
				}
				if after != 0 {
					if err := startAfter(c.Context(), lib, &q, articles.ID(after)); err != nil {
						return err
					}
				}
				return a.list(c.Context(), lib, q, limit)
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", 0, "the most articles to list")
	c.Flags().StringVar(&sort, "sort", "", "date, added, title or source")
	c.Flags().StringVar(&from, "feed", "", "only those of this feed, by its address, number or name")
	c.Flags().StringVar(&folder, "folder", "", "only those of the feeds in this folder")
	c.Flags().Int64Var(&after, "after", 0, "begin after the article with this ID")
	return c
}

func sortable(s articles.Sort) bool {
	switch s {
	case articles.SortDate, articles.SortAdded, articles.SortTitle, articles.SortSource:
		return true
	}
	return false
}

// startAfter makes q begin after an article, whether q finds it or not.
func startAfter(ctx context.Context, lib *store.Store, q *articles.Query, id articles.ID) error {
	page, err := lib.List(ctx, articles.Query{Article: id, Sort: q.Sort, Limit: 1})
	if err != nil {
		return err
	}
	if len(page.Rows) == 0 {
		return missing(id)
	}
	q.After = page.Last
	return nil
}

// pageSize is how many rows are asked for at a time.
const pageSize = 200

// ask is how many rows to ask for where n of at most limit are printed; of any
// number, where limit is 0.
func ask(limit, n int) int {
	if limit == 0 {
		return pageSize
	}
	return min(pageSize, limit-n)
}

// checkLimit refuses a --limit that is given and not above 0.
func checkLimit(c *cobra.Command, limit int) error {
	if c.Flags().Changed("limit") && limit < 1 {
		return wrong("--limit %d is not above 0", limit)
	}
	return nil
}

// list prints what q finds, at most limit articles unless that is 0.
func (a *app) list(ctx context.Context, lib *store.Store, q articles.Query, limit int) error {
	for n := 0; limit == 0 || n < limit; {
		q.Limit = ask(limit, n)
		page, err := lib.List(ctx, q)
		if err != nil {
			return err
		}
		for _, s := range page.Rows {
			a.summary(s)
		}
		if a.out.failed() || len(page.Rows) < q.Limit {
			return nil
		}
		n += len(page.Rows)
		q.After = page.Last
	}
	return nil
}

func (a *app) summary(s articles.Summary) {
	if a.out.json {
		a.out.record(summary(s))
		return
	}
	state := []byte("   ")
	if !s.Read {
		state[0] = '*'
	}
	if s.Starred {
		state[1] = 's'
	}
	if s.Watched {
		state[2] = '!'
	}
	a.out.line("%5d  %s  %s  %3dp %3dc %3dq %3dn  %s", s.ID, day(s.Published, s.Added), state,
		s.People, s.Countries, s.Quotes, s.Notes, s.Title+after(" · ", s.Source))
}
