package store_test

import (
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

// disk mounts a small disk for one test, or skips it.
func disk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skip("cannot mount a small disk:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}
