package store

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"time"

	"onrecord/articles"
)

// Bounds on one transaction of an import, and the pause after it in which
// others may write.
const (
	importLines = 50
	importBytes = 4 << 20
	importPause = 5 * time.Millisecond
	maxExported = 512 << 20 // bytes of a line
)

// Imported says what Import did.
type Imported struct {
	Lines       int
	Articles    int // new ones
	Notes       int // new, or changed since
	Corrections int
	StandIns    int // articles that the notes are on and that were not to be had
}

// Import adds what r has of an exported library, or of a journal. Into a
// library that never had one articles come with their numbers. Articles, notes and corrections that
// are there already are joined: nothing is replaced by what is older, and the
// same import a second time does nothing. fail is told of every line that cannot
// be used; the rest goes on.
func (s *Store) Import(ctx context.Context, r io.Reader, fail func(line int, err error)) (done Imported, err error) {
	im := newImporting(s, &done, fail)
	if im.keepIDs, err = s.neverUsed(ctx); err != nil {
		return done, err
	}
	err = im.lines(ctx, bufio.NewReaderSize(r, 1<<16))
	if err == nil {
		err = im.finish(ctx)
	}
	return done, s.fail("import", err)
}

// neverUsed reports whether the library has nothing that goes by the number of an
// article: none is listed, none is in the bin, and no correction is of one.
func (s *Store) neverUsed(ctx context.Context) (is bool, err error) {
	err = s.view(ctx, "look for articles", func(tx *look) error {
		return tx.QueryRowContext(ctx, `
			SELECT NOT EXISTS (SELECT 1 FROM article) AND NOT EXISTS (SELECT 1 FROM bin)
				AND NOT EXISTS (SELECT 1 FROM correction WHERE article <> 0)`).Scan(&is)
	})
	return is, err
}

// An importing is one call of Import.
type importing struct {
	store   *Store
	fail    func(line int, err error)
	keepIDs bool
	ids     map[articles.ID]articles.ID
	told    *hearing       // the last words on notes and corrections, which wait for all articles
	from    map[string]int // and the line of each
	batch   []importedLine

	standIns map[entryArticle]articles.ID
	bytes    int
	done     *Imported
}

func newImporting(s *Store, done *Imported, fail func(line int, err error)) *importing {
	return &importing{
		store: s, fail: fail, done: done, told: newHearing(), ids: make(map[articles.ID]articles.ID), from: make(map[string]int),
	}
}

type importedLine struct {
	n    int
	text []byte
	noun noun
}

func (im *importing) lines(ctx context.Context, r *bufio.Reader) error {
	for {
		line, err := exportedLine(r)
		if line = bytes.TrimSpace(line); len(line) > 0 || err == nil {
			im.done.Lines++
		}
		if len(line) > 0 {
			im.take(line)
		}
		if len(im.batch) >= importLines || im.bytes > importBytes || err != nil {
			if err := im.flush(ctx); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return &articles.Error{Code: articles.Unreadable, Err: err}
		}
	}
}

