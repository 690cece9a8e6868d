package store_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/store"
)

const council = "Tova Brinkley met Rudi Kesh. Brinkley said “we vote in May”. Kesh of Harland agreed, and Ano Poll left."

func ref(name string) articles.Ref { return articles.Ref{Kind: articles.Person, Name: name} }
func land(code string) articles.Ref {
	return articles.Ref{Kind: articles.Country, Name: code, Code: code}
}

// at is the nth place of words in body.
func at(body, words string, nth int) articles.Span {
	from := 0
	for ; nth > 0; nth-- {
		from += strings.Index(body[from:], words) + len(words)
	}
	return articles.Span{Lo: from - len(words), Hi: from}
}

func spelt(body, words string, nth int) articles.Mention {
	return articles.Mention{Span: at(body, words, nth), Text: words, Form: articles.FormName, Certainty: 0.9}
}

// heard is what the engine finds in council; it misses Ano Poll.
func heard() articles.Analysis {
	return articles.Analysis{
		Reader: "test/1",
		People: []articles.Entity{
			{Kind: articles.Person, Name: "Tova Brinkley", Role: "mayor", Mentions: []articles.Mention{spelt(council, "Tova Brinkley", 1), spelt(council, "Brinkley", 2)}},
			{Kind: articles.Person, Name: "Rudi Kesh", Mentions: []articles.Mention{spelt(council, "Rudi Kesh", 1), spelt(council, "Kesh", 2)}},
		},
		Countries: []articles.Entity{{Kind: articles.Country, Name: "Harland", Code: "XH", Mentions: []articles.Mention{spelt(council, "Harland", 1)}}},
		Quotes: []articles.Quote{{
			Span: at(council, "we vote in May", 1), Text: "we vote in May", Kind: articles.Direct, Certainty: 0.8, Rule: "before",
			Speaker: articles.Speaker{Name: "Tova Brinkley", Text: "Brinkley", Span: at(council, "Brinkley", 2)},
		}},
	}
}

// councils opens a library with n articles of the same text.
func councils(t testing.TB, path string, n int) *store.Store {
	t.Helper()
	s := open(t, path, store.Options{})
	for i := range n {
		sit(t, s, i)
	}
	return s
}

func sit(t testing.TB, s *store.Store, i int) articles.ID {
	t.Helper()
	id, _, err := s.Add(t.Context(), articles.Article{Title: fmt.Sprint("Council ", i), URL: fmt.Sprint("https://council.example/", i), Body: council, Published: onDay(i)})
	fatal(t, err)
	fatal(t, s.SaveAnalysis(t.Context(), id, 1, heard()))
	return id
}

// settle lays corrections over all articles.
func settle(t interface {
	Helper()
	Fatal(...any)
}, s *store.Store,
) {
	t.Helper()
	for left := 1; left > 0; {
		var err error
		left, err = s.Settle(context.Background())
		fatal(t, err)
	}
}

// gist is what is shown of an article: names with their places, and who spoke.
func gist(t testing.TB, s *store.Store, id articles.ID) string {
	t.Helper()
	r, err := s.Reading(t.Context(), id)
	fatal(t, err)
	return gistOf(r.Analysis)
}

func gistOf(a articles.Analysis) string {
	var b strings.Builder
	for _, e := range append(append([]articles.Entity(nil), a.People...), a.Countries...) {
		fmt.Fprintf(&b, "%s %d", e.Name+e.Code, len(e.Mentions))
		if e.Role != "" {
			b.WriteString(" " + e.Role)
		}
		b.WriteString(", ")
	}
	for _, q := range a.Quotes {
		fmt.Fprintf(&b, "by %q", q.Speaker.Name)
		if q.Speaker.Anonymous {
			b.WriteString(" unnamed")
		}
	}
	return b.String()
}

const asHeard = `Tova Brinkley 2 mayor, Rudi Kesh 2, HarlandXH 1, by "Tova Brinkley"`

