package keys

// Context is where a key is pressed.
type Context uint8

// The contexts. A key is looked up in the narrowest first: Selecting, then
// Text, then Everywhere.
const (
	Everywhere Context = iota
	List
	Text
	Selecting // in the text, while passages are being selected
	Side
	contexts
)

// String is the heading of c in the help.
func (c Context) String() string {
	return [...]string{"Everywhere", "Articles", "Text", "Selecting text", "Who and where"}[c]
}

// chain is c and the contexts around it, from narrow to wide.
func (c Context) chain() []Context {
	switch c {
	case Everywhere:
		return []Context{Everywhere}
	case Selecting:
		return []Context{Selecting, Text, Everywhere}
	}
	return []Context{c, Everywhere}
}

// A Binding says which keys do what where.
type Binding struct {
	Action Action
	In     Context
	Keys   []string // sequences as Parse reads them; the first is shown in hints
	Help   string   // a few words, imperative
	Short  string   // one or two words for the hint line; empty: not hinted
	later  bool     // named so that it can be configured, and not built yet
}

// table is every binding of onrecord. Help, hints and resolving are made from it.
func table() []Binding {
	return append(everywhere(), append(append(list(), text()...), append(selecting(), side()...)...)...)
}

func everywhere() []Binding {
	return []Binding{
		{Action: Down, Keys: []string{"j", "down"}, Help: "move down"},
		{Action: Up, Keys: []string{"k", "up"}, Help: "move up"},
		{Action: OtherDown, Keys: []string{"J", "shift+down"}, Help: "move the other pane down"},
		{Action: OtherUp, Keys: []string{"K", "shift+up"}, Help: "move the other pane up"},
		{Action: HalfDown, Keys: []string{"ctrl+d"}, Help: "half a page down"},
		{Action: HalfUp, Keys: []string{"ctrl+u"}, Help: "half a page up"},
		{Action: PageDown, Keys: []string{"ctrl+f", "pgdown"}, Help: "a page down"},
		{Action: PageUp, Keys: []string{"ctrl+b", "pgup"}, Help: "a page up"},
		{Action: Top, Keys: []string{"gg", "home"}, Help: "to the top", Short: "top"},
		{Action: Bottom, Keys: []string{"G", "end"}, Help: "to the bottom"},
		{Action: ReadOn, Keys: []string{"space"}, Help: "read on: a page down, then the next unread article"},
		{Action: PaneList, Keys: []string{"1"}, Help: "to the articles"},
		{Action: PaneText, Keys: []string{"2"}, Help: "to the text"},
		{Action: PaneSide, Keys: []string{"3"}, Help: "to who and where"},
		{Action: NextPane, Keys: []string{"tab"}, Help: "to the next pane"},
		{Action: PrevPane, Keys: []string{"shift+tab"}, Help: "to the pane before"},
		{Action: PaneLeft, Keys: []string{"h", "left"}, Help: "to the pane on the left"},
		{Action: PaneRight, Keys: []string{"l", "right"}, Help: "to the pane on the right"},
		{Action: Find, Keys: []string{"/"}, Help: "find in the text; in the list, filter it"},
		{Action: NextOfKind, Keys: []string{"n"}, Help: "repeat the last jump, of whatever kind"},
		{Action: PrevOfKind, Keys: []string{"N"}, Help: "repeat the last jump the other way"},
		{Action: Back, Keys: []string{"ctrl+o"}, Help: "back to where you were"},
		{Action: Forward, Keys: []string{"ctrl+n"}, Help: "forward again"},
		{Action: Undo, Keys: []string{"u"}, Help: "undo"},
		{Action: Redo, Keys: []string{"ctrl+r"}, Help: "redo"},
		{Action: ToggleSide, Keys: []string{`\`}, Help: "show or hide who and where"},
		{Action: SideNarrower, Keys: []string{"<"}, Help: "make who and where narrower"},
		{Action: SideWider, Keys: []string{">"}, Help: "make who and where wider"},
		{Action: TextOnly, Keys: []string{"z"}, Help: "the text alone"},
		{Action: Command, Keys: []string{":"}, Help: "type a command", later: true},
		{Action: Help, Keys: []string{"?"}, Help: "these keys; / searches them"},
		{Action: Escape, Keys: []string{"esc"}, Help: "leave what you are in"},
		{Action: Quit, Keys: []string{"q"}, Help: "close what is on top; in the panes, quit"},
		{Action: Suspend, Keys: []string{"ctrl+z"}, Help: "suspend; fg comes back"},
		{Action: Redraw, Keys: []string{"ctrl+l"}, Help: "draw the screen anew"},
	}
}

func list() []Binding {
	return []Binding{
		{Action: Open, In: List, Keys: []string{"enter"}, Help: "read the article", Short: "read"},
		{Action: Star, In: List, Keys: []string{"s"}, Help: "star, or take the star away", Short: "star"},
		{Action: ToggleRead, In: List, Keys: []string{"r"}, Help: "mark read or unread", Short: "read/unread"},
		{Action: Tag, In: List, Keys: []string{"t"}, Help: "tag", later: true},
		{Action: AllRead, In: List, Keys: []string{"A"}, Help: "mark all in this view read; asks first"},
		{Action: Range, In: List, Keys: []string{"v"}, Help: "choose several", later: true},
		{Action: UnreadOnly, In: List, Keys: []string{"U"}, Help: "unread articles only, or all again", Short: "unread"},
		{Action: Sort, In: List, Keys: []string{"S"}, Help: "sort by date, arrival, title, source"},
		{Action: Views, In: List, Keys: []string{"gv"}, Help: "the next view: all, unread, starred, with notes", Short: "views"},
		{Action: Browser, In: List, Keys: []string{"o"}, Help: "open in the browser", later: true},
		{Action: Copy, In: List, Keys: []string{"y"}, Help: "copy the citation"},
		{Action: Remove, In: List, Keys: []string{"D"}, Help: "remove from the library; asks first"},
	}
}

func text() []Binding {
	return []Binding{
		{Action: NextPerson, In: Text, Keys: []string{"]p"}, Help: "next person", Short: "person"},
		{Action: PrevPerson, In: Text, Keys: []string{"[p"}, Help: "person before", Short: "person"},
		{Action: NextCountry, In: Text, Keys: []string{"]c"}, Help: "next country", Short: "country"},
		{Action: PrevCountry, In: Text, Keys: []string{"[c"}, Help: "country before", Short: "country"},
		{Action: NextQuote, In: Text, Keys: []string{"]q"}, Help: "next quote", Short: "quote"},
		{Action: PrevQuote, In: Text, Keys: []string{"[q"}, Help: "quote before", Short: "quote"},
		{Action: NextNote, In: Text, Keys: []string{"]a"}, Help: "next note or highlight", Short: "note"},
		{Action: PrevNote, In: Text, Keys: []string{"[a"}, Help: "note or highlight before", Short: "note"},
		{Action: NextHeading, In: Text, Keys: []string{"]h"}, Help: "next heading", Short: "heading"},
		{Action: PrevHeading, In: Text, Keys: []string{"[h"}, Help: "heading before", Short: "heading"},
		{Action: NextLink, In: Text, Keys: []string{"]l"}, Help: "next link", Short: "link"},
		{Action: PrevLink, In: Text, Keys: []string{"[l"}, Help: "link before", Short: "link"},
		{Action: NextSame, In: Text, Keys: []string{"]]", "*"}, Help: "the same name again", Short: "same name"},
		{Action: PrevSame, In: Text, Keys: []string{"[[", "#"}, Help: "the same name before", Short: "same name"},
		{Action: NextSentence, In: Text, Keys: []string{")"}, Help: "next sentence"},
		{Action: PrevSentence, In: Text, Keys: []string{"("}, Help: "sentence before"},
		{Action: NextParagraph, In: Text, Keys: []string{"}"}, Help: "next paragraph"},
		{Action: PrevParagraph, In: Text, Keys: []string{"{"}, Help: "paragraph before"},
		{Action: Open, In: Text, Keys: []string{"enter"}, Help: "on a name: show it beside the text; on a note: edit it"},
		{Action: Select, In: Text, Keys: []string{"v"}, Help: "select by character"},
		{Action: SelectWhole, In: Text, Keys: []string{"V"}, Help: "select by sentence"},
		{Action: Highlight, In: Text, Keys: []string{"H"}, Help: "highlight; again: the next kind", Short: "highlight"},
		{Action: Annotate, In: Text, Keys: []string{"a"}, Help: "write a note on it", Short: "note"},
		{Action: DeleteNote, In: Text, Keys: []string{"dd"}, Help: "delete the note or highlight", Short: "delete note"},
		{Action: AddName, In: Text, Keys: []string{"+"}, Help: "add as a name", later: true},
		{Action: Copy, In: Text, Keys: []string{"y"}, Help: "copy with citation"},
		{Action: CopyAddress, In: Text, Keys: []string{"Y"}, Help: "copy the article's address"},
		{Action: Star, In: Text, Keys: []string{"s"}, Help: "star the article, or take the star away"},
		{Action: ToggleRead, In: Text, Keys: []string{"r"}, Help: "mark the article read or unread"},
		{Action: Dossier, In: Text, Keys: []string{"gd"}, Help: "dossier of the name", Short: "dossier", later: true},
		{Action: References, In: Text, Keys: []string{"gr"}, Help: "every sentence with this name", Short: "references", later: true},
		{Action: Sources, In: Text, Keys: []string{"gs"}, Help: "source and versions", Short: "sources", later: true},
		{Action: Why, In: Text, Keys: []string{"i"}, Help: "why is this a name or quote?", later: true},
		{Action: LinkHints, In: Text, Keys: []string{"f"}, Help: "follow a link by its letters", later: true},
	}
}

func selecting() []Binding {
	return []Binding{
		{Action: CharLeft, In: Selecting, Keys: []string{"h", "left"}, Help: "a character left"},
		{Action: CharRight, In: Selecting, Keys: []string{"l", "right"}, Help: "a character right"},
		{Action: NextWord, In: Selecting, Keys: []string{"w"}, Help: "to the next word"},
		{Action: PrevWord, In: Selecting, Keys: []string{"b"}, Help: "to the word before"},
		{Action: WordEnd, In: Selecting, Keys: []string{"e"}, Help: "to the end of the word"},
		{Action: SwapEnds, In: Selecting, Keys: []string{"o"}, Help: "move the other end"},
		{Action: InWord, In: Selecting, Keys: []string{"iw"}, Help: "the whole word", Short: "word"},
		{Action: InSentence, In: Selecting, Keys: []string{"is"}, Help: "the whole sentence", Short: "sentence"},
		{Action: InParagraph, In: Selecting, Keys: []string{"ip"}, Help: "the whole paragraph", Short: "paragraph"},
	}
}

func side() []Binding {
	return []Binding{
		{Action: TabPeople, In: Side, Keys: []string{"gp"}, Help: "people", Short: "people"},
		{Action: TabCountries, In: Side, Keys: []string{"gc"}, Help: "countries", Short: "countries"},
		{Action: TabQuotes, In: Side, Keys: []string{"gq"}, Help: "quotes", Short: "quotes"},
		{Action: TabNotes, In: Side, Keys: []string{"gn"}, Help: "notes", Short: "notes"},
		{Action: NextTab, In: Side, Keys: []string{"]"}, Help: "next tab", Short: "tabs"},
		{Action: PrevTab, In: Side, Keys: []string{"["}, Help: "tab before"},
		{Action: Open, In: Side, Keys: []string{"enter"}, Help: "to the first mention; again: to the next", Short: "show in text"},
		{Action: Annotate, In: Side, Keys: []string{"a"}, Help: "edit the chosen note"},
		{Action: DeleteNote, In: Side, Keys: []string{"dd"}, Help: "delete the chosen note", Short: "delete note"},
		{Action: Copy, In: Side, Keys: []string{"y"}, Help: "copy the chosen quote with citation"},
		{Action: Dossier, In: Side, Keys: []string{"gd"}, Help: "dossier of the name", Short: "dossier", later: true},
		{Action: References, In: Side, Keys: []string{"gr"}, Help: "every sentence with this name", Short: "references", later: true},
		{Action: HideHere, In: Side, Keys: []string{"x"}, Help: "hide here", later: true},
		{Action: HideEverywhere, In: Side, Keys: []string{"X"}, Help: "hide everywhere", later: true},
		{Action: Merge, In: Side, Keys: []string{"="}, Help: "merge with another name", later: true},
		{Action: Rename, In: Side, Keys: []string{"R"}, Help: "rename", later: true},
		{Action: CorrectSpeaker, In: Side, Keys: []string{"c"}, Help: "correct the speaker", later: true},
		{Action: Watch, In: Side, Keys: []string{"!"}, Help: "watch", later: true},
	}
}
