package intake

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"onrecord/articles"
	"onrecord/articles/feed"
	"onrecord/articles/fetch"
)

// mostTried is how many of the feeds that a page names are tried.
const mostTried = 3

// Subscribe adds the feed at an address, or the first feed that the page there
// names, with what it has now. Others are the page's other feeds. A feed that is
// there already is returned as Refreshed without being fetched again, and added
// is false.
func (d *Desk) Subscribe(ctx context.Context, address string, to articles.FeedSettings, o RefreshOptions) (done articles.Refreshed, added bool, others []feed.Link, err error) {
	named := articles.Line(safe(address))
	if address, err = feed.Address(address); err != nil {
		return done, false, nil, &articles.Error{Code: articles.Invalid, Op: "add the feed " + named, Err: err}
	}
	if d.Client == nil {
		return done, false, nil, &articles.Error{Code: articles.Unsupported, Op: "fetch " + named, Err: errNoClient}
	}
	got, others, err := d.seek(ctx, address)
	if err != nil {
		return done, false, nil, err
	}
	f := got.feed
	f.FeedSettings = to
	f.Title, f.Site = got.document.Title, got.document.Site
	stored, news, err := d.Feeds.AddFeeds(ctx, []articles.Feed{f})
	if err != nil {
		return done, false, others, err
	}
	got.feed = stored[0]
	if !news[0] {
		return articles.Refreshed{Feed: stored[0], Unchanged: true}, false, others, nil
	}
	d.open(ctx, &got)
	done, due, err := d.keep(ctx, got)
	if err == nil && !o.Later {
		err = d.analyzeSome(ctx, due)
	}
	return done, true, others, err
}

// seek finds the feed at an address, or behind it.
func (d *Desk) seek(ctx context.Context, address string) (got delivery, others []feed.Link, err error) {
	got, res, err := d.try(ctx, address)
	if _, ok := errors.AsType[*feed.PageError](err); !ok {
		return got, nil, err
	}
	at, _ := url.Parse(res.URL) // it was fetched, so it is one
	links := feed.Discover(res.Body, res.Charset, at)
	if len(links) == 0 {
		return got, nil, &articles.Error{Code: articles.NotFound, Op: "add the feed " + articles.Line(safe(address)), Err: errors.New("the page there names no feed")}
	}
	for i, l := range links[:min(len(links), mostTried)] {
		var failed error
		if got, _, failed = d.try(ctx, l.URL); failed == nil {
			return got, append(links[:i:i], links[i+1:]...), nil
		}
		err = failed
	}
	return got, nil, fmt.Errorf("none of the feeds that the page names can be had: %w", err)
}

// try fetches an address as a feed.
func (d *Desk) try(ctx context.Context, address string) (delivery, *fetch.Response, error) {
	got := delivery{feed: articles.Feed{URL: address}, requests: 1}
	res, err := d.Client.Get(ctx, fetch.Request{URL: address, Accept: acceptFeeds})
	if err != nil {
		return got, nil, err
	}
	got.response = res
	if got.document, err = parse(res); err != nil {
		err = &articles.Error{Code: articles.CodeOf(err), Op: "read the feed " + articles.Line(safe(address)), Err: err}
	}
	return got, res, err
}
