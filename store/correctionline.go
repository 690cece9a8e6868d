package store

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"time"

	"onrecord/articles"
)

// An entryCorrection is an entry of the log of corrections in the journal, and
// in what is exported of the log.
type entryCorrection struct {
	ID         articles.CorrectionID `json:"id"`
	Deed       articles.Deed         `json:"deed"`
	Of         articles.CorrectionID `json:"of,omitempty"`
	Everywhere bool                  `json:"everywhere"`
	Name       *entryRef             `json:"name,omitempty"`
	To         *entryRef             `json:"to,omitempty"`
	Unnamed    bool                  `json:"unnamed,omitempty"`
	Words      string                `json:"words,omitempty"`
	Quote      string                `json:"quote,omitempty"`
	Prefix     string                `json:"prefix,omitempty"`
	Suffix     string                `json:"suffix,omitempty"`
	Start      int                   `json:"start,omitempty"` // code points of the plain text
	End        int                   `json:"end,omitempty"`
	Revision   int                   `json:"revision,omitempty"`
	Lo         int                   `json:"lo,omitempty"` // bytes of the body
	Hi         int                   `json:"hi,omitempty"`
}

type entryRef struct {
	Kind articles.Kind `json:"kind"`
	Name string        `json:"name"`
	Code string        `json:"code,omitempty"`
}

func newEntryRef(r articles.Ref) *entryRef {
	if r.Name == "" {
		return nil
	}
	return &entryRef{r.Kind, r.Name, r.Code}
}

func (r *entryRef) ref() articles.Ref {
	if r == nil {
		return articles.Ref{}
	}
	return articles.Ref{Kind: r.Kind, Name: r.Name, Code: r.Code}
}

// id tells notes and corrections apart by one string.
func (e entry) id() string {
	if e.Correction != nil {
		return correctionWord + string(e.Correction.ID)
	}
	return noteWord + string(e.Note.ID)
}

const (
	noteWord       = "note "
	correctionWord = "correction "
)

// correctionEntry is the line for an entry of the log.
func (b *batch) correctionEntry(ctx context.Context, c articles.Correction) (entry, error) {
	if c.Everywhere() {
		return newCorrectionEntry(c, entryArticle{}), nil
	}
	of, err := b.entryArticle(ctx, c.Article)
	if errors.Is(err, sql.ErrNoRows) {
		of, err = b.binnedArticle(ctx, c.Article)
	}
	return newCorrectionEntry(c, of), err
}

func newCorrectionEntry(c articles.Correction, of entryArticle) entry {
	return entry{Schema: correctionSchema, Op: correctionMade, At: stamp(c.At), Article: of, Correction: &entryCorrection{
		ID: c.ID, Deed: c.Deed, Of: c.Of, Everywhere: c.Everywhere(), Name: newEntryRef(c.Name), To: newEntryRef(c.To),
		Unnamed: c.Unnamed, Words: c.Words, Quote: c.Passage.Exact, Prefix: c.Passage.Prefix, Suffix: c.Passage.Suffix,
		Start: c.Passage.Start, End: c.Passage.End, Revision: c.Revision, Lo: c.Span.Lo, Hi: c.Span.Hi,
	}}
}

// correction is the entry of the log that e tells of, its article still unknown.
// Where its passage is in this library's text is for the caller to find.
func (e entry) correction() articles.Correction {
	c := e.Correction
	return articles.Correction{
		ID: c.ID, Deed: c.Deed, Of: c.Of, Name: c.Name.ref(), To: c.To.ref(), Unnamed: c.Unnamed, Words: c.Words,
		Passage:  articles.Selector{Exact: c.Quote, Prefix: c.Prefix, Suffix: c.Suffix, Start: c.Start, End: c.End},
		Revision: c.Revision, Span: articles.Span{Lo: c.Lo, Hi: c.Hi}, At: time.Time(e.At),
	}
}

// ExportCorrections writes the log, one JSON object a line: as the journal has it,
// without checksums, so that it may be edited.
func (s *Store) ExportCorrections(ctx context.Context, w io.Writer) error {
	return s.view(ctx, "export the corrections", func(tx *look) error {
		all, err := correctionsAfter(ctx, tx, articles.Query{})
		if err != nil {
			return err
		}
		b := newBatch(tx.Tx)
		for _, c := range all {
			e, err := b.correctionEntry(ctx, c)
			if err != nil {
				return err
			}
			text, _ := json.Marshal(e) // as in line
			if _, err := w.Write(append(text, '\n')); err != nil {
				return err
			}
		}
		return nil
	})
}

// maxLine is the most bytes of a line of an imported log.
const maxLine = 4 << 20

