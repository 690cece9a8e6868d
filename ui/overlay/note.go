package overlay

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// MaxNote is the most characters of a note. The text area slows down with every
// one.
const MaxNote = 20_000

// SaveNote asks for an annotation to be kept. The editor stays open until it is
// told that it was: Close it then.
type SaveNote struct{ Note articles.Annotation }

// A Note is the editor of one annotation.
type Note struct {
	pen           theme.Pen
	width, height int
	note          articles.Annotation
	passage       string
	was           string // the note as it was when the editor was opened
	kind          articles.NoteKind
	area          textarea.Model
	asking        bool // whether the draft may be thrown away
	trouble       string
}

// kinds are the kinds of note in the order in which Tab goes through them.
func kinds() []articles.NoteKind {
	return []articles.NoteKind{articles.KindPoint, articles.KindClaim, articles.KindDoubt, articles.KindTodo}
}

// NewNote opens a, whose passage reads so, for editing.
func NewNote(a articles.Annotation, passage string) *Note {
	n := &Note{note: a, passage: articles.Line(passage), was: articles.Clean(a.Note), kind: a.Kind, area: textarea.New()}
	if n.kind == "" {
		n.kind = articles.KindPoint
	}
	n.area.ShowLineNumbers = false
	n.area.Prompt = ""
	n.area.CharLimit = MaxNote
	n.area.Placeholder = "What do you make of it?"
	n.area.SetVirtualCursor(false)
	n.area.SetValue(n.was)
	n.area.Focus()
	return n
}

// Annotation is the annotation with what has been typed.
func (n *Note) Annotation() articles.Annotation {
	a := n.note
	a.Note, a.Kind = strings.TrimRight(articles.Clean(n.area.Value()), " \t\n"), n.kind
	return a
}

// Dirty reports whether something was typed that is not kept.
func (n *Note) Dirty() bool { return n.Annotation().Note != strings.TrimRight(n.was, " \t\n") }

// Refuse shows why the note could not be kept; the draft stays.
func (n *Note) Refuse(why string) { n.trouble = articles.Line(why) }

// SetScreen implements Overlay.
func (n *Note) SetScreen(pen theme.Pen, width, height int) {
	n.pen, n.width, n.height = pen, min(width, 68), height
	n.area.SetWidth(max(n.width-6, 8))
	n.area.SetHeight(max(min(height-8-len(n.quoted()), 7), 2))
	plain, muted := lipgloss.NewStyle(), lipgloss.NewStyle().Foreground(pen.Muted.Fg)
	state := textarea.StyleState{
		Base: plain, Text: plain, CursorLine: plain, EndOfBuffer: plain, Prompt: plain,
		LineNumber: muted, CursorLineNumber: muted, Placeholder: muted,
	}
	n.area.SetStyles(textarea.Styles{Focused: state, Blurred: state})
}

// Update implements Overlay.
func (n *Note) Update(msg tea.Msg) Intent {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		n.asking = false
		n.area, _ = n.area.Update(tea.PasteMsg{Content: articles.Clean(msg.Content)})
	case tea.KeyPressMsg:
		if n.asking {
			return n.answer(msg.String())
		}
		return n.key(msg)
	}
	return nil
}

func (n *Note) key(msg tea.KeyPressMsg) Intent {
	n.trouble = ""
	switch msg.String() {
	case "ctrl+s":
		return SaveNote{n.Annotation()}
	case "esc", "ctrl+c":
		if !n.Dirty() {
			return Close{}
		}
		n.asking = true
	case "tab":
		all := kinds()
		n.kind = all[(slices.Index(all, n.kind)+1)%len(all)]
	case "ctrl+z", "ctrl+v": // no suspending with a draft; pasting is the terminal's
	default:
		n.area, _ = n.area.Update(msg)
	}
	return nil
}

// answer takes the answer to whether the draft may be thrown away.
func (n *Note) answer(key string) Intent {
	switch key {
	case "y":
		return Close{}
	case "s", "ctrl+s":
		n.asking = false
		return SaveNote{n.Annotation()}
	case "n", "esc":
		n.asking = false
	}
	return nil
}

// quoted is the passage as the editor shows it.
func (n *Note) quoted() []string {
	most := 3
	if n.height < 16 {
		most = 1
	}
	return n.pen.Wrap("“"+n.passage+"”", n.width-8, most)
}

// View implements Overlay.
func (n *Note) View() ([]string, *tea.Cursor) {
	lines := make([]string, 1, n.height)
	bar := n.pen.Quote.Render(n.pen.Border.Vertical)
	for _, l := range n.quoted() {
		lines = append(lines, "  "+bar+" "+n.pen.Quote.Render(l))
	}
	lines = append(lines, "")
	top := len(lines)
	for _, l := range strings.Split(n.area.View(), "\n") {
		lines = append(lines, "  "+tame(l))
	}
	lines = append(lines, "", "  "+n.foot())
	title := "Note · " + articles.Line(string(n.kind))
	if n.note.ID != "" {
		title = "Edit n" + title[1:]
	}
	var cursor *tea.Cursor
	if c := n.area.Cursor(); c != nil && !n.asking {
		at := *c
		at.X, at.Y = c.X+3, c.Y+top+1
		cursor = &at
	}
	return frame(n.pen, n.width, title, "", lines), cursor
}

// tame is a line of an input as it is drawn, without the characters that have no
// width and reorder what stands beside them. They stay in the text.
func tame(line string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x61c:
			return -1
		}
		return r
	}, line)
}

// foot is what can be done, what went wrong, or the question.
func (n *Note) foot() string {
	switch {
	case n.asking:
		return n.pen.Warn.Render("Throw the draft away?") + "  " + hints(n.pen, "y", "yes", "n", "no", "s", "save")
	case n.trouble != "":
		return n.pen.Bad.Render(n.pen.Cut(n.trouble, n.width-6))
	}
	return hints(n.pen, "^s", "save", "Tab", "kind", "Esc", "cancel")
}
