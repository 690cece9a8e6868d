package format

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/articles"
	"onrecord/articles/markup"
	"onrecord/articles/webpage"
	"onrecord/articles/when"
)

// maxList is how much of a list of saved articles is read.
const maxList = 512 << 20

// A saved is an article as another reader kept it. Some keep its text, some
// its address alone.
type saved struct {
	title, url, source, byline, lang, published string
	html, excerpt                               string
	tags                                        []string
	raw                                         []byte
}

// list reads what other readers export: CSV of Pocket, Instapaper and Raindrop,
// pages of links of Pocket, Instapaper and browsers, JSON of Wallabag and
// Omnivore, whose texts lie beside it.
func list(in *bufio.Reader, beside fs.FS, yield func(articles.Article, error) bool) {
	head, _ := in.Peek(sniffed)
	limited := io.LimitReader(in, maxList)
	n := 0
	each := func(s saved, err error) bool {
		n++
		var a articles.Article
		if err == nil {
			a, err = s.article()
		}
		if err != nil {
			err = &articles.Error{Code: articles.CodeOf(err), Op: fmt.Sprintf("item %d", n), Err: err}
		}
		return yield(a, err)
	}
	var err error
	switch first := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"); {
	case bytes.HasPrefix(first, []byte("[")):
		err = savedJSON(limited, beside, each)
	case bytes.HasPrefix(first, []byte("<")):
		err = savedLinks(limited, each)
	default:
		err = savedRows(limited, each)
	}
	if err != nil {
		yield(articles.Article{}, err)
	}
}

// article is s; without a text it has its address to read on at.
func (s saved) article() (articles.Article, error) {
	address := webpage.Address(s.url)
	if address == "" {
		return articles.Article{}, unreadable(fmt.Errorf("%q is no web address", articles.Shorten(articles.Line(s.url), 80)))
	}
	a := articles.Article{
		Title: s.title, URL: address, Source: s.source, Byline: s.byline, Lang: s.lang,
		Published: when.Date(s.published), Format: articles.FormatSaved, Raw: s.raw, Tags: cleanTags(s.tags),
	}
	if s.html != "" {
		page, err := webpage.Read([]byte(s.html), "utf-8", nil)
		if err != nil {
			return a, err
		}
		a.Body, a.Byline, a.Source = page.Body, cmp.Or(a.Byline, page.Byline), cmp.Or(a.Source, page.Source)
		a.Tags = append(a.Tags, page.Tags...)
		if a.Published.IsZero() {
			a.Published = page.Published
		}
	}
	if strings.TrimSpace(a.Body) == "" {
		a.Body = strings.TrimSpace(markup.FromText(articles.Clean(s.excerpt)) + "\n\n<" + address + ">")
	}
	if articles.Line(a.Title) == "" {
		a.Title = address
	}
	return finish(a)
}

// columns are the names that a field has in the tables of those readers.
var columns = map[string][]string{
	"url": {"url", "link", "href"}, "title": {"title", "name"}, "tags": {"tags", "labels"}, "folder": {"folder", "status"},
	"excerpt": {"selection", "excerpt", "description"}, "author": {"author"}, "published": {"published", "published_at"},
}

// savedRows reads a table with a line of names at its head.
func savedRows(in io.Reader, each func(saved, error) bool) error {
	r := csv.NewReader(in)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	names, err := r.Read()
	if err != nil {
		return unreadable(errors.New("no table: its first line does not name the columns"))
	}
	at := map[string]int{}
	for i, name := range names {
		name = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")))
		for field, all := range columns {
			if _, had := at[field]; !had && slices.Contains(all, name) {
				at[field] = i
			}
		}
		if name == "highlight" {
			return &articles.Error{Code: articles.Unsupported, Err: errors.New("a table of highlights, which are notes: bring them in with notes import")}
		}
	}
	if _, ok := at["url"]; !ok {
		return unreadable(errors.New("no table of articles: no column is called URL"))
	}
	for {
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.Is(err, csv.ErrFieldCount) && row == nil:
			if !each(saved{}, unreadable(err)) {
				return nil
			}
			continue
		}
		cell := func(field string) string {
			if i, ok := at[field]; ok && i < len(row) {
				return row[i]
			}
			return ""
		}
		s := saved{
			title: cell("title"), url: cell("url"), byline: cell("author"), published: cell("published"), excerpt: cell("excerpt"),
			tags: append(splitTags(cell("tags")), shelf(cell("folder"))), raw: []byte(strings.Join(row, "\t")),
		}
		if !each(s, nil) {
			return nil
		}
	}
}

