package main_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A screen is a real terminal: a tmux server of its own with one window.
type screen struct {
	t      *testing.T
	socket string
}

// needTmux skips the test where tmux is missing; under ONRECORD_CI that fails.
func needTmux(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err == nil {
		return
	}
	if os.Getenv("ONRECORD_CI") != "" {
		t.Fatal("tmux is missing, and this run may not skip")
	}
	t.Skip("tmux is not installed: the test of the real terminal is skipped")
}

// newScreen starts command in a terminal of w × h cells. The environment is
// what env adds to an empty home.
func newScreen(t *testing.T, w, h int, command string, env ...string) *screen {
	t.Helper()
	dir, err := os.MkdirTemp("", "scr") // a socket's path may have 107 bytes: t.TempDir is too deep
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	s := &screen{t: t, socket: filepath.Join(dir, "tmux")}
	conf := filepath.Join(t.TempDir(), "tmux.conf")
	settings := "set -g default-terminal tmux-256color\nset -g status off\nset -g escape-time 0\nset -g remain-on-exit on\n"
	if err := os.WriteFile(conf, []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"-u", "-f", conf, "new-session", "-d", "-x", strconv.Itoa(w), "-y", strconv.Itoa(h)}
	for _, e := range env {
		args = append(args, "-e", e)
	}
	s.tmux(append(args, command)...)
	t.Cleanup(func() { s.tmux("kill-server") })
	return s
}

func (s *screen) tmux(args ...string) string {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "tmux", append([]string{"-S", s.socket}, args...)...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TMUX=")
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("tmux %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// text is what the terminal shows.
func (s *screen) text() string { return s.tmux("capture-pane", "-p") }

// send types keys in tmux's names ("C-s", "Enter", "]").
func (s *screen) send(keys ...string) { s.tmux(append([]string{"send-keys"}, keys...)...) }

// typed types text as it stands.
func (s *screen) typed(text string) { s.tmux("send-keys", "-l", text) }

// until waits for the terminal to show what ok asks for.
func (s *screen) until(what string, ok func(text string) bool) string {
	s.t.Helper()
	deadline := time.After(20 * time.Second)
	tick := time.NewTicker(30 * time.Millisecond)
	defer tick.Stop()
	for {
		text := s.text()
		if ok(text) {
			return text
		}
		select {
		case <-deadline:
			s.t.Fatalf("the terminal never showed %s:\n%s", what, text)
		case <-tick.C:
		}
	}
}

// shows waits for every one of the texts.
func (s *screen) shows(texts ...string) string {
	s.t.Helper()
	return s.until(strings.Join(texts, ", "), func(text string) bool {
		for _, want := range texts {
			if !strings.Contains(text, want) {
				return false
			}
		}
		return true
	})
}

// settled is what the terminal shows when that has not changed for ten looks.
func (s *screen) settled() string {
	s.t.Helper()
	last, same := "", 0
	return s.until("one thing for long enough", func(text string) bool {
		if same++; text != last {
			last, same = text, 0
		}
		return same >= 10
	})
}

// gone waits for the program to end.
func (s *screen) gone() {
	s.t.Helper()
	s.until("the program's end", func(string) bool {
		return strings.TrimSpace(s.tmux("display-message", "-p", "#{pane_dead}")) == "1"
	})
}

// program builds onrecord once more, as its users run it.
func program(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "onrecord")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return bin
}
