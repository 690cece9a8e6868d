package reader

import (
	"onrecord/articles"
	"onrecord/ui/keys"
)

// An Intent is what the pane asks for in answer to an action. Nil is nothing.
type Intent interface{ intent() }

// A Ref names an entity of the article. The zero Ref is none.
type Ref struct {
	Kind articles.Kind
	Name string // as in Entity.Name
}

type (
	// Pass says that the pane has no use for the action: Escape with nothing to
	// leave, or an action of another pane.
	Pass struct{}

	// Jump says that the target moved from one passage to another, further than
	// by scrolling: for the history of jumps. Entity is what was come to, where
	// that is a name: choose it.
	Jump struct {
		From, To articles.Span
		Entity   Ref
	}

	// Notice is a line for the status line: "No more quotes below". Try are the
	// actions that lead on from there.
	Notice struct {
		Text string
		Try  []keys.Action
	}

	// ReadOn asks for the next unread article: Space at the end of this one.
	ReadOn struct{}

	// OpenLink asks to open an address, which is http, https or mailto.
	OpenLink struct{ URL string }

	// Card asks for the card of a name.
	Card struct{ Entity Ref }

	// Dossier asks for what the library knows of a name.
	Dossier struct{ Entity Ref }

	// References asks for every sentence of the library with a name.
	References struct{ Entity Ref }

	// Why asks for the reasons of a quote (an index of Analysis.Quotes) or, where
	// Quote is -1, of a name.
	Why struct {
		Quote  int
		Entity Ref
		Span   articles.Span
	}

	// Highlight asks to mark a passage; where Note is set, to change the kind of
	// that annotation.
	Highlight struct {
		Note articles.NoteID
		Span articles.Span
		Kind articles.NoteKind
	}

	// AddNote asks for words on a passage; where Note is set, to change those of
	// that annotation.
	AddNote struct {
		Note articles.NoteID
		Span articles.Span
		Text string // plain text of the passage
	}

	// DeleteNote asks to take an annotation away.
	DeleteNote struct{ Note articles.NoteID }

	// Copy asks to copy a passage with its citation. Quote is an index of
	// Analysis.Quotes where the passage is that quote, else -1.
	Copy struct {
		Text  string
		Quote int
	}

	// CopyAddress asks to copy the address of the article, or of the link that is
	// the target.
	CopyAddress struct{ URL string }

	// AddName asks to make a name of a passage.
	AddName struct {
		Span articles.Span
		Text string
	}
)

func (Pass) intent()        {}
func (Jump) intent()        {}
func (Notice) intent()      {}
func (ReadOn) intent()      {}
func (OpenLink) intent()    {}
func (Card) intent()        {}
func (Dossier) intent()     {}
func (References) intent()  {}
func (Why) intent()         {}
func (Highlight) intent()   {}
func (AddNote) intent()     {}
func (DeleteNote) intent()  {}
func (Copy) intent()        {}
func (CopyAddress) intent() {}
func (AddName) intent()     {}
