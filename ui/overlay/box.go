package overlay

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// A Page is some things that a box lists, with the way to the next ones.
type Page[T any] struct {
	All   []T
	Next  articles.Cursor // after the last of All
	Title string          // of the box, where it is known only now
	More  bool            // there is something after Next
	Note  string          // what the reader should know of this search: words that were not understood
}

// A Source gives the page of things after a place that meet what was typed. It is
// called outside Update, and ends early when ctx does.
type Source[T any] func(ctx context.Context, typed string, after articles.Cursor) (Page[T], error)

// Ask wants something looked up. Look does it, outside Update; what it gives puts
// what was found into the box, back in Update. A box that asks anew no longer
// wants what it asked for before: the context of that look ends.
type Ask struct {
	Of   Overlay
	Wait time.Duration // before looking, in case something else is asked
	Look func(ctx context.Context) (put func() Intent)
}

// Failed tells that a look went wrong.
type Failed struct{ Err error }

// Elsewhere is an action that a box leaves to the shell.
type Elsewhere struct{ Action keys.Action }

// Told is a line for the status line.
type Told struct{ Text string }

// A box is a frame around rows that are fetched page by page. Boxes of this
// package embed it and say, in the functions, what is particular to them.
type box[T any] struct {
	rows
	self   Overlay
	title  string
	empty  string        // what it says where there is nothing
	hint   []hint        // for the lower border
	keys   *keys.Map     // those in force; nil: keys.Default
	find   Source[T]     // nil: nothing is fetched
	show   func(T) []row // the rows of one thing
	act    func(a keys.Action, what any) Intent
	key    func(k string, what any) Intent // letters that mean something in this box alone
	ask    string                          // label of the filter; empty: it cannot be filtered
	tip    string                          // what can be typed into the filter
	steady bool                            // the filter is always open
	most   int                             // cells of the frame at most; 0: 100

	screenWidth, screenHeight int
	filter                    *Prompt
	typed                     string
	note                      string
	next                      articles.Cursor
	more, loading, loaded     bool
	failed                    string
	keep                      int // the row to be chosen again
	gen                       int
}

func (b *box[T]) bind(m *keys.Map) { b.keys = m }

// SetScreen implements Overlay.
func (b *box[T]) SetScreen(pen theme.Pen, width, height int) {
	b.screenWidth, b.screenHeight = width, height
	b.setRoom(pen, b.frameWidth(width)-2, b.frameHeight()-2-b.foot())
	if b.filter != nil {
		b.filter.SetScreen(pen, b.width-2, height)
	}
}

func (b *box[T]) frameWidth(width int) int {
	most := b.most
	if most == 0 {
		most = 100
	}
	if width < 60 {
		return width
	}
	return min(width-4, most)
}

// frameHeight leaves the status line, and on a large screen a frame of what is
// below.
func (b *box[T]) frameHeight() int {
	if b.screenHeight >= 30 {
		return b.screenHeight - 4
	}
	return max(b.screenHeight-2, 4)
}

// foot is the lines below the rows: those of the filter.
func (b *box[T]) foot() int {
	if b.filter != nil || b.typed != "" || b.note != "" {
		return 1
	}
	return 0
}

// Open asks for the first page. Call it once, when the box is on the stack.
func (b *box[T]) Open() Intent { return b.fetch(articles.Cursor{}, 0) }

// Reload asks for it again, after something has changed: the cursor stays.
func (b *box[T]) Reload() Intent {
	b.keep = b.cursor
	return b.fetch(articles.Cursor{}, 0)
}

// fetch asks for the page after a place.
func (b *box[T]) fetch(after articles.Cursor, wait time.Duration) Intent {
	if b.find == nil {
		return nil
	}
	b.gen++
	b.loading, b.failed = true, ""
	gen, typed, find := b.gen, b.typed, b.find
	return Ask{Of: b.self, Wait: wait, Look: func(ctx context.Context) func() Intent {
		page, err := find(ctx, typed, after)
		return func() Intent { return b.put(gen, after == articles.Cursor{}, page, err) }
	}}
}

// put takes what was looked up.
func (b *box[T]) put(gen int, first bool, page Page[T], err error) Intent {
	if gen != b.gen {
		return nil
	}
	b.loading = false
	if err != nil {
		b.failed = articles.Line(err.Error())
		if first {
			b.set(nil)
		}
		b.more = false
		return Failed{err}
	}
	var more []row
	for _, x := range page.All {
		more = append(more, b.show(x)...)
	}
	if page.Title != "" {
		b.title = page.Title
	}
	b.loaded, b.next, b.more, b.note = true, page.Next, page.More, articles.Line(page.Note)
	b.SetScreen(b.pen, b.screenWidth, b.screenHeight)
	if first {
		b.set(more)
		if b.keep > 0 {
			b.choose(max(b.rows.next(min(b.keep, len(b.all))-1, 1), b.cursor), b.top)
		}
		b.keep = 0
	} else {
		b.add(more)
	}
	return b.onward()
}

