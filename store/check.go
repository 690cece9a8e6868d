package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"onrecord/articles"
)

// A Problem is one thing in a library that does not add up.
type Problem struct {
	Where string // "article 12", "note 00001…", "the file"
	What  string // one line

	file bool // pages cannot be read or make no sense
}

// String is "where: what".
func (p Problem) String() string { return p.Where + ": " + p.What }

// Check reads the whole library and reports what does not add up: pages,
// checksums, references, counts, the index of words against the articles, and
// the journal against the notes. It never writes. No problems means that the
// library is sound.
func (s *Store) Check(ctx context.Context) ([]Problem, error) {
	c := &checker{Store: s, saved: make(map[string]bool)}
	err := s.view(ctx, "check", func(tx *look) error {
		c.tx = tx.Tx
		for _, look := range []func(context.Context) error{c.pages, c.articles, c.texts, c.notes, c.corrections, c.feeds, c.bins, c.counts, c.lines, c.survey} {
			if err := look(ctx); err != nil && s.code(err) != articles.Damaged {
				return err
			} else if err != nil { // SQLite can go no further there: the other looks may tell more
				c.broken(err)
			}
		}
		return nil
	})
	return c.problems, err
}

// A checker looks at one state of a library.
type checker struct {
	*Store
	tx       *sql.Tx
	problems []Problem
	saved    map[string]bool // every note and correction, by entry.id, and whether it was removed
}

func (c *checker) add(where, format string, args ...any) {
	c.problems = append(c.problems, Problem{Where: where, What: articles.Line(fmt.Sprintf(format, args...))})
}

func (c *checker) pages(ctx context.Context) error {
	found, err := c.dialect.integrity(ctx, c.tx)
	if len(found) > 0 {
		err = errors.Join(err, c.name(ctx, found))
	}
	c.problems = append(c.problems, found...)
	return err
}

// articles verifies the articles' own rows.
func (c *checker) articles(ctx context.Context) error {
	return each(ctx, c.tx, "SELECT "+columns+", a.hash, a.sum, a.state_sum, a.dated, a.title_key, a.source_key FROM article a ORDER BY a.id",
		nil, func(scan func(...any) error) error {
			var hash []byte
			var sum, state, day int64
			var title, source string
			a, err := scanSummary(scan, &hash, &sum, &state, &day, &title, &source)
			if err != nil {
				return err
			}
			where := fmt.Sprintf("article %d", a.ID)
			if articleSum(a.Article, hash) != sum {
				c.add(where, "its title or another field was altered")
			}
			if stateSum(a.State) != state {
				c.add(where, "what was read or starred was altered")
			}
			if day != dated(a.Article) || title != sortKey(a.Title) || source != sortKey(a.Source) {
				c.add(where, "it stands in the wrong place in lists")
			}
			return nil
		})
}

// texts verifies every revision, and that the words of the latest are indexed.
func (c *checker) texts(ctx context.Context) error {
	return each(ctx, c.tx, `
		SELECT t.article, t.revision, t.title, t.byline, t.published, t.format, t.body, t.raw, t.sum,
			t.revision = a.revision, a.hash
		FROM article a LEFT JOIN text t ON t.article = a.id ORDER BY a.id, t.revision`,
		nil, func(scan func(...any) error) error {
			var t textRow
			if err := t.scan(scan); err != nil {
				return err
			}
			return c.text(ctx, &t)
		})
}

// A textRow is a row of text as check reads it.
type textRow struct {
	articles.Article
	body, raw, hash []byte
	sum             int64
	latest          bool
}

func (t *textRow) scan(scan func(...any) error) error {
	var id, revision, published, sum sql.NullInt64
	var title, byline, format sql.NullString
	var latest sql.NullBool
	err := scan(&id, &revision, &title, &byline, &published, &format, &t.body, &t.raw, &sum, &latest, &t.hash)
	t.ID, t.Revision, t.Published = articles.ID(id.Int64), int(revision.Int64), moment(published)
	t.Title, t.Byline, t.Format = title.String, byline.String, articles.Format(format.String)
	t.sum, t.latest = sum.Int64, latest.Bool
	return err
}

