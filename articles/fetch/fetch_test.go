package fetch_test

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/fetch"
)

// serve starts a server on loopback and gives its address.
func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// say writes text to a client that may be gone.
func say(w io.Writer, text string) { _, _ = io.WriteString(w, text) }

// newClient is one that may reach the servers at addresses.
func newClient(t *testing.T, o fetch.Options, addresses ...string) *fetch.Client {
	t.Helper()
	for _, a := range addresses {
		o.AllowPrivate = append(o.AllowPrivate, strings.TrimPrefix(strings.TrimPrefix(a, "http://"), "https://"))
	}
	c := fetch.New(o)
	t.Cleanup(c.Close)
	return c
}

// expect checks the class of an error and that its words have all of want.
func expect(t *testing.T, err error, code articles.Code, want ...string) {
	t.Helper()
	if articles.CodeOf(err) != code {
		t.Fatalf("error %v of code %q, want %q", err, articles.CodeOf(err), code)
	}
	for _, w := range want {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q does not say %q", err, w)
		}
	}
}

func TestGet(t *testing.T) {
	t.Parallel()
	var got http.Header
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Header.Clone()
		w.Header().Set("Content-Type", `Application/RSS+xml; charset="windows-1252"`)
		w.Header().Set("ETag", `W/"a b"`)
		w.Header().Set("Last-Modified", "yesterday, or so")
		w.Header().Set("Cache-Control", "max-age=60")
		say(w, "the body")
	})
	c := newClient(t, fetch.Options{UserAgent: "onrecord/test (a news reader)"}, at)
	res, err := c.Get(t.Context(), fetch.Request{URL: at + "/feed#part", Accept: "text/xml"})
	if err != nil {
		t.Fatal(err)
	}
	want := &fetch.Response{
		URL: at + "/feed", Type: "application/rss+xml", Charset: "windows-1252", Body: []byte("the body"), Wire: 8,
		Validators: articles.Validators{ETag: `W/"a b"`, LastModified: "yesterday, or so"}, MaxAge: time.Minute,
	}
	if d := cmp.Diff(want, res); d != "" {
		t.Error(d)
	}
	for key, value := range map[string]string{
		"User-Agent": "onrecord/test (a news reader)", "Accept": "text/xml", "Accept-Encoding": "gzip, br, zstd, deflate",
		"Cookie": "", "Authorization": "", "Referer": "", "If-None-Match": "", "If-Modified-Since": "",
	} {
		if got.Get(key) != value {
			t.Errorf("%s: %q, want %q", key, got.Get(key), value)
		}
	}
}

func TestGetIsConditional(t *testing.T) {
	t.Parallel()
	v := articles.Validators{ETag: `"x; y"`, LastModified: "Mon, 01 Jan 1990 00:00:00 +0000"}
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") != v.ETag || r.Header.Get("If-Modified-Since") != v.LastModified {
			t.Errorf("not byte for byte: %v", r.Header)
		}
		w.WriteHeader(http.StatusNotModified)
	})
	res, err := newClient(t, fetch.Options{}, at).Get(t.Context(), fetch.Request{URL: at, Validators: v})
	if err != nil || !res.Unchanged || res.Body != nil {
		t.Errorf("%+v, %v", res, err)
	}
}

func TestGetRefuses(t *testing.T) {
	t.Parallel()
	at := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("it was reached") })
	c := newClient(t, fetch.Options{})
	for address, want := range map[string]string{
		"file:///etc/passwd":             "only http and https",
		"ftp://news.example/feed":        "only http and https",
		"javascript:alert(1)":            "only http and https",
		"news.example/feed":              "only http and https",
		"http://":                        "names no host",
		"http:///feed":                   "names no host",
		"http://[::1":                    "no address",
		"http://a b/":                    "no address",
		"http://news.example/\x1b[2J":    "no address",
		at:                               "private address",
		"http://localhost:1/":            "private address",
		"http://2130706433/":             "a number and no name", // an old way to write 127.0.0.1
		"http://0x7f000001/":             "a number and no name",
		"http://0x7f.1/":                 "a number and no name",
		"http://127.1/":                  "a number and no name",
		"http://127.0.0.1./":             "a number and no name",
		"http://017700000001:80/":        "a number and no name",
		"http://①②⑦.⓪.⓪.①/":              "private address",
		"http://ｌｏｃａｌｈｏｓｔ:1/":            "private address",
		"http://[::ffff:127.0.0.1]:80/":  "private address",
		"http://169.254.169.254/latest/": "private address",
		"http://user:secret@10.0.0.1/":   "private address",
	} {
		_, err := c.Get(t.Context(), fetch.Request{URL: address})
		expect(t, err, articles.Refused, want)
		if strings.Contains(err.Error(), "secret") || strings.ContainsRune(err.Error(), '\x1b') {
			t.Errorf("%q", err)
		}
	}
	_, err := newClient(t, fetch.Options{Offline: true}, at).Get(t.Context(), fetch.Request{URL: at})
	expect(t, err, articles.Unsupported, "offline", at)
}

