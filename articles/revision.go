package articles

import "time"

// A Revision is one of the texts that an article has had.
type Revision struct {
	Number    int // from 1
	Title     string
	Byline    string
	Published time.Time
	Seen      time.Time // when the library got it
	Format    Format
	Size      int // bytes of the source as it came; 0 if that is not known
}

// A Change is a stretch of words that two texts share, or that one of them has.
type Change struct {
	Text string
	Side Side
}

// A Side tells which of two texts has a stretch of words.
type Side int8

// The sides.
const (
	Before Side = iota - 1 // only the text before
	Both
	After // only the text after
)
