package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/store"
)

func (a *app) exportVerb() *cobra.Command {
	return &cobra.Command{
		Use: "export", Short: "Write the whole library as JSON Lines", Args: takes(0, 0, ""),
		Long: "Write the whole library, one JSON object a line: articles with their source bytes, all versions, state and tags, " +
			"all notes, lost and removed ones too, and corrections. What analysis finds is found again after \"onrecord import\".",
		Example: "onrecord export > library.jsonl",
		RunE: func(c *cobra.Command, _ []string) error {
			return a.with(c.Context(), toRead, func(lib *store.Store) error {
				w := &exporting{out: a.out}
				err := lib.Export(c.Context(), w)
				if a.out.failed() {
					return nil // run says it
				}
				return err
			})
		},
	}
}

// exporting writes to a printer, and stops the work when that has failed.
type exporting struct{ out *printer }

// Write passes p on.
func (w *exporting) Write(p []byte) (int, error) {
	w.out.write(p) // the library has escaped what a terminal obeys
	if w.out.failed() {
		return 0, w.out.err
	}
	return len(p), nil
}

func (a *app) importVerb() *cobra.Command {
	return &cobra.Command{
		Use: "import FILE", Short: "Add what \"onrecord export\" wrote", Args: takes(1, 1, "a file, or - for standard input"),
		Long: "Add an exported library to this one. What is there already is joined: an article keeps the newer text, a note the newer words. " +
			"A journal (.notes.jsonl) is read as well.",
		RunE: func(c *cobra.Command, args []string) error {
			in, done, err := a.source(c.Context(), "import", args[0])
			if err != nil {
				return err
			}
			defer done()
			return a.with(c.Context(), toFill, func(lib *store.Store) error {
				failed := 0
				got, err := lib.Import(c.Context(), in, func(line int, err error) {
					failed++
					a.complain(fmt.Errorf("import %s, line %d: %w", args[0], line, err))
				})
				if err != nil {
					return err
				}
				a.importedLibrary(got)
				switch failed {
				case 0:
					return nil
				case got.Lines:
					return &articles.Error{Code: articles.Unreadable, Op: "import " + args[0], Err: errors.New("no line could be used")}
				}
				return &articles.Error{Code: articles.Partial, Op: "import " + args[0], Err: fmt.Errorf(
					"%d of %d lines could not be used; the rest is in", failed, got.Lines)}
			})
		},
	}
}

func (a *app) importedLibrary(got store.Imported) {
	if a.out.json {
		a.out.record(struct {
			Articles    int `json:"articles"`
			Notes       int `json:"notes"`
			Corrections int `json:"corrections"`
			StandIns    int `json:"stand_ins"`
		}{got.Articles, got.Notes, got.Corrections, got.StandIns})
		return
	}
	a.out.line("imported %s, %s and %s", articles.Counted(got.Articles, "article"), articles.Counted(got.Notes, "note"), articles.Counted(got.Corrections, "correction"))
}
