// Package ui is the screen: articles, the text, and who and where, side by
// side.
//
// Model is the only tea.Model. The panes are plain structs that turn actions
// into intents; route says what an intent does; commands do all that takes
// time, and their results carry the generation they were asked in.
package ui

import (
	"cmp"
	"context"
	"image/color"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/cite"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/overlay"
	"onrecord/ui/page"
	"onrecord/ui/reader"
	"onrecord/ui/side"
	"onrecord/ui/theme"
)

// Options say what the screen shows and how.
type Options struct {
	Library Library
	Desk    Desk // nil: articles are shown as they were analysed

	Theme string      // of theme.Names; empty: the terminal's own colours
	Own   theme.Theme // a theme of one's own, instead; the zero Theme: none
	Keys  *keys.Map   // nil: keys.Default

	Now  func() time.Time // nil: time.Now
	Open articles.ID      // article to open at the start; 0: the newest is chosen, none is opened
	At   articles.Span    // passage of Open to go to; zero: where it was left
	Seen articles.ID      // articles that arrived after it are new to the reader; 0: none is known to be

	Measure   int // most cells of a line of text; 0: page.Measure
	ListWidth int // cells of the list in three panes; 0: by the terminal's width
	SideWidth int // cells of the side pane; 0: the same
	Mouse     bool
	Apart     bool   // articles that tell one story are rows of their own
	Views     []View // of one's own, after the usual ones

	Browse func(ctx context.Context, url string) error          // opens an address in the browser; nil: there is none
	Tick   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // nil: tea.Tick

	History History // of the command line; nil: it is not kept

	Cite   *cite.Template          // how y copies; nil: plain
	Drafts Drafts                  // nil: drafts are not kept
	Editor Editor                  // nil: there is none
	Copied func(text string) error // also gets what is copied, for terminals without a clipboard; may be nil

	Countries []articles.Entity // all there are, to correct one with

	Problems []string // of the configuration, in words: said at the start, and listed in the help
	News     []string // of the library: the same
}

// Shutdown asks the screen to keep what is unsaved and end, as on SIGTERM and
// SIGHUP. A note that was being written is kept as a note with the tag "draft".
type Shutdown struct{}

// A Model is the whole screen.
type Model struct {
	ctx   context.Context // ends commands: Bubble Tea gives them none
	opts  Options
	now   func() time.Time
	keys  keys.Resolver
	doing map[keys.Context]map[keys.Action]act
	pen   theme.Pen

	auto          bool        // the theme follows the terminal
	background    color.Color // of the terminal, as it tells it
	width, height int
	shape, left   shape // as it is, and as it was before the last key that goes to a pane
	geo           geometry

	list     *list.Pane
	reader   reader.Pane
	side     *side.Pane
	overlays overlay.Stack
	finding  *overlay.Prompt // in the status line, over everything

	views       []View
	view        int // of views
	sort        articles.Sort
	filter      filter
	scope       scope
	scopes      []scope     // that the rows of the feeds' menu stand for
	feeding     bool        // feeds are being refreshed
	row         articles.ID // that was chosen before the list was fetched anew
	rowStory    articles.ID // its story
	all, unread int
	arrived     int // since the last time
	missed      missed

	reading  articles.Reading
	page     *page.Page
	laidFor  page.Options
	asked    map[overlay.Overlay]context.CancelFunc // what boxes are having looked up
	looking  string                                 // words to be found in the article that is being opened
	hand     articles.Annotation                    // that is to be put on another passage; its ID is empty for none
	distant  articles.Annotation                    // of an article that may not be open, as it was before it was edited
	opening  bool                                   // an article is being read
	laying   bool                                   // its page is being laid out anew
	asking   bool                                   // the library is being asked about the chosen name
	saving   bool                                   // the note in the editor is being kept
	drafted  int                                    // how many drafts were kept
	resume   articles.Annotation                    // the draft that is offered
	dragging bool
	clicked  click
	chosen   side.Item
	standing articles.Standing
	stood    bool // standing is of the chosen name

	listGen, readGen, pageGen, standGen int

	history history
	deeds   ledger
	jobs    []*job   // that are under way
	past    []string // commands entered; nil: not loaded
	waiting int      // articles that wait to be analysed
	notice  notice

	ending  bool
	unsaved string
	failure error

	frame  string // what View shows
	cursor *tea.Cursor
}

