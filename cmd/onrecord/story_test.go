package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStoriesInATerminal: the same copy in two outlets is one row that unfolds,
// without colours too, and on a screen of 40 columns.
func TestStoriesInATerminal(t *testing.T) {
	t.Parallel()
	needTmux(t)
	bin := program(t)
	env := home(t)
	ferry, err := os.ReadFile("testdata/ferry.txt")
	if err != nil {
		t.Fatal(err)
	}
	again := filepath.Join(t.TempDir(), "again.txt")
	if err := os.WriteFile(again, []byte("Ferry stays, islanders told\n\nBy our staff and agencies\n\n"+string(ferry)), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, bin, env, "add", "testdata/ferry.txt", again)
	s := newScreen(t, 40, 16, bin+" --no-color", env...)
	s.shows("1/1", "Islanders win the ferry back", "+1 other")
	s.send("e")
	s.shows("1/2", "1 below", "* | Ferry stays, islanders told")
	s.send("j", "Enter")
	s.shows("By our staff and agencies")
	s.send("g", "s")
	s.shows("VERSIONS")
	s.send("G")
	s.shows("THE SAME STORY ELSEWHERE", "> Islanders win the ferry back")
	s.send("Enter", "1")
	s.until("the list with its cursor on the first again", func(text string) bool {
		return strings.Contains(text, ">   Islanders win") || strings.Contains(text, "> * Islanders win")
	})
	s.send("e")
	s.shows("1/1", "+1 other")
	s.send("q")
	s.gone()
}
