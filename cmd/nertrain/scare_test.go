package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

func TestLearn(t *testing.T) {
	t.Parallel()
	var examples []example
	for range 20 {
		examples = append(examples, example{[]string{"all", "titled"}, true}, example{[]string{"all", "comma"}, false}, example{[]string{"all"}, false})
	}
	w := learn(examples)
	for _, e := range examples {
		if got := sum(w, e.features) > 0; got != e.scare {
			t.Errorf("%v is a scare quote: %v, want %v", e.features, got, e.scare)
		}
	}
	lines := strings.Split(strings.TrimSpace(printed(w)), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0], "all -") || !strings.HasPrefix(lines[2], "titled ") {
		t.Errorf("printed %q", lines)
	}
	if again := printed(learn(examples)); again != printed(w) {
		t.Errorf("the same examples gave %q and %q", printed(w), again)
	}
}

func TestScareNeedsAFile(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := run(context.Background(), []string{"scare"}, &out); err == nil || !strings.Contains(err.Error(), "-out") {
		t.Errorf("without -out: %v", err)
	}
}
