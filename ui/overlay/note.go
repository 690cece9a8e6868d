package overlay

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// maxNote is the most characters of a note. The text area slows down with every
// one.
const maxNote = 20_000

// maxTags is the most characters of all tags of a note.
const maxTags = 500

// SaveNote asks for an annotation to be kept. The editor stays open until it is
// told that it was: Close it then.
type SaveNote struct{ Note articles.Annotation }

// EditOutside asks for the text to be edited in a program of the reader's own:
// SetText then.
type EditOutside struct{ Text string }

// A Note is the editor of one annotation: its text, its tags and its kind.
type Note struct {
	pen           theme.Pen
	width, height int
	note          articles.Annotation
	passage       string
	was           articles.Annotation // as it was when the editor was opened
	unsaved       bool                // what it was opened with was never kept
	kind          articles.NoteKind
	area          textarea.Model
	tags          textinput.Model
	tagging       bool // keys go to the tags
	completion    completion
	asking        bool // whether the draft may be thrown away
	trouble       string
}

// kinds are the kinds of note in the order in which they are gone through.
func kinds() []articles.NoteKind {
	return []articles.NoteKind{articles.KindPoint, articles.KindClaim, articles.KindDoubt, articles.KindTodo}
}

// NewNote opens a, whose passage reads so, for editing.
func NewNote(a articles.Annotation, passage string) *Note {
	n := &Note{note: a, passage: articles.Line(passage), kind: a.Kind, area: textarea.New(), tags: textinput.New()}
	if n.kind == "" {
		n.kind = articles.KindPoint
	}
	n.area.ShowLineNumbers = false
	n.area.Prompt = ""
	n.area.CharLimit = maxNote
	n.area.Placeholder = "What do you make of it?"
	n.area.SetVirtualCursor(false)
	n.area.SetValue(articles.Clean(a.Note))
	n.area.Focus()
	n.tags.Prompt = ""
	n.tags.CharLimit = maxTags
	n.tags.SetVirtualCursor(false)
	n.tags.SetValue(joinTags(a.Tags))
	n.was = n.Annotation()
	return n
}

// Resume opens a draft that was never kept.
func Resume(a articles.Annotation) *Note {
	n := NewNote(a, a.Selector.Exact)
	n.unsaved = true
	return n
}

// SetKnown gives the tags that can be completed.
func (n *Note) SetKnown(tags []string) { n.completion.known = tags }

// SetText replaces the text with what was written elsewhere.
func (n *Note) SetText(text string) {
	n.area.SetValue(strings.TrimRight(articles.Clean(text), "\n"))
	n.area.MoveToEnd()
}

// Annotation is the annotation with what has been typed.
func (n *Note) Annotation() articles.Annotation {
	a := n.note
	a.Note, a.Kind = strings.TrimRight(articles.Clean(n.area.Value()), " \t\n"), n.kind
	if typed := strings.TrimRight(n.tags.Value(), ", "); typed != joinTags(a.Tags) { // else they stay, commas in them and all
		a.Tags = splitTags(typed)
	}
	return a
}

// Dirty reports whether something was typed or chosen that is not kept.
func (n *Note) Dirty() bool {
	now := n.Annotation()
	return n.unsaved || now.Note != n.was.Note || now.Kind != n.was.Kind || !slices.Equal(now.Tags, n.was.Tags)
}

// Refuse shows why the note could not be kept; the draft stays.
func (n *Note) Refuse(why string) { n.trouble = articles.Line(why) }

// SetScreen implements Overlay.
func (n *Note) SetScreen(pen theme.Pen, width, height int) {
	n.pen, n.width, n.height = pen, min(width, 68), height
	n.area.SetWidth(max(n.width-6, 8))
	room := height - 10 - len(n.quoted())
	if n.tight() {
		room += 2
	}
	n.area.SetHeight(max(min(room, 9), 2))
	n.tags.SetWidth(max(n.width-12, 8))
	plain, muted := lipgloss.NewStyle(), lipgloss.NewStyle().Foreground(pen.Muted.Fg)
	state := textarea.StyleState{
		Base: plain, Text: plain, CursorLine: plain, EndOfBuffer: plain, Prompt: plain,
		LineNumber: muted, CursorLineNumber: muted, Placeholder: muted,
	}
	n.area.SetStyles(textarea.Styles{Focused: state, Blurred: state})
	line := textinput.StyleState{Text: plain, Placeholder: muted, Suggestion: muted, Prompt: plain}
	n.tags.SetStyles(textinput.Styles{Focused: line, Blurred: line})
	n.area, _ = n.area.Update(nil) // scrolls to the cursor
}

// Update implements Overlay.
func (n *Note) Update(msg tea.Msg) Intent {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		n.asking = false
		if n.tagging {
			n.tags, _ = n.tags.Update(tea.PasteMsg{Content: articles.Line(msg.Content)})
		} else {
			n.area, _ = n.area.Update(tea.PasteMsg{Content: articles.Clean(msg.Content)})
		}
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
	key := msg.String()
	if key != "tab" {
		n.completion.end()
	}
	switch key {
	case "ctrl+s":
		return SaveNote{n.Annotation()}
	case "esc", "ctrl+c":
		if !n.Dirty() {
			return Close{}
		}
		n.asking = true
	case "ctrl+t":
		all := kinds()
		n.kind = all[(slices.Index(all, n.kind)+1)%len(all)]
	case "ctrl+o":
		return EditOutside{n.area.Value()}
	case "tab":
		if !n.tagging || !n.complete() {
			n.turn()
		}
	case "shift+tab":
		n.turn()
	case "ctrl+z", "ctrl+v": // no suspending with a draft; pasting is the terminal's
	default:
		n.typed(msg)
	}
	return nil
}

// typed gives a key to the text or to the tags.
func (n *Note) typed(msg tea.KeyPressMsg) {
	switch {
	case !n.tagging:
		n.area, _ = n.area.Update(msg)
	case msg.String() == "enter", msg.String() == "up":
		n.turn()
	default:
		n.tags, _ = n.tags.Update(msg)
	}
}

// turn goes from the text to the tags, or back.
func (n *Note) turn() {
	if n.tagging = !n.tagging; n.tagging {
		n.area.Blur()
		n.tags.Focus()
		if v := strings.TrimRight(n.tags.Value(), ", "); v != "" {
			n.tags.SetValue(v + ", ")
		}
		n.tags.CursorEnd()
		return
	}
	n.tags.Blur()
	n.area.Focus()
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
