package main

import (
	"bytes"
	"context"
	"errors"
	"net/url"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/feed"
	"onrecord/store"
)

type refreshedRecord struct {
	ID       articles.FeedID `json:"id"`
	URL      string          `json:"url"`
	Title    string          `json:"title"`
	Status   string          `json:"status"` // "new", "unchanged", "skipped" or "failed"
	Added    int             `json:"added"`
	Changed  int             `json:"changed"`
	Expired  int             `json:"expired"`
	Requests int             `json:"requests"`
	Bytes    int64           `json:"bytes"`
	Why      string          `json:"why"` // it was skipped, failed, or has trouble with an item
	Code     articles.Code   `json:"code"`
}

func refreshRecord(r articles.Refreshed) refreshedRecord {
	out := refreshedRecord{
		ID: r.Feed.ID, URL: r.Feed.Address(), Title: r.Feed.Label(), Status: "new", Added: r.Added, Changed: r.Changed, Expired: r.Expired,
		Requests: r.Requests, Bytes: r.Bytes, Why: r.Feed.Trouble, Code: articles.CodeOf(r.Err),
	}
	switch {
	case r.Err != nil:
		out.Status, out.Why = "failed", articles.Line(r.Err.Error())
	case r.Skipped != "":
		out.Status, out.Why = "skipped", r.Skipped
	case r.Unchanged:
		out.Status = "unchanged"
	}
	return out
}

func (a *app) feedsImportVerb() *cobra.Command {
	return &cobra.Command{
		Use: "import FILE…", Short: "Follow the feeds of a list: OPML, or the urls file of newsboat", Args: takes(1, -1, "a file, or - for standard input"),
		Long: "Follow the feeds of a list: OPML, or the urls file of newsboat. Nothing is fetched until they are refreshed.",
		RunE: func(c *cobra.Command, args []string) error {
			return a.with(c.Context(), toFill, func(lib *store.Store) error {
				t := tally{app: a, what: "feeds"}
				for _, path := range args {
					if err := a.importFeeds(c.Context(), lib, path, &t); err != nil {
						return err
					}
				}
				return t.err()
			})
		},
	}
}

// importFeeds adds the feeds of one list. Those that cannot be added, or the list
// itself, count as failed; the error is one of the library.
func (a *app) importFeeds(ctx context.Context, lib *store.Store, path string, t *tally) error {
	data, err := a.readSource(ctx, "read", path, feed.MaxSource+1)
	if err != nil {
		t.count(err)
		return nil
	}
	list, err := feed.ReadList(data)
	if err != nil {
		t.count(&articles.Error{Code: articles.CodeOf(err), Op: "read " + articles.Line(path), Err: err})
		return nil
	}
	stored, added, err := lib.AddFeeds(ctx, list.Feeds)
	if err != nil {
		return err
	}
	for i, f := range stored {
		status := articles.Known
		if added[i] {
			status = articles.Added
		}
		a.followed(f, 0, status)
		t.count(nil)
	}
	for _, why := range list.Troubles {
		t.count(&articles.Error{Code: articles.Unreadable, Op: "import " + articles.Line(path), Err: errors.New(why)})
	}
	return nil
}

func (a *app) feedsExportVerb() *cobra.Command {
	var format, to string
	c := &cobra.Command{
		Use: "export", Short: "Write the list of feeds, as OPML or as the urls file of newsboat", Args: takes(0, 0, ""),
		Example: "onrecord feeds export > feeds.opml\nonrecord feeds export --format newsboat --to ~/.newsboat/urls",
		RunE: func(c *cobra.Command, _ []string) error {
			if format != "opml" && format != "newsboat" {
				return wrong("--format %s is none of opml, newsboat", format)
			}
			return a.with(c.Context(), toRead, func(lib *store.Store) error {
				feeds, err := lib.Feeds(c.Context())
				if err != nil {
					return err
				}
				return a.exportFeeds(feeds, format, to)
			})
		},
	}
	c.Flags().StringVar(&format, "format", "opml", "opml or newsboat")
	c.Flags().StringVar(&to, "to", "-", "the file to write, - for standard output")
	return c
}

func (a *app) exportFeeds(feeds []articles.Feed, format, to string) error {
	var b bytes.Buffer
	write := func() error { return feed.Write(&b, feeds, a.now()) }
	if format == "newsboat" {
		write = func() error { return feed.WriteURLs(&b, feeds) }
	}
	if err := write(); err != nil {
		return err
	}
	secrets := 0
	for _, f := range feeds {
		if u, err := url.Parse(f.URL); err == nil && u.User != nil {
			secrets++
		}
	}
	if secrets > 0 {
		a.warn("the list holds the passwords of %s", articles.Counted(secrets, "feed"))
	}
	if to == "-" {
		a.out.text(b.String())
		return nil
	}
	if err := writeFile(to, b.Bytes()); err != nil {
		return inputError("write "+to, err)
	}
	return nil
}