// corrections are one of each kind, with what they make of an article.
func corrections() map[string]struct {
	articles.Correction
	want string
} {
	quote := articles.Selector{Exact: "we vote in May"}
	type one = struct {
		articles.Correction
		want string
	}
	return map[string]one{
		"hide":           {articles.Correction{Deed: articles.DeedHide, Name: ref("tova brinkley")}, `Rudi Kesh 2, HarlandXH 1, by ""`},
		"merge":          {articles.Correction{Deed: articles.DeedMerge, Name: ref("Tova Brinkley"), To: ref("Rudi Kesh")}, `Rudi Kesh 4 mayor, HarlandXH 1, by "Rudi Kesh"`},
		"rename":         {articles.Correction{Deed: articles.DeedRename, Name: ref("Rudi Kesh"), To: ref("Rudolf Kesh")}, `Tova Brinkley 2 mayor, Rudolf Kesh 2, HarlandXH 1, by "Tova Brinkley"`},
		"respell":        {articles.Correction{Deed: articles.DeedRename, Name: ref("Rudi Kesh"), To: ref("Rúdi Kesh")}, `Tova Brinkley 2 mayor, Rúdi Kesh 2, HarlandXH 1, by "Tova Brinkley"`},
		"split":          {articles.Correction{Deed: articles.DeedSplit, Name: ref("Tova Brinkley"), Words: "brinkley", To: ref("Bo Brinkley")}, `Tova Brinkley 1 mayor, Rudi Kesh 2, Bo Brinkley 1, HarlandXH 1, by "Bo Brinkley"`},
		"add":            {articles.Correction{Deed: articles.DeedAdd, Words: "Ano Poll", To: ref("Ano Poll")}, `Tova Brinkley 2 mayor, Rudi Kesh 2, Ano Poll 1, HarlandXH 1, by "Tova Brinkley"`},
		"add known":      {articles.Correction{Deed: articles.DeedAdd, Words: "Ano Poll", To: ref("rudi kesh")}, `Tova Brinkley 2 mayor, Rudi Kesh 3, HarlandXH 1, by "Tova Brinkley"`},
		"add other":      {articles.Correction{Deed: articles.DeedAdd, Words: "Brinkley", To: ref("Ano Poll")}, `Ano Poll 2, Rudi Kesh 2, HarlandXH 1, by "Ano Poll"`},
		"speaker":        {articles.Correction{Deed: articles.DeedSpeaker, Passage: quote, To: ref("Rudi Kesh")}, `Tova Brinkley 2 mayor, Rudi Kesh 2, HarlandXH 1, by "Rudi Kesh"`},
		"speaker new":    {articles.Correction{Deed: articles.DeedSpeaker, Passage: quote, To: ref("Ano Poll")}, `Tova Brinkley 2 mayor, Rudi Kesh 2, Ano Poll 0, HarlandXH 1, by "Ano Poll"`},
		"nobody":         {articles.Correction{Deed: articles.DeedSpeaker, Passage: quote}, `Tova Brinkley 2 mayor, Rudi Kesh 2, HarlandXH 1, by ""`},
		"unnamed":        {articles.Correction{Deed: articles.DeedSpeaker, Passage: quote, Unnamed: true}, `Tova Brinkley 2 mayor, Rudi Kesh 2, HarlandXH 1, by "" unnamed`},
		"hide country":   {articles.Correction{Deed: articles.DeedHide, Name: land("XH")}, `Tova Brinkley 2 mayor, Rudi Kesh 2, by "Tova Brinkley"`},
		"other country":  {articles.Correction{Deed: articles.DeedMerge, Name: land("xh"), To: articles.Ref{Kind: articles.Country, Name: "Norland", Code: "xn"}}, `Tova Brinkley 2 mayor, Rudi Kesh 2, NorlandXN 1, by "Tova Brinkley"`},
		"rename country": {articles.Correction{Deed: articles.DeedRename, Name: land("XH"), To: articles.Ref{Kind: articles.Country, Name: "Hærland", Code: "XH"}}, `Tova Brinkley 2 mayor, Rudi Kesh 2, HærlandXH 1, by "Tova Brinkley"`},
		"add country":    {articles.Correction{Deed: articles.DeedAdd, Words: "Poll", To: land("XP")}, `Tova Brinkley 2 mayor, Rudi Kesh 2, HarlandXH 1, XPXP 1, by "Tova Brinkley"`},
	}
}