// splitTags reads tags in one cell: "a|b", "a,b" or ["a","b"].
func splitTags(s string) []string {
	var list []string
	if json.Unmarshal([]byte(s), &list) == nil {
		return list
	}
	return strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == ',' || r == ';' })
}

// shelf is the tag for the place where a reader kept an article; none for the
// one where everything starts.
func shelf(name string) string {
	switch name = strings.ToLower(strings.TrimSpace(name)); name {
	case "unread", "bookmarks", "unsorted", "reading", "succeeded", "active", "home":
		return ""
	case "read archive", "archived":
		return "archive"
	}
	return name
}

// savedLinks reads a page of links, under headings that name their folders.
func savedLinks(in io.Reader, each func(saved, error) bool) error {
	data, err := io.ReadAll(io.LimitReader(in, MaxSource+1))
	if err != nil {
		return unreadable(err)
	}
	doc, ok := markup.Parse(string(data[:min(len(data), MaxSource)]))
	if !ok || len(data) > MaxSource {
		return tooLarge("the page of links is", MaxSource)
	}
	folder := ""
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3:
			folder = linkText(n)
		case atom.A:
			s := saved{title: linkText(n), tags: []string{shelf(folder)}}
			for _, a := range n.Attr {
				switch a.Key {
				case "href":
					s.url = a.Val
				case "tags":
					s.tags = append(s.tags, splitTags(a.Val)...)
				}
			}
			s.raw = []byte(s.url + "\t" + s.title)
			if webpage.Address(s.url) != "" && !each(s, nil) { // browsers keep places and scripts, too
				return nil
			}
		}
	}
	return nil
}

// A savedRecord is an article as Wallabag and Omnivore write it.
type savedRecord struct {
	Title       string   `json:"title"`
	URL         string   `json:"url"`
	Language    string   `json:"language"`
	Content     string   `json:"content"`      // Wallabag: the text, HTML
	DomainName  string   `json:"domain_name"`  // of the page
	PublishedAt string   `json:"published_at"` // Wallabag
	PublishedBy []string `json:"published_by"`
	Tags        []string `json:"tags"`
	Archived    flag     `json:"is_archived"`
	Starred     flag     `json:"is_starred"`

	Slug        string   `json:"slug"` // Omnivore: the text lies in content/SLUG.html
	Description string   `json:"description"`
	Author      string   `json:"author"`
	State       string   `json:"state"`
	Labels      []string `json:"labels"`
	Published   string   `json:"publishedAt"`
}

// A flag is true, or 1, or "1".
type flag bool

func (f *flag) UnmarshalJSON(b []byte) error {
	s := strings.Trim(string(b), `"`)
	*f = s == "true" || s == "1"
	return nil
}

// savedJSON reads an array of articles, one at a time.
func savedJSON(in io.Reader, beside fs.FS, each func(saved, error) bool) error {
	d := json.NewDecoder(in)
	if _, err := d.Token(); err != nil {
		return unreadable(errors.New("no list of articles in JSON"))
	}
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return unreadable(errors.New("the list breaks off: not JSON from here on"))
		}
		var r savedRecord
		err := json.Unmarshal(raw, &r)
		if err != nil {
			err = unreadable(errors.New("no article in JSON"))
		}
		if !each(r.saved(raw, beside), err) {
			return nil
		}
	}
	return nil
}

func (r *savedRecord) saved(raw []byte, beside fs.FS) saved {
	s := saved{
		title: r.Title, url: r.URL, lang: r.Language, source: r.DomainName, html: r.Content, excerpt: r.Description,
		byline: cmp.Or(r.Author, strings.Join(r.PublishedBy, ", ")), published: cmp.Or(r.PublishedAt, r.Published),
		tags: append(append(r.Tags, r.Labels...), shelf(r.State)), raw: raw,
	}
	if r.Archived {
		s.tags = append(s.tags, "archive")
	}
	if r.Starred {
		s.tags = append(s.tags, "starred")
	}
	name := "content/" + r.Slug + ".html"
	if s.html == "" && r.Slug != "" && beside != nil && fs.ValidPath(name) {
		s.html = textBeside(beside, name)
	}
	return s
}

// textBeside is a file of a text, "" if there is none.
func textBeside(beside fs.FS, name string) string {
	f, err := beside.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close() //nolint:errcheck // read only
	data, err := io.ReadAll(io.LimitReader(f, MaxSource))
	if err != nil {
		return ""
	}
	return string(data)
}

// linkText is the text in n.
func linkText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
