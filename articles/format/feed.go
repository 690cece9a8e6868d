package format

import (
	"bytes"
	"errors"
	"io"

	"onrecord/articles"
	"onrecord/articles/feed"
)

// items reads the items of a feed. An address that several of them have names
// none of them.
func items(r io.Reader, yield func(articles.Article, error) bool) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSource+1))
	if err != nil {
		yield(articles.Article{}, unreadable(err))
		return
	}
	doc, err := feed.Parse(data, "", nil)
	if err != nil && bytes.Contains(bytes.ToLower(data[:min(len(data), sniffed)]), []byte("<opml")) {
		err = &articles.Error{Code: articles.Unsupported, Err: errors.New("it is a list of feeds, which \"onrecord feeds import\" reads")}
	}
	if err != nil {
		yield(articles.Article{}, err)
		return
	}
	for _, it := range doc.Items {
		if it.Shared {
			it.URL = ""
		}
		if !yield(it.Article, nil) {
			return
		}
	}
}
