package fetch

import (
	"net/http"
	"testing"
	"time"
)

func TestTimesThatServersName(t *testing.T) {
	t.Parallel()
	now := time.Date(2031, 3, 2, 12, 0, 0, 0, time.UTC)
	at := func(d time.Duration) string { return now.Add(d).Format(http.TimeFormat) }
	for _, c := range []struct {
		name string
		head http.Header
		get  func(http.Header, time.Time) time.Duration
		want time.Duration
	}{
		{"nothing", http.Header{}, retryAfter, 0},
		{"seconds", http.Header{"Retry-After": {"120"}}, retryAfter, 2 * time.Minute},
		{"a date", http.Header{"Retry-After": {at(time.Hour)}}, retryAfter, time.Hour},
		{"a date that is over", http.Header{"Retry-After": {at(-time.Hour)}}, retryAfter, 0},
		{"for ever", http.Header{"Retry-After": {"99999999999"}}, retryAfter, longest},
		{"below nothing", http.Header{"Retry-After": {"-5"}}, retryAfter, 0},
		{"no number", http.Header{"Retry-After": {"soon"}}, retryAfter, 0},
		{"max-age", http.Header{"Cache-Control": {"public, Max-Age=600"}}, maxAge, 10 * time.Minute},
		{"max-age in quotes", http.Header{"Cache-Control": {`max-age="60"`}}, maxAge, time.Minute},
		{"max-age of an old copy", http.Header{"Cache-Control": {"max-age=600"}, "Age": {"500"}}, maxAge, 100 * time.Second},
		{"older than its age", http.Header{"Cache-Control": {"max-age=600"}, "Age": {"700"}}, maxAge, 0},
		{"max-age goes before Expires", http.Header{"Cache-Control": {"max-age=60"}, "Expires": {at(time.Hour)}}, maxAge, time.Minute},
		{"Expires", http.Header{"Expires": {at(time.Hour)}}, maxAge, time.Hour},
		{"Expires by the server's clock", http.Header{"Expires": {at(time.Hour)}, "Date": {at(30 * time.Minute)}}, maxAge, 30 * time.Minute},
		{"Expires 0", http.Header{"Expires": {"0"}}, maxAge, 0},
	} {
		if got := c.get(c.head, now); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// FuzzTimes holds that whatever a server says, the time is within bounds.
func FuzzTimes(f *testing.F) {
	f.Add("120", "public, max-age=600", "500", "0")
	f.Add("Sun, 02 Mar 2031 13:00:00 GMT", `max-age="18446744073709551615"`, "-1", "Sun, 02 Mar 0001 13:00:00 GMT")
	f.Fuzz(func(t *testing.T, retry, cache, age, expires string) {
		h := http.Header{"Retry-After": {retry}, "Cache-Control": {cache}, "Age": {age}, "Expires": {expires}, "Date": {retry}}
		now := time.Date(2031, 3, 2, 12, 0, 0, 0, time.UTC)
		for name, d := range map[string]time.Duration{"retry": retryAfter(h, now), "age": maxAge(h, now)} {
			if d < 0 || d > longest {
				t.Errorf("%s: %s", name, d)
			}
		}
	})
}