// TestCorrections does each correction in one article and everywhere, undoes and
// redoes it, and has the engine look again.
func TestCorrections(t *testing.T) {
	t.Parallel()
	for name, c := range corrections() {
		for _, everywhere := range []bool{false, true} {
			t.Run(fmt.Sprint(name, " everywhere ", everywhere), func(t *testing.T) {
				t.Parallel()
				s := councils(t, ":memory:", 3)
				one := c.Correction
				one.Article = 2
				if one.Passage.Exact != "" {
					one.Span = at(council, one.Passage.Exact, 1)
				}
				others := asHeard
				if everywhere {
					one.Article, others = 0, c.want
				}
				shows := func(when string, others, here string) {
					t.Helper()
					for id, want := range map[articles.ID]string{1: others, 2: here, 3: others} {
						if got := gist(t, s, id); got != want {
							t.Errorf("%s, article %d:\n%s, want\n%s", when, id, got, want)
						}
					}
				}
				before := whole(t, s)
				made, err := s.Correct(t.Context(), one)
				fatal(t, err)
				shows("corrected", others, c.want) // before the indexes are
				settle(t, s)
				shows("settled", others, c.want)
				after := whole(t, s)
				inText := name == "add known" || !everywhere && (name == "respell" || name == "rename country")
				if cmp.Equal(before, after) != inText {
					t.Errorf("lists have changed: %v", inText)
				}
				fatal(t, s.SaveAnalysis(t.Context(), 2, 1, changedEngine()))
				shows("analysed again", others, strings.Replace(c.want, "mayor", "Mayor", 1))
				fatal(t, s.SaveAnalysis(t.Context(), 2, 1, heard()))
				undone, err := s.UndoCorrection(t.Context(), made.ID)
				if err != nil || !undone.Undone {
					t.Fatal(undone, err)
				}
				shows("undone", asHeard, asHeard)
				settle(t, s)
				if d := cmp.Diff(before, whole(t, s)); d != "" {
					t.Error("undone:", d)
				}
				_, err = s.RedoCorrection(t.Context(), made.ID)
				fatal(t, err)
				settle(t, s)
				shows("redone", others, c.want)
				if d := cmp.Diff(after, whole(t, s)); d != "" {
					t.Error("redone:", d)
				}
				if id := sit(t, s, 9); everywhere && gist(t, s, id) != c.want {
					t.Errorf("a later article: %s", gist(t, s, id))
				}
				sound(t, s)
			})
		}
	}
}

// changedEngine finds the same with other certainties, and another role.
func changedEngine() articles.Analysis {
	a := heard()
	a.Reader, a.People[0].Role, a.Quotes[0].Span.Lo = "test/2", "Mayor", a.Quotes[0].Span.Lo+1
	a.Quotes[0].Text = a.Quotes[0].Text[1:] + "e"
	a.Quotes[0].Text = heard().Quotes[0].Text
	return a
}

