package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/store"
)

func (a *app) nameLogVerb() *cobra.Command {
	var article int64
	c := &cobra.Command{
		Use: "log", Short: "List the corrections in the order in which they were made", Args: takes(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			var q articles.Query
			if err := ofArticle(c, &q, article); err != nil {
				return err
			}
			return a.with(c.Context(), toRead, func(lib *store.Store) error {
				for q.Limit = pageSize; ; {
					list, err := lib.Corrections(c.Context(), q)
					if err != nil {
						return err
					}
					for _, one := range list {
						a.correction(one)
					}
					if a.out.failed() || len(list) < q.Limit {
						return nil
					}
					q.After = store.CorrectionCursor(list[len(list)-1])
				}
			})
		},
	}
	c.Flags().Int64Var(&article, "article", 0, "for the article with this ID only")
	return c
}

func (a *app) nameUndoVerb() *cobra.Command {
	return a.undoing(&cobra.Command{Use: "undo [CORRECTION]", Short: "Undo a correction, or the last one that holds"}, (*store.Store).UndoCorrection,
		func(log []articles.Correction) (articles.CorrectionID, bool) {
			for i := len(log) - 1; i >= 0; i-- {
				if log[i].Of == "" && !log[i].Undone {
					return log[i].ID, true
				}
			}
			return "", false
		})
}

func (a *app) nameRedoVerb() *cobra.Command {
	return a.undoing(&cobra.Command{Use: "redo [CORRECTION]", Short: "Redo a correction, or the one that was last undone"}, (*store.Store).RedoCorrection,
		func(log []articles.Correction) (articles.CorrectionID, bool) {
			off := make(map[articles.CorrectionID]bool)
			for _, one := range log {
				off[one.ID] = one.Undone
			}
			for i := len(log) - 1; i >= 0; i-- {
				if log[i].Deed == articles.DeedUndo && off[log[i].Of] {
					return log[i].Of, true
				}
			}
			return "", false
		})
}

// undoing is a verb that undoes or redoes the correction that is named, or that
// last picks from the log.
func (a *app) undoing(c *cobra.Command, do func(*store.Store, context.Context, articles.CorrectionID) (articles.Correction, error),
	last func([]articles.Correction) (articles.CorrectionID, bool),
) *cobra.Command {
	c.Args = takes(0, 1, "the ID of one correction")
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.with(c.Context(), toChange, func(lib *store.Store) error {
			log, err := lib.Corrections(c.Context(), articles.Query{})
			if err != nil {
				return err
			}
			id, ok := last(log)
			if len(args) > 0 {
				id, ok = articles.CorrectionID(args[0]), true
			}
			if !ok {
				return &articles.Error{Code: articles.NotFound, Err: fmt.Errorf("there is nothing to %s", c.Name())}
			}
			one, err := do(lib, c.Context(), id)
			if err != nil {
				return err
			}
			a.correction(one)
			return a.settle(c.Context(), lib)
		})
	}
	return c
}

func (a *app) nameExportVerb() *cobra.Command {
	return &cobra.Command{
		Use: "export", Short: "Print the log of corrections as JSON Lines, for import elsewhere", Args: takes(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.with(c.Context(), toRead, func(lib *store.Store) error {
				return lib.ExportCorrections(c.Context(), a.out)
			})
		},
	}
}

func (a *app) nameImportVerb() *cobra.Command {
	return &cobra.Command{
		Use: "import FILE|-", Short: "Add the corrections of another library, or of a journal", Args: takes(1, 1, "a file, or - for standard input"),
		Long: "Add the corrections of another library, or of a journal of notes and corrections, whose notes are passed over. " +
			"Articles are matched by address, else by their text; what is here already is left alone.",
		RunE: func(c *cobra.Command, args []string) error {
			in, done, err := a.source(c.Context(), "import", args[0])
			if err != nil {
				return err
			}
			defer done()
			return a.with(c.Context(), toChange, func(lib *store.Store) error {
				return a.importCorrections(c.Context(), lib, in, args[0])
			})
		},
	}
}

