package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/articles"
	"onrecord/store"
)

// furnish fills a library with an article that has everything, and gives it.
func furnish(t *testing.T, s *store.Store) articles.ID {
	t.Helper()
	f := subscribe(t, s, "https://a.example/feed", articles.FeedSettings{})
	give(t, s, f, item("1", "https://a.example/1", "The old text."), item("2", "https://a.example/2", "Another."))
	now := item("1", "https://a.example/1", "Tova Brinkley voted. Brinkley said “no”.")
	now.Raw, now.Tags, now.Byline, now.Lang = []byte("<p>raw"), []string{"Port"}, "By Orr", "en"
	give(t, s, f, now)
	id := articles.ID(1)
	fatal(t, s.SaveAnalysis(t.Context(), id, 2, articles.Analysis{
		Reader: "test/1",
		People: []articles.Entity{{Kind: articles.Person, Name: "Tova Brinkley", Mentions: []articles.Mention{{Span: articles.Span{Hi: 13}, Text: "Tova Brinkley", Form: articles.FormName, Certainty: 1}}}},
		Quotes: []articles.Quote{{Span: articles.Span{Lo: 38, Hi: 40}, Text: "no", Kind: articles.Direct, Speaker: articles.Speaker{Name: "Tova Brinkley"}, Certainty: 1}},
	}))
	_, err := s.Correct(t.Context(), articles.Correction{
		Deed: articles.DeedRename, Article: id, Name: articles.Ref{Kind: articles.Person, Name: "Tova Brinkley"}, To: articles.Ref{Kind: articles.Person, Name: "T. Brinkley"},
	})
	fatal(t, err)
	for _, n := range []string{"first", "hidden", "last"} {
		a, err := s.SaveAnnotation(t.Context(), articles.Annotation{
			Article: id, Note: n, Span: articles.Span{Lo: 14, Hi: 19}, Tags: []string{n}, Placement: articles.Near,
			Selector: articles.Selector{Exact: "voted", Prefix: "Tova Brinkley ", Start: 14, End: 19},
		})
		fatal(t, err)
		if n == "hidden" {
			fatal(t, s.RemoveAnnotation(t.Context(), a.ID))
		}
		_, err = s.SaveAnnotation(t.Context(), articles.Annotation{Article: 2, Note: "between"})
		fatal(t, err)
	}
	fatal(t, s.SetStarred(t.Context(), []articles.ID{id}, true))
	fatal(t, s.SetPlace(t.Context(), id, articles.Span{Lo: 3, Hi: 4}))
	return id
}

// all is everything that a library tells of an article, and of notes.
func all(t *testing.T, s *store.Store, id articles.ID) []any {
	t.Helper()
	r, err := s.Reading(t.Context(), id)
	fatal(t, err)
	raw, err := s.Raw(t.Context(), id)
	fatal(t, err)
	old, err := s.Revision(t.Context(), id, 1)
	fatal(t, err)
	revisions, err := s.Revisions(t.Context(), id)
	fatal(t, err)
	notes, err := s.Annotations(t.Context(), articles.Query{})
	fatal(t, err)
	list, err := s.List(t.Context(), articles.Query{})
	fatal(t, err)
	found, err := s.List(t.Context(), articles.Query{Words: []string{"brinkley"}, Tag: "port", HasNote: true})
	fatal(t, err)
	quotes, err := s.Quotes(t.Context(), articles.Query{})
	fatal(t, err)
	feeds, err := s.Feeds(t.Context())
	fatal(t, err)
	return []any{r, string(raw), old, revisions, notes, list.Rows, found.Rows, quotes, feeds}
}

// anew ignores the numbers of what is made again from other rows.
var anew = []cmp.Option{cmpopts.EquateEmpty(), cmpopts.IgnoreFields(articles.Entity{}, "ID"), cmpopts.IgnoreFields(articles.QuoteRow{}, "Cursor")}

