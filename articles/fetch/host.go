package fetch

import (
	"context"
	"net/url"
	"strings"
	"time"

	"onrecord/articles"
)

// HostOf names the host of u: in lower case, with its port where it is not the
// usual one. It is the same by http and by https.
func HostOf(u *url.URL) string {
	name := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if port := u.Port(); port != "" && port != ports[u.Scheme] {
		return name + ":" + port
	}
	return name
}

var ports = map[string]string{"http": "80", "https": "443"}

// A host is one that is spoken to or waited for.
type host struct {
	free  chan struct{} // holds one token while nobody speaks to it
	users int
}

// turn waits until nobody else speaks to the host of u, and few enough speak to
// others. The caller calls done after the request.
func (c *Client) turn(ctx context.Context, u *url.URL) (done func(), err error) {
	name := HostOf(u)
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

// A HeldError says that a host asked to be left alone, and was not asked again.
type HeldError struct {
	Host  string // as HostOf names it
	Until time.Time
}

func (e *HeldError) Error() string { return articles.LeftAlone(e.Until) }

// hold leaves the host of u alone for d.
func (c *Client) hold(u *url.URL, d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	for name, until := range c.held {
		if !until.After(now) {
			delete(c.held, name)
		}
	}
	c.held[HostOf(u)] = now.Add(d)
}

// holds is the error for a host that is to be left alone.
func (c *Client) holds(u *url.URL) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	name := HostOf(u)
	if until := c.held[name]; until.After(c.now()) {
		return &articles.Error{Code: articles.Unreachable, Err: &HeldError{Host: name, Until: until}}
	}
	return nil
}