// New makes the screen. Run it with tea.NewProgram, without Bubble Tea's own
// signal handler, and send it a Shutdown on SIGTERM and SIGHUP. Commands stop
// when ctx does.
func New(ctx context.Context, o Options) *Model {
	th, ok := theme.New(o.Theme)
	if !ok {
		th = theme.Terminal(nil)
	}
	if o.Own.Name != "" {
		th = o.Own
	}
	if o.Keys == nil {
		o.Keys = keys.Default()
	}
	if o.Cite == nil {
		o.Cite = cite.Plain()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Tick == nil {
		o.Tick = tea.Tick
	}
	m := &Model{
		views: append(usualViews(), o.Views...), auto: th.Name == "terminal",
		ctx: ctx, opts: o, now: o.Now, keys: keys.Resolver{Map: o.Keys}, pen: theme.Pen{Theme: th},
		shape: shape{side: true, focus: listPane},
		asked: map[overlay.Overlay]context.CancelFunc{}, overlays: overlay.Stack{Keys: o.Keys},
		list: list.New(theme.Pen{Theme: th}, o.Now), side: side.New(theme.Pen{Theme: th}),
	}
	m.doing = m.acts() //nolint:contextcheck // what they do is done later, in m.ctx
	m.list.SetEmpty(m.emptyList()...)
	m.side.SetHowTo(m.howToNote())
	m.sayRemarks()
	return m
}

// Init starts the first commands.
func (m *Model) Init() tea.Cmd {
	m.offerDraft()
	return tea.Batch(tea.RequestBackgroundColor, m.count(true))
}

// Update takes one message and draws the screen anew.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.take(msg)
	m.draw()
	return m, cmd
}

// take acts on one message.
func (m *Model) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		return m.paste(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case tea.WindowSizeMsg:
		return m.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		return m.onBackground(msg.Color)
	case tea.ColorProfileMsg:
		return m.onProfile(msg)
	case tea.ModeReportMsg:
		return m.onModeReport(msg)
	case tea.ResumeMsg:
		return tea.ClearScreen
	case Shutdown:
		return m.shutdown()
	case Analysed:
		m.waiting = msg.Left
		if msg.ID != m.reading.ID && !m.list.Has(msg.ID) {
			return nil
		}
		return m.refresh(msg.ID)
	case blinked:
		return m.onBlinked(msg)
	case jobDone:
		return m.onJobDone(msg)
	}
	return m.result(msg)
}

// result acts on what a command brought.
func (m *Model) result(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case counted:
		return m.onCounted(msg)
	case listed:
		return m.onListed(msg)
	case opened:
		return m.onOpened(msg)
	case laid:
		return m.onLaid(msg)
	case refreshed:
		return m.onRefreshed(msg)
	case stood:
		return m.onStood(msg)
	case wrote:
		return m.onWrote(msg)
	case settled:
		return m.onSettled(msg)
	case offered:
		m.onOffered(msg)
	case removed:
		return m.onRemoved(msg)
	case noted:
		return m.onNoted(msg)
	case knownTags:
		m.onKnownTags(msg)
	case editing:
		return m.onEditing(msg)
	case edited:
		return m.onEdited(msg)
	case copied:
		m.fail(msg.err)
	case browsed:
		m.onBrowsed(msg)
	case remembered:
		m.onRemembered(msg)
	case feedsListed:
		return m.onFeeds(msg)
	case fed:
		return m.onFed(msg)
	case renewed:
		return m.onRenewed(msg)
	case unreadHere:
		return m.onUnreadHere(msg)
	case sought:
		return m.onSought(msg)
	case tellings:
		return m.onTellings(msg)
	case cited:
		return m.onCited(msg)
	case looked:
		return m.onLooked(msg)
	case ended:
		m.unsaved, m.failure = msg.draft, msg.err
		return tea.Quit
	}
	return nil
}

// View is the screen as the last Update drew it.
func (m *Model) View() tea.View {
	v := tea.NewView(m.frame)
	v.AltScreen = true
	v.Cursor = m.cursor
	v.WindowTitle = m.title()
	if m.opts.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

// title is that of the terminal's window.
func (m *Model) title() string {
	if t := articles.Line(m.reading.Title); t != "" {
		return articles.Shorten(t, 80) + " – onrecord"
	}
	return "onrecord"
}

// Unsaved is the text of a note that could not be kept when the screen ended,
// and why; empty and nil where nothing was lost. The caller must not drop it.
func (m *Model) Unsaved() (string, error) { return m.unsaved, m.failure }

// isOpen reports whether an article is shown.
func (m *Model) isOpen() bool { return m.reading.ID != 0 && m.page != nil }

// keyOf is the key of a as the hint line shows it.
func (m *Model) keyOf(a keys.Action) string { return m.keyIn(m.context(), a) }

// keyIn is the key of a in a pane.
func (m *Model) keyIn(c keys.Context, a keys.Action) string {
	return cmp.Or(m.keys.Map.Key(a, c), string(a))
}