func TestRemovedComesBackWhole(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path, store.Options{})
	id := furnish(t, s)
	before := all(t, s, id)
	for range 3 {
		if err := s.Remove(t.Context(), id, false); articles.CodeOf(err) != articles.Refused {
			t.Errorf("removing notes unasked: %v", err)
		}
		fatal(t, s.Remove(t.Context(), id, true))
		for name, q := range map[string]articles.Query{"all": {}, "words": {Words: []string{"another"}}, "noted": {HasNote: true}} {
			if n, err := s.Count(t.Context(), q); n != 1 || err != nil {
				t.Errorf("%s: %d articles, %v", name, n, err)
			}
		}
		if n, err := s.Count(t.Context(), articles.Query{Words: []string{"voted"}}); n != 0 || err != nil {
			t.Errorf("the removed one is found: %d, %v", n, err)
		}
		if err := s.Remove(t.Context(), id, true); articles.CodeOf(err) != articles.NotFound {
			t.Errorf("removed twice: %v", err)
		}
		bin, err := s.Bin(t.Context())
		fatal(t, err)
		if len(bin) != 1 || bin[0].ID != id || bin[0].Notes != 2 || !bin[0].Starred || bin[0].URL != "https://a.example/1" || bin[0].Removed.IsZero() {
			t.Errorf("in the bin: %+v", bin)
		}
		sound(t, s)
		fatal(t, s.Restore(t.Context(), id))
		if d := cmp.Diff(before, all(t, s, id), anew...); d != "" {
			t.Fatal("not as it was:", d)
		}
		if bin, err := s.Bin(t.Context()); err != nil || len(bin) != 0 {
			t.Errorf("still in the bin: %+v, %v", bin, err)
		}
		sound(t, s)
	}
	if err := s.Restore(t.Context(), id); articles.CodeOf(err) != articles.NotFound {
		t.Errorf("restored twice: %v", err)
	}
	hidden, err := s.Annotations(t.Context(), articles.Query{Tag: "hidden"})
	if err != nil || len(hidden) != 0 {
		t.Errorf("a removed note came back: %+v, %v", hidden, err)
	}
}

// TestFeedsBringBackNothing has feeds give what was removed, while it is in the
// bin, and after.
func TestFeedsBringBackNothing(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	id := furnish(t, s)
	f := subscribe(t, s, "https://a.example/feed", articles.FeedSettings{})
	other := subscribe(t, s, "https://b.example/feed", articles.FeedSettings{})
	fatal(t, s.Remove(t.Context(), id, true))
	same := item("1", "https://a.example/1", "A newer text.")
	want := []string{"0 known"}
	if d := cmp.Diff(want, give(t, s, f, same)); d != "" {
		t.Error("again by its feed:", d)
	}
	if d := cmp.Diff(want, give(t, s, other, same)); d != "" {
		t.Error("by another feed:", d)
	}
	fatal(t, s.Restore(t.Context(), id))
	if d := cmp.Diff([]string{"1 changed"}, give(t, s, f, same)); d != "" {
		t.Error("when it is back:", d)
	}
	fatal(t, s.Forget(t.Context(), id, true))
	if d := cmp.Diff(want, give(t, s, f, same)); d != "" {
		t.Error("when it is gone for good:", d)
	}
	sound(t, s)
}

// TestBinIsEmptied removes an article a month after others.
func TestBinIsEmptied(t *testing.T) {
	t.Parallel()
	now := time.Date(2031, 3, 2, 12, 0, 0, 0, time.UTC)
	s := open(t, ":memory:", store.Options{Now: func() time.Time { return now }})
	for _, text := range []string{"plain", "starred", "noted", "once noted", "fresh", "last"} {
		_, _, err := s.Add(t.Context(), articles.Article{Title: text, Body: text})
		fatal(t, err)
	}
	fatal(t, s.SetStarred(t.Context(), []articles.ID{2}, true))
	for _, id := range []articles.ID{3, 4} {
		n, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: id})
		fatal(t, err)
		if id == 4 {
			fatal(t, s.RemoveAnnotation(t.Context(), n.ID))
		}
	}
	for id := range articles.ID(4) {
		fatal(t, s.Remove(t.Context(), id+1, true))
	}
	now = now.AddDate(0, 0, 29)
	fatal(t, s.Remove(t.Context(), 5, true))
	bins(t, s, 5, 4, 3, 2, 1)
	now = now.AddDate(0, 0, 2)
	fatal(t, s.Remove(t.Context(), 6, true))
	bins(t, s, 6, 5, 4, 3, 2)
	if err := s.Forget(t.Context(), 3, false); articles.CodeOf(err) != articles.Refused {
		t.Errorf("forgetting notes unasked: %v", err)
	}
	fatal(t, s.Forget(t.Context(), 3, true))
	fatal(t, s.Forget(t.Context(), 6, false))
	bins(t, s, 5, 4, 2)
	if err := s.Forget(t.Context(), 6, false); articles.CodeOf(err) != articles.NotFound {
		t.Errorf("forgotten twice: %v", err)
	}
	if next, _, err := s.Add(t.Context(), articles.Article{Body: "next"}); next != 7 || err != nil {
		t.Errorf("number %d was given out, %v", next, err)
	}
	sound(t, s)
}

