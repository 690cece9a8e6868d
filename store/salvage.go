package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/articles"
)

// Salvaged says what Salvage wrote, and what was lost.
type Salvaged struct {
	Articles    int
	Notes       int
	Corrections int
	StandIns    int // articles that were lost, of which the passages of their notes stand in
	Lost        []Problem
}

// Salvage writes everything that can be read of the library at from, however
// damaged, to a new one at to: articles under their numbers, with all texts and
// their state, notes and corrections, these from the library or from its journal.
// What analysis found is found again. It only reads from. The new library is
// there whole, or not at all.
//
// The error's code is articles.Refused where to exists, NotFound where there is
// neither a library nor a journal, and NotALibrary or TooNew for a file that is
// not damaged but not ours to read.
func Salvage(ctx context.Context, from, to string, o Options) (done Salvaged, err error) {
	s := &Store{path: from, dialect: sqliteDialect{}}
	w := &wreck{path: from, disk: o.disk, journal: &journal{path: from + journalSuffix}, done: &done}
	if err := w.open(ctx); err != nil {
		return done, s.fail("salvage", err)
	}
	defer w.close()
	err = w.save(ctx, to, o)
	done.Lost = w.lost.list()
	return done, s.fail("salvage", err)
}

// A wreck is a library of which some may be unreadable.
type wreck struct {
	path    string
	disk    string  // as in Options
	db      *sql.DB // nil where SQLite can read nothing of it
	copy    *Store  // that had to be made to be read; nil for none
	journal *journal
	lost    losses
	done    *Salvaged
}

func (w *wreck) open(ctx context.Context) error {
	head, err := readHeader(w.path)
	switch code := fileCode(err); {
	case errors.Is(err, fs.ErrNotExist) && w.journal.missing():
		return err
	case err == nil && head.version > latest(sqliteDialect{}.migrations()):
		return errorf(articles.TooNew, "a newer onrecord wrote it")
	case code == articles.NotALibrary && w.journal.missing() && !magic(w.path):
		return err
	}
	options := []string{"mode=ro", "_query_only=1"}
	if !pending(w.path) || foreign(w.path, head) != nil {
		options = append(options, "immutable=1")
	}
	w.db, err = connect(ctx, 1, w.path, append(options, through(w.disk)...)...)
	if err != nil && pending(w.path) { // its folder may be one that cannot be written
		w.copy = &Store{path: w.path}
		w.db, err = w.copy.openCopy(ctx)
	}
	if err != nil {
		w.db = nil
		w.lost.add("the file", 0, "nothing of it can be read: "+err.Error())
	}
	return nil
}

// magic reports whether a file begins as SQLite's do. Where its mark is damaged,
// it may be a library all the same.
func magic(path string) bool {
	f, err := os.Open(path) //nolint:gosec // the reader names the file
	if err != nil {
		return false
	}
	defer f.Close() //nolint:errcheck // only read
	b := make([]byte, 72)
	_, err = f.ReadAt(b, 0)
	return err == nil && string(b[:15]) == "SQLite format 3" && (string(b[68:72]) == "ONRC" || string(b[68:72]) == "\x00\x00\x00\x00")
}

func (w *wreck) close() {
	if w.db != nil {
		_ = w.db.Close() // nothing was written
	}
	if w.copy != nil {
		_ = os.RemoveAll(w.copy.copied)
	}
}

