package ui

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/articles"
	"onrecord/ui/keys"
)

// A tone is how a notice is said.
type tone uint8

const (
	plain tone = iota
	warning
	trouble
)

// A notice stands in the status line until the next key.
type notice struct {
	text string
	tone tone
}

// try is the keys in force of actions that lead on: ": try ]p, ]c or ]q".
func (m *Model) try(all []keys.Action) string {
	words := ""
	for i, a := range all {
		switch {
		case i == 0:
			words = ": try "
		case i == len(all)-1:
			words += " or "
		default:
			words += ", "
		}
		words += m.keyIn(keys.Text, a)
	}
	return words
}

func (m *Model) say(s string)  { m.notice = notice{articles.Line(s), plain} }
func (m *Model) warn(s string) { m.notice = notice{articles.Line(s), warning} }

// fail says what went wrong and what to do next.
func (m *Model) fail(err error) {
	if articles.CodeOf(err) != articles.Canceled {
		m.notice = notice{m.advice(err), trouble}
	}
}

// remarks are what the reader should know from the start: news of the library and
// problems of the configuration.
func (m *Model) remarks() []string { return slices.Concat(m.opts.News, m.opts.Problems) }

// sayRemarks says them or, of several, where they are listed.
func (m *Model) sayRemarks() {
	all, what := m.remarks(), " problems in the configuration: "
	if len(m.opts.News) > 0 {
		what = " things to know: "
	}
	switch len(all) {
	case 0:
	case 1:
		m.warn(all[0])
	default:
		m.warn(articles.Figure(len(all)) + what + m.keyIn(keys.List, keys.Help) + " lists them")
	}
}

// advice is err in words, with the way out.
func (m *Model) advice(err error) string {
	next := map[articles.Code]string{
		articles.Busy:     "another onrecord is writing: try again in a moment",
		articles.ReadOnly: "the library cannot be written: open one that can with --library, or mend its permissions",
		articles.NoSpace:  "the disk is full: make room, then try again",
		articles.NotFound: "it may have been removed: " + m.keyOf(keys.Redraw) + " reads the list anew",
		articles.Damaged:  "run onrecord check, then onrecord salvage if it says so",
		articles.TooNew:   "update onrecord",
	}[articles.CodeOf(err)]
	words := strings.TrimSpace(articles.Line(err.Error()))
	if next == "" {
		return upper(words)
	}
	return upper(next) + "  (" + words + ")"
}

// upper is s with a capital letter first.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// nth is "2 of 9".
func nth(i, of int) string { return fmt.Sprintf("%s of %s", articles.Figure(i), articles.Figure(of)) }
