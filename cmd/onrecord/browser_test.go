package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"onrecord/articles"
)

func TestBrowse(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell script as a browser")
	}
	dir := t.TempDir()
	seen := filepath.Join(dir, "seen")
	browser := filepath.Join(dir, "browser")
	if err := os.WriteFile(browser, []byte("#!/bin/sh\nprintf '%s\\n' \"$@\" >"+seen+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	a := &app{conf: config{Browser: []string{browser, "--new-tab"}}}
	address := "https://news.example/a?b=$(touch+x)&c='d';e"
	if err := a.browse(context.Background(), address); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(seen)
	if err != nil || string(got) != "--new-tab\n"+address+"\n" {
		t.Errorf("the browser was given %q, %v", got, err)
	}
	for _, bad := range []string{"-flag", "--new-window", "file:///etc/passwd", "javascript:alert(1)", "", "/etc/passwd", "https:", "http://a\x1b[2J", "news.example"} {
		if err := a.browse(context.Background(), bad); articles.CodeOf(err) != articles.Refused {
			t.Errorf("%q: %v, want it refused", bad, err)
		}
	}
	a.conf.Browser = []string{filepath.Join(dir, "nothing")}
	if err := a.browse(context.Background(), address); err == nil || !strings.Contains(err.Error(), "open the browser") {
		t.Errorf("a browser that is not there: %v", err)
	}
	a.conf.Offline = true
	if err := a.browse(context.Background(), address); articles.CodeOf(err) != articles.Refused {
		t.Errorf("offline: %v", err)
	}
}
