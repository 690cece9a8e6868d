package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

// logSize is the most that a log file holds before it becomes the older one of
// two.
const logSize = 1 << 20

// A logger writes JSON to a file that is made when there is something to say.
// It is given no text of articles and no notes.
type logger struct {
	*slog.Logger
	file *logFile
}

func newLogger() *logger {
	f := &logFile{}
	return &logger{Logger: slog.New(slog.NewJSONHandler(f, nil)), file: f}
}

// To sets the folder of the log. What is logged before is dropped.
func (l *logger) To(folder string) {
	l.file.mu.Lock()
	defer l.file.mu.Unlock()
	l.file.folder = folder
}

// Close ends the log.
func (l *logger) Close() error { return l.file.Close() }

// A logFile is a file that opens itself at the first write. A log that cannot
// be written is no reason to stop, so Write never fails.
type logFile struct {
	mu     sync.Mutex
	folder string
	tried  bool
	out    *os.File
	size   int64
}

func (f *logFile) Write(b []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.folder == "" {
		return len(b), nil
	}
	if !f.tried || f.size+int64(len(b)) > logSize {
		f.open()
	}
	if f.out != nil {
		n, _ := f.out.Write(b)
		f.size += int64(n)
	}
	return len(b), nil
}

// open opens the log for more, or starts a new one where it is full.
func (f *logFile) open() {
	f.tried = true
	if f.out != nil {
		_ = f.out.Close()
		f.out = nil
	}
	if os.MkdirAll(f.folder, 0o700) != nil {
		return
	}
	path := filepath.Join(f.folder, "log.jsonl")
	if info, err := os.Stat(path); err == nil && info.Size() >= logSize/2 {
		_ = os.Rename(path, filepath.Join(f.folder, "log.old.jsonl"))
	}
	out, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600) //nolint:gosec // our own folder
	if err != nil {
		return
	}
	f.out = out
	f.size, _ = out.Seek(0, io.SeekEnd)
}

func (f *logFile) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.out == nil {
		return nil
	}
	return f.out.Close()
}