// save writes all that can be read under another name, and then gives it its own.
func (w *wreck) save(ctx context.Context, to string, o Options) error {
	if err := vacant(to); err != nil {
		return err
	}
	if err := vacant(to + journalSuffix); err != nil {
		return err
	}
	dir, err := os.MkdirTemp(filepath.Dir(to), filepath.Base(to)+".new-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // empty by then, or of no use
	part := filepath.Join(dir, "library.db")
	s, err := Open(ctx, part, Options{Now: o.Now})
	if err != nil {
		return err
	}
	if err := errors.Join(w.copyTo(ctx, s), s.Close()); err != nil {
		return err
	}
	if err := settle(part, to); err != nil {
		return err
	}
	if !filled(part + journalSuffix) {
		return nil
	}
	return settle(part+journalSuffix, to+journalSuffix)
}

// copyTo puts all that can be read into s.
func (w *wreck) copyTo(ctx context.Context, s *Store) error {
	im := newImporting(s, &Imported{}, func(_ int, err error) { w.lost.add("a note or correction", 0, err.Error()) })
	im.keepIDs = true
	notes := lines(nil)
	if w.db != nil {
		if err := errors.Join(w.articlesTo(ctx, im), w.feedsTo(ctx, im), w.binTo(ctx, im), w.watchesTo(ctx, im)); err != nil {
			return err
		}
		var err error
		if notes, err = w.notes(ctx); err != nil {
			return err
		}
	}
	told, err := w.told(ctx, notes)
	if err != nil {
		return err
	}
	for _, e := range told {
		im.hear(0, e)
	}
	if err := im.finish(ctx); err != nil {
		return err
	}
	n, err := s.Count(ctx, articles.Query{})
	w.done.Articles, w.done.Notes = n-im.done.StandIns, im.done.Notes
	w.done.Corrections, w.done.StandIns = im.done.Corrections, im.done.StandIns
	return err
}

// told is what rows and journal together say of notes and corrections: the row,
// unless it is damaged or older.
func (w *wreck) told(ctx context.Context, rows lines) (lines, error) {
	text, err := os.ReadFile(w.journal.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.lost.add("the journal", 0, err.Error())
	}
	heard, err := lastWords(ctx, text)
	if err != nil {
		return nil, err
	}
	all, gone := heard.last, w.unreadBin()
	for i, e := range all {
		if before, ok := heard.before[e.id()]; ok && e.Op == noteDeleted && gone(e.Article.ID) {
			all[i] = before
		}
	}
	for _, e := range rows {
		i, ok := heard.at[e.id()]
		switch {
		case !ok:
			all = append(all, e)
		case !time.Time(all[i].Note.Changed).After(time.Time(e.Note.Changed)) && e.Op != noteVoid:
			all[i] = e
		}
	}
	return all, nil
}

// unreadBin tells of which articles the bin may have had a record that cannot be
// read: the notes that the journal says went with them were still to be had.
func (w *wreck) unreadBin() func(id articles.ID) bool {
	all, lost := w.db == nil, make(map[int64]bool)
	for _, key := range w.lost.order {
		kind, _, _ := strings.Cut(key, "\x00")
		all = all || kind == "every "+removedArticle
		if kind == removedArticle {
			for _, id := range w.lost.of[key] {
				lost[id] = true
			}
		}
	}
	return func(id articles.ID) bool { return all || lost[int64(id)] }
}

// losses are what could not be read, numbers of one kind and reason together.
type losses struct {
	order []string
	of    map[string][]int64
	room  int64 // the highest number that there may be, where nobody knows which there are
}

// add notes that row id of a kind is lost, or altered, in these words.
func (l *losses) add(kind string, id int64, words string) {
	if l.of == nil {
		l.of = make(map[string][]int64)
	}
	key := kind + "\x00" + words
	if _, ok := l.of[key]; !ok {
		l.order = append(l.order, key)
	}
	l.of[key] = append(l.of[key], id)
}

func (l *losses) list() (out []Problem) {
	for _, key := range l.order {
		kind, words, _ := strings.Cut(key, "\x00")
		ids := l.of[key]
		slices.Sort(ids)
		if ids[0] == 0 {
			out = append(out, Problem{Where: kind, What: articles.Line(words)})
			continue
		}
		out = append(out, Problem{Where: kind + " " + ranges(slices.Compact(ids), l.room), What: articles.Line(words)})
	}
	return out
}

// ranges writes numbers in order: "3, 5–9"; those up to room as "3, 5 and above".
func ranges(ids []int64, room int64) string {
	var parts []string
	for i := 0; i < len(ids); {
		k := i
		for k+1 < len(ids) && ids[k+1] == ids[k]+1 {
			k++
		}
		switch {
		case k == i:
			parts = append(parts, strconv.FormatInt(ids[i], 10))
		case ids[k] == room:
			parts = append(parts, fmt.Sprintf("%d and above", ids[i]))
		default:
			parts = append(parts, fmt.Sprintf("%d–%d", ids[i], ids[k]))
		}
		i = k + 1
	}
	return strings.Join(parts, ", ")
}
