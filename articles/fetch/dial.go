package fetch

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"

	"onrecord/articles"
)

// transport makes connections that dial opens.
func (c *Client) transport(dial func(ctx context.Context, network, address string) (net.Conn, error)) *http.Transport {
	return &http.Transport{
		DialContext:            dial,
		TLSClientConfig:        &tls.Config{RootCAs: c.roots, MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    c.limits.TLS,
		ResponseHeaderTimeout:  c.limits.Header,
		MaxResponseHeaderBytes: c.limits.HeaderBytes,
		MaxConnsPerHost:        1,
		MaxIdleConns:           c.limits.Hosts,
		IdleConnTimeout:        c.limits.Whole,
		DisableCompression:     true, // body.go does it, within limits
		ForceAttemptHTTP2:      true,
	}
}

// dial connects to an address whose name was resolved only now, and refuses
// private ones: what was looked up before may have changed since.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: c.limits.Dial, Resolver: c.resolver}
	if !c.allowed(address) {
		d.ControlContext = func(_ context.Context, _, resolved string, _ syscall.RawConn) error {
			at, err := netip.ParseAddrPort(resolved)
			if err != nil || private(at.Addr()) {
				return privateAddress(address, at.Addr())
			}
			return nil
		}
	}
	return d.DialContext(ctx, network, address)
}

// dialProxy connects to the proxy that the user configured, wherever it is.
func (c *Client) dialProxy(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: c.limits.Dial, Resolver: c.resolver}
	return d.DialContext(ctx, network, address)
}

// allowed reports whether the user allowed address, HOST:PORT, by name.
func (c *Client) allowed(address string) bool { return c.allow[strings.ToLower(address)] }

// route says how u is reached: through a proxy, if the environment names one
// for it, after a check of where it leads to, since the proxy makes none.
func (c *Client) route(ctx context.Context, u *url.URL) (*http.Transport, error) {
	if c.proxy == nil {
		return c.direct, nil
	}
	proxy, err := c.proxy(u)
	if err != nil {
		return nil, refused("the proxy of the environment cannot be used: %w", err)
	}
	if proxy == nil {
		return c.direct, nil
	}
	return c.proxied, c.checkTarget(ctx, u)
}

// checkTarget refuses a target that is private. A name that is not known here
// is left to the proxy, unless it is of a kind that only private networks know.
func (c *Client) checkTarget(ctx context.Context, u *url.URL) error {
	address := hostPort(u)
	if c.allowed(address) {
		return nil
	}
	if a, err := netip.ParseAddr(u.Hostname()); err == nil {
		if private(a) {
			return privateAddress(address, a)
		}
		return nil
	}
	if homely(u.Hostname()) {
		return privateAddress(address, netip.Addr{})
	}
	ctx, cancel := context.WithTimeout(ctx, c.limits.Dial)
	defer cancel()
	found, _ := c.resolver.LookupNetIP(ctx, "ip", u.Hostname())
	for _, a := range found {
		if private(a) {
			return privateAddress(address, a)
		}
	}
	return nil
}

func privateAddress(address string, a netip.Addr) error {
	at := ""
	if a.IsValid() && !strings.HasPrefix(address, a.String()) && !strings.HasPrefix(address, "["+a.String()) {
		at = " (" + a.String() + ")"
	}
	return refused("%s%s is a private address; --allow-private %s would allow it", articles.Line(address), at, articles.Line(address))
}

// hostPort is where u leads: HOST:PORT in lower case.
func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = ports[u.Scheme]
	}
	return net.JoinHostPort(strings.ToLower(u.Hostname()), port)
}
