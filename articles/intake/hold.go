package intake

import (
	"context"
	"net/url"
	"time"

	"onrecord/articles"
	"onrecord/articles/fetch"
)

// heed notes a host that answered with the wish to be left alone.
func (d *Desk) heed(got *delivery, err error) {
	answer := answered(err)
	if answer.RetryAfter <= 0 {
		return
	}
	if got.held == nil {
		got.held = map[string]time.Time{}
	}
	got.held[answer.Host] = d.now().Add(min(answer.RetryAfter, mostEvery))
}

// hold keeps the wishes of hosts with all feeds that come from them, so that the
// next refresh and other processes heed them too.
func (d *Desk) hold(ctx context.Context, held map[string]time.Time) error {
	if len(held) == 0 {
		return nil
	}
	feeds, err := d.Feeds.Feeds(ctx)
	if err != nil {
		return err
	}
	ids := map[string][]articles.FeedID{}
	for _, f := range feeds {
		if u, err := url.Parse(f.URL); err == nil {
			ids[fetch.HostOf(u)] = append(ids[fetch.HostOf(u)], f.ID)
		}
	}
	for host, until := range held {
		if err := d.Feeds.HoldFeeds(ctx, ids[host], until); err != nil {
			return err
		}
	}
	return nil
}
