package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord/store"
)

func (a *app) backupVerb() *cobra.Command {
	return &cobra.Command{
		Use: "backup FILE", Short: "Copy the library to a new file, also while it is in use", Args: takes(1, 1, "a file to write"),
		Long: "Copy the library, as it is at one moment, to a new file. To go back to it, put it in the library's place and leave the journal " +
			"beside it (.notes.jsonl) where it is: notes made since are then brought back from there.",
		RunE: func(c *cobra.Command, args []string) error {
			to, err := filepath.Abs(args[0])
			if err != nil {
				return err
			}
			return a.with(c.Context(), toChange, func(lib *store.Store) error {
				if err := lib.Backup(c.Context(), to); err != nil {
					return err
				}
				if a.out.json {
					a.out.record(struct {
						Path string `json:"path"`
					}{to})
					return nil
				}
				a.out.line("%s is a copy of %s", to, a.places.Library)
				return nil
			})
		},
	}
}
