package articles_test

import (
	"encoding/json"
	"testing"

	"onrecord/articles"
)

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
