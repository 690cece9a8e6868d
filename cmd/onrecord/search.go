package main

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/store"
)

func (a *app) searchVerb() *cobra.Command {
	var limit int
	var sort string
	var after int64
	c := &cobra.Command{
		Use: "search QUERY", Short: "Search articles, those that fit best first", Args: takes(1, -1, "what to search for"),
		Example: "onrecord search climate summit\nonrecord search '\"state of emergency\" country:FR since:1y -drill'",
		RunE: func(c *cobra.Command, args []string) error {
			q := a.query(args)
			if sort == "rank" {
				q.Sort = ""
			} else if sort != "" {
				if q.Sort = articles.Sort(sort); !sortable(q.Sort) {
					return wrong("--sort %s is none of rank, date, added, title, source", sort)
				}
			}
			if err := checkLimit(c, limit); err != nil {
				return err
			}
			q.After.ID = after
			return a.with(c.Context(), toRead, func(lib *store.Store) error {
				if after != 0 {
					if _, err := lib.Article(c.Context(), articles.ID(after)); err != nil {
						return err
					}
				}
				return a.search(c.Context(), lib, q, limit)
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", 0, "the most articles to find (the newest 1,000 are looked at)")
	c.Flags().StringVar(&sort, "sort", "", "rank, date, added, title or source")
	c.Flags().Int64Var(&after, "after", 0, "begin after the article with this ID")
	return c
}

// search prints what q finds, at most limit articles unless that is 0.
func (a *app) search(ctx context.Context, lib *store.Store, q articles.Query, limit int) error {
	for n := 0; limit == 0 || n < limit; {
		q.Limit = ask(limit, n)
		found, err := lib.Search(ctx, q)
		if err != nil {
			return err
		}
		for _, h := range found.Hits {
			a.hit(h)
		}
		n += len(found.Hits)
		if a.out.failed() || len(found.Hits) < q.Limit {
			if found.Bounded && limit == 0 {
				a.warn("only the newest %d of the articles that have it were looked at; since: and before: narrow it", n)
			}
			return nil
		}
		q.After.ID = int64(found.Hits[len(found.Hits)-1].ID)
	}
	return nil
}

type hitRecord struct {
	summaryRecord
	Rank    float64  `json:"rank"`
	Snippet string   `json:"snippet"`
	Matched [][2]int `json:"matched"` // code points of the snippet, end exclusive
}

func (a *app) hit(h articles.Hit) {
	if a.out.json {
		a.out.record(hitRecord{
			summaryRecord: summary(h.Summary), Rank: h.Rank, Snippet: h.Snippet.String(), Matched: matched(h.Snippet),
		})
		return
	}
	a.summary(h.Summary)
	var b strings.Builder
	for _, p := range h.Snippet {
		if p.Matched {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	if b.Len() > 0 {
		a.out.line("       %s", b.String())
	}
}

// matched is where in the snippet the matched pieces are.
func matched(s articles.Snippet) [][2]int {
	out := [][2]int{}
	at := 0
	for _, p := range s {
		n := utf8.RuneCountInString(p.Text)
		if p.Matched {
			out = append(out, [2]int{at, at + n})
		}
		at += n
	}
	return out
}
