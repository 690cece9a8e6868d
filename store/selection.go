package store

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/articles"
)

// noLimit is "all rows".
const noLimit = math.MaxInt32

// nothing is a condition that no row meets.
const nothing = "0 = 1"

// fewHits is the number of articles with the wanted words up to which they are
// all read and sorted for a page of them.
const fewHits = 1500

func limitOr(limit, otherwise int) int {
	if limit > 0 {
		return limit
	}
	return otherwise
}

// A statement is SQL with its arguments.
type statement struct {
	sql  string
	args []any
}

// A selection is the articles that a query finds, as parts of a statement. In
// from, the article is a. Where one person or country is wanted, its appearances
// are read in order of date, and each leads to its article.
type selection struct {
	from      string
	dated, id string // the columns to order by date
	where     []string
	args      []any
	speakers  []int64
	few       bool   // articles are named by their numbers, so that they come in no order
	common    string // expression for words that more than fewHits articles have, not yet in where
	oneIn     int    // about how many articles there are for each that has the common words
}

func (s *selection) add(condition string) { s.where = append(s.where, condition) }

// arg is the placeholder of a new argument.
func (s *selection) arg(v any) string {
	s.args = append(s.args, v)
	return mark(len(s.args))
}

// idList is ids as SQL writes them between brackets.
func idList(ids []int64) string {
	if len(ids) == 0 {
		return "NULL"
	}
	parts := make([]string, len(ids))
	for i, id := range ids {
		parts[i] = strconv.FormatInt(id, 10)
	}
	return strings.Join(parts, ", ")
}

// and is the conditions, to follow another one.
func (s *selection) and() string {
	if len(s.where) == 0 {
		return ""
	}
	return " AND " + strings.Join(s.where, " AND ")
}

// filter is the conditions as a clause of their own.
func (s *selection) filter() string {
	if len(s.where) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(s.where, " AND ")
}

// narrows reports whether q asks for anything but all articles.
func narrows(q articles.Query) bool {
	return len(q.Words)+len(q.Phrases)+len(q.Without) > 0 || q.Article != 0 ||
		q.Person+q.Country+q.Speaker+q.Said+q.Source+q.Tag+q.Folder != "" || q.Feed != 0 || q.NewerThan != 0 ||
		q.Unread || q.Starred || q.Watched || q.HasNote || q.HasLost || q.HasNear || q.NoteKind != "" || q.HasQuote || !q.Since.IsZero() || !q.Before.IsZero()
}

// compile makes a selection of q, without its order and page.
func (s *Store) compile(ctx context.Context, tx querier, q articles.Query) (*selection, error) {
	sel, err := s.compilePage(ctx, tx, q)
	if err == nil && sel.common != "" {
		sel.add(s.dialect.among(indexWords, "a.id", sel.arg(sel.common)))
	}
	return sel, err
}

// compilePage is compile for one page: it leaves it open how articles with
// common words are found.
func (s *Store) compilePage(ctx context.Context, tx querier, q articles.Query) (*selection, error) {
	sel := &selection{from: "article a", dated: "a.dated", id: "a.id"}
	if err := s.names(ctx, tx, sel, q); err != nil {
		return nil, err
	}
	sel.plain(q)
	if err := sel.feeds(ctx, tx, q); err != nil {
		return nil, err
	}
	if q.Watched {
		if err := s.watched(ctx, tx, sel); err != nil {
			return nil, err
		}
	}
	if q.Said != "" {
		sel.said(s.dialect, q)
	}
	return sel, s.words(ctx, tx, sel, wanted{q.Words, q.Phrases, q.Without})
}

