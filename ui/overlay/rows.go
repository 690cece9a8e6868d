package overlay

import (
	"sort"

	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// A line is what stands at the left and at the right of a row's line.
type line struct{ left, right []theme.Seg }

// A row is one thing in a box. One without what it stands for is a heading or a
// text beside the rest, and cannot be chosen.
type row struct {
	what  any
	group bool                                  // a heading that stays in sight over its rows
	draw  func(pen theme.Pen, width int) []line // what it shows in so many cells
	lines []line                                // as drawn
}

// rows is a list in a box: some rows of any height, one of them chosen. The zero
// rows is empty.
type rows struct {
	pen           theme.Pen
	width, height int
	all           []row
	starts        []int // the line at which each row starts, and at the end their sum
	cursor        int   // index of the chosen row; -1 where none can be chosen
	top           int   // the first line in sight
}

// margin is the cells before the text of a row: cursor and blank.
const margin = 2

// setRoom gives the rows their cells.
func (r *rows) setRoom(pen theme.Pen, width, height int) {
	height = max(height, 1)
	if r.pen == pen && r.width == width && r.height == height {
		return
	}
	seen := r.inSight()
	r.pen, r.width, r.height = pen, width, height
	r.lay(0)
	r.top = r.clamp(r.top)
	if seen {
		r.scroll()
	}
}

// set replaces all rows and chooses the first.
func (r *rows) set(all []row) {
	r.all, r.top, r.cursor = all, 0, -1
	r.lay(0)
	r.cursor = r.next(-1, 1)
}

// add puts rows behind those that are there.
func (r *rows) add(more []row) {
	n := len(r.all)
	r.all = append(r.all, more...)
	r.lay(n)
	if r.cursor < 0 {
		r.cursor = r.next(n-1, 1)
	}
}

// lay draws the rows from the i-th on.
func (r *rows) lay(i int) {
	r.starts = append(r.starts[:min(i, len(r.starts))], make([]int, len(r.all)-i+1)...)
	at := 0
	if i > 0 {
		at = r.starts[i-1] + len(r.all[i-1].lines)
	}
	for ; i < len(r.all); i++ {
		r.starts[i] = at
		r.all[i].lines = r.all[i].draw(r.pen, max(r.width-margin-1, 1))
		at += len(r.all[i].lines)
	}
	r.starts[i] = at
	if len(r.all) == 0 {
		r.cursor = -1
	}
}

// chosen is what the chosen row stands for, nil for none in sight.
func (r *rows) chosen() any {
	if !r.inSight() {
		return nil
	}
	return r.all[r.cursor].what
}

// inSight reports whether a row is chosen and in sight. A text above the first
// row, or below the last, can be so long that it is not.
func (r *rows) inSight() bool { return r.cursor >= 0 && r.cursor < len(r.all) && r.side() == 0 }

// side is on which side of what is in sight the chosen row lies: -1 is above.
func (r *rows) side() int {
	switch {
	case r.starts[r.cursor] >= r.top+r.height:
		return 1
	case r.starts[r.cursor+1] <= r.top:
		return -1
	}
	return 0
}

// next is the row that can be chosen nearest to i in a direction, -1 for none.
func (r *rows) next(i, step int) int {
	for i += step; i >= 0 && i < len(r.all); i += step {
		if r.all[i].what != nil {
			return i
		}
	}
	return -1
}

// do moves; false where a does not.
func (r *rows) do(a keys.Action, n int) bool {
	switch a {
	case keys.Down:
		r.step(1, n)
	case keys.Up:
		r.step(-1, n)
	case keys.HalfDown:
		r.page(n * max(r.height/2, 1))
	case keys.HalfUp:
		r.page(-n * max(r.height/2, 1))
	case keys.PageDown, keys.ReadOn:
		r.page(n * max(r.height-1, 1))
	case keys.PageUp:
		r.page(-n * max(r.height-1, 1))
	case keys.Top:
		r.cursor, r.top = r.next(-1, 1), 0
	case keys.Bottom:
		r.choose(r.next(len(r.all), -1), r.end())
	default:
		return false
	}
	return true
}

// step chooses the n-th row in a direction, or scrolls where there is none.
func (r *rows) step(way, n int) {
	i := r.cursor
	if i < 0 {
		r.choose(-1, r.top+way*n)
		return
	}
	if r.side() == way {
		r.top = r.clamp(r.top + way*n)
		return
	}
	for ; n > 0; n-- {
		k := r.next(i, way)
		if k < 0 {
			break
		}
		i = k
	}
	if i == r.cursor && n > 0 { // what lies beyond the last row is text
		r.top = r.clamp(r.top + way*n)
		return
	}
	r.choose(i, r.top)
}

// page moves by lines, and chooses the row that is there.
func (r *rows) page(n int) {
	if r.cursor < 0 {
		r.choose(-1, r.top+n)
		return
	}
	at := r.starts[r.cursor] + n
	i := max(min(sort.SearchInts(r.starts, at+1)-1, len(r.all)-1), 0)
	step := 1
	if n < 0 {
		step = -1
	}
	if r.all[i].what == nil || i == r.cursor {
		i = r.next(i, step)
	}
	if i < 0 {
		i = r.next(map[bool]int{true: len(r.all), false: -1}[n > 0], -step)
	}
	r.choose(i, r.top+n)
}

// choose puts the cursor on row i, -1 for none, with line top first in sight if
// it may.
func (r *rows) choose(i, top int) {
	r.cursor, r.top = i, r.clamp(top)
	r.scroll()
}

// end is the last line that may be at the top.
func (r *rows) end() int {
	if len(r.starts) == 0 {
		return 0
	}
	return max(r.starts[len(r.starts)-1]-r.height, 0)
}

func (r *rows) clamp(top int) int { return max(min(top, r.end()), 0) }

// scroll brings the chosen row into sight, with the heading above it where there
// is room.
func (r *rows) scroll() {
	r.top = r.clamp(r.top)
	if r.cursor < 0 || r.cursor >= len(r.all) {
		return
	}
	lo, hi := r.starts[r.cursor], r.starts[r.cursor+1]
	head := r.groupOf(r.cursor)
	if head >= 0 {
		lo -= len(r.all[head].lines)
	}
	if r.next(r.cursor, -1) < 0 && hi <= r.height {
		lo = 0
	}
	if hi > r.top+r.height {
		r.top = hi - r.height
	}
	if lo < r.top {
		r.top = max(lo, 0)
	}
}

// groupOf is the heading over row i, -1 for none.
func (r *rows) groupOf(i int) int {
	for ; i >= 0; i-- {
		if r.all[i].group {
			return i
		}
	}
	return -1
}

// low reports whether the rows in sight, or soon in sight, are the last.
func (r *rows) low() bool { return r.top+2*r.height >= r.end()+r.height }

// view is the rows in sight, in exactly height lines.
func (r *rows) view() []string {
	out := make([]string, 0, r.height)
	i := max(sort.SearchInts(r.starts, r.top+1)-1, 0)
	if head := r.groupOf(min(i, len(r.all)-1)); head >= 0 && head < i && i < len(r.all) && !r.all[i].group {
		out = append(out, r.draw(head)...)
	}
	skip := 0
	if i < len(r.all) {
		skip = r.top - r.starts[i] + len(out)
	}
	for ; i < len(r.all) && len(out) < r.height; i++ {
		lines := r.draw(i)
		if n := min(skip, len(lines)); n > 0 {
			lines, skip = lines[n:], skip-n
		}
		out = append(out, lines...)
	}
	for len(out) < r.height {
		out = append(out, theme.Blank(r.width))
	}
	return out[:r.height]
}

// uncoloured is segs without their colours: turned round, each would be a patch
// of its own.
func uncoloured(segs []theme.Seg) []theme.Seg {
	out := make([]theme.Seg, len(segs))
	for i, s := range segs {
		out[i] = theme.Seg{Text: s.Text, Style: theme.Style{Attr: s.Style.Attr}}
	}
	return out
}

// draw is the lines of row i.
func (r *rows) draw(i int) []string {
	x := &r.all[i]
	under, mark := theme.Style{}, " "
	if i == r.cursor {
		under, mark = r.pen.Row, r.pen.Glyphs.Cursor
	}
	out := make([]string, len(x.lines))
	for k, l := range x.lines {
		left := append([]theme.Seg{{Text: mark, Style: r.pen.Key}, {Text: " "}}, l.left...)
		right := l.right
		if len(right) > 0 {
			right = append(right[:len(right):len(right)], theme.Seg{Text: " "})
		}
		if under.Attr&theme.Reverse != 0 {
			left, right = uncoloured(left), uncoloured(right)
		}
		blank := len(l.left) == 0 && len(right) == 0
		if blank {
			out[k] = theme.Blank(r.width)
		} else {
			out[k] = r.pen.Draw(r.width, under, left, right)
		}
		under, mark = under.Beneath(), " "
	}
	return out
}
