package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/store"
)

// A naming is an article that names one person, perhaps with a role.
type naming struct{ name, role string }

// tell adds articles in the order given and says who is in the library, in
// how many articles.
func tell(t *testing.T, s *store.Store, as []naming) []string {
	t.Helper()
	report(t, s, as)
	return standing(t, s)
}

// report adds articles.
func report(t *testing.T, s *store.Store, as []naming) {
	t.Helper()
	before, err := s.Count(t.Context(), articles.Query{})
	fatal(t, err)
	for i, a := range as {
		id, _, err := s.Add(t.Context(), articles.Article{URL: fmt.Sprintf("https://news.example/%s/%d", a.role, before+i), Body: a.name + " spoke."})
		fatal(t, err)
		fatal(t, s.SaveAnalysis(t.Context(), id, 1, articles.Analysis{Reader: "test", People: []articles.Entity{{
			Kind: articles.Person, Name: a.name, Role: a.role,
			Mentions: []articles.Mention{{Span: articles.Span{Hi: len(a.name)}, Text: a.name, Form: articles.FormName}},
		}}}))
	}
}

// inEveryOrder adds the same articles in every order, about people of the surname
// Quill: to one library, but with another surname each time. want is who should
// be in the library then, in how many articles.
func inEveryOrder(t *testing.T, what string, as []naming, want []string) {
	t.Helper()
	s := open(t, ":memory:", store.Options{})
	var surnames []string
	told := make(map[string][]naming)
	for order := range orders(len(as)) {
		n := len(surnames)
		surname := "Quill" + string([]rune{rune('a' + n/26), rune('a' + n%26)})
		surnames = append(surnames, surname)
		for _, k := range order {
			one := as[k]
			one.name = strings.Replace(one.name, "Quill", surname, 1)
			told[surname] = append(told[surname], one)
		}
		report(t, s, told[surname])
	}
	all := standing(t, s)
	for _, surname := range surnames {
		var got []string
		for _, one := range all {
			if strings.Contains(one, surname) {
				got = append(got, strings.Replace(one, surname, "Quill", 1))
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s, %v: %s", what, told[surname], diff)
		}
	}
}

func standing(t *testing.T, s *store.Store) (out []string) {
	t.Helper()
	for {
		left, err := s.Settle(t.Context())
		fatal(t, err)
		if left == 0 {
			break
		}
	}
	all, err := s.Entities(t.Context(), articles.Person, articles.Query{})
	fatal(t, err)
	for _, st := range all {
		out = append(out, fmt.Sprintf("%s %d", st.Entity.Name, st.Articles))
	}
	slices.Sort(out)
	sound(t, s)
	return out
}

// TestBareNames adds articles in every order: who is taken for whom must not
// depend on it.
func TestBareNames(t *testing.T) {
	t.Parallel()
	for what, c := range map[string]struct {
		articles []naming
		want     []string
	}{
		"the only one well known": {
			[]naming{{"Odo Quill", ""}, {"Quill", ""}, {"Odo Quill", "mayor"}, {"Quill", "mayor"}},
			[]string{"Odo Quill 4"},
		},
		"hardly known": {[]naming{{"Odo Quill", ""}, {"Quill", ""}}, []string{"Odo Quill 1", "Quill 1"}},
		"two of the surname": {
			[]naming{{"Odo Quill", ""}, {"Odo Quill", ""}, {"Ada Quill", ""}, {"Quill", ""}},
			[]string{"Ada Quill 1", "Odo Quill 2", "Quill 1"},
		},
		"one far better known": {
			[]naming{{"Odo Quill", ""}, {"Odo Quill", ""}, {"Odo Quill", ""}, {"Ada Quill", ""}, {"Quill", ""}},
			[]string{"Ada Quill 1", "Odo Quill 4"},
		},
		"another role": {
			[]naming{{"Odo Quill", "mayor of Tarn"}, {"Odo Quill", ""}, {"Quill", "striker"}, {"Quill", "former mayor"}},
			[]string{"Odo Quill 3", "Quill 1"},
		},
		"a first name is no surname": {[]naming{{"Quill Odo", ""}, {"Quill Odo", ""}, {"Quill", ""}}, []string{"Quill 1", "Quill Odo 2"}},
	} {
		inEveryOrder(t, what, c.articles, c.want)
	}
}

// orders are all orders of n things.
func orders(n int) func(yield func([]int) bool) {
	return func(yield func([]int) bool) {
		var go1 func(done []int) bool
		go1 = func(done []int) bool {
			if len(done) == n {
				return yield(slices.Clone(done))
			}
			for k := range n {
				if !slices.Contains(done, k) && !go1(append(slices.Clip(done), k)) {
					return false
				}
			}
			return true
		}
		go1(nil)
	}
}

// TestReaderWins has the reader part a bare name from whom the library takes it
// for, and join it with another: for ever, in old articles and new ones.
func TestReaderWins(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	known := []naming{{"Odo Quill", ""}, {"Odo Quill", "mayor"}, {"Quill", ""}}
	tell(t, s, known)
	ref := func(name string) articles.Ref { return articles.Ref{Kind: articles.Person, Name: name} }
	split, err := s.Correct(t.Context(), articles.Correction{Deed: articles.DeedSplit, Name: ref("Odo Quill"), To: ref("Quill"), Words: "Quill"})
	fatal(t, err)
	want := []string{"Odo Quill 2", "Quill 2"}
	if got := tell(t, s, []naming{{"Quill", "poet"}}); strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("split: %v, want %v", got, want)
	}
	_, err = s.UndoCorrection(t.Context(), split.ID)
	fatal(t, err)
	_, err = s.Correct(t.Context(), articles.Correction{Deed: articles.DeedMerge, Name: ref("Quill"), To: ref("Bea Quill")})
	fatal(t, err)
	want = []string{"Bea Quill 3", "Odo Quill 3"}
	if got := tell(t, s, []naming{{"Quill", ""}, {"Odo Quill", ""}}); strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("merge: %v, want %v", got, want)
	}
}
