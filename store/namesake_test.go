package store_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/store"
)

// TestNamesakes adds articles in every order: who is one person must not depend
// on it.
func TestNamesakes(t *testing.T) {
	t.Parallel()
	const name = "Odo Quill"
	for what, c := range map[string]struct {
		roles []string // of the full name; one that begins with "-" is of "Quill" alone
		want  []string
	}{
		"a conflict": {
			[]string{"Ohio senator", "Ohio Senator", "Liverpool striker"},
			[]string{"Odo Quill (sport) 1", "Odo Quill 2"},
		},
		"no role goes to the best known": {
			[]string{"Ohio senator", "Liverpool striker", "striker", "", "witness"},
			[]string{"Odo Quill (politics) 1", "Odo Quill 4"},
		},
		"equally known: by rank of trade": {
			[]string{"Liverpool striker", "Ohio senator", ""},
			[]string{"Odo Quill (sport) 1", "Odo Quill 2"},
		},
		"a career in one trade": {
			[]string{"Vice President", "President", "Senator", "Secretary of State", "former senator"},
			[]string{"Odo Quill 5"},
		},
		"from mayor to candidate to minister": {
			[]string{"mayor of Tarn", "Senate candidate", "finance minister", "Governor"},
			[]string{"Odo Quill 4"},
		},
		"what somebody was": {
			[]string{"Liberian senator", "former striker", "retired boxer"}, []string{"Odo Quill 3"},
		},
		"a shared country":  {[]string{"Ukrainian boxer", "mayor in Ukraine"}, []string{"Odo Quill 2"}},
		"a shared town":     {[]string{"Tarn striker", "mayor of Tarn"}, []string{"Odo Quill 2"}},
		"both in one role":  {[]string{"striker", "Ohio senator", "striker-turned-senator"}, []string{"Odo Quill 3"}},
		"somebody's aide":   {[]string{"striker", "senator's aide", "spokesman for the senator"}, []string{"Odo Quill 3"}},
		"a singer who robs": {[]string{"singer", "robber"}, []string{"Odo Quill 2"}},
		"three people": {
			[]string{"Ohio senator", "Liverpool striker", "soprano", "Ohio senator"},
			[]string{"Odo Quill (arts) 1", "Odo Quill (sport) 1", "Odo Quill 2"},
		},
		"a bare name means neither": {
			[]string{"Ohio senator", "Ohio senator", "striker", "-"},
			[]string{"Odo Quill (sport) 1", "Odo Quill 2", "Quill 1"},
		},
	} {
		var as []naming
		for _, role := range c.roles {
			if role == "-" {
				as = append(as, naming{"Quill", ""})
			} else {
				as = append(as, naming{name, role})
			}
		}
		inEveryOrder(t, what, as, c.want)
	}
}

// two opens a library of a senator and a striker of one name.
func two(t *testing.T) *store.Store {
	t.Helper()
	s := open(t, ":memory:", store.Options{})
	stand(t, "at first", tell(t, s, []naming{{"Odo Quill", "Ohio senator"}, {"Odo Quill", "senator"}, {"Odo Quill", "Liverpool striker"}}),
		"Odo Quill (sport) 1", "Odo Quill 2")
	return s
}

func stand(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s: %s", what, d)
	}
}

