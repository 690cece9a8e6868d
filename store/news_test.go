package store_test

import (
	"onrecord/articles"
	"onrecord/articles/sample"
)

// A newsroom makes up news, the same every time.
type newsroom struct {
	*sample.Newsroom
	words  []string
	people int
}

func newNewsroom() *newsroom {
	n := sample.NewNewsroom()
	return &newsroom{n, n.Words, n.People}
}

func (n *newsroom) article(i int) (articles.Article, articles.Analysis) { return n.Article(i) }
func (n *newsroom) person(i int) string                                 { return n.Person(i) }
func (n *newsroom) nation(i int) (name, code string)                    { return n.Nation(i) }
