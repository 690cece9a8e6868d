package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/feed"
	"onrecord/store"
)

func (a *app) feedsVerb() *cobra.Command {
	c := &cobra.Command{
		Use: "feeds", Short: "Follow feeds: RSS, Atom, JSON Feed", Args: unknownVerb,
		Long: "Follow feeds. A FEED is named by its address, its number in \"onrecord feeds list\", or what it is called.",
		RunE: func(c *cobra.Command, _ []string) error {
			return wrong("%s needs a verb: add, list, remove, refresh, set, import or export", called(c))
		},
	}
	c.AddCommand(
		a.feedsAddVerb(), a.feedsListVerb(), a.feedsRemoveVerb(), a.feedsRefreshVerb(), a.feedsSetVerb(), a.feedsImportVerb(), a.feedsExportVerb(),
	)
	return c
}

func (a *app) feedsListVerb() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List the feeds, with what is unread and what is wrong", Args: takes(0, 0, ""),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.with(c.Context(), toRead, func(lib *store.Store) error {
				feeds, err := lib.Feeds(c.Context())
				if err != nil {
					return err
				}
				folder := ""
				for _, f := range feeds {
					if a.out.json {
						a.out.record(feedOf(f))
						continue
					}
					if f.Folder != folder {
						folder = f.Folder
						a.out.line("%s", folder)
					}
					a.out.line("%5d  %5d of %5d unread  %s", f.ID, f.Unread, f.Articles, f.Label()+after(" · ", f.Wrong(a.now())))
				}
				return nil
			})
		},
	}
}

func (a *app) feedsRemoveVerb() *cobra.Command {
	return &cobra.Command{
		Use: "remove FEED…", Short: "Follow feeds no longer; their articles stay", Args: takes(1, -1, "a feed, or several"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.with(c.Context(), toChange, func(lib *store.Store) error {
				feeds, err := feedsNamed(c.Context(), lib, args)
				if err != nil {
					return err
				}
				t := tally{app: a, what: "feeds"}
				for _, f := range feeds {
					t.count(lib.RemoveFeed(c.Context(), f.ID))
				}
				return t.err()
			})
		},
	}
}

// feedsNamed are the feeds that args name, all of them or an error.
func feedsNamed(ctx context.Context, lib *store.Store, args []string) ([]articles.Feed, error) {
	feeds, err := lib.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	var out []articles.Feed
	for _, arg := range args {
		found := named(feeds, arg)
		switch len(found) {
		case 0:
			return nil, &articles.Error{Code: articles.NotFound, Err: fmt.Errorf("there is no feed %s", articles.Line(arg))}
		case 1:
			out = append(out, found[0])
		default:
			return nil, wrong("%d feeds are called %q: name one by its address or number", len(found), articles.Line(arg))
		}
	}
	return out, nil
}

// named are the feeds that arg names: by number, by address, or by what they are
// called.
func named(feeds []articles.Feed, arg string) (out []articles.Feed) {
	id, err := strconv.ParseInt(arg, 10, 64)
	if err == nil {
		for _, f := range feeds {
			if f.ID == articles.FeedID(id) {
				return []articles.Feed{f}
			}
		}
	}
	if address, err := feed.Address(arg); err == nil {
		arg = address
	}
	for _, f := range feeds {
		if f.URL == arg {
			return []articles.Feed{f}
		}
		if strings.EqualFold(f.Label(), arg) || f.Address() == arg {
			out = append(out, f)
		}
	}
	return out
}

// A feedRecord is a feed as JSON.
type feedRecord struct {
	ID       articles.FeedID `json:"id"`
	URL      string          `json:"url"`
	Title    string          `json:"title"`
	Name     string          `json:"name"`
	Site     string          `json:"site"`
	Folder   string          `json:"folder"`
	Tags     []string        `json:"tags"`
	FullText bool            `json:"full_text"`
	Keep     int             `json:"keep"`  // days, 0 for ever
	Every    int64           `json:"every"` // seconds, 0 as usual
	Articles int             `json:"articles"`
	Unread   int             `json:"unread"`
	Added    *string         `json:"added"`
	Checked  *string         `json:"checked"`
	Fetched  *string         `json:"fetched"`
	Arrived  *string         `json:"arrived"`
	Next     *string         `json:"next"`
	Wait     *string         `json:"wait"` // its host asked to be left alone until then
	Gone     bool            `json:"gone"`
	Failures int             `json:"failures"`
	Trouble  string          `json:"trouble"`
	Code     articles.Code   `json:"code"`
}

func feedOf(f articles.Feed) feedRecord {
	return feedRecord{
		ID: f.ID, URL: f.Address(), Title: f.Title, Name: f.Name, Site: f.Site, Folder: f.Folder, Tags: some(f.Tags), FullText: f.FullText,
		Keep: f.Keep, Every: int64(f.Every.Seconds()), Articles: f.Articles, Unread: f.Unread, Added: moment(f.Added), Checked: moment(f.Checked),
		Fetched: moment(f.Fetched), Arrived: moment(f.Arrived), Next: moment(f.Next), Wait: moment(f.Wait), Gone: f.Gone, Failures: f.Failures, Trouble: f.Trouble, Code: f.Code,
	}
}
