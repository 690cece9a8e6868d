// Package side is the pane with who and where: the people, countries and quotes
// of the article, and the reader's notes on it.
package side

import (
	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// A Tab is one of the pane's four lists.
type Tab uint8

// The tabs, from left to right.
const (
	People Tab = iota
	Countries
	Quotes
	Notes
	tabs
)

// An Intent is what the pane wants done: Chose, Go, Edit, Delete, Copy or nil.
type Intent any

// Chose tells that the cursor came to another item, which is to be lit.
type Chose struct{ Item Item }

// Go asks for the text to show the N-th of the item's places, from 0.
type Go struct {
	Item Item
	N    int
}

// Edit asks for a note to be edited.
type Edit struct{ Note articles.NoteID }

// Delete asks for a note to be deleted.
type Delete struct{ Note articles.NoteID }

// Copy asks for a quote to be copied with its citation.
type Copy struct{ Quote articles.Quote }

// An Item is a row: an entity, a quote or a note, as its Tab says.
type Item struct {
	Tab    Tab
	Entity articles.Entity
	Quote  articles.Quote
	Note   articles.Annotation
}

// IsName reports whether the item is a person or a country.
func (it Item) IsName() bool { return it.Tab == People || it.Tab == Countries }

// Places are where the text has the item, in the order of the text; none for a
// lost note.
func (it Item) Places() []articles.Span {
	switch it.Tab {
	case People, Countries:
		spans := make([]articles.Span, len(it.Entity.Mentions))
		for i, m := range it.Entity.Mentions {
			spans[i] = m.Span
		}
		return spans
	case Quotes:
		return []articles.Span{it.Quote.Span}
	}
	if it.Note.Placement == articles.Lost {
		return nil
	}
	return []articles.Span{it.Note.Span}
}

// A Pane shows one article's finds. The zero Pane is empty; give it a Pen and a
// size.
type Pane struct {
	pen           theme.Pen
	width, height int
	focus         bool

	article articles.ID
	waiting bool // the article is not analysed yet
	tab     Tab
	lists   [tabs]rows
	again   int    // how often Enter was pressed on the chosen item
	howTo   string // notes are made

	cached string
	fresh  bool
}

// New makes an empty pane.
func New(pen theme.Pen) *Pane { return &Pane{pen: pen} }

// SetPen changes theme and width method.
func (p *Pane) SetPen(pen theme.Pen) {
	p.pen = pen
	p.layout()
}

// SetHowTo sets the words for how notes are made, which are said where there are
// none.
func (p *Pane) SetHowTo(words string) { p.howTo, p.fresh = articles.Line(words), false }

// SetSize gives the pane its cells.
func (p *Pane) SetSize(width, height int) {
	if p.width != width || p.height != height {
		p.width, p.height = width, height
		p.layout()
	}
}

// SetFocus tells the pane whether keys go to it.
func (p *Pane) SetFocus(on bool) {
	if p.focus != on {
		p.focus, p.fresh = on, false
	}
}

// SetReading fills the tabs. The cursors stay where the article is the same.
func (p *Pane) SetReading(r articles.Reading) {
	same := p.article == r.ID
	p.article, p.waiting = r.ID, r.Analysis.Reader == ""
	for tab, items := range itemsOf(r) {
		l := &p.lists[tab]
		cursor := l.cursor
		*l = rows{all: items}
		if same {
			l.cursor = max(min(cursor, len(items)-1), 0)
		}
	}
	if !same {
		p.again = 0
		if p.tab == Notes && len(p.lists[Notes].all) == 0 {
			p.tab = People
		}
	}
	p.layout()
}

// Clear empties the pane.
func (p *Pane) Clear() { p.SetReading(articles.Reading{}) }

func (p *Pane) layout() {
	for i := range p.lists {
		p.lists[i].measure(p.pen, p.width)
		p.lists[i].scroll(p.room())
	}
	p.fresh = false
}

// room is the lines below the tabs.
func (p *Pane) room() int { return max(p.height-p.head(), 0) }

// head is the lines that the tabs take, with a blank one where there is room.
func (p *Pane) head() int {
	if p.height >= 10 {
		return 2
	}
	return 1
}

// Tab is the tab that is shown.
func (p *Pane) Tab() Tab { return p.tab }

// Chosen is the item under the cursor.
func (p *Pane) Chosen() (Item, bool) {
	l := &p.lists[p.tab]
	if l.cursor >= len(l.all) {
		return Item{}, false
	}
	return l.all[l.cursor].Item, true
}

// Do acts on a key and says what else is to be done.
func (p *Pane) Do(a keys.Action, n int) Intent {
	if to, ok := p.move(a, n); ok {
		return p.choose(to)
	}
	switch a {
	case keys.TabPeople:
		return p.turn(People)
	case keys.TabCountries:
		return p.turn(Countries)
	case keys.TabQuotes:
		return p.turn(Quotes)
	case keys.TabNotes:
		return p.turn(Notes)
	case keys.NextTab:
		return p.turn((p.tab + Tab(n%int(tabs))) % tabs)
	case keys.PrevTab:
		return p.turn((p.tab + tabs - Tab(n%int(tabs))) % tabs)
	}
	it, ok := p.Chosen()
	if !ok {
		return nil
	}
	switch a {
	case keys.Open:
		p.again++
		if places := len(it.Places()); places > 0 {
			return Go{it, (p.again - 1) % places}
		}
		return Go{it, 0}
	case keys.Annotate:
		if it.Tab == Notes {
			return Edit{it.Note.ID}
		}
	case keys.DeleteNote:
		if it.Tab == Notes {
			return Delete{it.Note.ID}
		}
	case keys.Copy:
		if it.Tab == Quotes {
			return Copy{it.Quote}
		}
	}
	return nil
}

// move is the row that a goes to, if it is a movement.
func (p *Pane) move(a keys.Action, n int) (int, bool) {
	l := &p.lists[p.tab]
	switch a {
	case keys.Down:
		return l.cursor + n, true
	case keys.Up:
		return l.cursor - n, true
	case keys.HalfDown:
		return l.jump(p.room()/2, n), true
	case keys.HalfUp:
		return l.jump(p.room()/2, -n), true
	case keys.PageDown, keys.ReadOn:
		return l.jump(p.room(), n), true
	case keys.PageUp:
		return l.jump(p.room(), -n), true
	case keys.Top:
		return 0, true
	case keys.Bottom:
		return len(l.all) - 1, true
	case keys.Nth:
		return n - 1, true
	}
	return 0, false
}

// choose puts the cursor on row i.
func (p *Pane) choose(i int) Intent {
	l := &p.lists[p.tab]
	i = max(min(i, len(l.all)-1), 0)
	if i != l.cursor {
		p.again = 0
	}
	l.cursor, p.fresh = i, false
	l.scroll(p.room())
	if it, ok := p.Chosen(); ok {
		return Chose{it}
	}
	return nil
}

// turn shows another tab.
func (p *Pane) turn(to Tab) Intent {
	if to == p.tab {
		return nil
	}
	p.tab, p.again = to, 0
	return p.choose(p.lists[to].cursor)
}

// Show puts tab and cursor on the item that has a place at span, as the text
// asks for it. It tells the item and which of its places that is.
func (p *Pane) Show(tab Tab, span articles.Span) (it Item, n int, ok bool) {
	for i, r := range p.lists[tab].all {
		for n, s := range r.Places() {
			if s == span {
				p.tab = tab
				p.choose(i)
				p.again = n + 1
				return r.Item, n, true
			}
		}
	}
	return Item{}, 0, false
}

// Click chooses the row at a cell of the pane, and on the chosen row acts as
// Enter; on the line of tabs it shows the one there.
func (p *Pane) Click(x, y int) Intent {
	if y < p.head() {
		for i, label := range p.tabLabels() {
			if x -= len(label) + 2; x < 0 {
				return p.turn(Tab(i))
			}
		}
		return nil
	}
	y -= p.head()
	l := &p.lists[p.tab]
	for i := l.top; i < len(l.all) && y < p.room(); i++ {
		if y -= l.all[i].height; y < 0 {
			if i == l.cursor {
				return p.Do(keys.Open, 1)
			}
			return p.choose(i)
		}
	}
	return nil
}
