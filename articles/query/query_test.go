package query_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/articles"
	"onrecord/articles/query"
)

var now = time.Date(2026, 3, 31, 15, 30, 0, 0, time.UTC)

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func TestParse(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in      string
		want    articles.Query
		ignored []string
	}{
		{in: ""},
		{in: " \t "},
		{in: "submarine deal", want: articles.Query{Words: []string{"submarine", "deal"}}},
		{in: "Zürich subm*", want: articles.Query{Words: []string{"Zürich", "subm*"}}},
		{in: `"a phrase" word`, want: articles.Query{Phrases: []string{"a phrase"}, Words: []string{"word"}}},
		{in: "“curly marks”", want: articles.Query{Phrases: []string{"curly marks"}}},
		{in: `"never closed`, want: articles.Query{Phrases: []string{"never closed"}}},
		{in: `one"two three"`, want: articles.Query{Words: []string{`one"two`, `three"`}}},
		{in: `-word -"two words"`, want: articles.Query{Without: []string{"word", "two words"}}},
		{in: "re-open", want: articles.Query{Words: []string{"re-open"}}},
		{in: `person:"Nelson Mandela"`, want: articles.Query{Person: "Nelson Mandela"}},
		{in: "PERSON:Mandela", want: articles.Query{Person: "Mandela"}},
		{in: "country:za", want: articles.Query{Country: "ZA"}},
		{in: `country:"South Africa"`, want: articles.Query{Country: "South Africa"}},
		{in: `by:"de Klerk" said:freedom`, want: articles.Query{Speaker: "de Klerk", Said: "freedom"}},
		{in: "source:Reuters tag:todo", want: articles.Query{Source: "Reuters", Tag: "todo"}},
		{in: "kind:claim kind:To-Do kind:song has:near", want: articles.Query{NoteKind: articles.KindClaim, HasNear: true}, ignored: []string{"kind:To-Do", "kind:song"}},
		{in: "has:note has:quote has:lost", want: articles.Query{HasNote: true, HasQuote: true, HasLost: true}},
		{in: "unread starred", want: articles.Query{Unread: true, Starred: true}},
		{in: "is:unread is:starred", want: articles.Query{Unread: true, Starred: true}},
		{in: "watched is:watched", want: articles.Query{Watched: true}},
		{in: `"unread"`, want: articles.Query{Phrases: []string{"unread"}}},
		{in: "since:7d", want: articles.Query{Since: now.AddDate(0, 0, -7)}},
		{in: "since:36h", want: articles.Query{Since: now.Add(-36 * time.Hour)}},
		{in: "since:2w", want: articles.Query{Since: now.AddDate(0, 0, -14)}},
		{in: "since:1m", want: articles.Query{Since: now.AddDate(0, -1, 0)}},
		{in: "since:1y", want: articles.Query{Since: now.AddDate(-1, 0, 0)}},
		{in: "since:today", want: articles.Query{Since: date(2026, 3, 31)}},
		{in: "since:yesterday before:today", want: articles.Query{Since: date(2026, 3, 30), Before: date(2026, 3, 31)}},
		{in: "before:2026-01-01", want: articles.Query{Before: date(2026, 1, 1)}},
		{in: "since:2025 before:2025-07", want: articles.Query{Since: date(2025, 1, 1), Before: date(2025, 7, 1)}},
		{in: "since:2026-01-01t12:00:00+02:00", want: articles.Query{Since: date(2026, 1, 1).Add(10 * time.Hour)}},
		{in: "sort:title", want: articles.Query{Sort: articles.SortTitle}},
		{in: "article:12", want: articles.Query{Article: 12}},
		{in: "10:30", want: articles.Query{Words: []string{"10:30"}}},
		{in: "https://example.org/a", want: articles.Query{Words: []string{"https://example.org/a"}}},

		{in: "colour:red", ignored: []string{"colour:red"}},
		{in: "person:", ignored: []string{"person:"}},
		{in: `person:""`, ignored: []string{`person:""`}},
		{in: "person:A person:B", want: articles.Query{Person: "A"}, ignored: []string{"person:B"}},
		{in: "-person:A", ignored: []string{"-person:A"}},
		{in: "since:soon", ignored: []string{"since:soon"}},
		{in: "since:-7d", ignored: []string{"since:-7d"}},
		{in: "before:2026-02-30", ignored: []string{"before:2026-02-30"}},
		{in: "since:99999999999999999999d", ignored: []string{"since:99999999999999999999d"}},
		{in: "since:2025 since:2026", want: articles.Query{Since: date(2025, 1, 1)}, ignored: []string{"since:2026"}},
		{in: "has:everything", ignored: []string{"has:everything"}},
		{in: "sort:size", ignored: []string{"sort:size"}},
		{in: "sort:date sort:title", want: articles.Query{Sort: articles.SortDate}, ignored: []string{"sort:title"}},
		{in: "article:0 article:x", ignored: []string{"article:0", "article:x"}},
		{in: "- & ... word", want: articles.Query{Words: []string{"word"}}, ignored: []string{"-", "&", "..."}},
		{in: "--", ignored: []string{"--"}},
		{in: "a\x1b[31mb tag:\x07", want: articles.Query{Words: []string{"a[31mb"}}, ignored: []string{"tag:"}},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			t.Parallel()
			got, ignored := query.Parse(tt.in, now)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("query (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.ignored, ignored); diff != "" {
				t.Errorf("ignored (-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`person:"Nelson Mandela" country:ZA -word "a phrase`, `by:“x” since:7d`, "-", `-"`, `""`, "a:\"", "\xff:\xff", "since:9y before:-1d",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, ignored := query.Parse(s, now)
		for _, list := range [][]string{q.Words, q.Phrases, q.Without, {q.Person, q.Country, q.Speaker, q.Said, q.Source, q.Tag}, ignored} {
			for _, v := range list {
				if v != articles.Line(v) {
					t.Errorf("%q is not fit for a line", v)
				}
			}
		}
		for _, v := range q.Words {
			if strings.TrimSpace(v) == "" {
				t.Errorf("empty word in %q", s)
			}
		}
		if strings.ContainsAny(s, "\"“”") {
			return // what follows an open mark belongs to it
		}
		again, _ := query.Parse(s+" "+s, now)
		again.Words, again.Without = q.Words, q.Without
		if diff := cmp.Diff(q, again); diff != "" {
			t.Errorf("said twice, %q means something else (-once +twice):\n%s", s, diff)
		}
	})
}
