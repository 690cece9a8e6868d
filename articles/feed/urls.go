package feed

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"onrecord/articles"
)

// Address is s as the address of a feed: with a scheme, of http or https, without
// the part behind "#". "feed:" before it means nothing.
func Address(s string) (string, error) {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "feed:"); ok {
		if s = rest; strings.HasPrefix(s, "//") {
			s = "http:" + s
		}
	}
	u, err := url.Parse(s)
	switch {
	case err != nil || len(s) > 8<<10:
		return "", errors.New("it is no address")
	case u.Scheme != "http" && u.Scheme != "https":
		return "", errors.New("only http and https are fetched")
	case u.Hostname() == "":
		return "", errors.New("the address names no host")
	}
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	return u.String(), nil
}

// urls reads the urls file of newsboat: a line a feed, an address and tags behind
// it, of which the first is its folder here, and one that begins with "~" is its
// name. See https://newsboat.org/releases/2.40/docs/newsboat.html.
func (l *List) urls(s string) error {
	lines := 0
	for line := range strings.Lines(s) {
		words := fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if lines++; lines > MaxOutlines {
			return &articles.Error{Code: articles.TooLarge, Err: fmt.Errorf("the list has more than %d entries", MaxOutlines)}
		}
		f := articles.Feed{URL: words[0]}
		for _, tag := range words[1:] {
			name, isName := strings.CutPrefix(tag, "~")
			tag = articles.Shorten(articles.Line(tag), 100)
			switch {
			case isName:
				f.Name = articles.Shorten(articles.Line(name), maxTitle)
			case tag == "" || tag == "!":
			case f.Folder == "":
				f.Folder = joinFolders([]string{tag})
			default:
				f.Tags = append(f.Tags, tag)
			}
		}
		l.add(f)
	}
	if len(l.Feeds) == 0 && lines > 0 {
		return &articles.Error{Code: articles.Unreadable, Err: errors.New("it is no list of feeds: neither OPML nor a urls file of newsboat")}
	}
	return nil
}

// fields are the words of a line, some of them in quotation marks, in which a
// backslash keeps the next character.
func fields(line string) []string {
	var out []string
	var b strings.Builder
	quoted, begun := false, false
	line = strings.TrimSpace(line)
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && quoted && i+1 < len(line):
			i++
			b.WriteByte(line[i])
		case c == '"':
			quoted, begun = !quoted, true
		case (c == ' ' || c == '\t') && !quoted:
			if begun {
				out = append(out, b.String())
			}
			b.Reset()
			begun = false
		default:
			begun = true
			b.WriteByte(c)
		}
	}
	if begun {
		out = append(out, b.String())
	}
	return out
}

// WriteURLs writes feeds as the urls file of newsboat.
func WriteURLs(w io.Writer, feeds []articles.Feed) error {
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	for _, f := range feeds {
		words := []string{f.URL}
		for _, tag := range append([]string{f.Folder}, f.Tags...) {
			if tag != "" {
				words = append(words, `"`+quote.Replace(tag)+`"`)
			}
		}
		if f.Name != "" {
			words = append(words, `"~`+quote.Replace(f.Name)+`"`)
		}
		if _, err := fmt.Fprintln(w, strings.Join(words, " ")); err != nil {
			return err
		}
	}
	return nil
}
