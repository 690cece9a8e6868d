package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"onrecord/articles"
)

// A StatusError is an answer that gives nothing to read.
type StatusError struct {
	Status     int           // of HTTP, 300 to 599
	Host       string        // that answered, as HostOf names it
	RetryAfter time.Duration // for which it asks to be left alone; 0 if it does not
	Robots     bool          // it wants a proof that a person asks, as guards of sites do
}

// Error says in words what the status means to a reader.
func (e *StatusError) Error() string {
	what := map[int]string{
		http.StatusUnauthorized:       "it wants a user and a password",
		http.StatusPaymentRequired:    "it is for subscribers",
		http.StatusForbidden:          "access is forbidden",
		http.StatusNotFound:           "nothing is there",
		http.StatusGone:               "it is gone for good",
		http.StatusTooManyRequests:    "the host has been asked too often",
		http.StatusServiceUnavailable: "the host has no time for it now",
	}[e.Status]
	switch {
	case e.Robots:
		what = "the host wants a proof that a person asks"
	case what != "":
	case e.Status >= 500:
		what = "the host has a fault"
	case e.Status >= 400:
		what = "the host refuses it"
	default:
		what = "the host answers with neither text nor address"
	}
	wait := ""
	if e.RetryAfter > 0 {
		wait = fmt.Sprintf(", and asks to wait %s", e.RetryAfter.Round(time.Second))
	}
	return fmt.Sprintf("%s (status %d)%s", what, e.Status, wait)
}

// Gone reports whether what was there will not come back.
func (e *StatusError) Gone() bool { return e.Status == http.StatusGone }

var (
	errWhole   = errors.New("it was not there")
	errOffline = errors.New("onrecord is offline and reaches nothing beyond this machine")
)

// refused is the error for what is never fetched.
func refused(format string, args ...any) error {
	return &articles.Error{Code: articles.Refused, Err: fmt.Errorf(format, args...)}
}

// fail says of which address err is, and of what class.
func (c *Client) fail(ctx context.Context, address string, err error) error {
	out := &articles.Error{Code: articles.Unreachable, Op: "fetch " + articles.Line(articles.Shorten(address, 300))}
	if ctx.Err() != nil {
		out.Code, out.Err = articles.Canceled, ctx.Err()
		return out
	}
	out.Err = c.explain(err)
	if inner, ok := errors.AsType[*articles.Error](out.Err); ok {
		out.Code = inner.Code
	}
	return out
}

// explain puts what net and net/http say into words.
func (c *Client) explain(err error) error {
	if e, ok := errors.AsType[*articles.Error](err); ok {
		if _, dialled := errors.AsType[*net.OpError](err); dialled {
			return e
		}
		return err // the words around it tell where
	}
	if e, ok := errors.AsType[*net.DNSError](err); ok {
		if e.IsNotFound {
			return fmt.Errorf("there is no host %s", articles.Line(e.Name))
		}
		return fmt.Errorf("the name %s could not be looked up", articles.Line(e.Name))
	}
	if e, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return fmt.Errorf("its certificate is not to be trusted: %w", e.Err)
	}
	text := err.Error()
	switch e, ok := errors.AsType[*net.OpError](err); {
	case ok && e.Op == "dial" && e.Timeout():
		return fmt.Errorf("no connection within %s", c.limits.Dial)
	case ok && e.Op == "dial":
		return fmt.Errorf("no connection: %w", e.Err)
	case strings.Contains(text, "TLS handshake timeout"):
		return fmt.Errorf("no secure connection within %s", c.limits.TLS)
	case strings.Contains(text, "timeout awaiting response headers"):
		return fmt.Errorf("no answer within %s", c.limits.Header)
	case strings.Contains(text, "server response headers exceeded"), strings.Contains(text, "response header list larger"):
		return &articles.Error{Code: articles.TooLarge, Err: fmt.Errorf("the header of its answer is larger than %d KiB", c.limits.HeaderBytes>>10)}
	case strings.HasSuffix(text, "EOF"):
		return errors.New("the host ended the connection")
	}
	return err
}
