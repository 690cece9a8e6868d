package keys

// box are the keys of boxes with rows, such as search and dossier. Moving is as in the
// panes, and letters that a box needs for itself it reads as they are typed.
func box() []Binding {
	return []Binding{
		{Action: Open, In: Box, Keys: []string{"enter"}, Help: "go there, or do what the row says", Short: "open"},
		{Action: Escape, In: Box, Keys: []string{"esc"}, Help: "close it", Short: "close"},
		{Action: Dossier, In: Box, Keys: []string{"gd"}, Help: "dossier of the name", Short: "dossier"},
		{Action: References, In: Box, Keys: []string{"gr"}, Help: "every sentence with this name", Short: "references"},
		{Action: Copy, In: Box, Keys: []string{"y"}, Help: "copy with citation", Short: "copy"},
	}
}
