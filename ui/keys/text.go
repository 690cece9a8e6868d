package keys

// text are the keys of the text.
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
		{Action: DeleteNote, In: Text, Keys: []string{"dd"}, Help: "delete the note or highlight", Short: "delete"},
		{Action: AddName, In: Text, Keys: []string{"+"}, Help: "add as a name, or say who it is"},
		{Action: Copy, In: Text, Keys: []string{"y"}, Help: "copy with citation", Short: "copy"},
		{Action: CopyAddress, In: Text, Keys: []string{"Y"}, Help: "copy the address of the link, or of the article"},
		{Action: Star, In: Text, Keys: []string{"s"}, Help: "star the article, or take the star away"},
		{Action: ToggleRead, In: Text, Keys: []string{"r"}, Help: "mark the article read or unread"},
		{Action: Tag, In: Text, Keys: []string{"t"}, Help: "tag the article: words add, -words take away"},
		{Action: Browser, In: Text, Keys: []string{"o"}, Help: "open the article in the browser"},
		{Action: Dossier, In: Text, Keys: []string{"gd"}, Help: "dossier of the name", Short: "dossier"},
		{Action: References, In: Text, Keys: []string{"gr"}, Help: "every sentence with this name", Short: "references"},
		{Action: Why, In: Text, Keys: []string{"i"}, Help: "why is this a name or quote?"},
		{Action: LinkHints, In: Text, Keys: []string{"f"}, Help: "follow a link by its letters"},
	}
}

// selecting are the keys that move the ends of a selection.
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
