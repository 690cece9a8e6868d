package main

import (
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

// What cannot be used of a configuration is named with its line; all else holds.
func TestSettingsThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	var c config
	if _, err := toml.Decode(defaults, &c); err != nil {
		t.Fatal(err)
	}
	warnings, err := c.settings("my.toml", `theme = "paper"
offline = "yes"
browser = "firefox"
library = 2026-01-31

[screen]
measure = "wide"
"side" = 40
mouse = 1.5
fetch.allow_private = []
[fetch]
allow_private = [1]
[engine]
capitals = true
[[view]]
name = "One"
query = "unread"
[[view]]
name = "Two"
nam = "x"
query = 3
`)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`my.toml, line 1: there is no setting "theme", but screen.theme`,
		"my.toml, line 2: offline is a text, and not true or false",
		"my.toml, line 3: browser is a text, and not a list of texts",
		"my.toml, line 4: library is a date, and not a text",
		"my.toml, line 7: screen.measure is a text, and not a whole number",
		"my.toml, line 9: screen.mouse is a number with a point, and not true or false",
		`my.toml, line 10: there is no setting "screen.fetch"`,
		"my.toml, line 12: fetch.allow_private is a list, and not a list of texts",
		`my.toml, line 20: there is no setting "view.nam"`,
		"my.toml, line 21: view.query is a whole number, and not a text",
	}
	if d := cmp.Diff(want, warnings); d != "" {
		t.Error(d)
	}
	views := []viewConfig{{"One", "unread"}, {"Two", ""}}
	if d := cmp.Diff(views, c.Views); d != "" || c.Screen.Side != 40 || !c.Engine.Capitals || c.Screen.Measure != 66 || c.Offline {
		t.Errorf("%s%+v", d, c)
	}
}

func FuzzSettings(f *testing.F) {
	f.Add("[screen]\nmeasure = 3\n[[view]]\nname = []\n[keys]\nlist.sort = [1]\n")
	f.Fuzz(func(t *testing.T, text string) {
		var c config
		warnings, err := c.settings("x", text)
		if err != nil && len(warnings) > 0 {
			t.Error("what is no TOML has settings")
		}
	})
}
