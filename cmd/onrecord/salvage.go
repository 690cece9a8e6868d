package main

import (
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/store"
)

func (a *app) salvageVerb() *cobra.Command {
	return &cobra.Command{
		Use: "salvage FILE", Short: "Write what can be read of a damaged library to a new one", Args: takes(1, 1, "a file to write"),
		Long: "Write everything that can be read of a damaged library, or of the journal of one that is gone, to a new library, and say what was lost. " +
			"The damaged one is only read. Then try the new one with --library FILE, and put it in the other's place.",
		RunE: func(c *cobra.Command, args []string) error {
			to, err := filepath.Abs(args[0])
			if err != nil {
				return err
			}
			done, err := store.Salvage(c.Context(), a.places.Library, to, store.Options{Now: a.now})
			if err != nil {
				return err
			}
			for _, p := range done.Lost {
				a.problem(p)
			}
			a.salvaged(done, to)
			if len(done.Lost)+done.StandIns > 0 {
				return &articles.Error{Code: articles.Partial, Op: "salvage " + a.places.Library, Err: errors.New(
					"not all of it could be read: see what was lost above")}
			}
			return nil
		},
	}
}

func (a *app) salvaged(done store.Salvaged, to string) {
	if a.out.json {
		a.out.record(struct {
			Path        string `json:"path"`
			Articles    int    `json:"articles"`
			Notes       int    `json:"notes"`
			Corrections int    `json:"corrections"`
			StandIns    int    `json:"stand_ins"`
		}{to, done.Articles, done.Notes, done.Corrections, done.StandIns})
		return
	}
	if done.StandIns > 0 {
		a.out.line("%s lost: the passages of their notes stand in", articles.Counted(done.StandIns, "article"))
	}
	a.out.line("wrote %s, %s and %s to %s", articles.Counted(done.Articles, "article"), articles.Counted(done.Notes, "note"),
		articles.Counted(done.Corrections, "correction"), to)
}
