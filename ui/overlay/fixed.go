package overlay

// A chapter is a part of the help that is not made from the keys in force.
type chapter struct {
	title string
	pairs [][2]string // a key or a sign, and what it does or means
}

// fixed are the keys that stay as they are, whatever the configuration says,
// because text is typed or a question asked where they work; and the signs.
func (h *Help) fixed() []chapter {
	g := h.pen.Glyphs
	return []chapter{
		{"Writing a note (fixed keys)", [][2]string{
			{"^s", "save the note"},
			{"Tab", "to the tags, or back; completes a tag"},
			{"^t", "the next kind: point, claim, doubt, to do"},
			{"^o", "write it in your own editor, $VISUAL"},
			{"Esc", "close; asks where something is not saved"},
		}},
		{"Answering a question (fixed keys)", [][2]string{
			{"y Enter", "yes"},
			{"n q Esc", "no"},
		}},
		{"Where text is typed (fixed keys)", [][2]string{
			{"Enter", "take what is typed or chosen"},
			{"Up Down", "choose a row; in the command line, what was entered before"},
			{"Tab", "complete; in a correction, where it is to hold"},
			{"^w", "delete the word before the cursor"},
			{"Esc ^c", "leave it"},
		}},
		{"Signs beside the text", [][2]string{
			{g.Direct, "direct quote"},
			{g.Reported, "reported speech"},
			{g.Uncertain, "a quote that is not certain"},
			{g.Highlight, "highlight: a point"},
			{g.Claim, "highlight: a claim"},
			{g.Doubt, "highlight: a doubt"},
			{g.Todo, "highlight: to do"},
			{g.Note, "a note is written on it"},
			{g.Near, "a note whose words have changed: look whether it is right"},
			{g.Target, "where you are: what the keys act on"},
		}},
		{"Signs in the list", [][2]string{
			{g.Unread, "unread"},
			{g.Starred, "starred"},
			{g.Watched, "it has a name that you watch"},
			{g.Chosen, "chosen with others"},
			{"p c " + g.Direct + " " + g.Note, "how many people, countries, quotes and notes it has"},
		}},
	}
}
