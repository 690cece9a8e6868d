package main_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// TestRefreshInATerminal cancels a refresh that waits for a slow host, and
// completes it afterwards.
func TestRefreshInATerminal(t *testing.T) {
	t.Parallel()
	needTmux(t)
	var awake atomic.Bool
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" && !awake.Load() {
			<-r.Context().Done()
			return
		}
		_, _ = fmt.Fprintf(w, `<rss version="2.0"><channel><title>The Harbour</title><item><title>Word of %s</title><guid>1</guid></item></channel></rss>`, r.URL.Path)
	}))
	t.Cleanup(s.Close)
	bin, env := program(t), home(t)
	list := filepath.Join(t.TempDir(), "urls")
	if err := os.WriteFile(list, []byte(s.URL+"/quick\n"+s.URL+"/slow\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, bin, env, "feeds", "import", list)
	run(t, bin, env, "add", "testdata/ferry.txt")
	x := newScreen(t, 120, 30, bin+" --allow-private "+strings.TrimPrefix(s.URL, "http://"), env...)
	x.shows("Islanders win the ferry")
	x.send("g", "R")
	x.shows("Refreshing feeds", "1 of 2", "Esc cancel")
	x.send("Escape")
	x.shows("Cancelled: Refreshing feeds; what was done stays done", "Word of /quick", "All 2")
	awake.Store(true)
	x.send("g", "R")
	x.shows("1 new article from 1 feed", "Word of /slow", "All 3")
	x.send("q")
	x.gone()
}
