package store

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"

	"onrecord/articles"
)

// A library's neighbours: SQLite's files beside it. One that belongs to another
// file, as when a copy was put in a library's place, would be written into it.
//
// A log for pages of the same size is not told from the library's own: its salts
// stand in no page of the library, a page that it lacks may never have been
// written, and one that it has may be older than a checkpoint. Whatever were
// guessed from it would some day refuse a library what it last was given.

// orphans refuses to make a library where one has been: what is left of it
// would be lost, or be taken for the new one's.
func orphans(path string) error {
	for _, suffix := range []string{"-wal", "-journal"} {
		if filled(path + suffix) {
			return errorf(articles.Refused, "it is gone, but %s%s is still there, with what was last written to it: put the library or a backup back, or move that file away", path, suffix)
		}
	}
	if notes := (&journal{path: path + journalSuffix}); !notes.missing() {
		return errorf(articles.Refused, "it is gone, but its notes are still in %s: put a backup back; or \"onrecord salvage FILE\" makes a library of them, or move that file away for an empty one", notes.path)
	}
	return nil
}

// filled reports whether the file at path has something in it.
func filled(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

// foreign tells what lies beside the library that cannot be its own.
func foreign(path string, head header) error {
	if head.logged && filled(path+"-journal") {
		return strange(path + "-journal")
	}
	f, err := os.Open(path + "-wal") //nolint:gosec // the reader names the library
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return errorf(articles.Unreadable, "the log beside it cannot be read: %w", err)
	}
	defer f.Close() //nolint:errcheck // only read
	b := make([]byte, 32)
	switch n, err := io.ReadFull(f, b); {
	case n == 0:
		return nil
	case err != nil:
		return nil // cut short by a crash before anything was in it: SQLite begins it anew
	case !head.logged || !logOf(b, head.pageSize):
		return strange(path + "-wal")
	}
	return nil
}

func strange(path string) error {
	return errorf(articles.NotALibrary, "%s does not belong to it, and would be written into it; nothing was touched: move that file away if the library was put there from a copy", path)
}

// logOf reports whether b begins a write-ahead log for pages of that size. See
// https://sqlite.org/fileformat.html, section 4.1.
func logOf(b []byte, pageSize uint32) bool {
	var order binary.ByteOrder = binary.BigEndian
	switch binary.BigEndian.Uint32(b) {
	case 0x377f0682:
		order = binary.LittleEndian
	case 0x377f0683:
	default:
		return false
	}
	var s0, s1 uint32
	for i := 0; i < 24; i += 8 {
		s0 += order.Uint32(b[i:]) + s1
		s1 += order.Uint32(b[i+4:]) + s0
	}
	return binary.BigEndian.Uint32(b[8:]) == pageSize && binary.BigEndian.Uint32(b[24:]) == s0 && binary.BigEndian.Uint32(b[28:]) == s1
}
