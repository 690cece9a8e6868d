package main_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// A reader adds an article, jumps along the mentions of a person, selects a
// passage with the keyboard, notes something on it, quits, and finds the note
// on its passage the next day. ONRECORD_SEED names one more article to do it on.
func TestNoteIsFoundAgainOnItsPassage(t *testing.T) {
	t.Parallel()
	needTmux(t)
	bin := program(t)
	cases := []struct{ name, path, title, person string }{
		{"ferry", "testdata/ferry.txt", "Islanders win the ferry back", "Ingeborg Tvedt"},
		{"seed", os.Getenv("ONRECORD_SEED"), "After the submarine spat", "Emmanuel Macron"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if c.path == "" {
				t.Skip("ONRECORD_SEED names no article")
			}
			env := home(t)
			run(t, bin, env, "add", c.path)

			s := newScreen(t, 120, 40, bin+" open 1", env...)
			s.shows(c.title, "Who and where", c.person)
			for name := ""; name != c.person; { // the order of names is the article's own
				before := s.text()
				s.send("]", "p")
				after := s.until("a jump", func(text string) bool { return text != before })
				name = jumpedTo(after)
			}
			first := s.shows("mention 1 of")
			s.send("]", "]")
			s.shows("mention 2 of")
			s.send("n")
			s.shows("mention 3 of")
			if want := "person: " + c.person; !strings.Contains(first, want) {
				t.Errorf("the status line does not say %q:\n%s", want, first)
			}

			s.send("v", ")")
			s.send("a")
			s.shows("^s save")
			s.typed("Ask who pays for this.")
			s.send("C-s")
			s.shows("N 1")
			s.send("q")
			s.gone()

			quote := onlyNote(t, bin, env, "Ask who pays for this.")

			s = newScreen(t, 120, 40, bin+" open 1", env...)
			s.shows(c.title, "N 1")
			s.send("]", "a")
			words := strings.Fields(quote)
			text := s.shows("1 of 1")
			if line := gutterLine(text, ">n"); !strings.Contains(line, words[0]) {
				t.Errorf("the note's line %q lacks the first word of %q", line, quote)
			}
			s.send("3", "g", "n")
			s.shows("Ask who pays for this.", words[0])
			s.send("q")
			s.gone()
		})
	}
}

// A draft that was not saved outlives the terminal's end.
func TestDraftSurvivesHangup(t *testing.T) {
	t.Parallel()
	needTmux(t)
	bin := program(t)
	for name, signal := range map[string]syscall.Signal{"hangup": syscall.SIGHUP, "terminate": syscall.SIGTERM} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			env := home(t)
			s, pid := halfWritten(t, bin, env)
			if err := syscall.Kill(pid, signal); err != nil {
				t.Fatal(err)
			}
			s.shows(fmt.Sprintf("exit status %d", 128+int(signal)))
			s = newScreen(t, 100, 30, bin+" open 1", env...)
			s.shows("Islanders win the ferry back")
			s.send("a")
			s.shows("half a thought")
		})
	}
}

// halfWritten is a screen in which a note is being written, and its process.
func halfWritten(t *testing.T, bin string, env []string) (s *screen, pid int) {
	t.Helper()
	run(t, bin, env, "add", "testdata/ferry.txt")
	pidFile := filepath.Join(t.TempDir(), "pid")
	// The shell says how the program ended: tmux 3.3 is not always told.
	s = newScreen(t, 100, 30, "sh -c 'echo $$ >"+pidFile+"; exec "+bin+" open 1'; echo exit status $?", env...)
	s.shows("Islanders win the ferry back")
	s.send("a")
	s.shows("^s save")
	s.typed("half a thought")
	s.shows("half a thought")
	return s, pidIn(t, pidFile)
}

// What is typed into a note outlives even a crash, and is offered again.
func TestDraftSurvivesACrash(t *testing.T) {
	t.Parallel()
	needTmux(t)
	bin := program(t)
	env := home(t)
	s, pid := halfWritten(t, bin, env)
	drafts := filepath.Join(strings.TrimPrefix(env[2], "XDG_STATE_HOME="), "onrecord", "draft-*.json")
	s.until("the draft on disk", func(string) bool {
		files, _ := filepath.Glob(drafts)
		if len(files) != 1 {
			return false
		}
		info, err := os.Stat(files[0])
		text, _ := os.ReadFile(files[0])
		return err == nil && info.Mode().Perm() == 0o600 && strings.Contains(string(text), "half a thought")
	})
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	s.shows("exit status 137")
	s = newScreen(t, 100, 30, bin, env...)
	s.shows("A note was left unfinished", "half a thought")
	s.send("Enter")
	s.shows("Tags", "half a thought")
	s.send("C-s")
	s.shows("Note saved")
	onlyNote(t, bin, env, "half a thought")
	if files, _ := filepath.Glob(drafts); len(files) > 0 {
		t.Errorf("drafts are left: %q", files)
	}
}

