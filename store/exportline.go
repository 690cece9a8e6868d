package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"strconv"
	"time"

	"onrecord/articles"
)

// The forms of the lines of an exported library, but for notes and corrections,
// which are written as in the journal.
const (
	librarySchema = "onrecord/library/1"
	articleSchema = "onrecord/article/1"
)

// A libraryLine is the first.
type libraryLine struct {
	Schema string      `json:"schema"`
	Seen   articles.ID `json:"seen,omitempty"` // the newest article when the reader left
}

// An articleLine is an article with everything that is kept of it but what can
// be found again in its text, and but for its notes.
type articleLine struct {
	Schema    string          `json:"schema"`
	ID        articles.ID     `json:"id"`
	Title     string          `json:"title"`
	Source    string          `json:"source"`
	Byline    string          `json:"byline"`
	URL       string          `json:"url"`
	Path      string          `json:"path"`
	Lang      string          `json:"lang"`
	Published stamp           `json:"published"`
	Added     stamp           `json:"added"`
	Format    articles.Format `json:"format"`
	Tags      []string        `json:"tags,omitempty"`
	Read      bool            `json:"read,omitempty"`
	Starred   bool            `json:"starred,omitempty"`
	PlaceLo   int             `json:"place_lo,omitempty"` // bytes of the latest body
	PlaceHi   int             `json:"place_hi,omitempty"`
	Texts     []textLine      `json:"texts"` // every revision, the latest last
}

type textLine struct {
	Revision  int             `json:"revision"`
	Title     string          `json:"title"`
	Byline    string          `json:"byline"`
	Published stamp           `json:"published"`
	Seen      stamp           `json:"seen"`
	Format    articles.Format `json:"format"`
	Body      string          `json:"body"`
	Raw       []byte          `json:"raw"` // source bytes in base 64; null if they are not known
	RawIsBody bool            `json:"raw_is_body,omitempty"`
}

// A stamp is a time in JSON: RFC 3339 or, where the year has not four digits,
// microseconds since 1970; null for the zero time.
type stamp time.Time

// MarshalJSON writes s.
func (s stamp) MarshalJSON() ([]byte, error) {
	t := time.Time(s).UTC()
	switch {
	case t.IsZero():
		return []byte("null"), nil
	case t.Year() < 1 || t.Year() > 9999:
		return strconv.AppendInt(nil, t.UnixMicro(), 10), nil
	}
	return t.AppendFormat(nil, `"`+time.RFC3339Nano+`"`), nil
}

// UnmarshalJSON is the inverse of MarshalJSON.
func (s *stamp) UnmarshalJSON(b []byte) error {
	if n, err := strconv.ParseInt(string(b), 10, 64); err == nil {
		*s = stamp(time.UnixMicro(n).UTC())
		return nil
	}
	var t time.Time
	err := json.Unmarshal(b, &t)
	*s = stamp(t)
	return err
}

// sealed is v, an object, as a line with a checksum of what comes before it.
func sealed(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	open := articles.Inert(bytes.TrimSuffix(b.Bytes(), []byte("}\n")))
	sum := crc32.Checksum(open, crc32.MakeTable(crc32.Castagnoli))
	return fmt.Appendf(open, "%s%08x\"}\n", sumKey, sum), nil
}

// unsealed reports whether line has a checksum that is not its own.
func unsealed(line []byte) bool {
	i := bytes.LastIndex(line, []byte(sumKey))
	if i < 0 || len(line)-i != len(sumKey)+len(`01234567"}`) {
		return false
	}
	return string(line[i:]) != fmt.Sprintf("%s%08x\"}", sumKey, crc32.Checksum(line[:i], crc32.MakeTable(crc32.Castagnoli)))
}
