package articles

import "time"

// NoteID names an annotation, in this library and in what is exported from it:
// it is unique across libraries, and sorts in order of creation within one.
type NoteID string

// NoteKind tells why a reader marked a passage.
type NoteKind string

// The kinds of annotation, in the order in which a repeated H goes through them.
const (
	KindPoint NoteKind = "point"
	KindClaim NoteKind = "claim"
	KindDoubt NoteKind = "doubt"
	KindTodo  NoteKind = "todo"
)

// Words is k as a reader would say it: "to do".
func (k NoteKind) Words() string {
	if k == KindTodo {
		return "to do"
	}
	return string(k)
}

// A Selector finds a passage again when its text has changed. It joins the
// TextQuoteSelector and the TextPositionSelector of the W3C Web Annotation Data
// Model (2017), both over the plain text of the article.
type Selector struct {
	Exact      string // the passage
	Prefix     string // up to 64 characters before it
	Suffix     string // up to 64 characters after it
	Start, End int    // Unicode code points of the plain text, end exclusive
}

// Placement tells how surely an annotation sits on its passage.
type Placement string

// The placements.
const (
	Placed Placement = "placed" // the very words
	Near   Placement = "near"   // its words or those around it changed: shown with a warning
	Lost   Placement = "lost"   // not found: listed, never guessed
)

// A NoteRow is a note in a list over many articles.
type NoteRow struct {
	Annotation
	Title     string
	Source    string
	Published time.Time
}

// An Annotation is a passage that a reader marked, with or without words.
type Annotation struct {
	ID        NoteID
	Article   ID
	Revision  int // of the article, in which Span was placed
	Span      Span
	Selector  Selector // as made on the text that the reader saw
	Placement Placement
	Kind      NoteKind
	Note      string // Markdown; empty for a bare highlight
	Tags      []string
	Created   time.Time
	Changed   time.Time
}
