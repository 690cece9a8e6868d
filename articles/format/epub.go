package format

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/articles"
	"onrecord/articles/charset"
	"onrecord/articles/markup"
	"onrecord/articles/when"
)

// Limits on a book.
const (
	MaxBook     = 64 << 20  // bytes of the file
	maxUnpacked = 256 << 20 // bytes of its entries
	maxEntries  = 4096
	maxRatio    = 200 // unpacked to packed, of an entry that is read
)

// An epub is a book after EPUB 2.0.1 and 3.3 (W3C 2023): an archive of pages
// with a package document that says in which order they are read.
type epub struct {
	files map[string]*zip.File
	root  string // folder of the package document
	pack  opf
	left  int64 // bytes that may still be unpacked
}

// opf is the package document.
type opf struct {
	Titles    []string  `xml:"metadata>title"`
	Creators  []string  `xml:"metadata>creator"`
	Publisher string    `xml:"metadata>publisher"`
	Language  string    `xml:"metadata>language"`
	Dates     []opfDate `xml:"metadata>date"`
	Items     []opfItem `xml:"manifest>item"`
	Spine     struct {
		TOC   string    `xml:"toc,attr"`
		Items []opfRead `xml:"itemref"`
	} `xml:"spine"`
}

type opfDate struct {
	Event string `xml:"event,attr"` // EPUB 2: publication, modification
	Value string `xml:",chardata"`
}

type opfItem struct {
	ID         string `xml:"id,attr"`
	Href       string `xml:"href,attr"`
	MediaType  string `xml:"media-type,attr"`
	Properties string `xml:"properties,attr"`
}

type opfRead struct {
	ID     string `xml:"idref,attr"`
	Linear string `xml:"linear,attr"`
}

// books reads a file that is one EPUB, and names the chapters that it lacks.
func books(r io.Reader, yield func(articles.Article, error) bool) {
	data, err := whole(r, MaxBook)
	if err != nil {
		yield(articles.Article{}, err)
		return
	}
	a, lost, err := book(data)
	if err == nil {
		a.Format, a.Raw = articles.FormatEPUB, data
		a, err = finish(a)
	}
	if !yield(a, err) || err != nil {
		return
	}
	for _, err := range lost {
		if !yield(articles.Article{}, err) {
			return
		}
	}
}

// book reads an EPUB as one article: its chapters in reading order, each under
// a heading. Chapters that cannot be read are lost, and the rest goes on.
func book(data []byte) (a articles.Article, lost []error, err error) {
	e, err := openEPUB(data)
	if err != nil {
		return a, nil, err
	}
	body, lost, err := e.text()
	if err != nil {
		return a, nil, err
	}
	a = articles.Article{
		Source: articles.Line(e.pack.Publisher),
		Byline: strings.Join(printed(e.pack.Creators), ", "),
		Lang:   strings.TrimSpace(e.pack.Language),
		Body:   body,
	}
	if titles := printed(e.pack.Titles); len(titles) > 0 {
		a.Title = titles[0]
	}
	for _, d := range e.pack.Dates {
		if d.Event == "" || d.Event == "publication" {
			a.Published = when.Date(d.Value)
			break
		}
	}
	if a.Title == "" {
		a.Title = firstLine(body)
	}
	return a, lost, nil
}

