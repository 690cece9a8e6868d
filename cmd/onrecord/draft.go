package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"

	"onrecord/articles"
	"onrecord/ui"
)

// drafts keep what is typed into the note editor in a file of the state folder,
// until the note is saved or thrown away. It is named after the process, so that
// two screens do not take each other's; one that outlives its process is offered
// by the next screen.
type drafts struct {
	folder, library string
	found           *articles.Annotation

	mu    sync.Mutex
	nth   int    // of the last call
	path  string // of the file
	spare string // of the one after it, where the draft that was found is left for later
}

// A draft is what the file holds.
type draft struct {
	Library string
	Note    articles.Annotation
}

const (
	draftPrefix = "draft-"
	draftSuffix = ".json"
)

// drafts are those of this screen, with the first that another one left behind.
func (a *app) drafts() *drafts {
	d := &drafts{folder: a.places.State, library: a.places.Library}
	d.path, d.spare = d.free()
	files, _ := filepath.Glob(filepath.Join(escapeGlob(d.folder), draftPrefix+"*"+draftSuffix))
	for _, path := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), draftPrefix), draftSuffix)
		if pid, err := strconv.Atoi(name); err != nil || pid != os.Getpid() && alive(pid) {
			continue
		}
		if d.take(path) {
			break
		}
	}
	return d
}

// free are two files that are not there yet. Zeros before the number of the
// process make several, since it may be that of one which left drafts behind.
func (d *drafts) free() (path, spare string) {
	var paths []string
	for number := strconv.Itoa(os.Getpid()); len(paths) < 2; number = "0" + number {
		path := filepath.Join(d.folder, draftPrefix+number+draftSuffix)
		if _, err := os.Lstat(path); err != nil {
			paths = append(paths, path)
		}
	}
	return paths[0], paths[1]
}

// alive reports whether a process runs.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

// take makes the draft in a file that of this screen, if it is of this library.
// What was written in an editor outside counts, if that was not the end of it.
func (d *drafts) take(path string) bool {
	b, err := os.ReadFile(path) //nolint:gosec // in the program's own folder
	var found draft
	if err != nil || json.Unmarshal(b, &found) != nil || found.Library != d.library {
		return false
	}
	outside := besides(path)
	if text, err := os.ReadFile(outside); err == nil { //nolint:gosec // as above
		found.Note.Note = articles.Clean(string(text))
	}
	if os.Rename(path, d.path) != nil {
		return false
	}
	_ = os.Remove(outside) // what it says is in found
	d.found = &found.Note
	return d.KeepDraft(1, d.found) == nil
}

// besides is the file for the editor outside beside that of a draft.
func besides(path string) string { return strings.TrimSuffix(path, draftSuffix) + ".md" }

// Unfinished implements ui.Drafts.
func (d *drafts) Unfinished() *articles.Annotation { return d.found }

// LaterDraft implements ui.Drafts: what is typed from now on goes elsewhere.
func (d *drafts) LaterDraft() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.path = d.spare
}

// KeepDraft implements ui.Drafts.
func (d *drafts) KeepDraft(n int, a *articles.Annotation) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if n < d.nth {
		return nil
	}
	d.nth = n
	if a == nil {
		if err := os.Remove(d.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	b, err := json.Marshal(draft{d.library, *a})
	if err == nil {
		err = writeFile(d.path, b)
	}
	if err != nil {
		return inputError("keep the draft in "+d.path, err)
	}
	return nil
}

// editor is the reader's own, in $VISUAL or $EDITOR, else vi. It is given a file
// in the state folder that only its owner can read. A shell reads the variable,
// as with git: it may have arguments.
func (d *drafts) editor(ctx context.Context, env environment) ui.Editor {
	return func(text string) (*exec.Cmd, func() (string, error), error) {
		program := cmp.Or(env("VISUAL"), env("EDITOR"), "vi")
		d.mu.Lock()
		path := besides(d.path)
		d.mu.Unlock()
		if err := writeFile(path, []byte(text)); err != nil {
			return nil, nil, inputError("write "+path, err)
		}
		run := exec.CommandContext(ctx, "sh", "-c", program+` "$1"`, program, path) //nolint:gosec // the user's own editor
		return run, func() (string, error) {
			b, err := os.ReadFile(path) //nolint:gosec // written above
			if err != nil {
				return "", fmt.Errorf("read back what %s wrote: %w", program, err)
			}
			return string(b), os.Remove(path)
		}, nil
	}
}
