package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"onrecord/articles"
)

// Waiting for other writers.
const (
	patience = 5 * time.Second
	retry    = 2 * time.Millisecond
)

// begin begins a transaction that may write. For a note it tries far more often
// than SQLite would, whose pauses grow to a tenth of a second: an import leaves
// only a few milliseconds between two batches.
func (s *Store) begin(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	late := time.Now().Add(patience)
	for {
		tx, err := db.BeginTx(ctx, nil)
		if db != s.notes || s.journal == nil || s.code(err) != articles.Busy || time.Now().After(late) {
			return tx, err
		}
		t := time.NewTimer(retry)
		select {
		case <-ctx.Done():
			t.Stop()
			return nil, ctx.Err()
		case <-t.C:
		}
	}
}

// holders names the other processes that have the library open, where the
// system tells (Linux): " (4242 onrecord)".
func holders(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return ""
	}
	folders, _ := filepath.Glob("/proc/[0-9]*") // the pattern is sound
	var who []string
	for _, dir := range folders {
		pid := filepath.Base(dir)
		if pid == strconv.Itoa(os.Getpid()) || !hasOpen(dir, path) {
			continue
		}
		name, _ := os.ReadFile(filepath.Join(dir, "comm")) //nolint:gosec // of a process, which may have ended
		who = append(who, articles.Line(pid+" "+string(name)))
	}
	if len(who) == 0 {
		return ""
	}
	return fmt.Sprintf(" (%s)", strings.Join(who, ", "))
}

// hasOpen reports whether the process of a folder in /proc has a file open.
func hasOpen(process, path string) bool {
	fds, _ := filepath.Glob(filepath.Join(process, "fd", "*")) // none where it may not be read
	for _, fd := range fds {
		if to, err := os.Readlink(fd); err == nil && to == path {
			return true
		}
	}
	return false
}
