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
	Box // in a box over the panes that has rows to move over, unless a text is typed there
	contexts
)

// Contexts are all contexts in the order of the help.
func Contexts() []Context { return []Context{List, Text, Selecting, Side, Box, Everywhere} }

// String is the heading of c in the help.
func (c Context) String() string {
	return [...]string{"Everywhere", "Articles", "Text", "Selecting text", "Who and where", "In a box over the panes"}[c]
}

// Name is what the configuration calls c.
func (c Context) Name() string {
	return [...]string{"everywhere", "list", "text", "select", "side", "box"}[c]
}

// Chain is c and the contexts around it, from narrow to wide.
func (c Context) Chain() []Context {
	switch c {
	case Everywhere:
		return []Context{Everywhere}
	case Selecting:
		return []Context{Selecting, Text, Everywhere}
	}
	return []Context{c, Everywhere}
}
