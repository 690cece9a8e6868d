package store

import (
	"context"
	"fmt"

	"onrecord/articles"
)

// fewItems is the number of articles in a folder up to which they are all read
// and sorted for a page of them. Of more, enough are among the newest.
const fewItems = 20_000

// feeds adds that the article came from the wanted feed or folder.
func (s *selection) feeds(ctx context.Context, tx querier, q articles.Query) error {
	if q.Feed == 0 && q.Folder == "" {
		return nil
	}
	items := "SELECT DISTINCT i.article FROM feed_item i WHERE i.article IS NOT NULL"
	if q.Feed != 0 {
		items += " AND i.feed = " + s.arg(q.Feed)
	}
	if q.Folder != "" {
		ids, err := numbers(ctx, tx, "SELECT id FROM feed WHERE folder = $1 OR substr(folder, 1, $2) = $3",
			q.Folder, len([]rune(q.Folder))+1, q.Folder+"/")
		if err != nil {
			return err
		}
		items += " AND i.feed IN (" + idList(ids) + ")"
		n, err := numbers(ctx, tx, "SELECT count(*) FROM (SELECT 1 FROM feed_item WHERE feed IN ("+idList(ids)+") LIMIT $1)", fewItems+1)
		if err != nil {
			return err
		}
		if n[0] > fewItems {
			s.add("a.id IN (" + items + ")")
			return nil
		}
	}
	if s.from != "article a" {
		s.add("a.id IN (" + items + ")")
		return nil
	}
	s.from = "(" + items + ") d CROSS JOIN article a ON a.id = d.article"
	return nil
}

// feeds verifies the feeds, as the reader set them.
func (c *checker) feeds(ctx context.Context) error {
	return each(ctx, c.tx, "SELECT "+feedColumns+", f.sum FROM feed f ORDER BY f.id", nil, func(scan func(...any) error) error {
		var sum int64
		f, err := scanFeed(scan, &sum)
		if err == nil && feedSum(f) != sum {
			c.add(fmt.Sprintf("feed %d", f.ID), "its address or a setting was altered")
		}
		return err
	})
}
