package store_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"modernc.org/sqlite/vfs"

	"onrecord/articles"
	"onrecord/store"
)

// A badDisk is the system's files, but that some bytes of libraries cannot be
// read: EIO, as a disk that fails gives.
type badDisk struct{ from, to int64 }

func (d badDisk) Open(name string) (fs.File, error) {
	f, err := os.Open(name)
	return &badFile{File: f, badDisk: d}, err
}

type badFile struct {
	*os.File
	badDisk
	at int64
}

func (f *badFile) Seek(offset int64, whence int) (int64, error) {
	at, err := f.File.Seek(offset, whence)
	f.at = at
	return at, err
}

func (f *badFile) Read(b []byte) (int, error) {
	if f.at < f.to && f.at+int64(len(b)) > f.from {
		return 0, syscall.EIO
	}
	n, err := f.File.Read(b)
	f.at += int64(n)
	return n, err
}

// TestBadDisk has a disk fail to read one page after another: what is on it
// says so, with the library's name, everything else is read as it was, check says
// what is hit, and salvage finds every note.
func TestBadDisk(t *testing.T) {
	t.Parallel()
	w := newWreck(t)
	all := w.pages(t)
	refused, named, unread, came := 0, 0, 0, 0
	for _, page := range all {
		name, through, err := vfs.New(badDisk{int64(page) * 8192, int64(page+1) * 8192})
		fatal(t, err)
		o := store.Options{ReadOnly: true}.Through(name)
		s, err := store.Open(t.Context(), w.path, o)
		if err != nil {
			if articles.CodeOf(err) != articles.Damaged || !strings.Contains(err.Error(), w.path) {
				t.Errorf("page %d: %v", page, err)
			}
			refused++
		} else {
			unread += w.readAround(t, s)
			problems, err := s.Check(t.Context())
			fatal(t, err)
			if len(problems) > 0 {
				named++
			}
			fatal(t, s.Close())
		}
		to := filepath.Join(t.TempDir(), "saved.db")
		_, err = store.Salvage(t.Context(), w.path, to, store.Options{}.Through(name))
		fatal(t, err)
		came += w.saved(t, page, to)
		fatal(t, through.Close())
	}
	if unread == 0 || named == 0 || came == len(all)*len(w.text) {
		t.Errorf("no text was on a page that could not be read: %d unread, %d named", unread, named)
	}
	t.Logf("%d pages: %d refused, %d named by check, %d readings failed, %d of %d texts came through",
		len(all), refused, named, unread, came, len(all)*len(w.text))
}

// pages are some of the library: every 25th, and all with the title of one article.
func (w *wreck) pages(t *testing.T) (out []int) {
	t.Helper()
	s := open(t, w.path, store.Options{ReadOnly: true})
	a, err := s.Article(t.Context(), 7)
	fatal(t, err)
	b, err := os.ReadFile(w.path)
	fatal(t, err)
	for page := range len(b) / 8192 {
		if page%25 == 1 || page > 0 && bytes.Contains(b[page*8192:(page+1)*8192], []byte(a.Title)) {
			out = append(out, page)
		}
	}
	return out
}

// readAround reads every article and note: as they were, or not at all. It counts
// the latter.
func (w *wreck) readAround(t *testing.T, s *store.Store) (unread int) {
	t.Helper()
	failed := func(err error) bool {
		if err == nil {
			return false
		}
		if articles.CodeOf(err) != articles.Damaged || !strings.Contains(err.Error(), "disk I/O error") || !strings.Contains(err.Error(), w.path) {
			t.Errorf("not what a bad disk gives: %v", err)
		}
		unread++
		return true
	}
	for id, body := range w.text {
		if a, err := s.Article(t.Context(), id); !failed(err) && a.Body != body {
			t.Errorf("article %d is another", id)
		}
	}
	for id, text := range w.notes {
		if n, err := s.Annotation(t.Context(), id); !failed(err) && n.Note != text {
			t.Errorf("note %s is another", id)
		}
	}
	return unread
}
