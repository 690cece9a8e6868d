package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/prose"
)

func TestStatus(t *testing.T) {
	t.Parallel()
	coded := func(c articles.Code) error { return &articles.Error{Code: c, Err: errors.New("x")} }
	for _, c := range []struct {
		err  error
		want int
	}{
		{nil, 0},
		{errors.New("x"), 1},
		{coded(articles.Refused), 1},
		{coded(articles.Invalid), 2},
		{coded(articles.NoTerminal), 2},
		{fmt.Errorf("around: %w", coded(articles.NotFound)), 3},
		{coded(articles.Partial), 4},
		{signaled(syscall.SIGHUP), 129},
		{signaled(syscall.SIGINT), 130},
		{errors.Join(signaled(syscall.SIGTERM), nil), 143},
	} {
		if got := status(c.err); got != c.want {
			t.Errorf("status(%v) = %d, want %d", c.err, got, c.want)
		}
	}
}

func TestMeant(t *testing.T) {
	t.Parallel()
	verbs := []string{"add", "list", "notes", "open", "people", "quotes", "remove"}
	for typed, want := range map[string]string{
		"lst": "list", "ilst": "list", "rm": "", "note": "notes", "quote": "quotes", "removes": "remove", "peple": "people",
		"a": "", "frobnicate": "", strings.Repeat("x", 1000): "",
	} {
		got := meant(typed, verbs, "")
		if want != "" {
			want = fmt.Sprintf("; did you mean %q?", want)
		}
		if got != want {
			t.Errorf("meant(%q) = %q, want %q", typed, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"abc", "abc", 0},
		{"abc", "abd", 1},
		{"abc", "bac", 1},
		{"kitten", "sitting", 3},
	} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance(c.b, c.a); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func TestRequote(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"word":                     "word",
		"two words":                "two words",
		"person:Ada":               `person:"Ada"`,
		"person:Ada King":          `person:"Ada King"`,
		`person:"Ada King" unread`: `person:"Ada King" unread`,
		"person:Ada unread":        "person:Ada unread",
		"by:Ada -war":              "by:Ada -war",
		"person:Ada country:FR":    "person:Ada country:FR",
		"since:7d":                 "since:7d",
	} {
		if got := requote(in); got != want {
			t.Errorf("requote(%q) = %q, want %q", in, got, want)
		}
	}
}

// Whatever is printed as JSON says the same as before, and steers no terminal.
func TestRecordsAreInert(t *testing.T) {
	t.Parallel()
	want := map[string]string{"path": "a\x1b[31mb\u009b1m\u202ec\u2066\x7fd <e>&é\U0001F600"}
	var b bytes.Buffer
	p := newPrinter(&b)
	p.record(want)
	if err := p.Flush(); err != nil {
		t.Fatal(err)
	}
	line := strings.TrimSuffix(b.String(), "\n")
	if strings.ContainsFunc(line, unicode.IsControl) || strings.ContainsAny(line, "\u202e\u2066\ufeff") {
		t.Errorf("%q would steer a terminal", line)
	}
	var got map[string]string
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(b.String(), "<e>&é") {
		t.Errorf("%s is escaped more than it must be", b.String())
	}
}

func TestPassage(t *testing.T) {
	t.Parallel()
	text := prose.Read("One *harbour* (a.b).\n\nThe harbour\nagain, a b.")
	for _, c := range []struct {
		quote string
		nth   int
		want  string
		err   articles.Code
	}{
		{"harbour", 1, "harbour", ""},
		{"The  harbour again", 1, "The harbour again", ""},
		{"a.b", 1, "a.b", ""},
		{"a.b", 2, "", articles.NotFound},
		{"harbour", 2, "harbour", ""},
		{"harbour", 3, "", articles.NotFound},
		{"(a.b). The", 1, "(a.b).\n\nThe", ""},
	} {
		r, err := passage(text, c.quote, c.nth)
		if got := articles.CodeOf(err); got != c.err {
			t.Errorf("passage(%q, %d): %v", c.quote, c.nth, err)
			continue
		}
		if got := strings.Join(strings.Fields(text.Of(r)), " "); got != strings.Join(strings.Fields(c.want), " ") {
			t.Errorf("passage(%q, %d) = %q, want %q", c.quote, c.nth, got, c.want)
		}
	}
}

func TestInOrder(t *testing.T) {
	t.Parallel()
	numbers := func(yield func(int) bool) {
		for i := range 100 {
			if !yield(i) {
				return
			}
		}
	}
	next := 0
	for got := range inOrder(numbers, func(i int) int { return i * i }) {
		if got != next*next {
			t.Fatalf("result %d is %d", next, got)
		}
		if next++; next == 50 {
			break
		}
	}
	if next != 50 {
		t.Errorf("%d results before the break", next)
	}
}

// An error is one line on stderr, and no more than one, whatever it holds.
func TestComplainIsOneLine(t *testing.T) {
	t.Parallel()
	for _, asJSON := range []bool{false, true} {
		var stderr bytes.Buffer
		a := newApp(strings.NewReader(""), &bytes.Buffer{}, &stderr)
		a.out.json = asJSON
		a.complain(errors.New("two\nlines \x1b[31m\u009b of \u202etrouble"))
		got := stderr.String()
		if strings.Count(got, "\n") != 1 || strings.ContainsAny(got, "\x1b\u009b\u202e") {
			t.Errorf("%q", got)
		}
	}
}

func TestUnknownVerbIsWrongUse(t *testing.T) {
	t.Parallel()
	var stdout, stderr bytes.Buffer
	if got := run(context.Background(), []string{"frobnicate"}, strings.NewReader(""), &stdout, &stderr); got != 2 {
		t.Errorf("exit status %d: %s", got, stderr.String())
	}
	if stdout.Len() > 0 {
		t.Errorf("stdout: %s", stdout.String())
	}
}
