package main

import (
	"fmt"

	"onrecord/articles"
)

// A tally counts how a verb fared with each of several things. Each failure is
// named on stderr as it happens, but that of a thing that was the only one: it
// is the outcome itself.
type tally struct {
	app    *app
	what   string // of which there are several: "articles"
	done   int
	failed int
	code   articles.Code // of all failures so far, Internal where they differ
	first  error         // the first of all outcomes, if a failure not named yet
}

// count takes the outcome for one more thing.
func (t *tally) count(err error) {
	if t.first != nil {
		t.app.complain(t.first)
		t.first = nil
	}
	if err == nil {
		t.done++
		return
	}
	t.failed++
	switch code := articles.CodeOf(err); {
	case t.failed == 1:
		t.code = code
	case t.code != code:
		t.code = articles.Internal
	}
	if t.done+t.failed == 1 {
		t.first = err
		return
	}
	t.app.complain(err)
}

// err is the outcome of all.
func (t *tally) err() error {
	switch {
	case t.failed == 0:
		return nil
	case t.first != nil:
		return t.first
	case t.done == 0:
		return &articles.Error{Code: t.code, Err: fmt.Errorf("all %d %s failed", t.failed, t.what)}
	}
	return &articles.Error{Code: articles.Partial, Err: fmt.Errorf(
		"%d of %d %s failed; the rest is done", t.failed, t.failed+t.done, t.what)}
}
