package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/feed"
	"onrecord/articles/intake"
	"onrecord/store"
)

func (a *app) feedsAddVerb() *cobra.Command {
	var set settingFlags
	var later bool
	c := &cobra.Command{
		Use: "add URL…", Short: "Follow the feed at an address, or the one that a page names", Args: takes(1, -1, "an address, or several"),
		Example: "onrecord feeds add https://news.example/\nonrecord feeds add https://news.example/feed.xml --folder World/Europe --full-text",
		RunE: func(c *cobra.Command, args []string) error {
			settings := articles.FeedSettings{}
			if err := set.apply(c, &settings); err != nil {
				return err
			}
			return a.with(c.Context(), toFill, func(lib *store.Store) error {
				t := tally{app: a, what: "feeds"}
				for _, address := range args {
					err := a.follow(c.Context(), lib, address, settings, intake.RefreshOptions{Later: later})
					if c.Context().Err() != nil {
						return err
					}
					t.count(err)
				}
				return t.err()
			})
		},
	}
	set.bind(c)
	c.Flags().BoolVar(&later, "later", false, "leave the analysis to \"onrecord analyze\" or to the screen")
	return c
}

// follow adds one feed and prints it.
func (a *app) follow(ctx context.Context, lib *store.Store, address string, to articles.FeedSettings, o intake.RefreshOptions) error {
	feeds, err := lib.Feeds(ctx)
	if err != nil {
		return err
	}
	if at, err := feed.Address(address); err == nil {
		for _, f := range feeds {
			if f.URL == at {
				a.followed(f, 0, articles.Known)
				return nil
			}
		}
	}
	done, added, others, err := a.desk(lib).Subscribe(ctx, address, to, o)
	if err != nil {
		return err
	}
	status := articles.Known
	if added {
		status = articles.Added
	}
	a.followed(done.Feed, done.Added, status)
	for _, l := range others {
		a.warn("the page also names the feed %s%s", l.URL, after(" · ", l.Title))
	}
	return nil
}

func (a *app) followed(f articles.Feed, fresh int, status articles.Status) {
	if a.out.json {
		a.out.record(struct {
			ID     articles.FeedID `json:"id"`
			URL    string          `json:"url"`
			Title  string          `json:"title"`
			Folder string          `json:"folder"`
			Status articles.Status `json:"status"`
			Added  int             `json:"added"`
		}{f.ID, f.Address(), f.Label(), f.Folder, status, fresh})
	} else {
		a.out.line("%-7s %5d  %s", string(status), f.ID, f.Label())
	}
	_ = a.out.Flush() // run looks at it in the end
}

