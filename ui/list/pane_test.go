package list_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/theme"
)

var noon = time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)

// A shelf answers Fetches for a list of n rows.
type shelf struct{ n int }

func (s shelf) answer(f list.Fetch) articles.Listing {
	lo := int(f.After.ID)
	hi := min(lo+list.Batch, s.n)
	if f.Backward {
		hi = s.n
		if f.After.ID > 0 {
			hi = int(f.After.ID) - 1
		}
		lo = max(hi-list.Batch, 0)
	}
	var l articles.Listing
	for i := lo; i < hi; i++ {
		l.Rows = append(l.Rows, articles.Summary{
			Article:  articles.Article{ID: articles.ID(i + 1), Title: fmt.Sprintf("Story %d", i+1), Source: "Gazette", Added: noon.Add(-time.Duration(i) * time.Hour)},
			Analysed: true,
			Counts:   articles.Counts{People: i % 12, Countries: i % 3, Quotes: i % 7},
		})
	}
	l.First, l.Last = articles.Cursor{Key: "k", ID: int64(lo + 1)}, articles.Cursor{Key: "k", ID: int64(hi)}
	return l
}

// settle answers Fetches until the pane asks for no more.
func settle(p *list.Pane, s shelf, in list.Intent) list.Intent {
	for {
		f, ok := in.(list.Fetch)
		if !ok {
			return in
		}
		in = p.Put(f, s.answer(f))
	}
}

func pane(n, width, height int) (*list.Pane, shelf) {
	p := list.New(theme.Pen{Theme: theme.None()}, func() time.Time { return noon })
	p.SetSize(width, height)
	s := shelf{n}
	settle(p, s, p.Reset(n))
	return p, s
}

func chosen(t interface{ Fatalf(string, ...any) }, p *list.Pane) int {
	row, ok := p.Chosen()
	if !ok {
		t.Fatalf("nothing is chosen")
	}
	return int(row.ID)
}

func TestMovesOverManyRows(t *testing.T) {
	t.Parallel()
	p, s := pane(100_000, 30, 20)
	for _, c := range []struct {
		action keys.Action
		n      int
		want   int
	}{
		{keys.Down, 1, 2},
		{keys.Down, 5, 7},
		{keys.Up, 99, 1},
		{keys.PageDown, 1, 10},
		{keys.HalfDown, 2, 20},
		{keys.Bottom, 1, 100_000},
		{keys.Up, 300, 99_700},
		{keys.Top, 1, 1},
		{keys.Down, 9_999, 10_000},
		{keys.Up, 9_000, 1_000},
	} {
		settle(p, s, p.Do(c.action, c.n))
		if got := chosen(t, p); got != c.want {
			t.Fatalf("%s %d: row %d, want %d", c.action, c.n, got, c.want)
		}
		if row, total := p.Position(); row != c.want || total != 100_000 {
			t.Fatalf("%s %d: position %d/%d", c.action, c.n, row, total)
		}
		if !strings.Contains(ansi.Strip(p.View()), fmt.Sprintf("Story %d ", c.want)) {
			t.Fatalf("%s %d: row is not on the screen:\n%s", c.action, c.n, p.View())
		}
	}
	if in := p.Do(keys.Open, 1); in != (list.Open{ID: 1_000}) {
		t.Errorf("Enter gives %v", in)
	}
}

