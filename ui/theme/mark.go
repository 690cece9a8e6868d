package theme

// Mark is a reason to paint a passage. The order is that of painting: a later
// mark lies over an earlier one.
type Mark uint8

// The marks.
const (
	Plain    Mark = iota
	Sentence      // the sentence or paragraph that was last moved to
	Passage       // a quote or note that was jumped to; highlights show through
	Link          // text of a link
	Reported      // reported speech: no marks around it in the text
	Direct        // words between quotation marks
	Point         // highlights by kind …
	Claim
	Doubt
	Todo
	Near    // a highlight that was placed on changed words
	Note    // a passage with a note
	Country // names …
	Person
	Lit       // every mention of the chosen name
	Found     // hits of find
	Target    // a name or link that was jumped to, and annotating keys act on
	FoundHere // the hit at the cursor
	Selection
	Cursor // the moving end of a selection
	marks
)

// Glyphs are the signs that stand in gutters and rows. All are one ASCII
// character, so that they are one cell wide in every terminal.
type Glyphs struct {
	Direct, Reported, Uncertain string // quotes in the gutter of the text
	Highlight, Note, Target     string // the same, what the reader did; a highlight that is a point
	Claim, Doubt, Todo          string // highlights of the other kinds
	Near                        string // a note on changed words
	Unread, Starred, Watched    string // list
	Cursor, Chosen              string // the row of the cursor, and one chosen with others
	Telling                     string // a row that tells the same story as the one above
}

func glyphs() Glyphs {
	return Glyphs{
		Direct: `"`, Reported: "~", Uncertain: "?",
		Highlight: "=", Note: "n", Target: ">", Near: "!",
		Claim: "c", Doubt: "d", Todo: "t",
		Unread: "*", Starred: "s", Watched: "!",
		Cursor: ">", Chosen: "+", Telling: "|",
	}
}

// markStyles gives every mark its style. Attributes tell marks apart where
// there is no colour, and the gutter's glyphs where attributes are equal.
func markStyles(p Palette) [marks]Style {
	styles := [marks]Style{
		Sentence:  {Bg: p.RowIdle},
		Passage:   {Bg: p.Row},
		Link:      {Fg: p.Accent, Attr: Underline},
		Reported:  {Fg: p.Said},
		Direct:    {Fg: p.Quote, Attr: Italic},
		Point:     {Bg: p.Point},
		Claim:     {Bg: p.Claim},
		Doubt:     {Bg: p.Doubt},
		Todo:      {Bg: p.Todo},
		Near:      {Attr: Faint},
		Country:   {Fg: p.Country},
		Person:    {Fg: p.Person},
		Lit:       {Bg: p.Lit, Attr: Bold},
		Found:     {Bg: p.Found, Attr: Underline},
		Target:    {Attr: Bold | Underline},
		FoundHere: {Fg: p.OnLit, Bg: p.Here, Attr: Bold},
		Selection: {Bg: p.Selection},
		Cursor:    {Attr: Reverse},
	}
	if p.Lit == nil { // a palette without backgrounds: quiet where much is marked
		bare := bareMarks()
		for _, m := range []Mark{Passage, Point, Claim, Doubt, Todo, Found, Selection} {
			styles[m].Attr |= bare[m].Attr
		}
		styles[Lit].Attr |= Underline
		styles[Target].Attr |= Reverse
	}
	return styles
}

// bareMarks tells the marks apart by attributes alone.
func bareMarks() [marks]Style {
	return [marks]Style{
		Passage:   {Attr: Bold},
		Link:      {Attr: Underline},
		Direct:    {Attr: Italic},
		Point:     {Attr: Underline},
		Claim:     {Attr: Underline},
		Doubt:     {Attr: Underline},
		Todo:      {Attr: Underline},
		Near:      {Attr: Faint},
		Note:      {Attr: Underline},
		Country:   {Attr: Underline},
		Person:    {Attr: Bold},
		Lit:       {Attr: Bold | Reverse},
		Found:     {Attr: Reverse},
		Target:    {Attr: Bold | Underline},
		FoundHere: {Attr: Reverse | Bold | Underline},
		Selection: {Attr: Reverse},
		Cursor:    {Attr: Underline | Bold},
	}
}
