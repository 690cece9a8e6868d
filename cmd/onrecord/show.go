package main

import (
	"strings"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/prose"
	"onrecord/store"
)

func (a *app) showVerb() *cobra.Command {
	var plain, markdown bool
	c := &cobra.Command{
		Use: "show ID", Short: "Print an article", Args: takes(1, 1, "the ID of an article"),
		RunE: func(c *cobra.Command, args []string) error {
			id, err := articleID(args[0])
			if err != nil {
				return err
			}
			if plain && markdown || a.out.json && (plain || markdown) {
				return wrong("only one of --plain, --markdown and --json can be had at a time")
			}
			return a.with(c.Context(), toRead, func(lib *store.Store) error {
				r, err := lib.Reading(c.Context(), id)
				if err != nil {
					return err
				}
				switch {
				case a.out.json:
					a.out.record(reading(r, scribe{prose.Read(r.Body)}))
				case markdown:
					a.out.text(articles.Clean(r.Body))
				case plain || a.plainly():
					a.out.text(readAloud(r, a.wrapAt()))
				default:
					a.reading(r)
				}
				return nil
			})
		},
	}
	c.Flags().BoolVar(&plain, "plain", false, "print it as lines for screen readers, mail and print: the text, then names, quotes and notes")
	c.Flags().BoolVar(&markdown, "markdown", false, "print the text as it is stored, in Markdown")
	return c
}

// reading prints an article for a person: what is known of it, then the text.
func (a *app) reading(r articles.Reading) {
	a.out.line("%s", r.Title)
	var known []string
	for _, s := range []string{r.Byline, r.Source, day(r.Published, r.Added), r.URL} {
		if s != "" {
			known = append(known, s)
		}
	}
	a.out.line("%s", strings.Join(known, " · "))
	n := r.Analysis.Counts()
	a.out.line("%s · %s · %s · %s", articles.Counted(n.People, "person"), articles.Counted(n.Countries, "country"),
		articles.Counted(n.Quotes, "quote"), articles.Counted(len(r.Annotations), "note"))
	a.out.line("")
	text := strings.TrimSpace(prose.Read(r.Body).Plain)
	if rest, ok := strings.CutPrefix(text, r.Title+"\n"); ok {
		text = strings.TrimSpace(rest) // it stands above already
	}
	a.out.text(articles.Clean(text))
	for _, n := range r.Annotations {
		a.out.line("")
		a.note(n)
	}
}
