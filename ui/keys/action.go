package keys

// An Action is the name of something that a key does. Names are part of the
// configuration file: they say what happens, not which key does it.
type Action string

// None is no action.
const None Action = ""

// Moving, in every pane.
const (
	Down         Action = "down"
	Up           Action = "up"
	OtherDown    Action = "other-down" // the other pane
	OtherUp      Action = "other-up"
	HalfDown     Action = "half-page-down"
	HalfUp       Action = "half-page-up"
	PageDown     Action = "page-down"
	PageUp       Action = "page-up"
	Top          Action = "top"
	Bottom       Action = "bottom"
	Nth          Action = "nth"     // top or bottom with a count: that row or sentence
	ReadOn       Action = "read-on" // a page down, at the end the next unread article
	PaneList     Action = "pane-list"
	PaneText     Action = "pane-text"
	PaneSide     Action = "pane-side"
	NextPane     Action = "next-pane" // around
	PrevPane     Action = "previous-pane"
	PaneLeft     Action = "pane-left" // stops at the edge
	PaneRight    Action = "pane-right"
	Back         Action = "back"
	Forward      Action = "forward"
	Find         Action = "find"
	NextOfKind   Action = "next" // repeats the last jump of any kind
	PrevOfKind   Action = "previous"
	Open         Action = "open" // Enter: what it does depends on the pane
	Escape       Action = "escape"
	Quit         Action = "quit"
	Suspend      Action = "suspend"
	Redraw       Action = "redraw"
	Search       Action = "search" // the whole library
	Ledger       Action = "ledger" // every quote of the library
	AllNotes     Action = "all-notes"
	Help         Action = "help"
	Command      Action = "command"
	Undo         Action = "undo"
	Redo         Action = "redo"
	ToggleSide   Action = "toggle-side"
	TextOnly     Action = "text-only"
	SideNarrower Action = "side-narrower"
	SideWider    Action = "side-wider"
)

// What is done to an article.
const (
	Star       Action = "star"
	ToggleRead Action = "toggle-read"
	Tag        Action = "tag"
	AllRead    Action = "all-read"
	Range      Action = "range"
	UnreadOnly Action = "unread-only"
	Sort       Action = "sort"
	Views      Action = "views"
	Feeds      Action = "feeds"
	Refresh    Action = "refresh-feeds"
	Browser    Action = "browser"
	Remove     Action = "remove"
	Unfold     Action = "unfold" // the others of the same story, or fold them
)

// Jumping in the text.
const (
	NextPerson    Action = "next-person"
	PrevPerson    Action = "previous-person"
	NextCountry   Action = "next-country"
	PrevCountry   Action = "previous-country"
	NextQuote     Action = "next-quote"
	PrevQuote     Action = "previous-quote"
	NextNote      Action = "next-note"
	PrevNote      Action = "previous-note"
	NextHeading   Action = "next-heading"
	PrevHeading   Action = "previous-heading"
	NextLink      Action = "next-link"
	PrevLink      Action = "previous-link"
	NextSame      Action = "next-same-name"
	PrevSame      Action = "previous-same-name"
	NextSentence  Action = "next-sentence"
	PrevSentence  Action = "previous-sentence"
	NextParagraph Action = "next-paragraph"
	PrevParagraph Action = "previous-paragraph"
	Dossier       Action = "dossier"
	References    Action = "references"
	Why           Action = "why"
	LinkHints     Action = "link-hints"
	Sources       Action = "sources"
)

// Marking and keeping.
const (
	Select      Action = "select"           // by character
	SelectWhole Action = "select-sentences" // by sentence
	Highlight   Action = "highlight"
	Annotate    Action = "note"
	DeleteNote  Action = "delete-note"
	AddName     Action = "add-name"
	Copy        Action = "copy"
	CopyAddress Action = "copy-address"
)

// Moving the end of a selection.
const (
	CharLeft    Action = "character-left"
	CharRight   Action = "character-right"
	NextWord    Action = "next-word"
	PrevWord    Action = "previous-word"
	WordEnd     Action = "word-end"
	SwapEnds    Action = "swap-ends"
	InWord      Action = "whole-word"
	InSentence  Action = "whole-sentence"
	InParagraph Action = "whole-paragraph"
)

// The side pane.
const (
	TabPeople      Action = "tab-people"
	TabCountries   Action = "tab-countries"
	TabQuotes      Action = "tab-quotes"
	TabNotes       Action = "tab-notes"
	NextTab        Action = "next-tab"
	PrevTab        Action = "previous-tab"
	HideHere       Action = "hide-here"
	HideEverywhere Action = "hide-everywhere"
	Merge          Action = "merge"
	Rename         Action = "rename"
	CorrectSpeaker Action = "correct-speaker"
	Watch          Action = "watch"
	InLibrary      Action = "in-library" // what the library knows of the name
)