func TestAnyWalkEndsWhereItShould(t *testing.T) {
	t.Parallel()
	actions := []keys.Action{keys.Down, keys.Up, keys.PageDown, keys.PageUp, keys.HalfDown, keys.HalfUp, keys.Top, keys.Bottom}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]int{1, 2, 9, list.Batch, list.Batch + 1, 3000}).Draw(t, "rows")
		height := rapid.IntRange(1, 60).Draw(t, "height")
		p, s := pane(n, 40, height)
		at := 0
		page := max(height/2, 1)
		step := map[keys.Action]int{
			keys.Down: 1, keys.Up: -1, keys.PageDown: max(page-1, 1), keys.PageUp: -max(page-1, 1), keys.HalfDown: max(page/2, 1), keys.HalfUp: -max(page/2, 1),
		}
		for range rapid.IntRange(1, 20).Draw(t, "moves") {
			a := rapid.SampledFrom(actions).Draw(t, "action")
			k := rapid.IntRange(1, 700).Draw(t, "count")
			settle(p, s, p.Do(a, k))
			switch a {
			case keys.Top:
				at = 0
			case keys.Bottom:
				at = n - 1
			default:
				at = max(min(at+step[a]*k, n-1), 0)
			}
			if got := chosen(t, p) - 1; got != at {
				t.Fatalf("after %s %d: row %d, want %d of %d", a, k, got, at, n)
			}
			lines := strings.Split(p.View(), "\n")
			if len(lines) != height {
				t.Fatalf("%d lines, want %d", len(lines), height)
			}
			found := false
			for _, l := range lines {
				if w := ansi.WcWidth.StringWidth(l); w != 40 {
					t.Fatalf("a line of %d cells: %q", w, l)
				}
				found = found || strings.Contains(ansi.Strip(l), fmt.Sprintf("> * Story %d ", at+1))
			}
			if !found {
				t.Fatalf("row %d is not on the screen:\n%s", at+1, ansi.Strip(p.View()))
			}
		}
	})
}

func TestTheLibraryChangedMeanwhile(t *testing.T) {
	t.Parallel()
	p := list.New(theme.Pen{Theme: theme.None()}, func() time.Time { return noon })
	p.SetSize(40, 10)
	settle(p, shelf{700}, p.Reset(1000))
	settle(p, shelf{700}, p.Do(keys.Bottom, 1))
	settle(p, shelf{700}, p.Do(keys.Up, 699))
	settle(p, shelf{700}, p.Do(keys.Top, 1))
	if got := chosen(t, p); got != 1 {
		t.Errorf("top is row %d", got)
	}
	settle(p, shelf{700}, p.Do(keys.Down, 2000))
	if row, total := p.Position(); row != 700 || total != 700 {
		t.Errorf("position %d/%d, want 700/700", row, total)
	}
}

func TestAFailedFetchCanBeTriedAgain(t *testing.T) {
	t.Parallel()
	p, s := pane(1000, 40, 10)
	if _, ok := p.Do(keys.Down, 200).(list.Fetch); !ok {
		t.Fatal("no more rows were asked for near the end of the window")
	}
	if in := p.Do(keys.Down, 1); in != nil {
		t.Fatalf("asked twice: %v", in)
	}
	p.Fail()
	settle(p, s, p.Do(keys.Down, 300))
	if got := chosen(t, p); got != 502 {
		t.Errorf("row %d", got)
	}
}

func TestNextUnread(t *testing.T) {
	t.Parallel()
	p, s := pane(5, 40, 10)
	for id := range articles.ID(3) {
		p.Change(id+1, func(r *articles.Summary) { r.Read = true })
	}
	if id, _ := p.NextUnread(1); id != 4 {
		t.Errorf("after 1 comes %d", id)
	}
	if id, more := p.NextUnread(5); id != 0 || more {
		t.Errorf("after 5 comes %d, more %v", id, more)
	}
	settle(p, s, p.Drop(5))
	if id, _ := p.NextUnread(4); id != 0 {
		t.Errorf("after 4 comes %d", id)
	}
}

func TestFooterKeepsToItsWidth(t *testing.T) {
	t.Parallel()
	pen := theme.Pen{Theme: theme.Dark()}
	for width := 1; width < 90; width++ {
		for _, l := range list.Footer(pen, width, []string{"All", "Unread", "Starred", "With notes"}, 1) {
			if w := pen.Width(l); w != width {
				t.Errorf("width %d: a line of %d cells: %q", width, w, l)
			}
		}
	}
}

func BenchmarkMoveOver100000Rows(b *testing.B) {
	p, s := pane(100_000, 40, 50)
	for b.Loop() {
		settle(p, s, p.Do(keys.Down, 1))
		if row, total := p.Position(); row == total {
			settle(p, s, p.Do(keys.Top, 1))
		}
		_ = p.View()
	}
}

func BenchmarkJumpOver100000Rows(b *testing.B) {
	p, s := pane(100_000, 40, 50)
	for b.Loop() {
		settle(p, s, p.Do(keys.Bottom, 1))
		_ = p.View()
		settle(p, s, p.Do(keys.Top, 1))
		_ = p.View()
	}
}
