package articles

import "strings"

// A Hit is an article that a search found, with the words that made it one.
type Hit struct {
	Summary
	Rank    float64 // of all hits the best has the highest; 0 where no words were asked for
	Snippet Snippet // of the plain text, on one line
	At      Span    // of Body: where the snippet's first matched words are; zero if nowhere
}

// A Snippet is a stretch of plain text in pieces, those that were asked for and
// those between them.
type Snippet []Piece

// A Piece is a part of a Snippet.
type Piece struct {
	Text    string
	Matched bool
}

// String is the text of s.
func (s Snippet) String() string {
	var b strings.Builder
	for _, p := range s {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Findings are what a search found.
type Findings struct {
	Hits    []Hit
	Bounded bool // only the newest articles with the words were compared: there are more
}

// Suggestions are what the beginning of a word may mean.
type Suggestions struct {
	Names  []Entity  // Mentions empty; those with the most articles first
	Titles []Summary // the newest arrivals first
}
