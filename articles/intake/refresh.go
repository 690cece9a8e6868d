package intake

import (
	"context"
	"net/url"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"onrecord/articles"
	"onrecord/articles/fetch"
)

// FeedShelf is what the way in asks of a library for feeds.
type FeedShelf interface {
	Feeds(ctx context.Context) ([]articles.Feed, error)
	// AddFeeds subscribes, and says of each feed whether it is new.
	AddFeeds(ctx context.Context, feeds []articles.Feed) ([]articles.Feed, []bool, error)
	// FreshItems says which of items are new or have changed.
	FreshItems(ctx context.Context, id articles.FeedID, items []articles.FeedItem) ([]bool, error)
	AddItems(ctx context.Context, id articles.FeedID, items []articles.FeedItem) ([]articles.Receipt, error)
	// SaveFetch keeps address, title, site and state of a feed.
	SaveFetch(ctx context.Context, f articles.Feed) error
	// HoldFeeds has feeds not be fetched before a time.
	HoldFeeds(ctx context.Context, ids []articles.FeedID, until time.Time) error
	// Expire removes some articles of a feed that are older; 0 when none is left.
	Expire(ctx context.Context, id articles.FeedID, before time.Time) (removed int, err error)
}

// RefreshOptions say how feeds are refreshed.
type RefreshOptions struct {
	Asked bool // these very feeds were asked for: also those that are gone
	Later bool // store only, leave the analysis due
}

// together is how many hosts are asked at once.
const together = 8

// Refresh fetches feeds, up to eight hosts at once and those of one host one
// after the other, and stores what is new. It calls report, from the caller's
// goroutine, once for each feed when all that it gave is stored. A feed that
// cannot be had is reported so and the rest goes on. Then it has the first 100
// new articles analysed, unless o.Later.
//
// The error is one of the library, or of code Canceled when ctx ended; what was
// reported until then is stored.
func (d *Desk) Refresh(ctx context.Context, feeds []articles.Feed, o RefreshOptions, report func(articles.Refreshed)) error {
	inside, stop := context.WithCancel(ctx)
	defer stop()
	hosts := make(chan []articles.Feed)
	results := make(chan delivery)
	var work errgroup.Group
	work.Go(func() error {
		defer close(hosts)
		for _, group := range byHost(feeds) {
			select {
			case hosts <- group:
			case <-inside.Done():
				return nil
			}
		}
		return nil
	})
	for range together {
		work.Go(func() error {
			for group := range hosts {
				d.rounds(inside, group, o, results)
			}
			return nil
		})
	}
	var over sync.WaitGroup
	over.Go(func() {
		_ = work.Wait() // no worker fails
		close(results)
	})
	err := d.store(ctx, results, o, report)
	stop()
	for range results { // nobody wants these any more
	}
	over.Wait()
	return canceled(ctx, err)
}

// RefreshFeeds is Refresh that leaves the analysis due, for whoever does it behind
// the screen.
func (d *Desk) RefreshFeeds(ctx context.Context, feeds []articles.Feed, report func(articles.Refreshed)) error {
	return d.Refresh(ctx, feeds, RefreshOptions{Later: true}, report)
}

// rounds fetches the feeds of one host.
func (d *Desk) rounds(ctx context.Context, feeds []articles.Feed, o RefreshOptions, results chan<- delivery) {
	for _, f := range feeds {
		if ctx.Err() != nil {
			return
		}
		got := d.fetch(ctx, f, o)
		select {
		case results <- got:
		case <-ctx.Done():
			return
		}
	}
}

// byHost groups feeds by host, in the order of each host's first one.
func byHost(feeds []articles.Feed) [][]articles.Feed {
	var groups [][]articles.Feed
	place := map[string]int{}
	for _, f := range feeds {
		host := f.URL
		if u, err := url.Parse(f.URL); err == nil {
			host = fetch.HostOf(u)
		}
		i, ok := place[host]
		if !ok {
			i = len(groups)
			place[host] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	return groups
}

// store stores what is delivered, feed after feed.
func (d *Desk) store(ctx context.Context, results <-chan delivery, o RefreshOptions, report func(articles.Refreshed)) error {
	var due []articles.ID
	for got := range results {
		done, ids, err := d.keep(ctx, got)
		if err != nil {
			return err
		}
		report(done)
		due = append(due, ids...)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if o.Later {
		return nil
	}
	return d.analyzeSome(ctx, due)
}

// analyzeSome has the first of the articles analysed; the rest is left due.
func (d *Desk) analyzeSome(ctx context.Context, ids []articles.ID) error {
	for _, id := range ids[:min(len(ids), analysedNow)] {
		if err := d.Analyze(ctx, id); err != nil && !overtaken(err) {
			return err
		}
	}
	return nil
}
