package store_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/store"
)

// keptLibrary makes a library with something of everything, drawn at random.
func keptLibrary(t *rapid.T, s *store.Store) (ids []articles.ID) {
	n := rapid.IntRange(0, 4).Draw(t, "articles")
	for i := range n {
		a := anyArticle(t)
		a.Path, a.Body = fmt.Sprint("/file", i), articles.Clean(a.Body)
		id, _, err := s.Add(t.Context(), a)
		fatal(t, err)
		ids = append(ids, id)
		if rapid.Bool().Draw(t, "changes") { // perhaps into the text of another, which it then is
			a.Body = articles.Clean(a.Body + " Changed.")
			if id, _, err = s.Add(t.Context(), a); err != nil {
				t.Fatal(err)
			}
		}
		fatal(t, s.SetRead(t.Context(), []articles.ID{id}, rapid.Bool().Draw(t, "read")))
		fatal(t, s.SetStarred(t.Context(), []articles.ID{id}, rapid.Bool().Draw(t, "starred")))
		fatal(t, s.SetPlace(t.Context(), id, anySpan(t, a.Body)))
		for range rapid.IntRange(0, 3).Draw(t, "notes") {
			anyNote(t, s, id, a.Body)
		}
		ids = append(ids, id)
	}
	return ids
}

func anyNote(t *rapid.T, s *store.Store, id articles.ID, body string) {
	text := rapid.Map(rapid.String(), articles.Clean)
	n, err := s.SaveAnnotation(t.Context(), articles.Annotation{
		Article: id, Span: anySpan(t, body), Note: text.Draw(t, "note"), Tags: rapid.SliceOf(rapid.StringMatching("[a-z]+")).Draw(t, "tags"),
		Selector: articles.Selector{Exact: text.Draw(t, "exact"), Prefix: text.Draw(t, "prefix"), Start: 3, End: 5},
		Kind:     articles.KindDoubt, Placement: rapid.SampledFrom([]articles.Placement{articles.Placed, articles.Near, articles.Lost}).Draw(t, "placement"),
	})
	fatal(t, err)
	if rapid.Bool().Draw(t, "removed") {
		fatal(t, s.RemoveAnnotation(t.Context(), n.ID))
	}
}

func exported(t interface {
	Helper()
	Fatal(...any)
}, s *store.Store, rt *rapid.T,
) string {
	t.Helper()
	var b bytes.Buffer
	fatal(t, s.Export(rt.Context(), &b))
	return b.String()
}

// TestExportComesBack holds that a library that is exported and imported is the
// same, to the byte of a second export, and that importing it again does nothing.
func TestExportComesBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		memory := func() *store.Store {
			s, err := store.Open(t.Context(), ":memory:", store.Options{})
			fatal(t, err)
			t.Cleanup(func() { _ = s.Close() })
			return s
		}
		from, to := memory(), memory()
		all := keptLibrary(t, from)
		first := exported(t, from, t)
		for i, want := range []store.Imported{{Articles: len(distinct(all))}, {}} {
			if strings.ContainsAny(first, "\x7f\u0085\u202e\u200f") {
				t.Error("a line may steer the terminal")
			}
			got, err := to.Import(t.Context(), strings.NewReader(first), func(line int, err error) { t.Errorf("line %d: %v", line, err) })
			fatal(t, err)
			if got.Articles != want.Articles || i > 0 && got.Notes > 0 || got.StandIns > 0 {
				t.Errorf("import %d: %+v", i, got)
			}
			if d := cmp.Diff(strings.Split(first, "\n"), strings.Split(exported(t, to, t), "\n")); d != "" {
				t.Fatalf("import %d: %s", i, d)
			}
		}
		for _, id := range all {
			want, err := from.Reading(t.Context(), id)
			fatal(t, err)
			got, err := to.Reading(t.Context(), id)
			fatal(t, err)
			if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
				t.Fatal(d)
			}
		}
		problems, err := to.Check(t.Context())
		if err != nil || len(problems) > 0 {
			t.Errorf("check: %v, %v", problems, err)
		}
	})
}

func distinct(ids []articles.ID) map[articles.ID]bool {
	out := make(map[articles.ID]bool)
	for _, id := range ids {
		out[id] = true
	}
	return out
}