// whole is what lists and figures show of a library.
func whole(t testing.TB, s *store.Store) (out []string) {
	t.Helper()
	for _, kind := range []articles.Kind{articles.Person, articles.Country} {
		all, err := s.Entities(t.Context(), kind, articles.Query{})
		fatal(t, err)
		for _, e := range all {
			e.Entity.ID = 0
			st, err := s.Standing(t.Context(), kind, e.Entity.Name)
			fatal(t, err)
			out = append(out, fmt.Sprint(e.Entity, e.Articles, e.Quotes, e.First.Unix(), e.Last.Unix(), len(st.With)))
		}
	}
	list, err := s.List(t.Context(), articles.Query{})
	fatal(t, err)
	for _, r := range list.Rows {
		out = append(out, fmt.Sprint(r.ID, r.Counts))
	}
	quotes, err := s.Quotes(t.Context(), articles.Query{})
	fatal(t, err)
	for _, q := range quotes {
		out = append(out, fmt.Sprint(q.Article, q.Speaker))
	}
	for _, name := range []string{"Tova Brinkley", "brinkley", "Rudi Kesh", "kesh", "Ano Poll", "Rudolf Kesh", "Bo Brinkley"} {
		n, err := s.Count(t.Context(), articles.Query{Person: name})
		fatal(t, err)
		by, err := s.Quotes(t.Context(), articles.Query{Speaker: name})
		fatal(t, err)
		out = append(out, fmt.Sprint(name, n, len(by)))
	}
	return out
}

// TestMergedNameIsFoundByBoth asks for a person who was merged by either name.
func TestMergedNameIsFoundByBoth(t *testing.T) {
	t.Parallel()
	s := councils(t, ":memory:", 2)
	made, err := s.Correct(t.Context(), articles.Correction{Deed: articles.DeedMerge, Name: ref("Rudi Kesh"), To: ref("Tova Brinkley")})
	fatal(t, err)
	settle(t, s)
	for _, name := range []string{"Rudi Kesh", "kesh", "Tova Brinkley"} {
		st, err := s.Standing(t.Context(), articles.Person, name)
		if err != nil || st.Entity.Name != "Tova Brinkley" || st.Articles != 2 {
			t.Errorf("%s: %+v, %v", name, st, err)
		}
		if n, err := s.Count(t.Context(), articles.Query{Person: name}); n != 2 || err != nil {
			t.Errorf("%s: %d, %v", name, n, err)
		}
	}
	_, err = s.UndoCorrection(t.Context(), made.ID)
	fatal(t, err)
	settle(t, s)
	if st, err := s.Standing(t.Context(), articles.Person, "kesh"); err != nil || st.Entity.Name != "Rudi Kesh" {
		t.Errorf("undone: %+v, %v", st, err)
	}
}

// TestCorrectionsAreInTurn has each correction work on what the ones before left.
func TestCorrectionsAreInTurn(t *testing.T) {
	t.Parallel()
	s := councils(t, ":memory:", 1)
	made := make([]articles.Correction, 0, 3)
	for _, c := range []articles.Correction{
		{Deed: articles.DeedRename, Name: ref("Rudi Kesh"), To: ref("Rolf Kesh")},
		{Deed: articles.DeedMerge, Name: ref("Tova Brinkley"), To: ref("Rolf Kesh"), Article: 1},
		{Deed: articles.DeedHide, Name: ref("Rolf Kesh")},
	} {
		one, err := s.Correct(t.Context(), c)
		fatal(t, err)
		made = append(made, one)
	}
	for _, step := range []struct {
		undo int
		want string
	}{
		{-1, `HarlandXH 1, by ""`},
		{2, `Rolf Kesh 4 mayor, HarlandXH 1, by "Rolf Kesh"`},
		{0, `Rolf Kesh 2 mayor, Rudi Kesh 2, HarlandXH 1, by "Rolf Kesh"`},
		{1, asHeard},
	} {
		if step.undo >= 0 {
			_, err := s.UndoCorrection(t.Context(), made[step.undo].ID)
			fatal(t, err)
		}
		settle(t, s)
		if got := gist(t, s, 1); got != step.want {
			t.Errorf("after undoing %d: %s, want %s", step.undo, got, step.want)
		}
	}
	for _, one := range made { // the oldest first: the log's order counts, not that of redoing
		_, err := s.RedoCorrection(t.Context(), one.ID)
		fatal(t, err)
		settle(t, s)
	}
	if got := gist(t, s, 1); got != `HarlandXH 1, by ""` {
		t.Error("redone:", got)
	}
	sound(t, s)
}

