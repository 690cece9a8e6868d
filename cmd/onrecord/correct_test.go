package main_test

import (
	"strings"
	"testing"
)

// A reader corrects a name or a speaker in a real terminal, sees it, takes it
// back, does it again, and finds it so the next day, and so after the library is
// analysed anew.
func TestCorrectionsInTheTerminal(t *testing.T) {
	t.Parallel()
	needTmux(t)
	bin := program(t)
	for _, c := range []struct {
		name  string
		keys  []string
		typed string // into the picker
		more  []string
		says  string
		sees  string // in the side pane, then and later
		verb  []string
		keeps string // what the verb prints of it later
	}{
		{"hide", []string{"x"}, "", nil, "Ingeborg Tvedt hidden in this article", "People 2", []string{"people", "--article", "1"}, "Rasmus Kjærbye"},
		{"hide everywhere", []string{"X"}, "", nil, "Ingeborg Tvedt hidden everywhere", "People 2", []string{"people"}, "Rasmus Kjærbye"},
		{"merge", []string{"="}, "oksv", []string{"Enter"}, "Ingeborg Tvedt is now Marit Oksvold everywhere", "People 2", []string{"people"}, "Marit Oksvold"},
		{"merge here", []string{"="}, "oksv", []string{"Tab", "Enter"}, "Ingeborg Tvedt is now Marit Oksvold in this article", "People 2", []string{"people"}, "Marit Oksvold"},
		{"rename", []string{"R"}, " Lund", []string{"Enter"}, "is now called Ingeborg Tvedt Lund everywhere", "Ingeborg Tvedt Lund", []string{"people"}, "Ingeborg Tvedt Lund"},
		{"rename here", []string{"R"}, " Lund", []string{"Tab", "Enter"}, "is now called Ingeborg Tvedt Lund in this article", "Ingeborg Tvedt Lund", []string{"people"}, "Ingeborg Tvedt Lund"},
		{"speaker", []string{"g", "q", "c"}, "unnamed", []string{"Enter"}, "Speaker is now: An unnamed person", "unnamed person", []string{"quotes", "--json"}, `"anonymous":true`},
		{"speaker everywhere", []string{"g", "q", "c"}, "unnamed", []string{"Tab", "Enter"}, "Speaker is now: An unnamed person", "unnamed person", []string{"quotes", "--json"}, `"anonymous":true`},
		{"country here", []string{"g", "c", "c"}, "finl", []string{"Tab", "Enter"}, "Norway is now Finland in this article", "Finland", []string{"countries"}, "Finland"},
		{"country", []string{"g", "c", "c"}, "finl", []string{"Enter"}, "Norway is now Finland everywhere", "Finland", []string{"countries"}, "Finland"},
		{"split", []string{"2", "]", "p", "]", "]", "+"}, "Ola Tvedt", []string{"Enter"}, "is now Ola Tvedt", "Ola Tvedt", []string{"people"}, "Ola Tvedt"},
		{"add", []string{"2", "]", "h", "v", "w", "w", "+"}, "Island League", []string{"Enter"}, "Added the person Island League in this article", "Island League", []string{"people"}, "Island League"},
		{"add everywhere", []string{"2", "]", "h", "v", "e", "+"}, "Island League", []string{"Tab", "Tab", "Enter"}, "Added the person Island League everywhere", "Island League", []string{"people"}, "Island League"},
		{"watch", []string{"!"}, "", nil, "Ingeborg Tvedt is watched", "!", []string{"name", "watch"}, "Ingeborg Tvedt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			env := home(t)
			run(t, bin, env, "add", "testdata/ferry.txt")
			s := newScreen(t, 120, 40, bin+" open 1", env...)
			s.shows("Islanders win the ferry back", "Ingeborg Tvedt", "People 3")
			s.send("3")
			s.send(c.keys...)
			if c.typed != "" {
				s.shows("Esc cancel")
				s.typed(c.typed)
				s.shows(strings.TrimSpace(c.typed))
				s.send(c.more...)
			}
			s.shows(c.says, "u undoes it", c.sees)
			s.send("u")
			s.shows("Undone")
			s.send("C-r")
			s.shows("Done again", c.sees)
			s.send("q")
			s.gone()

			for range 2 {
				if out := string(run(t, bin, env, c.verb...)); !strings.Contains(out, c.keeps) || c.sees == "People 2" && strings.Contains(out, "Tvedt") {
					t.Errorf("%s prints\n%s", strings.Join(c.verb, " "), out)
				}
				run(t, bin, env, "analyze", "--all")
			}
			run(t, bin, env, "check")
		})
	}
}
