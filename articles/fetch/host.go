package fetch

import (
	"context"
	"net/url"
	"time"
)

// A host is one that is spoken to or waited for.
type host struct {
	free  chan struct{} // holds one token while nobody speaks to it
	users int
	until time.Time // it asked to be left alone
	why   *StatusError
}

// turn waits until nobody else speaks to the host of u, and few enough speak to
// others. The caller calls done after the request.
func (c *Client) turn(ctx context.Context, u *url.URL) (done func(), err error) {
	name := hostPort(u)
	h := c.enter(name)
	select {
	case <-h.free:
	case <-ctx.Done():
		c.leave(name, h)
		return nil, ctx.Err()
	}
	release := func() {
		h.free <- struct{}{}
		c.leave(name, h)
	}
	if err := c.closed(h); err != nil {
		release()
		return nil, err
	}
	select {
	case c.slots <- struct{}{}:
		return func() { <-c.slots; release() }, nil
	case <-ctx.Done():
		release()
		return nil, ctx.Err()
	}
}

func (c *Client) enter(name string) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[name]
	if h == nil {
		h = &host{free: make(chan struct{}, 1)}
		h.free <- struct{}{}
		c.hosts[name] = h
	}
	h.users++
	return h
}

// leave forgets a host that nobody waits for, unless it asked for something.
func (c *Client) leave(name string, h *host) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if h.users--; h.users == 0 && h.why == nil {
		delete(c.hosts, name)
	}
}

// postpone keeps the host of u from being asked again before the time that it
// named.
func (c *Client) postpone(u *url.URL, why *StatusError) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if h := c.hosts[hostPort(u)]; h != nil && why.RetryAfter > 0 {
		h.until, h.why = c.now().Add(why.RetryAfter), why
	}
}

// closed is the error for a host that asked to be left alone, until then.
func (c *Client) closed(h *host) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if h.why == nil {
		return nil
	}
	left := h.until.Sub(c.now())
	if left <= 0 {
		h.why = nil
		return nil
	}
	return &StatusError{Status: h.why.Status, RetryAfter: left}
}
