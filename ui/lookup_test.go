package ui_test

import (
	"context"
	"slices"
	"testing"

	"onrecord/articles"
	"onrecord/ui"
	"onrecord/ui/keys"
)

// A lookup is a library of values that no store would keep: hostile ones, or very
// many. Its rows are in the order of their IDs.
type lookup struct {
	readings map[articles.ID]articles.Reading
	rows     int
}

func newLookup(rs ...articles.Reading) *lookup {
	l := &lookup{readings: map[articles.ID]articles.Reading{}, rows: len(rs)}
	for i, r := range rs {
		r.ID = articles.ID(i + 1)
		l.readings[r.ID] = r
	}
	return l
}

// readings are the stories with what was found in them.
func readings() []articles.Reading {
	var rs []articles.Reading
	for i, a := range stories() {
		a.ID, a.Revision = articles.ID(i+1), 1
		rs = append(rs, articles.Reading{Article: a, Analysis: finds(a.Body)})
	}
	return rs
}

func (l *lookup) row(i int) articles.Summary {
	r, ok := l.readings[articles.ID(i+1)]
	if !ok {
		r = l.readings[1]
		r.ID = articles.ID(i + 1)
	}
	s := articles.Summary{Article: r.Article, State: r.State, Counts: r.Analysis.Counts(), Analysed: true}
	s.Notes = len(r.Annotations)
	return s
}

func (l *lookup) List(_ context.Context, q articles.Query) (articles.Listing, error) {
	if q.Feed != 0 {
		return articles.Listing{}, nil
	}
	lo := int(q.After.ID)
	hi := min(lo+q.Limit, l.rows)
	if q.Backward {
		hi = l.rows
		if q.After.ID > 0 {
			hi = int(q.After.ID) - 1
		}
		lo = max(hi-q.Limit, 0)
	}
	var out articles.Listing
	for i := lo; i < hi; i++ {
		out.Rows = append(out.Rows, l.row(i))
	}
	out.First, out.Last = articles.Cursor{Key: "k", ID: int64(lo + 1)}, articles.Cursor{Key: "k", ID: int64(hi)}
	return out, nil
}

func (l *lookup) Count(_ context.Context, q articles.Query) (int, error) {
	if q.Starred || q.HasNote || q.Feed != 0 {
		return 0, nil
	}
	return l.rows, nil
}

func (l *lookup) Reading(_ context.Context, id articles.ID) (articles.Reading, error) {
	if r, ok := l.readings[id]; ok {
		return r, nil
	}
	return l.readings[1], nil
}

func (l *lookup) change(id articles.ID, by func(*articles.Reading)) {
	r := l.readings[id]
	by(&r)
	l.readings[id] = r
}

func (l *lookup) SetRead(_ context.Context, ids []articles.ID, read bool) error {
	for _, id := range ids {
		l.change(id, func(r *articles.Reading) { r.Read = read })
	}
	return nil
}

func (l *lookup) SetStarred(_ context.Context, ids []articles.ID, starred bool) error {
	for _, id := range ids {
		l.change(id, func(r *articles.Reading) { r.Starred = starred })
	}
	return nil
}

func (l *lookup) SetPlace(_ context.Context, id articles.ID, p articles.Span) error {
	l.change(id, func(r *articles.Reading) { r.Place = p })
	return nil
}

func (l *lookup) SetTags(_ context.Context, id articles.ID, tags []string) error {
	l.change(id, func(r *articles.Reading) { r.Tags = tags })
	return nil
}

func (l *lookup) Remove(context.Context, articles.ID, bool) error {
	return &articles.Error{Code: articles.Refused, Op: venom}
}

func (l *lookup) Restore(context.Context, articles.ID) error {
	return &articles.Error{Code: articles.NotFound, Op: venom}
}

func (l *lookup) SaveAnnotation(_ context.Context, a articles.Annotation) (articles.Annotation, error) {
	if a.ID == "" {
		a.ID = "new"
	}
	l.change(a.Article, func(r *articles.Reading) {
		r.Annotations = append(slices.DeleteFunc(slices.Clone(r.Annotations), func(b articles.Annotation) bool { return b.ID == a.ID }), a)
	})
	return a, nil
}

func (l *lookup) RemoveAnnotation(_ context.Context, id articles.NoteID) error {
	for article := range l.readings {
		l.change(article, func(r *articles.Reading) {
			r.Annotations = slices.DeleteFunc(slices.Clone(r.Annotations), func(b articles.Annotation) bool { return b.ID == id })
		})
	}
	return nil
}

func (l *lookup) NoteTags(context.Context) ([]string, error) { return []string{"r\x1b[2J\u202e"}, nil }

func (l *lookup) RestoreAnnotation(context.Context, articles.NoteID) error { return nil }

func (l *lookup) Feeds(context.Context) ([]articles.Feed, error) {
	return []articles.Feed{{ID: 1, Title: venom, FeedSettings: articles.FeedSettings{Folder: venom}, FeedState: articles.FeedState{Trouble: venom}}}, nil
}

