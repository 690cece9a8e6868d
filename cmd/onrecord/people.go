package main

import (
	"context"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/prose"
	"onrecord/store"
)

func (a *app) peopleVerb() *cobra.Command {
	return a.namesVerb(articles.Person, &cobra.Command{
		Use: "people [QUERY]", Short: "List the people of one article or of the library",
		Example: "onrecord people --article 3\nonrecord people since:7d",
	})
}

func (a *app) countriesVerb() *cobra.Command {
	return a.namesVerb(articles.Country, &cobra.Command{
		Use: "countries [QUERY]", Short: "List the countries of one article or of the library",
		Example: "onrecord countries --article 3\nonrecord countries source:Reuters",
	})
}

func (a *app) namesVerb(kind articles.Kind, c *cobra.Command) *cobra.Command {
	var article int64
	c.Flags().Int64Var(&article, "article", 0, "of the article with this ID only")
	c.RunE = func(c *cobra.Command, args []string) error {
		q := a.query(args)
		if err := ofArticle(c, &q, article); err != nil {
			return err
		}
		return a.with(c.Context(), toRead, func(lib *store.Store) error {
			if c.Flags().Changed("article") {
				return a.namesOf(c.Context(), lib, kind, q.Article)
			}
			return a.names(c.Context(), lib, kind, q)
		})
	}
	return c
}

// ofArticle narrows q to the article of the flag, if it is given.
func ofArticle(c *cobra.Command, q *articles.Query, id int64) error {
	if !c.Flags().Changed("article") {
		return nil
	}
	if id <= 0 {
		return wrong("%d is no article's ID", id)
	}
	q.Article = articles.ID(id)
	return nil
}

// namesOf prints the people or countries of one article with their mentions.
func (a *app) namesOf(ctx context.Context, lib *store.Store, kind articles.Kind, id articles.ID) error {
	r, err := lib.Reading(ctx, id)
	if err != nil {
		return err
	}
	s := scribe{prose.Read(r.Body)}
	for _, e := range r.Analysis.Named(kind) {
		switch {
		case !a.out.json:
			a.out.line("%5d×  %s", len(e.Mentions), e.Name+after(" · ", label(e)))
		case kind == articles.Country:
			a.out.record(s.country(e))
		default:
			a.out.record(s.person(e))
		}
	}
	return nil
}

// label is the role of a person or the code of a country.
func label(e articles.Entity) string {
	if e.Kind == articles.Country {
		return e.Code
	}
	return e.Role
}

type standingRecord struct {
	Name     string  `json:"name"`
	Role     *string `json:"role,omitempty"`
	Code     *string `json:"code,omitempty"`
	Articles int     `json:"articles"`
	Quotes   *int    `json:"quotes,omitempty"`
	First    *string `json:"first"`
	Last     *string `json:"last"`
}

// names prints the people or countries of the articles that q finds.
func (a *app) names(ctx context.Context, lib *store.Store, kind articles.Kind, q articles.Query) error {
	list, err := lib.Entities(ctx, kind, q)
	if err != nil {
		return err
	}
	for _, s := range list {
		a.standing(s)
	}
	return nil
}

func standingOf(s articles.Standing) standingRecord {
	r := standingRecord{Name: s.Entity.Name, Articles: s.Articles, First: moment(s.First), Last: moment(s.Last)}
	if s.Entity.Kind == articles.Country {
		r.Code = &s.Entity.Code
	} else {
		r.Role, r.Quotes = &s.Entity.Role, &s.Quotes
	}
	return r
}

func (a *app) standing(s articles.Standing) {
	if a.out.json {
		a.out.record(standingOf(s))
		return
	}
	if s.Entity.Kind == articles.Country {
		a.out.line("%5d %-8s  %s · %s", s.Articles, articles.Plural(s.Articles, "article"), s.Entity.Name, s.Entity.Code)
		return
	}
	a.out.line("%5d %-8s %5d %-6s  %s", s.Articles, articles.Plural(s.Articles, "article"), s.Quotes, articles.Plural(s.Quotes, "quote"),
		s.Entity.Name+after(" · ", s.Entity.Role))
}
