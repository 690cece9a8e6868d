package store

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"testing/fstest"
	"time"

	"onrecord/articles"
)

// first are the migrations that a library of version n was made by.
func first(t *testing.T, n int) fs.FS {
	t.Helper()
	all := sqliteDialect{}.migrations()
	names, err := fs.Glob(all, "*.sql")
	fatalIf(t, err)
	out := make(fstest.MapFS)
	for _, name := range names[:n] {
		text, err := fs.ReadFile(all, name)
		fatalIf(t, err)
		out[name] = &fstest.MapFile{Data: text}
	}
	return out
}

func fatalIf(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// An oldLibrary is one of an earlier version, as it is being filled.
type oldLibrary struct {
	t       *testing.T
	path    string
	version int
	db      *sql.DB
}

func (o *oldLibrary) exec(query string, args ...any) {
	o.t.Helper()
	_, err := o.db.ExecContext(o.t.Context(), query, args...)
	fatalIf(o.t, err)
}

var then = time.Date(2031, 3, 2, 12, 0, 0, 0, time.UTC)

// article adds an article that the engine of then has analysed.
func (o *oldLibrary) article(id articles.ID, text string) {
	o.t.Helper()
	a := articles.Article{ID: id, Title: "Harbour reopens", URL: fmt.Sprintf("https://news.example/%d", id), Added: then, Format: articles.FormatText, Revision: 1, Body: text}
	hash, packed := textHash(a), append([]byte{packedPlain}, text...)
	o.exec(`INSERT INTO article (id, title, source, byline, url, path, lang, added, format, revision, hash, tags, sum, state_sum, dated, title_key, source_key, engine)
		VALUES ($1, $2, '', '', $3, '', '', $4, $5, 1, $6, '', $7, $8, $9, $10, '', 1)`,
		id, a.Title, a.URL, then.UnixMicro(), a.Format, hash, articleSum(a, hash), stateSum(articles.State{}), then.Unix(), sortKey(a.Title))
	o.exec("INSERT INTO text (article, revision, title, byline, seen, format, body, sum) VALUES ($1, 1, $2, '', $3, $4, $5, $6)",
		id, a.Title, then.UnixMicro(), a.Format, packed, textSum(a, packed, nil))
	o.exec("INSERT INTO words (rowid, title, body) VALUES ($1, $2, $3)", id, a.Title, text+" "+dayWord(dayOf(then.Unix())))
	o.exec("INSERT INTO titles (rowid, title) VALUES ($1, $2)", id, a.Title)
}

// note adds a note to the first article, and to the journal.
func (o *oldLibrary) note(seq int64, text string, removed sql.NullInt64) {
	o.t.Helper()
	n := tidy(articles.Annotation{
		ID: articles.NoteID(fmt.Sprint("note-", seq)), Article: 1, Revision: 1, Span: articles.Span{Lo: 4, Hi: 11},
		Selector: articles.Selector{Exact: "harbour", Prefix: "The ", Start: 4, End: 11}, Note: text, Created: then, Changed: then,
	})
	o.exec(`INSERT INTO annotation (seq, id, article, revision, lo, hi, exact, prefix, suffix, point_lo, point_hi, placement, kind, note, tags, created, changed, removed, sum)
		VALUES ($1, $2, 1, 1, 4, 11, 'harbour', 'The ', '', 4, 11, $3, $4, $5, '', $6, $6, $7, $8)`,
		seq, n.ID, n.Placement, n.Kind, text, then.UnixMicro(), removed, noteSum(n, removed))
	e := newEntry(noteSaved, then, n, entryArticle{ID: 1, Title: "Harbour reopens"})
	if removed.Valid {
		e.Op = noteRemoved
	}
	mark, err := (&journal{path: o.path + journalSuffix}).append(e)
	fatalIf(o.t, err)
	if o.version >= 3 {
		o.exec("UPDATE journal SET size = $1, sum = $2", mark.size, mark.sum)
	}
}

// fill puts into the library what its version could hold.
func (o *oldLibrary) fill() {
	o.t.Helper()
	o.exec("INSERT INTO engine (name) VALUES ('old/1')")
	o.article(1, "The harbour reopened on Monday.")
	o.article(2, "The harbour reopened on Monday, again.")
	o.note(1, "kept", sql.NullInt64{})
	o.note(2, "hidden", micros(then))
	o.exec("UPDATE article SET notes = 1 WHERE id = 1")
	if o.version >= 2 {
		c := articles.Correction{
			ID: "correction-1", Deed: articles.DeedHide, Article: 1, Name: articles.Ref{Kind: articles.Person, Name: "Tova Brinkley"}, At: then,
		}
		o.exec(`INSERT INTO correction (id, deed, target, article, kind, name, code, to_kind, to_name, to_code, unnamed, words, exact,
			prefix, suffix, point_lo, point_hi, at, sum, key, revision, lo, hi, placement)
			VALUES ($1, $2, '', 1, $3, $4, '', '', '', '', 0, '', '', '', '', 0, 0, $5, $6, $7, 0, 0, 0, '')`,
			c.ID, c.Deed, c.Name.Kind, c.Name.Name, then.UnixMicro(), correctionSum(c), keyOf(c.Name).key)
		mark, err := (&journal{path: o.path + journalSuffix}).append(newCorrectionEntry(c, entryArticle{ID: 1, Title: "Harbour reopens"}))
		fatalIf(o.t, err)
		if o.version >= 3 {
			o.exec("UPDATE journal SET size = $1, sum = $2", mark.size, mark.sum)
		}
	}
	if o.version >= 4 {
		f := articles.Feed{URL: "https://news.example/feed", Title: "News", Added: then}
		o.exec(`INSERT INTO feed (url, title, site, added, name, folder, full_text, tags, keep, every, sum) VALUES ($1, $2, '', $3, '', '', 0, '', 0, 0, $4)`,
			f.URL, f.Title, then.UnixMicro(), feedSum(f))
		o.exec("INSERT INTO feed_item (feed, key, article, digest) VALUES (1, x'00', 1, '')")
	}
}

// TestEveryVersionIsUpgraded opens a library of each earlier version: there is a
// backup first, every note is kept, search finds the articles, and the queue finds
// their stories.
func TestEveryVersionIsUpgraded(t *testing.T) {
	t.Parallel()
	for n := 1; n < latest(sqliteDialect{}.migrations()); n++ {
		t.Run(strconv.Itoa(n), func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "library.db")
			fatalIf(t, os.WriteFile(path, nil, 0o600))
			fatalIf(t, fill(t.Context(), path, first(t, n)))
			db, err := connect(t.Context(), 1, path, "mode=rw")
			fatalIf(t, err)
			(&oldLibrary{t, path, n, db}).fill()
			fatalIf(t, db.Close())

			s, err := Open(t.Context(), path, Options{})
			fatalIf(t, err)
			defer s.Close() //nolint:errcheck // the test is over
			upgraded(t, s, n)
			backedUp(t, fmt.Sprintf("%s.v%d.backup", path, n), n, 2)
		})
	}
}

