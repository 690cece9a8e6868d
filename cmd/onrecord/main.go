// Onrecord reads the news in the terminal: it shows which people and countries
// an article is about and who said what, and keeps notes on passages.
//
// main.go runs the program and turns its outcome into an exit status; app.go
// wires the parts; each verb has a file; print.go and record.go own what verbs
// print. testdata/script is the specification of all of it.
package main

import (
	"context"
	"errors"
	"io"
	"log"
	"os"
	"syscall"

	"onrecord/articles"
)

func main() {
	log.SetOutput(io.Discard) // net/http writes to it, across the screen
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program, and returns its exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := catchSignals(ctx)
	defer stop()
	a := newApp(stdin, stdout, stderr)
	defer a.log.Close() //nolint:errcheck // a log that cannot be written stops nothing
	err := a.execute(ctx, args)
	if failed := a.out.Flush(); failed != nil && !errors.Is(failed, syscall.EPIPE) {
		err = failed // but whoever closed a pipe has seen enough
	}
	if s, ok := errors.AsType[signaled](context.Cause(ctx)); ok && err != nil {
		err = s
	}
	if err != nil {
		a.complain(err)
	}
	return status(err)
}

// status is the exit status that says err.
func status(err error) int {
	if s, ok := errors.AsType[signaled](err); ok {
		return 128 + int(s)
	}
	switch articles.CodeOf(err) {
	case "":
		return 0
	case articles.Invalid, articles.NoTerminal:
		return 2
	case articles.NotFound:
		return 3
	case articles.Partial:
		return 4
	}
	return 1
}
