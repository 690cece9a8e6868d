package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"hash/crc32"
	"os"

	"onrecord/articles"
)

// The library remembers how far its journal had come. When the journal has come
// further, the library lacks something: a crash came between the two, or the
// file was replaced by an older copy. It is then brought back from the journal,
// when the library is opened and before the next note.

// A Recall says what was brought back into a library from its journal.
type Recall struct {
	Notes       int
	Corrections int
	StandIns    int // articles that were gone, of which the passages of their notes now stand in
}

func (r Recall) and(t Recall) Recall {
	return Recall{r.Notes + t.Notes, r.Corrections + t.Corrections, r.StandIns + t.StandIns}
}

// Recalled says what Open, or a note saved since, brought back.
func (s *Store) Recalled() Recall {
	if r := s.recalled.Load(); r != nil {
		return *r
	}
	return Recall{}
}

// A journalMark is a place in the journal, at the end of a line.
type journalMark struct {
	size int64
	sum  int64 // of the line before it
}

func (b *batch) journalMark(ctx context.Context) (m journalMark, err error) {
	err = b.row(ctx, "SELECT size, sum FROM journal", nil, &m.size, &m.sum)
	return m, err
}

func (b *batch) setJournalMark(ctx context.Context, m journalMark) error {
	return b.exec(ctx, "UPDATE journal SET size = $1, sum = $2", m.size, m.sum)
}

// markOf is the end of b, a journal up to the end of a line.
func markOf(b []byte) journalMark {
	line := bytes.TrimSuffix(b, []byte{'\n'})
	line = line[bytes.LastIndexByte(line, '\n')+1:]
	return journalMark{size: int64(len(b)), sum: int64(crc32.Checksum(line, crc32.MakeTable(crc32.Castagnoli)))}
}

// size is the journal's number of bytes, 0 if it has not been begun.
func (j *journal) size() int64 {
	info, err := os.Stat(j.path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// recall brings back what the library lacks when it is opened. A library that
// another process keeps busy is left for the next time.
func (s *Store) recall(ctx context.Context) error {
	if s.journal.missing() {
		return nil
	}
	var size int64
	err := s.read.QueryRowContext(ctx, "SELECT size FROM journal").Scan(&size)
	if err != nil || size == s.journal.size() {
		return err
	}
	err = s.change(ctx, "bring notes back", s.notes, func(b *batch) error { return s.append(ctx, b, nil) })
	if articles.CodeOf(err) == articles.Busy {
		return nil
	}
	return err
}

// catchUp brings back into b's transaction what the journal has that the library
// lacks, but for what news tells anew. It gives what the journal lacks itself:
// that saves were given up, and, where it is another one than it was, what the
// library has.
func (s *Store) catchUp(ctx context.Context, b *batch, news []entry) ([]entry, error) {
	mark, err := b.journalMark(ctx)
	if err != nil || mark.size == s.journal.size() {
		return nil, err
	}
	text, err := os.ReadFile(s.journal.path)
	if err != nil {
		return nil, err
	}
	same := int64(len(text)) >= mark.size && mark.size > 0 && markOf(text[:mark.size]) == mark
	if same {
		text = text[mark.size:]
	}
	heard, err := lastWords(ctx, text)
	if err != nil {
		return nil, err
	}
	told := heard.last
	back := &retelling{Store: s, batch: b, later: same}
	if err := back.tell(ctx, told.without(news)); err != nil {
		return nil, err
	}
	s.pendingRecall = back.done
	if same {
		kept, err := s.undeleted(ctx, b, told.without(news))
		return append(kept, lines(back.fromBin).without(news)...), err
	}
	return s.everything(ctx, b, append(told, news...))
}

// undeleted gives what the journal has to have again of notes that it says went
// with their article, and that are here: a crash came before the article went.
func (s *Store) undeleted(ctx context.Context, b *batch, told lines) (out []entry, err error) {
	for _, e := range told {
		if e.Op != noteDeleted {
			continue
		}
		a, row, err := b.note(ctx, e.Note.ID)
		if missing(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		of, err := b.entryArticle(ctx, a.Article)
		if err != nil {
			return nil, err
		}
		again := newEntry(noteSaved, s.now(), a, of)
		if row.removed.Valid {
			again.Op, again.At = noteRemoved, stamp(moment(row.removed))
		}
		out = append(out, again)
	}
	return out, nil
}

// lines are entries of a journal.
type lines []entry

// A hearing listens to entries for the last word on each note and correction, in
// the order in which they first speak of them. One that takes back the word before
// has the one before that hold.
type hearing struct {
	last   lines
	at     map[string]int   // the place of each in last
	before map[string]entry // the word before the last, if it was another
}

func newHearing() *hearing {
	return &hearing{at: make(map[string]int), before: make(map[string]entry)}
}

func (h *hearing) hear(e entry) {
	i, ok := h.at[e.id()]
	if !ok {
		h.at[e.id()] = len(h.last)
		h.last = append(h.last, e)
		return
	}
	if e.Op != noteVoid {
		if h.last[i].Op != noteVoid {
			h.before[e.id()] = h.last[i]
		}
	} else if old, ok := h.before[e.id()]; ok {
		e = old
	}
	h.last[i] = e
}

// lastWords hears a journal. Lines that are damaged say nothing.
func lastWords(ctx context.Context, text []byte) (*hearing, error) {
	h := newHearing()
	err := eachLine(ctx, text, func(_ int, e entry, state lineState) {
		if state == lineWhole {
			h.hear(e)
		}
	})
	return h, err
}

// without is what news does not tell of.
func (l lines) without(news []entry) (out lines) {
	told := make(map[string]bool)
	for _, e := range news {
		told[e.id()] = true
	}
	for _, e := range l {
		if !told[e.id()] {
			out = append(out, e)
		}
	}
	return out
}

// giveUp journals that what was being saved was not, as far as that can be
// written: else it is brought back one day, which does no harm.
func (s *Store) giveUp(entries []entry) {
	if s.journal == nil || len(entries) == 0 {
		return
	}
	void := make([]entry, len(entries))
	for i, e := range entries {
		void[i], void[i].Op, void[i].At, void[i].More = e, noteVoid, stamp(s.now()), 0
	}
	_, _ = s.journal.append(void...)
}

// missing reports whether err says that there is no such row.
func missing(err error) bool { return errors.Is(err, sql.ErrNoRows) }
