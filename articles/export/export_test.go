package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/articles/export"
)

// hostile draws strings that formats stumble over, as the library keeps them.
func hostile(t *rapid.T, label string) string {
	return rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{
			"", " ", "=1+2", "'=1+2", "''@x", "-", "a,b\"c\"", "line\nand line\n\nparagraph", "---\ntitle: x\n---", "^block", "#tag", `\`, `{"a":1}`,
			"\u202ereversed\u202c", "日本語", "שלום", "e\u0301", "\U0001F469\u200d\U0001F680", "</script>", "]]>", "%00", "a b+c%20d", ".tag .dot\nrest",
			"https://example.org/a?b=c&d=é#f", "\ufeff", "\t",
		}),
	).Draw(t, label)
}

func note(t *rapid.T, i int) export.Note {
	moment := func(label string) time.Time {
		return time.UnixMicro(rapid.Int64Range(0, 4e15).Draw(t, label)).UTC()
	}
	n := export.Note{
		Annotation: articles.Annotation{
			ID:        articles.NoteID(fmt.Sprintf("%03d%s", i, articles.Line(hostile(t, "id")))),
			Placement: rapid.SampledFrom([]articles.Placement{articles.Placed, articles.Near, articles.Lost}).Draw(t, "state"),
			Kind:      rapid.SampledFrom([]articles.NoteKind{articles.KindPoint, articles.KindClaim, articles.KindDoubt, articles.KindTodo}).Draw(t, "kind"),
			Note:      articles.Clean(hostile(t, "note")),
			Created:   moment("created"), Changed: moment("changed"),
		},
		Of: export.Article{
			Title: articles.Line(hostile(t, "title")), Source: articles.Line(hostile(t, "source")), Byline: articles.Line(hostile(t, "byline")),
			URL: fmt.Sprintf("https://example.org/%d", i), Published: moment("published"), Hash: export.Hash(hostile(t, "body")),
		},
	}
	n.Selector = articles.Selector{
		Exact: articles.Clean("x" + hostile(t, "exact")), Prefix: articles.Clean(hostile(t, "prefix")), Suffix: articles.Clean(hostile(t, "suffix")),
		Start: rapid.IntRange(0, 1e6).Draw(t, "start"),
	}
	n.Selector.End = n.Selector.Start + rapid.IntRange(0, 100).Draw(t, "length")
	for range rapid.IntRange(0, 3).Draw(t, "tags") {
		if tag := articles.Line(hostile(t, "tag")); tag != "" {
			n.Tags = append(n.Tags, tag)
		}
	}
	return n
}

func notes(t *rapid.T) []export.Note {
	var all []export.Note
	for i := range rapid.IntRange(1, 4).Draw(t, "notes") {
		all = append(all, note(t, i))
	}
	return all
}

func written(t rapid.TB, write func(io.Writer, []export.Note) error, all []export.Note) []byte {
	t.Helper()
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := write(b, all); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Fatal("a second export differs")
	}
	return first.Bytes()
}

func read(t rapid.TB, data []byte) []export.Note {
	t.Helper()
	back, problems := export.Read(data)
	if len(problems) > 0 {
		t.Fatalf("%v in\n%s", problems, data)
	}
	return back
}

func TestJSONLinesComeBackWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := notes(t)
		if d := cmp.Diff(all, read(t, written(t, export.WriteJSONL, all))); d != "" {
			t.Fatal(d)
		}
	})
}

func TestWebAnnotationsComeBackWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := notes(t)
		back := read(t, written(t, export.WriteW3C, all))
		for i := range all { // found anew where the note is read
			all[i].Placement = ""
		}
		if d := cmp.Diff(all, back); d != "" {
			t.Fatal(d)
		}
	})
}

func TestCSVKeepsItsColumns(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := notes(t)
		for i := range all {
			all[i].Tags = nil
		}
		data := written(t, export.WriteCSV, all)
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "+") || strings.HasPrefix(cell, "-") || strings.HasPrefix(cell, "@") {
					t.Fatalf("%q is a formula", cell)
				}
			}
		}
		for i, n := range read(t, data) {
			want := all[i]
			if strings.HasPrefix(want.Note, ".") { // tags, as Readwise has it
				continue
			}
			if n.Selector.Exact != want.Selector.Exact || n.Note != want.Note || n.Of.Title != want.Of.Title || n.Of.URL != want.Of.URL ||
				!n.Created.Equal(want.Created.Truncate(time.Second)) {
				t.Fatalf("%+v is not %+v", n, want)
			}
		}
	})
}

func TestCSVOfReadwise(t *testing.T) {
	t.Parallel()
	const theirs = "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n" +
		"\"A giant, leap\",Moon,N. A.,,\".space .law\nLate.\",yellow,\"night, day\",page,4,2026-01-15 12:00:00,\n,Moon,,,,,,,,,\n"
	got, problems := export.Read([]byte(theirs))
	if len(problems) != 1 || !strings.Contains(problems[0].Error(), "line 4: it has no highlight") {
		t.Errorf("problems: %v", problems)
	}
	at := time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)
	want := []export.Note{{
		Annotation: articles.Annotation{
			Kind: articles.KindPoint, Note: "Late.", Tags: []string{"space", "law", "night", "day"}, Created: at, Changed: at,
			Selector: articles.Selector{Exact: "A giant, leap", Start: 4, End: 17},
		},
		Of: export.Article{Title: "Moon", Byline: "N. A."},
	}}
	if d := cmp.Diff(want, got, cmpopts.IgnoreFields(articles.Annotation{}, "ID")); d != "" {
		t.Error(d)
	}
}

// TestContractOfTheCSV pins the columns, a whole row, and a row's identity.
func TestContractOfTheCSV(t *testing.T) {
	t.Parallel()
	n := fixed()
	data := written(t, export.WriteCSV, []export.Note{n})
	const want = "Highlight,Title,Author,URL,Note,Location,Date\n" +
		"must stay open,Harbour talks,Ines Tarrow,https://example.org/talks,\".sea .port_law\nWhose?\n\nAsk again.\",31,2026-03-14 09:00:00\n"
	if d := cmp.Diff(want, string(data)); d != "" {
		t.Error(d)
	}
	a, b := read(t, data), read(t, data)
	if a[0].ID == "" || a[0].ID != b[0].ID {
		t.Errorf("IDs %q and %q", a[0].ID, b[0].ID)
	}
	if d := cmp.Diff([]string{"sea", "port law"}, a[0].Tags); d != "" {
		t.Error(d)
	}
}

func fixed() export.Note {
	at := time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)
	return export.Note{
		Annotation: articles.Annotation{
			ID: "000001abcdefgh", Placement: articles.Placed, Kind: articles.KindDoubt, Note: "Whose?\n\nAsk again.", Tags: []string{"sea", "port law"},
			Created: at, Changed: at.Add(time.Hour),
			Selector: articles.Selector{Exact: "must stay open", Prefix: "She said that the harbour of Port Quell ", Suffix: " to all of those who live from it.", Start: 31, End: 45},
		},
		Of: export.Article{ID: 7, Title: "Harbour talks", Source: "The Coastal Gazette", Byline: "Ines Tarrow", URL: "https://example.org/talks", Published: at, Hash: export.Hash("x")},
	}
}

func TestReadNamesWhatIsBroken(t *testing.T) {
	t.Parallel()
	good := written(t, export.WriteJSONL, []export.Note{fixed()})
	for name, c := range map[string]struct {
		data string
		want string
		kept int
	}{
		"nothing":         {" \n", "empty", 0},
		"a broken line":   {string(good) + "{\"schema\n" + string(good), "line 2", 2},
		"another schema":  {string(good) + `{"schema":"onrecord/annotation/9"}` + "\n", `"onrecord/annotation/9"`, 1},
		"no target":       {`{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation"}`, "annotation 1: it has no target", 0},
		"no quotation":    {`[{"type":"Annotation","target":{"source":"https://example.org/"}},1]`, "TextQuoteSelector", 0},
		"another table":   {"Name,Age\nIda,3\n", "names no Highlight", 0},
		"an empty column": {"Highlight,Title\n,Moon\nLeap,Moon\n", "line 2", 1},
	} {
		back, problems := export.Read([]byte(c.data))
		if len(problems) == 0 || !strings.Contains(fmt.Sprint(problems), c.want) || len(back) != c.kept {
			t.Errorf("%s: %d notes, %v", name, len(back), problems)
		}
	}
}

func TestForeignWebAnnotations(t *testing.T) {
	t.Parallel()
	const theirs = `{"@context":["http://www.w3.org/ns/anno.jsonld"],"id":"https://example.org/anno/1","type":"Annotation",
		"body":{"type":"TextualBody","value":"<p>One <b>bold</b> word</p>","format":"text/html"},
		"target":[{"source":{"id":"https://example.org/talks","type":"Text"},"selector":{"type":"RangeSelector",
		"refinedBy":{"type":"TextQuoteSelector","exact":"open to all"}}}]}`
	got := read(t, []byte(theirs))
	want := export.Note{Annotation: articles.Annotation{
		ID: "https://example.org/anno/1", Kind: articles.KindPoint, Note: "One **bold** word", Selector: articles.Selector{Exact: "open to all"},
	}, Of: export.Article{URL: "https://example.org/talks"}}
	if d := cmp.Diff([]export.Note{want}, got); d != "" {
		t.Error(d)
	}
	again := read(t, written(t, export.WriteW3C, got))
	if again[0].ID != want.ID {
		t.Errorf("its ID is now %q", again[0].ID)
	}
}

func TestMarkdown(t *testing.T) {
	t.Parallel()
	n := fixed()
	gone := n
	gone.ID, gone.Placement, gone.Note, gone.Selector.Exact, gone.Kind = "https://example.org/1", articles.Lost, "", "two\n\nparagraphs #not a tag", articles.KindTodo
	file := export.Markdown([]export.Note{gone, n})
	_, rest, _ := strings.Cut(string(file), marker)
	_, rest, _ = strings.Cut(rest, "\n")
	const want = `title: "Harbour talks"
author: "Ines Tarrow"
source: "The Coastal Gazette"
url: "https://example.org/talks"
published: "2026-03-14"
tags:
  - "port-law"
  - "sea"
---

# Harbour talks

> must stay open

^note-000001abcdefgh

Whose?

Ask again.

doubt · #sea · #port-law · 2026-03-14

> two
>
> paragraphs \#not a tag

^note-18c17418f5ad

todo · #sea · #port-law · 2026-03-14 · no longer in the article
`
	if d := cmp.Diff(want, rest); d != "" {
		t.Error(d)
	}
	if id, intact, ok := export.Ours(file); id != 7 || !intact || !ok {
		t.Errorf("ours: %d, %t, %t", id, intact, ok)
	}
	if _, intact, ok := export.Ours(append(file, "mine\n"...)); intact || !ok {
		t.Error("a changed file is taken for untouched")
	}
	for _, foreign := range []string{"", "# Mine\n", "---\ntitle: x\n---\n", "---\nonrecord: x y\n---\n"} {
		if _, _, ok := export.Ours([]byte(foreign)); ok {
			t.Errorf("%q is taken for ours", foreign)
		}
	}
}

const marker = "onrecord: "

func TestFileName(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Harbour talks":           "Harbour talks (7).md",
		"../../etc/passwd":        "etc passwd (7).md",
		`a/b\c:d*e?f"g<h>i|j#k^l`: "a b c d e f g h i j k l (7).md",
		"":                        "Untitled (7).md",
		"...":                     "Untitled (7).md",
		"CON":                     "CON (7).md",
		strings.Repeat("日", 100):  strings.Repeat("日", 26) + " (7).md",
		"\x1b[31mred\u202e":       "31mred (7).md",
	} {
		if got := export.FileName(export.Article{ID: 7, Title: title}); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(written(f, export.WriteJSONL, []export.Note{fixed()}))
	f.Add(written(f, export.WriteW3C, []export.Note{fixed()}))
	f.Add(written(f, export.WriteCSV, []export.Note{fixed()}))
	f.Add([]byte(`[{"target":[null]},{"target":{"selector":[[]]}}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		back, _ := export.Read(data)
		for _, n := range back {
			if n.Selector.Exact != articles.Clean(n.Selector.Exact) || n.Note != articles.Clean(n.Note) {
				t.Errorf("not clean: %+v", n)
			}
		}
		var b bytes.Buffer
		if err := export.WriteW3C(&b, back); err != nil || !json.Valid(b.Bytes()) {
			t.Errorf("cannot be written again: %v", err)
		}
	})
}
