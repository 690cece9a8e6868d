package main_test

import (
	"os"
	"path/filepath"
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

// Every other box and prompt, one after the other on one screen: what its keys
// bring, and that Escape leaves it.
func TestEveryPromptInATerminal(t *testing.T) {
	t.Parallel()
	needTmux(t)
	bin := program(t)
	env := home(t)
	dir := t.TempDir()
	lock := filepath.Join(dir, "lock.md")
	for _, text := range []string{"# The lock\n\nThe gates would be mended in spring.\n", "# The lock\n\nThe gates will be mended in autumn.\n"} {
		if err := os.WriteFile(lock, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		run(t, bin, env, "add", lock, "--url", "https://example.org/lock", "--date", "2020-01-01")
	}
	run(t, bin, env, "add", "testdata/ferry.txt")
	config := filepath.Join(dir, "config.toml")
	if err := os.WriteFile(config, []byte("theme = \"paper\"\n[screen]\nmouse = true\nlist = \"wide\"\n[keys]\nstar = \"Z\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := newScreen(t, 120, 40, bin+" --config "+config+" open 2", env...)
	s.shows("Islanders win the ferry back", "2 problems in the configuration: ? lists them")
	for _, c := range []struct {
		name string
		keys []string
		see  []string
		mine string // what is gone with the box
	}{
		{"help", []string{"?"}, []string{"Keys", "line 1:", "but screen.theme", "line 4:", "screen.list is a text", "type to search"}, "type to search"},
		{"link hints", []string{"f"}, []string{"No link in sight"}, "No link"},
		{"find", []string{"/", "f", "e", "r", "r", "y"}, []string{"find: ferry", "1 of 2"}, "find:"},
		{"command", []string{":", "s", "o"}, []string{"sort", "order the list", "Tab completes"}, "Tab completes"},
		{"pending", []string{"g"}, []string{"d dossier", "r references", "N all notes"}, "N all notes"},
		{"note", []string{"a"}, []string{"Note · point", "Tags  none", "^s save", "^o editor"}, "^s save"},
		{"draft", []string{"a", "x", "Escape"}, []string{"Throw the draft away?", "n no"}, ""},
		{"draft, kept", []string{"n", "C-t", "Tab", "t", "a", "g", "C-s"}, []string{"Note saved"}, ""},
		{"name card", []string{"]", "p", "Enter"}, []string{"! watch", "IN YOUR LIBRARY"}, ""},
		{"in your library", []string{"3", "g", "p", "g", "l"}, []string{"In your library", "every sentence", "together"}, "every sentence"},
		{"merge", []string{"="}, []string{"is the same as:", "Holds everywhere, in later articles too", "Tab where"}, "is the same as:"},
		{"rename", []string{"R"}, []string{"is to be called:"}, "is to be called:"},
		{"speaker", []string{"g", "q", "c"}, []string{"was said by:", "Holds for this quote"}, "was said by:"},
		{"country", []string{"g", "c", "c"}, []string{"Norway is the same as:"}, "is the same as:"},
		{"notes", []string{"g", "n"}, []string{"claim · #tag"}, ""},
		{"add a name", []string{"2", "]", "h", "v", "e", "+"}, []string{"Add a name", "new person"}, "new person"},
		{"tags", []string{"1", "t"}, []string{"tag:", "no tags yet"}, "tag:"},
		{"filter", []string{"/", "u", "n", "r"}, []string{"show only: unr", "unread"}, "show only:"},
		{"sort", []string{"S"}, []string{"Sort by", "Arrival, newest first", "S Enter choose"}, "Arrival"},
		{"views", []string{"g", "v"}, []string{"Views", "has:lost", "watched"}, "has:lost"},
		{"feeds", []string{"g", "f"}, []string{"onrecord feeds add"}, ""},
		{"all read", []string{"A"}, []string{"read?", "y yes", "n no"}, "y yes"},
		{"remove", []string{"D"}, []string{"Its 1 note will go with it", "y yes"}, "y yes"},
		{"range", []string{"v", "j"}, []string{"2 articles chosen"}, "articles chosen"},
		{"versions", []string{"G", "g", "s"}, []string{"VERSIONS", "Enter copy or compare"}, ""},
		{"word diff", []string{"j", "j", "Enter"}, []string{"What version 2 changed of version 1", "would", "will", "spring", "autumn"}, "What version 2"},
	} {
		s.send(c.keys...)
		s.shows(c.see...)
		if c.mine == "" { // nothing to leave
			continue
		}
		s.send("Escape")
		s.until(c.name+" gone", func(text string) bool { return !strings.Contains(text, c.mine) })
	}
}
