package keys_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/ui/keys"
)

func TestParseAndShow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want []string
		show string
	}{
		{"j", []string{"j"}, "j"},
		{"gg", []string{"g", "g"}, "gg"},
		{"]p", []string{"]", "p"}, "]p"},
		{"^d", []string{"ctrl+d"}, "^d"},
		{"^", []string{"^"}, "^"},
		{"+", []string{"+"}, "+"},
		{"ctrl+d", []string{"ctrl+d"}, "^d"},
		{"shift+tab", []string{"shift+tab"}, "Shift-Tab"},
		{"g enter", []string{"g", "enter"}, "g Enter"},
		{"space", []string{"space"}, "Space"},
		{"äö", []string{"ä", "ö"}, "äö"},
	} {
		got, err := keys.Parse(c.in)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.in, err)
			continue
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("Parse(%q): %s", c.in, d)
		}
		if s := keys.Show(got); s != c.show {
			t.Errorf("Show(%q) = %q, want %q", got, s, c.show)
		}
	}
	for _, bad := range []string{"", "  ", "super+x", "ctrl+nokey", "\x1b[2J", "ctrl+\u009b", "\u202e"} {
		if got, err := keys.Parse(bad); err == nil {
			t.Errorf("Parse(%q) = %q, want an error", bad, got)
		}
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		in   keys.Context
		keys string
		want keys.Result
	}{
		{"plain", keys.List, "j", keys.Result{Action: keys.Down, Count: 1}},
		{"sequence", keys.Text, "g g", keys.Result{Action: keys.Top, Count: 1}},
		{"pending", keys.Text, "]", keys.Result{Pending: true}},
		{"jump", keys.Text, "] p", keys.Result{Action: keys.NextPerson, Count: 1}},
		{"count", keys.Text, "5 j", keys.Result{Action: keys.Down, Count: 5, Counted: true}},
		{"long count", keys.Text, "4 2 ] q", keys.Result{Action: keys.NextQuote, Count: 42, Counted: true}},
		{"small count", keys.Text, "0 3 j", keys.Result{Action: keys.Down, Count: 3, Counted: true}},
		{"digit is a pane", keys.List, "2", keys.Result{Action: keys.PaneText, Count: 1}},
		{"wide context behind a narrow prefix", keys.Side, "g g", keys.Result{Action: keys.Top, Count: 1}},
		{"narrow hides wide", keys.Side, "]", keys.Result{Action: keys.NextTab, Count: 1}},
		{"selecting hides the panes", keys.Selecting, "h", keys.Result{Action: keys.CharLeft, Count: 1}},
		{"selecting knows the text", keys.Selecting, ")", keys.Result{Action: keys.NextSentence, Count: 1}},
		{"text objects", keys.Selecting, "i s", keys.Result{Action: keys.InSentence, Count: 1}},
		{"miss", keys.Text, "] x", keys.Result{Miss: "]x"}},
		{"escape drops what is pending", keys.Text, "] esc", keys.Result{}},
		{"escape drops a count", keys.Text, "5 esc", keys.Result{}},
		{"escape", keys.Text, "esc", keys.Result{Action: keys.Escape, Count: 1}},
		{"after a miss", keys.Text, "] x j", keys.Result{Action: keys.Down, Count: 1}},
		{"own digit counts", keys.Text, "2 j", keys.Result{Action: keys.Down, Count: 2, Counted: true}},
		{"digits count in a selection", keys.Selecting, "3 w", keys.Result{Action: keys.NextWord, Count: 3, Counted: true}},
		{"digits count in a box", keys.Box, "1 j", keys.Result{Action: keys.Down, Count: 1, Counted: true}},
		{"a row", keys.List, "1 0 G", keys.Result{Action: keys.Nth, Count: 10, Counted: true}},
		{"huge count", keys.Text, "9 9 9 9 9 9 9 j", keys.Result{Action: keys.Down, Count: 9999, Counted: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := keys.Resolver{Map: keys.Default()}
			var got keys.Result
			for k := range strings.FieldsSeq(c.keys) {
				got = r.Press(c.in, k)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// A digit that leads to a pane was a count if what follows says so.
func TestADigitMayTurnOutToBeACount(t *testing.T) {
	t.Parallel()
	pane := map[keys.Action]keys.Context{keys.PaneList: keys.List, keys.PaneText: keys.Text, keys.PaneSide: keys.Side}
	for _, c := range []struct {
		in   keys.Context
		keys string
		want keys.Result
	}{
		{keys.Text, "3 ] p", keys.Result{Action: keys.NextPerson, Count: 3, Counted: true, Return: true}},
		{keys.Text, "3 ] q", keys.Result{Action: keys.NextQuote, Count: 3, Counted: true, Return: true}},
		{keys.Text, "1 [ h", keys.Result{Action: keys.PrevHeading, Count: 1, Counted: true, Return: true}},
		{keys.Text, "1 0 G", keys.Result{Action: keys.Nth, Count: 10, Counted: true, Return: true}},
		{keys.Text, "1 5 ] p", keys.Result{Action: keys.NextPerson, Count: 15, Counted: true, Return: true}},
		{keys.List, "2 0 j", keys.Result{Action: keys.Down, Count: 20, Counted: true, Return: true}},
		{keys.List, "3 0 0 G", keys.Result{Action: keys.Nth, Count: 300, Counted: true, Return: true}},
		{keys.Text, "3 j", keys.Result{Action: keys.Down, Count: 1}},
		{keys.Text, "3 ]", keys.Result{Action: keys.NextTab, Count: 1}},
		{keys.Text, "3 ] ]", keys.Result{Action: keys.NextTab, Count: 1}},
		{keys.Text, "3 ] j", keys.Result{Action: keys.Down, Count: 1}},
		{keys.Text, "3 g g", keys.Result{Action: keys.Top, Count: 1}},
		{keys.Text, "1 2 j", keys.Result{Action: keys.Down, Count: 1}},
		{keys.List, "2 ] p", keys.Result{Action: keys.NextPerson, Count: 1}},
		{keys.Text, "1 ] x", keys.Result{Miss: "x"}},
		{keys.Text, "1 x j", keys.Result{Action: keys.Down, Count: 1}},
	} {
		t.Run(c.in.String()+" "+c.keys, func(t *testing.T) {
			t.Parallel()
			r, in := keys.Resolver{Map: keys.Default()}, c.in
			var got keys.Result
			for k := range strings.FieldsSeq(c.keys) {
				got = r.Press(in, k)
				if to, ok := pane[got.Action]; ok {
					in = to
				}
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestHintsShowTheWaysOn(t *testing.T) {
	t.Parallel()
	r := keys.Resolver{Map: keys.Default()}
	r.Press(keys.Text, "]")
	want := []keys.Hint{
		{Key: "p", Help: "person"},
		{Key: "c", Help: "country"},
		{Key: "q", Help: "quote"},
		{Key: "a", Help: "note"},
		{Key: "h", Help: "heading"},
		{Key: "l", Help: "link"},
		{Key: "]", Help: "same name"},
	}
	if d := cmp.Diff(want, r.Hints(keys.Text)); d != "" {
		t.Error(d)
	}
	if r.Typed() != "]" {
		t.Errorf("typed %q", r.Typed())
	}
	r.Reset()
	if h := r.Hints(keys.Text); h != nil {
		t.Errorf("hints with nothing pending: %v", h)
	}
}

func TestEveryPendingHintHasWords(t *testing.T) {
	t.Parallel()
	for _, b := range keys.Default().Bindings() {
		for _, k := range b.Keys {
			seq, err := keys.Parse(k)
			if err != nil || len(seq) < 2 {
				continue
			}
			r := keys.Resolver{Map: keys.Default()}
			if !r.Press(b.In, seq[0]).Pending {
				t.Errorf("%s: %s does not wait for more after %s", b.In, k, seq[0])
			}
			if !slices.Contains(r.Hints(b.In), keys.Hint{Key: keys.Show(seq[1:]), Help: b.Short}) || b.Short == "" {
				t.Errorf("%s: %s has no word on the hint line: %v", b.In, k, r.Hints(b.In))
			}
		}
	}
}

func TestDefaultBindingsAreSound(t *testing.T) {
	t.Parallel()
	seen := map[string]keys.Action{}
	for _, b := range keys.Default().Bindings() {
		if b.Help == "" {
			t.Errorf("%s has no help", b.Action)
		}
		for _, k := range b.Keys {
			id := b.In.String() + " " + k
			if was, ok := seen[id]; ok {
				t.Errorf("%s: %q does %s and %s", b.In, k, was, b.Action)
			}
			seen[id] = b.Action
			var r keys.Resolver
			r.Map = keys.Default()
			seq, err := keys.Parse(k)
			if err != nil {
				t.Fatal(err)
			}
			var got keys.Result
			for _, one := range seq {
				got = r.Press(b.In, one)
			}
			if got.Action != b.Action {
				t.Errorf("%s: %q does %q, want %q", b.In, k, got.Action, b.Action)
			}
			if strings.Contains(k, "alt+") {
				t.Errorf("%s needs Alt", b.Action)
			}
		}
	}
}

func TestRebind(t *testing.T) {
	t.Parallel()
	m, problems := keys.Default().Rebind(map[keys.Action][]string{
		keys.Down:      {"w"},
		keys.Top:       {"ctrl+t"},
		keys.Suspend:   {},
		"no-such-deed": {"x"},
		keys.Redraw:    {"super+l", "^l"},
	})
	want := []string{`no action is named "no-such-deed"`, `redraw: keys "super+l": no modifier "super" (there are ctrl, alt, shift)`}
	for _, w := range want {
		found := false
		for _, p := range problems {
			found = found || p == w
		}
		if !found {
			t.Errorf("problems %q lack %q", problems, w)
		}
	}
	r := keys.Resolver{Map: m}
	if got := r.Press(keys.List, "w").Action; got != keys.Down {
		t.Errorf("w does %q", got)
	}
	if got := r.Press(keys.List, "j"); got.Miss != "j" {
		t.Errorf("j still does %q", got.Action)
	}
	if got := m.Key(keys.Top, keys.Text); got != "^t" {
		t.Errorf("top is shown as %q", got)
	}
	if ks := m.Keys(keys.Suspend, keys.Text); len(ks) != 0 {
		t.Errorf("suspend still has keys %q", ks)
	}
}

func TestRebindNamesConflictsAndGoesOn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		over map[keys.Action][]string
		want []string
		in   keys.Context
		keys string
		does keys.Action
	}{
		{
			"same keys",
			map[keys.Action][]string{keys.Star: {"r"}},
			[]string{"Articles: r does star, so it does not do toggle-read", "Text: r does star, so it does not do toggle-read"},
			keys.List, "r", keys.Star,
		},
		{
			"a key that begins a sequence",
			map[keys.Action][]string{"text.star": {"]"}},
			[]string{"Text: ] begins ]p for next-person, so it does not do star"},
			keys.Text, "] p", keys.NextPerson,
		},
		{
			"a sequence that begins with a key",
			map[keys.Action][]string{keys.Quit: {"jk", "Q"}},
			[]string{"Everywhere: jk cannot be typed after j for down, so it does not do quit"},
			keys.List, "Q", keys.Quit,
		},
		{
			"a wide key behind a narrow one",
			map[keys.Action][]string{keys.Quit: {"s"}},
			[]string{"Articles: s does not do quit, but star", "Text: s does not do quit, but star", "Selecting text: s does not do quit, but star"},
			keys.Side, "s", keys.Quit,
		},
		{
			"in one place alone",
			map[keys.Action][]string{"list.star": {"ctrl+t"}},
			nil,
			keys.Text, "s", keys.Star,
		},
		{
			"two of one's own",
			map[keys.Action][]string{"list.star": {"Z"}, keys.Sort: {"Z"}},
			[]string{"Articles: Z does star, so it does not do sort"},
			keys.List, "Z", keys.Star,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m, problems := keys.Default().Rebind(c.over)
			if d := cmp.Diff(c.want, problems); d != "" {
				t.Error(d)
			}
			r := keys.Resolver{Map: m}
			var got keys.Result
			for k := range strings.FieldsSeq(c.keys) {
				got = r.Press(c.in, k)
			}
			if got.Action != c.does {
				t.Errorf("%s in %s does %q, want %q", c.keys, c.in, got.Action, c.does)
			}
		})
	}
	if _, problems := keys.Default().Rebind(nil); len(problems) > 0 {
		t.Errorf("the default has problems: %q", problems)
	}
}

// Whatever is bound anew, what the map then shows for an action does it.
func TestKeysInForceDoWhatTheySay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		over := map[keys.Action][]string{}
		all := keys.Default().Bindings()
		for range rapid.IntRange(1, 6).Draw(t, "rebound") {
			b := rapid.SampledFrom(all).Draw(t, "binding")
			over[b.Action] = rapid.SliceOfN(rapid.StringMatching(`[gjd\]q]{1,3}|\^[a-c]`), 0, 3).Draw(t, "keys")
		}
		m, _ := keys.Default().Rebind(over)
		for _, b := range m.Bindings() {
			for _, k := range b.Keys {
				seq, err := keys.Parse(k)
				if err != nil {
					t.Fatal(err)
				}
				r := keys.Resolver{Map: m}
				var got keys.Result
				for _, one := range seq {
					got = r.Press(b.In, one)
				}
				if b.In != keys.Everywhere && got.Action != b.Action && got.Action != keys.Nth {
					t.Fatalf("%s: %q does %q, not %q, after %v", b.In, k, got.Action, b.Action, over)
				}
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"gg", "^d", "ctrl+d", "g enter", "\x00", "+", "ctrl++", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		seq, err := keys.Parse(s)
		if err == nil && len(seq) == 0 {
			t.Error("no keys and no error")
		}
		keys.Show(seq)
	})
}
