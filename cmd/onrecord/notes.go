package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/articles/prose"
	"onrecord/store"
)

func (a *app) notesVerb() *cobra.Command {
	c := &cobra.Command{
		Use: "notes", Short: "Add, list, export and import notes on passages", Args: unknownVerb,
		RunE: func(c *cobra.Command, _ []string) error {
			return wrong("%s needs a verb: add, list, lost, place, remove, export or import", called(c))
		},
	}
	c.AddCommand(a.noteAddVerb(), a.noteListVerb(), a.noteLostVerb(), a.notePlaceVerb(), a.noteRemoveVerb(), a.noteExportVerb(), a.noteImportVerb())
	return c
}

// A newNote is what the flags of "notes add" say.
type newNote struct {
	quote, text, kind string
	occurrence        int
	tags              []string
}

func (a *app) noteAddVerb() *cobra.Command {
	var n newNote
	c := &cobra.Command{
		Use: "add ID", Short: "Put a note on a passage", Args: takes(1, 1, "the ID of an article"),
		Example: "onrecord notes add 3 --quote \"giant leap\" --note \"who wrote this?\" --tag moon",
		RunE: func(c *cobra.Command, args []string) error {
			id, err := articleID(args[0])
			if err != nil {
				return err
			}
			if err := n.check(); err != nil {
				return err
			}
			return a.with(c.Context(), toChange, func(lib *store.Store) error {
				return a.addNote(c.Context(), lib, id, n)
			})
		},
	}
	f := c.Flags()
	f.StringVar(&n.quote, "quote", "", "the words of the passage")
	f.IntVar(&n.occurrence, "occurrence", 1, "the number of the place, where the words stand in several")
	f.StringVar(&n.text, "note", "", "what to say on it, in Markdown")
	f.StringArrayVar(&n.tags, "tag", nil, "put this tag on the note")
	f.StringVar(&n.kind, "kind", string(articles.KindPoint), "point, claim, doubt or todo")
	return c
}

func (n newNote) check() error {
	switch articles.NoteKind(n.kind) {
	case articles.KindPoint, articles.KindClaim, articles.KindDoubt, articles.KindTodo:
	default:
		return wrong("--kind %s is none of point, claim, doubt, todo", n.kind)
	}
	if strings.TrimSpace(articles.Clean(n.quote)) == "" {
		return wrong("a note needs a passage: --quote TEXT")
	}
	if n.occurrence < 1 {
		return wrong("--occurrence %d is not above 0", n.occurrence)
	}
	return nil
}

// addNote keeps the note and prints its ID, which it has when it is on disk.
func (a *app) addNote(ctx context.Context, lib *store.Store, id articles.ID, n newNote) error {
	art, err := lib.Article(ctx, id)
	if err != nil {
		return err
	}
	text := prose.Read(art.Body)
	r, err := passage(text, n.quote, n.occurrence)
	if err != nil {
		return err
	}
	span := text.Span(r)
	kept, err := lib.SaveAnnotation(ctx, articles.Annotation{
		Article: id, Revision: art.Revision, Span: span, Selector: anchor.Make(text, span), Placement: articles.Placed,
		Kind: articles.NoteKind(n.kind), Note: articles.Clean(n.text), Tags: tagged(n.tags),
	})
	if err != nil {
		return err
	}
	if a.out.json {
		a.out.record(struct {
			ID articles.NoteID `json:"id"`
		}{kept.ID})
		return nil
	}
	a.out.line("%s", string(kept.ID))
	return nil
}

// tagged are tags as they are kept: one line each, none empty, none twice.
func tagged(typed []string) []string {
	var tags []string
	for _, t := range typed {
		if t = articles.Line(t); t != "" && !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	return tags
}

// passage finds the nth place of quote in the plain text. White space in it
// stands for any white space, since passages are copied from wrapped lines.
func passage(text *prose.Text, quote string, nth int) (prose.Range, error) {
	words := strings.Fields(articles.Clean(quote))
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	pattern, err := regexp.Compile(strings.Join(words, `\s+`))
	if err != nil {
		return prose.Range{}, wrong("--quote: %w", err)
	}
	places := pattern.FindAllStringIndex(text.Plain, nth)
	if len(places) < nth {
		return prose.Range{}, &articles.Error{Code: articles.NotFound, Err: fewer(len(places))}
	}
	at := places[nth-1]
	return prose.Range{From: at[0], To: at[1]}, nil
}

func fewer(places int) error {
	switch places {
	case 0:
		return errors.New("these words are not in the article")
	case 1:
		return errors.New("these words are in the article only once")
	}
	return fmt.Errorf("these words are in the article only %d times", places)
}