// onward asks for the next page when the last row is near.
func (b *box[T]) onward() Intent {
	if b.more && !b.loading && b.low() {
		return b.fetch(b.next, 0)
	}
	return nil
}

// Typing implements Actor.
func (b *box[T]) Typing() bool { return b.filter != nil }

// Do implements Actor.
func (b *box[T]) Do(a keys.Action, n int) Intent {
	if b.do(a, n) {
		return b.onward()
	}
	switch a {
	case keys.Find:
		if b.ask != "" {
			b.filter = NewPrompt(b.ask, b.typed)
			b.SetScreen(b.pen, b.screenWidth, b.screenHeight)
		}
		return nil
	case keys.Escape:
		if b.typed != "" && b.ask != "" {
			return b.search("", 0)
		}
		return Close{}
	case keys.Quit, keys.Back:
		return Close{}
	case keys.Help, keys.Undo, keys.Redo, keys.Suspend:
		return Elsewhere{a}
	}
	if b.act != nil {
		return b.act(a, b.chosen())
	}
	return nil
}

// search fetches anew what meets words.
func (b *box[T]) search(words string, wait time.Duration) Intent {
	b.typed = words
	b.SetScreen(b.pen, b.screenWidth, b.screenHeight)
	return b.fetch(articles.Cursor{}, wait)
}

// Update implements Overlay: it takes what is typed into the filter, and letters
// of this box alone.
func (b *box[T]) Update(msg tea.Msg) Intent {
	if b.filter == nil {
		if k, ok := msg.(tea.KeyPressMsg); ok && b.key != nil {
			return b.key(k.String(), b.chosen())
		}
		return nil
	}
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "down":
			return b.Do(keys.Down, 1)
		case "up":
			return b.Do(keys.Up, 1)
		}
	}
	switch in := b.filter.Update(msg).(type) {
	case Left:
		b.filter = nil
		return b.search("", 0)
	case Entered:
		b.filter = nil
		if in.Text != b.typed {
			return b.search(in.Text, 0)
		}
		b.SetScreen(b.pen, b.screenWidth, b.screenHeight)
	case Typed:
		return b.search(in.Text, typingPause)
	}
	return nil
}

// typingPause is how long nothing must be typed before a box is filtered anew.
const typingPause = 120 * time.Millisecond

// View implements Overlay.
func (b *box[T]) View() ([]string, *tea.Cursor) {
	body := b.view()
	if len(b.all) == 0 {
		body = b.nothing()
	}
	body = body[:b.seen(len(body))]
	var cursor *tea.Cursor
	switch {
	case b.filter != nil:
		tip := b.note
		if tip == "" && b.filter.Text() == "" {
			tip = b.tip
		}
		text, column := b.filter.Line(tip)
		body = append(body, " "+text)
		cursor = tea.NewCursor(column+2, len(body))
	case b.foot() > 0:
		body = append(body, b.pen.Draw(b.width, theme.Style{}, []theme.Seg{
			{Text: " " + b.ask, Style: b.pen.Key}, {Text: articles.Line(b.typed)}, {Text: "  "}, {Text: b.note, Style: b.pen.Warn},
		}, nil))
	}
	return frame(b.pen, b.width+2, articles.Line(b.title), foot(b.pen, b.width+2, paired(b.keys, b.hint)...), body), cursor
}

// seen is the lines that are drawn of n: no more than there are, once all is
// known. While a filter is typed the box keeps its size.
func (b *box[T]) seen(n int) int {
	if b.filter != nil || b.loading || b.more || b.screenHeight < 20 {
		return n
	}
	least := min(n, 10)
	if len(b.all) == 0 {
		return least
	}
	return max(min(n, b.starts[len(b.all)]), least)
}

// nothing is the lines of a box without rows.
func (b *box[T]) nothing() []string {
	words, style := b.empty, b.pen.Muted
	switch {
	case b.failed != "":
		words, style = b.failed, b.pen.Bad
	case b.loading || !b.loaded && b.find != nil:
		words = "Looking …"
	case b.typed != "":
		words = "Nothing here matches " + articles.Line(b.typed) + ". " + inForce(b.keys, keys.Escape) + " shows all again."
	}
	said := []string{words}
	if words == b.empty && b.steady {
		said = append(said, b.tip)
	}
	var out []string
	for _, words := range said {
		out = append(out, theme.Blank(b.width))
		for _, l := range b.pen.Wrap(words, b.width-2*margin, 0) {
			out = append(out, b.pen.Draw(b.width, theme.Style{}, []theme.Seg{{Text: theme.Blank(margin)}, {Text: l, Style: style}}, nil))
		}
	}
	for len(out) < b.height {
		out = append(out, theme.Blank(b.width))
	}
	return out[:b.height]
}
