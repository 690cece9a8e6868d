package articles

import (
	"fmt"
	"time"
)

// CorrectionID names an entry of the log of corrections, in this library and in
// what is exported from it. IDs sort in the order of the log.
type CorrectionID string

// Deed tells what an entry of the log of corrections does.
type Deed string

// The deeds. The last two are about another entry of the log.
const (
	DeedHide    Deed = "hide"    // Name is none, or of no interest
	DeedMerge   Deed = "merge"   // Name is To
	DeedRename  Deed = "rename"  // Name is to be called To
	DeedSplit   Deed = "split"   // where it is named in certain words, Name is To: the engine merged two
	DeedAdd     Deed = "add"     // certain words name To, which the engine did not see
	DeedSpeaker Deed = "speaker" // a quote is To's; nobody's, or an unnamed person's, where To has no name
	DeedUndo    Deed = "undo"    // the entry Of no longer holds
	DeedRedo    Deed = "redo"    // it holds again, in its old place
)

// A Ref names an entity by what a reader sees of it: persons are the same where
// their names are but for case, accents and punctuation, countries where their
// codes are. The zero Ref is nobody.
type Ref struct {
	Kind Kind
	Name string
	Code string // of countries
}

// RefOf is the Ref of e.
func RefOf(e Entity) Ref { return Ref{Kind: e.Kind, Name: e.Name, Code: e.Code} }

// A Correction is an entry of the log of what the reader put right. The log is
// only ever added to. An analysis is kept as the engine made it, and what is
// shown of it is made by the corrections that hold, each done in turn, in the
// order of the log, to what the ones before have left. So an undo is exact, and
// a new analysis, a new revision and a new article are corrected like the old.
//
// A correction concerns one article, or every article of today and tomorrow. It
// finds its name by Ref. One that concerns a passage of an article (DeedAdd,
// DeedSplit, DeedSpeaker) finds that as a note does, by its Selector: it rests
// while the passage is not in the text. Everywhere, these three go by words:
// Words for DeedAdd and DeedSplit, those of the quote for DeedSpeaker.
type Correction struct {
	ID      CorrectionID
	Deed    Deed
	Of      CorrectionID // DeedUndo and DeedRedo: which entry
	Article ID           // 0: everywhere
	Name    Ref          // as the reader saw it; zero for DeedAdd; the old speaker for DeedSpeaker
	To      Ref
	Unnamed bool     // DeedSpeaker without a name: an unnamed person, not nobody
	Words   string   // DeedAdd, DeedSplit: wherever these stand, in the article or everywhere
	Passage Selector // the one place; an empty Exact: none

	Revision  int       // of the article, in which Span was placed
	Span      Span      // of Passage
	Placement Placement // of Passage; empty without
	At        time.Time
	Undone    bool // an undo of it holds
}

// Everywhere reports whether c holds for every article.
func (c Correction) Everywhere() bool { return c.Article == 0 }

// String says what c does, in one line without article: "merge A into B".
func (c Correction) String() string {
	switch c.Deed {
	case DeedMerge:
		return fmt.Sprintf("merge %s into %s", c.Name.Name, c.To.Name)
	case DeedRename:
		return fmt.Sprintf("rename %s to %s", c.Name.Name, c.To.Name)
	case DeedSplit:
		return fmt.Sprintf("split %s, where called “%s”, off as %s", c.Name.Name, c.words(), c.To.Name)
	case DeedAdd:
		return fmt.Sprintf("add “%s” as %s", c.words(), c.To.Name)
	case DeedSpeaker:
		return fmt.Sprintf("credit “%s” to %s", Shorten(Line(c.Passage.Exact), 40), c.speaker())
	case DeedUndo, DeedRedo:
		return fmt.Sprintf("%s %s", c.Deed, c.Of)
	}
	return fmt.Sprintf("%s %s", c.Deed, c.Name.Name)
}

// words are those that c goes by, or the passage.
func (c Correction) words() string {
	if c.Words != "" {
		return c.Words
	}
	return Shorten(Line(c.Passage.Exact), 40)
}

func (c Correction) speaker() string {
	switch {
	case c.To.Name != "":
		return c.To.Name
	case c.Unnamed:
		return "an unnamed person"
	}
	return "nobody"
}