// TestImportJoins imports into a library that has one of two articles, a newer
// text of it, and other notes.
func TestImportJoins(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)
	now := func() time.Time { at = at.Add(time.Hour); return at }
	from := open(t, ":memory:", store.Options{Now: now})
	add := func(s *store.Store, url, body string) articles.ID {
		t.Helper()
		id, _, err := s.Add(t.Context(), articles.Article{Title: "Vote", URL: url, Body: body, Tags: []string{"port"}})
		fatal(t, err)
		return id
	}
	saved := func(s *store.Store, id articles.ID, exact string) articles.Annotation {
		t.Helper()
		n, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: id, Note: "on " + exact, Selector: articles.Selector{Exact: exact}, Span: articles.Span{Lo: 2, Hi: 6}})
		fatal(t, err)
		return n
	}
	first := saved(from, add(from, "https://news.example/1", "A vote on the harbour."), "vote")
	second := saved(from, add(from, "https://news.example/2", "A road to the harbour."), "road")
	fatal(t, from.SetStarred(t.Context(), []articles.ID{1}, true))
	var b bytes.Buffer
	fatal(t, from.Export(t.Context(), &b))

	to := open(t, ":memory:", store.Options{Now: now})
	own := add(to, "https://news.example/0", "Another.")
	here := add(to, "https://news.example/1", "No more of that vote at the harbour.")
	kept := saved(to, here, "harbour")
	got, err := to.Import(t.Context(), &b, func(line int, err error) { t.Errorf("line %d: %v", line, err) })
	fatal(t, err)
	if got.Articles != 1 || got.Notes != 2 || got.StandIns != 0 {
		t.Errorf("%+v", got)
	}
	ids(t, to, articles.Query{Article: here}, kept.ID, first.ID)
	ids(t, to, articles.Query{Article: own})
	r, err := to.Reading(t.Context(), here)
	fatal(t, err)
	for _, n := range r.Annotations {
		if n.ID == first.ID && r.Body[n.Span.Lo:n.Span.Hi] != "vote" {
			t.Errorf("the note is on %q", r.Body[n.Span.Lo:n.Span.Hi])
		}
	}
	if !r.Starred || r.Revision != 1 {
		t.Errorf("starred %v, revision %d", r.Starred, r.Revision)
	}
	if n, err := to.Annotation(t.Context(), second.ID); err != nil || n.Article == 2 {
		t.Errorf("%+v, %v", n, err)
	}
	sound(t, to)
}

// TestFeedsAreExported holds that feeds come back, that what an item became is
// known, and that an article that was removed stays away.
func TestFeedsAreExported(t *testing.T) {
	t.Parallel()
	from := open(t, ":memory:", store.Options{})
	f := subscribe(t, from, "https://news.example/feed", articles.FeedSettings{Name: "News", Folder: "World", Tags: []string{"x"}, Keep: 9, Every: time.Hour})
	give(t, from, f, item("1", "https://news.example/1", "One."), item("2", "https://news.example/2", "Two."))
	fatal(t, from.Remove(t.Context(), 2, false))
	noon := time.Date(2031, 3, 2, 12, 0, 0, 0, time.UTC)
	f.Title, f.FeedState = "News of the World", articles.FeedState{
		Validators: articles.Validators{ETag: `W/"1"`, LastModified: "Sun, 02 Mar 2031 12:00:00 GMT"}, Digest: "abc", Checked: noon, Fetched: noon, Arrived: noon,
		Next: noon.Add(time.Hour), Wait: noon.Add(time.Minute), Failures: 2, Trouble: "it was late", Code: articles.Unreachable, Gone: true, Moved: "https://n.example/", Moves: 1,
	}
	fatal(t, from.SaveFetch(t.Context(), f))
	fatal(t, from.SetSeen(t.Context()))
	to := carried(t, from)
	feeds, err := to.Feeds(t.Context())
	fatal(t, err)
	if len(feeds) != 1 || feeds[0].Articles != 1 || feeds[0].Folder != "World" || feeds[0].Every != time.Hour {
		t.Errorf("%+v", feeds)
	}
	if d := cmp.Diff(f.FeedState, feeds[0].FeedState); d != "" {
		t.Error(d)
	}
	if seen, err := to.Seen(t.Context()); err != nil || seen != 1 {
		t.Errorf("seen up to %d, %v", seen, err)
	}
	sound(t, to)
}

