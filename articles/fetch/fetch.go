// Package fetch is the one client of the network: it gets feeds and pages, and
// nothing that a hostile server sends or redirects to can lead it into the
// reader's own network, hold it up, or fill the memory.
package fetch

import (
	"context"
	"crypto/x509"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/http/httpproxy"
	"golang.org/x/net/idna"

	"onrecord/articles"
)

// Limits bound what one Get may take. A zero field is the one of Usual.
type Limits struct {
	Dial, TLS   time.Duration
	Header      time.Duration // from the request to the end of the answer's header
	Whole       time.Duration // of a Get with all its redirects, but for waiting its turn
	HeaderBytes int64
	Body        int64 // bytes, decoded
	Redirects   int
	Hosts       int // that are spoken to at once
}

// Usual are the limits that the zero Limits stand for.
var Usual = Limits{
	Dial: 10 * time.Second, TLS: 10 * time.Second, Header: 15 * time.Second, Whole: 30 * time.Second,
	HeaderBytes: 256 << 10, Body: 16 << 20, Redirects: 5, Hosts: 8,
}

func (l Limits) orUsual() Limits {
	for _, d := range []struct{ field, usual *time.Duration }{
		{&l.Dial, &Usual.Dial}, {&l.TLS, &Usual.TLS}, {&l.Header, &Usual.Header}, {&l.Whole, &Usual.Whole},
	} {
		if *d.field == 0 {
			*d.field = *d.usual
		}
	}
	if l.HeaderBytes == 0 {
		l.HeaderBytes = Usual.HeaderBytes
	}
	if l.Body == 0 {
		l.Body = Usual.Body
	}
	if l.Redirects == 0 {
		l.Redirects = Usual.Redirects
	}
	if l.Hosts == 0 {
		l.Hosts = Usual.Hosts
	}
	return l
}

// Options are what a client may be told. The zero value reaches every public
// address without a proxy.
type Options struct {
	UserAgent    string                           // says who asks
	AllowPrivate []string                         // HOST:PORT of private addresses that may be reached
	Offline      bool                             // reach nothing
	Proxy        func(*url.URL) (*url.URL, error) // nil for none; see EnvironmentProxy
	Resolver     *net.Resolver                    // nil for the system's
	Roots        *x509.CertPool                   // who is trusted to vouch for hosts; nil for whom the system trusts
	Now          func() time.Time                 // time.Now if nil
	Limits       Limits
}

// EnvironmentProxy is the proxy that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name.
func EnvironmentProxy() func(*url.URL) (*url.URL, error) {
	return httpproxy.FromEnvironment().ProxyFunc()
}

// A Client gets what addresses give, one request a host at a time, and none of a
// host that asked to be left alone until that is over. It keeps no cookies. It is
// safe for concurrent use.
type Client struct {
	agent    string
	allow    map[string]bool
	offline  bool
	proxy    func(*url.URL) (*url.URL, error)
	resolver *net.Resolver
	now      func() time.Time
	roots    *x509.CertPool
	limits   Limits
	direct   *http.Transport
	proxied  *http.Transport
	slots    chan struct{}
	mu       sync.Mutex
	hosts    map[string]*host
	held     map[string]time.Time // until when hosts asked to be left alone
}

// New makes a client. Close it after use.
func New(o Options) *Client {
	c := &Client{
		agent: o.UserAgent, allow: map[string]bool{}, offline: o.Offline, proxy: o.Proxy, resolver: o.Resolver,
		now: o.Now, roots: o.Roots, limits: o.Limits.orUsual(), hosts: map[string]*host{}, held: map[string]time.Time{},
	}
	for _, address := range o.AllowPrivate {
		c.allow[strings.ToLower(address)] = true
	}
	if c.resolver == nil {
		c.resolver = net.DefaultResolver
	}
	if c.now == nil {
		c.now = time.Now
	}
	if c.agent == "" {
		c.agent = "onrecord (a news reader for the terminal)"
	}
	c.slots = make(chan struct{}, c.limits.Hosts)
	c.direct = c.transport(c.dial)
	c.proxied = c.transport(c.dialProxy)
	c.proxied.Proxy = func(r *http.Request) (*url.URL, error) { return c.proxy(r.URL) }
	return c
}

// Close ends the connections that are kept open.
func (c *Client) Close() {
	c.direct.CloseIdleConnections()
	c.proxied.CloseIdleConnections()
}

// A Request says what to get.
type Request struct {
	URL        string              // http or https; a user and password in it are sent to its host alone
	Accept     string              // media types, as the header has them; "" for any
	Validators articles.Validators // those of what is there already; zero to get it anyway
}

// A Response is what an address gave.
type Response struct {
	URL        string              // where it was found, after redirects, without user and password
	Moved      string              // the same, if each redirect on the way was a permanent one
	Unchanged  bool                // it is what the request's validators stand for; Body is nil
	Type       string              // media type in lower case: "text/html"
	Charset    string              // as sent with the type, which may be wrong
	Body       []byte              // decoded
	Wire       int64               // bytes of the body as they were sent
	Validators articles.Validators // byte for byte as sent
	MaxAge     time.Duration       // for which it may be taken as new; 0 if not said
}

// Get fetches r.URL. Its error is an *articles.Error whose Op names the address
// (without password): Unsupported when offline, Refused for what is never
// fetched, TooLarge for what goes on for too long, Canceled when ctx ends, and
// Unreachable, in whose chain there is a *StatusError where the host answered, and
// a *HeldError where it was not asked because it had asked to be left alone.
func (c *Client) Get(ctx context.Context, r Request) (*Response, error) {
	u, err := parse(r.URL)
	if err != nil {
		return nil, c.fail(ctx, articles.Line(r.URL), err)
	}
	if c.offline {
		return nil, c.fail(ctx, u.Redacted(), &articles.Error{Code: articles.Unsupported, Err: errOffline})
	}
	t := trip{client: c, request: r, user: u.User, start: u, permanent: true}
	res, err := t.follow(ctx)
	if err != nil {
		return nil, c.fail(ctx, u.Redacted(), err)
	}
	return res, nil
}

// parse reads an address that may be fetched.
func parse(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	switch {
	case err != nil:
		return nil, refused("it is no address")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, refused("only http and https are fetched")
	case u.Hostname() == "":
		return nil, refused("the address names no host")
	}
	u.Fragment, u.RawFragment = "", ""
	return u, plainHost(u)
}

// plainHost has u name its host as it is looked up, whatever the script, and
// refuses the old ways to write an address as a number ("2130706433", "0x7f.1"):
// a proxy may know them, and no host is called so.
func plainHost(u *url.URL) error {
	name := u.Hostname()
	if _, err := netip.ParseAddr(name); err == nil {
		return nil
	}
	if ascii, err := idna.Lookup.ToASCII(name); err == nil && ascii != name {
		port := u.Port()
		if u.Host = ascii; port != "" {
			u.Host += ":" + port
		}
		name = ascii
	}
	if _, err := netip.ParseAddr(name); err == nil {
		return nil
	}
	labels := strings.Split(strings.TrimSuffix(name, "."), ".")
	last := strings.ToLower(labels[len(labels)-1])
	if _, err := strconv.ParseUint(strings.TrimPrefix(last, "0x"), 16, 64); err == nil && last[0] >= '0' && last[0] <= '9' {
		return refused("the host %s is a number and no name", articles.Line(name))
	}
	return nil
}