// TestReaderWinsOverNamesakes has the reader join two people, and call one of
// them something else: for ever, also when the other is better known, after
// articles are analysed again, and until it is undone.
func TestReaderWinsOverNamesakes(t *testing.T) {
	t.Parallel()
	strikers := []naming{{"Odo Quill", "striker"}, {"Odo Quill", "Liverpool striker"}, {"Odo Quill", "the striker"}}
	for what, c := range map[string]struct {
		deed               articles.Deed
		name, to           string
		want, later, after []string
	}{
		"merge": {
			articles.DeedMerge, "Odo Quill (sport)", "Odo Quill",
			[]string{"Odo Quill 3"},
			[]string{"Odo Quill 6"},
			[]string{"Odo Quill (politics) 2", "Odo Quill 4"},
		},
		"merge the other way": {
			articles.DeedMerge, "Odo Quill", "Odo Quill (sport)",
			[]string{"Odo Quill (sport) 3"},
			[]string{"Odo Quill (sport) 6"},
			[]string{"Odo Quill (politics) 2", "Odo Quill 4"},
		},
		"rename one": {
			articles.DeedRename, "Odo Quill (sport)", "Odilo Quill",
			[]string{"Odilo Quill 1", "Odo Quill 2"},
			[]string{"Odilo Quill 4", "Odo Quill 2"},
			[]string{"Odo Quill (politics) 2", "Odo Quill 4"},
		},
		"rename the other": {
			articles.DeedRename, "Odo Quill", "Odette Quill",
			[]string{"Odette Quill 2", "Odo Quill (sport) 1"},
			[]string{"Odette Quill 2", "Odo Quill (sport) 4"},
			[]string{"Odo Quill (politics) 2", "Odo Quill 4"},
		},
		"hide one": {
			articles.DeedHide, "Odo Quill (sport)", "",
			[]string{"Odo Quill 2"},
			[]string{"Odo Quill 2"},
			[]string{"Odo Quill (politics) 2", "Odo Quill 4"},
		},
	} {
		s := two(t)
		one := articles.Correction{Deed: c.deed, Name: ref(c.name)}
		if c.to != "" {
			one.To = ref(c.to)
		}
		one, err := s.Correct(t.Context(), one)
		fatal(t, err)
		stand(t, what, standing(t, s), c.want...)
		stand(t, what+", later", tell(t, s, strikers), c.later...)
		again(t, s)
		stand(t, what+", analysed again", standing(t, s), c.later...)
		_, err = s.UndoCorrection(t.Context(), one.ID)
		fatal(t, err)
		stand(t, what+", undone", standing(t, s), c.after...)
		_, err = s.RedoCorrection(t.Context(), one.ID)
		fatal(t, err)
		stand(t, what+", done again", standing(t, s), c.later...)
	}
}

// again has all articles analysed anew: the engine finds what it found.
func again(t *testing.T, s *store.Store) {
	t.Helper()
	due, err := s.Due(t.Context(), "another engine", 0)
	fatal(t, err)
	for _, id := range due {
		a, err := s.Reading(t.Context(), id)
		fatal(t, err)
		name, _ := strings.CutSuffix(a.Body, " spoke.")
		fatal(t, s.SaveAnalysis(t.Context(), id, a.Revision, articles.Analysis{Reader: "test", People: []articles.Entity{{
			Kind: articles.Person, Name: name, Role: strings.Split(a.URL, "/")[3], // see tell
			Mentions: []articles.Mention{{Span: articles.Span{Hi: len(name)}, Text: name, Form: articles.FormName}},
		}}}))
	}
}

// TestNamesakesAreFound holds that the plain name finds both in a search, and
// each has a row and a dossier of its own.
func TestNamesakesAreFound(t *testing.T) {
	t.Parallel()
	s := two(t)
	for name, want := range map[string]int{"Odo Quill": 3, "Odo Quill (sport)": 1, "Quill": 3} {
		if n, err := s.Count(t.Context(), articles.Query{Person: name}); n != want || err != nil {
			t.Errorf("%s: %d articles, %v; want %d", name, n, err, want)
		}
	}
	for name, want := range map[string]string{"Odo Quill": "senator", "Odo Quill (sport)": "Liverpool striker"} {
		if d, err := s.Dossier(t.Context(), articles.Person, name); err != nil || d.Entity.Name != name || d.Entity.Role != want {
			t.Errorf("%s: %+v, %v; want %s", name, d.Entity, err, want)
		}
	}
}

// TestManyNamesakes has the better known change in more articles than are read
// anew at once.
func TestManyNamesakes(t *testing.T) {
	t.Parallel()
	const strikers = 30
	s := open(t, ":memory:", store.Options{})
	tell(t, s, slices.Repeat([]naming{{"Odo Quill", "striker"}}, strikers))
	stand(t, "strikers", tell(t, s, slices.Repeat([]naming{{"Odo Quill", "Ohio senator"}}, strikers-1)),
		"Odo Quill (politics) 29", "Odo Quill 30")
	stand(t, "as many senators", tell(t, s, []naming{{"Odo Quill", "Ohio senator"}}), "Odo Quill (sport) 30", "Odo Quill 30")
}

// TestNamesakesGo takes away, with an article, the evidence that there are two.
func TestNamesakesGo(t *testing.T) {
	t.Parallel()
	s := two(t)
	stand(t, "another striker", tell(t, s, []naming{{"Odo Quill", "striker"}}), "Odo Quill (sport) 2", "Odo Quill 2")
	for _, id := range []articles.ID{1, 2} {
		fatal(t, s.Remove(t.Context(), id, false))
	}
	stand(t, "no senator", standing(t, s), "Odo Quill 2")
}
