package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"io"

	"onrecord/articles"
)

// A noun is a kind of line in an exported library.
type noun struct {
	schema string
	write  func(ctx context.Context, x *export) error
	read   func(ctx context.Context, im *restoring, line []byte) error
}

// nouns are written in this order: what others refer to comes first. A new one
// is a file with its two functions, and a row here.
func nouns() []noun {
	return []noun{
		{librarySchema, writeHead, readHead},
		{articleSchema, writeArticles, readArticle},
		{feedSchema, writeFeeds, readFeed},
		{removedSchema, writeBin, readBin},
		{watchSchema, writeWatches, readWatch},
		{noteSchema, writeNotes, readEntryLine},
		{correctionSchema, writeCorrections, readEntryLine},
	}
}

// An export is one call of Export.
type export struct {
	*Store
	b *batch
	w io.Writer
}

// Export writes the whole library at one moment, one JSON object a line: its
// articles with source bytes, all revisions, state and tags, those in the bin
// too, all notes, lost and removed ones too, the log of corrections, feeds with
// what came of fetching them, the names that are watched, and where the reader
// was. What analysis found is left out but in the bin, for Import has it found
// again. The same library gives the same bytes.
func (s *Store) Export(ctx context.Context, w io.Writer) error {
	return s.view(ctx, "export", func(tx *look) error {
		x := &export{Store: s, b: newBatch(tx.Tx), w: w}
		for _, n := range nouns() {
			if err := n.write(ctx, x); err != nil {
				return err
			}
		}
		return nil
	})
}

func (x *export) line(v any) error {
	b, err := sealed(v)
	if err != nil {
		return err
	}
	_, err = x.w.Write(b)
	return err
}

func writeHead(ctx context.Context, x *export) (err error) {
	l := libraryLine{Schema: librarySchema}
	if l.Seen, err = seen(ctx, x.b.tx); err != nil {
		return err
	}
	return x.line(l)
}

// readHead takes over where the reader was, where the numbers of articles are.
func readHead(ctx context.Context, im *restoring, line []byte) error {
	var l libraryLine
	if err := json.Unmarshal(line, &l); err != nil {
		return errorf(articles.Invalid, "it is no head of a library: %w", err)
	}
	if !im.keepIDs || l.Seen <= 0 {
		return nil
	}
	return im.exec(ctx, "INSERT INTO mark (name, value) VALUES ('seen', $1) ON CONFLICT DO NOTHING", l.Seen)
}

func writeArticles(ctx context.Context, x *export) error {
	const some = 200
	for last := int64(0); ; {
		ids, err := numbers(ctx, x.b.tx, "SELECT id FROM article WHERE id > $1 ORDER BY id LIMIT $2", last, some)
		if err != nil || len(ids) == 0 {
			return err
		}
		for _, id := range ids {
			l, err := x.b.articleLine(ctx, articles.ID(id))
			if err != nil {
				return err
			}
			if err := x.line(l); err != nil {
				return err
			}
			last = id
		}
	}
}

// articleLine is all that is exported of one article.
func (b *batch) articleLine(ctx context.Context, id articles.ID) (articleLine, error) {
	a, err := article(ctx, b.tx, id)
	if err != nil {
		return articleLine{}, err
	}
	l := lineOf(a)
	err = each(ctx, b.tx, "SELECT "+textColumns+" FROM text t WHERE t.article = $1 ORDER BY t.revision", []any{id},
		func(scan func(...any) error) error {
			var t storedText
			if err := t.scan(scan); err != nil {
				return err
			}
			line, err := t.line()
			l.Texts = append(l.Texts, line)
			if err != nil {
				return errorf(articles.Damaged, "revision %d of article %d: %w", t.Revision, id, err)
			}
			return nil
		})
	return l, err
}

func lineOf(a articles.Summary) articleLine {
	return articleLine{
		Schema: articleSchema, ID: a.ID, Title: a.Title, Source: a.Source, Byline: a.Byline, URL: a.URL, Path: a.Path,
		Lang: a.Lang, Published: stamp(a.Published), Added: stamp(a.Added), Format: a.Format, Tags: a.Tags,
		Read: a.Read, Starred: a.Starred, PlaceLo: a.Place.Lo, PlaceHi: a.Place.Hi,
	}
}

// textColumns are those of a storedText.
const textColumns = "t.article, t.revision, t.title, t.byline, t.published, t.seen, t.format, t.body, t.raw, t.sum"

// A storedText is a row of text.
type storedText struct {
	articles.Article
	seen      sql.NullInt64
	body, raw []byte // packed
	sum       int64
}

func (t *storedText) scan(scan func(...any) error) error {
	var published sql.NullInt64
	err := scan(&t.ID, &t.Revision, &t.Title, &t.Byline, &published, &t.seen, &t.Format, &t.body, &t.raw, &t.sum)
	t.Published = moment(published)
	return err
}

func (t *storedText) line() (l textLine, err error) {
	l = textLine{
		Revision: t.Revision, Title: t.Title, Byline: t.Byline, Published: stamp(t.Published),
		Seen: stamp(moment(t.seen)), Format: t.Format,
	}
	b, err := unpack(t.body)
	if err != nil {
		return l, err
	}
	l.Body = string(b)
	if t.raw == nil {
		return l, nil
	}
	if len(t.raw) > 0 && t.raw[0] == packedSame {
		l.RawIsBody = true
		return l, nil
	}
	l.Raw, err = unpack(t.raw)
	if l.Raw == nil {
		l.Raw = []byte{}
	}
	return l, err
}

func writeNotes(ctx context.Context, x *export) error {
	all, err := x.everyNote(ctx, x.b)
	if err != nil {
		return err
	}
	for _, e := range all {
		if e.Op == noteSaved {
			e.At = e.Note.Changed
		}
		if err := x.line(e); err != nil {
			return err
		}
	}
	return nil
}

func writeCorrections(ctx context.Context, x *export) error {
	all, err := correctionsAfter(ctx, x.b.tx, articles.Query{})
	if err != nil {
		return err
	}
	for _, c := range all {
		e, err := x.b.correctionEntry(ctx, c)
		if err != nil {
			return err
		}
		if err := x.line(e); err != nil {
			return err
		}
	}
	return nil
}
