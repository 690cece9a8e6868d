package articles_test

import (
	"encoding/json"
	"strings"
	"testing"

	"onrecord/articles"
)

// FuzzInert holds that JSON says the same when it is made inert, and that nothing in
// it steers a terminal.
func FuzzInert(f *testing.F) {
	f.Add("a\u009b31m\u007f\u202e\xff")
	f.Fuzz(func(t *testing.T, s string) {
		text, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		got := articles.Inert(text)
		var before, after string
		if json.Unmarshal(text, &before) != nil || json.Unmarshal(got, &after) != nil || before != after {
			t.Errorf("%q says %q", before, after)
		}
		if strings.ContainsAny(string(got), "\x7f\u0080\u0085\u009b\u202e\u2066\u200f\ufeff") {
			t.Errorf("%q steers", got)
		}
	})
}

func TestInert(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`"plain “é” 漢"`:                     `"plain “é” 漢"`,
		"\"a\u009b31m\u007f\"":              `"a\u009b31m\u007f"`,
		"\"\u202eevil\u2066x\u200f\ufeff\"": `"\u202eevil\u2066x\u200f\ufeff"`,
	} {
		got := articles.Inert([]byte(in))
		if string(got) != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
		var before, after string
		if json.Unmarshal([]byte(in), &before) != nil || json.Unmarshal(got, &after) != nil || before != after {
			t.Errorf("%q says %q", in, after)
		}
	}
}
