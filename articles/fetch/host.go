package fetch

import (
	"context"
	"net/url"
)

// A host is one that is spoken to or waited for.
type host struct {
	free  chan struct{} // holds one token while nobody speaks to it
	users int
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

// leave forgets a host that nobody waits for.
func (c *Client) leave(name string, h *host) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if h.users--; h.users == 0 {
		delete(c.hosts, name)
	}
}
