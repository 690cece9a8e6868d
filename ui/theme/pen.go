package theme

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// A Pen writes text in cells: a theme with the terminal's way to measure text.
// All that is drawn beside the article goes through one.
type Pen struct {
	Theme
	Method ansi.Method
}

// A Seg is a run of plain text in one style.
type Seg struct {
	Text  string
	Style Style
}

// Width is the number of cells that s takes.
func (p Pen) Width(s string) int { return p.Method.StringWidth(s) }

// Cut is plain s in at most width cells, with an ellipsis where it was longer.
func (p Pen) Cut(s string, width int) string {
	s = p.Plain(s)
	if len(s) <= width || p.Width(s) <= width { // no text is wider than its bytes
		return s
	}
	if width <= 0 {
		return ""
	}
	head, _ := p.take(s, width-1)
	return head + "…"
}

// Plain is plain s as the terminal can show it. By wcwidth a joined emoji is as
// wide as its parts together, so its parts are shown, one after the other. Marks
// that would join whatever stands before s are dropped.
func (p Pen) Plain(s string) string {
	s = p.apart(s)
	if p.Method != ansi.WcWidth || !strings.Contains(s, joiner) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		cluster, w := ansi.FirstGraphemeCluster(s, p.Method)
		s = s[len(cluster):]
		if w > 2 {
			cluster = strings.ReplaceAll(cluster, joiner, "")
		}
		b.WriteString(cluster)
	}
	return b.String()
}

