package main

import (
	"fmt"
	"strings"

	"onrecord/articles"
	"onrecord/store"
)

// copied says that the library is read from a copy; "" if it is not.
func copied(lib *store.Store) string {
	if !lib.Copied() {
		return ""
	}
	return "the library's folder cannot be written and changes wait in its log: a copy of now is read, and nothing can be kept"
}

// recalled says what the library brought back from its journal; "" if nothing.
func recalled(lib *store.Store) string {
	r := lib.Recalled()
	var what []string
	if r.Notes > 0 {
		what = append(what, articles.Counted(r.Notes, "note"))
	}
	if r.Corrections > 0 {
		what = append(what, articles.Counted(r.Corrections, "correction"))
	}
	if len(what) == 0 {
		return ""
	}
	words := "brought back from the journal what the library lacked: " + strings.Join(what, " and ")
	if r.StandIns > 0 {
		are := "are"
		if r.StandIns == 1 {
			are = "is"
		}
		words += fmt.Sprintf("; for %s that %s gone, the passages noted stand in", articles.Counted(r.StandIns, "article"), are)
	}
	return words
}

// news is words as a list, which is empty where there are none.
func news(words string) []string {
	if words == "" {
		return nil
	}
	return []string{words}
}
