package page

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"onrecord/articles"
	"onrecord/ui/theme"
)

// Draw paints height lines from top on, each exactly as wide as the page, with
// all of marks. Their order does not matter.
func (p *Page) Draw(top Line, height int, marks ...[]Mark) []string {
	rows := p.rows(top, height)
	seen := visible(rows, marks)
	out := make([]string, 0, height)
	c := canvas{Page: p}
	for i := range rows {
		out = append(out, c.row(&rows[i], seen))
	}
	for len(out) < height {
		out = append(out, strings.Repeat(" ", max(p.opts.Width, 0)))
	}
	return out
}

// A row is a line of the page that is on the screen.
type row struct {
	line
	at     Line
	leaf   *leaf
	source articles.Span // bytes of the body that its cells come from; empty if none
	before int           // where those of the row above end
}

// rows are the lines from top on, at most height.
func (p *Page) rows(top Line, height int) []row {
	var out []row
	l := p.settle(top)
	for len(out) < height {
		leaf := p.leafAt(l)
		if leaf == nil {
			break
		}
		for ; l.row < leaf.height() && len(out) < height; l.row++ {
			r := row{line: leaf.row(l.row), at: l, leaf: leaf}
			r.source = extent(r.text)
			if l.row > leaf.gap {
				r.before = extent(leaf.row(l.row - 1).text).Hi
			}
			out = append(out, r)
		}
		l.row--
		m, ok := p.below(l, 1)
		if !ok {
			break
		}
		l = m.Line
	}
	return out
}

// extent is the bytes of the body that cs come from.
func extent(cs []cell) articles.Span {
	s := articles.Span{Lo: -1}
	for _, c := range cs {
		if !c.sourced() {
			continue
		}
		if s.Lo < 0 || int(c.lo) < s.Lo {
			s.Lo = int(c.lo)
		}
		s.Hi = max(s.Hi, int(c.hi))
	}
	if s.Lo < 0 {
		return articles.Span{}
	}
	return s
}

// visible is those of marks that touch the rows.
func visible(rows []row, marks [][]Mark) []Mark {
	var all articles.Span
	for _, r := range rows {
		if r.source.Empty() {
			continue
		}
		if all.Empty() {
			all = r.source
		}
		all = all.Union(r.source)
	}
	var out []Mark
	for _, ms := range marks {
		for i := range ms {
			if ms[i].Span.Overlaps(all) && ms[i].Kind < 32 {
				out = append(out, ms[i])
			}
		}
	}
	return out
}

// A canvas paints rows one after the other.
type canvas struct {
	*Page
	b     strings.Builder
	masks []uint32
	rings []ring
}

// A ring is a mark in brackets, from one cell of a row to before another.
type ring struct{ from, to int }

func (c *canvas) row(r *row, marks []Mark) string {
	c.b.Reset()
	signs := c.cover(r, marks)
	room := c.opts.Width
	if c.left > 0 {
		c.space(c.left - Gutter)
		c.signs(signs)
		room -= c.left
	}
	room -= c.run(r.lead, nil, nil, room)
	room -= c.run(r.text, c.masks, r.leaf.links, room)
	c.space(room)
	return c.b.String()
}

func (c *canvas) space(n int) {
	for range n {
		c.b.WriteByte(' ')
	}
}

// cover notes which marks lie on which cells of r, and returns the two marks of
// the latest kind whose signs belong in its gutter.
func (c *canvas) cover(r *row, marks []Mark) (signs [2]Mark) {
	c.masks = append(c.masks[:0], make([]uint32, len(r.text))...)
	c.rings = c.rings[:0]
	for _, m := range marks {
		if !m.Span.Overlaps(r.source) {
			continue
		}
		from, to := -1, -1
		for i, k := range r.text {
			if k.sourced() && int(k.lo) < m.Span.Hi && int(k.hi) > m.Span.Lo {
				c.masks[i] |= 1 << m.Kind
				if from < 0 {
					from = i
				}
				to = i + 1
			}
		}
		if from < 0 {
			continue
		}
		if m.Ring && c.colourless() {
			c.rings = append(c.rings, ring{from, to})
		}
		if m.Sign != "" && (!m.once() || m.Span.Lo >= r.before) {
			signs = rank(signs, m)
		}
	}
	return signs
}

// rank puts m among the two signs of the latest kinds.
func rank(signs [2]Mark, m Mark) [2]Mark {
	for i, s := range signs {
		if s.Sign == m.Sign {
			signs[i].Kind = max(s.Kind, m.Kind)
			return signs
		}
		if s.Sign == "" || m.Kind > s.Kind || m.Kind <= theme.Passage {
			m, signs[i] = s, m
		}
		if m.Sign == "" {
			break
		}
	}
	return signs
}

// signs fills the gutter: a single sign next to the text, the more important of
// two before it.
func (c *canvas) signs(signs [2]Mark) {
	if signs[1].Sign == "" {
		signs[0], signs[1] = signs[1], signs[0]
	}
	for _, s := range signs {
		if s.Sign == "" {
			c.b.WriteByte(' ')
			continue
		}
		c.b.WriteString(c.paint.signStyle(s.Kind).Render(s.Sign))
	}
	c.b.WriteByte(' ')
}

// run paints cells, in at most room columns, and is the number of columns that
// it took.
func (c *canvas) run(cs []cell, masks []uint32, links []link, room int) int {
	var open, url string
	used := 0
	for i, k := range cs {
		if masks != nil {
			used += c.brackets(i, room-used)
		}
		if used+int(k.width) > room {
			break
		}
		now := look{style: k.style}
		if masks != nil {
			now.marks = masks[i]
		}
		if u := at(links, k); u != url {
			c.link(u, k)
			url = u
		}
		if s := c.paint.opener(now); s != open {
			if open != "" {
				c.b.WriteString(theme.Reset)
			}
			c.b.WriteString(s)
			open = s
		}
		c.b.WriteString(k.text)
		used += int(k.width)
	}
	if open != "" {
		c.b.WriteString(theme.Reset)
	}
	if url != "" {
		c.link("", cell{})
	}
	if masks != nil {
		used += c.brackets(len(cs), room-used)
	}
	return used
}

// brackets writes those that stand before cell i, where there is room.
func (c *canvas) brackets(i, room int) int {
	n := 0
	for _, r := range c.rings {
		if r.to == i && n < room {
			c.b.WriteByte(']')
			n++
		}
	}
	for _, r := range c.rings {
		if r.from == i && n < room {
			c.b.WriteByte('[')
			n++
		}
	}
	return n
}

// link starts or, where url is empty, ends a hyperlink (OSC 8). Its parts on
// several lines are one by their id, the place of the link.
func (c *canvas) link(url string, k cell) {
	if url == "" {
		c.b.WriteString(ansi.ResetHyperlink())
		return
	}
	c.b.WriteString(ansi.SetHyperlink(url, "id="+strconv.Itoa(int(k.lo))))
}
