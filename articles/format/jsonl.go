package format

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"onrecord/articles"
	"onrecord/articles/markup"
	"onrecord/articles/webpage"
	"onrecord/articles/when"
)

// A record is an article in a line of JSON. One of text, markdown and html is
// its body. Other keys are ignored.
type record struct {
	Title     loose  `json:"title"`
	Text      string `json:"text"`
	Markdown  string `json:"markdown"`
	HTML      string `json:"html"`
	URL       string `json:"url"`
	Source    loose  `json:"source"`
	Byline    loose  `json:"byline"`
	Published loose  `json:"published"`
	Lang      string `json:"lang"`
	Tags      loose  `json:"tags"`
}

// loose are strings that programs write as one, as a number or as a list.
type loose []string

// UnmarshalJSON takes what is none of these for nothing.
func (l *loose) UnmarshalJSON(b []byte) error {
	var all []json.RawMessage
	if json.Unmarshal(b, &all) != nil {
		all = []json.RawMessage{b}
	}
	for _, raw := range all {
		var s string
		var n json.Number
		switch {
		case json.Unmarshal(raw, &s) == nil:
		case json.Unmarshal(raw, &n) == nil:
			s = n.String()
		}
		if s != "" {
			*l = append(*l, s)
		}
	}
	return nil
}

func (l loose) String() string { return strings.Join(l, ", ") }

// lines reads JSON Lines, of any length: one article at a time is in memory.
func lines(in *bufio.Reader, yield func(articles.Article, error) bool) {
	for n := 1; ; n++ {
		line, err := readLine(in)
		if errors.Is(err, io.EOF) {
			return
		}
		last := false
		var a articles.Article
		switch {
		case articles.CodeOf(err) == articles.TooLarge:
		case err != nil:
			err, last = unreadable(err), true
		case len(bytes.TrimSpace(line)) == 0:
			continue
		default:
			a, err = fromRecord(line)
		}
		if err != nil {
			err = &articles.Error{Code: articles.CodeOf(err), Op: fmt.Sprintf("line %d", n), Err: err}
		}
		if !yield(a, err) || last {
			return
		}
	}
}

// readLine reads a line without its end. One that is too long is passed over
// and gives TooLarge. After the last line it gives io.EOF.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	over := false
	for {
		part, err := in.ReadSlice('\n')
		if over = over || len(line)+len(part) > MaxSource; !over {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		case over:
			return nil, tooLarge("the line is", MaxSource)
		case err != nil && len(line) == 0:
			return nil, io.EOF
		}
		return slices.Clone(bytes.TrimSuffix(line, []byte("\n"))), nil
	}
}

func fromRecord(line []byte) (articles.Article, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return articles.Article{}, unreadable(errors.New("no article in JSON"))
	}
	var a articles.Article
	switch {
	case r.Markdown != "":
		a = markdown(r.Markdown)
	case r.HTML != "":
		a.Body = articles.Clean(markup.FromHTML(r.HTML, nil))
	default:
		a = text(r.Text)
	}
	a.Format, a.Raw = articles.FormatJSONL, line
	for field, value := range map[*string]string{&a.Title: r.Title.String(), &a.Source: r.Source.String(), &a.Byline: r.Byline.String(), &a.Lang: r.Lang, &a.URL: webpage.Address(r.URL)} {
		if value != "" {
			*field = value
		}
	}
	if t := when.Date(r.Published.String()); !t.IsZero() {
		a.Published = t
	}
	a.Tags = cleanTags(append(a.Tags, r.Tags...))
	if a.Title == "" {
		a.Title = firstLine(a.Body)
	}
	return finish(a)
}
