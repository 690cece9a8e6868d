package fetch

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"onrecord/articles"
)

// A trip is one Get: the way along its redirects.
type trip struct {
	client    *Client
	request   Request
	user      *url.Userinfo // of the address that was asked for
	start     *url.URL
	permanent bool // all redirects so far
}

// follow goes from the start to where the body is.
func (t *trip) follow(ctx context.Context) (*Response, error) {
	left := t.client.limits.Whole
	at := t.start
	for hops := 0; ; hops++ {
		res, next, spent, err := t.hop(ctx, at, left)
		if err != nil || next == nil {
			if res != nil && hops > 0 && t.permanent {
				res.Moved = res.URL
			}
			return res, err
		}
		if hops == t.client.limits.Redirects {
			return nil, fmt.Errorf("it is redirected more than %d times, last to %s", hops, articles.Line(next.Redacted()))
		}
		if t.user != nil && at.Scheme == "https" && next.Scheme == "http" {
			return nil, refused("it is redirected from https to http, which would give away the password")
		}
		left -= spent
		at = next
	}
}

// hop asks one host, when it is that host's turn, within the time that is left.
// It gives either the answer or where to go next.
func (t *trip) hop(ctx context.Context, at *url.URL, left time.Duration) (_ *Response, next *url.URL, spent time.Duration, err error) {
	done, err := t.client.turn(ctx, at)
	if err != nil {
		return nil, nil, 0, err
	}
	defer done()
	if err := t.client.holds(at); err != nil {
		return nil, nil, 0, err
	}
	began := time.Now()
	inner, cancel := context.WithTimeoutCause(ctx, left, errWhole)
	defer cancel()
	res, next, err := t.ask(inner, at)
	if err != nil && errors.Is(context.Cause(inner), errWhole) {
		err = fmt.Errorf("%w within %s", errWhole, t.client.limits.Whole)
	}
	return res, next, time.Since(began), err
}

// ask sends one request and reads the answer.
func (t *trip) ask(ctx context.Context, at *url.URL) (*Response, *url.URL, error) {
	by, err := t.client.route(ctx, at)
	if err != nil {
		return nil, nil, err
	}
	req, err := t.newRequest(ctx, at)
	if err != nil {
		return nil, nil, err
	}
	answer, err := by.RoundTrip(req)
	if err != nil {
		return nil, nil, err
	}
	defer answer.Body.Close() //nolint:errcheck // what is wanted was read
	if to := answer.Header.Get("Location"); to != "" && redirects(answer.StatusCode) {
		next, err := parse(resolved(at, to))
		if err != nil {
			return nil, nil, fmt.Errorf("it is redirected to %s: %w", articles.Line(articles.Shorten(to, 200)), err)
		}
		next.User = nil
		t.permanent = t.permanent && (answer.StatusCode == http.StatusMovedPermanently || answer.StatusCode == http.StatusPermanentRedirect)
		return nil, next, nil
	}
	res, err := t.client.read(at, answer, t.request.Validators)
	return res, nil, err
}

func redirects(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// resolved is where to, which may be relative, leads from at.
func resolved(at *url.URL, to string) string {
	u, err := at.Parse(strings.TrimSpace(to))
	if err != nil {
		return to
	}
	return u.String()
}

func (t *trip) newRequest(ctx context.Context, at *url.URL) (*http.Request, error) {
	bare := *at
	bare.User = nil
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, bare.String(), http.NoBody)
	if err != nil {
		return nil, refused("it is no address")
	}
	req.Header.Set("User-Agent", t.client.agent)
	req.Header.Set("Accept-Encoding", accepted)
	req.Header.Set("Accept", "*/*")
	if t.request.Accept != "" {
		req.Header.Set("Accept", t.request.Accept)
	}
	if v := t.request.Validators; v.ETag != "" || v.LastModified != "" {
		set(req.Header, "If-None-Match", v.ETag)
		set(req.Header, "If-Modified-Since", v.LastModified)
	}
	if t.user != nil && sameHost(t.start, at) {
		password, _ := t.user.Password()
		req.SetBasicAuth(t.user.Username(), password)
	}
	return req, nil
}

func set(h http.Header, key, value string) {
	if value != "" {
		h.Set(key, value)
	}
}

// sameHost reports whether b is the host that a's password is for: the same
// name and port, or its https instead of its http.
func sameHost(a, b *url.URL) bool {
	return hostPort(a) == hostPort(b) ||
		strings.EqualFold(a.Hostname(), b.Hostname()) && a.Port() == "" && b.Port() == "" && a.Scheme == "http" && b.Scheme == "https"
}

// read makes a response of an answer that is no redirect.
func (c *Client) read(at *url.URL, answer *http.Response, asked articles.Validators) (*Response, error) {
	bare := *at
	bare.User = nil
	res := &Response{URL: bare.String(), MaxAge: maxAge(answer.Header, c.now())}
	switch status := answer.StatusCode; {
	case status == http.StatusNotModified && asked != articles.Validators{}:
		res.Unchanged = true
		res.Validators = validators(answer.Header)
		return res, nil
	case status < 200 || status > 299:
		err := &StatusError{Status: status, Host: HostOf(at), Robots: strings.EqualFold(answer.Header.Get("Cf-Mitigated"), "challenge")}
		if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
			err.RetryAfter = retryAfter(answer.Header, c.now())
		}
		if err.RetryAfter > 0 {
			c.hold(at, err.RetryAfter)
		}
		return nil, err
	}
	var err error
	res.Body, res.Wire, err = c.body(answer)
	if err != nil {
		return nil, err
	}
	kind, params, _ := mime.ParseMediaType(answer.Header.Get("Content-Type")) // a broken one gives what it can
	res.Type, res.Charset = kind, params["charset"]
	res.Validators = validators(answer.Header)
	return res, nil
}

// validators are those of an answer. What could not be sent back is none.
func validators(h http.Header) articles.Validators {
	const most = 4 << 10
	v := articles.Validators{ETag: h.Get("ETag"), LastModified: h.Get("Last-Modified")}
	if len(v.ETag) > most {
		v.ETag = ""
	}
	if len(v.LastModified) > most {
		v.LastModified = ""
	}
	return v
}
