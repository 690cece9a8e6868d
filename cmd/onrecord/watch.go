package main

import (
	"context"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/store"
)

func (a *app) nameWatchVerb() *cobra.Command {
	return a.watching(&cobra.Command{
		Use: "watch [NAME…]", Short: "Have the articles with a name stand out, or list the names that do",
		Long: "Have the articles with a person or a country stand out, today's and later ones: \"onrecord list watched\" lists them, " +
			"and the screen marks them with !. Without a name it lists the names that are watched.",
		Example: "onrecord name watch \"Nelson Mandela\" France\nonrecord list watched unread",
	}, true)
}

func (a *app) nameUnwatchVerb() *cobra.Command {
	return a.watching(&cobra.Command{
		Use: "unwatch NAME…", Short: "Have the articles with a name stand out no longer", Args: takes(1, -1, "a name"),
	}, false)
}

// watching is a verb that begins or ends the watching of names.
func (a *app) watching(c *cobra.Command, on bool) *cobra.Command {
	var s scope
	c.RunE = func(c *cobra.Command, args []string) error {
		if _, err := kindsOf(s.kind); err != nil {
			return err
		}
		if len(args) == 0 {
			return a.with(c.Context(), toRead, func(lib *store.Store) error { return a.watched(c.Context(), lib) })
		}
		return a.with(c.Context(), toChange, func(lib *store.Store) error {
			for _, name := range args {
				r, err := s.watchable(c.Context(), lib, name, on)
				if err != nil {
					return err
				}
				if err := lib.Watch(c.Context(), r, on); err != nil {
					return err
				}
			}
			return a.watched(c.Context(), lib)
		})
	}
	c.Flags().StringVar(&s.kind, "kind", "", "person or country, where the name may be both")
	return c
}

// watchable is who is meant by a name: one that is known or, to end it, watched.
func (s *scope) watchable(ctx context.Context, lib *store.Store, name string, on bool) (articles.Ref, error) {
	r, err := s.seen(ctx, lib, name)
	if on || articles.CodeOf(err) != articles.NotFound {
		return r, err
	}
	all, listing := lib.Watched(ctx)
	if listing != nil {
		return r, listing
	}
	for _, w := range all {
		if w.Name == articles.Line(name) {
			return w, nil
		}
	}
	return r, err
}

type watchRecord struct {
	Kind articles.Kind `json:"kind"`
	Name string        `json:"name"`
	Code string        `json:"code,omitempty"`
}

// watched prints the names that are watched.
func (a *app) watched(ctx context.Context, lib *store.Store) error {
	all, err := lib.Watched(ctx)
	if err != nil {
		return err
	}
	for _, r := range all {
		if a.out.json {
			a.out.record(watchRecord{r.Kind, r.Name, r.Code})
			continue
		}
		a.out.line("%-7s  %s", string(r.Kind), r.Name)
	}
	return nil
}
