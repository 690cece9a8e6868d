package feed

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"onrecord/articles"
	"onrecord/articles/charset"
)

// Limits on a list of feeds.
const (
	MaxOutlines = 50_000
	maxDepth    = 64 // folders in folders
)

// A List is a list of feeds with their folders.
type List struct {
	Title    string
	Feeds    []articles.Feed // URL, Name, Site, Folder and Tags alone
	Troubles []string        // what could not be taken, in words
}

func (l *List) trouble(format string, args ...any) {
	const most = 20
	if len(l.Troubles) < most {
		l.Troubles = append(l.Troubles, articles.Line(fmt.Sprintf(format, args...)))
	}
}

// ReadList reads a list of feeds: OPML 1 or 2 (http://opml.org/spec2.opml), or the
// urls file of newsboat. Folders within folders are joined by "/". What is no
// list is an *articles.Error of code Unreadable or TooLarge, without Op.
func ReadList(data []byte) (*List, error) {
	if len(data) > MaxSource {
		return nil, &articles.Error{Code: articles.TooLarge, Err: fmt.Errorf("the list is larger than %d MiB", MaxSource>>20)}
	}
	s, err := charset.Decode(data, charset.Declared(data))
	if err != nil {
		return nil, err
	}
	s = legible(s)
	l := &List{}
	if strings.HasPrefix(strings.TrimSpace(s), "<") {
		err = l.opml(mend(s))
	} else {
		err = l.urls(s)
	}
	if err != nil {
		return nil, err
	}
	return l, nil
}

// opml reads OPML that was mended. A list that breaks off gives what came before.
func (l *List) opml(s string) error {
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = false
	var folders []string // of the outlines around; "" for a feed
	seen, outlines := false, 0
	for {
		t, err := d.Token()
		if err != nil {
			return l.ended(seen, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch strings.ToLower(t.Name.Local) {
			case "opml":
				seen = true
			case "title":
				l.Title = heading(d, l.Title)
			case "outline":
				if outlines++; outlines > MaxOutlines {
					return &articles.Error{Code: articles.TooLarge, Err: fmt.Errorf("the list has more than %d entries", MaxOutlines)}
				}
				if len(folders) == maxDepth {
					return &articles.Error{Code: articles.TooLarge, Err: fmt.Errorf("its folders are nested deeper than %d", maxDepth)}
				}
				folders = append(folders, l.outline(t.Attr, folders))
			}
		case xml.EndElement:
			if strings.EqualFold(t.Name.Local, "outline") && len(folders) > 0 {
				folders = folders[:len(folders)-1]
			}
		}
	}
}

// ended is the outcome of a list that ended with err.
func (l *List) ended(seen bool, err error) error {
	switch {
	case !seen:
		return &articles.Error{Code: articles.Unreadable, Err: errors.New("it is no list of feeds: neither OPML nor a urls file of newsboat")}
	case !errors.Is(err, io.EOF):
		l.trouble("the list breaks off after %s", articles.Counted(len(l.Feeds), "feed"))
	}
	return nil
}

// heading is the text of the element that d is in, or what there is already.
func heading(d *xml.Decoder, already string) string {
	var s string
	if d.DecodeElement(&s, &xml.StartElement{Name: xml.Name{Local: "title"}}) != nil || already != "" {
		return already
	}
	return articles.Shorten(articles.Line(s), maxTitle)
}

// outline takes an outline that stands in folders, and gives the name that it has
// as a folder.
func (l *List) outline(attrs []xml.Attr, folders []string) string {
	at := map[string]string{}
	for _, a := range attrs {
		if key := strings.ToLower(a.Name.Local); at[key] == "" {
			at[key] = a.Value
		}
	}
	name := articles.Shorten(articles.Line(cmp.Or(strings.TrimSpace(at["title"]), at["text"])), maxTitle)
	address := strings.TrimSpace(cmp.Or(at["xmlurl"], at["url"]))
	if address == "" || at["xmlurl"] == "" && !strings.EqualFold(at["type"], "rss") {
		return name
	}
	if strings.EqualFold(at["iscomment"], "true") {
		return ""
	}
	f := articles.Feed{URL: address, FeedSettings: articles.FeedSettings{Name: name, Folder: joinFolders(folders)}}
	for _, c := range strings.Split(at["category"], ",") {
		c = articles.Line(c)
		switch folder, isPath := strings.CutPrefix(c, "/"); {
		case isPath && f.Folder == "":
			f.Folder = joinFolders(strings.Split(folder, "/"))
		case c != "" && !isPath:
			f.Tags = append(f.Tags, articles.Shorten(c, 100))
		}
	}
	if u := (&reader{}).resolve(at["htmlurl"], nil); u != nil {
		f.Site = u.String()
	}
	l.add(f)
	return ""
}

// add takes a feed whose address can be one.
func (l *List) add(f articles.Feed) {
	address, err := Address(f.URL)
	if err != nil {
		l.trouble("%s: %v", articles.Shorten(f.URL, 200), err)
		return
	}
	f.URL = address
	l.Feeds = append(l.Feeds, f)
}

// Folder is the path of a folder as typed, without what says nothing.
func Folder(path string) string { return joinFolders(strings.Split(path, "/")) }

func joinFolders(names []string) string {
	var out []string
	for _, n := range names {
		if n = strings.Trim(articles.Line(n), "/ "); n != "" {
			out = append(out, n)
		}
	}
	return articles.Shorten(strings.Join(out, "/"), maxTitle)
}

// Write writes feeds as OPML 2, in the order that they have, with a folder where
// its first feed is.
func Write(w io.Writer, feeds []articles.Feed, now time.Time) error {
	root := &folder{}
	for _, f := range feeds {
		root.at(f.Folder).feeds = append(root.at(f.Folder).feeds, f)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header + "<opml version=\"2.0\">\n  <head>\n    <title>Feeds of onrecord</title>\n")
	fmt.Fprintf(&b, "    <dateCreated>%s</dateCreated>\n  </head>\n  <body>\n", now.UTC().Format(time.RFC1123Z))
	root.write(&b, "    ")
	b.WriteString("  </body>\n</opml>\n")
	_, err := w.Write(b.Bytes())
	return err
}

// A folder holds feeds and folders.
type folder struct {
	name    string
	feeds   []articles.Feed
	folders []*folder
}

// at is the folder at a path below d, made where it is not there.
func (d *folder) at(path string) *folder {
	for name := range strings.SplitSeq(path, "/") {
		if name == "" {
			continue
		}
		i := slices.IndexFunc(d.folders, func(sub *folder) bool { return sub.name == name })
		if i < 0 {
			i = len(d.folders)
			d.folders = append(d.folders, &folder{name: name})
		}
		d = d.folders[i]
	}
	return d
}

func (d *folder) write(b *bytes.Buffer, indent string) {
	for _, f := range d.feeds {
		name := f.Label()
		fmt.Fprintf(b, `%s<outline type="rss"%s%s%s%s%s/>`+"\n", indent, attr("text", name), attr("title", name),
			attr("xmlUrl", f.URL), attr("htmlUrl", f.Site), attr("category", strings.Join(f.Tags, ",")))
	}
	for _, sub := range d.folders {
		fmt.Fprintf(b, "%s<outline%s>\n", indent, attr("text", sub.name))
		sub.write(b, indent+"  ")
		b.WriteString(indent + "</outline>\n")
	}
}

// attr is an attribute, left out where it is empty.
func attr(name, value string) string {
	if value == "" {
		return ""
	}
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(value)) // a Builder takes everything
	return " " + name + `="` + b.String() + `"`
}
