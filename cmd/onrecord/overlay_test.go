package main_test

import (
	"strings"
	"testing"
)

// The boxes over the panes, each in a real terminal: opened by its key, shown
// what the library has, and left again.
func TestBoxesInATerminal(t *testing.T) {
	t.Parallel()
	needTmux(t)
	bin := program(t)
	env := home(t)
	run(t, bin, env, "add", "testdata/ferry.txt")
	cases := []struct {
		name string
		keys []string
		see  []string
	}{
		{"references", []string{"]", "p", "g", "r"}, []string{"· 1 article", "Islanders win the ferry back", "Enter go there"}},
		{"dossier", []string{"]", "p", "g", "d"}, []string{"ROLES AS PRINTED", "TOGETHER WITH", "gr all sentences"}},
		{"ledger", []string{"g", "Q"}, []string{"Quotes", "Islanders win the ferry back", "this speaker"}},
		{"notes", []string{"]", "q", "H", "g", "N"}, []string{"Notes", "point", "Islanders win the ferry back", "lost only"}},
		{"search", []string{"g", "/", "f", "e", "r", "r", "y"}, []string{"TITLES", "IN THE TEXT", "Esc close"}},
		{"why", []string{"]", "q", "i"}, []string{"Why?", "certainty", "show in the text"}},
		{"versions", []string{"g", "s"}, []string{"VERSIONS", "this one", "Its source has not changed it"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := newScreen(t, 100, 30, bin+" open 1", env...)
			s.shows("Islanders win the ferry back")
			s.send(c.keys...)
			s.shows(c.see...)
			s.send("Escape")
			s.until("the box gone", func(text string) bool { return !strings.Contains(text, c.see[len(c.see)-1]) })
			s.send("q")
			s.gone()
		})
	}
}

// TestLinkHintsInATerminal follows a link by the letters that stand at it, as
// far as it may offline.
func TestLinkHintsInATerminal(t *testing.T) {
	t.Parallel()
	needTmux(t)
	bin := program(t)
	env := home(t)
	run(t, bin, env, "add", "testdata/piers.md")
	s := newScreen(t, 80, 24, bin+" --offline open 1", env...)
	s.shows("See the first and the second.")
	s.send("f")
	s.shows("Type the letters of a link", "See the first and the jecond.")
	s.send("j")
	s.shows("Offline: the browser was not opened", "See the first and the second.")
	s.send("q")
	s.gone()
}
