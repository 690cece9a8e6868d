package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longest is what any time that a server asks for is cut to.
const longest = 30 * 24 * time.Hour

// retryAfter is how long a host asks to be left alone (RFC 9110, 10.2.3): in
// seconds, or until a date. 0 if it does not say.
func retryAfter(h http.Header, now time.Time) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if d, ok := seconds(v); ok {
		return d
	}
	if at, err := http.ParseTime(v); err == nil {
		return within(at.Sub(now))
	}
	return 0
}

// maxAge is for how long an answer says that it stays new (RFC 9111, 4.2.1), by
// Cache-Control or by Expires; 0 if it does not say.
func maxAge(h http.Header, now time.Time) time.Duration {
	for _, part := range strings.Split(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		if !strings.EqualFold(name, "max-age") {
			continue
		}
		age, _ := seconds(h.Get("Age"))
		if d, ok := seconds(strings.Trim(value, `"`)); ok {
			return within(d - age)
		}
	}
	at, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0
	}
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		now = date
	}
	return within(at.Sub(now))
}

// seconds reads a number of seconds.
func seconds(s string) (time.Duration, bool) {
	n, err := strconv.ParseUint(strings.TrimSpace(s), 10, 64)
	if err != nil {
		return 0, false
	}
	return time.Duration(min(n, uint64(longest/time.Second))) * time.Second, true
}

func within(d time.Duration) time.Duration { return min(max(d, 0), longest) }
