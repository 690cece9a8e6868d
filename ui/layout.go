package ui

// A pane is one of the three parts of the screen.
type pane uint8

const (
	listPane pane = iota
	textPane
	sidePane
)

// The widths at which the screen changes its shape, and the sizes below which
// it says so instead.
const (
	threeFrom, wideFrom, twoFrom = 120, 160, 90
	headerFrom                   = 18 // rows
	footerFrom                   = 16 // rows from which views and standings are shown
	drawerFrom                   = 20 // rows from which the drawer shares the screen
	frameFrom                    = 6  // rows from which panes have borders
	minWidth, minHeight          = 20, 3
)

// A shape is what of the screen the reader wants to see.
type shape struct {
	focus    pane
	side     bool // who and where beside the text
	drawer   bool // the same, where there is no room beside
	textOnly bool
	widen    int // cells that the side pane was made wider by
}

// A column is a stretch of the screen between two borders.
type column struct {
	pane  pane
	width int // cells inside the borders
	box   pane
	split int // rows of the box below, without its border; 0: none
}

// A geometry is where everything is on a screen.
type geometry struct {
	width, height int
	small         bool // too small for anything
	bare          bool // one pane without borders
	header        bool
	columns       []column
	top, rows     int // the first row inside the borders, and how many there are
}

// measure lays the screen out for its size. listWidth and sideWidth are the
// configured cells of those panes, 0 for what the width of the screen suggests.
func measure(width, height int, s shape, listWidth, sideWidth int) geometry {
	g := geometry{width: width, height: height, header: height >= headerFrom}
	if width < minWidth || height < minHeight {
		g.small = true
		return g
	}
	if height < frameFrom {
		g.bare, g.rows = true, height-1
		g.columns = []column{{pane: s.focus, width: width}}
		return g
	}
	g.top, g.rows = 1, height-3
	if g.header {
		g.top, g.rows = 2, height-4
	}
	list, side := 30, 28
	if width >= wideFrom {
		list, side = 40, 38
	}
	if listWidth > 0 {
		list = listWidth
	}
	if sideWidth > 0 {
		side = sideWidth
	}
	side = max(min(side+s.widen, width/2), 16)
	list = max(min(list, width/3), 16)
	switch {
	case s.textOnly && s.focus == textPane:
		g.columns = []column{{pane: textPane, width: width - 2}}
	case width >= threeFrom && s.side:
		g.columns = []column{{pane: listPane, width: list}, {pane: textPane, width: width - list - side - 4}, {pane: sidePane, width: side}}
	case width >= threeFrom:
		g.columns = []column{{pane: listPane, width: list}, {pane: textPane, width: width - list - 3}}
	case width >= twoFrom && s.side:
		left := textPane
		if s.focus == listPane {
			left = listPane
		}
		g.columns = []column{{pane: left, width: width - side - 3}, {pane: sidePane, width: side}}
	default:
		g.columns = []column{{pane: s.focus, width: width - 2}}
		if s.focus != listPane && s.drawer {
			g.columns[0] = drawer(width-2, g.rows, height)
		}
	}
	return g
}

// drawer is the text with who and where below it, or that alone where there are
// too few rows for both.
func drawer(width, rows, height int) column {
	if height < drawerFrom {
		return column{pane: sidePane, width: width}
	}
	return column{pane: textPane, width: width, box: sidePane, split: max(rows*2/5, 8)}
}

// has reports whether p is on the screen.
func (g geometry) has(p pane) bool {
	for _, c := range g.columns {
		if c.pane == p || c.split > 0 && c.box == p {
			return true
		}
	}
	return false
}

// room is the cells of pane p, if it is on the screen.
func (g geometry) room(p pane) (width, height int, ok bool) {
	for _, c := range g.columns {
		switch {
		case c.pane == p && c.split > 0:
			return c.width, g.rows - c.split - 1, true
		case c.pane == p:
			return c.width, g.rows, true
		case c.split > 0 && c.box == p:
			return c.width, c.split, true
		}
	}
	return 0, 0, false
}

// at is the pane at a cell of the screen, with the cell inside it.
func (g geometry) at(x, y int) (p pane, px, py int, ok bool) {
	y -= g.top
	left := 1
	if g.bare {
		left = 0
	}
	for _, c := range g.columns {
		if x >= left && x < left+c.width && y >= 0 && y < g.rows {
			if body := g.rows - c.split - 1; c.split > 0 && y >= body {
				return c.box, x - left, y - body - 1, y > body
			}
			return c.pane, x - left, y, true
		}
		left += c.width + 1
	}
	return 0, 0, 0, false
}