// apart is s without marks at its ends that join what stands beside it.
func (p Pen) apart(s string) string {
	for s != "" && s[0] >= utf8.RuneSelf {
		joined, _ := ansi.FirstGraphemeCluster("x"+s, p.Method)
		if len(joined) == 1 {
			break
		}
		s = s[len(joined)-1:]
	}
	for s != "" && s[len(s)-1] >= utf8.RuneSelf {
		_, n := utf8.DecodeLastRuneInString(s)
		if joined, _ := ansi.FirstGraphemeCluster(s[len(s)-n:]+"x", p.Method); len(joined) == n {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// joiner is the zero width joiner.
const joiner = "\u200d"

// take is the beginning of s that fits into width cells, escape sequences and
// all, with the cells that it takes. (The Truncate of x/ansi measures by
// graphemes first, whatever the method; and it counts a letter and the spacing
// mark after it apart, which together are one cell.)
func (p Pen) take(s string, width int) (string, int) {
	used, end := 0, 0
	var state byte
	for rest := s; len(rest) > 0; {
		_, w, n, next := p.Method.DecodeSequenceInString(rest, state, nil)
		if used+w > width {
			break
		}
		state, used, end, rest = next, used+w, end+n, rest[n:]
	}
	return s[:end], p.Width(s[:end])
}

// Fit is s, which may be styled, in exactly width cells.
func (p Pen) Fit(s string, width int) string {
	w := p.Width(s)
	if w > width {
		s, w = p.take(s, width)
		s += Reset
	}
	return s + Blank(width-w)
}

// Draw is one line of exactly width cells: left from the left, right from the
// right, and at least one blank between. Where both do not fit, left is cut;
// where right alone takes more than three quarters, it is left out. under lies
// below all of it.
func (p Pen) Draw(width int, under Style, left, right []Seg) string {
	if width <= 0 {
		return ""
	}
	rw := p.total(right)
	if rw > width*3/4 {
		right, rw = nil, 0
	}
	room := width
	if rw > 0 {
		room -= rw + 1
	}
	var out runs
	used := p.write(&out, under, left, room)
	out.add(Blank(width-used-rw), under)
	p.write(&out, under, right, rw)
	return out.String()
}

// runs joins text of one style, so that a style is named once a run.
type runs struct {
	strings.Builder
	style Style
}

func (r *runs) add(text string, style Style) {
	if text == "" {
		return
	}
	if style != r.style {
		if r.style != (Style{}) {
			r.WriteString(Reset)
		}
		r.WriteString(style.Open())
		r.style = style
	}
	r.WriteString(text)
}

// String is what was added, with the last style ended.
func (r *runs) String() string {
	if r.style != (Style{}) {
		r.WriteString(Reset)
		r.style = Style{}
	}
	return r.Builder.String()
}

func (p Pen) total(segs []Seg) (n int) {
	for _, s := range segs {
		n += p.Width(p.Plain(s.Text))
	}
	return n
}

// write adds segs to out until room is used up and tells the cells used.
func (p Pen) write(out *runs, under Style, segs []Seg, room int) int {
	used := 0
	for _, s := range segs {
		if s.Text == "" {
			continue
		}
		if used >= room {
			break
		}
		text := p.Cut(s.Text, room-used) // Plain, too
		used += p.Width(text)
		out.add(text, s.Style.on(under))
	}
	return used
}

// Wrap breaks plain text into lines of at most width cells, no more than most lines
// (0: any number), the last one cut with an ellipsis where there was more.
func (p Pen) Wrap(s string, width, most int) []string {
	if width <= 0 || s == "" {
		return nil
	}
	s = p.Plain(s)
	lines := strings.Split(p.Method.Wrap(s, width, ""), "\n")
	if most > 0 && len(lines) > most {
		last := strings.TrimRight(lines[most-1], " ") + " …"
		if p.Width(last) > width {
			head, _ := p.take(lines[most-1], width-1)
			last = head + "…"
		}
		lines = append(lines[:most-1:most-1], last)
	}
	for i, l := range lines {
		if p.Width(l) > width { // the wrapper can be a cell off beside hyphens
			lines[i] = p.Cut(l, width)
		}
	}
	return lines
}

const blanks = "                                                                                                    "

// Blank is n blanks; none where n is not positive.
func Blank(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// Rule is a horizontal line of exactly width cells with a title near its left
// end and another near its right; a title that does not fit is cut.
func (p Pen) Rule(width int, from, to, title, right string, line, words Style) string {
	inner := width - p.Width(from) - p.Width(to)
	if inner < 0 {
		return Blank(width)
	}
	var b strings.Builder
	b.WriteString(line.Render(from))
	label := func(s string, room int) (string, int) {
		if s == "" || room < 4 {
			return "", 0
		}
		s = " " + p.Cut(s, room-2) + " "
		return s, p.Width(s)
	}
	lead := min(1, inner)
	right, rw := label(right, inner/3)
	title, tw := label(title, inner-rw-2*lead)
	b.WriteString(line.Render(strings.Repeat(p.Border.Horizontal, lead)))
	b.WriteString(words.Render(title))
	b.WriteString(line.Render(strings.Repeat(p.Border.Horizontal, max(inner-tw-rw-2*lead, 0))))
	b.WriteString(words.Render(right))
	if inner > 1 {
		b.WriteString(line.Render(strings.Repeat(p.Border.Horizontal, lead)))
	}
	b.WriteString(line.Render(to))
	return b.String()
}

// Splice is base with the cells from x on replaced by over, which is width cells
// wide.
func (p Pen) Splice(base, over string, x, width int) string {
	left, lw := p.take(base, x)
	var b strings.Builder
	b.WriteString(left)
	if strings.Contains(left, "\x1b]8;") {
		b.WriteString(ansi.ResetHyperlink())
	}
	b.WriteString(Reset)
	b.WriteString(Blank(x - lw))
	b.WriteString(over)
	b.WriteString(Reset)
	b.WriteString(p.after(base, x+width))
	return b.String()
}

// after is what of s lies from cell x on, in its style.
func (p Pen) after(s string, x int) string {
	used, style := 0, ""
	var state byte
	for rest := s; len(rest) > 0; {
		seq, w, n, next := p.Method.DecodeSequenceInString(rest, state, nil)
		if used >= x && w > 0 {
			return style + Blank(used-x) + rest
		}
		if strings.HasPrefix(seq, "\x1b[") {
			if style += seq; seq == Reset || seq == "\x1b[0m" {
				style = ""
			}
		}
		state, used, rest = next, used+w, rest[n:]
	}
	return ""
}