// TestCorrectionRefuses names corrections that make no sense.
func TestCorrectionRefuses(t *testing.T) {
	t.Parallel()
	s := councils(t, ":memory:", 1)
	for _, c := range []struct {
		articles.Correction
		want articles.Code
	}{
		{articles.Correction{}, articles.Invalid},
		{articles.Correction{Deed: "explode", Name: ref("x")}, articles.Invalid},
		{articles.Correction{Deed: articles.DeedUndo, Of: "x"}, articles.Invalid},
		{articles.Correction{Deed: articles.DeedHide}, articles.Invalid},
		{articles.Correction{Deed: articles.DeedHide, Name: ref("\x1b\u202e ")}, articles.Invalid},
		{articles.Correction{Deed: articles.DeedHide, Name: articles.Ref{Kind: "ship", Name: "x"}}, articles.Invalid},
		{articles.Correction{Deed: articles.DeedHide, Name: ref(strings.Repeat("x", 500))}, articles.TooLarge},
		{articles.Correction{Deed: articles.DeedHide, Name: ref("Rudi Kesh"), Article: 99}, articles.NotFound},
		{articles.Correction{Deed: articles.DeedMerge, Name: ref("Rudi Kesh"), To: ref("RUDI KESH")}, articles.Invalid},
		{articles.Correction{Deed: articles.DeedMerge, Name: ref("Rudi Kesh"), To: land("XH")}, articles.Invalid},
		{articles.Correction{Deed: articles.DeedRename, Name: ref("Rudi Kesh"), To: ref("Rudi Kesh")}, articles.Invalid},
		{articles.Correction{Deed: articles.DeedAdd, To: ref("Ano Poll")}, articles.Invalid},
		{articles.Correction{Deed: articles.DeedSpeaker, To: ref("Ano Poll")}, articles.Invalid},
	} {
		_, err := s.Correct(t.Context(), c.Correction)
		if code := articles.CodeOf(err); code != c.want {
			t.Errorf("%+v: %v, want %s", c.Correction, err, c.want)
		}
	}
	for id, want := range map[articles.CorrectionID]articles.Code{"none": articles.NotFound, "": articles.NotFound} {
		if _, err := s.UndoCorrection(t.Context(), id); articles.CodeOf(err) != want {
			t.Errorf("undo %q: %v", id, err)
		}
	}
	made, err := s.Correct(t.Context(), articles.Correction{Deed: articles.DeedHide, Name: ref("Rudi Kesh"), Article: 1})
	fatal(t, err)
	if _, err := s.RedoCorrection(t.Context(), made.ID); articles.CodeOf(err) != articles.Invalid {
		t.Errorf("redo what holds: %v", err)
	}
	log, err := s.Corrections(t.Context(), articles.Query{})
	if err != nil || len(log) != 1 {
		t.Errorf("the log has %v, %v", log, err)
	}
	if got := gist(t, s, 1); got != `Tova Brinkley 2 mayor, HarlandXH 1, by "Tova Brinkley"` {
		t.Error(got)
	}
}

