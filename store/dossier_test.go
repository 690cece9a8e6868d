package store_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/articles"
	"onrecord/store"
)

func TestDossier(t *testing.T) {
	t.Parallel()
	s := reported(t)
	got, err := s.Dossier(t.Context(), articles.Person, "brinkley")
	fatal(t, err)
	want := articles.Dossier{
		Standing: articles.Standing{
			Entity:   articles.Entity{Kind: articles.Person, Name: "Tova Brinkley", Role: "former mayor"},
			Articles: 2, Quotes: 3, First: onDay(0), Last: onDay(1),
		},
		Roles: []articles.Role{
			{Role: "former mayor", Articles: 1, First: onDay(1), Last: onDay(1)},
			{Role: "mayor", Articles: 1, First: onDay(0), Last: onDay(0)},
		},
		People:    []articles.Company{{Entity: articles.Entity{Kind: articles.Person, Name: "Rudi Kesh"}, Together: 1}},
		Countries: []articles.Company{{Entity: articles.Entity{Kind: articles.Country, Name: "Harland", Code: "XH"}, Together: 1}},
		Timeline:  []articles.DayOfName{{Day: onDay(0), Articles: 1, Quotes: 2}, {Day: onDay(1), Articles: 1, Quotes: 1}},
	}
	if d := cmp.Diff(want, got, cmpopts.IgnoreFields(articles.Entity{}, "ID")); d != "" {
		t.Error(d)
	}
	if _, err := s.Dossier(t.Context(), articles.Country, "Brinkley"); articles.CodeOf(err) != articles.NotFound {
		t.Errorf("a person as a country: %v", err)
	}
}

// A page of a name's articles begins where the one before ended, whatever comes
// in between, and every mention is where the text has it.
func TestAppearances(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	const total = 23
	for i := range total {
		body := fmt.Sprintf("Article %d is about Tova Brinkley, says Tova Brinkley.", i)
		id, _, err := s.Add(t.Context(), articles.Article{Body: body, Published: onDay(i / 3)}) // three a day
		fatal(t, err)
		var ms []articles.Mention
		for _, at := range []int{len(body) - 34, len(body) - 14} {
			ms = append(ms, articles.Mention{Span: articles.Span{Lo: at, Hi: at + 13}, Text: body[at : at+13], Form: articles.FormName})
		}
		fatal(t, s.SaveAnalysis(t.Context(), id, 1, articles.Analysis{Reader: "test/1", People: []articles.Entity{{Name: "Tova Brinkley", Mentions: ms}}}))
	}
	var seen []articles.ID
	for after := (articles.Cursor{}); ; {
		page, err := s.Appearances(t.Context(), articles.Person, "Brinkley", after, 5)
		fatal(t, err)
		for _, a := range page {
			seen = append(seen, a.Article.ID)
			for _, m := range a.Entity.Mentions {
				if got := a.Article.Body[m.Span.Lo:m.Span.Hi]; got != "Tova Brinkley" || m.Text != got {
					t.Errorf("article %d: a mention of %q at %q", a.Article.ID, m.Text, got)
				}
			}
			if len(a.Entity.Mentions) != 2 {
				t.Errorf("article %d: %d mentions", a.Article.ID, len(a.Entity.Mentions))
			}
		}
		if len(page) < 5 {
			break
		}
		after = page[4].Cursor
		_, _, err = s.Add(t.Context(), articles.Article{Body: fmt.Sprint("news ", after), Published: onDay(9)})
		fatal(t, err)
	}
	var want []articles.ID
	for id := articles.ID(total); id > 0; id-- {
		want = append(want, id)
	}
	if d := cmp.Diff(want, seen); d != "" {
		t.Error(d)
	}
}

func TestRevisions(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	a := articles.Article{Title: "One", URL: "https://news.example/1", Body: "The first text.", Raw: []byte("The first text."), Published: onDay(0)}
	id, _, err := s.Add(t.Context(), a)
	fatal(t, err)
	a.Title, a.Body, a.Raw = "Two", "The second text.", []byte("<p>The second text.</p>")
	_, _, err = s.Add(t.Context(), a)
	fatal(t, err)
	got, err := s.Revisions(t.Context(), id)
	fatal(t, err)
	want := []articles.Revision{
		{Number: 2, Title: "Two", Published: onDay(0), Size: len(a.Raw)},
		{Number: 1, Title: "One", Published: onDay(0), Size: len("The first text.")},
	}
	if d := cmp.Diff(want, got, cmpopts.IgnoreFields(articles.Revision{}, "Seen")); d != "" {
		t.Error(d)
	}
	if _, err := s.Revisions(t.Context(), id+1); articles.CodeOf(err) != articles.NotFound {
		t.Errorf("no article: %v", err)
	}
}

// Notes are filtered by kind and placement, and paged from the newest back.
func TestNoteRows(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	id, _, err := s.Add(t.Context(), articles.Article{Title: "One", Source: "The Paper", Body: "text", Published: onDay(0)})
	fatal(t, err)
	for i, n := range []articles.Annotation{
		{Kind: articles.KindClaim, Placement: articles.Placed},
		{Kind: articles.KindDoubt, Placement: articles.Near},
		{Kind: articles.KindClaim, Placement: articles.Lost},
		{Kind: articles.KindClaim, Placement: articles.Near},
	} {
		n.Article, n.Note = id, strconv.Itoa(i)
		_, err := s.SaveAnnotation(t.Context(), n)
		fatal(t, err)
	}
	for _, c := range []struct {
		query articles.Query
		want  string
	}{
		{articles.Query{Backward: true}, "3 2 1 0 "},
		{articles.Query{Backward: true, NoteKind: articles.KindClaim}, "3 2 0 "},
		{articles.Query{HasNear: true}, "1 3 "},
		{articles.Query{HasLost: true, NoteKind: articles.KindDoubt}, ""},
	} {
		var got strings.Builder
		for c.query.Limit = 2; ; {
			rows, err := s.NoteRows(t.Context(), c.query)
			fatal(t, err)
			for _, r := range rows {
				got.WriteString(r.Note + " ")
				if r.Title != "One" || r.Source != "The Paper" || !r.Published.Equal(onDay(0)) {
					t.Errorf("%+v", r)
				}
				c.query.After = store.NoteCursor(r.Annotation)
			}
			if len(rows) < c.query.Limit {
				break
			}
		}
		if got.String() != c.want {
			t.Errorf("%+v gives %q, want %q", c.query, got.String(), c.want)
		}
	}
	for kind, want := range map[articles.NoteKind]int{articles.KindDoubt: 1, articles.KindTodo: 0} {
		if n, err := s.Count(t.Context(), articles.Query{NoteKind: kind}); err != nil || n != want {
			t.Errorf("%d articles with a %s, want %d: %v", n, kind, want, err)
		}
	}
}