// exportedLine is the next line; of one that is too long, its beginning.
func exportedLine(r *bufio.Reader) (line []byte, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(line) <= maxExported {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// take looks at the kind of a line.
func (im *importing) take(line []byte) {
	var head struct {
		Schema string `json:"schema"`
	}
	n := im.done.Lines
	switch err := json.Unmarshal(line, &head); {
	case len(line) > maxExported:
		im.fail(n, errorf(articles.TooLarge, "it is longer than %d bytes", maxExported))
		return
	case err != nil:
		im.fail(n, errorf(articles.Invalid, "it is no JSON: %w", err))
		return
	case unsealed(line):
		im.fail(n, errorf(articles.Damaged, "it was altered: its checksum is another"))
		return
	}
	for _, noun := range nouns() {
		if noun.schema == head.Schema {
			im.batch = append(im.batch, importedLine{n, line, noun})
			im.bytes += len(line)
			return
		}
	}
	im.fail(n, errorf(articles.Invalid, "it is of no kind that is known: %q", articles.Shorten(articles.Line(head.Schema), 40)))
}

// flush stores the lines that wait, in one transaction.
func (im *importing) flush(ctx context.Context) error {
	waiting := im.batch
	im.batch, im.bytes = nil, 0
	if len(waiting) == 0 {
		return nil
	}
	var r *restoring
	var failed map[int]error
	err := im.store.change(ctx, "import", im.store.write, func(b *batch) error {
		r, failed = im.restoring(b), make(map[int]error)
		for _, l := range waiting {
			if err := r.take(ctx, l); articles.CodeOf(err) == articles.Invalid {
				failed[l.n] = err
			} else if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, l := range waiting {
		if err := failed[l.n]; err != nil {
			im.fail(l.n, err)
		}
	}
	im.done.Articles += r.articles
	return rest(ctx)
}

// put has an import take in v, which a salvaged library has, as if it stood in a line.
func (im *importing) put(ctx context.Context, v any, read func(ctx context.Context, im *restoring, line []byte) error) error {
	line, err := sealed(v)
	if err != nil {
		return err
	}
	im.batch = append(im.batch, importedLine{0, line, noun{read: read}})
	if im.bytes += len(line); len(im.batch) < importLines && im.bytes < importBytes {
		return nil
	}
	return im.flush(ctx)
}

func (im *importing) restoring(b *batch) *restoring {
	return &restoring{
		retelling: retelling{Store: im.store, batch: b, ids: im.ids, standIns: im.standIns, failed: im.failed},
		keepIDs:   im.keepIDs, hear: im.hear,
	}
}

// take has the noun of a line read it.
func (im *restoring) take(ctx context.Context, l importedLine) error {
	im.n = l.n
	return l.noun.read(ctx, im, l.text)
}

func readArticle(ctx context.Context, im *restoring, line []byte) error {
	var l articleLine
	if err := json.Unmarshal(line, &l); err != nil {
		return errorf(articles.Invalid, "it is no article: %w", err)
	}
	return im.article(ctx, l)
}

func readEntryLine(_ context.Context, im *restoring, line []byte) error {
	var e entry
	if err := json.Unmarshal(line, &e); err != nil {
		return errorf(articles.Invalid, "it is no note and no correction: %w", err)
	}
	if e.Schema == noteSchema && !soundID(string(e.Note.ID)) {
		return errorf(articles.Invalid, "its note has no sound id")
	}
	if e.Schema == correctionSchema && (e.Correction == nil || !soundID(string(e.Correction.ID))) {
		return errorf(articles.Invalid, "its correction has no sound id")
	}
	im.hear(im.n, e)
	return nil
}

// hear keeps what a line tells of a note or correction until all articles are in.
func (im *importing) hear(n int, e entry) {
	im.from[e.id()] = n
	im.told.hear(e)
}

// failed names the line of an entry that cannot be used.
func (im *importing) failed(e entry, err error) { im.fail(im.from[e.id()], err) }

// finish stores the notes and corrections, in the library and in the journal.
func (im *importing) finish(ctx context.Context) error {
	for some := range slices.Chunk(im.told.last, importLines) {
		var r *restoring
		err := im.store.change(ctx, "import notes", im.store.notes, func(b *batch) error {
			r = im.restoring(b)
			r.standIns = maps.Clone(im.standIns)
			if err := r.tell(ctx, some); err != nil || len(r.entries) == 0 {
				return err
			}
			return im.store.append(ctx, b, r.entries)
		})
		if err != nil {
			return err
		}
		im.standIns = r.standIns
		im.done.Notes += r.done.Notes
		im.done.Corrections += r.done.Corrections
		im.done.StandIns += r.done.StandIns
		if err := rest(ctx); err != nil {
			return err
		}
	}
	return nil
}

// rest leaves the library to others for a moment.
func rest(ctx context.Context) error {
	t := time.NewTimer(importPause)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
