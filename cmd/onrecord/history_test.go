package main

import (
	"path/filepath"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHistory(t *testing.T) {
	t.Parallel()
	h := history{filepath.Join(t.TempDir(), "state", "history")}
	if got := h.Load(); got != nil {
		t.Errorf("before the first: %q", got)
	}
	for _, l := range []string{"view Unread", "set mouse\nq", "\x1b[31mstar"} {
		if err := h.Add(l); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff([]string{"view Unread", "set mouse q", "[31mstar"}, h.Load()); d != "" {
		t.Error(d)
	}
	for i := range 3 * mostHistory {
		if err := h.Add(strconv.Itoa(i)); err != nil {
			t.Fatal(err)
		}
	}
	got := h.Load()
	if len(got) != mostHistory || got[len(got)-1] != strconv.Itoa(3*mostHistory-1) {
		t.Errorf("%d lines, the last %q", len(got), got[len(got)-1])
	}
}