// TestCorrectedPassageFollowsTheText gives an article a new text.
func TestCorrectedPassageFollowsTheText(t *testing.T) {
	t.Parallel()
	s := councils(t, ":memory:", 1)
	c, err := s.Correct(t.Context(), articles.Correction{
		Deed: articles.DeedAdd, Article: 1, To: ref("Ano Poll"), Span: at(council, "Ano Poll", 1),
		Passage: articles.Selector{Exact: "Ano Poll", Prefix: "agreed, and ", Suffix: " left."},
	})
	fatal(t, err)
	const now = "It rained. Then Ano Poll left."
	_, _, err = s.Add(t.Context(), articles.Article{Title: "Council 0", URL: "https://council.example/0", Body: now})
	fatal(t, err)
	fatal(t, s.SaveAnalysis(t.Context(), 1, 2, articles.Analysis{Reader: "test/1"}))
	if got := gist(t, s, 1); got != "" {
		t.Errorf("before it is placed: %s", got)
	}
	c.Revision, c.Span = 2, at(now, "Ano Poll", 1)
	fatal(t, s.PlaceCorrections(t.Context(), []articles.Correction{c}))
	if got := gist(t, s, 1); got != "Ano Poll 1, " {
		t.Errorf("placed anew: %s", got)
	}
	c.Placement = articles.Lost
	fatal(t, s.PlaceCorrections(t.Context(), []articles.Correction{c}))
	if got := gist(t, s, 1); got != "" {
		t.Errorf("lost: %s", got)
	}
	sound(t, s)
	fatal(t, s.Remove(t.Context(), 1, false))
	sound(t, s)
}

// TestLogGoesOut has the log come back from its export, and from the journal.
func TestLogGoesOut(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	s := councils(t, path, 3)
	var made []articles.CorrectionID
	for name, c := range corrections() {
		if c.Article = articles.ID(len(name) % 3); c.Passage.Exact != "" {
			c.Span = at(council, c.Passage.Exact, 1)
		}
		one, err := s.Correct(t.Context(), c.Correction)
		fatal(t, err)
		made = append(made, one.ID)
	}
	for _, id := range made[:8] {
		_, err := s.UndoCorrection(t.Context(), id)
		fatal(t, err)
	}
	_, err := s.RedoCorrection(t.Context(), made[0])
	fatal(t, err)
	settle(t, s)
	sound(t, s)
	var out bytes.Buffer
	fatal(t, s.ExportCorrections(t.Context(), &out))
	journal, err := os.ReadFile(path + ".notes.jsonl")
	fatal(t, err)
	for name, lines := range map[string]string{"export": out.String(), "journal": string(journal)} {
		other := councils(t, filepath.Join(t.TempDir(), "other.db"), 3)
		for round := range 2 {
			added, err := other.ImportCorrections(t.Context(), strings.NewReader(lines), func(line int, err error) { t.Errorf("%s line %d: %v", name, line, err) })
			fatal(t, err)
			if want := []int{25, 0}[round]; len(added) != want {
				t.Errorf("%s: %d added, want %d", name, len(added), want)
			}
		}
		settle(t, other)
		for id := range articles.ID(3) {
			if got, want := gist(t, other, id+1), gist(t, s, id+1); got != want {
				t.Errorf("%s, article %d: %s, want %s", name, id+1, got, want)
			}
		}
		var again bytes.Buffer
		fatal(t, other.ExportCorrections(t.Context(), &again))
		if again.String() != out.String() {
			t.Errorf("%s: the second export differs", name)
		}
		sound(t, other)
	}
}

// TestImportNamesBadLines has one good line among bad ones.
func TestImportNamesBadLines(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	s := councils(t, path, 1)
	_, err := s.Correct(t.Context(), articles.Correction{Deed: articles.DeedHide, Name: ref("Rudi Kesh"), Article: 1})
	fatal(t, err)
	journal, err := os.ReadFile(path + ".notes.jsonl")
	fatal(t, err)
	good := strings.TrimSpace(string(journal))
	bare := good[:strings.LastIndex(good, `,"sum"`)] + "}"
	lines := []string{
		"no json", strings.Replace(good, "Rudi", "Rude", 1), `{"schema":"onrecord/note/1","note":{"id":"x"}}`, `{"schema":"what"}`, "", good,
		strings.Replace(bare, `"id":"`, `"id":"2`, 1), strings.Replace(strings.Replace(bare, `"id":"`, `"id":"3`, 1), "council.example", "elsewhere.example", 1),
		strings.Replace(bare, `"deed":"hide"`, `"deed":"undo","of":"none"`, 1) + " ", strings.Repeat("x", 5<<20),
	}
	lines[7] = strings.Replace(lines[7], `"hash":"`, `"hash":"0`, 1)
	lines[8] = strings.Replace(lines[8], `"id":"`, `"id":"4`, 1)
	var failed []string
	added, err := councils(t, ":memory:", 1).ImportCorrections(t.Context(), strings.NewReader(strings.Join(lines, "\n")), func(line int, err error) {
		failed = append(failed, fmt.Sprint(line, " ", articles.CodeOf(err)))
	})
	fatal(t, err)
	want := []string{"1 invalid", "2 damaged", "4 invalid", "10 too_large", "8 not_found", "9 not_found"}
	if d := cmp.Diff(want, failed); d != "" || len(added) != 2 {
		t.Error(len(added), d)
	}
}

