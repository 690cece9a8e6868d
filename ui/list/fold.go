package list

import (
	"slices"

	"onrecord/articles"
)

// Retold reports whether other articles tell the story of the chosen row.
func (p *Pane) Retold() bool {
	r := p.at(p.cursor)
	return r != nil && (r.Others > 0 || r.under != 0)
}

// unfold asks for the others of the chosen row's story, or folds them.
func (p *Pane) unfold() Intent {
	switch s, ok := p.Chosen(); {
	case !ok || p.Fold(s.ID):
	case s.Others == 0:
		return Notice{"No other article tells this story in the same words"}
	default:
		return Tellings{s.ID}
	}
	return nil
}

// Unfold puts the other articles of a row's story under it, but those that have
// a row in the window already.
func (p *Pane) Unfold(id articles.ID, others []articles.Summary) {
	for n := range p.pages {
		rows := p.pages[n].rows
		at := slices.IndexFunc(rows, func(r row) bool { return r.ID == id && r.under == 0 })
		if at < 0 || p.unfolded(id) > 0 {
			continue
		}
		var more []row
		for _, s := range others {
			if !p.Has(s.ID) {
				r := newRow(s)
				r.under = id
				more = append(more, r)
			}
		}
		p.pages[n].rows = slices.Insert(rows, at+1, more...)
		i, _ := p.find(id)
		p.slide(i, len(more))
		p.scroll()
		return
	}
}

// Fold takes the rows away that stand under a row, or beside it under another.
// It tells whether there were any.
func (p *Pane) Fold(id articles.ID) bool {
	_, r := p.find(id)
	if r == nil {
		return false
	}
	if r.under != 0 {
		id = r.under
	}
	if _, r := p.find(p.anchor.id); r != nil && r.under == id {
		p.anchor.id = id
	}
	n := p.unfolded(id)
	i, _ := p.find(id)
	for k := range p.pages {
		p.pages[k].rows = slices.DeleteFunc(p.pages[k].rows, func(r row) bool { return r.under == id })
	}
	p.slide(i, -n)
	p.scroll()
	return n > 0
}

// unfolded is how many rows stand under one.
func (p *Pane) unfolded(id articles.ID) (n int) {
	for _, r := range p.all() {
		if r.under == id {
			n++
		}
	}
	return n
}

// foldAll folds the rows of a page, which is to be let go of: it comes back
// without what was unfolded.
func (p *Pane) foldAll(pg page) {
	var ids []articles.ID
	for _, r := range pg.rows {
		if r.under != 0 && !slices.Contains(ids, r.under) {
			ids = append(ids, r.under)
		}
	}
	for _, id := range ids {
		p.Fold(id)
	}
}

// slide renumbers the rows after row i, where n more stand now or, below 0, that
// many fewer.
func (p *Pane) slide(i, n int) {
	for _, at := range []*int{&p.cursor, &p.top, &p.anchor.index, &p.want} {
		if *at > i {
			*at = max(*at+n, i)
		}
	}
	p.total, p.fresh = p.total+n, false
}

// Replace puts another article in the place of a removed one that stood for its
// story, and tells whether it did. The rows under that one then stand under the
// other.
func (p *Pane) Replace(id articles.ID, heir articles.Summary) bool {
	_, old := p.find(id)
	if old == nil || old.Others == 0 {
		return false
	}
	if i, r := p.find(heir.ID); r != nil {
		if r.under != id {
			return false // it has a row of its own
		}
		p.lift(i)
		_, old = p.find(id)
	}
	*old = newRow(heir)
	for _, r := range p.all() {
		if r.under == id {
			r.under = heir.ID
		}
	}
	p.fresh = false
	return true
}

// oneLess counts one other less of a row's story.
func (p *Pane) oneLess(id articles.ID) {
	if _, r := p.find(id); r != nil && id != 0 {
		r.Others--
	}
}

// lift takes row i away, which is about to stand elsewhere.
func (p *Pane) lift(i int) {
	at := p.base
	for n := range p.pages {
		if rows := p.pages[n].rows; i < at+len(rows) {
			p.pages[n].rows = slices.Delete(rows, i-at, i-at+1)
			p.slide(i-1, -1)
			return
		}
		at += len(p.pages[n].rows)
	}
}

// ChooseStory puts the cursor on the first row of a story.
func (p *Pane) ChooseStory(story articles.ID) bool {
	for _, r := range p.all() {
		if story != 0 && r.Story == story {
			return p.Choose(r.ID)
		}
	}
	return false
}

// folding reports whether the others of row r's story are not shown under it.
func (p *Pane) folding(r *row) bool { return p.unfolded(r.ID) == 0 }
