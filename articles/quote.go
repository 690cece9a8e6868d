package articles

import "time"

// QuoteKind tells how a text reports what somebody said.
type QuoteKind string

// The kinds of quote, after Pareti (PARC 3.0, 2016).
const (
	Direct   QuoteKind = "direct"   // whole utterance between quotation marks
	Mixed    QuoteKind = "mixed"    // words between marks inside a sentence of the writer's
	Reported QuoteKind = "reported" // no marks: "X said that …" (indirect)
)

// Doubtful is the certainty below which a quote is shown as uncertain.
const Doubtful = 0.6

// A Quote is something that somebody is said to have said, thought or wanted.
type Quote struct {
	Span      Span   // between the marks, marks not included; for Reported the clause
	Text      string // plain text of Span
	Kind      QuoteKind
	Speaker   Speaker
	Cue       Span    // "said", "according to"; zero if there is none
	CueText   string  // plain text of Cue
	Statement int     // counts the utterances of the article from 1: the segments of one share it
	Certainty float64 // 0 to 1, that this is a quote and the speaker right
	Rule      string  // name of the rule that decided, for the why-card
}

// A Speaker is the words of the text that say who spoke, and whom they mean.
// The zero Speaker is "nobody found".
type Speaker struct {
	Span      Span   // the words at the cue; a pronoun stays a pronoun
	Text      string // plain text of Span
	Name      string // canonical Name of the person in the same Analysis; empty if none
	Anonymous bool   // an unnamed person: "a French official"; false for organisations
}

// A QuoteRow is a quote in a ledger over many articles.
type QuoteRow struct {
	Quote
	Cursor    Cursor // its place in the ledger
	Article   ID
	Title     string
	Source    string
	Published time.Time
}
