package keys

// list are the keys of the articles.
func list() []Binding {
	return []Binding{
		{Action: Open, In: List, Keys: []string{"enter"}, Help: "read the article", Short: "read"},
		{Action: Find, In: List, Keys: []string{"/"}, Help: "filter the list", Short: "filter"},
		{Action: Star, In: List, Keys: []string{"s"}, Help: "star, or take the star away", Short: "star"},
		{Action: ToggleRead, In: List, Keys: []string{"r"}, Help: "mark read or unread", Short: "read/unread"},
		{Action: Tag, In: List, Keys: []string{"t"}, Help: "tag: words add, -words take away", Short: "tag"},
		{Action: AllRead, In: List, Keys: []string{"A"}, Help: "mark all in this view read; asks first", Short: "all read"},
		{Action: Range, In: List, Keys: []string{"v"}, Help: "choose several: move, then what is to be done with them"},
		{Action: UnreadOnly, In: List, Keys: []string{"U"}, Help: "unread articles only, or all again", Short: "unread only"},
		{Action: Sort, In: List, Keys: []string{"S"}, Help: "sort; again: by the next of date, arrival, title, source"},
		{Action: Views, In: List, Keys: []string{"gv"}, Help: "choose a view: unread, with notes, your own", Short: "views"},
		{Action: Unfold, In: List, Keys: []string{"e"}, Help: "show the others of the same story below, or fold them", Short: "same story"},
		{Action: Browser, In: List, Keys: []string{"o"}, Help: "open in the browser"},
		{Action: Copy, In: List, Keys: []string{"y"}, Help: "copy the citation"},
		{Action: Remove, In: List, Keys: []string{"D"}, Help: "remove from the library; asks first"},
	}
}
