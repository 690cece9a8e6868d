package main

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/prose"
	"onrecord/store"
)

func (a *app) quotesVerb() *cobra.Command {
	var article int64
	var by, country string
	c := &cobra.Command{
		Use: "quotes [QUERY]", Short: "List who said what, in one article or in the library",
		Example: "onrecord quotes --article 3\nonrecord quotes --by \"Nelson Mandela\" since:1y",
		RunE: func(c *cobra.Command, args []string) error {
			q := a.query(args)
			if err := ofArticle(c, &q, article); err != nil {
				return err
			}
			if by != "" {
				q.Speaker = by
			}
			if country != "" {
				q.Country = countryCode(country)
			}
			return a.with(c.Context(), toRead, func(lib *store.Store) error {
				if c.Flags().Changed("article") {
					if _, err := lib.Article(c.Context(), q.Article); err != nil {
						return err
					}
				}
				return a.quotes(c.Context(), lib, q)
			})
		},
	}
	c.Flags().Int64Var(&article, "article", 0, "of the article with this ID only")
	c.Flags().StringVar(&by, "by", "", "what this person said")
	c.Flags().StringVar(&country, "country", "", "in articles about this country, by code or name")
	return c
}

type quoteRowRecord struct {
	quoteRecord
	Article   articles.ID `json:"article"`
	Title     string      `json:"title"`
	Source    string      `json:"source"`
	Published *string     `json:"published"`
}

// quotes prints the quotes that q finds, a page at a time. The rows of one
// article follow each other, so that its text is read once.
func (a *app) quotes(ctx context.Context, lib *store.Store, q articles.Query) error {
	var text scribe
	var of articles.ID
	q.Limit = pageSize
	for {
		rows, err := lib.Quotes(ctx, q)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if a.out.json && row.Article != of {
				art, err := lib.Article(ctx, row.Article)
				if err != nil {
					return err
				}
				of, text = row.Article, scribe{prose.Read(art.Body)}
			}
			a.quote(row, text)
		}
		if a.out.failed() || len(rows) < q.Limit {
			return nil
		}
		last := rows[len(rows)-1]
		q.After = articles.Cursor{Key: strconv.Itoa(last.Span.Lo), ID: int64(last.Article)}
	}
}

func (a *app) quote(row articles.QuoteRow, s scribe) {
	if a.out.json {
		a.out.record(quoteRowRecord{
			quoteRecord: s.quote(row.Quote), Article: row.Article,
			Title: row.Title, Source: row.Source, Published: moment(row.Published),
		})
		return
	}
	said := row.Text
	if row.Kind != articles.Reported {
		said = "“" + said + "”"
	}
	a.out.line("%5d  %s  %s: %s", row.Article, day(row.Published), speaker(row.Speaker), said)
}

// speaker names who spoke as well as it is known.
func speaker(s articles.Speaker) string {
	switch {
	case s.Name != "":
		return s.Name
	case s.Text != "":
		return s.Text
	}
	return "?"
}