// TestUpgradedAgain puts the backup back, uses it with the older program, and upgrades
// it a second time: there is a backup of what was done meanwhile, too.
func TestUpgradedAgain(t *testing.T) {
	t.Parallel()
	const n = 6
	path := filepath.Join(t.TempDir(), "library.db")
	fatalIf(t, os.WriteFile(path, nil, 0o600))
	fatalIf(t, fill(t.Context(), path, first(t, n)))
	for round := range 3 {
		db, err := connect(t.Context(), 1, path, "mode=rw")
		fatalIf(t, err)
		o := &oldLibrary{t, path, n, db}
		if round == 0 {
			o.fill()
		}
		if round == 1 { // and in the last nothing is changed
			o.note(3, "meanwhile", micros(then))
		}
		fatalIf(t, db.Close())
		text, err := os.ReadFile(path)
		fatalIf(t, err)
		s, err := Open(t.Context(), path, Options{})
		fatalIf(t, err)
		fatalIf(t, s.Close())
		fatalIf(t, os.WriteFile(path, text, 0o600))
	}
	backedUp(t, path+".v6.backup", n, 2)
	backedUp(t, path+".v6.backup.2", n, 3)
	if _, err := os.Stat(path + ".v6.backup.3"); err == nil {
		t.Error("nothing had changed since the second backup")
	}
}

// upgraded holds that everything is there.
func upgraded(t *testing.T, s *Store, from int) {
	t.Helper()
	ctx := t.Context()
	notes, err := s.Annotations(ctx, articles.Query{})
	fatalIf(t, err)
	hidden, err := s.RemovedNotes(ctx)
	fatalIf(t, err)
	if len(notes) != 1 || notes[0].Note != "kept" || notes[0].Placement != articles.Placed || len(hidden) != 1 || hidden[0].Note != "hidden" {
		t.Errorf("notes %+v, hidden %+v", notes, hidden)
	}
	if n, err := s.Count(ctx, articles.Query{Words: []string{"reopened"}}); n != 2 || err != nil {
		t.Errorf("search finds %d, %v", n, err)
	}
	corrections, err := s.Corrections(ctx, articles.Query{})
	if want := min(from-1, 1); len(corrections) != want || err != nil {
		t.Errorf("%d corrections, %v; want %d", len(corrections), err, want)
	}
	if problems, err := s.Check(ctx); len(problems) > 0 || err != nil {
		t.Errorf("check: %v, %v", problems, err)
	}
	told(ctx, t, s)
}

// told has the queue analyse the library again, and looks for the story.
func told(ctx context.Context, t *testing.T, s *Store) {
	t.Helper()
	sketch := articles.Sketch{Size: 60}
	for i := range uint32(articles.SketchShingles) {
		sketch.Shingles = append(sketch.Shingles, i)
	}
	due, err := s.Due(ctx, "new/1", 0)
	fatalIf(t, err)
	for _, id := range due {
		fatalIf(t, s.SaveAnalysis(ctx, id, 1, articles.Analysis{Reader: "new/1", Sketch: sketch}))
	}
	others, err := s.Tellings(ctx, 1)
	if len(due) != 2 || len(others) != 1 || err != nil {
		t.Errorf("%d were due, %d tell the story, %v", len(due), len(others), err)
	}
	if problems, err := s.Check(ctx); len(problems) > 0 || err != nil {
		t.Errorf("check after analysis: %v, %v", problems, err)
	}
}

// backedUp holds that a backup is of a version, and has so many notes.
func backedUp(t *testing.T, path string, want, notes int) {
	t.Helper()
	db, err := connect(t.Context(), 1, path, "mode=ro")
	fatalIf(t, err)
	defer db.Close() //nolint:errcheck // only read
	at, err := version(t.Context(), db)
	fatalIf(t, err)
	var n int
	fatalIf(t, db.QueryRowContext(t.Context(), "SELECT count(*) FROM annotation").Scan(&n))
	info, err := os.Stat(path)
	fatalIf(t, err)
	if at != want || n != notes || info.Mode().Perm() != 0o600 {
		t.Errorf("the backup is of version %d with %d notes, mode %v", at, n, info.Mode())
	}
}
