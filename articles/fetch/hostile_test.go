package fetch_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/net/dns/dnsmessage"

	"onrecord/articles"
	"onrecord/articles/fetch"
)

// short are limits that a test can wait for.
var short = fetch.Limits{
	Dial: 2 * time.Second, TLS: 300 * time.Millisecond, Header: 300 * time.Millisecond, Whole: 900 * time.Millisecond,
	HeaderBytes: 8 << 10, Body: 64 << 10,
}

// raw listens on loopback and answers each connection by f, past its request.
func raw(t *testing.T, f func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var open sync.WaitGroup
	t.Cleanup(func() {
		_ = l.Close()
		open.Wait()
	})
	open.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			open.Go(func() {
				defer conn.Close() //nolint:errcheck // the other side may be gone
				_, _ = conn.Read(make([]byte, 4<<10))
				f(conn)
			})
		}
	})
	return "http://" + l.Addr().String()
}

// forever writes piece until the other side has had enough.
func forever(w io.Writer, piece string, pause time.Duration) {
	for {
		if _, err := io.WriteString(w, piece); err != nil {
			return
		}
		if pause > 0 {
			time.Sleep(pause) // the server is the slow one
		}
	}
}

func TestGetEndsWhateverTheHostDoes(t *testing.T) {
	t.Parallel()
	hang := func(c net.Conn) { _, _ = c.Read(make([]byte, 1)) } // until the client leaves
	for name, c := range map[string]struct {
		host   func(net.Conn)
		scheme string
		code   articles.Code
		words  string
	}{
		"says nothing":          {hang, "http", articles.Unreachable, "no answer within"},
		"says nothing to https": {hang, "https", articles.Unreachable, "no secure connection within"},
		"hangs up":              {func(net.Conn) {}, "http", articles.Unreachable, "ended the connection"},
		"speaks no HTTP":        {func(c net.Conn) { say(c, "220 mail.example ESMTP\r\n") }, "http", articles.Unreachable, "HTTP"},
		"header without end": {func(c net.Conn) {
			say(c, "HTTP/1.1 200 OK\r\n")
			forever(c, "X-Pad: "+strings.Repeat("a", 100)+"\r\n", 0)
		}, "http", articles.TooLarge, "header"},
		"header drop by drop": {func(c net.Conn) {
			say(c, "HTTP/1.1 200 OK\r\nX: ")
			forever(c, "a", 20*time.Millisecond)
		}, "http", articles.Unreachable, "within"},
		"body without end": {func(c net.Conn) {
			say(c, "HTTP/1.1 200 OK\r\n\r\n")
			forever(c, strings.Repeat("a", 1000), 0)
		}, "http", articles.TooLarge, "larger than 65536 bytes"},
		"body drop by drop": {func(c net.Conn) {
			say(c, "HTTP/1.1 200 OK\r\n\r\n")
			forever(c, "a", 20*time.Millisecond)
		}, "http", articles.Unreachable, "not there within 900ms"},
		"less than it says":         {func(c net.Conn) { say(c, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort") }, "http", articles.Unreachable, "cut short"},
		"first answers without end": {func(c net.Conn) { forever(c, "HTTP/1.1 103 Early Hints\r\n\r\n", 0) }, "http", articles.TooLarge, "header"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			at := raw(t, c.host)
			client := newClient(t, fetch.Options{Limits: short}, at)
			_, err := client.Get(t.Context(), fetch.Request{URL: strings.Replace(at, "http:", c.scheme+":", 1)})
			expect(t, err, c.code, c.words, strings.TrimPrefix(at, "http"))
		})
	}
}

func TestGetTakesNoMoreThanTheHostSays(t *testing.T) {
	t.Parallel()
	at := raw(t, func(c net.Conn) { say(c, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nshort and more") })
	res, err := newClient(t, fetch.Options{}, at).Get(t.Context(), fetch.Request{URL: at})
	if err != nil || string(res.Body) != "short" {
		t.Errorf("%+v, %v", res, err)
	}
}

// encode writes text in an encoding.
func encode(t *testing.T, name string, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch name {
	case "gzip", "x-gzip":
		w = gzip.NewWriter(&b)
	case "deflate":
		w = zlib.NewWriter(&b)
	case "raw":
		w, _ = flate.NewWriter(&b, 9)
	case "br":
		w = brotli.NewWriter(&b)
	case "zstd":
		w, _ = zstd.NewWriter(&b)
	}
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGetDecodes(t *testing.T) {
	t.Parallel()
	text := []byte(strings.Repeat("The tide came in and went out again. ", 100))
	var header string
	var body []byte
	at := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", header)
		_, _ = w.Write(body)
	})
	c := newClient(t, fetch.Options{Limits: fetch.Limits{Body: short.Body}}, at)
	bomb := make([]byte, 4<<20)
	for _, x := range []struct {
		header string
		body   []byte
		want   articles.Code
		words  string
	}{
		{"gzip", encode(t, "gzip", text), "", ""},
		{"GZIP", encode(t, "gzip", text), "", ""},
		{"x-gzip", encode(t, "gzip", text), "", ""},
		{"deflate", encode(t, "deflate", text), "", ""},
		{"deflate", encode(t, "raw", text), "", ""},
		{"br", encode(t, "br", text), "", ""},
		{"zstd", encode(t, "zstd", text), "", ""},
		{"identity", text, "", ""},
		{"gzip, br", encode(t, "br", encode(t, "gzip", text)), "", ""},
		{"gzip", text, "", ""}, // it says so and is not
		{"zstd", text, "", ""},
		{"gzip", encode(t, "gzip", bomb), articles.TooLarge, "larger than"},
		{"deflate", encode(t, "deflate", bomb), articles.TooLarge, "larger than"},
		{"br", encode(t, "br", bomb), articles.TooLarge, "larger than"},
		{"zstd", encode(t, "zstd", bomb), articles.TooLarge, "larger than"},
		{"gzip, gzip", encode(t, "gzip", encode(t, "gzip", bomb)), articles.TooLarge, "larger than"},
		{"br, gzip, br, gzip", text, articles.Unreachable, "4 times over"},
		{"compress", text, articles.Unreachable, "not known"},
		{"gzip", encode(t, "gzip", text)[:40], articles.Unreachable, "cut short"},
		{"br", []byte("\xff\xff\xff\xff"), articles.Unreachable, "read its body"},
		{"zstd", []byte("\x28\xb5\x2f\xfd\x00\xf8\x00\x00\x00\x00"), articles.Unreachable, ""}, // a window of terabytes
	} {
		header, body = x.header, x.body
		res, err := c.Get(t.Context(), fetch.Request{URL: at})
		switch {
		case x.want != "":
			expect(t, err, x.want, x.words)
		case err != nil || !bytes.Equal(res.Body, text):
			t.Errorf("%s: %+v, %v", x.header, res, err)
		case res.Wire != int64(len(body)):
			t.Errorf("%s: %d bytes sent, %d counted", x.header, len(body), res.Wire)
		}
	}
}

// resolver answers every name with address.
func resolver(t *testing.T, address [4]byte) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var done sync.WaitGroup
	t.Cleanup(func() {
		_ = conn.Close()
		done.Wait()
	})
	done.Go(func() {
		b := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(b)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(b[:n]) != nil {
				continue
			}
			m.Response = true
			m.Additionals = nil
			if m.Questions[0].Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: m.Questions[0].Name, Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET, TTL: 1},
					Body:   &dnsmessage.AResource{A: address},
				}}
			}
			out, _ := m.Pack()
			_, _ = conn.WriteTo(out, from)
		}
	})
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func TestGetChecksWhatNamesLeadTo(t *testing.T) {
	t.Parallel()
	reached := false
	at := serve(t, func(http.ResponseWriter, *http.Request) { reached = true })
	port := at[strings.LastIndex(at, ":"):]
	names := resolver(t, [4]byte{127, 0, 0, 1})
	_, err := newClient(t, fetch.Options{Resolver: names}).Get(t.Context(), fetch.Request{URL: "http://news.example" + port})
	expect(t, err, articles.Refused, "news.example", "127.0.0.1", "private")
	if reached {
		t.Error("it was reached")
	}
	c := newClient(t, fetch.Options{Resolver: names}, "NEWS.example"+port)
	if _, err := c.Get(t.Context(), fetch.Request{URL: "http://news.example" + port}); err != nil || !reached {
		t.Errorf("allowed by name: %v", err)
	}
	_, err = c.Get(t.Context(), fetch.Request{URL: "http://other.example" + port})
	expect(t, err, articles.Refused, "private")
}

