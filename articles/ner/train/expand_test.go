package train_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles/ner/train"
)

func expand(t *testing.T, seed uint64, n int) []train.Marked {
	t.Helper()
	e, err := train.NewExpander()
	if err != nil {
		t.Fatal(err)
	}
	ms, err := e.Expand(rand.New(rand.NewPCG(seed, 0)), n)
	if err != nil {
		t.Fatal(err)
	}
	return ms
}

func TestExpand(t *testing.T) {
	t.Parallel()
	e, err := train.NewExpander()
	if err != nil {
		t.Fatal(err)
	}
	ms := expand(t, 1, 10*e.Templates())
	wellFormed(t, ms)
	names := map[string]bool{}
	for _, m := range ms {
		if len(m.People)+len(m.Countries) == 0 {
			t.Errorf("%s: nobody and nowhere in %q", m.Name, m.Text)
		}
		for _, p := range m.People {
			names[m.Text[p.Span.Lo:p.Span.Hi]] = true
		}
	}
	if len(names) < 1000 {
		t.Errorf("%d different names in %d passages", len(names), len(ms))
	}
}

func TestExpandRepeats(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff(expand(t, 7, 100), expand(t, 7, 100)); diff != "" {
		t.Error(diff)
	}
	if cmp.Equal(expand(t, 7, 1), expand(t, 8, 1)) {
		t.Error("another seed gives the same passage")
	}
}
