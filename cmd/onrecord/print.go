package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"onrecord/articles"
)

// A printer writes the results of a verb. Its first error is kept and every
// later write dropped, so that verbs need not look; run does, at the end.
type printer struct {
	json bool // results are JSON objects, one a line
	buf  *bufio.Writer
	err  error
}

func newPrinter(w io.Writer) *printer { return &printer{buf: bufio.NewWriter(w)} }

// failed reports whether writing has failed, so that more is in vain.
func (p *printer) failed() bool { return p.err != nil }

// Flush writes what is held back, so that a line stands when its work is done,
// and returns the first error of all.
func (p *printer) Flush() error {
	if err := p.buf.Flush(); p.err == nil && err != nil {
		p.err = &articles.Error{Code: articles.Internal, Op: "write the results", Err: err}
	}
	return p.err
}

// line prints one line for people, whatever is in args.
func (p *printer) line(format string, args ...any) {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = articles.Line(s)
		}
	}
	p.text(strings.TrimRight(fmt.Sprintf(format, args...), " "))
}

// text prints s, which is clean already, and ends the line.
func (p *printer) text(s string) {
	p.write([]byte(s))
	if !strings.HasSuffix(s, "\n") {
		p.write([]byte{'\n'})
	}
}

// record prints v as one line of JSON.
func (p *printer) record(v any) { p.object(v, "") }

// object prints v as JSON, indented if indent says with what.
func (p *printer) object(v any, indent string) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		p.err = errors.Join(p.err, err)
		return
	}
	p.write(articles.Inert(b.Bytes()))
}

// Write implements io.Writer, for what is printed as it is: text that is clean,
// or JSON.
func (p *printer) Write(b []byte) (int, error) {
	p.write(articles.Inert(b))
	return len(b), p.err
}

func (p *printer) write(b []byte) {
	if p.err != nil {
		return
	}
	if _, err := p.buf.Write(b); err != nil {
		p.err = &articles.Error{Code: articles.Internal, Op: "write the results", Err: err}
	}
}

// complain says on stderr what went wrong: one line, whatever is in err.
func (a *app) complain(err error) {
	code := articles.CodeOf(err)
	if _, ok := errors.AsType[signaled](err); ok {
		code = articles.Canceled
	}
	switch code {
	case articles.Invalid, articles.NotFound, articles.Refused, articles.NoTerminal, articles.Canceled, articles.Partial:
	default: // not the user's doing
		a.log.Error("failed", "code", code, "error", err.Error())
	}
	if a.out.json {
		a.say(struct {
			Error string        `json:"error"`
			Code  articles.Code `json:"code"`
		}{articles.Line(err.Error()), code})
		return
	}
	a.tell(err.Error())
}

// warn says on stderr what was left out; the exit status does not change.
func (a *app) warn(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if a.out.json {
		a.say(struct {
			Warning string `json:"warning"`
		}{articles.Line(text)})
		return
	}
	a.tell(text)
}

// tell prints text as one line on stderr.
func (a *app) tell(text string) {
	_, _ = fmt.Fprintf(a.stderr, "onrecord: %s\n", articles.Line(text)) // nowhere is left to say that it failed
}

// say prints v as a line of JSON on stderr.
func (a *app) say(v any) {
	p := newPrinter(a.stderr)
	p.record(v)
	_ = p.Flush() // as in tell
}
