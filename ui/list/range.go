package list

import "onrecord/articles"

// An end is a row that a range begins or ends with.
type end struct {
	index int
	id    articles.ID
}

// A Range is the rows from where choosing began to the cursor.
type Range struct {
	Rows     []articles.Summary // nil where not all of them are in the window
	N        int
	From, To articles.ID // its ends, in the order of the list
}

// Range is what is chosen, if several rows are being chosen.
func (p *Pane) Range() (Range, bool) {
	r := p.at(p.cursor)
	if !p.ranging || r == nil {
		return Range{}, false
	}
	from, to := p.anchor, end{p.cursor, r.ID}
	if from.index > to.index {
		from, to = to, from
	}
	out := Range{N: to.index - from.index + 1, From: from.id, To: to.id}
	for i := from.index; i <= to.index; i++ {
		r := p.at(i)
		if r == nil {
			out.Rows = nil
			out.From, out.To = p.ofStory(out.From), p.ofStory(out.To)
			break
		}
		out.Rows = append(out.Rows, r.Summary)
	}
	return out, true
}

// ofStory is the row under which one is unfolded, or itself: the one that the
// library's list has.
func (p *Pane) ofStory(id articles.ID) articles.ID {
	if _, r := p.find(id); r != nil && r.under != 0 {
		return r.under
	}
	return id
}

// toggleRange begins a range at the cursor, or ends it.
func (p *Pane) toggleRange() {
	if p.EndRange() {
		return
	}
	if r := p.at(p.cursor); r != nil {
		p.ranging, p.anchor, p.fresh = true, end{p.cursor, r.ID}, false
	}
}

// EndRange ends the choosing of several rows, and tells whether there was any.
func (p *Pane) EndRange() bool {
	was := p.ranging
	p.ranging = false
	p.fresh = p.fresh && !was
	return was
}

// in reports whether row i is chosen with others.
func (p *Pane) in(i int) bool {
	return p.ranging && i >= min(p.anchor.index, p.cursor) && i <= max(p.anchor.index, p.cursor)
}
