package list

import (
	"iter"
	"net/url"
	"path/filepath"
	"strings"

	"onrecord/articles"
)

// A page is what one Fetch brought. Pages are let go of as a whole, since only
// their ends can be gone on from.
type page struct {
	rows        []row
	first, last articles.Cursor
}

// A row is a Summary with what is drawn of it.
type row struct {
	articles.Summary
	title, source string      // through articles.Line
	under         articles.ID // the row of the same story that it is unfolded from; 0: none
}

func newRow(s articles.Summary) row {
	return row{Summary: s, title: articles.Line(s.Title), source: source(s.Article)}
}

func newPage(l articles.Listing) page {
	rows := make([]row, len(l.Rows))
	for i, s := range l.Rows {
		rows[i] = newRow(s)
	}
	return page{rows, l.First, l.Last}
}

// source is where an article is from: its outlet, else the site or the file.
func source(a articles.Article) string {
	if a.Source != "" {
		return articles.Line(a.Source)
	}
	if u, err := url.Parse(a.URL); err == nil && u.Host != "" {
		return articles.Line(strings.TrimPrefix(u.Host, "www."))
	}
	if a.Path != "" {
		return articles.Line(filepath.Base(a.Path))
	}
	return ""
}

// all are the rows of the window with their index in the whole list.
func (p *Pane) all() iter.Seq2[int, *row] {
	return func(yield func(int, *row) bool) {
		i := p.base
		for _, pg := range p.pages {
			for k := range pg.rows {
				if !yield(i, &pg.rows[k]) {
					return
				}
				i++
			}
		}
	}
}

// at is the row with that index in the whole list; nil outside the window.
func (p *Pane) at(i int) *row {
	i -= p.base
	if i < 0 {
		return nil
	}
	for _, pg := range p.pages {
		if i < len(pg.rows) {
			return &pg.rows[i]
		}
		i -= len(pg.rows)
	}
	return nil
}

func (p *Pane) find(id articles.ID) (int, *row) {
	for i, r := range p.all() {
		if r.ID == id {
			return i, r
		}
	}
	return 0, nil
}

// end is the index after the window's last row.
func (p *Pane) end() int {
	n := p.base
	for _, pg := range p.pages {
		n += len(pg.rows)
	}
	return n
}

// Reset empties the window for a list of total rows, and says what to fetch
// first.
func (p *Pane) Reset(total int) Fetch {
	p.pages, p.base, p.total, p.cursor, p.top, p.want = nil, 0, total, 0, 0, -1
	p.asked, p.loaded, p.fresh, p.ranging = true, false, false, false
	return Fetch{}
}

// Put adds the rows that f asked for. The Intent is the next Fetch, where the
// cursor is still on its way.
func (p *Pane) Put(f Fetch, l articles.Listing) Intent {
	p.asked, p.loaded, p.fresh = false, true, false
	pg := newPage(l)
	if f.After == (articles.Cursor{}) {
		for _, old := range p.pages {
			p.foldAll(old)
		}
		p.pages, p.base = nil, 0
		if f.Backward {
			p.base = max(p.total-len(pg.rows), 0)
		}
	}
	if f.Backward {
		p.prepend(f, pg)
	} else {
		p.append(pg)
	}
	if p.want >= 0 {
		return p.move(p.want)
	}
	return p.move(p.cursor)
}

// Fail ends a Fetch that could not be answered.
func (p *Pane) Fail() { p.asked, p.want = false, -1 }

func (p *Pane) append(pg page) {
	short := len(pg.rows) < Batch
	if len(pg.rows) > 0 {
		p.pages = append(p.pages, pg)
		if len(p.pages) > keep {
			p.foldAll(p.pages[0])
			p.base += len(p.pages[0].rows)
			p.pages = append([]page(nil), p.pages[1:]...)
		}
	}
	if end := p.end(); short || end > p.total {
		p.total = end // the library has changed since it was counted
	}
}

func (p *Pane) prepend(f Fetch, pg page) {
	if len(pg.rows) > 0 {
		if f.After != (articles.Cursor{}) {
			p.base -= len(pg.rows)
		}
		p.pages = append([]page{pg}, p.pages...)
		for _, old := range p.pages[min(len(p.pages), keep):] {
			p.foldAll(old)
		}
		p.pages = p.pages[:min(len(p.pages), keep)]
	}
	if top := len(pg.rows) < Batch; top || p.base < 0 {
		p.shift(-p.base) // the library has changed since it was counted
	}
}

// shift renumbers all rows by n.
func (p *Pane) shift(n int) {
	if n == 0 {
		return
	}
	p.base, p.cursor, p.top = p.base+n, max(p.cursor+n, 0), max(p.top+n, 0)
	p.anchor.index += n
	p.total = max(p.total+n, p.end())
	if p.want >= 0 {
		p.want = max(p.want+n, 0)
	}
}

// move puts the cursor on row i, or as near as the window has it, and asks for
// more where the window ends nearby.
func (p *Pane) move(i int) Intent {
	p.fresh = false
	i = max(min(i, p.total-1), 0)
	p.want = -1
	if p.loaded && p.at(i) == nil && p.end() > p.base {
		p.want = i
	}
	p.cursor = i
	if end := p.end(); end > p.base {
		p.cursor = max(min(i, end-1), p.base)
	}
	p.scroll()
	return p.more(i)
}

// edge goes to the first or last row of the whole list, without walking there.
func (p *Pane) edge(i int) Intent {
	if p.at(i) != nil || p.asked || p.total == 0 {
		return p.move(i)
	}
	p.want, p.asked = i, true
	return Fetch{Backward: i > 0}
}

// more is the Fetch that brings the rows around i.
func (p *Pane) more(i int) Intent {
	if p.asked || !p.loaded || len(p.pages) == 0 {
		return nil
	}
	switch {
	case i+margin >= p.end() && p.end() < p.total:
		p.asked = true
		return Fetch{After: p.pages[len(p.pages)-1].last}
	case i-margin < p.base && p.base > 0:
		p.asked = true
		return Fetch{After: p.pages[0].first, Backward: true}
	}
	return nil
}

// visible is the number of whole rows that fit.
func (p *Pane) visible() int { return max(p.height/rowHeight, 1) }

// scroll brings the cursor into view, with a row to spare where there is room.
func (p *Pane) scroll() {
	n := p.visible()
	spare := min(1, (n-1)/2)
	p.top = min(p.top, p.cursor-spare)
	p.top = max(p.top, p.cursor+spare-n+1)
	p.top = max(min(p.top, p.total-n), 0)
}
