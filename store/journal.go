package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"onrecord/articles"
)

// journalSuffix is what the name of a journal has after that of its library.
const journalSuffix = ".notes.jsonl"

// The forms of the journal's lines: about a note, and about an entry of the log
// of corrections.
const (
	noteSchema       = "onrecord/note/1"
	correctionSchema = "onrecord/correction/1"
)

// A journal is the second copy of the reader's notes and corrections: one JSON
// object a line, only ever appended to. It is written while the library is locked,
// so that two processes never write at once.
type journal struct{ path string }

// What an entry of the journal tells of a note.
const (
	noteSaved    = "save"
	noteRemoved  = "remove"  // hidden; can be restored
	noteRestored = "restore" // shown again
	noteDeleted  = "delete"  // went with its article
	noteVoid     = "void"    // the save before was never confirmed: a crash or a full disk came between
)

// What an entry tells of a correction.
const (
	correctionMade = "correct"
	correctionVoid = "void" // as noteVoid
)

// An entry is a line of the journal: a note as it is after what was done, or an
// entry of the log of corrections.
type entry struct {
	Schema  string       `json:"schema"`
	Op      string       `json:"op"`
	At      stamp        `json:"at"`
	Note    entryNote    `json:"note,omitzero"`
	Article entryArticle `json:"article,omitzero"`

	Correction *entryCorrection `json:"correction,omitempty"`

	More int `json:"more,omitempty"` // lines that follow of the same transaction
}

type entryNote struct {
	ID       articles.NoteID   `json:"id"`
	Quote    string            `json:"quote"`
	Prefix   string            `json:"prefix"`
	Suffix   string            `json:"suffix"`
	Start    int               `json:"start"` // code points of the plain text
	End      int               `json:"end"`
	Kind     articles.NoteKind `json:"kind"`
	Note     string            `json:"note"`
	Tags     []string          `json:"tags,omitempty"`
	Created  stamp             `json:"created"`
	Changed  stamp             `json:"changed"`
	Revision int               `json:"revision"`
	Lo       int               `json:"lo"` // bytes of the body
	Hi       int               `json:"hi"`

	Placement articles.Placement `json:"placement,omitempty"`
}

// An entryArticle finds the article in another library.
type entryArticle struct {
	ID    articles.ID `json:"id"`
	Title string      `json:"title"`
	URL   string      `json:"url"`
	Hash  string      `json:"hash"`
}

func newEntry(op string, at time.Time, n articles.Annotation, of entryArticle) entry {
	return entry{
		Schema: noteSchema, Op: op, At: stamp(at), Article: of,
		Note: entryNote{
			ID: n.ID, Quote: n.Selector.Exact, Prefix: n.Selector.Prefix, Suffix: n.Selector.Suffix,
			Start: n.Selector.Start, End: n.Selector.End, Kind: n.Kind, Note: n.Note, Tags: n.Tags,
			Created: stamp(n.Created), Changed: stamp(n.Changed), Revision: n.Revision, Lo: n.Span.Lo, Hi: n.Span.Hi,
			Placement: n.Placement,
		},
	}
}

// append writes entries, if there are any, and returns the end of the journal
// when they are on disk. After an error, nothing is known of them: the file is
// closed, and opened anew the next time.
func (j *journal) append(entries ...entry) (end journalMark, err error) {
	f, err := os.OpenFile(j.path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return end, fmt.Errorf("journal %s: %w", j.path, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	lines, err := j.begin(f)
	if err != nil {
		return end, err
	}
	for _, e := range entries {
		lines = append(lines, e.line()...)
	}
	if _, err := f.Write(lines); err != nil {
		return end, fmt.Errorf("journal %s: %w", j.path, err)
	}
	if err := f.Sync(); err != nil {
		return end, fmt.Errorf("journal %s: %w", j.path, err)
	}
	info, err := f.Stat()
	if err != nil {
		return end, err
	}
	if len(entries) == 0 {
		b, err := os.ReadFile(j.path)
		return markOf(b), err
	}
	return journalMark{info.Size(), markOf(lines).sum}, nil
}

// begin gives what must come before a new line: an end to one that a crash cut
// short. The name of a new file is put on disk.
func (j *journal) begin(f *os.File) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() == 0 {
		return nil, syncFolder(filepath.Dir(j.path))
	}
	last := make([]byte, 1)
	if _, err := f.ReadAt(last, info.Size()-1); err != nil {
		return nil, err
	}
	if last[0] != '\n' {
		return []byte{'\n'}, nil
	}
	return nil, nil
}

// missing reports whether the journal has not been begun.
func (j *journal) missing() bool {
	info, err := os.Stat(j.path)
	return errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0
}

// sumKey comes before the checksum at the end of a line.
const sumKey = `,"sum":"`

// line is e with a checksum of what comes before the checksum.
func (e entry) line() []byte {
	b, _ := json.Marshal(e) // strings, integers and stamps always marshal
	b = b[:len(b)-1]
	return fmt.Appendf(b, "%s%08x\"}\n", sumKey, crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)))
}

// readEntry is the inverse of line; ok is false for a line that is damaged.
func readEntry(line []byte) (e entry, ok bool) {
	i := bytes.LastIndex(line, []byte(sumKey))
	if i < 0 {
		return e, false
	}
	want := fmt.Sprintf("%s%08x\"}", sumKey, crc32.Checksum(line[:i], crc32.MakeTable(crc32.Castagnoli)))
	if string(line[i:]) != want || json.Unmarshal(line, &e) != nil {
		return e, false
	}
	return e, true
}

// A lineState tells what became of a line of the journal.
type lineState int

const (
	lineWhole   lineState = iota
	lineCut               // by a crash
	lineAltered           // by something else
)

// each calls f for every line. A journal that was never begun has none.
func (j *journal) each(ctx context.Context, f func(n int, e entry, state lineState)) error {
	b, err := os.ReadFile(j.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return eachLine(ctx, b, f)
}

// eachLine calls f for every line of b, counted from 1.
func eachLine(ctx context.Context, b []byte, f func(n int, e entry, state lineState)) error {
	for n := 1; len(b) > 0; n++ {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		line, rest, _ := bytes.Cut(b, []byte{'\n'})
		state := lineWhole
		e, ok := readEntry(line)
		if !ok {
			state = lineAltered
			if !bytes.HasSuffix(line, []byte("}")) {
				state = lineCut
			}
		}
		f(n, e, state)
		b = rest
	}
	return nil
}