// A note is written in the reader's own editor.
func TestNoteIsWrittenInVisual(t *testing.T) {
	t.Parallel()
	needTmux(t)
	bin := program(t)
	script := filepath.Join(t.TempDir(), "my editor")
	if err := os.WriteFile(script, []byte("#!/bin/sh\nprintf '\\nsecond paragraph from %s\\n' \"$1\" >> \"$2\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	env := append(home(t), "VISUAL='"+script+"' outside")
	run(t, bin, env, "add", "testdata/ferry.txt")
	s := newScreen(t, 100, 30, bin+" open 1", env...)
	s.shows("Islanders win the ferry back")
	s.send("a")
	s.shows("^s save")
	s.typed("first")
	s.shows("first")
	s.send("C-o")
	s.shows("first", "second paragraph from outside", "^s save")
	s.send("C-s")
	s.shows("Note saved")
	onlyNote(t, bin, env, "first\nsecond paragraph from outside")
}

// pidIn is the process that path names.
func pidIn(t *testing.T, path string) int {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

// home is the environment of a reader who has never run onrecord.
func home(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	return []string{
		"HOME=" + dir,
		"XDG_DATA_HOME=" + filepath.Join(dir, "data"),
		"XDG_STATE_HOME=" + filepath.Join(dir, "state"),
		"XDG_CONFIG_HOME=" + filepath.Join(dir, "config"),
		"XDG_CACHE_HOME=" + filepath.Join(dir, "cache"),
	}
}

// run runs a verb and gives its stdout.
func run(t *testing.T, bin string, env []string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(bin, args...)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("onrecord %s: %v", strings.Join(args, " "), err)
	}
	return out
}

// onlyNote is the passage of the library's one note, which must say note.
func onlyNote(t *testing.T, bin string, env []string, note string) string {
	t.Helper()
	var got struct{ Quote, Note, State string }
	if err := json.Unmarshal(run(t, bin, env, "notes", "list", "--json"), &got); err != nil {
		t.Fatalf("notes list: %v", err)
	}
	if got.Note != note || got.State != "placed" || got.Quote == "" {
		t.Fatalf("the note is %+v", got)
	}
	return got.Quote
}

// jumpedTo is the name in the status line, "person: NAME   mention …".
func jumpedTo(text string) string {
	_, rest, _ := strings.Cut(text, "person: ")
	name, _, _ := strings.Cut(rest, "  ")
	return name
}

// gutterLine is the line of the text pane that has these marks in its gutter.
func gutterLine(text, marks string) string {
	for line := range strings.Lines(text) {
		if cells := strings.Split(line, "│"); len(cells) > 2 && strings.HasPrefix(cells[2], marks) {
			return cells[2]
		}
	}
	return ""
}

// What the terminal shows after many keys and changes of its size is what it
// shows when it is drawn anew.
func TestTheTerminalShowsWhatIsDrawnAnew(t *testing.T) {
	t.Parallel()
	needTmux(t)
	bin := program(t)
	env := append(home(t), "ONRECORD_NOW=2026-03-14T12:00:00Z")
	run(t, bin, env, "add", "testdata/ferry.txt")
	s := newScreen(t, 120, 40, bin+" open 1", env...)
	s.shows("Islanders win the ferry back", "Who and where")
	rng := rand.New(rand.NewPCG(3, 14))
	pressed := strings.Fields(`j k J K C-d C-u C-f C-b G Space 1 2 3 Tab h l n N C-o C-n \ < > z u C-r ? Escape Enter s r U S ) ( } { v V H w b e o y + Up Down PPage NPage`)
	for range 8 {
		for range 15 {
			s.send(pressed[rng.IntN(len(pressed))])
		}
		s.tmux("resize-window", "-x", strconv.Itoa(24+rng.IntN(150)), "-y", strconv.Itoa(4+rng.IntN(50)))
		s.send("Escape", "Escape", "Escape")
		before := s.settled()
		s.send("C-l")
		if after := s.settled(); after != before {
			t.Fatalf("the terminal showed\n%s\nand drawn anew\n%s", before, after)
		}
	}
}
