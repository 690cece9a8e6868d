// Package sample is the starter library: a tour of onrecord that is read with
// the keys that it teaches, and dispatches from days of public history, all
// written for onrecord.
package sample

import (
	"embed"
	"path"
	"strings"
	"sync"
	"time"

	"onrecord/articles"
)

// Source is the Source of every starter article.
const Source = "onrecord starter library"

//go:embed starter/*.md
var files embed.FS

var read = sync.OnceValue(func() []articles.Article {
	entries, err := files.ReadDir("starter")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	list := make([]articles.Article, 0, len(entries))
	for _, e := range entries {
		text, err := files.ReadFile(path.Join("starter", e.Name()))
		if err != nil {
			panic(err)
		}
		list = append(list, parse(string(text)))
	}
	return list
})

// Articles are the starter articles, the tour first. A dispatch is Published on
// the day that it tells of; the tour has no date.
func Articles() []articles.Article { return append([]articles.Article(nil), read()...) }

// parse reads lines of "key: value", a line of dashes, and the body. A test
// holds the files to that form, so faults in it are not looked for here.
func parse(text string) articles.Article {
	head, body, _ := strings.Cut(text, "---\n")
	a := articles.Article{Source: Source, Lang: "en", Format: articles.FormatMarkdown, Raw: []byte(body), Body: articles.Clean(body)}
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "title":
			a.Title = articles.Line(value)
		case "published":
			a.Published, _ = time.Parse(time.DateOnly, value)
		}
	}
	return a
}