func (c *checker) text(ctx context.Context, t *textRow) error {
	where := fmt.Sprintf("article %d", t.ID)
	if t.ID == 0 {
		c.add("an article", "its text is missing")
		return nil
	}
	if textSum(t.Article, t.body, t.raw) != t.sum {
		c.add(where, "revision %d of its text was altered", t.Revision)
		return nil
	}
	b, err := unpack(t.body)
	if err != nil {
		c.add(where, "revision %d: %v", t.Revision, err)
		return nil
	}
	if !t.latest {
		return nil
	}
	t.Body = string(b)
	if string(textHash(t.Article)) != string(t.hash) {
		c.add(where, "its text is not the one that was stored")
	}
	return c.indexed(ctx, where, t.Article)
}

// indexed verifies that a is found by words of its title and body.
func (c *checker) indexed(ctx context.Context, where string, a articles.Article) error {
	expression := c.dialect.expression(wanted{words: sample(a.Title + " " + a.Body)})
	if expression == "" {
		return nil
	}
	var n int
	err := c.tx.QueryRowContext(ctx, "SELECT count(*) FROM article a WHERE a.id = $1 AND "+
		c.dialect.matches(indexWords, "a.id", "$2"), a.ID, expression).Scan(&n)
	if err == nil && n == 0 {
		c.add(where, "search does not find it by its words")
	}
	return err
}

// notes verifies the reader's notes.
func (c *checker) notes(ctx context.Context) error {
	return each(ctx, c.tx, "SELECT "+noteColumns+", n.removed, n.sum FROM annotation n ORDER BY n.seq", nil,
		func(scan func(...any) error) error {
			var removed sql.NullInt64
			var sum int64
			n, err := scanNote(scan, &removed, &sum)
			if err != nil {
				return err
			}
			c.saved[noteWord+string(n.ID)] = removed.Valid
			if noteSum(n, removed) != sum {
				c.add("note "+string(n.ID), "it was altered")
			}
			return nil
		})
}

// counts verifies the figures that are kept instead of being counted.
func (c *checker) counts(ctx context.Context) error {
	for _, look := range []struct{ what, query string }{
		{"article %d: its notes are miscounted", `
			SELECT id FROM article a WHERE notes <> (SELECT count(*) FROM annotation WHERE article = a.id AND removed IS NULL)`},
		{"article %d: its quotes are miscounted", `
			SELECT id FROM article a WHERE quotes <> (SELECT count(*) FROM quote WHERE article = a.id)`},
		{"article %d: its names are miscounted", `
			SELECT id FROM article a WHERE people + countries <> (SELECT count(*) FROM appearance WHERE article = a.id)`},
		{"entity %d: its articles are miscounted", `
			SELECT id FROM entity e WHERE articles <> (SELECT count(*) FROM appearance WHERE entity = e.id)`},
		{"entity %d: its quotes are miscounted", `
			SELECT id FROM entity e WHERE quotes <> (SELECT COALESCE(sum(quotes), 0) FROM appearance WHERE entity = e.id)`},
		{"article %d: nothing else tells the story that it is said to tell", `
			SELECT id FROM article a WHERE story <> 0 AND (
				NOT EXISTS (SELECT 1 FROM article l WHERE l.id = a.story AND l.story = l.id)
				OR NOT EXISTS (SELECT 1 FROM article o WHERE o.story = a.story AND o.story <> 0 AND o.id <> a.id))`},
	} {
		ids, err := numbers(ctx, c.tx, look.query+" LIMIT 100")
		if err != nil {
			return err
		}
		for _, id := range ids {
			c.add("counts", look.what, id)
		}
	}
	return nil
}

// lines verifies the journal, where there is one: that its lines are whole, and
// that library and journal have the same notes and corrections. A line that a
// crash cut short was never confirmed.
func (c *checker) lines(ctx context.Context) error {
	if c.journal == nil || c.journal.missing() {
		return nil
	}
	last := make(map[string]string)
	err := c.journal.each(ctx, func(n int, e entry, state lineState) {
		if state == lineAltered {
			c.add(fmt.Sprintf("journal line %d", n), "it was altered")
		}
		if state == lineWhole {
			last[e.id()] = e.Op
		}
	})
	for id, removed := range c.saved {
		if last[id] == "" && !removed {
			c.add(id, "the journal does not have it")
		}
	}
	for id, op := range last {
		if _, ok := c.saved[id]; !ok && op != noteDeleted && op != noteVoid {
			c.add(id, "the library does not have it, the journal does: it comes back when the library is next opened to be changed")
		}
	}
	return err
}