// printed are the strings of all that have one.
func printed(all []string) []string {
	var out []string
	for _, s := range all[:min(len(all), 20)] {
		if s = articles.Line(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func openEPUB(data []byte) (*epub, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, unreadable(errors.New("not an EPUB book: it is no zip archive"))
	}
	if len(z.File) > maxEntries {
		return nil, &articles.Error{Code: articles.TooLarge, Err: fmt.Errorf("the book has more than %d entries", maxEntries)}
	}
	e := &epub{files: map[string]*zip.File{}, left: maxUnpacked}
	for _, f := range z.File {
		e.files[path.Clean(f.Name)] = f
	}
	var container struct {
		Roots []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := e.xml("META-INF/container.xml", &container); err != nil {
		return nil, err
	}
	if len(container.Roots) == 0 {
		return nil, unreadable(errors.New("not an EPUB book: META-INF/container.xml names no package"))
	}
	name := path.Clean(container.Roots[0].Path)
	e.root = path.Dir(name)
	return e, e.xml(name, &e.pack)
}

// text is the book as Markdown, and what is wrong with the chapters that are not
// in it. The error is one of the whole book.
func (e *epub) text() (text string, lost []error, err error) {
	sealed := e.sealed()
	labels := e.labels()
	var b strings.Builder
	for _, name := range e.chapters() {
		if sealed[name] {
			return "", nil, &articles.Error{Code: articles.Unsupported, Err: fmt.Errorf("the book is protected: %s is encrypted", articles.Line(name))}
		}
		chapter, err := e.chapter(name, labels[name])
		switch {
		case articles.CodeOf(err) == articles.Unreadable:
			lost = append(lost, err)
			continue
		case err != nil:
			return "", nil, err
		}
		if chapter = strings.TrimSpace(chapter); chapter == "" {
			continue
		}
		if b.Len()+len(chapter) > MaxBody {
			return "", nil, tooLarge("the text of the book is", MaxBody)
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(chapter)
	}
	if b.Len() == 0 && len(lost) > 0 {
		return "", nil, lost[0]
	}
	return b.String(), lost, nil
}

// chapters are the pages in reading order, or, where the book gives none, in that
// of its contents; what is only looked up is left out.
func (e *epub) chapters() []string {
	byID := map[string]opfItem{}
	for _, item := range e.pack.Items {
		byID[item.ID] = item
	}
	var out []string
	order := e.pack.Spine.Items
	if len(order) == 0 {
		for _, item := range e.pack.Items {
			order = append(order, opfRead{ID: item.ID})
		}
	}
	for _, ref := range order {
		item, ok := byID[ref.ID]
		contents := strings.Contains(" "+item.Properties+" ", " nav ")
		if !ok || contents || ref.Linear == "no" || !strings.Contains(item.MediaType, "html") {
			continue
		}
		out = append(out, e.name(e.root, item.Href))
	}
	return out
}

// name is the entry that href names in a document of folder. It never leaves
// the archive: entries are looked up, not opened.
func (e *epub) name(folder, href string) string {
	href, _, _ = strings.Cut(href, "#")
	if s, err := url.PathUnescape(href); err == nil {
		href = s
	}
	return path.Join(folder, href)
}

// chapter is a page as Markdown, under label if it has no heading.
func (e *epub) chapter(name, label string) (string, error) {
	data, err := e.read(name)
	if err != nil {
		return "", err
	}
	s, err := charset.Decode(data, charset.Declared(data))
	if err != nil {
		return "", unreadable(fmt.Errorf("%s: %w", articles.Line(name), err))
	}
	doc, ok := markup.Parse(s)
	headed := ok && hasHeading(doc)
	var body string
	if ok {
		body = articles.Clean(markup.FromNode(doc, nil))
	} else {
		body = articles.Clean(markup.FromHTML(s, nil))
	}
	if label = articles.Shorten(articles.Line(label), maxTitle); label != "" && !headed && strings.TrimSpace(body) != "" {
		body = "## " + markup.FromText(label) + "\n\n" + body
	}
	return body, nil
}

// hasHeading reports whether a page has a heading, and takes out the titles before
// it: they say in the window's frame what stands on the page.
func hasHeading(doc *html.Node) (headed bool) {
	var titles []*html.Node
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Title {
			titles = append(titles, n)
		}
		if headed = n.DataAtom == atom.H1 || n.DataAtom == atom.H2 || n.DataAtom == atom.H3; headed {
			break
		}
	}
	for _, n := range titles {
		n.Parent.RemoveChild(n)
	}
	return headed
}

// sealed are the entries that META-INF/encryption.xml names. Fonts are often
// among them, and need not be read.
func (e *epub) sealed() map[string]bool {
	var list struct {
		Data []struct {
			Ref struct {
				URI string `xml:"URI,attr"`
			} `xml:"CipherData>CipherReference"`
		} `xml:"EncryptedData"`
	}
	out := map[string]bool{}
	if e.files["META-INF/encryption.xml"] == nil || e.xml("META-INF/encryption.xml", &list) != nil {
		return out
	}
	for _, d := range list.Data {
		out[e.name("", d.Ref.URI)] = true
	}
	return out
}

// read unpacks an entry.
func (e *epub) read(name string) ([]byte, error) {
	f := e.files[name]
	if f == nil {
		return nil, unreadable(fmt.Errorf("the book lacks %s", articles.Line(name)))
	}
	packed := max(int64(f.CompressedSize64), 1)
	limit := min(e.left, packed*maxRatio)
	r, err := f.Open()
	if err != nil {
		return nil, unreadable(fmt.Errorf("%s: %w", articles.Line(name), err))
	}
	defer r.Close() //nolint:errcheck // read only
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(data)) > limit:
		return nil, &articles.Error{Code: articles.TooLarge, Err: fmt.Errorf("%s unpacks to too much (%d times its size, or %d MiB in all)", articles.Line(name), maxRatio, maxUnpacked>>20)}
	case err != nil:
		return nil, unreadable(fmt.Errorf("%s: %w", articles.Line(name), err))
	}
	e.left -= int64(len(data))
	return data, nil
}

// xml reads an entry into v. Of entities it knows those of HTML alone, so that
// none can grow.
func (e *epub) xml(name string, v any) error {
	data, err := e.read(name)
	if err != nil {
		return err
	}
	s, err := charset.Decode(data, "")
	if err != nil {
		return unreadable(fmt.Errorf("%s: %w", articles.Line(name), err))
	}
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // decoded already
	if err := d.Decode(v); err != nil {
		return unreadable(fmt.Errorf("%s: %w", articles.Line(name), err))
	}
	return nil
}
