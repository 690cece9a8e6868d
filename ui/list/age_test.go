package list

import (
	"testing"
	"time"
)

func TestAge(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		ago  time.Duration
		want string
	}{
		{0, "now"},
		{59 * time.Second, "now"},
		{time.Minute, "1m"},
		{59 * time.Minute, "59m"},
		{25 * time.Hour, "1d"},
		{6 * 24 * time.Hour, "6d"},
		{8 * 24 * time.Hour, "6 Mar"},
		{100 * 24 * time.Hour, "4 Dec"},
		{400 * 24 * time.Hour, "2025"},
		{-48 * time.Hour, "16 Mar"},
	} {
		if got := age(now.Add(-c.ago), now); got != c.want {
			t.Errorf("%v ago is %q, want %q", c.ago, got, c.want)
		}
	}
	if got := age(time.Time{}, now); got != "" {
		t.Errorf("no time is %q", got)
	}
}
