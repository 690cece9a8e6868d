package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"onrecord/articles"
	"onrecord/store"
)

// TestFullDisk fills a small disk: what was confirmed stays, what was not says
// why, and reading goes on.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	path := filepath.Join(disk(t, "3m"), "library.db")
	s, err := store.Open(t.Context(), path, store.Options{})
	fatal(t, err)
	id, _, err := s.Add(t.Context(), articles.Article{Body: "The harbour reopened."})
	fatal(t, err)
	var confirmed []articles.NoteID
	for {
		n, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: id, Note: strings.Repeat("full ", 2000)})
		if err != nil {
			if articles.CodeOf(err) != articles.NoSpace {
				t.Errorf("full disk: %v", err)
			}
			break
		}
		confirmed = append(confirmed, n.ID)
	}
	if _, err := s.Reading(t.Context(), id); err != nil {
		t.Errorf("reading on a full disk: %v", err)
	}
	_ = s.Close() // may find no space to tidy up in
	s = open(t, path, store.Options{ReadOnly: true})
	for _, id := range confirmed {
		if _, err := s.Annotation(t.Context(), id); err != nil {
			t.Errorf("confirmed note: %v", err)
		}
	}
	t.Logf("%d notes confirmed on 3 MB", len(confirmed))
}

// TestReadOnlyDisk mounts a disk that cannot be written.
func TestReadOnlyDisk(t *testing.T) {
	t.Parallel()
	dir := disk(t, "4m")
	path := filepath.Join(dir, "library.db")
	library(t, path)
	if err := syscall.Mount("", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("cannot mount:", err)
	}
	s, err := store.Open(t.Context(), path, store.Options{})
	fatal(t, err)
	defer s.Close() //nolint:errcheck // only read
	if n, err := s.Count(t.Context(), articles.Query{}); err != nil || n != 1 {
		t.Errorf("count: %d, %v", n, err)
	}
	if err := s.SetRead(t.Context(), []articles.ID{1}, true); articles.CodeOf(err) != articles.ReadOnly {
		t.Errorf("write: %v", err)
	}
	if _, err := store.Open(t.Context(), filepath.Join(dir, "new.db"), store.Options{}); articles.CodeOf(err) != articles.ReadOnly {
		t.Errorf("new library: %v", err)
	}
}

// TestReadOnlyDiskWithPendingChanges reads a library that a crash left with
// changes in its log, on a disk that cannot be written: they are seen, nothing is
// written there, and no copy is left behind.
func TestReadOnlyDiskWithPendingChanges(t *testing.T) {
	dir, temp := disk(t, "8m"), t.TempDir()
	t.Setenv("TMPDIR", temp)
	from := filepath.Join(t.TempDir(), "library.db")
	s := open(t, from, store.Options{})
	_, _, err := s.Add(t.Context(), articles.Article{Title: "Pending", Body: "A vote."})
	fatal(t, err)
	path := filepath.Join(dir, "library.db")
	for _, suffix := range []string{"", "-wal"} { // as a crash leaves them
		b, err := os.ReadFile(from + suffix)
		fatal(t, err)
		write(t, path+suffix, b)
	}
	if err := syscall.Mount("", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("cannot mount:", err)
	}
	before := folder(t, dir)
	s, err = store.Open(t.Context(), path, store.Options{})
	fatal(t, err)
	list, err := s.List(t.Context(), articles.Query{})
	if err != nil || len(list.Rows) != 1 || list.Rows[0].Title != "Pending" || !s.Copied() || !s.ReadOnly() {
		t.Errorf("%+v, %v; copied %v", list.Rows, err, s.Copied())
	}
	sound(t, s)
	if err := s.SetRead(t.Context(), []articles.ID{1}, true); articles.CodeOf(err) != articles.ReadOnly {
		t.Errorf("write: %v", err)
	}
	fatal(t, s.Close())
	same(t, before, folder(t, dir))
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// disk mounts a small disk for one test, or skips it.
func disk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		if os.Getenv("ONRECORD_CI") != "" && os.Geteuid() == 0 {
			t.Fatal("a small disk cannot be mounted, and this run may not skip:", err)
		}
		t.Skip("only root can mount a small disk: the test is skipped:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// TestJournalCannotBeWritten has writing the journal fail as on a full and on a
// broken disk: the note is not confirmed and not in the library, and once the
// disk is well the next one is saved.
func TestJournalCannotBeWritten(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		device string
		want   articles.Code
	}{
		"full":   {"/dev/full", articles.NoSpace},
		"broken": {"/proc/self/mem", articles.Internal}, // writing to address 0: EIO
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "library.db")
			library(t, path)
			s := open(t, path, store.Options{})
			if err := os.Symlink(c.device, path+".notes.jsonl"); err != nil {
				t.Fatal(err)
			}
			_, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: 1, Note: "lost"})
			if articles.CodeOf(err) != c.want || !strings.Contains(err.Error(), "notes.jsonl") {
				t.Errorf("%v; want %s and the journal's name", err, c.want)
			}
			ids(t, s, articles.Query{})
			fatal(t, os.Remove(path+".notes.jsonl"))
			n, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: 1, Note: "kept"})
			fatal(t, err)
			ids(t, s, articles.Query{}, n.ID)
			sound(t, s)
		})
	}
}
