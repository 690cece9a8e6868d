package main

import (
	"regexp"
	"slices"
	"testing"

	"onrecord/articles/sample"
	"onrecord/ui/keys"
)

// The tour may name no key that the screen does not have.
func TestTourNamesKeysInForce(t *testing.T) {
	t.Parallel()
	bound := map[string]bool{"ctrl+s": true} // saves in the box for notes, which has keys of its own
	for _, b := range keys.Default().Bindings() {
		for _, k := range slices.Concat(b.Keys, b.Shown()) {
			bound[k] = true
		}
	}
	tour := sample.Articles()[0].Body
	named := regexp.MustCompile("`([^`\n]+)`").FindAllStringSubmatch(tour, -1)
	if len(named) < 20 {
		t.Fatalf("the tour names %d keys only", len(named))
	}
	for _, m := range named {
		// `>` is the mark of the target at the edge of the text, and a key besides.
		if key := m[1]; !bound[key] {
			t.Errorf("the tour names %q, which is bound to nothing", key)
		}
	}
}
