package intake

import (
	"math/rand/v2"
	"net/url"
	"time"

	"onrecord/articles"
)

// When a feed is fetched again.
const (
	usualEvery   = time.Hour
	leastEvery   = 15 * time.Minute
	mostEvery    = 7 * 24 * time.Hour
	movesBelieve = 3 // permanent redirects to one address, in a row, until it is the feed's
)

func (d *Desk) now() time.Time {
	if d.Now != nil {
		return d.Now()
	}
	return time.Now()
}

func (d *Desk) chance() float64 {
	if d.Chance != nil {
		return d.Chance()
	}
	return rand.Float64() //nolint:gosec // spreads requests, and keeps no secret
}

// after is a feed as it is after a delivery whose items are stored.
func (d *Desk) after(got delivery, added int) articles.Feed {
	f, now := got.feed, d.now()
	f.Checked = now
	answer := answered(got.err)
	if answer.RetryAfter > 0 {
		f.Wait = now.Add(min(answer.RetryAfter, mostEvery))
	}
	f.Gone = answer.Gone()
	f.Trouble, f.Code = "", ""
	if got.err != nil {
		f.Failures++
		f.Trouble, f.Code = articles.Shorten(articles.Line(bare(got.err).Error()), 500), articles.CodeOf(got.err)
		f.Moved, f.Moves = "", 0
		f.Next = now.Add(d.interval(f, 0, 0, answer.RetryAfter))
		return f
	}
	f.Failures, f.Fetched = 0, now
	if added > 0 {
		f.Arrived = now
	}
	res := got.response
	if v := res.Validators; !res.Unchanged || v.ETag != "" {
		f.Validators = v
	}
	if !res.Unchanged {
		f.Digest = got.digest
	}
	var ttl time.Duration
	if doc := got.document; doc != nil {
		if doc.Cut { // the rest is still to come
			f.Validators = articles.Validators{}
		}
		f.Title, f.Site, ttl = doc.Title, doc.Site, doc.TTL
		if len(doc.Troubles) > 0 {
			f.Trouble = articles.Shorten(articles.Line(doc.Troubles[0]), 500)
		}
	}
	moved(&f, res.Moved)
	f.Next = now.Add(d.interval(f, ttl, res.MaxAge, 0))
	return f
}

// interval is the time until the next fetch: the longest of what reader, feed and
// host want, within bounds, longer after each failure, and a little of it left to
// chance, so that feeds do not all come due at once.
func (d *Desk) interval(f articles.Feed, ttl, maxAge, retry time.Duration) time.Duration {
	t := f.Every
	if t == 0 {
		t = usualEvery
	}
	for range min(f.Failures-1, 8) {
		t *= 2
	}
	t = max(t, ttl, maxAge, retry, leastEvery)
	t += time.Duration(d.chance() * float64(t) / 10)
	return min(t, mostEvery)
}

// moved follows a permanent redirect once it was there often enough. An address
// with a password is not changed to one of another host, which must not have it.
func moved(f *articles.Feed, to string) {
	if to == "" || to == f.URL {
		f.Moved, f.Moves = "", 0
		return
	}
	if to != f.Moved {
		f.Moved, f.Moves = to, 0
	}
	if f.Moves++; f.Moves < movesBelieve {
		return
	}
	from, err := url.Parse(f.URL)
	if err != nil {
		return
	}
	u, err := url.Parse(to)
	if err != nil || from.User != nil && from.Host != u.Host {
		return
	}
	u.User = from.User
	f.URL, f.Moved, f.Moves = u.String(), "", 0
}
