package store

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"onrecord/articles"
)

// A holding is a table that cannot be made again from others.
type holding struct{ table, key, kind, what string }

func holdings() []holding {
	return []holding{
		{"article", "id", "article", "titles, addresses, tags and marks of articles"},
		{"text", "id", "text, number", "texts of articles"},
		{"annotation", "seq", "note, number", "notes, which the journal beside the library has too"},
		{"correction", "seq", "correction, number", "corrections, which the journal beside the library has too"},
		{"feed", "id", "feed, number", "feeds and their settings"},
		{"bin", "article", removedArticle, "removed articles"},
	}
}

// holds says what a table has.
func holds(table string) string {
	for _, h := range holdings() {
		if h.table == table {
			return h.what
		}
	}
	return "what can be made again from texts"
}

// A tree is what SQLite calls a table or an index when it finds damage in it.
var tree = regexp.MustCompile(`(?:Tree|On tree page) (\d+)`)

// name says in whose pages damage was found.
func (c *checker) name(ctx context.Context, found []Problem) error {
	table := make(map[string]string)
	err := each(ctx, c.tx, "SELECT rootpage, tbl_name FROM sqlite_schema WHERE rootpage > 0", nil, func(scan func(...any) error) error {
		var root int64
		var name string
		err := scan(&root, &name)
		table[strconv.FormatInt(root, 10)] = name
		return err
	})
	for i, p := range found {
		if m := tree.FindStringSubmatch(p.What); m != nil && table[m[1]] != "" {
			found[i] = Problem{Where: "table " + table[m[1]], What: p.What + "; it has " + holds(table[m[1]]), file: true}
		}
	}
	return err
}

// survey says which rows of the tables that matter cannot be read any more, once
// damage was found in the file.
func (c *checker) survey(ctx context.Context) error {
	if c.journal == nil || !slices.ContainsFunc(c.problems, func(p Problem) bool { return p.file }) {
		return nil
	}
	w := &wreck{path: c.path, db: c.read}
	for _, h := range holdings() {
		columns, err := c.columns(ctx, h.table)
		if err != nil || columns == 0 {
			return err
		}
		read := 0
		err = rows(ctx, w, h.kind, h.table+" x", "x."+h.key, "x.*", func(scan func(...any) error) (struct{}, error) {
			row := make([]any, columns)
			for i := range row {
				row[i] = new(sql.RawBytes)
			}
			return struct{}{}, scan(row...)
		}, func(struct{}) error {
			read++
			return nil
		})
		if err != nil {
			return err
		}
		if n := len(w.lost.order); n > 0 {
			c.problems = append(c.problems, w.lost.list()...)
			c.add("table "+h.table, "%d of its rows can be read: %s", read, h.what)
			w.lost = losses{}
		}
	}
	return nil
}

// columns is how many a table has, 0 for one that is not there.
func (c *checker) columns(ctx context.Context, table string) (n int, err error) {
	err = c.tx.QueryRowContext(ctx, "SELECT count(*) FROM pragma_table_info($1)", table).Scan(&n)
	return n, err
}

// broken notes that SQLite can go no further in one look at the file.
func (c *checker) broken(err error) {
	p := Problem{Where: "the file", What: articles.Line(fmt.Sprint(err)), file: true}
	if !slices.Contains(c.problems, p) {
		c.problems = append(c.problems, p)
	}
}
