package keys

import "slices"

// A Binding says which keys do what where.
type Binding struct {
	Action Action
	In     Context
	Keys   []string // sequences as Parse reads them; the first is shown in hints
	Help   string   // a few words, imperative
	Short  string   // one or two words for the hint line; empty: not hinted
}

// table is every binding of onrecord. Help, hints, the command line and
// resolving are made from it. To add a key: a name in action.go, a row in the
// list of its context, and what it does in ui/acts.go or in the pane.
func table() []Binding {
	return slices.Concat(everywhere(), list(), text(), selecting(), side(), box())
}
