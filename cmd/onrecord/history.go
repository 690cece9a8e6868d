package main

import (
	"os"
	"path/filepath"
	"strings"

	"onrecord/articles"
)

// mostHistory is how many commands are kept from one run to the next.
const mostHistory = 500

// A history is the commands entered in the screen, a line each in a file of the
// state folder.
type history struct{ path string }

// Load implements ui.History.
func (h history) Load() []string {
	text, err := os.ReadFile(h.path)
	if err != nil {
		return nil // none yet, or none that can be had
	}
	var lines []string
	for l := range strings.Lines(string(text)) {
		if l = articles.Line(l); l != "" {
			lines = append(lines, l)
		}
	}
	return lines[max(len(lines)-mostHistory, 0):]
}

// Add implements ui.History. The file is written anew when it has twice as many
// lines as are kept.
func (h history) Add(line string) error {
	line = articles.Line(line)
	if err := os.MkdirAll(filepath.Dir(h.path), 0o700); err != nil {
		return err
	}
	if text, err := os.ReadFile(h.path); err == nil && strings.Count(string(text), "\n") >= 2*mostHistory {
		return writeFile(h.path, []byte(strings.Join(append(h.Load(), line), "\n")+"\n"))
	}
	f, err := os.OpenFile(h.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(line + "\n")
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}
