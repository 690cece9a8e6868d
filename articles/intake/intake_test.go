package intake_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/analyze"
	"onrecord/articles/intake"
	"onrecord/store"
)

// tree writes files into a new folder and gives its path.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		path := filepath.Join(root, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// newDesk is a desk over a library in memory, with an engine that finds nothing
// but says that it was there.
func newDesk(t *testing.T) (*intake.Desk, *store.Store) {
	t.Helper()
	s, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return &intake.Desk{Shelf: s, Engine: engine}, s
}

func engine(ctx context.Context, _ articles.Article, _ analyze.Known) (articles.Analysis, error) {
	return articles.Analysis{Reader: "test"}, ctx.Err()
}

// report collects results as lines, paths relative to root.
func report(root string, lines *[]string) func(intake.Result) {
	return func(r intake.Result) {
		path := strings.TrimPrefix(r.Path, root+"/")
		if r.Err != nil {
			*lines = append(*lines, fmt.Sprintf("%s: %s", path, articles.CodeOf(r.Err)))
			return
		}
		*lines = append(*lines, fmt.Sprintf("%d %s %s: %s", r.ID, r.Status, path, r.Title))
	}
}

func TestAddWalksInOrder(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{
		"b.txt": "Bee\n\nText.", "a/z.md": "# Zed\n", "a/y.html": "<p>Why</p>", ".hidden/c.txt": "No", "a/.d.txt": "No",
		"c.bin": "\x00\x01\x02\x03\x04\x05", "same.txt": "Bee\n\nText.",
	})
	desk, _ := newDesk(t)
	desk.Stdin = strings.NewReader("From a pipe")
	var got []string
	err := desk.Add(t.Context(), []string{root, "-", root + "/gone", "https://a.example/"}, intake.Options{}, report(root, &got))
	if articles.CodeOf(err) != articles.Partial || err.Error() != "3 inputs could not be added" {
		t.Errorf("Add: %v", err)
	}
	want := []string{
		"c.bin: unreadable", "gone: not_found", "https://a.example/: unsupported",
		"1 added a/y.html: Why", "2 added a/z.md: Zed", "3 added b.txt: Bee", "3 known same.txt: Bee", "4 added -: From a pipe",
	}
	sortFailuresFirst(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// sortFailuresFirst puts failures first: when they are reported is not promised.
func sortFailuresFirst(lines []string) {
	var failed, done []string
	for _, l := range lines {
		if strings.Contains(l, "added") || strings.Contains(l, "known") {
			done = append(done, l)
		} else {
			failed = append(failed, l)
		}
	}
	copy(lines, append(failed, done...))
}

func TestAddKeepsWhatTheUserSays(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{"a.md": "---\ntitle: Old\ntags: [x]\n---\nBody"})
	desk, s := newDesk(t)
	o := intake.Options{
		Title: "New\x1b[2J", Source: "The Ledger", URL: "https://ledger.example/a", Tags: []string{"y"},
		Date: time.Date(2031, 3, 2, 0, 0, 0, 0, time.UTC),
	}
	if err := desk.Add(t.Context(), []string{filepath.Join(root, "a.md")}, o, func(intake.Result) {}); err != nil {
		t.Fatal(err)
	}
	a, err := s.Article(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "New[2J" || a.Source != o.Source || a.URL != o.URL || !a.Published.Equal(o.Date) || !cmp.Equal(a.Tags, []string{"x", "y"}) ||
		a.Path != filepath.Join(root, "a.md") {
		t.Errorf("%+v", a)
	}
}

func TestAddAnswersForASingleInput(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{"empty.txt": "", "big.txt": strings.Repeat("word ", 4<<20)})
	desk, _ := newDesk(t)
	for path, want := range map[string]articles.Code{
		"gone.txt": articles.NotFound, "empty.txt": articles.Unreadable, "big.txt": articles.TooLarge,
	} {
		err := desk.Add(t.Context(), []string{filepath.Join(root, path)}, intake.Options{}, func(r intake.Result) { t.Errorf("reported %v", r) })
		if articles.CodeOf(err) != want || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
	var got []string
	err := desk.Add(t.Context(), []string{root + "/1", root + "/2"}, intake.Options{}, report(root, &got))
	if articles.CodeOf(err) != articles.NotFound || len(got) != 2 {
		t.Errorf("two that are not there: %v, %q", err, got)
	}
}

func TestAddAnalyses(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := range 130 {
		files[fmt.Sprintf("%03d.txt", i)] = fmt.Sprintf("Article %d", i)
	}
	root := tree(t, files)
	desk, s := newDesk(t)
	var got []string
	if err := desk.Add(t.Context(), []string{root}, intake.Options{}, report(root, &got)); err != nil {
		t.Fatal(err)
	}
	if due, err := s.DueCount(t.Context(), "test"); err != nil || due != 30 || len(got) != 130 {
		t.Errorf("%d due of %d, %v", due, len(got), err)
	}
	if err := desk.Analyze(t.Context(), 130); err != nil {
		t.Fatal(err)
	}
	if due, err := s.DueCount(t.Context(), "test"); err != nil || due != 29 {
		t.Errorf("%d due, %v", due, err)
	}
	if err := desk.Add(t.Context(), []string{root + "/000.txt"}, intake.Options{Title: "x", URL: "https://a.example", Later: true}, report(root, &got)); err != nil {
		t.Fatal(err)
	}
	if due, err := s.DueCount(t.Context(), "test"); err != nil || due != 30 {
		t.Errorf("%d due after adding one for later, %v", due, err)
	}
}

func TestAddPlacesNotesAndCorrectionsAnew(t *testing.T) {
	t.Parallel()
	const text = "The bridge\n\nPort Quell lies on both sides of a river, and most people cross it twice a day.\n\nThe council closed the old bridge until the spring of next year."
	root := tree(t, map[string]string{"a.txt": text})
	path := filepath.Join(root, "a.txt")
	desk, s := newDesk(t)
	add := func() {
		t.Helper()
		if err := desk.Add(t.Context(), []string{path}, intake.Options{}, func(intake.Result) {}); err != nil {
			t.Fatal(err)
		}
	}
	add()
	i := strings.Index(text, "old bridge")
	note, err := s.SaveAnnotation(t.Context(), articles.Annotation{
		Article: 1, Revision: 1, Span: articles.Span{Lo: i, Hi: i + len("old bridge")}, Placement: articles.Placed, Kind: articles.KindPoint,
		Selector: articles.Selector{
			Exact: "old bridge", Prefix: text[:i], Suffix: text[i+len("old bridge"):], Start: i, End: i + len("old bridge"),
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Correct(t.Context(), articles.Correction{
		Deed: articles.DeedAdd, Article: 1, To: articles.Ref{Kind: articles.Person, Name: "Old Bridge"}, Span: note.Span, Passage: note.Selector,
	})
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(text, "\n\n", "\n\nLate on Tuesday it rained.\n\n", 1)
	if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	add()
	got, err := s.Annotation(t.Context(), note.ID)
	if err != nil {
		t.Fatal(err)
	}
	if changed[got.Span.Lo:got.Span.Hi] != "old bridge" || got.Revision != 2 || got.Placement != articles.Placed {
		t.Errorf("%+v", got)
	}
	r, err := s.Reading(t.Context(), 1)
	if err != nil || len(r.Analysis.People) != 1 || len(r.Analysis.People[0].Mentions) != 1 {
		t.Fatalf("%+v, %v", r.Analysis.People, err)
	}
	if m := r.Analysis.People[0].Mentions[0]; changed[m.Span.Lo:m.Span.Hi] != "old bridge" {
		t.Errorf("the added name is at %+v", m)
	}
}

func TestAddStops(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{"a.txt": "a", "b.txt": "b"})
	desk, s := newDesk(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := desk.Add(ctx, []string{root}, intake.Options{}, func(intake.Result) {}); articles.CodeOf(err) != articles.Canceled {
		t.Errorf("Add: %v", err)
	}
	if n, err := s.Count(t.Context(), articles.Query{}); err != nil || n != 0 {
		t.Errorf("%d articles, %v", n, err)
	}
	desk.Engine = func(context.Context, articles.Article, analyze.Known) (articles.Analysis, error) {
		return articles.Analysis{}, context.Canceled
	}
	var got []string
	if err := desk.Add(t.Context(), []string{root}, intake.Options{}, report(root, &got)); err == nil || len(got) != 2 {
		t.Errorf("Add: %v, %q", err, got)
	}
}

func TestReadNamesWhatFails(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{"x.jsonl": "{\"text\": \"b\"}\nno\n"})
	want := []string{"b", "read x.jsonl, line 2: no article in JSON", "read gone.txt: no such file"}
	if diff := cmp.Diff(want, titles(t, root, root+"/x.jsonl", "gone\x1b.txt")); diff != "" {
		t.Error(diff)
	}
}

func TestReadGoesOnPastALockedFolder(t *testing.T) {
	t.Parallel()
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	root := tree(t, map[string]string{"locked/a.txt": "a", "open/b.txt": "b"})
	if err := os.Chmod(filepath.Join(root, "locked"), 0); err != nil {
		t.Fatal(err)
	}
	want := []string{"read locked: no permission to read it", "b"}
	if diff := cmp.Diff(want, titles(t, root, root)); diff != "" {
		t.Error(diff)
	}
}

// titles reads inputs and gives the titles of their articles, and the errors.
func titles(t *testing.T, root string, inputs ...string) []string {
	t.Helper()
	var got []string
	for item := range (&intake.Desk{}).Read(t.Context(), inputs, intake.Options{}) {
		if item.Err != nil {
			got = append(got, strings.ReplaceAll(item.Err.Error(), root+"/", ""))
			continue
		}
		got = append(got, item.Article.Title)
	}
	return got
}
