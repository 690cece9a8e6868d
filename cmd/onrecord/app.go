package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/charmbracelet/x/term"

	"onrecord/articles"
	"onrecord/articles/fetch"
	"onrecord/store"
)

// An app is one run of the program: what its verbs share. Nothing is opened
// before a verb asks for it.
type app struct {
	stdin  io.Reader
	stdout io.Writer // for the screen and for fang; verbs use out
	out    *printer
	stderr io.Writer
	env    environment
	log    *logger

	flags  flags
	conf   config
	places places
	now    func() time.Time
	web    *fetch.Client // nil until something is fetched
}

func newApp(stdin io.Reader, stdout, stderr io.Writer) *app {
	return &app{
		stdin: stdin, stdout: stdout, stderr: stderr,
		out: newPrinter(stdout), env: os.Getenv, log: newLogger(), now: time.Now,
	}
}

// prepare reads flags, environment and configuration.
func (a *app) prepare() error {
	a.out.json = a.flags.json
	now, err := clock(a.env)
	if err != nil {
		return err
	}
	conf, warnings, err := configure(a.flags, a.env)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		a.warn("%s", w)
	}
	a.now, a.conf = now, conf
	a.places = placesOf(conf, a.flags, a.env)
	a.log.To(a.places.State)
	return nil
}

// A need says what a verb wants of the library.
type need int

const (
	toRead   need = iota // a library that is not there is empty, and is not made
	toChange             // it must be there
	toFill               // it is made if it is not there
)

// with opens the library, has it used, and closes it again.
func (a *app) with(ctx context.Context, n need, use func(*store.Store) error) error {
	lib, err := store.Open(ctx, a.places.Library, store.Options{
		Now: a.now, MustExist: n != toFill, MakeFolder: n == toFill && a.conf.Library == "",
	})
	if articles.CodeOf(err) == articles.NotFound && a.couldBeMade() {
		return a.without(ctx, n, use)
	}
	if err != nil {
		return err
	}
	for _, words := range slices.Concat(news(copied(lib)), news(recalled(lib))) {
		a.warn("%s", words)
	}
	return errors.Join(use(lib), lib.Close())
}

// without does for a library that is not begun yet: to a verb that only reads,
// it is empty.
func (a *app) without(ctx context.Context, n need, use func(*store.Store) error) error {
	none := &articles.Error{Code: articles.NotFound, Err: fmt.Errorf(
		"there is no library %s yet; \"onrecord add\" makes it", a.places.Library)}
	if n != toRead {
		return none
	}
	empty, err := store.Open(ctx, ":memory:", store.Options{Now: a.now})
	if err != nil {
		return err
	}
	err = use(empty)
	if articles.CodeOf(err) == articles.NotFound {
		err = none
	}
	return errors.Join(err, empty.Close())
}

// couldBeMade reports whether the library is merely not begun yet. One that was
// named in a folder that is not there is a mistake.
func (a *app) couldBeMade() bool {
	if a.conf.Library == "" {
		return true
	}
	_, err := os.Stat(filepath.Dir(a.conf.Library))
	return err == nil
}

// isTerminal reports whether v, a stream of the program, is a terminal.
func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}
