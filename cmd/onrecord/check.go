package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/store"
)

func (a *app) checkVerb() *cobra.Command {
	return &cobra.Command{
		Use: "check", Short: "Verify the library, without writing to it", Args: takes(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			lib, err := store.Open(c.Context(), a.places.Library, store.Options{Now: a.now, MustExist: true, ReadOnly: true})
			if articles.CodeOf(err) == articles.NotFound && a.couldBeMade() {
				return a.without(c.Context(), toChange, nil)
			}
			if err != nil {
				return err
			}
			defer func() { _ = lib.Close() }() // nothing was written
			problems, err := lib.Check(c.Context())
			if err != nil {
				return err
			}
			for _, p := range problems {
				a.problem(p)
			}
			if len(problems) > 0 {
				return &articles.Error{Code: articles.Damaged, Err: fmt.Errorf(
					"%s does not add up in %s; \"onrecord salvage FILE\" writes all that can be read to a new library", a.places.Library, articles.Counted(len(problems), "place"))}
			}
			if !a.out.json {
				a.out.line("%s is sound", a.places.Library)
			}
			return nil
		},
	}
}

func (a *app) problem(p store.Problem) {
	if a.out.json {
		a.out.record(struct {
			Where string `json:"where"`
			What  string `json:"what"`
		}{p.Where, p.What})
		return
	}
	a.out.line("%s", p.String())
}
