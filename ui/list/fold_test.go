package list

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// long answers Fetches for a list of n rows with IDs from 1, of which each tells
// a story that two others tell.
type long int

func (n long) answer(f Fetch) (l articles.Listing) {
	lo := int(f.After.ID)
	hi := min(lo+Batch, int(n))
	if f.Backward {
		hi = int(n)
		if f.After.ID > 0 {
			hi = int(f.After.ID) - 1
		}
		lo = max(hi-Batch, 0)
	}
	for i := lo; i < hi; i++ {
		l.Rows = append(l.Rows, articles.Summary{Article: articles.Article{ID: articles.ID(i + 1), Title: fmt.Sprint("Story ", i+1)}, Story: articles.ID(i + 1), Others: 2})
	}
	l.First, l.Last = articles.Cursor{Key: "k", ID: int64(lo + 1)}, articles.Cursor{Key: "k", ID: int64(hi)}
	return l
}

// settle answers what p asks for until it asks for no more.
func (n long) settle(p *Pane, in Intent) {
	for in != nil {
		switch x := in.(type) {
		case Fetch:
			in = p.Put(x, n.answer(x))
		case Tellings:
			var others []articles.Summary
			for k := range 2 {
				others = append(others, articles.Summary{Article: articles.Article{ID: x.ID + articles.ID((k+1)*1_000_000)}, Story: x.ID})
			}
			p.Unfold(x.ID, others)
			in = nil
		default:
			in = nil
		}
	}
}

// TestNumbersStayExactWhileStoriesUnfold: the number of a row is that in the
// library's list and of what is unfolded above it in the window, however far the
// reader goes and comes back.
func TestNumbersStayExactWhileStoriesUnfold(t *testing.T) {
	t.Parallel()
	actions := []keys.Action{keys.Unfold, keys.Unfold, keys.Unfold, keys.Down, keys.Up, keys.PageDown, keys.PageUp, keys.Top, keys.Bottom, keys.Range}
	rapid.Check(t, func(t *rapid.T) {
		n := long(rapid.SampledFrom([]int{1, 5, Batch, 3000}).Draw(t, "rows"))
		p := New(theme.Pen{Theme: theme.None()}, func() time.Time { return time.Time{} })
		p.SetSize(40, rapid.IntRange(1, 40).Draw(t, "height"))
		n.settle(p, p.Reset(int(n)))
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			a := rapid.SampledFrom(actions).Draw(t, "action")
			at, _ := p.Chosen()
			n.settle(p, p.Do(a, rapid.IntRange(1, 300).Draw(t, "count")))
			if now, ok := p.Chosen(); a == keys.Unfold && ok && now.ID%1_000_000 != at.ID%1_000_000 {
				t.Fatalf("the cursor went from %d to %d", at.ID, now.ID)
			}
			exact(t, p, int(n))
		}
	})
}

func exact(t *rapid.T, p *Pane, n int) {
	under := 0
	for i, r := range p.all() {
		if r.under != 0 {
			under++
			continue
		}
		if want := int(r.ID) - 1 + under; i != want {
			t.Fatalf("row %d is number %d, want %d", r.ID, i, want)
		}
	}
	if p.total != n+under {
		t.Fatalf("%d rows in all, want %d and %d unfolded", p.total, n, under)
	}
	if p.at(p.cursor) == nil {
		t.Fatalf("the cursor is at %d, where no row is", p.cursor)
	}
	if r := p.at(p.anchor.index); p.ranging && r != nil && r.ID != p.anchor.id && r.under == 0 && p.anchor.id < 1_000_000 {
		t.Fatalf("the range begins at row %d, not %d", r.ID, p.anchor.id)
	}
}