func bins(t *testing.T, s *store.Store, want ...articles.ID) {
	t.Helper()
	bin, err := s.Bin(t.Context())
	fatal(t, err)
	var got []articles.ID
	for _, r := range bin {
		got = append(got, r.ID)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestCrashWhileRestoring has a crash come between the journal and the library,
// when an article is restored and when it is removed: the library is the one from
// before, the journal has what was to be.
func TestCrashWhileRestoring(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ removed, then bool }{
		"restored": {true, false}, "removed": {false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "library.db")
			s := open(t, path, store.Options{})
			id := furnish(t, s)
			before := all(t, s, id)
			if c.removed {
				fatal(t, s.Remove(t.Context(), id, true))
			}
			fatal(t, s.Backup(t.Context(), path+".before"))
			if c.then {
				fatal(t, s.Remove(t.Context(), id, true))
			} else {
				fatal(t, s.Restore(t.Context(), id))
			}
			fatal(t, s.Close())
			fatal(t, os.Rename(path+".before", path))

			s = open(t, path, store.Options{})
			if d := cmp.Diff(before, all(t, s, id), anew...); d != "" {
				t.Fatal(d)
			}
			sound(t, s)
			fatal(t, s.Close())
			fatal(t, os.Remove(path)) // the journal has them, too
			done, err := store.Salvage(t.Context(), path, path+".saved", store.Options{})
			if err != nil || done.Notes != 6 {
				t.Errorf("in the journal: %+v, %v", done, err)
			}
		})
	}
}

// TestRemovedTravel takes what is in the bin into another library, by export and
// by salvage: it comes back there as it was.
func TestRemovedTravel(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path, store.Options{})
	id := furnish(t, s)
	want := all(t, s, id)
	fatal(t, s.Remove(t.Context(), id, true))
	var lines bytes.Buffer
	fatal(t, s.Export(t.Context(), &lines))

	to := open(t, ":memory:", store.Options{})
	for range 2 {
		_, err := to.Import(t.Context(), bytes.NewReader(lines.Bytes()), func(line int, err error) { t.Errorf("line %d: %v", line, err) })
		fatal(t, err)
		bins(t, to, id)
	}
	var again bytes.Buffer
	fatal(t, to.Export(t.Context(), &again))
	if d := cmp.Diff(lines.String(), again.String()); d != "" {
		t.Error("a second export differs:", d)
	}
	_, err := store.Salvage(t.Context(), path, path+".saved", store.Options{})
	fatal(t, err)
	for name, s := range map[string]*store.Store{"imported": to, "salvaged": open(t, path+".saved", store.Options{})} {
		fatal(t, s.Restore(t.Context(), id))
		if d := cmp.Diff(want, all(t, s, id), append(anew, cmpopts.IgnoreFields(articles.Feed{}, "FeedState"), cmpopts.SortSlices(func(a, b articles.Annotation) bool { return a.ID < b.ID }))...); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		sound(t, s)
	}

	// In a library that has articles already, it gets a number of its own.
	other := open(t, ":memory:", store.Options{})
	_, _, err = other.Add(t.Context(), articles.Article{Body: "Mine."})
	fatal(t, err)
	_, err = other.Import(t.Context(), bytes.NewReader(lines.Bytes()), func(line int, err error) { t.Errorf("line %d: %v", line, err) })
	fatal(t, err)
	bin, err := other.Bin(t.Context())
	fatal(t, err)
	fatal(t, other.Restore(t.Context(), bin[0].ID))
	if n, err := other.Count(t.Context(), articles.Query{HasNote: true}); bin[0].ID < 3 || n != 2 || err != nil {
		t.Errorf("article %d; %d with notes, %v", bin[0].ID, n, err)
	}
	sound(t, other)
}

