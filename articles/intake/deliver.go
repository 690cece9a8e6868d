package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"onrecord/articles"
	"onrecord/articles/feed"
	"onrecord/articles/fetch"
	"onrecord/articles/webpage"
)

// acceptFeeds is what is asked for where a feed is wanted.
const acceptFeeds = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.5, */*;q=0.3"

// A delivery is what fetching a feed gave, before it is stored.
type delivery struct {
	feed     articles.Feed
	skipped  string
	response *fetch.Response // nil where there was none
	document *feed.Document  // nil where it is unchanged
	fresh    []articles.FeedItem
	digest   string
	held     map[string]time.Time // hosts that asked to be left alone, and until when
	requests int
	bytes    int64
	err      error
}

// fetch gets what a feed has, without storing anything.
func (d *Desk) fetch(ctx context.Context, f articles.Feed, o RefreshOptions) delivery {
	got := delivery{feed: f}
	switch {
	case f.Wait.After(d.now()):
		got.skipped = articles.LeftAlone(f.Wait)
		return got
	case f.Gone && !o.Asked:
		got.skipped = "it is gone for good"
		return got
	case d.Client == nil:
		got.err = &articles.Error{Code: articles.Unsupported, Op: "fetch " + articles.Line(f.URL), Err: errNoClient}
		return got
	}
	got.requests++
	got.response, got.err = d.Client.Get(ctx, fetch.Request{URL: f.URL, Accept: acceptFeeds, Validators: f.Validators})
	if e, ok := errors.AsType[*fetch.HeldError](got.err); ok {
		return delivery{feed: f, skipped: e.Error()}
	}
	d.heed(&got, got.err)
	if got.err != nil || got.response.Unchanged {
		return got
	}
	d.open(ctx, &got)
	return got
}

var errNoClient = errors.New("nothing beyond this machine can be reached")

// open reads what came of a feed, and picks what is new in it.
func (d *Desk) open(ctx context.Context, got *delivery) {
	res := got.response
	got.bytes += res.Wire
	sum := sha256.Sum256(res.Body)
	got.digest = hex.EncodeToString(sum[:16])
	if got.digest == got.feed.Digest {
		return
	}
	at, _ := url.Parse(res.URL) // it was fetched, so it is one
	got.document, got.err = feed.Parse(res.Body, res.Charset, at)
	if got.err != nil {
		got.err = notFeed(got.feed.URL, res, at, got.err)
		return
	}
	items := got.document.Items
	fresh, err := d.Feeds.FreshItems(ctx, got.feed.ID, items)
	if err != nil {
		got.err = err
		return
	}
	for i, it := range items {
		if fresh[i] {
			d.dress(ctx, got, &it)
			got.fresh = append(got.fresh, it)
		}
	}
}

// notFeed is the error for what is no feed, with the feeds that a page names.
func notFeed(address string, res *fetch.Response, at *url.URL, err error) error {
	out := &articles.Error{Code: articles.CodeOf(err), Op: "read the feed " + articles.Line(safe(address)), Err: err}
	if _, ok := errors.AsType[*feed.PageError](err); !ok {
		return out
	}
	if links := feed.Discover(res.Body, res.Charset, at); len(links) > 0 {
		out.Err = fmt.Errorf("%w; it names the feed %s", err, articles.Line(links[0].URL))
	}
	return out
}

// safe is an address without its password.
func safe(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.Redacted()
}

// dress gives an item what the reader wants of its feed: tags, and its full text.
// Dates that have yet to come are none.
func (d *Desk) dress(ctx context.Context, got *delivery, it *articles.FeedItem) {
	f := got.feed
	if f.Name != "" || it.Source == "" {
		it.Source = f.Label()
	}
	it.Tags = append(it.Tags, f.Tags...)
	if it.Published.After(d.now().Add(48 * time.Hour)) {
		it.Published = time.Time{}
	}
	if !f.FullText || it.URL == "" || it.Shared {
		return
	}
	page, wire, err := d.page(ctx, it.URL)
	got.bytes += wire
	if _, held := errors.AsType[*fetch.HeldError](err); !held {
		got.requests++
	}
	d.heed(got, err)
	if err != nil {
		if got.document != nil && len(got.document.Troubles) == 0 && ctx.Err() == nil {
			got.document.Troubles = append(got.document.Troubles, articles.Line(err.Error()))
		}
		return
	}
	if len(strings.TrimSpace(page.Body)) > len(it.Body) && !walled(page) {
		it.Body, it.Raw, it.Format = page.Body, page.Raw, page.Format
		it.Tags = append(it.Tags, page.Tags...)
	}
	if it.Byline == "" {
		it.Byline = page.Byline
	}
	if it.Published.IsZero() {
		it.Published = page.Published
	}
}

// walled reports whether a page shows nothing of its article.
func walled(page articles.Article) bool {
	return slices.Contains(page.Tags, webpage.CookieWall) || slices.Contains(page.Tags, webpage.RobotCheck)
}

// keep stores a delivery. Its validators are kept only after all of its items.
func (d *Desk) keep(ctx context.Context, got delivery) (done articles.Refreshed, due []articles.ID, err error) {
	done = articles.Refreshed{Feed: got.feed, Skipped: got.skipped, Requests: got.requests, Bytes: got.bytes, Err: got.err}
	if got.skipped != "" {
		return done, nil, nil
	}
	if articles.CodeOf(got.err) == articles.Canceled || ctx.Err() != nil {
		return done, nil, &articles.Error{Code: articles.Canceled, Err: context.Canceled}
	}
	switch {
	case articles.CodeOf(got.err) == articles.Unsupported: // it is not the feed's fault to be out of reach
		return done, nil, nil
	case libraryError(got.err):
		return done, nil, got.err
	}
	for batch := range batches(got.fresh) {
		receipts, err := d.Feeds.AddItems(ctx, got.feed.ID, batch)
		if articles.CodeOf(err) == articles.NotFound { // the feed was removed meanwhile
			done.Skipped = "it was removed"
			return done, due, nil
		}
		if err != nil {
			return done, due, err
		}
		for _, r := range receipts {
			switch r.Status {
			case articles.Added:
				done.Added++
				due = append(due, r.ID)
			case articles.Changed:
				done.Changed++
				due = append(due, r.ID)
				if err := d.Anchor(ctx, r.ID); err != nil && !overtaken(err) {
					return done, due, err
				}
			}
		}
	}
	done.Unchanged = got.err == nil && done.Added+done.Changed == 0
	done.Feed = d.after(got, done.Added)
	if err := d.Feeds.SaveFetch(ctx, done.Feed); err != nil && articles.CodeOf(err) != articles.NotFound {
		return done, due, err
	}
	if err := d.hold(ctx, got.held); err != nil {
		return done, due, err
	}
	if got.err == nil {
		done.Expired, err = d.expire(ctx, done.Feed)
	}
	return done, due, err
}

// libraryError reports whether err comes neither from the network nor from what
// it gave.
func libraryError(err error) bool {
	switch articles.CodeOf(err) {
	case "", articles.Unreachable, articles.Unreadable, articles.Refused, articles.TooLarge, articles.Unsupported:
		return false
	}
	return true
}

// batches cuts items into those of one transaction each.
func batches(items []articles.FeedItem) func(yield func([]articles.FeedItem) bool) {
	return func(yield func([]articles.FeedItem) bool) {
		for start := 0; start < len(items); {
			end, bytes := start, 0
			for end < len(items) && end-start < batchSize && bytes < batchBytes {
				bytes += len(items[end].Body)
				end++
			}
			if !yield(items[start:end]) {
				return
			}
			start = end
		}
	}
}

// expire removes what the reader does not want to keep for so long.
func (d *Desk) expire(ctx context.Context, f articles.Feed) (removed int, err error) {
	if f.Keep <= 0 {
		return 0, nil
	}
	for {
		n, err := d.Feeds.Expire(ctx, f.ID, d.now().AddDate(0, 0, -f.Keep))
		if removed += n; err != nil || n == 0 {
			return removed, err
		}
	}
}

// answered is how a host answered with nothing to read; zero where it did not.
func answered(err error) fetch.StatusError {
	if e, ok := errors.AsType[*fetch.StatusError](err); ok {
		return *e
	}
	return fetch.StatusError{}
}