func (l *lookup) Standing(_ context.Context, k articles.Kind, name string) (articles.Standing, error) {
	return articles.Standing{Entity: articles.Entity{Kind: k, Name: name}, Articles: 2, With: []articles.Entity{{Name: venom}}}, nil
}

func (l *lookup) Appearances(_ context.Context, k articles.Kind, name string, after articles.Cursor, limit int) (out []articles.Appearance, err error) {
	for i := int(after.ID); i < l.rows && len(out) < limit; i++ {
		r := l.readings[articles.ID(i+1)]
		for _, e := range append(slices.Clone(r.Analysis.People), r.Analysis.Countries...) {
			if e.Kind == k && e.Name == name {
				out = append(out, articles.Appearance{Cursor: articles.Cursor{Key: "k", ID: int64(i + 1)}, Article: r.Article, Entity: e})
			}
		}
	}
	return out, nil
}

func (l *lookup) Dossier(ctx context.Context, k articles.Kind, name string) (articles.Dossier, error) {
	st, err := l.Standing(ctx, k, name)
	company := []articles.Company{{Entity: articles.Entity{Kind: k, Name: venom, Code: venom, Role: venom}, Together: 1 << 40}, {}}
	return articles.Dossier{
		Standing: st, Roles: []articles.Role{{Role: venom, Articles: 1, First: noon, Last: noon.AddDate(1, 0, 0)}},
		People: company, Countries: company,
		Timeline: []articles.DayOfName{{Day: noon.AddDate(-3000, 0, 0), Articles: 1}, {Day: noon, Articles: 7, Quotes: 2}},
	}, err
}

func (l *lookup) Quotes(_ context.Context, q articles.Query) (out []articles.QuoteRow, err error) {
	for i := int(q.After.ID); i < l.rows && len(out) < q.Limit; i++ {
		r := l.readings[articles.ID(i+1)]
		for _, said := range r.Analysis.Quotes {
			out = append(out, articles.QuoteRow{Quote: said, Article: r.ID, Title: r.Title, Source: r.Source, Published: r.Published, Cursor: articles.Cursor{ID: int64(i + 1)}})
		}
	}
	return out, nil
}

func (l *lookup) Suggest(context.Context, string, int) (articles.Suggestions, error) {
	r := l.readings[1]
	return articles.Suggestions{Names: append(slices.Clone(r.Analysis.People), r.Analysis.Countries...), Titles: []articles.Summary{l.row(0)}}, nil
}

func (l *lookup) Search(_ context.Context, q articles.Query) (articles.Findings, error) {
	text := articles.Snippet{{Text: venom}, {Text: venom, Matched: true}}
	return articles.Findings{Bounded: true, Hits: []articles.Hit{{Summary: l.row(0), Snippet: text}, {}}}, nil
}

func (l *lookup) NoteRows(context.Context, articles.Query) (out []articles.NoteRow, err error) {
	for i := range l.rows {
		for _, a := range l.readings[articles.ID(i+1)].Annotations {
			out = append(out, articles.NoteRow{Annotation: a, Title: venom, Source: venom})
		}
	}
	return out, nil
}

func (l *lookup) Revisions(context.Context, articles.ID) ([]articles.Revision, error) {
	return []articles.Revision{{Number: 2, Title: venom, Byline: venom, Format: articles.Format(venom), Seen: noon, Size: 1 << 40}, {Number: 1}}, nil
}

func (l *lookup) Revision(_ context.Context, id articles.ID, n int) (articles.Article, error) {
	a := l.readings[id].Article
	if n == 1 {
		a.Body = "One. " + a.Body + venom
	}
	return a, nil
}

func (l *lookup) Correct(_ context.Context, c articles.Correction) (articles.Correction, error) {
	c.ID = articles.CorrectionID(venom)
	return c, nil
}

func (l *lookup) UndoCorrection(context.Context, articles.CorrectionID) (articles.Correction, error) {
	return articles.Correction{}, nil
}

func (l *lookup) RedoCorrection(context.Context, articles.CorrectionID) (articles.Correction, error) {
	return articles.Correction{}, nil
}

func (l *lookup) Tellings(context.Context, articles.ID) ([]articles.Summary, error) {
	return []articles.Summary{{Article: articles.Article{ID: 7, Title: venom, Source: venom}}}, nil
}

func (l *lookup) Settle(context.Context) (int, error) { return 0, nil }

func (l *lookup) Watch(_ context.Context, r articles.Ref, on bool) error {
	for id := range l.readings {
		l.change(id, func(a *articles.Reading) {
			a.Watched = slices.DeleteFunc(slices.Clone(a.Watched), func(w articles.Ref) bool { return w == r })
			if on {
				a.Watched = append(a.Watched, r)
			}
		})
	}
	return nil
}

func (l *lookup) Names(context.Context, articles.Kind, string, int) ([]articles.Entity, error) {
	return []articles.Entity{{Kind: articles.Person, Name: venom, Role: venom}}, nil
}

// sequence are the keys that s names.
func sequence(t testing.TB, s string) []string {
	t.Helper()
	seq, err := keys.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return seq
}

var _ ui.Library = (*lookup)(nil)