// plain adds what the article's own row can tell.
func (s *selection) plain(q articles.Query) {
	for _, c := range []struct {
		wanted    bool
		condition string
	}{
		{q.Unread, "a.read = 0"},
		{q.Starred, "a.starred = 1"},
		{q.HasNote, "a.notes > 0"},
		{q.HasLost, "a.notes > 0 AND a.lost > 0"},
		{q.HasQuote, "a.quotes > 0"},
	} {
		if c.wanted {
			s.add(c.condition)
		}
	}
	if q.Article != 0 {
		s.add("a.id = " + s.arg(q.Article))
	}
	if q.NewerThan != 0 {
		s.add("a.id > " + s.arg(q.NewerThan))
	}
	if q.NoteKind != "" || q.HasNear {
		s.add("a.notes > 0 AND EXISTS (SELECT 1 FROM annotation n WHERE n.article = a.id AND n.removed IS NULL" + s.noted(q) + ")")
	}
	if q.Source != "" {
		s.add("a.source_key = " + s.arg(sortKey(q.Source)))
	}
	if q.Tag != "" {
		key := s.arg(fold(q.Tag))
		s.add(`a.id IN (SELECT article FROM article_tag WHERE key = ` + key + ` UNION SELECT t.article FROM annotation_tag t
			JOIN annotation n ON n.seq = t.annotation WHERE t.key = ` + key + ` AND n.removed IS NULL)`)
	}
	s.between(q.Since, q.Before)
}

// noted is the conditions on a note n that its kind and its placement must meet.
func (s *selection) noted(q articles.Query) string {
	out := ""
	if q.NoteKind != "" {
		out += " AND n.kind = " + s.arg(q.NoteKind)
	}
	if q.HasNear {
		out += " AND n.placement = " + s.arg(articles.Near)
	}
	return out
}

func (s *selection) between(since, before time.Time) {
	if !since.IsZero() {
		s.add(s.dated + " >= " + s.arg(since.Unix()))
	}
	if !before.IsZero() {
		s.add(s.dated + " < " + s.arg(before.Unix()))
	}
}

// names adds the people and the country that are wanted. The first that is one
// entity leads; the others are looked up article by article.
func (s *Store) names(ctx context.Context, tx querier, sel *selection, q articles.Query) (err error) {
	for _, n := range []struct {
		kind   articles.Kind
		name   string
		quoted bool
	}{{articles.Person, q.Speaker, true}, {articles.Person, q.Person, false}, {articles.Country, q.Country, false}} {
		if n.name == "" {
			continue
		}
		ids, err := s.knownAs(ctx, tx, n.kind, n.name)
		if err != nil {
			return err
		}
		condition := ".entity IN (" + idList(ids) + ")"
		if n.quoted {
			sel.speakers = ids
		}
		if len(ids) == 1 && sel.dated == "a.dated" {
			sel.from, sel.dated, sel.id = "appearance d CROSS JOIN article a ON a.id = d.article", "d.dated", "d.article"
			sel.add("d" + condition)
			if n.quoted {
				sel.add("d.quotes > 0")
			}
			continue
		}
		if n.quoted {
			condition += " AND p.quotes > 0"
		}
		sel.add("EXISTS (SELECT 1 FROM appearance p WHERE p.article = a.id AND p" + condition + ")")
	}
	return nil
}

// said adds that there is a quote with the wanted words, by the wanted speaker.
func (s *selection) said(d dialect, q articles.Query) {
	expression := d.expression(wanted{words: strings.Fields(q.Said)})
	if expression == "" {
		s.add(nothing)
		return
	}
	by := ""
	if q.Speaker != "" {
		by = " AND s.speaker IN (" + idList(s.speakers) + ")"
	}
	s.add("a.id IN (SELECT s.article FROM quote s WHERE " + d.among(indexSaid, "s.id", s.arg(expression)) + by + ")")
}

// words adds the words that are wanted, and those that are not.
func (s *Store) words(ctx context.Context, tx querier, sel *selection, w wanted) error {
	if expression := s.dialect.expression(w); expression != "" {
		few, err := s.dialect.hits(ctx, tx, indexWords, expression, s.fewHits+1)
		if err != nil {
			return err
		}
		if len(few) > s.fewHits {
			sel.common, sel.oneIn = expression, int(slices.Max(few))/len(few)
		} else { // as numbers: the index is not searched twice
			sel.add("a.id IN (" + idList(few) + ")")
			sel.few = true
		}
		return nil
	}
	if expression := s.dialect.expression(wanted{words: w.without}); expression != "" {
		sel.add("NOT (" + s.dialect.matches(indexWords, "a.id", sel.arg(expression)) + ")")
	}
	return nil
}
