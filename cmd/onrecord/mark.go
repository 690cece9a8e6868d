package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/store"
)

func (a *app) readVerb() *cobra.Command {
	return a.marking(&cobra.Command{Use: "read ID…", Short: "Mark articles as read"},
		func(ctx context.Context, lib *store.Store, ids []articles.ID) error {
			return lib.SetRead(ctx, ids, true)
		})
}

func (a *app) unreadVerb() *cobra.Command {
	return a.marking(&cobra.Command{Use: "unread ID…", Short: "Mark articles as unread"},
		func(ctx context.Context, lib *store.Store, ids []articles.ID) error {
			return lib.SetRead(ctx, ids, false)
		})
}

func (a *app) starVerb() *cobra.Command {
	var off bool
	c := a.marking(&cobra.Command{Use: "star ID…", Short: "Put a star on articles, or take it away"},
		func(ctx context.Context, lib *store.Store, ids []articles.ID) error {
			return lib.SetStarred(ctx, ids, !off)
		})
	c.Flags().BoolVar(&off, "off", false, "take the star away")
	return c
}

func (a *app) tagVerb() *cobra.Command {
	var add, remove []string
	c := a.marking(&cobra.Command{
		Use: "tag ID…", Short: "Put tags on articles, or take them away",
		Example: "onrecord tag 3 4 --add summit --remove later",
	}, func(ctx context.Context, lib *store.Store, ids []articles.ID) error {
		if len(add)+len(remove) == 0 {
			return wrong("tag needs --add TAG or --remove TAG")
		}
		return retag(ctx, lib, ids, add, remove)
	})
	c.Flags().StringArrayVar(&add, "add", nil, "put this tag on")
	c.Flags().StringArrayVar(&remove, "remove", nil, "take this tag away")
	return c
}

// marking is a verb that changes articles in a way that prints nothing.
func (a *app) marking(c *cobra.Command, do func(context.Context, *store.Store, []articles.ID) error) *cobra.Command {
	c.Args = takes(1, -1, "the ID of an article, or several")
	c.RunE = func(c *cobra.Command, args []string) error {
		ids, err := articleIDs(args)
		if err != nil {
			return err
		}
		return a.with(c.Context(), toChange, func(lib *store.Store) error { return do(c.Context(), lib, ids) })
	}
	return c
}

// retag changes the tags of articles, of all or, where one does not exist, of
// none.
func retag(ctx context.Context, lib *store.Store, ids []articles.ID, add, remove []string) error {
	tags := make([][]string, len(ids))
	for i, id := range ids {
		art, err := lib.Article(ctx, id)
		if err != nil {
			return err
		}
		tags[i] = slices.DeleteFunc(art.Tags, func(t string) bool { return slices.Contains(remove, t) })
		for _, t := range add {
			if t = articles.Line(t); t != "" && !slices.Contains(tags[i], t) {
				tags[i] = append(tags[i], t)
			}
		}
	}
	for i, id := range ids {
		if err := lib.SetTags(ctx, id, tags[i]); err != nil {
			return err
		}
	}
	return nil
}
