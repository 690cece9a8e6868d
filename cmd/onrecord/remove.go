package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/store"
)

func (a *app) removeVerb() *cobra.Command {
	var withNotes bool
	c := &cobra.Command{
		Use: "remove ID…", Short: "Remove articles from the library", Args: takes(1, -1, "the ID of an article, or several"),
		RunE: func(c *cobra.Command, args []string) error {
			ids, err := articleIDs(args)
			if err != nil {
				return err
			}
			return a.with(c.Context(), toChange, func(lib *store.Store) error {
				t := tally{app: a, what: "articles"}
				for _, id := range ids {
					err := lib.Remove(c.Context(), id, withNotes)
					if articles.CodeOf(err) == articles.Refused {
						err = &articles.Error{Code: articles.Refused, Err: fmt.Errorf(
							"article %d has notes and stays; --with-notes removes both", id)}
					}
					t.count(err)
				}
				return t.err()
			})
		},
	}
	c.Flags().BoolVar(&withNotes, "with-notes", false, "remove articles that have notes, too")
	return c
}
