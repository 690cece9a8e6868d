package store_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/store"
)

// TestCorrectionsAgainstAModel does random corrections, undoes and redoes them,
// has articles analysed anew and adds others, in any order, and compares all that
// is shown to a model that keeps only what the engine found and the log.
func TestCorrectionsAgainstAModel(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, err := store.Open(context.Background(), ":memory:", store.Options{})
		fatal(t, err)
		defer s.Close() //nolint:errcheck // in memory
		m := &model{store: s}
		m.add(t)
		t.Repeat(map[string]func(*rapid.T){
			"add":     m.add,
			"analyse": m.analyse,
			"correct": m.correct,
			"undo":    m.undo,
			"redo":    m.redo,
			"settle":  func(t *rapid.T) { settle(t, s) },
			"":        m.look,
		})
		settle(t, s)
		m.compare(t)
		problems, err := s.Check(context.Background())
		if err != nil || len(problems) > 0 {
			t.Fatalf("check: %v, %v", problems, err)
		}
	})
}

// A model is a library as far as corrections go: of each article the words that
// the engine took for somebody, one after the other, and who spoke.
type model struct {
	store *store.Store
	found []sighting
	log   []logged
}

// A sighting is what the engine finds: for each word of the text whom it names,
// "" for nobody, and for each quote who said it.
type sighting struct {
	named  [6]string
	spoken [2]string
}

type logged struct {
	articles.Correction
	undone bool
}

// The text has six words that may be names, and two quotes.
var (
	modelWords = [6]string{"Orr", "Lind", "Marr", "Voss", "Orr", "Lind"}
	modelNames = []string{"Ada Orr", "Bo Lind", "Cy Marr", "ada orr", "Dï Voss"}
	modelText  = "Orr and Lind met. Marr told Voss “we go home now”. Orr left, and Lind “will stay for good” they say."
	modelSaid  = [2]string{"we go home now", "will stay for good"}
)

func modelPlace(i int) articles.Span {
	nth := 1
	if i >= 4 {
		nth = 2
	}
	return at(modelText, modelWords[i], nth)
}

// analysis is what the engine says of a sighting.
func (f sighting) analysis(version int) articles.Analysis {
	a := articles.Analysis{Reader: fmt.Sprint("test/", version)}
	for i, name := range f.named {
		if name == "" {
			continue
		}
		k := slices.IndexFunc(a.People, func(e articles.Entity) bool { return e.Name == name })
		if k < 0 {
			k = len(a.People)
			a.People = append(a.People, articles.Entity{Kind: articles.Person, Name: name})
		}
		a.People[k].Mentions = append(a.People[k].Mentions, articles.Mention{Span: modelPlace(i), Text: modelWords[i], Form: articles.FormName, Certainty: 0.5})
	}
	for i, said := range modelSaid {
		a.Quotes = append(a.Quotes, articles.Quote{Span: at(modelText, said, 1), Text: said, Kind: articles.Direct, Speaker: articles.Speaker{Name: f.spoken[i]}})
	}
	return a
}

func anySighting(t *rapid.T) (f sighting) {
	for i := range f.named {
		f.named[i] = rapid.SampledFrom([]string{"", "Ada Orr", "Bo Lind", "Cy Marr", "Dï Voss"}).Draw(t, "named")
	}
	for i := range f.spoken {
		f.spoken[i] = rapid.SampledFrom(append([]string{""}, f.named[:]...)).Draw(t, "spoken")
	}
	return f
}

func (m *model) add(t *rapid.T) {
	if len(m.found) >= 4 {
		t.Skip("enough articles")
	}
	f := anySighting(t)
	n := len(m.found)
	id, _, err := m.store.Add(context.Background(), articles.Article{URL: fmt.Sprint("https://model.example/", n), Body: modelText, Published: onDay(n)})
	fatal(t, err)
	fatal(t, m.store.SaveAnalysis(context.Background(), id, 1, f.analysis(1)))
	m.found = append(m.found, f)
}

func (m *model) analyse(t *rapid.T) {
	i := rapid.IntRange(0, len(m.found)-1).Draw(t, "article")
	m.found[i] = anySighting(t)
	fatal(t, m.store.SaveAnalysis(context.Background(), articles.ID(i+1), 1, m.found[i].analysis(2)))
}