func (a *app) importCorrections(ctx context.Context, lib *store.Store, in io.Reader, path string) error {
	failed := 0
	var code articles.Code
	added, err := lib.ImportCorrections(ctx, in, func(line int, err error) {
		failed++
		code = articles.CodeOf(err)
		a.complain(&articles.Error{Code: code, Op: fmt.Sprintf("import %s, line %d", path, line), Err: err})
	})
	for _, one := range added {
		if one.Passage.Exact != "" && one.Article != 0 && err == nil {
			err = a.desk(lib).Anchor(ctx, one.Article)
		}
	}
	if a.out.json {
		a.out.record(struct {
			Imported int `json:"imported"`
			Failed   int `json:"failed"`
		}{len(added), failed})
	} else {
		a.out.line("imported %s", articles.Counted(len(added), "correction"))
	}
	switch {
	case err != nil:
		return err
	case failed > 0 && len(added) == 0:
		return &articles.Error{Code: code, Err: fmt.Errorf("nothing imported: %s could not be used", articles.Counted(failed, "line"))}
	case failed > 0:
		err = &articles.Error{Code: articles.Partial, Err: fmt.Errorf("%s could not be imported; the rest is done", articles.Counted(failed, "line"))}
	}
	if s := a.settle(ctx, lib); s != nil {
		return s
	}
	return err
}

// settle has lists and figures show corrections for everywhere.
func (a *app) settle(ctx context.Context, lib *store.Store) error {
	left, err := lib.Unsettled(ctx)
	m := a.meter("corrected", left)
	defer m.clear()
	for err == nil && left > 0 {
		before := left
		if left, err = lib.Settle(ctx); err == nil {
			m.add(before - left)
		}
	}
	return err
}

type correctionRecord struct {
	ID      articles.CorrectionID  `json:"id"`
	Deed    articles.Deed          `json:"deed"`
	Of      *articles.CorrectionID `json:"of"`
	Article *articles.ID           `json:"article"` // null: everywhere
	Name    *refRecord             `json:"name"`
	To      *refRecord             `json:"to"`
	Unnamed bool                   `json:"unnamed"`
	Words   string                 `json:"words"`
	Quote   string                 `json:"quote"`
	State   articles.Placement     `json:"state"`
	At      *string                `json:"at"`
	Undone  bool                   `json:"undone"`
}

type refRecord struct {
	Kind articles.Kind `json:"kind"`
	Name string        `json:"name"`
	Code string        `json:"code"`
}

func correction(c articles.Correction) correctionRecord {
	r := correctionRecord{
		ID: c.ID, Deed: c.Deed, Name: refOf(c.Name), To: refOf(c.To), Unnamed: c.Unnamed, Words: c.Words,
		Quote: c.Passage.Exact, State: c.Placement, At: moment(c.At), Undone: c.Undone,
	}
	if c.Of != "" {
		r.Of = &c.Of
	}
	if !c.Everywhere() {
		r.Article = &c.Article
	}
	return r
}

func refOf(r articles.Ref) *refRecord {
	if r.Name == "" {
		return nil
	}
	return &refRecord{r.Kind, r.Name, r.Code}
}

// correction prints an entry of the log.
func (a *app) correction(c articles.Correction) {
	if a.out.json {
		a.out.record(correction(c))
		return
	}
	where := "everywhere"
	if !c.Everywhere() {
		where = fmt.Sprintf("article %d", c.Article)
	}
	state := ""
	switch {
	case c.Undone:
		state = "  (undone)"
	case c.Placement != "" && c.Placement != articles.Placed:
		state = "  (" + string(c.Placement) + ")"
	}
	a.out.line("%s  %s  %s", string(c.ID), where, c.String()+state)
}