// ImportCorrections adds to the log what r has of the log of another library, or
// of a journal: lines about notes are passed over, and so are entries that are
// there already. It finds articles by their address, else by their text. fail is
// told of every line that cannot be used; the rest goes on. added are the new
// entries; the passages of those that have one are to be found in the text as it
// is here: see PlaceCorrections.
func (s *Store) ImportCorrections(ctx context.Context, r io.Reader, fail func(line int, err error)) (added []articles.Correction, err error) {
	lines := bufio.NewReaderSize(r, 1<<16)
	im := importer{store: s, fail: fail}
	for n := 1; err == nil; n++ {
		var line []byte
		line, err = readLine(lines)
		if len(bytes.TrimSpace(line)) > 0 {
			im.take(n, line)
		}
		if len(im.waiting) == importBatch || err != nil {
			if err := im.flush(ctx); err != nil {
				return im.added, err
			}
		}
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return im.added, s.fail("import corrections", err)
}

// readLine is the next line; of one that is too long, its beginning.
func readLine(r *bufio.Reader) (line []byte, err error) {
	for {
		part, more, err := r.ReadLine()
		if len(line) <= maxLine {
			line = append(line, part...)
		}
		if err != nil || !more {
			return line, err
		}
	}
}

// importBatch is how many entries are imported in one transaction.
const importBatch = 100

type numbered struct {
	line int
	entry
}

// An importer is one call of ImportCorrections.
type importer struct {
	store   *Store
	fail    func(line int, err error)
	waiting []numbered
	added   []articles.Correction
}

// take reads a line.
func (im *importer) take(n int, line []byte) {
	var e entry
	switch err := json.Unmarshal(line, &e); {
	case len(line) > maxLine:
		im.fail(n, errorf(articles.TooLarge, "it is longer than %d bytes", maxLine))
		return
	case err != nil:
		im.fail(n, errorf(articles.Invalid, "it is no JSON: %w", err))
		return
	}
	if _, whole := readEntry(line); !whole && bytes.Contains(line, []byte(sumKey)) {
		im.fail(n, errorf(articles.Damaged, "it was altered: its checksum is another"))
		return
	}
	switch {
	case e.Schema == noteSchema || e.Op == correctionVoid:
	case e.Schema != correctionSchema || e.Correction == nil:
		im.fail(n, errorf(articles.Invalid, "it is no correction, but %q", e.Schema))
	case !soundID(string(e.Correction.ID)):
		im.fail(n, errorf(articles.Invalid, "it has no sound id"))
	default:
		im.waiting = append(im.waiting, numbered{n, e})
	}
}

// flush stores what was read.
func (im *importer) flush(ctx context.Context) error {
	lines := im.waiting
	im.waiting = nil
	if len(lines) == 0 {
		return nil
	}
	var news []articles.Correction
	err := im.store.amend(ctx, "import corrections", func(am *amendment) error {
		for _, one := range lines {
			c, known, err := am.read(ctx, one.entry)
			if code := articles.CodeOf(err); code != "" && code != articles.Internal {
				im.fail(one.line, err)
				continue
			}
			if err != nil {
				return err
			}
			if known {
				continue
			}
			if err := am.enter(ctx, &c); err != nil {
				return err
			}
			news = append(news, c)
		}
		return nil
	})
	if err == nil {
		im.added = append(im.added, news...)
	}
	return err
}

// read is the correction of a line, and whether the log has it already.
func (b *batch) read(ctx context.Context, e entry) (c articles.Correction, known bool, err error) {
	c = e.correction()
	if _, _, err := b.correction(ctx, c.ID); err == nil || !errors.Is(err, sql.ErrNoRows) {
		return c, true, err
	}
	if c.Of != "" {
		of, _, err := b.correction(ctx, c.Of)
		if errors.Is(err, sql.ErrNoRows) {
			return c, false, noCorrection(c.Of)
		}
		if c.Deed != articles.DeedUndo && c.Deed != articles.DeedRedo || of.Of != "" {
			return c, false, errorf(articles.Invalid, "it cannot %s %q", c.Deed, c.Of)
		}
		return articles.Correction{ID: c.ID, Deed: c.Deed, Of: c.Of, Article: of.Article, At: c.At}, false, err
	}
	if !e.Correction.Everywhere {
		if err := b.placeIn(ctx, &c, e.Article); err != nil {
			return c, false, err
		}
	}
	c, err = tidyCorrection(c)
	return c, false, err
}

// placeInBin is placeIn for an article that was removed: when it is restored, c
// holds again.
func (b *batch) placeInBin(ctx context.Context, c *articles.Correction, e entryArticle) error {
	err := b.row(ctx, `
		SELECT article FROM bin WHERE url = $1 AND (url <> '' OR title = $2)
		ORDER BY CASE WHEN article = $3 THEN 0 ELSE 1 END, article LIMIT 1`, []any{e.URL, e.Title, e.ID}, &c.Article)
	if errors.Is(err, sql.ErrNoRows) {
		return errorf(articles.NotFound, "its article is not here: %q", articles.Shorten(articles.Line(e.Title), 60))
	}
	return err
}

// placeIn finds the article of this library that e tells of. Where its text is
// another one, c has yet to be placed: its Revision is 0.
func (b *batch) placeIn(ctx context.Context, c *articles.Correction, e entryArticle) error {
	want, _ := hex.DecodeString(e.Hash) // one that is none matches none
	var hash []byte
	err := b.row(ctx, `
		SELECT id, revision, hash FROM article WHERE (url <> '' AND url = $1) OR hash = $2
		ORDER BY CASE WHEN url = $1 THEN 0 ELSE 1 END, CASE WHEN id = $3 THEN 0 ELSE 1 END, id LIMIT 1`,
		[]any{e.URL, want, e.ID}, &c.Article, &c.Revision, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return b.placeInBin(ctx, c, e)
	}
	if !bytes.Equal(hash, want) {
		c.Revision, c.Span = 0, articles.Span{}
	}
	return err
}
