package analyze_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"onrecord/articles/analyze"
	"onrecord/articles/prose"
)

// TestRoles holds the roles found in testdata/roles.txt above a floor. Each is
// to be just as printed there; a role of somebody who has none is wrong too.
func TestRoles(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/roles.txt")
	if err != nil {
		t.Fatal(err)
	}
	var score ratio
	for line := range strings.Lines(string(data)) {
		text, marks, ok := strings.Cut(strings.TrimSpace(line), " |")
		if !ok || text[0] == '#' {
			continue
		}
		want := map[string]string{}
		for mark := range strings.SplitSeq(marks, ";") {
			if name, role, ok := strings.Cut(strings.TrimSpace(mark), " = "); ok {
				want[name] = role
			}
		}
		score.want += len(want)
		a, err := analyze.Text(context.Background(), prose.Read(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range a.People {
			if p.Role != "" {
				score.found++
			}
			switch {
			case p.Role != want[p.Name]:
				t.Logf("%s\n\t%s is %q, want %q", text, p.Name, p.Role, want[p.Name])
			case p.Role != "":
				score.right++
			}
		}
	}
	t.Logf("roles %s", score)
	if score.f1() < 0.97 {
		t.Errorf("roles %s", score)
	}
}
