package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/store"
)

// open opens a library that is closed when the test ends.
func open(t testing.TB, path string, o store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// sound fails the test if the library is not.
func sound(t testing.TB, s *store.Store) {
	t.Helper()
	problems, err := s.Check(t.Context())
	if err != nil || len(problems) > 0 {
		t.Errorf("check: %v, %v", problems, err)
	}
}

// fatal stops the test at an error.
func fatal(t interface {
	Helper()
	Fatal(...any)
}, err error,
) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestReadingComesBackAsSaved(t *testing.T) {
	t.Parallel()
	s := open(t, ":memory:", store.Options{})
	rapid.Check(t, func(t *rapid.T) {
		want := articles.Reading{Article: anyArticle(t)}
		id, status, err := s.Add(t.Context(), want.Article)
		fatal(t, err)
		want.ID, want.Revision = id, 1
		if status != articles.Added {
			t.Skip("drawn before")
		}
		want.Analysis = anyAnalysis(t, want.Body)
		fatal(t, s.SaveAnalysis(t.Context(), id, 1, want.Analysis))
		want.State = articles.State{Read: rapid.Bool().Draw(t, "read"), Starred: rapid.Bool().Draw(t, "starred"), Place: anySpan(t, want.Body)}
		fatal(t, s.SetRead(t.Context(), []articles.ID{id}, want.Read))
		fatal(t, s.SetStarred(t.Context(), []articles.ID{id}, want.Starred))
		fatal(t, s.SetPlace(t.Context(), id, want.Place))

		got, err := s.Reading(t.Context(), id)
		fatal(t, err)
		raw, err := s.Raw(t.Context(), id)
		fatal(t, err)
		got.Raw = raw
		opts := cmp.Options{cmpopts.IgnoreFields(articles.Entity{}, "ID"), cmpopts.EquateEmpty()}
		if d := cmp.Diff(want, got, opts); d != "" {
			t.Fatal(d)
		}
	})
	sound(t, s)
}

func anyArticle(t *rapid.T) articles.Article {
	line := rapid.Map(rapid.String(), articles.Line)
	a := articles.Article{
		Title: line.Draw(t, "title"), Source: line.Draw(t, "source"), Byline: line.Draw(t, "byline"),
		Path: line.Draw(t, "path"), Lang: "en", Format: articles.FormatMarkdown,
		Body: rapid.Map(rapid.String(), articles.Clean).Draw(t, "body"), Tags: rapid.SliceOf(line).Draw(t, "tags"),
		Added: anyTime(t, "added"), Raw: rapid.SliceOf(rapid.Byte()).Draw(t, "raw"),
	}
	if rapid.Bool().Draw(t, "long") {
		a.Body += articles.Clean(string(make([]rune, 1)) + rapid.StringN(500, 3000, -1).Draw(t, "more"))
	}
	if rapid.Bool().Draw(t, "dated") {
		a.Published = anyTime(t, "published")
	}
	if rapid.Bool().Draw(t, "at an address") {
		a.URL = "https://news.example/" + rapid.StringMatching(`[a-z]{12}`).Draw(t, "url")
	}
	return a
}

func anyTime(t *rapid.T, label string) time.Time {
	return time.UnixMicro(rapid.Int64Range(-1<<52, 1<<52).Draw(t, label)).UTC()
}

func anySpan(t *rapid.T, body string) articles.Span {
	lo := rapid.IntRange(0, len(body)).Draw(t, "lo")
	return articles.Span{Lo: lo, Hi: rapid.IntRange(lo, len(body)).Draw(t, "hi")}
}

// anyAnalysis finds anything anywhere, but no entity twice.
func anyAnalysis(t *rapid.T, body string) articles.Analysis {
	name := rapid.StringMatching(`[A-Z][a-zé]{1,6}( [A-Z]\.)?( [A-Z][a-z']{1,6})?`)
	certainty := rapid.Float64Range(0, 1)
	mention := rapid.Custom(func(t *rapid.T) articles.Mention {
		m := articles.Mention{Span: anySpan(t, body), Form: articles.FormName, Certainty: certainty.Draw(t, "certainty")}
		if m.Text = rapid.String().Draw(t, "text"); rapid.Bool().Draw(t, "as in the body") {
			m.Text = body[m.Span.Lo:m.Span.Hi]
		}
		return m
	})
	person := rapid.Custom(func(t *rapid.T) articles.Entity {
		return articles.Entity{Kind: articles.Person, Name: name.Draw(t, "name"), Role: rapid.String().Draw(t, "role"), Mentions: rapid.SliceOf(mention).Draw(t, "mentions")}
	})
	country := rapid.Custom(func(t *rapid.T) articles.Entity {
		return articles.Entity{Kind: articles.Country, Name: name.Draw(t, "name"), Code: rapid.StringMatching(`[A-Z]{2}`).Draw(t, "code"), Mentions: rapid.SliceOf(mention).Draw(t, "mentions")}
	})
	a := articles.Analysis{
		Reader:    "test/" + rapid.StringMatching(`[1-3]`).Draw(t, "version"),
		People:    rapid.SliceOfNDistinct(person, 0, 5, func(e articles.Entity) string { return store.Fold(e.Name) }).Draw(t, "people"),
		Countries: rapid.SliceOfNDistinct(country, 0, 5, func(e articles.Entity) string { return e.Code }).Draw(t, "countries"),
	}
	quote := rapid.Custom(func(t *rapid.T) articles.Quote {
		q := articles.Quote{
			Span: anySpan(t, body), Text: rapid.String().Draw(t, "said"), Kind: articles.Mixed, Cue: anySpan(t, body),
			CueText: rapid.String().Draw(t, "cue"), Statement: rapid.IntRange(0, 9).Draw(t, "statement"),
			Certainty: certainty.Draw(t, "certainty"), Rule: rapid.String().Draw(t, "rule"),
			Speaker: articles.Speaker{Span: anySpan(t, body), Text: rapid.String().Draw(t, "speaker"), Anonymous: rapid.Bool().Draw(t, "anonymous")},
		}
		if len(a.People) > 0 {
			q.Speaker.Name = rapid.SampledFrom(a.People).Draw(t, "who").Name
		}
		return q
	})
	a.Quotes = rapid.SliceOfN(quote, 0, 4).Draw(t, "quotes")
	return a
}
