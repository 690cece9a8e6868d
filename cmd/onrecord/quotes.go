package main

import (
	"context"

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

// quotes prints the quotes that q finds.
func (a *app) quotes(ctx context.Context, lib *store.Store, q articles.Query) error {
	return eachQuote(ctx, lib, q, a.out.json, func(row articles.QuoteRow, text scribe) bool {
		a.quote(row, text)
		return !a.out.failed()
	})
}

// eachQuote gives f the quotes that q finds, a page at a time, until it says that
// it is enough; with the texts that they are from, where they are wanted. The rows
// of one article follow each other, so that its text is read once.
func eachQuote(ctx context.Context, lib *store.Store, q articles.Query, texts bool, f func(articles.QuoteRow, scribe) bool) error {
	var text scribe
	var of articles.ID
	q.Limit = pageSize
	for {
		rows, err := lib.Quotes(ctx, q)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if texts && row.Article != of {
				art, err := lib.Article(ctx, row.Article)
				if err != nil {
					return err
				}
				of, text = row.Article, scribe{prose.Read(art.Body)}
			}
			if !f(row, text) {
				return nil
			}
		}
		if len(rows) < q.Limit {
			return nil
		}
		q.After = rows[len(rows)-1].Cursor
	}
}

func (s scribe) quoteRow(row articles.QuoteRow) quoteRowRecord {
	return quoteRowRecord{
		quoteRecord: s.quote(row.Quote), Article: row.Article,
		Title: row.Title, Source: row.Source, Published: moment(row.Published),
	}
}

func (a *app) quote(row articles.QuoteRow, s scribe) {
	if a.out.json {
		a.out.record(s.quoteRow(row))
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
