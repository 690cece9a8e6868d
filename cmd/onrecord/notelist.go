package main

import (
	"context"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/store"
)

func (a *app) noteListVerb() *cobra.Command {
	return a.listingNotes(&cobra.Command{
		Use: "list [QUERY]", Short: "List notes in the order in which they were made",
		Example: "onrecord notes list --article 3\nonrecord notes list tag:summit",
	}, false)
}

func (a *app) noteLostVerb() *cobra.Command {
	return a.listingNotes(&cobra.Command{
		Use: "lost [QUERY]", Short: "List notes whose passage is no longer in their article",
	}, true)
}

func (a *app) listingNotes(c *cobra.Command, lost bool) *cobra.Command {
	var article int64
	var limit int
	c.RunE = func(c *cobra.Command, args []string) error {
		q := a.query(args)
		q.HasLost = q.HasLost || lost
		if err := ofArticle(c, &q, article); err != nil {
			return err
		}
		if err := checkLimit(c, limit); err != nil {
			return err
		}
		return a.with(c.Context(), toRead, func(lib *store.Store) error {
			if c.Flags().Changed("article") {
				if _, err := lib.Article(c.Context(), q.Article); err != nil {
					return err
				}
			}
			return a.notes(c.Context(), lib, q, limit)
		})
	}
	c.Flags().Int64Var(&article, "article", 0, "on the article with this ID only")
	c.Flags().IntVar(&limit, "limit", 0, "the most notes to list")
	return c
}

// notes prints the notes that q finds, at most limit unless that is 0.
func (a *app) notes(ctx context.Context, lib *store.Store, q articles.Query, limit int) error {
	for n := 0; limit == 0 || n < limit; {
		q.Limit = ask(limit, n)
		list, err := lib.Annotations(ctx, q)
		if err != nil {
			return err
		}
		for _, v := range list {
			a.note(v)
		}
		if a.out.failed() || len(list) < q.Limit {
			return nil
		}
		n += len(list)
		q.After = articles.Cursor{Key: string(list[len(list)-1].ID)}
	}
	return nil
}

func (a *app) note(n articles.Annotation) {
	if a.out.json {
		a.out.record(note(n))
		return
	}
	words := "“" + n.Selector.Exact + "”"
	if n.Placement != articles.Placed {
		words += " (" + string(n.Placement) + ")"
	}
	a.out.line("%s  %5d  %-5s  %s", string(n.ID), n.Article, string(n.Kind), words)
	if n.Note != "" {
		a.out.line("    %s", n.Note)
	}
	for _, t := range n.Tags {
		a.out.line("    #%s", t)
	}
}

func (a *app) noteRemoveVerb() *cobra.Command {
	return &cobra.Command{
		Use: "remove NOTE…", Short: "Remove notes", Args: takes(1, -1, "the ID of a note, or several"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.with(c.Context(), toChange, func(lib *store.Store) error {
				t := tally{app: a, what: "notes"}
				for _, id := range args {
					t.count(removeNote(c.Context(), lib, articles.NoteID(id)))
				}
				return t.err()
			})
		},
	}
}

// removeNote removes a note, of which there must be one: the library itself
// does not mind being told twice.
func removeNote(ctx context.Context, lib *store.Store, id articles.NoteID) error {
	if _, err := lib.Annotation(ctx, id); err != nil {
		return err
	}
	return lib.RemoveAnnotation(ctx, id)
}
