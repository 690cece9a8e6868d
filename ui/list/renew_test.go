package list_test

import (
	"testing"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/list"
)

// arrived is the first rows of a list of n after so many new ones came on top of
// it, with IDs from 1,001.
func arrived(s shelf, fresh int) articles.Listing {
	l := s.answer(list.Fetch{})
	var top []articles.Summary
	for i := range fresh {
		top = append(top, articles.Summary{Article: articles.Article{ID: articles.ID(1001 + i), Title: "New"}})
	}
	l.Rows = append(top, l.Rows...)[:min(list.Batch, len(l.Rows)+fresh)]
	return l
}

func TestRenewKeepsTheCursorOnItsArticle(t *testing.T) {
	t.Parallel()
	p, s := pane(100, 30, 20)
	p.Do(keys.Down, 3)
	if !p.Renew(102, arrived(s, 2)) || chosen(t, p) != 4 {
		t.Errorf("row %d is chosen", chosen(t, p))
	}
	if row, total := p.Position(); row != 6 || total != 102 {
		t.Errorf("row %d of %d", row, total)
	}
	settle(p, shelf{100}, p.Do(keys.Top, 1))
	if chosen(t, p) != 1001 {
		t.Errorf("at the top is %d", chosen(t, p))
	}
}

func TestRenewLeavesAloneWhatItCannotKeep(t *testing.T) {
	t.Parallel()
	p, s := pane(2000, 30, 20)
	settle(p, s, p.Do(keys.Bottom, 1))
	at := chosen(t, p)
	if p.Renew(2002, arrived(s, 2)) || chosen(t, p) != at {
		t.Errorf("the cursor went from %d to %d", at, chosen(t, p))
	}
	p, s = pane(300, 30, 20)
	settle(p, s, p.Do(keys.Down, 250)) // 251st: with nine more above it, beyond the first rows
	if p.Renew(309, arrived(s, 9)) || chosen(t, p) != 251 {
		t.Errorf("row %d is chosen", chosen(t, p))
	}
	p, s = pane(10, 30, 20)
	p.Do(keys.Range, 1)
	if p.Renew(12, arrived(s, 2)) {
		t.Error("a range was taken away")
	}
	p, s = pane(0, 30, 20)
	if !p.Renew(2, arrived(s, 2)) || chosen(t, p) != 1001 {
		t.Error("an empty list stayed empty")
	}
}
