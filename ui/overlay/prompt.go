package overlay

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// maxTyped is the most characters of a prompt.
const maxTyped = 500

// Typed tells that a prompt's text has changed.
type Typed struct{ Text string }

// Entered tells that Enter ended a prompt.
type Entered struct{ Text string }

// Left tells that a prompt was left with Esc.
type Left struct{}

// A Prompt is one line of text, typed in the status line: Line draws it, View
// draws no box.
type Prompt struct {
	pen   theme.Pen
	width int
	label string
	input textinput.Model

	offer  offer
	memory memory
}

// NewPrompt asks with label, and begins with text.
func NewPrompt(label, text string) *Prompt {
	p := &Prompt{label: label, input: textinput.New()}
	p.input.Prompt = ""
	p.input.CharLimit = maxTyped
	p.input.SetVirtualCursor(false)
	p.input.SetValue(articles.Line(text))
	p.input.Focus()
	return p
}

// Label is what the prompt asks with.
func (p *Prompt) Label() string { return p.label }

// Text is what has been typed.
func (p *Prompt) Text() string { return articles.Line(p.input.Value()) }

// raw is Text with the blank that was typed last, which tells that a word is
// whole.
func (p *Prompt) raw() string {
	text := p.Text()
	if text != "" && strings.HasSuffix(p.input.Value(), " ") {
		text += " "
	}
	return text
}

// SetScreen implements Overlay.
func (p *Prompt) SetScreen(pen theme.Pen, width, _ int) {
	p.pen, p.width = pen, width
	p.input.SetWidth(max(width-pen.Width(p.label)-3, 1))
	plain, muted := lipgloss.NewStyle(), lipgloss.NewStyle().Foreground(pen.Muted.Fg)
	state := textinput.StyleState{Text: plain, Placeholder: muted, Suggestion: muted, Prompt: plain}
	p.input.SetStyles(textinput.Styles{Focused: state, Blurred: state})
}

// Update implements Overlay.
func (p *Prompt) Update(msg tea.Msg) Intent {
	was := p.raw()
	switch msg := msg.(type) {
	case tea.PasteMsg:
		p.input, _ = p.input.Update(tea.PasteMsg{Content: articles.Line(msg.Content)})
	case tea.KeyPressMsg:
		if in, ok := p.special(msg); ok {
			return in
		}
		switch msg.String() {
		case "enter":
			return Entered{p.Text()}
		case "esc", "ctrl+c":
			return Left{}
		case "backspace":
			if p.input.Value() == "" {
				return Left{}
			}
		case "ctrl+v":
			return nil
		}
		p.input, _ = p.input.Update(msg)
	}
	if now := p.raw(); now != was {
		return Typed{now}
	}
	return nil
}

// View implements Overlay.
func (p *Prompt) View() ([]string, *tea.Cursor) { return nil, nil }

// Line is the prompt in width cells and the cursor's column in it. note stands
// at its right end.
func (p *Prompt) Line(note string) (line string, column int) {
	label := " " + p.label
	line = p.pen.Key.Render(label) + tame(p.pen, p.input.View())
	column = p.pen.Width(label)
	if c := p.input.Cursor(); c != nil {
		column += c.X
	}
	if room := p.width - p.pen.Width(note) - 1; note != "" && p.pen.Width(label+p.input.Value())+2 < room {
		line = p.pen.Fit(line, room) + p.pen.Muted.Render(note)
	}
	return p.pen.Fit(line, p.width), min(column, max(p.width-1, 0))
}
