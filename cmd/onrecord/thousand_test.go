package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"onrecord/articles"
	"onrecord/store"
)

// A press serves as many feeds as are asked for, of a hundred items each.
type press struct {
	requests, bytes atomic.Int64
	items           string // which all feeds share, but for their names
}

func newPress() *press {
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, "<item><title>Item %d of FEED</title><link>https://FEED.example/%d</link><guid>%d</guid><pubDate>Sat, 10 Jan 2026 09:%02d:00 GMT</pubDate><description>", i, i, i, i%60)
		for p := range 8 {
			fmt.Fprintf(&b, "&lt;p&gt;Paragraph %d of item %d of FEED. The tide came in and went out again, and the harbour master said that nobody had asked for the ferry.&lt;/p&gt;", p, i)
		}
		b.WriteString("</description></item>")
	}
	return &press{items: b.String()}
}

func (p *press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.requests.Add(1)
	name := strings.Trim(r.URL.Path, "/")
	w.Header().Set("ETag", `"`+name+`"`)
	if r.Header.Get("If-None-Match") == `"`+name+`"` {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	n, _ := fmt.Fprintf(w, `<rss version="2.0"><channel><title>%s</title>%s</channel></rss>`, name, strings.ReplaceAll(p.items, "FEED", name))
	p.bytes.Add(int64(n))
}

// TestThousandFeeds kills a refresh of many feeds in its middle, lets the next one
// complete, and runs another that finds nothing new. It has 24 feeds, or as many
// as ONRECORD_FEEDS says, and logs what a refresh takes.
func TestThousandFeeds(t *testing.T) {
	t.Parallel()
	feeds := 24
	if v := os.Getenv("ONRECORD_FEEDS"); v != "" {
		if _, err := fmt.Sscan(v, &feeds); err != nil {
			t.Fatal(err)
		}
	} else if testing.Short() {
		t.Skip("takes seconds")
	}
	news := newPress()
	at := httptest.NewServer(news)
	t.Cleanup(at.Close)
	folder := t.TempDir()
	var list strings.Builder
	for i := range feeds {
		fmt.Fprintf(&list, "%s/feed%d\n", at.URL, i)
	}
	if err := os.WriteFile(filepath.Join(folder, "urls"), []byte(list.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) *exec.Cmd {
		args = append([]string{"--library", filepath.Join(folder, "library.db"), "--allow-private", strings.TrimPrefix(at.URL, "http://")}, args...)
		c := exec.CommandContext(t.Context(), "onrecord", args...) // script_test.go puts it there
		c.Env = append(os.Environ(), "HOME="+folder)
		c.Stderr = os.Stderr
		return c
	}
	if err := run("feeds", "import", filepath.Join(folder, "urls")).Run(); err != nil {
		t.Fatal(err)
	}

	killed := run("--json", "feeds", "refresh", "--later")
	out, err := killed.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := killed.Start(); err != nil {
		t.Fatal(err)
	}
	acknowledged := 0
	lines := bufio.NewScanner(out)
	for lines.Scan() && acknowledged < feeds/4 {
		acknowledged++
	}
	if err := killed.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() { // what it still said before it died
		acknowledged++
	}
	_ = killed.Wait()
	if n := countArticles(t, folder); n < acknowledged*100 {
		t.Fatalf("%d feeds were reported as stored, and %d articles are", acknowledged, n)
	}

	refresh := func(name string) (added int, bytes int64) {
		news.requests.Store(0)
		news.bytes.Store(0)
		c := run("--json", "feeds", "refresh", "--later")
		began := time.Now()
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		took := time.Since(began)
		for line := range strings.Lines(string(out)) {
			var r refreshedRecord
			if err := json.Unmarshal([]byte(line), &r); err != nil || r.Status == "failed" {
				t.Fatalf("%s: %v", line, err)
			}
			added += r.Added
		}
		usage, _ := c.ProcessState.SysUsage().(*syscall.Rusage)
		t.Logf("%s: %d feeds, %d new articles in %s: %d requests, %.1f MB sent, %d MB of memory at most, %s of processor", name, feeds, added,
			took.Round(time.Millisecond), news.requests.Load(), float64(news.bytes.Load())/1e6, usage.Maxrss>>10, (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Round(time.Millisecond))
		return added, news.bytes.Load()
	}
	if added, _ := refresh("the first whole refresh"); added > (feeds-acknowledged)*100 {
		t.Errorf("%d articles came twice", added-(feeds-acknowledged)*100)
	}
	if n := countArticles(t, folder); n != feeds*100 {
		t.Errorf("%d articles of %d", n, feeds*100)
	}
	if added, bytes := refresh("the next refresh"); added != 0 || bytes != 0 {
		t.Errorf("%d articles and %d bytes the second time", added, bytes)
	}
}

// countArticles opens the library, checks it, and counts.
func countArticles(t *testing.T, folder string) int {
	t.Helper()
	lib, err := store.Open(context.Background(), filepath.Join(folder, "library.db"), store.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	problems, err := lib.Check(t.Context())
	if err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
	n, err := lib.Count(t.Context(), articles.Query{})
	if err != nil {
		t.Error(err)
	}
	if err := lib.Close(); err != nil {
		t.Error(err)
	}
	return n
}
