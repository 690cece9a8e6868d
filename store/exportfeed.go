package store

import (
	"context"
	"encoding/json"
	"time"

	"onrecord/articles"
)

const feedSchema = "onrecord/feed/1"

// A feedLine is a feed that the reader follows, with the articles that its items
// became and what came of fetching it.
type feedLine struct {
	Schema   string     `json:"schema"`
	URL      string     `json:"url"`
	Title    string     `json:"title"`
	Site     string     `json:"site"`
	Added    stamp      `json:"added"`
	Name     string     `json:"name,omitempty"`
	Folder   string     `json:"folder,omitempty"`
	FullText bool       `json:"full_text,omitempty"`
	Tags     []string   `json:"tags,omitempty"`
	Keep     int        `json:"keep,omitempty"`  // days
	Every    int64      `json:"every,omitempty"` // seconds
	State    *stateLine `json:"state,omitempty"` // null from before it was kept
	Items    []itemLine `json:"items,omitempty"`
}

// A stateLine is what came of fetching a feed.
type stateLine struct {
	ETag     string        `json:"etag,omitempty"`
	Modified string        `json:"modified,omitempty"`
	Digest   string        `json:"digest,omitempty"`
	Checked  stamp         `json:"checked"`
	Fetched  stamp         `json:"fetched"`
	Arrived  stamp         `json:"arrived"`
	Next     stamp         `json:"next"`
	Wait     stamp         `json:"wait"`
	Failures int           `json:"failures,omitempty"`
	Trouble  string        `json:"trouble,omitempty"`
	Code     articles.Code `json:"code,omitempty"`
	Gone     bool          `json:"gone,omitempty"`
	Moved    string        `json:"moved,omitempty"`
	Moves    int           `json:"moves,omitempty"`
}

func newStateLine(f articles.FeedState) *stateLine {
	return &stateLine{
		ETag: f.ETag, Modified: f.LastModified, Digest: f.Digest, Checked: stamp(f.Checked), Fetched: stamp(f.Fetched), Arrived: stamp(f.Arrived),
		Next: stamp(f.Next), Wait: stamp(f.Wait), Failures: f.Failures, Trouble: f.Trouble, Code: f.Code, Gone: f.Gone, Moved: f.Moved, Moves: f.Moves,
	}
}

// state is what l tells. Without all that the feed gave, it has to be fetched
// whole: whole says whether all is here.
func (l *stateLine) state(whole bool) articles.FeedState {
	s := articles.FeedState{
		Checked: time.Time(l.Checked), Fetched: time.Time(l.Fetched), Arrived: time.Time(l.Arrived), Next: time.Time(l.Next), Wait: time.Time(l.Wait),
		Failures: max(0, l.Failures), Trouble: articles.Line(l.Trouble), Code: articles.Code(articles.Line(string(l.Code))), Gone: l.Gone,
		Moved: articles.Line(l.Moved), Moves: max(0, l.Moves),
	}
	if whole {
		s.Validators = articles.Validators{ETag: articles.Line(l.ETag), LastModified: articles.Line(l.Modified)}
		s.Digest = articles.Line(l.Digest)
	}
	return s
}

type itemLine struct {
	Key     []byte      `json:"key"`     // of the guid
	Article articles.ID `json:"article"` // 0 once the reader removed it
	Digest  string      `json:"digest"`
	Hash    []byte      `json:"hash,omitempty"`
}

func newFeedLine(f articles.Feed) feedLine {
	return feedLine{
		Schema: feedSchema, URL: f.URL, Title: f.Title, Site: f.Site, Added: stamp(f.Added), Name: f.Name, Folder: f.Folder,
		FullText: f.FullText, Tags: f.Tags, Keep: f.Keep, Every: int64(f.Every / time.Second),
	}
}

// feed is the feed that l tells of.
func (l feedLine) feed() articles.Feed {
	return articles.Feed{
		URL: articles.Line(l.URL), Title: articles.Line(l.Title), Site: articles.Line(l.Site), Added: time.Time(l.Added),
		FeedSettings: articles.FeedSettings{
			Name: articles.Line(l.Name), Folder: articles.Line(l.Folder), FullText: l.FullText, Tags: cleanLines(l.Tags),
			Keep: max(0, l.Keep), Every: time.Duration(min(max(0, l.Every), 1<<31)) * time.Second,
		},
	}
}

func writeFeeds(ctx context.Context, x *export) error {
	feeds, err := feedRows(ctx, x.b.tx, "")
	if err != nil {
		return err
	}
	for _, f := range feeds {
		l := newFeedLine(f)
		l.State = newStateLine(f.FeedState)
		if l.Items, err = itemLines(ctx, x.b.tx, f.ID); err != nil {
			return err
		}
		if err := x.line(l); err != nil {
			return err
		}
	}
	return nil
}

// itemLines are what the items of a feed became.
func itemLines(ctx context.Context, q querier, id articles.FeedID) (out []itemLine, err error) {
	err = each(ctx, q, "SELECT key, COALESCE(article, 0), digest, hash FROM feed_item WHERE feed = $1 ORDER BY key", []any{id},
		func(scan func(...any) error) error {
			var l itemLine
			err := scan(&l.Key, &l.Article, &l.Digest, &l.Hash)
			out = append(out, l)
			return err
		})
	return out, err
}

// readFeed subscribes to a feed, unless it is there: then it keeps its settings.
func readFeed(ctx context.Context, im *restoring, line []byte) error {
	var l feedLine
	if err := json.Unmarshal(line, &l); err != nil {
		return errorf(articles.Invalid, "it is no feed: %w", err)
	}
	if l.URL == "" {
		return errorf(articles.Invalid, "its feed has no address")
	}
	f, isNew, err := im.addFeed(ctx, im.batch, l.feed())
	if err != nil {
		return err
	}
	if f.Added = time.Time(l.Added); isNew && !f.Added.IsZero() {
		if err := im.exec(ctx, "UPDATE feed SET added = $1, sum = $2 WHERE id = $3", micros(f.Added), feedSum(f), f.ID); err != nil {
			return err
		}
	}
	whole := true
	for _, it := range l.Items {
		if it.Article != 0 && im.ids[it.Article] == 0 { // lost: it may come again
			whole = false
			continue
		}
		err := im.exec(ctx, `INSERT INTO feed_item (feed, key, article, digest, hash)
			VALUES ($1, $2, (SELECT id FROM article WHERE id = $3), $4, $5) ON CONFLICT DO NOTHING`,
			f.ID, it.Key, im.ids[it.Article], it.Digest, it.Hash)
		if err != nil {
			return err
		}
	}
	if !isNew || l.State == nil {
		return nil
	}
	f.FeedState = l.State.state(whole)
	return im.saveFetch(ctx, f)
}

// feedsTo puts all feeds that can be read into im's library.
func (w *wreck) feedsTo(ctx context.Context, im *importing) error {
	if has, err := w.has(ctx, "feed", "feed_item"); err != nil || !has {
		return ctx.Err() // it is older than feeds, or the loss is named already
	}
	err := rows(ctx, w, "feed, number", "feed f", "f.id", feedColumns, func(scan func(...any) error) (articles.Feed, error) {
		return scanFeed(scan)
	}, func(f articles.Feed) error {
		l := newFeedLine(f)
		var err error
		if l.Items, err = itemLines(ctx, w.db, f.ID); err != nil {
			w.lost.add("feed, number", int64(f.ID), "which articles it brought cannot all be read: "+err.Error())
		}
		return im.put(ctx, l, readFeed)
	})
	if err != nil {
		return err
	}
	return im.flush(ctx)
}
