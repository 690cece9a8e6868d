package intake

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"onrecord/articles"
	"onrecord/articles/feed"
	"onrecord/articles/fetch"
)

func TestNextFetch(t *testing.T) {
	t.Parallel()
	now := time.Date(2031, 3, 2, 12, 0, 0, 0, time.UTC)
	failed := func(status int, retry time.Duration) error {
		return &articles.Error{Code: articles.Unreachable, Err: &fetch.StatusError{Status: status, RetryAfter: retry}}
	}
	for name, c := range map[string]struct {
		every    time.Duration
		failures int // before
		ttl, age time.Duration
		err      error
		chance   float64
		want     time.Duration
	}{
		"as usual":              {want: time.Hour},
		"as the reader wants":   {every: 3 * time.Hour, want: 3 * time.Hour},
		"not too often":         {every: time.Minute, want: 15 * time.Minute},
		"not too seldom":        {every: 1000 * time.Hour, want: 7 * 24 * time.Hour},
		"by its TTL":            {ttl: 5 * time.Hour, want: 5 * time.Hour},
		"a shorter TTL":         {ttl: time.Minute, want: time.Hour},
		"by max-age":            {age: 2 * time.Hour, want: 2 * time.Hour},
		"a year of max-age":     {age: 8760 * time.Hour, want: 7 * 24 * time.Hour},
		"some chance":           {chance: 0.5, want: 63 * time.Minute},
		"chance within bounds":  {every: 7 * 24 * time.Hour, chance: 1, want: 7 * 24 * time.Hour},
		"the first failure":     {err: errors.New("late"), want: time.Hour},
		"the third failure":     {failures: 2, err: errors.New("late"), want: 4 * time.Hour},
		"the hundredth failure": {failures: 99, err: errors.New("late"), want: 7 * 24 * time.Hour},
		"after failures":        {failures: 9, want: time.Hour},
		"as the host asks":      {err: failed(http.StatusTooManyRequests, 9*time.Hour), want: 9 * time.Hour},
		"sooner than the host":  {every: 9 * time.Hour, err: failed(http.StatusServiceUnavailable, time.Second), want: 9 * time.Hour},
		"more than a host may":  {err: failed(http.StatusServiceUnavailable, 700*time.Hour), want: 7 * 24 * time.Hour},
	} {
		d := &Desk{Now: func() time.Time { return now }, Chance: func() float64 { return c.chance }}
		f := articles.Feed{FeedSettings: articles.FeedSettings{Every: c.every}, FeedState: articles.FeedState{Failures: c.failures}}
		got := delivery{feed: f, err: c.err}
		if c.err == nil {
			got.response, got.document = &fetch.Response{MaxAge: c.age}, &feed.Document{TTL: c.ttl}
		}
		f = d.after(got, 0)
		if wait := f.Next.Sub(now); wait != c.want {
			t.Errorf("%s: in %s, want %s", name, wait, c.want)
		}
		if (f.Failures > 0) != (c.err != nil) {
			t.Errorf("%s: %d failures", name, f.Failures)
		}
	}
}

func TestMoved(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ from, to, want string }{
		"elsewhere":                     {"http://a.example/", "https://b.example/f", "https://b.example/f"},
		"with a password":               {"http://u:p@a.example/", "http://a.example/f", "http://u:p@a.example/f"},
		"with a password, another host": {"http://u:p@a.example/", "http://b.example/f", "http://u:p@a.example/"},
	} {
		f := articles.Feed{URL: c.from}
		for range movesBelieve {
			moved(&f, c.to)
		}
		if f.URL != c.want {
			t.Errorf("%s: %s, want %s", name, f.URL, c.want)
		}
	}
	f := articles.Feed{URL: "http://a.example/"}
	for range 9 {
		moved(&f, "http://b.example/")
		moved(&f, "http://c.example/")
		moved(&f, "")
	}
	if f.URL != "http://a.example/" || f.Moves != 0 {
		t.Errorf("%+v", f)
	}
}
