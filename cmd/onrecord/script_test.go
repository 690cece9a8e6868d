package main

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"onrecord": main})
}

// TestScript runs testdata/script, the specification of the command line. Each
// script has an empty home, and a clock that stands still. Beside the commands
// of testscript there are:
//
//	status CODE COMMAND…      run a command that must end with that exit status
//	keys KEY…                 each line of stdout is a JSON object with these keys, in any order
//	sql FILE STATEMENT        change a library behind onrecord's back
//	fill FILE MEGABYTES       write a long text
//	serve NAME FOLDER         serve the files of a folder on loopback: see serve_test.go
//	list-of-feeds FILE ADDRESS PATH…
//	                          write a list of feeds of one server
//	publish FILE SERVED       copy a file over one that is served, as a newer one
//	write FILE 'TEXT'         write TEXT, in which Go's escapes such as \x1b hold
//	interrupt SIGNAL CODE COMMAND…
//	                          run a command with its standard input held open, send it the signal when
//	                          it has printed a line, and see it end with that exit status; what
//	                          it said on stderr is in stderr.txt
func TestScript(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			home := filepath.Join(e.WorkDir, "home")
			e.Setenv("HOME", home)
			e.Setenv("TERM", "xterm-256color")
			e.Setenv("ONRECORD_NOW", "2026-01-15T12:00:00Z")
			e.Setenv("DATA", filepath.Join(home, ".local/share/onrecord"))
			return os.Mkdir(home, 0o700)
		},
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("no such condition")
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": cmdStatus, "keys": cmdKeys, "sql": cmdSQL, "fill": cmdFill, "write": cmdWrite, "interrupt": cmdInterrupt,
			"serve": cmdServe, "publish": cmdPublish, "list-of-feeds": cmdFeedList,
		},
	})
}

func usage(ts *testscript.TestScript, neg, ok bool, text string) {
	if neg || !ok {
		ts.Fatalf("usage: %s", text)
	}
}

func cmdStatus(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) > 1, "status CODE COMMAND…")
	if got := exitCode(ts.Exec(args[1], args[2:]...)); strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

func exitCode(err error) int {
	if err == nil {
		return 0
	}
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		return e.ExitCode()
	}
	return -1
}

func cmdKeys(ts *testscript.TestScript, neg bool, want []string) {
	usage(ts, neg, len(want) > 0, "keys KEY…")
	slices.Sort(want)
	lines := bufio.NewScanner(strings.NewReader(ts.ReadFile("stdout")))
	lines.Buffer(nil, 64<<20)
	n := 0
	for ; lines.Scan(); n++ {
		var object map[string]json.RawMessage
		ts.Check(json.Unmarshal(lines.Bytes(), &object))
		var got []string
		for k := range object {
			got = append(got, k)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			ts.Fatalf("line %d has the keys\n%v, want\n%v", n+1, got, want)
		}
	}
	ts.Check(lines.Err())
	if n == 0 {
		ts.Fatalf("stdout is empty")
	}
}

func cmdSQL(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 2, "sql FILE STATEMENT")
	db, err := sql.Open("sqlite", ts.MkAbs(args[0])) // the driver that package store registers
	ts.Check(err)
	_, err = db.ExecContext(context.Background(), args[1])
	ts.Check(errors.Join(err, db.Close()))
}

func cmdFill(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 2, "fill FILE MEGABYTES")
	megabytes, err := strconv.Atoi(args[1])
	ts.Check(err)
	paragraph := []byte(strings.Repeat("The tide came in and went out again, and nobody at the quay said a word about it. ", 12) + "\n\n")
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	for n := 0; n < megabytes<<20; n += len(paragraph) {
		_, err = f.Write(paragraph)
		ts.Check(err)
	}
	ts.Check(f.Close())
}

func cmdWrite(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) == 2, "write FILE 'TEXT'")
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

func cmdInterrupt(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, neg, len(args) > 2, "interrupt SIGNAL CODE COMMAND…")
	signal := map[string]os.Signal{"HUP": syscall.SIGHUP, "INT": syscall.SIGINT, "TERM": syscall.SIGTERM}[args[0]]
	path, err := exec.LookPath(args[2])
	ts.Check(err)
	c := exec.Command(path, args[3:]...)
	c.Dir = ts.MkAbs(".")
	for _, name := range []string{"HOME", "ONRECORD_NOW", "ONRECORD_PLAIN", "PATH"} {
		c.Env = append(c.Env, name+"="+ts.Getenv(name))
	}
	var stderr bytes.Buffer
	c.Stderr = &stderr
	_, err = c.StdinPipe() // Wait closes it
	ts.Check(err)
	out, err := c.StdoutPipe()
	ts.Check(err)
	ts.Check(c.Start())
	_, err = bufio.NewReader(out).ReadString('\n')
	ts.Check(err)
	ts.Check(c.Process.Signal(signal))
	code := exitCode(c.Wait())
	ts.Check(os.WriteFile(ts.MkAbs("stderr.txt"), stderr.Bytes(), 0o600))
	if strconv.Itoa(code) != args[1] {
		ts.Fatalf("exit status %d, want %s", code, args[1])
	}
}
