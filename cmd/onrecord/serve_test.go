package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// cmdServe starts a server on loopback that gives the files of a folder, with
// validators, until the script ends. It sets NAME to the server's address, and
// NAME_HOST to its host and port. Paths that a script has use for besides:
//
//	…/status/CODE   an answer with that status, and a Retry-After of an hour
//	/moved/PATH     a permanent redirect to PATH
//	/inside         a redirect to a private address that is not allowed
//	/slow           no answer before the client leaves
func cmdServe(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 2, "serve NAME FOLDER")
	files := http.FileServer(http.Dir(ts.MkAbs(args[1])))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path
		switch {
		case strings.Contains(path, "/status/"):
			code, _ := strconv.Atoi(path[strings.LastIndex(path, "/")+1:])
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(code)
		case strings.HasPrefix(path, "/moved/"):
			w.Header().Set("Location", strings.TrimPrefix(path, "/moved"))
			w.WriteHeader(http.StatusMovedPermanently)
		case path == "/inside":
			http.Redirect(w, r, "http://127.9.9.9:9/", http.StatusFound)
		case path == "/slow":
			<-r.Context().Done()
		default:
			files.ServeHTTP(w, r)
		}
	}))
	ts.Defer(s.Close)
	ts.Setenv(args[0], s.URL)
	ts.Setenv(args[0]+"_HOST", strings.TrimPrefix(s.URL, "http://"))
}

// cmdFeedList writes a urls file of paths on one server.
func cmdFeedList(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) > 2, "list-of-feeds FILE ADDRESS PATH…")
	var b strings.Builder
	for _, path := range args[2:] {
		b.WriteString(args[1] + path + "\n")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o600))
}

// cmdPublish copies a file over one that is served, as a newer one.
func cmdPublish(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 2, "publish FILE SERVED")
	to := ts.MkAbs(args[1])
	ts.Check(os.WriteFile(to, []byte(ts.ReadFile(args[0])), 0o600))
	info, err := os.Stat(to)
	ts.Check(err)
	later := info.ModTime().Add(2 * time.Second) // its date is sent in seconds
	ts.Check(os.Chtimes(to, later, later))
}
