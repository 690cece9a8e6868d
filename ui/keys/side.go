package keys

// side are the keys of who and where.
func side() []Binding {
	return []Binding{
		{Action: TabPeople, In: Side, Keys: []string{"gp"}, Help: "people", Short: "people"},
		{Action: TabCountries, In: Side, Keys: []string{"gc"}, Help: "countries", Short: "countries"},
		{Action: TabQuotes, In: Side, Keys: []string{"gq"}, Help: "quotes", Short: "quotes"},
		{Action: TabNotes, In: Side, Keys: []string{"gn"}, Help: "notes", Short: "notes"},
		{Action: NextTab, In: Side, Keys: []string{"]"}, Help: "next tab", Short: "next tab"},
		{Action: PrevTab, In: Side, Keys: []string{"["}, Help: "tab before"},
		{Action: Open, In: Side, Keys: []string{"enter"}, Help: "to the first mention; again: to the next", Short: "show"},
		{Action: Annotate, In: Side, Keys: []string{"a"}, Help: "edit the chosen note", Short: "edit"},
		{Action: DeleteNote, In: Side, Keys: []string{"dd"}, Help: "delete the chosen note", Short: "delete"},
		{Action: Copy, In: Side, Keys: []string{"y"}, Help: "copy the chosen quote with citation", Short: "copy"},
		{Action: Dossier, In: Side, Keys: []string{"gd"}, Help: "dossier of the name", Short: "dossier"},
		{Action: References, In: Side, Keys: []string{"gr"}, Help: "every sentence with this name", Short: "references"},
		{Action: InLibrary, In: Side, Keys: []string{"gl"}, Help: "from the name to what is in your library with it", Short: "in your library"},
		{Action: Why, In: Side, Keys: []string{"i"}, Help: "why is this a name or quote?"},
		{Action: HideHere, In: Side, Keys: []string{"x"}, Help: "hide the name in this article", Short: "hide"},
		{Action: HideEverywhere, In: Side, Keys: []string{"X"}, Help: "hide the name everywhere", Short: "hide everywhere"},
		{Action: Merge, In: Side, Keys: []string{"="}, Help: "merge with another name", Short: "merge"},
		{Action: Rename, In: Side, Keys: []string{"R"}, Help: "rename", Short: "rename"},
		{Action: CorrectSpeaker, In: Side, Keys: []string{"c"}, Help: "correct the speaker of the quote, or the country", Short: "speaker"},
		{Action: Watch, In: Side, Keys: []string{"!"}, Help: "watch it: mark articles with it by a !, or no longer", Short: "watch"},
	}
}
