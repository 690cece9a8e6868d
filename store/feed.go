package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"onrecord/articles"
)

// Feeds are all feeds with their counts, by folder and then by label.
func (s *Store) Feeds(ctx context.Context) (feeds []articles.Feed, err error) {
	err = s.view(ctx, "list feeds", func(tx *look) error {
		feeds, err = feedRows(ctx, tx, "")
		if err != nil {
			return err
		}
		counts, err := feedCounts(ctx, tx)
		for i := range feeds {
			n := counts[feeds[i].ID]
			feeds[i].Articles, feeds[i].Unread = n.articles, n.unread
		}
		return err
	})
	return feeds, err
}

// Feed is one feed, without its counts. The error's code is articles.NotFound
// where there is none.
func (s *Store) Feed(ctx context.Context, id articles.FeedID) (f articles.Feed, err error) {
	err = s.view(ctx, "read a feed", func(tx *look) error {
		f, err = feed(ctx, tx, id)
		return err
	})
	return f, err
}

// AddFeeds subscribes to feeds, by their URL, Title, Site and settings. Those
// whose URL is there already stay as they are. It returns the stored feeds, and
// of each whether it is new.
func (s *Store) AddFeeds(ctx context.Context, feeds []articles.Feed) (stored []articles.Feed, added []bool, err error) {
	err = s.change(ctx, "add feeds", s.write, func(b *batch) error {
		for _, f := range feeds {
			f, isNew, err := s.addFeed(ctx, b, f)
			if err != nil {
				return err
			}
			stored, added = append(stored, f), append(added, isNew)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	return stored, added, nil
}

func (s *Store) addFeed(ctx context.Context, b *batch, f articles.Feed) (_ articles.Feed, isNew bool, err error) {
	var id int64
	err = b.row(ctx, "SELECT id FROM feed WHERE url = $1", []any{f.URL}, &id)
	isNew = errors.Is(err, sql.ErrNoRows)
	if isNew {
		f.Added = s.now()
		id, err = b.insert(ctx, `
			INSERT INTO feed (url, title, site, added, name, folder, full_text, tags, keep, every, sum)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
			f.URL, f.Title, f.Site, micros(f.Added), f.Name, f.Folder, truth(f.FullText), joinTags(f.Tags), f.Keep, int64(f.Every/time.Second), feedSum(f))
	}
	if err != nil {
		return f, false, err
	}
	f, err = feed(ctx, b.tx, articles.FeedID(id))
	return f, isNew, err
}

// SetFeed replaces what the reader wants of a feed.
func (s *Store) SetFeed(ctx context.Context, id articles.FeedID, to articles.FeedSettings) error {
	return s.change(ctx, "set a feed", s.write, func(b *batch) error {
		f, err := feed(ctx, b.tx, id)
		if err != nil {
			return err
		}
		f.FeedSettings = to
		return b.exec(ctx, `
			UPDATE feed SET name = $1, folder = $2, full_text = $3, tags = $4, keep = $5, every = $6, sum = $7 WHERE id = $8`,
			f.Name, f.Folder, truth(f.FullText), joinTags(f.Tags), f.Keep, int64(f.Every/time.Second), feedSum(f), id)
	})
}

// SaveFetch keeps what came of fetching f: its URL, Title, Site and state. The
// settings are as stored. A URL that another feed has is not taken.
func (s *Store) SaveFetch(ctx context.Context, f articles.Feed) error {
	return s.change(ctx, "save a fetch", s.write, func(b *batch) error {
		old, err := feed(ctx, b.tx, f.ID)
		if err != nil {
			return err
		}
		var other int64
		err = b.row(ctx, "SELECT id FROM feed WHERE url = $1 AND id <> $2", []any{f.URL, f.ID}, &other)
		if err == nil {
			f.URL = old.URL
		} else if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		f.Added, f.FeedSettings = old.Added, old.FeedSettings
		return b.saveFetch(ctx, f)
	})
}

// saveFetch keeps all of f but what the reader wants of it.
func (b *batch) saveFetch(ctx context.Context, f articles.Feed) error {
	return b.exec(ctx, `
		UPDATE feed SET url = $1, title = $2, site = $3, sum = $4, etag = $5, modified = $6, digest = $7, checked = $8, fetched = $9,
			arrived = $10, next = $11, wait = $12, failures = $13, trouble = $14, code = $15, gone = $16, moved = $17, moves = $18 WHERE id = $19`,
		f.URL, f.Title, f.Site, feedSum(f), f.ETag, f.LastModified, f.Digest, micros(f.Checked), micros(f.Fetched),
		micros(f.Arrived), micros(f.Next), micros(f.Wait), f.Failures, f.Trouble, f.Code, truth(f.Gone), f.Moved, f.Moves, f.ID)
}

// HoldFeeds has feeds not be fetched before a time, however much they are asked
// for.
func (s *Store) HoldFeeds(ctx context.Context, ids []articles.FeedID, until time.Time) error {
	if len(ids) == 0 {
		return nil
	}
	return s.change(ctx, "hold feeds", s.write, func(b *batch) error {
		for _, id := range ids {
			if err := b.exec(ctx, "UPDATE feed SET wait = $1 WHERE id = $2", micros(until), id); err != nil {
				return err
			}
		}
		return nil
	})
}

// RemoveFeed ends a subscription. The articles that it brought stay.
func (s *Store) RemoveFeed(ctx context.Context, id articles.FeedID) error {
	return s.change(ctx, "remove a feed", s.write, func(b *batch) error {
		if _, err := feed(ctx, b.tx, id); err != nil {
			return err
		}
		if err := b.exec(ctx, "DELETE FROM feed_item WHERE feed = $1", id); err != nil {
			return err
		}
		return b.exec(ctx, "DELETE FROM feed WHERE id = $1", id)
	})
}

// feedColumns are those of a Feed, for scanFeed.
const feedColumns = `f.id, f.url, f.title, f.site, f.added, f.name, f.folder, f.full_text, f.tags, f.keep, f.every, f.etag, f.modified, f.digest,
	f.checked, f.fetched, f.arrived, f.next, f.wait, f.failures, f.trouble, f.code, f.gone, f.moved, f.moves`

// scanFeed scans feedColumns, and more behind them.
func scanFeed(scan func(...any) error, more ...any) (f articles.Feed, err error) {
	var added, checked, fetched, arrived, next, wait sql.NullInt64
	var tags string
	var every int64
	err = scan(append([]any{
		&f.ID, &f.URL, &f.Title, &f.Site, &added, &f.Name, &f.Folder, &f.FullText, &tags, &f.Keep, &every, &f.ETag, &f.LastModified, &f.Digest,
		&checked, &fetched, &arrived, &next, &wait, &f.Failures, &f.Trouble, &f.Code, &f.Gone, &f.Moved, &f.Moves,
	}, more...)...)
	f.Added, f.Checked, f.Fetched, f.Arrived, f.Next, f.Wait = moment(added), moment(checked), moment(fetched), moment(arrived), moment(next), moment(wait)
	f.Tags, f.Every = splitTags(tags), time.Duration(every)*time.Second
	return f, err
}

// feedRows are the feeds that meet a condition, in order.
func feedRows(ctx context.Context, q querier, where string, args ...any) (feeds []articles.Feed, err error) {
	err = each(ctx, q, "SELECT "+feedColumns+" FROM feed f "+where+
		" ORDER BY f.folder, lower(COALESCE(NULLIF(f.name, ''), NULLIF(f.title, ''), f.url)), f.id", args,
		func(scan func(...any) error) error {
			f, err := scanFeed(scan)
			feeds = append(feeds, f)
			return err
		})
	return feeds, err
}

func feed(ctx context.Context, q querier, id articles.FeedID) (articles.Feed, error) {
	feeds, err := feedRows(ctx, q, "WHERE f.id = $1", id)
	if err != nil {
		return articles.Feed{}, err
	}
	if len(feeds) == 0 {
		return articles.Feed{}, errorf(articles.NotFound, "there is no feed %d", id)
	}
	return feeds[0], nil
}

type feedCount struct{ articles, unread int }

// feedCounts counts the articles of every feed.
func feedCounts(ctx context.Context, q querier) (map[articles.FeedID]feedCount, error) {
	counts := map[articles.FeedID]feedCount{}
	err := each(ctx, q, `
		SELECT i.feed, count(*), sum(CASE WHEN a.read = 0 THEN 1 ELSE 0 END)
		FROM (SELECT DISTINCT feed, article FROM feed_item WHERE article IS NOT NULL) i JOIN article a ON a.id = i.article GROUP BY i.feed`,
		nil, func(scan func(...any) error) error {
			var id articles.FeedID
			var n feedCount
			err := scan(&id, &n.articles, &n.unread)
			counts[id] = n
			return err
		})
	return counts, err
}

// feedSum is the checksum of what the reader said of a feed.
func feedSum(f articles.Feed) int64 {
	var s summer
	s.number(f.Added.UnixMicro(), truth(f.FullText), int64(f.Keep), int64(f.Every/time.Second))
	s.text(f.URL, f.Title, f.Site, f.Name, f.Folder, joinTags(f.Tags))
	return s.sum()
}
