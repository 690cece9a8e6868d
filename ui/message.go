package ui

import (
	"os/exec"

	"onrecord/articles"
	"onrecord/ui/list"
	"onrecord/ui/page"
)

// Messages are the results of commands. Those that may come too late carry the
// generation in which they were asked for: one from before is dropped.
type (
	// counted tells how many articles the shown list has, and how many there are.
	counted struct {
		gen         int
		shown       int
		all, unread int
		arrived     int  // since the last time
		reload      bool // the list starts anew
		err         error
	}

	// listed answers a list.Fetch.
	listed struct {
		gen     int
		fetch   list.Fetch
		listing articles.Listing
		err     error
	}

	// opened brings an article with its page.
	opened struct {
		gen     int
		reading articles.Reading
		page    *page.Page
		at      articles.Span // passage to go to; zero: where it was left
		err     error
	}

	// laid brings the page of the open article for a new size, theme or method.
	laid struct {
		gen  int
		page *page.Page
	}

	// refreshed brings what may have changed of an article.
	refreshed struct {
		id      articles.ID
		reading articles.Reading
		err     error
	}

	// stood brings what the library knows of the chosen name.
	stood struct {
		gen      int
		standing articles.Standing
		err      error
	}

	// wrote ends a deed.
	wrote struct {
		deed deed
		how  way
		err  error
	}

	// settled tells that lists and figures show corrections for everywhere.
	settled struct{ err error }

	// offered brings names of the library that begin with words.
	offered struct {
		words string
		names []articles.Entity
		err   error
	}

	// removed tells which articles are gone, and why no more of them.
	removed struct {
		removing *removing
		err      error
	}

	// noted ends the keeping of a note from the editor.
	noted struct {
		deed deed
		err  error
	}

	// knownTags brings the tags of all notes.
	knownTags struct{ tags []string }

	// editing tells that a note's text is ready to be edited outside.
	editing struct {
		run  *exec.Cmd
		read func() (string, error)
		err  error
	}

	// edited brings it back.
	edited struct {
		text string
		err  error
	}

	// copied tells that what was copied could not be kept beside the clipboard.
	copied struct{ err error }

	// sought brings the next unread article, 0 for none.
	sought struct {
		gen int
		id  articles.ID
		err error
	}

	// unreadHere tells which articles are to be marked read, once that is confirmed.
	unreadHere struct {
		bunch bunch
		err   error
	}

	// browsed tells what came of opening an address.
	browsed struct {
		url string
		err error
	}

	// remembered brings what was entered in the command line before, newest last.
	remembered []string

	// ended tells that all is kept that could be, and the screen may go.
	ended struct {
		draft string
		err   error
	}
)

// Analysed tells the screen that an article was analysed behind its back. Send
// it to the program: an article that is open shows its names at once. Left is how
// many more wait.
type Analysed struct {
	ID   articles.ID
	Left int
}