// TestCorrectionComesBack leaves a line in the journal that the library does not
// have, as a crash before the commit does, and an older copy in its place.
func TestCorrectionComesBack(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	s := councils(t, path, 1)
	hide := func(name string) {
		t.Helper()
		_, err := s.Correct(t.Context(), articles.Correction{Deed: articles.DeedHide, Name: ref(name), Article: 1})
		fatal(t, err)
	}
	hide("Rudi Kesh")
	other(t, path, `PRAGMA foreign_keys = 0; DELETE FROM corrected; DELETE FROM original; DELETE FROM correction;
		UPDATE journal SET size = 0, sum = 0`)
	fatal(t, s.SaveAnalysis(t.Context(), 1, 1, heard()))
	hide("Tova Brinkley")
	sound(t, s)
	all, err := s.Corrections(t.Context(), articles.Query{})
	fatal(t, err)
	if len(all) != 2 || s.Recalled() != (store.Recall{Corrections: 1}) {
		t.Errorf("%d corrections, brought back %+v", len(all), s.Recalled())
	}
}

// TestCheckFindsCorrections alters corrections behind the library's back.
func TestCheckFindsCorrections(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ alter, want string }{
		"altered":  {"UPDATE correction SET name = 'Rudi Kesch'", "altered"},
		"undone":   {"UPDATE correction SET undone = 1", "what the log says"},
		"not laid": {"UPDATE appearance SET role = 'king'", "laid over"},
		"gone":     {"PRAGMA foreign_keys = 0; DELETE FROM corrected; DELETE FROM original; DELETE FROM correction", "journal does"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "library.db")
			s := councils(t, path, 1)
			for _, name := range []string{"Rudi Kesh", "Nobody"} {
				_, err := s.Correct(t.Context(), articles.Correction{Deed: articles.DeedHide, Name: ref(name), Article: 1})
				fatal(t, err)
			}
			other(t, path, c.alter)
			problems, err := open(t, path, store.Options{ReadOnly: true}).Check(t.Context())
			fatal(t, err)
			for _, p := range problems {
				if strings.Contains(p.String(), c.want) {
					return
				}
			}
			t.Errorf("found %v; want %q", problems, c.want)
		})
	}
}

// TestNames looks for names by their beginnings.
func TestNames(t *testing.T) {
	t.Parallel()
	s := councils(t, ":memory:", 1)
	for _, c := range []struct {
		words string
		limit int
		want  string
	}{
		{"", 9, "Tova Brinkley, Rudi Kesh, "},
		{"", 1, "Tova Brinkley, "},
		{"KES", 9, "Rudi Kesh, "},
		{"t", 9, "Tova Brinkley, "},
		{"Harland", 9, ""},
		{"\x00%_", 9, ""},
	} {
		var got strings.Builder
		found, err := s.Names(t.Context(), articles.Person, c.words, c.limit)
		fatal(t, err)
		for _, e := range found {
			got.WriteString(e.Name + ", ")
		}
		if got.String() != c.want {
			t.Errorf("%q: %s; want %s", c.words, got.String(), c.want)
		}
	}
}
