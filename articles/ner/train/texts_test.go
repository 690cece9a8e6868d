package train_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"

	"onrecord/articles"
	"onrecord/articles/ner/train"
)

// gold is where the texts kept for testing lie.
const gold = "../../analyze/testdata/gold"

func TestTexts(t *testing.T) {
	t.Parallel()
	ms, err := train.Texts()
	if err != nil {
		t.Fatal(err)
	}
	wellFormed(t, ms)
}

func TestGold(t *testing.T) {
	t.Parallel()
	wellFormed(t, readGold(t))
}

// A sentence of the gold texts must not be learnt from.
func TestGoldIsApart(t *testing.T) {
	t.Parallel()
	texts, err := train.Texts()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, m := range texts {
		for s := range strings.SplitSeq(m.Text, ".") {
			seen[strings.TrimSpace(s)] = m.Name
		}
	}
	people := map[string]string{}
	for _, m := range texts {
		for _, p := range m.People {
			if s := m.Text[p.Span.Lo:p.Span.Hi]; strings.Contains(s, " ") {
				people[s] = m.Name
			}
		}
	}
	for _, m := range readGold(t) {
		for s := range strings.SplitSeq(m.Text, ".") {
			if s = strings.TrimSpace(s); len(s) > 20 && seen[s] != "" {
				t.Errorf("%s: %q is also in %s", m.Name, s, seen[s])
			}
		}
		for _, p := range m.People {
			if s := m.Text[p.Span.Lo:p.Span.Hi]; people[s] != "" {
				t.Errorf("%s: %q is also in %s", m.Name, s, people[s])
			}
		}
	}
}

func readGold(t *testing.T) []train.Marked {
	t.Helper()
	names, err := filepath.Glob(gold + "/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all []train.Marked
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		ms, err := train.ParseFile(filepath.Base(name), data)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, ms...)
	}
	return all
}

// wellFormed checks what the parser cannot know.
func wellFormed(t *testing.T, ms []train.Marked) {
	t.Helper()
	names := map[string]bool{}
	texts := map[string]string{}
	for _, m := range ms {
		if names[m.Name] {
			t.Errorf("%s: two passages of that name", m.Name)
		}
		names[m.Name] = true
		if other := texts[m.Text]; other != "" {
			t.Errorf("%s: the same text as %s", m.Name, other)
		}
		texts[m.Text] = m.Name
		if m.Text != articles.Clean(m.Text) {
			t.Errorf("%s: not clean", m.Name)
		}
		for _, c := range m.Countries {
			if r, err := language.ParseRegion(c.Code); c.Code != "XK" && (err != nil || !r.IsCountry()) {
				t.Errorf("%s: no country %q", m.Name, c.Code)
			}
		}
		disjoint(t, m)
		surrounded(t, m)
	}
}

// disjoint checks that no name lies within another, but a country may be
// marked in none.
func disjoint(t *testing.T, m train.Marked) {
	t.Helper()
	var named []articles.Span
	for _, p := range m.People {
		named = append(named, p.Span)
	}
	for _, c := range m.Countries {
		named = append(named, c.Span)
	}
	named = append(append(named, m.Places...), m.Orgs...)
	for i, a := range named {
		for _, b := range named[:i] {
			if a.Overlaps(b) {
				t.Errorf("%s: %q and %q overlap", m.Name, m.Text[a.Lo:a.Hi], m.Text[b.Lo:b.Hi])
			}
		}
	}
}

// turn reports whether s is what somebody says in a transcript, after a label.
func turn(text string, s articles.Span) bool {
	return strings.HasSuffix(text[:s.Lo], ": ") && (s.Hi == len(text) || text[s.Hi] == '\n')
}

// surrounded checks that quotations stand between quotation marks, and that no
// such pair in the text was forgotten.
func surrounded(t *testing.T, m train.Marked) {
	t.Helper()
	starts := map[int]bool{}
	between := append([]articles.Span(nil), m.Scare...)
	for _, q := range m.Quotes {
		if q.Kind != articles.Reported {
			between = append(between, q.Span)
		}
	}
	for _, s := range between {
		starts[s.Lo] = true
		if turn(m.Text, s) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(m.Text[:s.Lo])
		after, _ := utf8.DecodeRuneInString(m.Text[s.Hi:])
		if !strings.ContainsRune(`"“‘'«„”`, before) {
			t.Errorf("%s: no mark before %q", m.Name, m.Text[s.Lo:s.Hi])
		}
		if !strings.ContainsRune(`"”’'»“`, after) && !strings.HasPrefix(m.Text[s.Hi:], "\n\n") {
			t.Errorf("%s: no mark after %q", m.Name, m.Text[s.Lo:s.Hi])
		}
	}
	open := false
	for i, r := range m.Text {
		switch r {
		case '"':
			if open = !open; !open {
				continue
			}
		case '“', '«':
		case '\n':
			open = false
			continue
		default:
			continue
		}
		if n := i + utf8.RuneLen(r); !starts[n] {
			t.Errorf("%s: nothing is marked after the quotation mark before %q", m.Name, articles.Shorten(m.Text[n:], 30))
		}
	}
}