func (m *model) correct(t *rapid.T) {
	c := articles.Correction{
		Deed: rapid.SampledFrom([]articles.Deed{
			articles.DeedHide, articles.DeedMerge, articles.DeedRename, articles.DeedSplit, articles.DeedAdd, articles.DeedSpeaker,
		}).Draw(t, "deed"),
		Article: articles.ID(rapid.IntRange(0, len(m.found)).Draw(t, "article")),
		Name:    ref(rapid.SampledFrom(modelNames).Draw(t, "name")),
	}
	to := ref(rapid.SampledFrom(append([]string{"Eve New", "cý marr"}, modelNames...)).Draw(t, "to"))
	switch c.Deed {
	case articles.DeedMerge, articles.DeedRename:
		c.To = to
	case articles.DeedSplit, articles.DeedAdd:
		c.To, c.Words = to, rapid.SampledFrom(modelWords[:]).Draw(t, "words")
	case articles.DeedSpeaker:
		said := rapid.SampledFrom(modelSaid[:]).Draw(t, "quote")
		c.Passage, c.Span = articles.Selector{Exact: said}, at(modelText, said, 1)
		if c.Unnamed = rapid.Bool().Draw(t, "unnamed"); !c.Unnamed && rapid.Bool().Draw(t, "named") {
			c.To = to
		}
	}
	if c.Deed == articles.DeedAdd {
		c.Name = articles.Ref{}
	}
	kept, err := m.store.Correct(context.Background(), c)
	if articles.CodeOf(err) == articles.Invalid {
		t.Skip("no sense")
	}
	fatal(t, err)
	m.log = append(m.log, logged{Correction: kept})
}

func (m *model) undo(t *rapid.T) { m.turn(t, false) }

func (m *model) redo(t *rapid.T) { m.turn(t, true) }

// turn undoes or redoes any entry.
func (m *model) turn(t *rapid.T, undone bool) {
	var can []int
	for i, l := range m.log {
		if l.undone == undone {
			can = append(can, i)
		}
	}
	if len(can) == 0 {
		t.Skip("nothing")
	}
	i := rapid.SampledFrom(can).Draw(t, "entry")
	do := m.store.UndoCorrection
	if undone {
		do = m.store.RedoCorrection
	}
	_, err := do(context.Background(), m.log[i].ID)
	fatal(t, err)
	m.log[i].undone = !undone
}

// A scene is what the model shows of an article: whom each word names, by its
// key, what that key is called, and who spoke.
type scene struct {
	named  [6]string
	spoken [2]string
	called map[string]string
}

// show lays the log over article i.
func (m *model) show(i int) scene {
	v := scene{called: map[string]string{}}
	call := func(name string) string {
		key := store.Fold(name)
		if _, known := v.called[key]; name != "" && !known {
			v.called[key] = name
		}
		return key
	}
	for k, name := range m.found[i].named {
		if name != "" {
			v.named[k] = call(name)
		}
	}
	for k, name := range m.found[i].spoken {
		if name != "" {
			v.spoken[k] = call(name)
		}
	}
	for _, l := range m.log {
		if !l.undone && (l.Article == 0 || l.Article == articles.ID(i+1)) {
			v.do(l.Correction)
		}
	}
	return v
}

func (v *scene) there(key string) bool {
	return key != "" && (slices.Contains(v.named[:], key) || slices.Contains(v.spoken[:], key))
}

// do does one correction.
func (v *scene) do(c articles.Correction) {
	from, to := store.Fold(c.Name.Name), store.Fold(c.To.Name)
	replace := func(all []string, where func(i int) bool, with string) {
		for i := range all {
			if where(i) {
				all[i] = with
			}
		}
	}
	is := func(all []string) func(int) bool { return func(i int) bool { return all[i] == from } }
	switch c.Deed {
	case articles.DeedHide:
		replace(v.spoken[:], is(v.spoken[:]), "")
		replace(v.named[:], is(v.named[:]), "")
	case articles.DeedMerge, articles.DeedRename:
		if !v.there(from) {
			return
		}
		if !v.there(to) || from == to {
			v.called[to] = c.To.Name
		}
		replace(v.spoken[:], is(v.spoken[:]), to)
		replace(v.named[:], is(v.named[:]), to)
	case articles.DeedSplit, articles.DeedAdd:
		was := v.there(to)
		moves := func(i int) bool {
			return modelWords[i] == c.Words && v.named[i] != to && (c.Deed == articles.DeedAdd || v.named[i] == from)
		}
		if !was && slices.ContainsFunc([]int{0, 1, 2, 3, 4, 5}, moves) {
			v.called[to] = c.To.Name
		}
		replace(v.named[:], moves, to)
	case articles.DeedSpeaker:
		i := slices.Index(modelSaid[:], c.Passage.Exact)
		if c.To.Name == "" {
			v.spoken[i] = ""
			return
		}
		if !v.there(to) {
			v.called[to] = c.To.Name
		}
		v.spoken[i] = to
	}
}