// TestAFeedThatLostAnArticleIsFetchedWhole holds that an article which did not
// come over is not taken for one that the reader removed, and comes again.
func TestAFeedThatLostAnArticleIsFetchedWhole(t *testing.T) {
	t.Parallel()
	from := open(t, ":memory:", store.Options{})
	f := subscribe(t, from, "https://news.example/feed", articles.FeedSettings{})
	items := []articles.FeedItem{item("1", "https://news.example/1", "One."), item("2", "https://news.example/2", "Two.")}
	give(t, from, f, items...)
	f.Validators, f.Digest, f.Failures = articles.Validators{ETag: `"1"`}, "abc", 1
	fatal(t, from.SaveFetch(t.Context(), f))
	var b bytes.Buffer
	fatal(t, from.Export(t.Context(), &b))
	lines := strings.SplitAfter(b.String(), "\n")
	to := open(t, ":memory:", store.Options{})
	_, err := to.Import(t.Context(), strings.NewReader(lines[0]+lines[2]+strings.Join(lines[3:], "")), func(line int, err error) { t.Errorf("line %d: %v", line, err) })
	fatal(t, err)
	feeds, err := to.Feeds(t.Context())
	fatal(t, err)
	if len(feeds) != 1 || feeds[0].ETag != "" || feeds[0].Digest != "" || feeds[0].Failures != 1 {
		t.Fatalf("%+v", feeds)
	}
	fresh, err := to.FreshItems(t.Context(), feeds[0].ID, items)
	fatal(t, err)
	if d := cmp.Diff([]bool{true, false}, fresh); d != "" {
		t.Error(d)
	}
}

// TestImportNamesLines feeds lines that cannot be used among good ones.
func TestImportNamesLines(t *testing.T) {
	t.Parallel()
	from, _ := shelved(t, nil)
	_, err := from.SaveAnnotation(t.Context(), articles.Annotation{Article: 1, Note: "kept"})
	fatal(t, err)
	var b bytes.Buffer
	fatal(t, from.Export(t.Context(), &b))
	good := strings.Split(strings.TrimSpace(b.String()), "\n")
	lines := []string{
		good[0], "no json", strings.Replace(good[1], "harbour", "harbor", 1), good[1], `{"schema":"what"}`, `{"schema":"onrecord/article/1","texts":[]}`,
		`{"schema":"onrecord/article/1","texts":3}`, `{"schema":"onrecord/note/1","note":{}}`, good[2], good[2], `[]`, "",
	}
	to := open(t, ":memory:", store.Options{})
	var failed []string
	got, err := to.Import(t.Context(), strings.NewReader(strings.Join(lines, "\n")), func(line int, err error) {
		failed = append(failed, fmt.Sprint(line, " ", articles.CodeOf(err)))
	})
	fatal(t, err)
	want := []string{"2 invalid", "3 damaged", "5 invalid", "11 invalid", "6 invalid", "7 invalid", "8 invalid"}
	if d := cmp.Diff(want, failed); d != "" || got.Articles != 1 || got.Notes != 1 {
		t.Errorf("%+v %s", got, d)
	}
	sound(t, to)
}

// FuzzImport holds that no line panics or damages the library.
func FuzzImport(f *testing.F) {
	f.Add(`{"schema":"onrecord/article/1","id":1,"texts":[{"revision":1,"body":"A vote.","raw":null}]}`)
	f.Add(`{"schema":"onrecord/note/1","op":"save","note":{"id":"x","lo":-1,"hi":9},"article":{"id":1,"title":"T"}}`)
	f.Add(`{"schema":"onrecord/correction/1","op":"correct","correction":{"id":"x","deed":"hide"}}`)
	f.Add(`{"schema":"onrecord/feed/1","url":"https://a.example/","every":-1,"items":[{"key":"eA==","article":1}]}`)
	f.Add(`{"schema":"onrecord/watch/1","kind":"person","name":"Tova Brinkley","added":9223372036854775807}`)
	f.Add(`{"schema":"onrecord/removed/1","record":{"article":{"id":1,"texts":[{"body":"A vote."}]},"analysis":{"Reader":"x"},"notes":[{"seq":9,"note":{"id":"x"}}]}}`)
	f.Fuzz(func(t *testing.T, line string) {
		s := open(t, ":memory:", store.Options{})
		if _, err := s.Import(t.Context(), strings.NewReader(line), func(int, error) {}); err != nil {
			t.Fatal(err)
		}
		bin, err := s.Bin(t.Context())
		fatal(t, err)
		for _, r := range bin {
			fatal(t, s.Restore(t.Context(), r.ID))
		}
		fatal(t, s.Export(t.Context(), io.Discard))
		sound(t, s)
	})
}

// carried is a library into which the export of another was brought twice, and
// which exports the same.
func carried(t *testing.T, from *store.Store) *store.Store {
	t.Helper()
	var b, again bytes.Buffer
	fatal(t, from.Export(t.Context(), &b))
	to := open(t, ":memory:", store.Options{})
	for range 2 {
		_, err := to.Import(t.Context(), bytes.NewReader(b.Bytes()), func(line int, err error) { t.Errorf("line %d: %v", line, err) })
		fatal(t, err)
	}
	fatal(t, to.Export(t.Context(), &again))
	if d := cmp.Diff(b.String(), again.String()); d != "" {
		t.Error(d)
	}
	return to
}
