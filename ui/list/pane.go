// Package list is the pane with the articles.
//
// It holds a window of rows, however many the library has: what it lacks it
// asks for with a Fetch, and what is far from the cursor it lets go of.
package list

import (
	"slices"
	"time"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// Sizes of the window, in rows.
const (
	Batch  = 256       // rows that a Fetch asks for
	keep   = 4         // pages that are held at most
	margin = Batch / 2 // rows between cursor and edge below which more are asked for
)

// rowHeight is the lines of one article.
const rowHeight = 2

// An Intent is what the pane wants done: Open, Tellings, Notice, Fetch or nil.
type Intent any

// Open asks for an article to be read.
type Open struct{ ID articles.ID }

// Tellings asks for the others of an article's story. It is to be answered by
// Unfold.
type Tellings struct{ ID articles.ID }

// Notice says why nothing is done.
type Notice struct{ Text string }

// Fetch asks for the rows after a cursor, or before it. It must be answered by
// Put or Fail.
type Fetch struct {
	After    articles.Cursor
	Backward bool
}

// A Pane is the list of articles. The zero Pane is empty; give it a Pen, a size
// and a total.
type Pane struct {
	pen           theme.Pen
	now           func() time.Time
	width, height int
	focus         bool
	empty         []string // what an empty list says

	pages       []page // the window
	base        int    // index of the window's first row in the whole list
	total       int    // rows in the whole list
	cursor, top int    // indexes in the whole list
	asked       bool   // a Fetch is under way
	loaded      bool   // a first page has come
	want        int    // where the cursor was sent beyond the window; -1: nowhere
	reading     articles.ID
	ranging     bool
	anchor      end // where the range began

	cached string
	fresh  bool
}

// New makes an empty pane that tells ages by now.
func New(pen theme.Pen, now func() time.Time) *Pane {
	return &Pane{pen: pen, now: now, want: -1}
}

// SetPen changes theme and width method.
func (p *Pane) SetPen(pen theme.Pen) { p.pen, p.fresh = pen, false }

// SetSize gives the pane its cells.
func (p *Pane) SetSize(width, height int) {
	if p.width == width && p.height == height {
		return
	}
	p.width, p.height, p.fresh = width, height, false
	p.scroll()
}

// SetFocus tells the pane whether keys go to it.
func (p *Pane) SetFocus(on bool) {
	if p.focus != on {
		p.focus, p.fresh = on, false
	}
}

// SetEmpty sets the words that an empty list shows.
func (p *Pane) SetEmpty(lines ...string) {
	p.empty, p.fresh = make([]string, len(lines)), false
	for i, l := range lines {
		p.empty[i] = articles.Line(l)
	}
}

// SetReading marks the row of the article that is open.
func (p *Pane) SetReading(id articles.ID) { p.reading, p.fresh = id, false }

// Position is the number of the chosen row, from 1, and of all rows. Both are 0
// in an empty list.
func (p *Pane) Position() (row, total int) {
	if p.total == 0 {
		return 0, 0
	}
	return p.cursor + 1, p.total
}

// Chosen is the row under the cursor.
func (p *Pane) Chosen() (articles.Summary, bool) {
	if r := p.at(p.cursor); r != nil {
		return r.Summary, true
	}
	return articles.Summary{}, false
}

// Choose puts the cursor on an article of the window.
func (p *Pane) Choose(id articles.ID) bool {
	i, r := p.find(id)
	if r == nil {
		return false
	}
	p.cursor, p.fresh = i, false
	p.scroll()
	return true
}

// NextUnread is the first unread article after id, or after the cursor where id
// is not in the window. More tells that there may be one further down.
func (p *Pane) NextUnread(id articles.ID) (next articles.ID, more bool) {
	from := p.cursor
	if i, r := p.find(id); r != nil {
		from = i
	}
	for i, r := range p.all() {
		if i > from && !r.Read && r.ID != id {
			return r.ID, true
		}
	}
	return 0, p.end() < p.total
}

// Last is where the window ends, to go on from.
func (p *Pane) Last() articles.Cursor {
	if len(p.pages) == 0 {
		return articles.Cursor{}
	}
	return p.pages[len(p.pages)-1].last
}

// Change alters the row of an article, if it is in the window.
func (p *Pane) Change(id articles.ID, by func(*articles.Summary)) {
	if _, r := p.find(id); r != nil {
		by(&r.Summary)
		p.fresh = false
	}
}

// Has reports whether the window has the row of an article.
func (p *Pane) Has(id articles.ID) bool {
	_, r := p.find(id)
	return r != nil
}

// ChangeAll alters the rows of the window.
func (p *Pane) ChangeAll(by func(*articles.Summary)) {
	for _, r := range p.all() {
		by(&r.Summary)
	}
	p.fresh = false
}

// Drop takes the row of a removed article away.
func (p *Pane) Drop(id articles.ID) Intent {
	for i := range p.pages {
		rows := p.pages[i].rows
		for k := range rows {
			if rows[k].ID == id {
				p.oneLess(rows[k].under)
				p.pages[i].rows = slices.Delete(rows, k, k+1)
				p.total = max(p.total-1, 0)
				return p.move(p.cursor)
			}
		}
	}
	return nil
}

// Do acts on a key and says what else is to be done.
func (p *Pane) Do(a keys.Action, n int) Intent {
	switch a {
	case keys.Down:
		return p.move(p.cursor + n)
	case keys.Up:
		return p.move(p.cursor - n)
	case keys.HalfDown:
		return p.move(p.cursor + n*max(p.visible()/2, 1))
	case keys.HalfUp:
		return p.move(p.cursor - n*max(p.visible()/2, 1))
	case keys.PageDown, keys.ReadOn:
		return p.move(p.cursor + n*max(p.visible()-1, 1))
	case keys.PageUp:
		return p.move(p.cursor - n*max(p.visible()-1, 1))
	case keys.Top:
		return p.edge(0)
	case keys.Bottom:
		return p.edge(p.total - 1)
	case keys.Nth:
		return p.move(n - 1)
	case keys.Range:
		p.toggleRange()
	case keys.Unfold:
		return p.unfold()
	case keys.Open:
		if s, ok := p.Chosen(); ok {
			return Open{s.ID}
		}
	}
	return nil
}

// Click chooses the row at line y of the pane; on the chosen row it opens it.
func (p *Pane) Click(y int) Intent {
	i := p.top + y/rowHeight
	if y >= p.height || i >= p.total {
		return nil
	}
	if i == p.cursor {
		return p.Do(keys.Open, 1)
	}
	if p.at(i) == nil {
		return nil
	}
	return p.move(i)
}
