package sample_test

import (
	"strings"
	"testing"

	"onrecord/articles"
	"onrecord/articles/sample"
)

func TestArticlesAreWhole(t *testing.T) {
	t.Parallel()
	list := sample.Articles()
	if len(list) < 6 {
		t.Fatalf("%d starter articles, want six or more", len(list))
	}
	titles := map[string]bool{}
	for i, a := range list {
		if titles[a.Title] {
			t.Errorf("two articles are called %q", a.Title)
		}
		titles[a.Title] = true
		if a.Title == "" || a.Title != articles.Line(a.Title) {
			t.Errorf("article %d: title %q", i, a.Title)
		}
		if !strings.HasPrefix(a.Body, "# "+a.Title+"\n") {
			t.Errorf("%s: the body does not begin with the title", a.Title)
		}
		if a.Body != string(a.Raw) {
			t.Errorf("%s: the body needed cleaning", a.Title)
		}
		if tour := i == 0; a.Published.IsZero() != tour {
			t.Errorf("%s: published %v", a.Title, a.Published)
		}
		if n := len(strings.Fields(a.Body)); i > 0 && (n < 250 || n > 450) {
			t.Errorf("%s: %d words, want 250 to 450", a.Title, n)
		}
	}
}

func TestArticlesHaveVariedMarkdown(t *testing.T) {
	t.Parallel()
	var all strings.Builder
	for _, a := range sample.Articles() {
		all.WriteString(a.Body)
	}
	for name, mark := range map[string]string{
		"heading": "\n## ", "list": "\n- ", "numbered list": "\n1. ", "block quote": "\n> ", "table": "\n|---|", "code": "`",
	} {
		if !strings.Contains(all.String(), mark) {
			t.Errorf("no %s in the starter library", name)
		}
	}
}

func TestArticlesAreCopies(t *testing.T) {
	t.Parallel()
	sample.Articles()[0].Title = "changed"
	if got := sample.Articles()[0].Title; got == "changed" {
		t.Error("a caller changed the starter library")
	}
}