// look compares articles, which are right at any time.
func (m *model) look(t *rapid.T) {
	for i := range m.found {
		r, err := m.store.Reading(context.Background(), articles.ID(i+1))
		fatal(t, err)
		want := m.show(i)
		if got, want := sceneOf(r.Analysis), want.String(); got != want {
			t.Fatalf("article %d:\n%s, want\n%s", i+1, got, want)
		}
	}
}

// String is the scene as lines: names with their words, then speakers.
func (v scene) String() string {
	by := map[string][]int{}
	for _, key := range v.spoken {
		if key != "" {
			by[key] = nil
		}
	}
	for i, key := range v.named {
		if key != "" {
			by[key] = append(by[key], i)
		}
	}
	var lines []string
	for key, words := range by {
		lines = append(lines, fmt.Sprint(v.called[key], words))
	}
	slices.Sort(lines)
	for _, key := range v.spoken {
		name := ""
		if key != "" {
			name = v.called[key]
		}
		lines = append(lines, "by "+store.Fold(name))
	}
	return strings.Join(lines, "; ")
}

func sceneOf(a articles.Analysis) string {
	var lines []string
	for _, e := range a.People {
		words := []int{}
		for _, x := range e.Mentions {
			for i := range modelWords {
				if modelPlace(i) == x.Span {
					words = append(words, i)
				}
			}
		}
		lines = append(lines, fmt.Sprint(e.Name, words))
	}
	slices.Sort(lines)
	for _, q := range a.Quotes {
		lines = append(lines, "by "+store.Fold(q.Speaker.Name))
	}
	return strings.Join(lines, "; ")
}

// compare compares what the whole library shows, once it is settled.
func (m *model) compare(t *rapid.T) {
	wantArticles, wantQuotes := map[string]int{}, map[string]int{}
	var wantCounts []string
	for i := range m.found {
		v := m.show(i)
		there := map[string]bool{}
		for _, key := range slices.Concat(v.named[:], v.spoken[:]) {
			there[key] = key != ""
		}
		delete(there, "")
		for key := range there {
			wantArticles[key]++
		}
		for _, key := range v.spoken {
			if key != "" {
				wantQuotes[key]++
			}
		}
		wantCounts = append(wantCounts, fmt.Sprint(len(there), " 2"))
	}
	all, err := m.store.Entities(context.Background(), articles.Person, articles.Query{})
	fatal(t, err)
	gotArticles, gotQuotes := map[string]int{}, map[string]int{}
	for _, e := range all {
		key := store.Fold(e.Entity.Name)
		if gotArticles[key] = e.Articles; e.Quotes > 0 {
			gotQuotes[key] = e.Quotes
		}
		st, err := m.store.Standing(context.Background(), articles.Person, e.Entity.Name)
		fatal(t, err)
		if st.Articles < e.Articles { // a name may have become another
			if got := store.Fold(st.Entity.Name); got == key {
				t.Fatalf("%s stands in %d articles, is listed with %d", key, st.Articles, e.Articles)
			}
		}
		by, err := m.store.Quotes(context.Background(), articles.Query{Speaker: e.Entity.Name})
		fatal(t, err)
		if len(by) < e.Quotes {
			t.Fatalf("%d quotes by %s, want at least %d", len(by), key, e.Quotes)
		}
	}
	if d := cmp.Diff(wantArticles, gotArticles) + cmp.Diff(wantQuotes, gotQuotes); d != "" {
		t.Fatal(d, slices.Collect(maps.Keys(wantArticles)))
	}
	list, err := m.store.List(context.Background(), articles.Query{Sort: articles.SortAdded})
	fatal(t, err)
	var got []string
	for _, r := range slices.Backward(list.Rows) {
		got = append(got, fmt.Sprint(r.People, " ", r.Quotes))
	}
	if d := cmp.Diff(wantCounts, got); d != "" {
		t.Fatal("counts:", d)
	}
}