func TestGetNamesTheStatus(t *testing.T) {
	t.Parallel()
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		var status int
		_, err := fmt.Sscanf(r.URL.Path, "/%d", &status)
		if err != nil {
			t.Error(err)
		}
		if status == http.StatusServiceUnavailable {
			w.Header().Set("Retry-After", "90")
		}
		if status == http.StatusLocked {
			w.Header().Set("Cf-Mitigated", "challenge")
		}
		w.WriteHeader(status)
	})
	for status, words := range map[int]string{
		401: "a user and a password", 402: "subscribers", 403: "forbidden", 404: "nothing is there", 410: "gone for good", 418: "refuses", 423: "a proof that a person asks",
		429: "too often", 500: "fault", 503: "asks to wait 1m30s", 304: "neither text", 300: "neither text", 302: "neither text",
	} {
		c := newClient(t, fetch.Options{}, at) // another one holds the host
		_, err := c.Get(t.Context(), fetch.Request{URL: fmt.Sprintf("%s/%d", at, status)})
		expect(t, err, articles.Unreachable, words, fmt.Sprintf("status %d", status), at)
		var e *fetch.StatusError
		if !errors.As(err, &e) || e.Status != status {
			t.Errorf("%d: no StatusError in %v", status, err)
		}
	}
}

func TestGetFollows(t *testing.T) {
	t.Parallel()
	elsewhere := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" {
			t.Error("another host was told the password")
		}
		say(w, "elsewhere")
	})
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Cookie") != "" {
			t.Error("a cookie was kept")
		}
		if user, password, _ := r.BasicAuth(); r.URL.Query().Has("auth") && user+password != "annopen" {
			t.Errorf("user %q, password %q", user, password)
		}
		http.SetCookie(w, &http.Cookie{Name: "track", Value: "1"})
		to, status := r.URL.Query().Get("to"), http.StatusFound
		if r.URL.Path == "/moved" {
			status = http.StatusMovedPermanently
		}
		var n int
		if _, err := fmt.Sscanf(r.URL.Path, "/%d", &n); err == nil && n > 0 {
			to = fmt.Sprintf("/%d", n-1)
		}
		if to == "" {
			say(w, "here")
			return
		}
		w.Header().Set("Location", to)
		w.WriteHeader(status)
	})
	c := newClient(t, fetch.Options{}, at, elsewhere)
	get := func(path string) (*fetch.Response, error) {
		return c.Get(t.Context(), fetch.Request{URL: strings.Replace(at, "://", "://ann:open@", 1) + path})
	}
	to := func(path, address string) string { return path + "?to=" + url.QueryEscape(address) }
	for _, ok := range []struct{ path, body, moved string }{
		{"/", "here", ""},
		{"/5", "here", ""},
		{to("/found", "/there?auth"), "here", ""},
		{to("/found", elsewhere), "elsewhere", ""},
		{to("/moved", elsewhere), "elsewhere", elsewhere},
		{to("/moved", "/there"), "here", at + "/there"},
		{to("/moved", to("/found", "/there")), "here", ""},
		{to("/moved", "http://evil:word@"+strings.TrimPrefix(elsewhere, "http://")), "elsewhere", elsewhere},
	} {
		res, err := get(ok.path)
		if err != nil || string(res.Body) != ok.body || res.Moved != ok.moved {
			t.Errorf("%s: %+v, %v", ok.path, res, err)
		}
	}
	closed := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("it was reached") })
	for path, want := range map[string]string{
		"/6":                                "more than 5 times",
		to("/moved", "/moved?to=%2Fmoved"):  "", // ends
		to("/found", "file:///etc/passwd"):  "only http and https",
		to("/found", "http://"):             "names no host",
		to("/found", closed):                "private address",
		to("/found", "http://127.1.1.1:9/"): "private address",
		to("/found", "http://[::1]:9/"):     "private address",
		to("/found", "\\\\evil\\share%zz"):  "redirected to",
	} {
		if _, err := get(path); want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}

func TestGetDoesNotGiveAwayAPassword(t *testing.T) {
	t.Parallel()
	plain := serve(t, func(http.ResponseWriter, *http.Request) {})
	s := httptest.NewTLSServer(http.RedirectHandler(plain, http.StatusFound))
	t.Cleanup(s.Close)
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	c := newClient(t, fetch.Options{Roots: roots}, s.URL, plain)
	if _, err := c.Get(t.Context(), fetch.Request{URL: s.URL}); err != nil {
		t.Errorf("without a password: %v", err)
	}
	_, err := c.Get(t.Context(), fetch.Request{URL: strings.Replace(s.URL, "://", "://ann:secret@", 1)})
	expect(t, err, articles.Refused, "from https to http", "password")
	if strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
	_, err = newClient(t, fetch.Options{}, s.URL).Get(t.Context(), fetch.Request{URL: s.URL})
	expect(t, err, articles.Unreachable, "certificate")
}

func TestGetStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	at := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	_, err := newClient(t, fetch.Options{}, at).Get(ctx, fetch.Request{URL: at})
	expect(t, err, articles.Canceled)
}