func TestGetThroughAProxy(t *testing.T) {
	t.Parallel()
	var asked []string
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.String())
		switch r.URL.Path {
		case "/in":
			http.Redirect(w, r, "http://10.0.0.1/", http.StatusFound)
		case "/home":
			http.Redirect(w, r, "http://router/", http.StatusFound)
		default:
			say(w, "through the proxy")
		}
	})
	proxy := http.ProxyURL(mustParse(at))
	c := newClient(t, fetch.Options{Proxy: byURL(proxy), Resolver: resolver(t, [4]byte{93, 184, 216, 34})})
	res, err := c.Get(t.Context(), fetch.Request{URL: "http://news.example/feed"})
	if err != nil || string(res.Body) != "through the proxy" {
		t.Fatalf("%+v, %v", res, err)
	}
	for _, address := range []string{
		"http://127.0.0.1:9/", "http://localhost/", "http://[::1]/", "http://router.lan/", at, "http://news.example/in", "http://news.example/home",
	} {
		_, err := c.Get(t.Context(), fetch.Request{URL: address})
		expect(t, err, articles.Refused, "private")
	}
	if len(asked) != 3 {
		t.Errorf("the proxy was asked for %q", asked)
	}
	inside := newClient(t, fetch.Options{Proxy: byURL(proxy), Resolver: resolver(t, [4]byte{192, 168, 0, 1})})
	_, err = inside.Get(t.Context(), fetch.Request{URL: "http://news.example/feed"})
	expect(t, err, articles.Refused, "192.168.0.1")
}

func TestGetIsPolite(t *testing.T) {
	t.Parallel()
	var all, most atomic.Int32
	var addresses []string
	for range 4 {
		var here atomic.Int32
		addresses = append(addresses, serve(t, func(http.ResponseWriter, *http.Request) {
			if here.Add(1) > 1 {
				t.Error("one host has two requests at once")
			}
			n := all.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			time.Sleep(5 * time.Millisecond) // the server is the slow one
			all.Add(-1)
			here.Add(-1)
		}))
	}
	c := newClient(t, fetch.Options{Limits: fetch.Limits{Hosts: 2}}, addresses...)
	var work sync.WaitGroup
	for i := range 24 {
		work.Go(func() {
			if _, err := c.Get(t.Context(), fetch.Request{URL: addresses[i%4]}); err != nil {
				t.Error(err)
			}
		})
	}
	work.Wait()
	if most.Load() > 2 {
		t.Errorf("%d hosts at once", most.Load())
	}
}

func mustParse(s string) *url.URL {
	u, err := url.Parse(s)
	if err != nil {
		panic(err)
	}
	return u
}

// byURL is a proxy function of net/http as the client takes one.
func byURL(f func(*http.Request) (*url.URL, error)) func(*url.URL) (*url.URL, error) {
	return func(u *url.URL) (*url.URL, error) { return f(&http.Request{URL: u}) }
}
