package export

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"onrecord/articles"
)

// columns are those that Readwise imports.
var columns = []string{"Highlight", "Title", "Author", "URL", "Note", "Location", "Date"}

// WriteCSV writes one row a note, for Readwise and for spreadsheets. Tags stand
// before the note as ".tag", which Readwise reads.
//
// A cell that a spreadsheet would take for a formula gets an apostrophe before
// it, as OWASP advises; one that begins with an apostrophe before such a sign gets
// one more. Reading takes one away, so the words come back as they were.
func WriteCSV(w io.Writer, notes []Note) error {
	c := csv.NewWriter(w)
	if err := c.Write(columns); err != nil {
		return err
	}
	for _, n := range notes {
		row := []string{
			n.Selector.Exact, n.Of.Title, n.Of.Byline, n.Of.URL, dotted(n.Tags) + n.Note,
			strconv.Itoa(n.Selector.Start), n.Created.UTC().Format(time.DateTime),
		}
		for i := range row {
			row[i] = inert(row[i])
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// dotted is tags as Readwise writes them before a note.
func dotted(tags []string) string {
	if len(tags) == 0 {
		return ""
	}
	var b strings.Builder
	for i, t := range tags {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString("." + strings.ReplaceAll(t, " ", "_"))
	}
	return b.String() + "\n"
}

// undotted takes the tags off a note.
func undotted(note string) (tags []string, rest string) {
	first, rest, _ := strings.Cut(note, "\n")
	words := strings.Fields(first)
	for _, w := range words {
		if len(w) < 2 || w[0] != '.' || w[1] == '.' {
			return nil, note
		}
		tags = append(tags, strings.ReplaceAll(w[1:], "_", " "))
	}
	if tags == nil {
		return nil, note
	}
	return tags, rest
}

const formula = "=+-@\t\r\n＝＋－＠"

// inert is a cell that no spreadsheet takes for a formula.
func inert(cell string) string {
	if beginsFormula(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

// ert is the inverse of inert.
func ert(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && beginsFormula(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return cell
}

func beginsFormula(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && strings.ContainsRune(formula, r)
}

// header is where the columns are that a CSV of highlights has, ours or those of
// Readwise's own export; -1 for one that it lacks.
type header struct{ highlight, title, author, url, words, location, date, tags int }

func readHeader(row []string) (h header, ok bool) {
	find := func(names ...string) int {
		return slices.IndexFunc(row, func(cell string) bool {
			return slices.Contains(names, strings.ToLower(strings.TrimSpace(strings.TrimPrefix(cell, "\ufeff"))))
		})
	}
	h = header{
		highlight: find("highlight"), title: find("title", "book title"), author: find("author", "book author"),
		url: find("url", "source url"), words: find("note"), location: find("location"), date: find("date", "highlighted at"), tags: find("tags"),
	}
	return h, h.highlight >= 0 && (h.title >= 0 || h.url >= 0)
}

// readCSV reads highlights as Readwise exports them, or as WriteCSV does.
func readCSV(data []byte) (notes []Note, problems []error) {
	r := csv.NewReader(strings.NewReader(articles.Clean(string(data))))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	row, err := r.Read()
	if err != nil {
		return nil, []error{err}
	}
	h, ok := readHeader(row)
	if !ok {
		return nil, []error{errors.New("the first line names no Highlight with a Title or URL")}
	}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return notes, problems
		}
		at, _ := r.FieldPos(0)
		if err != nil {
			return notes, append(problems, err)
		}
		n := h.note(row)
		if strings.TrimSpace(n.Selector.Exact) == "" {
			problems = append(problems, fmt.Errorf("line %d: it has no highlight", at))
			continue
		}
		notes = append(notes, n)
	}
}

func (h header) note(row []string) Note {
	cell := func(i int) string {
		if i < 0 || i >= len(row) {
			return ""
		}
		return ert(row[i])
	}
	n := Note{Of: Article{Title: cell(h.title), Byline: cell(h.author), URL: cell(h.url)}}
	n.Selector.Exact = cell(h.highlight)
	n.Tags, n.Note = undotted(cell(h.words))
	for t := range strings.SplitSeq(cell(h.tags), ",") {
		n.Tags = append(n.Tags, t)
	}
	n.Selector.Start, _ = strconv.Atoi(cell(h.location))
	n.Selector.End = n.Selector.Start + utf8.RuneCountInString(n.Selector.Exact)
	n.Created = parseMoment(cell(h.date))
	n.Changed = n.Created
	return clean(n)
}
