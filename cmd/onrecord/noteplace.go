package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/articles/prose"
	"onrecord/store"
)

func (a *app) notePlaceVerb() *cobra.Command {
	var quote string
	var occurrence int
	c := &cobra.Command{
		Use: "place NOTE", Short: "Put a note on another passage of its article", Args: takes(1, 1, "the ID of a note"),
		Long: "Put a note on another passage of its article, as one that was lost. Without --quote, a note that was placed near stays where it is, " +
			"and that is taken to be right from now on.",
		Example: "onrecord notes lost\nonrecord notes place 000012qpn4bmqx --quote \"giant leap\"",
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case c.Flags().Changed("quote") && strings.TrimSpace(articles.Clean(quote)) == "":
				return wrong("--quote is empty")
			case occurrence < 1:
				return wrong("--occurrence %d is not above 0", occurrence)
			case c.Flags().Changed("occurrence") && !c.Flags().Changed("quote"):
				return wrong("--occurrence counts the places of --quote")
			}
			return a.with(c.Context(), toChange, func(lib *store.Store) error {
				n, err := placed(c.Context(), lib, articles.NoteID(args[0]), quote, occurrence)
				if err != nil {
					return err
				}
				a.note(n)
				return nil
			})
		},
	}
	c.Flags().StringVar(&quote, "quote", "", "the words of the passage")
	c.Flags().IntVar(&occurrence, "occurrence", 1, "the number of the place, where the words stand in several")
	return c
}

// placed puts a note on the nth place of quote or, if that is empty, where it is.
func placed(ctx context.Context, lib *store.Store, id articles.NoteID, quote string, nth int) (articles.Annotation, error) {
	n, err := lib.Annotation(ctx, id)
	if err != nil {
		return n, err
	}
	art, err := lib.Article(ctx, n.Article)
	if err != nil {
		return n, err
	}
	text := prose.Read(art.Body)
	switch {
	case quote != "":
		at, err := passage(text, quote, nth)
		if err != nil {
			return n, err
		}
		n.Span = text.Span(at)
	case n.Placement == articles.Lost || n.Revision != art.Revision:
		return n, &articles.Error{Code: articles.Refused, Err: fmt.Errorf(
			"note %s is on no passage of the article as it is now; --quote TEXT puts it on one", articles.Line(string(id)))}
	}
	n.Selector, n.Revision, n.Placement = anchor.Make(text, n.Span), art.Revision, articles.Placed
	return lib.SaveAnnotation(ctx, n)
}
