package overlay

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"onrecord/ui/theme"
)

// Follow asks for an address to be opened.
type Follow struct{ URL string }

// Narrowed tells what was typed of a label.
type Narrowed struct{ Typed string }

// Hints takes the letters of labels that stand beside links in the text. It has
// no box of its own.
type Hints struct {
	urls  map[string]string // by label
	typed string
}

// NewHints waits for one of the labels to be typed, which are the keys of urls.
func NewHints(urls map[string]string) *Hints { return &Hints{urls: urls} }

// SetScreen implements Overlay.
func (h *Hints) SetScreen(theme.Pen, int, int) {}

// View implements Overlay.
func (h *Hints) View() ([]string, *tea.Cursor) { return nil, nil }

// Update implements Overlay.
func (h *Hints) Update(msg tea.Msg) Intent {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	switch name := strings.ToLower(k.String()); {
	case name == "backspace" && h.typed != "":
		h.typed = h.typed[:len(h.typed)-1]
		return Narrowed{h.typed}
	case utf8.RuneCountInString(name) == 1 && h.begins(h.typed+name):
		h.typed += name
		if url, ok := h.urls[h.typed]; ok {
			return Follow{url}
		}
		return Narrowed{h.typed}
	}
	return Close{}
}

// begins reports whether a label begins with s.
func (h *Hints) begins(s string) bool {
	for label := range h.urls {
		if strings.HasPrefix(label, s) {
			return true
		}
	}
	return false
}
