package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"time"

	"onrecord/articles"
)

// FreshItems says of each of items of a feed whether it is new or has changed.
// Those that the reader removed are neither.
func (s *Store) FreshItems(ctx context.Context, id articles.FeedID, items []articles.FeedItem) (fresh []bool, err error) {
	fresh = make([]bool, len(items))
	err = s.view(ctx, "look for items", func(tx *look) error {
		b := newBatch(tx.Tx)
		for i, it := range items {
			row, err := b.feedItem(ctx, id, it.GUID)
			if err != nil {
				return err
			}
			fresh[i] = !row.known || row.article != 0 && row.digest != it.Digest
		}
		return nil
	})
	return fresh, err
}

// AddItems stores what a feed gave, in one transaction, as AddMany does. An item
// is known by its GUID within the feed; else, if it is not shared, by its URL; and
// without URL by its text. One that is known by the latter two stays as it is: a
// feed changes no text that came from elsewhere. An item that the reader removed
// gives a Receipt without ID.
func (s *Store) AddItems(ctx context.Context, id articles.FeedID, items []articles.FeedItem) ([]articles.Receipt, error) {
	news := make([]arrival, len(items))
	for i, it := range items { // before the library is locked
		news[i] = s.arrival(it.Article)
	}
	results := make([]articles.Receipt, len(items))
	err := s.change(ctx, "add items of a feed", s.write, func(b *batch) error {
		if _, err := feed(ctx, b.tx, id); err != nil {
			return err
		}
		for i := range items {
			r, err := s.addItem(ctx, b, id, items[i], &news[i])
			if err != nil {
				return err
			}
			results[i] = r
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return results, nil
}

// An itemRow is what is kept of an item.
type itemRow struct {
	known   bool
	article articles.ID // 0 where it was removed
	digest  string
	hash    []byte
}

func (b *batch) feedItem(ctx context.Context, id articles.FeedID, guid string) (r itemRow, err error) {
	var article sql.NullInt64
	err = b.row(ctx, "SELECT article, digest, hash FROM feed_item WHERE feed = $1 AND key = $2", []any{id, itemKey(guid)}, &article, &r.digest, &r.hash)
	if errors.Is(err, sql.ErrNoRows) {
		return r, nil
	}
	r.known, r.article = true, articles.ID(article.Int64)
	return r, err
}

// itemKey stands for a guid, which may be long: half a SHA-256.
func itemKey(guid string) []byte {
	h := sha256.Sum256([]byte(guid))
	return h[:16]
}

func (s *Store) addItem(ctx context.Context, b *batch, id articles.FeedID, it articles.FeedItem, a *arrival) (articles.Receipt, error) {
	row, err := b.feedItem(ctx, id, it.GUID)
	switch {
	case err != nil:
		return articles.Receipt{}, err
	case !row.known:
		return s.firstItem(ctx, b, id, it, a)
	case row.article == 0:
		return articles.Receipt{Status: articles.Known}, nil
	case row.digest == it.Digest:
		return articles.Receipt{ID: row.article, Status: articles.Known}, nil
	}
	return s.laterItem(ctx, b, id, it, a, row)
}

// firstItem stores an item that the feed gives for the first time.
func (s *Store) firstItem(ctx context.Context, b *batch, id articles.FeedID, it articles.FeedItem, a *arrival) (articles.Receipt, error) {
	var twin articles.ID
	var hash []byte
	var err error
	if !it.Shared && (a.URL != "" || a.Body != "") {
		twin, hash, err = b.twin(ctx, a)
	}
	if err != nil {
		return articles.Receipt{}, err
	}
	gone := false
	if twin == 0 && !it.Shared {
		if gone, err = b.removedBefore(ctx, a.URL); err != nil {
			return articles.Receipt{}, err
		}
	}
	if gone {
		return articles.Receipt{Status: articles.Known}, b.exec(ctx,
			"INSERT INTO feed_item (feed, key, digest) VALUES ($1, $2, $3)", id, itemKey(it.GUID), it.Digest)
	}
	r := articles.Receipt{ID: twin, Status: articles.Known}
	if twin == 0 {
		r.Status = articles.Added
		if r.ID, err = s.insert(ctx, b, a); err != nil {
			return r, err
		}
		hash = a.hash
	} else if err := b.gainTags(ctx, twin, a.Tags); err != nil {
		return r, err
	}
	if !bytes.Equal(hash, a.hash) {
		hash = nil
	} else {
		hash = a.hash
	}
	return r, b.exec(ctx, "INSERT INTO feed_item (feed, key, article, digest, hash) VALUES ($1, $2, $3, $4, $5)",
		id, itemKey(it.GUID), r.ID, it.Digest, hash)
}

// laterItem stores an item that has changed: as a new revision of its article,
// where that still has the text that this feed gave it.
func (s *Store) laterItem(ctx context.Context, b *batch, id articles.FeedID, it articles.FeedItem, a *arrival, row itemRow) (articles.Receipt, error) {
	r := articles.Receipt{ID: row.article, Status: articles.Known}
	var hash []byte
	var title string
	if err := b.row(ctx, "SELECT hash, title FROM article WHERE id = $1", []any{row.article}, &hash, &title); err != nil {
		return r, err
	}
	if bytes.Equal(hash, row.hash) && (!bytes.Equal(hash, a.hash) || title != a.Title) {
		r.Status, row.hash = articles.Changed, a.hash
		if err := s.revise(ctx, b, row.article, a); err != nil {
			return r, err
		}
	}
	return r, b.exec(ctx, "UPDATE feed_item SET digest = $1, hash = $2 WHERE feed = $3 AND key = $4", it.Digest, row.hash, id, itemKey(it.GUID))
}

// Expire removes up to a hundred articles of a feed that came and appeared
// before a time. It spares what has a star, what has or had a note, and what
// another feed gives too.
func (s *Store) Expire(ctx context.Context, id articles.FeedID, before time.Time) (removed int, err error) {
	err = s.change(ctx, "remove old articles", s.write, func(b *batch) error {
		ids, err := numbers(ctx, b.tx, `
			SELECT DISTINCT a.id FROM feed_item i JOIN article a ON a.id = i.article
			WHERE i.feed = $1 AND a.dated < $2 AND a.added < $3 AND a.starred = 0
				AND NOT EXISTS (SELECT 1 FROM annotation n WHERE n.article = a.id)
				AND NOT EXISTS (SELECT 1 FROM feed_item o WHERE o.article = a.id AND o.feed <> $1)
			ORDER BY a.id LIMIT 100`, id, before.Unix(), before.UnixMicro())
		if err != nil {
			return err
		}
		for _, article := range ids {
			if err := s.erase(ctx, b, articles.ID(article)); err != nil {
				return err
			}
		}
		removed = len(ids)
		return nil
	})
	return removed, err
}
