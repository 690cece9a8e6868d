package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/list"
	"onrecord/ui/side"
	"onrecord/ui/theme"
)

// draw makes the frame that View shows.
func (m *Model) draw() {
	m.cursor = nil
	if m.width <= 0 || m.height <= 0 {
		m.frame = ""
		return
	}
	if m.geo.small {
		m.frame = m.tooSmall()
		return
	}
	lines := make([]string, 0, m.height)
	if m.geo.header {
		lines = append(lines, m.header())
	}
	blocks := make([]block, 0, len(m.geo.columns))
	for _, c := range m.geo.columns {
		blocks = append(blocks, m.block(c))
	}
	if m.geo.bare {
		lines = append(lines, bare(m.pen, blocks[0], m.geo.rows)...)
	} else {
		lines = append(lines, frame(m.pen, blocks, m.geo.rows)...)
	}
	status, column := m.status()
	lines = append(lines, status)
	lines, m.cursor = m.overlays.Draw(lines)
	lines = m.overPending(lines)
	if m.finding != nil {
		lines = m.overOffers(lines)
		m.cursor = tea.NewCursor(column, len(lines)-1)
	}
	base := m.pen.Base()
	for i, l := range lines {
		lines[i] = base.Under(l)
	}
	m.frame = strings.Join(lines, "\n")
}

// overOffers lays the completions of the prompt over the lines above it.
func (m *Model) overOffers(lines []string) []string {
	offers := m.finding.Offers(m.width, len(lines)-1)
	for i, o := range offers {
		y := len(lines) - 1 - len(offers) + i
		lines[y] = m.pen.Splice(lines[y], o, 0, m.pen.Width(o))
	}
	return lines
}

// tooSmall says how much room the screen needs.
func (m *Model) tooSmall() string {
	words := "onrecord needs " + strconv.Itoa(minWidth) + "×" + strconv.Itoa(minHeight)
	lines := m.pen.Wrap(words, m.width, m.height)
	for i, l := range lines {
		lines[i] = m.pen.Fit(l, m.width)
	}
	return strings.Join(lines, "\n")
}

// header is the first line: what the library holds.
func (m *Model) header() string {
	left := []theme.Seg{
		{Text: " onrecord ", Style: m.pen.TitleFocus},
		{Text: "  All ", Style: m.pen.Muted},
		{Text: articles.Figure(m.all)},
		{Text: "   Unread ", Style: m.pen.Muted},
		{Text: articles.Figure(m.unread)},
	}
	if m.arrived > 0 {
		left = append(left, theme.Seg{Text: "   New ", Style: m.pen.Muted}, theme.Seg{Text: articles.Figure(m.arrived)})
	}
	if m.missed.n > 0 {
		left = append(left, theme.Seg{Text: "   " + articles.Figure(m.missed.n) + " not in the list yet · ", Style: m.pen.Strong},
			theme.Seg{Text: m.keyOf(keys.Redraw), Style: m.pen.Key}, theme.Seg{Text: " shows them", Style: m.pen.Muted})
	}
	if m.scope.name != "" {
		left = append(left, theme.Seg{Text: "   in ", Style: m.pen.Muted}, theme.Seg{Text: articles.Shorten(articles.Line(m.scope.name), 40), Style: m.pen.Strong})
	}
	if m.filter.words != "" {
		left = append(left, theme.Seg{Text: "   only ", Style: m.pen.Muted}, theme.Seg{Text: articles.Line(m.filter.words), Style: m.pen.Warn})
	}
	if m.waiting > 0 {
		left = append(left, theme.Seg{Text: "   " + articles.Figure(m.waiting) + " to analyse", Style: m.pen.Muted})
	}
	right := []theme.Seg{{Text: m.keyOf(keys.Help), Style: m.pen.Key}, {Text: " keys ", Style: m.pen.Muted}}
	return m.pen.Draw(m.width, m.pen.Bar, left, right)
}

// block is what column c shows.
func (m *Model) block(c column) block {
	b := m.content(c.pane, c.width, m.geo.rows)
	if c.split > 0 {
		box := m.content(c.box, c.width, c.split)
		box.box, b.box = nil, &box
	}
	return b
}

// content is one pane, in rows lines.
func (m *Model) content(p pane, width, rows int) block {
	b := block{width: width, focus: m.shape.focus == p && m.overlays.Top() == nil}
	switch p {
	case listPane:
		i, n := m.list.Position()
		b.title, b.right = "1 Articles", articles.Figure(i)+"/"+articles.Figure(n)
		if r, ok := m.list.Range(); ok {
			b.right = m.pen.Glyphs.Chosen + articles.Figure(r.N) + "  " + b.right
		}
		b.lines = strings.Split(m.list.View(), "\n")
		if m.viewRows(width, rows) > 0 {
			b.box = &block{width: width, part: true, title: "VIEWS", lines: list.Footer(m.pen, width, m.viewNames(), m.view)}
		}
	case textPane:
		b.title = "2 Article"
		if !m.isOpen() {
			b.lines = m.welcome(width)
			if m.opening {
				b.lines = []string{"", "   " + m.pen.Muted.Render("Opening …")}
			}
			break
		}
		if t := articles.Line(m.reading.Title); t != "" {
			b.title = "2 " + t
		}
		b.right = strconv.Itoa(m.reader.Status().Percent) + "%"
		b.lines = strings.Split(m.reader.View(), "\n")
	case sidePane:
		b.title = "3 Who and where"
		b.lines = strings.Split(m.side.View(), "\n")
		if m.standingRows(width, rows) > 0 {
			b.box = &block{width: width, part: true, title: "IN YOUR LIBRARY", right: m.keyIn(keys.Side, keys.InLibrary), lines: m.standingLines(width)}
		}
	}
	return b
}

// viewRows is the rows that the views take from the list, border included.
func (m *Model) viewRows(width, rows int) int {
	if rows < footerFrom {
		return 0
	}
	return len(list.Footer(m.pen, width, m.viewNames(), m.view)) + 1
}

// standingRows is the rows that the library's knowledge of the chosen name takes
// from the side pane, border included.
func (m *Model) standingRows(width, rows int) int {
	if rows < footerFrom || !m.stood {
		return 0
	}
	return len(m.standingLines(width)) + 1
}

func (m *Model) standingLines(width int) []string {
	return side.Standing(m.pen, width, m.standing, m.now())
}

// welcome is the text pane before an article is opened.
func (m *Model) welcome(width int) []string {
	lines := []string{"", ""}
	for i, l := range []string{
		"onrecord",
		"",
		"Read who said what, and keep what matters.",
		"",
		"Choose an article and press " + m.keyIn(keys.List, keys.Open) + ".",
	} {
		style := m.pen.Muted
		if i == 0 {
			style = m.pen.Strong
		}
		for _, w := range m.pen.Wrap(l, width-6, 0) {
			lines = append(lines, "   "+style.Render(w))
		}
		if l == "" {
			lines = append(lines, "")
		}
	}
	return lines
}
