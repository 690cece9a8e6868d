package articles

import "time"

// Sort is an order of a list of articles.
type Sort string

// The orders. The zero Sort is SortDate.
const (
	SortDate   Sort = "date"   // published, or added where that is unknown; newest first
	SortAdded  Sort = "added"  // newest arrival first
	SortTitle  Sort = "title"  // A to Z
	SortSource Sort = "source" // A to Z, newest first within one
)

// A Query says which articles, quotes or names are wanted. Every field that is
// set narrows the result; the zero Query is everything, newest first.
type Query struct {
	Words     []string // each found in title or body, in any order; matched as prefix when it ends in *
	Phrases   []string // each found word for word
	Without   []string // found nowhere
	Article   ID       // of this article only
	Person    string   // any printed form of the name, case ignored
	Country   string   // ISO 3166-1 alpha-2 code
	Speaker   string   // has a quote by this person
	Said      string   // has a quote with these words
	Source    string
	Tag       string
	Feed      FeedID // of this feed
	Folder    string // of a feed in this folder, or in one within it
	NewerThan ID     // arrived after this one
	Unread    bool
	Starred   bool
	Watched   bool // has a name that the reader watches
	HasNote   bool
	HasLost   bool     // has a lost note
	HasNear   bool     // has a note that was placed near its passage
	NoteKind  NoteKind // has a note of this kind
	HasQuote  bool
	Since     time.Time // published (or added) at or after
	Before    time.Time // published (or added) before
	Joined    bool      // articles that tell one story are one row: the first of them to arrive that is found
	Sort      Sort
	After     Cursor // rows after this one only, in the query's order
	Backward  bool   // rows before After instead (from the end where After is zero), still in the query's order
	Limit     int    // most rows; 0 is the callee's default
}

// A Cursor marks a row for keyset paging. The zero Cursor is before the first
// row (after the last, when paging backward).
type Cursor struct {
	Key string // the row's sort key, as the library gave it
	ID  int64
}

// A Listing is a page of rows with the cursors of its first and last one.
type Listing struct {
	Rows        []Summary
	First, Last Cursor
}