func (a *app) feedsSetVerb() *cobra.Command {
	var set settingFlags
	c := &cobra.Command{
		Use: "set FEED…", Short: "Say how feeds are to be read and kept", Args: takes(1, -1, "a feed, or several"),
		Example: "onrecord feeds set https://news.example/feed.xml --full-text --keep 90",
		RunE: func(c *cobra.Command, args []string) error {
			if err := set.apply(c, &articles.FeedSettings{}); err != nil {
				return err
			}
			if c.Flags().NFlag() == 0 {
				return wrong("set needs one of --full-text, --name, --folder, --tag, --keep, --every")
			}
			return a.with(c.Context(), toChange, func(lib *store.Store) error {
				feeds, err := feedsNamed(c.Context(), lib, args)
				if err != nil {
					return err
				}
				for _, f := range feeds {
					if err := set.apply(c, &f.FeedSettings); err != nil {
						return err
					}
					if err := lib.SetFeed(c.Context(), f.ID, f.FeedSettings); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	set.bind(c)
	return c
}

// settingFlags are the flags for what the reader wants of a feed.
type settingFlags struct {
	name, folder string
	fullText     bool
	tags         []string
	keep         int
	every        time.Duration
}

func (s *settingFlags) bind(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&s.name, "name", "", "what to call it, instead of its title")
	f.StringVar(&s.folder, "folder", "", "the folder that it is in; \"/\" divides folders in folders")
	f.BoolVar(&s.fullText, "full-text", false, "fetch the page of each article, for feeds that give two lines")
	f.StringArrayVar(&s.tags, "tag", nil, "put this tag on what arrives")
	f.IntVar(&s.keep, "keep", 0, "days after which articles without note and star are removed; 0 keeps them for ever")
	f.DurationVar(&s.every, "every", 0, "the least time between two fetches, such as 2h30m; 0 is the usual hour")
}

// apply lays those flags that were given over to.
func (s *settingFlags) apply(c *cobra.Command, to *articles.FeedSettings) error {
	given := c.Flags().Changed
	switch {
	case s.keep < 0:
		return wrong("--keep %d is below 0", s.keep)
	case s.every != 0 && (s.every < 15*time.Minute || s.every > 7*24*time.Hour):
		return wrong("--every %s: it can be 15m to 168h", s.every)
	}
	if given("name") {
		to.Name = articles.Shorten(articles.Line(s.name), 1000)
	}
	if given("folder") {
		to.Folder = feed.Folder(s.folder)
	}
	if given("full-text") {
		to.FullText = s.fullText
	}
	if given("keep") {
		to.Keep = s.keep
	}
	if given("every") {
		to.Every = s.every.Truncate(time.Second)
	}
	if given("tag") {
		to.Tags = nil
		for _, t := range s.tags {
			if t = articles.Line(t); t != "" {
				to.Tags = append(to.Tags, t)
			}
		}
	}
	return nil
}

func (a *app) feedsRefreshVerb() *cobra.Command {
	var due, later bool
	var folder string
	c := &cobra.Command{
		Use: "refresh [FEED…]", Short: "Fetch what is new in the feeds, all or those named",
		Long:    "Fetch what is new in the feeds, all or those named. A line a feed says what came; one that cannot be had is named, and the rest goes on.",
		Example: "onrecord feeds refresh\nonrecord feeds refresh --due --later   # from a timer",
		RunE: func(c *cobra.Command, args []string) error {
			return a.with(c.Context(), toChange, func(lib *store.Store) error {
				feeds, err := a.wanted(c.Context(), lib, args, folder, due)
				if err != nil {
					return err
				}
				return a.refresh(c.Context(), lib, feeds, intake.RefreshOptions{Asked: len(args) > 0, Later: later})
			})
		},
	}
	c.Flags().BoolVar(&due, "due", false, "only those whose time has come")
	c.Flags().BoolVar(&later, "later", false, "leave the analysis to \"onrecord analyze\" or to the screen")
	c.Flags().StringVar(&folder, "folder", "", "only those in this folder")
	return c
}

// wanted are the feeds to refresh.
func (a *app) wanted(ctx context.Context, lib *store.Store, args []string, folder string, due bool) ([]articles.Feed, error) {
	var feeds []articles.Feed
	var err error
	if len(args) > 0 {
		feeds, err = feedsNamed(ctx, lib, args)
	} else {
		feeds, err = lib.Feeds(ctx)
	}
	if err != nil {
		return nil, err
	}
	if len(feeds) == 0 {
		a.warn("there are no feeds yet; \"onrecord feeds add URL\" adds one")
	}
	var out []articles.Feed
	for _, f := range feeds {
		if (folder == "" || f.In(feed.Folder(folder))) && (!due || !f.Next.After(a.now()) && !f.Gone) {
			out = append(out, f)
		}
	}
	return out, nil
}

// refresh refreshes feeds and prints a line for each.
func (a *app) refresh(ctx context.Context, lib *store.Store, feeds []articles.Feed, o intake.RefreshOptions) error {
	m := a.meter("feeds", len(feeds))
	defer m.clear()
	t := tally{app: a, what: "feeds"}
	err := a.desk(lib).Refresh(ctx, feeds, o, func(r articles.Refreshed) {
		m.clear()
		a.refreshed(r)
		t.count(r.Err)
		m.step()
	})
	return errors.Join(err, t.err())
}

func (a *app) refreshed(r articles.Refreshed) {
	if a.out.json {
		a.out.record(refreshRecord(r))
	} else {
		what := "nothing new"
		switch {
		case r.Err != nil:
			what = "failed"
		case r.Skipped != "":
			what = "not asked"
		case r.Changed == 0 && r.Added > 0:
			what = fmt.Sprintf("%d new", r.Added)
		case r.Changed > 0:
			what = fmt.Sprintf("%d new, %d changed", r.Added, r.Changed)
		}
		a.out.line("%-22s %s", what, r.Feed.Label()+after(" · ", r.Skipped))
	}
	_ = a.out.Flush() // run looks at it in the end
}
