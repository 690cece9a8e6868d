package export

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"onrecord/articles"
	"onrecord/articles/cite"
)

// marker is the key in a file's front matter that makes it ours. Its value is
// the article's ID and a checksum of all that follows the line.
const marker = "onrecord: "

// Markdown is a file for a vault such as Obsidian's: front matter, then the
// passages of one article as block quotations, in their order in the text, each
// with a block ID that stays, the note, and a line of kind, tags and day. notes
// are those of one article.
func Markdown(notes []Note) []byte {
	if len(notes) == 0 {
		return nil
	}
	notes = slices.Clone(notes)
	slices.SortStableFunc(notes, func(a, b Note) int {
		lost := func(n Note) int { return len(n.Placement) * strings.Count(string(n.Placement), "lost") }
		return cmp.Or(cmp.Compare(lost(a), lost(b)), cmp.Compare(a.Span.Lo, b.Span.Lo))
	})
	of := notes[0].Of
	var b strings.Builder
	for _, f := range []struct{ key, value string }{
		{"title", of.Title}, {"author", of.Byline}, {"source", of.Source}, {"url", of.URL}, {"published", day(of.Published)},
	} {
		if f.value != "" {
			b.WriteString(f.key + ": " + yamlString(f.value) + "\n")
		}
	}
	if tags := tagsOf(notes); len(tags) > 0 {
		b.WriteString("tags:\n")
		for _, t := range tags {
			b.WriteString("  - " + yamlString(t) + "\n")
		}
	}
	b.WriteString("---\n\n# " + cite.Markdown(cmp.Or(of.Title, "Untitled")) + "\n")
	for _, n := range notes {
		passage(&b, n)
	}
	rest := b.String()
	return []byte("---\n" + marker + strconv.FormatInt(int64(of.ID), 10) + " " + checksum(rest) + "\n" + rest)
}

// passage writes one note.
func passage(b *strings.Builder, n Note) {
	b.WriteString("\n" + cite.Blockquote(n.Selector.Exact) + "\n\n^" + blockID(n.ID) + "\n")
	if note := strings.TrimSpace(n.Note); note != "" {
		b.WriteString("\n" + note + "\n")
	}
	about := []string{string(n.Kind)}
	for _, t := range n.Tags {
		about = append(about, "#"+hashtag(t))
	}
	about = append(about, day(n.Created))
	switch n.Placement {
	case articles.Near:
		about = append(about, "the article has changed here")
	case articles.Lost:
		about = append(about, "no longer in the article")
	case articles.Placed:
	}
	b.WriteString("\n" + strings.Join(about, " · ") + "\n")
}

// Ours tells of a file's content which article it is of, if Markdown wrote it;
// intact is whether nobody has changed it since.
func Ours(file []byte) (id articles.ID, intact, ok bool) {
	rest, ok := strings.CutPrefix(string(file), "---\n"+marker)
	if !ok {
		return 0, false, false
	}
	head, rest, ok := strings.Cut(rest, "\n")
	number, sum, both := strings.Cut(head, " ")
	n, err := strconv.ParseInt(number, 10, 64)
	return articles.ID(n), sum == checksum(rest), ok && both && err == nil
}

func checksum(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:6])
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

// tagsOf are the tags of all notes, each once, in order of the alphabet.
func tagsOf(notes []Note) []string {
	var tags []string
	for _, n := range notes {
		for _, t := range n.Tags {
			tags = append(tags, hashtag(t))
		}
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// hashtag is t as Obsidian takes it: letters, digits, - _ and /.
func hashtag(t string) string {
	t = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("-_/", r) {
			return r
		}
		return '-'
	}, t)
	if strings.Trim(t, "0123456789") == "" { // a number is no tag
		t += "-"
	}
	return t
}

// blockID is a block ID of Obsidian's for a note: letters, digits and dashes.
func blockID(id articles.NoteID) string {
	plain := func(r rune) bool {
		return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-')
	}
	if s := string(id); s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return "note-" + s
	}
	return "note-" + checksum(string(id))
}

// yamlString is a line as a double-quoted scalar of YAML 1.2.
func yamlString(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(articles.Line(s)) + `"`
}

// FileName is the name of an article's Markdown file: its title without what
// some file system or Obsidian's links cannot have, and its ID.
func FileName(of Article) string {
	title := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|#^[]%`, r) || !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, of.Title)
	const most = 80 // bytes: file systems take 255, and folders may be deep
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(title), " ") {
		if b.Len()+len(string(r)) > most {
			break
		}
		b.WriteRune(r)
	}
	name := strings.Trim(b.String(), " .")
	if name == "" {
		name = "Untitled"
	}
	return name + " (" + strconv.FormatInt(int64(of.ID), 10) + ").md"
}
