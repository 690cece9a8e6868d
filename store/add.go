package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"errors"
	"time"

	"onrecord/articles"
)

// Add stores a, searchable and readable at once and waiting for analysis. The
// fields ID, Revision and, where it is zero, Added are the store's to fill in.
//
// An article with the URL of a stored one is that article: Known if the text is
// the same, else Changed. One without URL is Known where any article has the
// same text, Changed where one has its Path and Title. Every other is Added. A
// Known article gains the tags of a; a Changed one a revision, while the older
// text, the reader's state and the notes stay.
func (s *Store) Add(ctx context.Context, a articles.Article) (articles.ID, articles.Status, error) {
	r, err := s.AddMany(ctx, []articles.Article{a})
	if err != nil {
		return 0, "", err
	}
	return r[0].ID, r[0].Status, nil
}

// AddMany is Add for each of as in one transaction: all are stored or none. A
// note waits while it runs, so a batch should not be above a hundred or so.
func (s *Store) AddMany(ctx context.Context, as []articles.Article) ([]articles.Receipt, error) {
	news := make([]arrival, len(as))
	for i, a := range as { // before the library is locked
		news[i] = s.arrival(a)
	}
	results := make([]articles.Receipt, len(as))
	err := s.change(ctx, "add articles", s.write, func(b *batch) (err error) {
		for i := range news {
			if results[i], err = s.add(ctx, b, &news[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return results, nil
}

// An arrival is an article made ready to be stored.
type arrival struct {
	articles.Article
	hash, body, raw []byte // packed
	seen            time.Time
}

func (s *Store) arrival(a articles.Article) arrival {
	if a.Added.IsZero() {
		a.Added = s.now()
	}
	n := arrival{Article: a, hash: textHash(a), body: s.packer.pack([]byte(a.Body)), seen: s.now()}
	switch {
	case a.Raw == nil:
	case string(a.Raw) == a.Body:
		n.raw = []byte{packedSame}
	default:
		n.raw = s.packer.pack(a.Raw)
	}
	return n
}

func (s *Store) add(ctx context.Context, b *batch, a *arrival) (articles.Receipt, error) {
	id, hash, err := b.twin(ctx, a)
	switch {
	case err != nil:
		return articles.Receipt{}, err
	case id == 0:
		id, err = s.insert(ctx, b, a)
		return articles.Receipt{ID: id, Status: articles.Added}, err
	case bytes.Equal(hash, a.hash):
		return articles.Receipt{ID: id, Status: articles.Known}, b.gainTags(ctx, id, a.Tags)
	}
	return articles.Receipt{ID: id, Status: articles.Changed}, s.revise(ctx, b, id, a)
}

// fewBytes is a text of which different items of feeds may have the same.
const fewBytes = 400

// twin finds the stored article that a is, and the hash of its text.
func (b *batch) twin(ctx context.Context, a *arrival) (id articles.ID, hash []byte, err error) {
	find := func(where string, args ...any) error {
		err := b.row(ctx, "SELECT id, hash FROM article WHERE "+where+" ORDER BY id LIMIT 1", args, &id, &hash)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	}
	if a.URL != "" {
		return id, hash, find("url <> '' AND url = $1", a.URL)
	}
	if a.Format == articles.FormatFeed && len(a.Body) < fewBytes { // "Read more …" is no text to know an item by
		return id, hash, find("hash = $1 AND title = $2", a.hash, a.Title)
	}
	if err := find("hash = $1", a.hash); err != nil || id != 0 || a.Path == "" {
		return id, hash, err
	}
	return id, hash, find("path <> '' AND path = $1 AND title_key = $3 AND title = $2", a.Path, a.Title, sortKey(a.Title))
}

// insert stores a new article.
func (s *Store) insert(ctx context.Context, b *batch, a *arrival) (articles.ID, error) {
	a.ID, a.Revision = 0, 1
	id, err := s.insertRow(ctx, b, a)
	if err != nil {
		return 0, err
	}
	a.ID = id
	return id, s.insertText(ctx, b, a)
}

// insertRow stores an article without its text, under a number of its own or,
// where that is 0, a new one.
func (s *Store) insertRow(ctx context.Context, b *batch, a *arrival) (articles.ID, error) {
	id, err := b.insert(ctx, `
		INSERT INTO article (title, source, byline, url, path, lang, published, added, format, revision, hash, tags,
			sum, state_sum, dated, title_key, source_key, id)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) RETURNING id`,
		a.Title, a.Source, a.Byline, a.URL, a.Path, a.Lang, micros(a.Published), micros(a.Added), a.Format,
		a.Revision, a.hash, joinTags(a.Tags), articleSum(a.Article, a.hash), stateSum(articles.State{}),
		dated(a.Article), sortKey(a.Title), sortKey(a.Source), sql.NullInt64{Int64: int64(a.ID), Valid: a.ID != 0})
	if err != nil {
		return 0, err
	}
	return articles.ID(id), b.indexTags(ctx, articles.ID(id), a.Tags)
}

// insertText stores the text of a's latest revision and puts it into the indexes.
func (s *Store) insertText(ctx context.Context, b *batch, a *arrival) error {
	if err := s.storeText(ctx, b, a); err != nil {
		return err
	}
	return s.index(ctx, b, a)
}

func (s *Store) index(ctx context.Context, b *batch, a *arrival) error {
	return s.dialect.indexArticle(ctx, b, a.ID, a.Title, a.Body, dayOf(dated(a.Article)))
}

// storeText stores the text of a's revision.
func (s *Store) storeText(ctx context.Context, b *batch, a *arrival) error {
	return b.exec(ctx, `
		INSERT INTO text (article, revision, title, byline, published, seen, format, body, raw, sum)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		a.ID, a.Revision, a.Title, a.Byline, micros(a.Published), micros(a.seen), a.Format, a.body, a.raw,
		textSum(a.Article, a.body, a.raw))
}

func (s *Store) unindexArticle(ctx context.Context, b *batch, id articles.ID) error {
	if err := s.dialect.unindex(ctx, b, indexWords, int64(id)); err != nil {
		return err
	}
	return s.dialect.unindex(ctx, b, indexTitles, int64(id))
}

// revise gives a stored article a new text. What was found in the old one goes;
// notes are on the same words, with a warning, or lost, until they are placed anew.
func (s *Store) revise(ctx context.Context, b *batch, id articles.ID, a *arrival) error {
	old, err := article(ctx, b, id)
	if err != nil {
		return err
	}
	if err := s.clearAnalysis(ctx, b, id); err != nil {
		return err
	}
	if err := b.untell(ctx, id); err != nil {
		return err
	}
	if err := s.unindexArticle(ctx, b, id); err != nil {
		return err
	}
	a.ID, a.Revision, a.Tags = id, old.Revision+1, addTags(old.Tags, a.Tags)
	a.Added, a.URL, a.Path = old.Added, cmp.Or(a.URL, old.URL), cmp.Or(a.Path, old.Path)
	if a.Published.IsZero() {
		a.Published = old.Published
	}
	if err := s.insertText(ctx, b, a); err != nil {
		return err
	}
	err = b.exec(ctx, `
		UPDATE article SET title = $1, source = $2, byline = $3, url = $4, path = $5, lang = $6, published = $7,
			format = $8, revision = $9, hash = $10, tags = $11, sum = $12, dated = $13, title_key = $14, source_key = $15
		WHERE id = $16`,
		a.Title, a.Source, a.Byline, a.URL, a.Path, a.Lang, micros(a.Published), a.Format, a.Revision, a.hash,
		joinTags(a.Tags), articleSum(a.Article, a.hash), dated(a.Article), sortKey(a.Title), sortKey(a.Source), id)
	if err != nil {
		return err
	}
	if err := b.indexTags(ctx, id, a.Tags); err != nil {
		return err
	}
	if err := b.carry(ctx, a.Article); err != nil {
		return err
	}
	return s.tellApart(ctx, b, id)
}

// dated is what lists order a by: seconds since 1970.
func dated(a articles.Article) int64 {
	if a.Published.IsZero() {
		return a.Added.Unix()
	}
	return a.Published.Unix()
}

// articleSum is the checksum of an article's row, without text and state.
func articleSum(a articles.Article, hash []byte) int64 {
	var s summer
	s.number(int64(a.Revision), a.Published.UnixMicro(), a.Added.UnixMicro())
	s.text(a.Title, a.Source, a.Byline, a.URL, a.Path, a.Lang, string(a.Format), joinTags(a.Tags))
	s.blob(hash)
	return s.sum()
}

// textSum is the checksum of a revision's row.
func textSum(a articles.Article, body, raw []byte) int64 {
	var s summer
	s.number(int64(a.ID), int64(a.Revision), a.Published.UnixMicro())
	s.text(a.Title, a.Byline, string(a.Format))
	s.blob(body)
	s.blob(raw)
	return s.sum()
}
