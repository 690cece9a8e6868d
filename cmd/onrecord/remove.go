package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/store"
)

func (a *app) removeVerb() *cobra.Command {
	var withNotes, forGood bool
	c := &cobra.Command{
		Use: "remove ID…", Short: "Remove articles from the library", Args: takes(1, -1, "the ID of an article, or several"),
		Long: "Remove articles from the library. \"onrecord restore\" brings them back as they were, with their notes: for 30 days, and for ever " +
			"what has a star, or has or had a note. With --for-good nothing is kept of them, nor of those that were removed before.",
		RunE: func(c *cobra.Command, args []string) error {
			return a.eachArticle(c.Context(), args, func(lib *store.Store, id articles.ID) error {
				remove := lib.Remove
				if forGood {
					remove = lib.Forget
				}
				err := remove(c.Context(), id, withNotes)
				if articles.CodeOf(err) == articles.Refused {
					return &articles.Error{Code: articles.Refused, Err: fmt.Errorf(
						"article %d has notes and stays; --with-notes removes both", id)}
				}
				return err
			})
		},
	}
	c.Flags().BoolVar(&withNotes, "with-notes", false, "remove articles that have notes, too")
	c.Flags().BoolVar(&forGood, "for-good", false, "keep nothing to be restored")
	return c
}

func (a *app) restoreVerb() *cobra.Command {
	var list bool
	c := &cobra.Command{
		Use: "restore ID…", Short: "Bring removed articles back", Args: takes(0, -1, ""),
		Example: "onrecord restore --list\nonrecord restore 12",
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case list && len(args) > 0:
				return wrong("restore takes either articles or --list")
			case list:
				return a.with(c.Context(), toRead, func(lib *store.Store) error { return a.listRemoved(c.Context(), lib) })
			case len(args) == 0:
				return wrong("restore needs the ID of an article, or several; --list tells which there are")
			}
			return a.eachArticle(c.Context(), args, func(lib *store.Store, id articles.ID) error {
				return lib.Restore(c.Context(), id)
			})
		},
	}
	c.Flags().BoolVar(&list, "list", false, "list the articles that can be brought back, the last removed first")
	return c
}

// eachArticle does one thing after another to articles, as far as that goes.
func (a *app) eachArticle(ctx context.Context, args []string, do func(*store.Store, articles.ID) error) error {
	ids, err := articleIDs(args)
	if err != nil {
		return err
	}
	return a.with(ctx, toChange, func(lib *store.Store) error {
		t := tally{app: a, what: "articles"}
		for _, id := range ids {
			t.count(do(lib, id))
		}
		return t.err()
	})
}

func (a *app) listRemoved(ctx context.Context, lib *store.Store) error {
	bin, err := lib.Bin(ctx)
	for _, r := range bin {
		if a.out.json {
			a.out.record(struct {
				ID      articles.ID `json:"id"`
				Title   string      `json:"title"`
				Source  string      `json:"source"`
				URL     string      `json:"url"`
				Removed *string     `json:"removed"`
				Starred bool        `json:"starred"`
				Notes   int         `json:"notes"`
			}{r.ID, articles.Line(r.Title), articles.Line(r.Source), r.URL, moment(r.Removed), r.Starred, r.Notes})
			continue
		}
		a.out.line("%5d  %s  %s", r.ID, r.Removed.In(a.now().Location()).Format("2006-01-02"), r.Title)
	}
	return err
}
