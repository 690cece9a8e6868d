package list

import (
	"slices"

	"onrecord/articles"
)

// Renew puts the first rows of the list as it is now, of total rows, in place of
// the window. The cursor stays on its article and, unless the top of the list was
// shown, on its line. Where that cannot be done, because the article is further
// down, a story is unfolded or a range is being chosen, all stays as it was: the
// list shows what is new when it is fetched anew.
func (p *Pane) Renew(total int, l articles.Listing) bool {
	if p.ranging || p.asked || p.base > 0 {
		return false
	}
	for _, r := range p.all() {
		if r.under != 0 {
			return false
		}
	}
	pg, at := newPage(l), 0
	if chosen, ok := p.Chosen(); ok {
		at = slices.IndexFunc(pg.rows, func(r row) bool { return r.ID == chosen.ID })
		if at < 0 {
			return false
		}
	}
	top := max(at-(p.cursor-p.top), 0)
	if p.top == 0 && at < p.visible() {
		top = 0
	}
	p.pages = nil
	if len(pg.rows) > 0 {
		p.pages = []page{pg}
	}
	p.total, p.cursor, p.top = max(total, len(pg.rows)), at, top
	p.loaded, p.want, p.fresh = true, -1, false
	p.scroll()
	return true
}