// TestNumbersAreNotTakenTwice imports a library into one that has nothing but a
// removed article: that comes back under its number all the same.
func TestNumbersAreNotTakenTwice(t *testing.T) {
	t.Parallel()
	from := open(t, ":memory:", store.Options{})
	_, _, err := from.Add(t.Context(), articles.Article{Body: "Theirs."})
	fatal(t, err)
	var lines bytes.Buffer
	fatal(t, from.Export(t.Context(), &lines))

	s := open(t, ":memory:", store.Options{})
	_, _, err = s.Add(t.Context(), articles.Article{Body: "Mine."})
	fatal(t, err)
	n, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: 1, Note: "mine"})
	fatal(t, err)
	fatal(t, s.Remove(t.Context(), 1, true))
	_, err = s.Import(t.Context(), &lines, func(line int, err error) { t.Errorf("line %d: %v", line, err) })
	fatal(t, err)
	fatal(t, s.Restore(t.Context(), 1))
	a, err := s.Article(t.Context(), 1)
	if got, failed := s.Annotation(t.Context(), n.ID); err != nil || failed != nil || a.Body != "Mine." || got.Article != 1 {
		t.Errorf("%+v, %v; %+v, %v", a, err, got, failed)
	}
	sound(t, s)
}

// TestDamagedWithHiddenNotes cannot keep a damaged article in the bin, and so does
// not remove it while it has a note that the reader may want back.
func TestDamagedWithHiddenNotes(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "library.db")
	noted(t, path)
	s := open(t, path, store.Options{})
	notes, err := s.Annotations(t.Context(), articles.Query{})
	fatal(t, err)
	fatal(t, s.RemoveAnnotation(t.Context(), notes[0].ID))
	other(t, path, "UPDATE text SET body = x'07'")
	if err := s.Remove(t.Context(), 1, false); articles.CodeOf(err) != articles.Damaged {
		t.Errorf("removed: %v", err)
	}
	if hidden, err := s.RemovedNotes(t.Context()); err != nil || len(hidden) != 1 {
		t.Errorf("%+v, %v", hidden, err)
	}
}

// TestHostileBin imports a removed article in which nothing can be so: it comes back,
// without what would harm the screen or the library.
func TestHostileBin(t *testing.T) {
	t.Parallel()
	const line = `{"schema":"onrecord/removed/1","removed":"2031-03-02T12:00:00Z","record":{
		"article":{"id":1,"title":"Vote","texts":[{"revision":9223372036854775807,"body":"A vote.","raw":null}]},
		"analysis":{"Reader":"x","People":[{"Name":"\u001b[2J","Mentions":[{"Span":{"Lo":-5,"Hi":99}}]}]},
		"sketch":"AP//",
		"notes":[
			{"seq":9223372036854775807,"removed":9223372036854775807,"note":{"id":"late","quote":"vote","lo":-3,"hi":99,"placement":"\u001b[2J"}},
			{"seq":-1,"note":{"id":"early","quote":"vote","lo":2,"hi":6,"created":"9999-12-31T23:59:59-12:00"}},
			{"note":{"id":"\u001b[2J"}}, {"note":{"id":""}}]}}`
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path, store.Options{})
	_, err := s.Import(t.Context(), strings.NewReader(strings.ReplaceAll(line, "\n", "")), func(line int, err error) { t.Errorf("line %d: %v", line, err) })
	fatal(t, err)
	fatal(t, s.Restore(t.Context(), 1))
	r, err := s.Reading(t.Context(), 1)
	fatal(t, err)
	if len(r.Annotations) != 1 || r.Annotations[0].ID != "early" || len(r.Analysis.People) != 0 {
		t.Errorf("%+v", r)
	}
	hidden, err := s.RemovedNotes(t.Context())
	if err != nil || len(hidden) != 1 || hidden[0].Span != (articles.Span{Lo: 2, Hi: 6}) {
		t.Errorf("%+v, %v", hidden, err)
	}
	_, _, err = s.Add(t.Context(), articles.Article{Title: "Vote", Body: "A vote."})
	fatal(t, err)
	_, err = s.SaveAnnotation(t.Context(), articles.Annotation{Article: 1, Note: "there is a number left"})
	fatal(t, err)
	sound(t, s)
}
