// Package format reads one file, in whatever format it is written, as articles.
package format

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"

	"onrecord/articles"
	"onrecord/articles/charset"
	"onrecord/articles/prose"
	"onrecord/articles/webpage"
)

// Limits on one article.
const (
	MaxSource = 16 << 20 // bytes of the file, or of a line of JSON Lines
	MaxBody   = 8 << 20  // bytes of the body
	maxTitle  = 1000     // characters
)

// Read reads the file called name (for its extension; "" if it has none) as
// articles in format f, or, where f is "", by extension and then by content.
// Every article comes with Raw, Format and a clean Body. A file that is no
// article gives an error; JSON Lines give one for each line that is none, and
// go on. Errors are *articles.Error of code Unreadable, TooLarge or Unsupported,
// without Op.
func Read(r io.Reader, name string, f articles.Format) iter.Seq2[articles.Article, error] {
	return ReadBeside(r, name, f, nil)
}

// ReadBeside is Read of a file with the folder that it lies in: lists of saved
// articles may have their texts there.
func ReadBeside(r io.Reader, name string, f articles.Format, beside fs.FS) iter.Seq2[articles.Article, error] {
	return func(yield func(articles.Article, error) bool) {
		in := bufio.NewReaderSize(r, sniffed)
		head, err := in.Peek(sniffed)
		if err != nil && !errors.Is(err, io.EOF) {
			yield(articles.Article{}, unreadable(err))
			return
		}
		if f == "" {
			f = formatOf(name, head)
		}
		switch f {
		case articles.FormatJSONL:
			lines(in, yield)
		case articles.FormatFeed:
			items(in, yield)
		case articles.FormatSaved:
			list(in, beside, yield)
		case articles.FormatEPUB:
			books(in, yield)
		default:
			yield(one(in, f))
		}
	}
}

// sniffed is how much of a file its format is told from.
const sniffed = 4 << 10

// one reads a file that is one article.
func one(r io.Reader, f articles.Format) (articles.Article, error) {
	data, err := whole(r, MaxSource)
	if err != nil {
		return articles.Article{}, err
	}
	var a articles.Article
	switch f {
	case articles.FormatText, articles.FormatMarkdown:
		a, err = fromText(data, f)
	case articles.FormatHTML:
		return Page(data, "", nil)
	default:
		err = &articles.Error{Code: articles.Unsupported, Err: fmt.Errorf("reading %s is not built in yet", described(f))}
	}
	if err != nil {
		return articles.Article{}, err
	}
	a.Format, a.Raw = f, data
	return finish(a)
}

// whole is all of a file, which may have so many bytes.
func whole(r io.Reader, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case err != nil:
		return nil, unreadable(err)
	case len(data) > limit:
		return nil, tooLarge("the file is", limit)
	}
	return data, nil
}

// fromText reads plain text or Markdown.
func fromText(data []byte, f articles.Format) (articles.Article, error) {
	s, err := charset.Decode(data, "")
	if err != nil {
		return articles.Article{}, err
	}
	if f == articles.FormatMarkdown {
		return markdown(s), nil
	}
	return text(s), nil
}

// Page reads a page of HTML, or a piece of one, as Read does. Label is the charset
// that its server named, and address where it came from; "" and nil if not known.
func Page(data []byte, label string, address *url.URL) (articles.Article, error) {
	a, err := webpage.Read(data, label, address)
	if err != nil {
		return a, err
	}
	if a.Source == "" {
		a.Source = dateline(prose.Read(a.Body).Plain)
	}
	a.Format, a.Raw = articles.FormatHTML, data
	return finish(a)
}

// finish cleans the fields of a and holds it to the limits.
func finish(a articles.Article) (articles.Article, error) {
	for _, field := range []*string{&a.Title, &a.Source, &a.Byline, &a.Lang, &a.URL} {
		*field = articles.Shorten(articles.Line(*field), maxTitle)
	}
	switch {
	case strings.TrimSpace(a.Body) == "":
		return a, &articles.Error{Code: articles.Unreadable, Err: errors.New("there is no text in it")}
	case len(a.Body) > MaxBody:
		return a, tooLarge("the article is", MaxBody)
	}
	return a, nil
}

func unreadable(err error) error {
	return &articles.Error{Code: articles.Unreadable, Err: err}
}

func tooLarge(what string, limit int) error {
	return &articles.Error{Code: articles.TooLarge, Err: fmt.Errorf("%s larger than %d MiB", what, limit>>20)}
}

// extensions are the formats that a file's name tells.
var extensions = map[string]articles.Format{
	".txt": articles.FormatText, ".text": articles.FormatText,
	".md": articles.FormatMarkdown, ".markdown": articles.FormatMarkdown, ".mdown": articles.FormatMarkdown,
	".html": articles.FormatHTML, ".htm": articles.FormatHTML, ".xhtml": articles.FormatHTML,
	".epub": articles.FormatEPUB, ".rss": articles.FormatFeed, ".atom": articles.FormatFeed, ".opml": articles.FormatFeed,
	".jsonl": articles.FormatJSONL, ".ndjson": articles.FormatJSONL, ".csv": articles.FormatSaved,
}

var (
	page   = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h[1-6]|meta|title)[\s>]`)
	rooted = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:rdf|opml)[\s>]`)
	mark   = regexp.MustCompile(`\A\s*(?:#{1,6} \S|---\n[\w-]+:|\+\+\+\n)|\]\(https?://[^\s)]+\)`)
	lined  = regexp.MustCompile(`^\s*\{\s*"\w+"\s*:`)
	kept   = regexp.MustCompile(`(?i)\A(?:\xef\xbb\xbf)?\s*(?:<!doctype netscape-bookmark-file-1>|(?:<!doctype html>\s*)?<html[^>]*>\s*<head>(?:\s*<meta[^>]*>)*\s*<title>(?:pocket export|instapaper: export)</title>|\[\s*\{[^{}]*"(?:url|slug)"\s*:)`)
)

// formatOf is the format of a file by its name, or else by its first bytes, which
// alone tell a list of saved articles from a page. What could be plain text is.
func formatOf(name string, head []byte) articles.Format {
	f, ok := extensions[strings.ToLower(filepath.Ext(name))]
	switch {
	case (!ok || f == articles.FormatHTML) && kept.Match(head):
		return articles.FormatSaved
	case ok:
		return f
	}
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	switch {
	case bytes.Contains(head[:min(len(head), 100)], []byte("mimetypeapplication/epub+zip")):
		return articles.FormatEPUB
	case rooted.Match(head):
		return articles.FormatFeed
	case page.Match(head):
		return articles.FormatHTML
	case lined.Match(head):
		return articles.FormatJSONL
	case mark.Match(head):
		return articles.FormatMarkdown
	}
	return articles.FormatText
}

func described(f articles.Format) string {
	if f == articles.FormatFeed {
		return "feeds"
	}
	return string(f)
}
