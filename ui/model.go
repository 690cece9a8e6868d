// Package ui is the screen: articles, the text, and who and where, side by
// side.
//
// Model is the only tea.Model. The panes are plain structs that turn actions
// into intents; route says what an intent does; commands do all that takes
// time, and their results carry the generation they were asked in.
package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
)

// Options say what the screen shows and how.
type Options struct {
	Library Library
	Desk    Desk // nil: articles are shown as they were analysed

	Theme string    // of theme.Names; empty: dark or light, as the terminal's background is
	Keys  *keys.Map // nil: keys.Default

	Now  func() time.Time // nil: time.Now
	Open articles.ID      // article to open at the start; 0: the newest is chosen, none is opened
	At   articles.Span    // passage of Open to go to; zero: where it was left

	Measure   int // most cells of a line of text; 0: page.Measure
	ListWidth int // cells of the list in three panes; 0: by the terminal's width
	SideWidth int // cells of the side pane; 0: the same
	Mouse     bool

	Notice string // shown in the status line at the start, such as keys in each other's way
}

// Shutdown asks the screen to keep what is unsaved and end, as on SIGTERM and
// SIGHUP. A note that was being written is kept as a note with the tag "draft".
type Shutdown struct{}

// A Model is the whole screen.
type Model struct {
	ctx  context.Context // ends commands: Bubble Tea gives them none
	opts Options
}

// New makes the screen. Run it with tea.NewProgram, without Bubble Tea's own
// signal handler, and send it a Shutdown on SIGTERM and SIGHUP. Commands stop
// when ctx does.
func New(ctx context.Context, o Options) *Model {
	return &Model{ctx: ctx, opts: o}
}

// Init starts the first commands.
func (m *Model) Init() tea.Cmd { return nil }

// Update takes one message.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if msg.String() == "q" {
			return m, tea.Quit
		}
	case Shutdown:
		return m, tea.Quit
	}
	return m, nil
}

// View draws the screen.
func (m *Model) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	return v
}

// Unsaved is the text of a note that could not be kept when the screen ended,
// and why; empty and nil where nothing was lost. The caller must not drop it.
func (m *Model) Unsaved() (string, error) { return "", nil }
