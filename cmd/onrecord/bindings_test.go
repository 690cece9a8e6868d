package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/ui/keys"
)

func TestKeysOfTheConfiguration(t *testing.T) {
	t.Parallel()
	var c config
	warnings, err := c.settings("my.toml", `
[keys]
star = "Z"
down = ["^e", 5]
nonsense = "x"
[keys.list]
sort = ["^t"]
[keys.nowhere]
up = "q"
`)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := c.Keys.bind()
	want := []string{
		`my.toml, line 4: down: 5 is no key: keys are written as "s" or ["s", "^d"]`,
		`my.toml, line 5: no action is named "nonsense"`,
		`my.toml, line 8: no keys are of "nowhere": there are everywhere, list, text, select, side, box`,
	}
	if d := cmp.Diff(want, append(warnings, problems...)); d != "" {
		t.Error(d)
	}
	for _, k := range []struct {
		action keys.Action
		in     keys.Context
		want   string
	}{
		{keys.Star, keys.Text, "Z"}, {keys.Down, keys.List, "^e"}, {keys.Sort, keys.List, "^t"}, {keys.Up, keys.List, "k"},
	} {
		if got := m.Key(k.action, k.in); got != k.want {
			t.Errorf("%s in %s is %q, want %q", k.action, k.in, got, k.want)
		}
	}
}
