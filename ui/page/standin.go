package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/text"

	"onrecord/articles/prose"
)

// Stand-ins are code points that no text uses and glamour leaves alone. Those
// of two cells are needed where glamour measures: in tables.
const (
	narrowLo, narrowHi = 0xF0000, 0xFFFFD // plane 15, private use: one cell
	wideLo, wideHi     = 0x20000, 0x2FFFD // plane 2: two cells
	standins           = 0xFFFE           // in either range; used over again after that
)

// joiners have no cell of their own: the zero-width ones, and the selectors of
// emoji and text style.
const joiners = "\u200c\u200d\ufe0e\ufe0f"

const marksPerCell = 12 // code points; the longest family emoji has 11

// A glyph is a grapheme as it is shown.
type glyph struct {
	text   string
	width  uint8
	lo, hi int32 // bytes of the body that spell it
}

// A script rewrites a chunk's text as stand-ins.
type script struct {
	*painter
	body   string // of the article
	source []byte // the chunk that goldmark parsed
	base   int    // where it starts in body

	out          []byte  // what goldmark's segments point into once rewritten
	glyphs       []glyph // in order of the source, since reset
	narrow, wide []int32 // stand-ins, by the glyph that each stands for
	open         bool    // blanks stay blanks: in tables, where glamour breaks lines
}

// reset forgets the glyphs of the leaf before.
func (s *script) reset() {
	s.out, s.glyphs, s.narrow, s.wide, s.open = nil, nil, nil, nil, false
}

// segment writes source[lo:hi] as stand-ins. Raw text has no entities and no
// escapes; pad is the blanks that goldmark takes to stand before it.
func (s *script) segment(lo, hi int, raw bool, pad int) text.Segment {
	start := len(s.out)
	for range pad {
		s.put(" ", 1, lo, lo)
	}
	for i := lo; i < hi; {
		i += s.char(i, hi, raw)
	}
	return text.NewSegment(start, len(s.out))
}

// char writes what stands at source[i:hi] first, and is its length.
func (s *script) char(i, hi int, raw bool) int {
	c := s.source[i]
	switch {
	case c == '\n':
		s.newline(i)
		return 1
	case c == '\t' && raw:
		for range 4 {
			s.put(" ", 1, i, i+1)
		}
		return 1
	case c == ' ', c == '\t':
		s.put(" ", 1, i, i+1)
		return 1
	case c < 0x20, c == 0x7f:
		s.join(i, i+1)
		return 1
	case !raw && (c == '\\' || c == '&'):
		if n := s.escape(i, hi); n > 0 {
			return n
		}
	case c < utf8.RuneSelf && (i+1 == hi || s.source[i+1] < utf8.RuneSelf):
		s.put(s.of(i, i+1), 1, i, i+1)
		return 1
	}
	g, w := ansi.FirstGraphemeCluster(s.source[i:hi], s.method)
	n := valid(g)
	if n == 0 {
		s.put("\uFFFD", 1, i, i+1)
		return 1
	}
	s.grapheme(s.of(i, i+n), w, i, i+n)
	return n
}

// valid is the length of g up to the first byte that is no UTF-8, such as only a
// body that was not cleaned can have.
func valid(g []byte) int {
	for i := 0; i < len(g); {
		r, n := utf8.DecodeRune(g[i:])
		if r == utf8.RuneError && n < 2 {
			return i
		}
		i += n
	}
	return len(g)
}

// of is source[lo:hi] as a part of the body, so that it costs no memory.
func (s *script) of(lo, hi int) string { return s.body[s.base+lo : s.base+hi] }

// escape writes the backslash escape or entity at source[i:hi], and is its
// length, or 0 if there is none.
func (s *script) escape(i, hi int) int {
	t, n := prose.Unescape(s.source[i:hi])
	for len(t) > 0 {
		g, w := ansi.FirstGraphemeCluster(t, s.method)
		k := max(len(g), 1)
		s.grapheme(t[:k], w, i, i+n)
		t = t[k:]
	}
	return n
}

// grapheme writes g, a cluster of w cells, as what a terminal may be given.
func (s *script) grapheme(g string, w, lo, hi int) {
	if r, n := utf8.DecodeRuneInString(g); n == len(g) && unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' {
		s.blank(w, lo, hi)
		return
	}
	if g = harmless(g); strings.Trim(g, joiners) == "" {
		s.join(lo, hi)
		return
	}
	g = s.apart(g)
	switch now := s.method.StringWidth(g); {
	case now == 0:
		s.put("\uFFFD", 1, lo, hi)
	case now > 2:
		s.parts(g, lo, hi)
	default:
		s.put(g, now, lo, hi)
	}
}

// apart is g in a form that does not melt into a cell next to it: what the text
// means to stand alone, such as a mark at the start of a word in bold, a
// terminal would add to the cell before, and all that follows would shift. Such
// marks get the base that Unicode draws them with.
func (s *script) apart(g string) string {
	if r, _ := utf8.DecodeRuneInString(g); alone(r) {
		return g
	}
	if s.melts(" ", g) {
		g = "\u25cc" + g
	}
	if n := len(s.glyphs); n > 0 && s.melts(s.glyphs[n-1].text, g) || s.melts(g, "a") {
		return "\uFFFD"
	}
	return g
}

// melts reports whether a and b, side by side, are one cluster.
func (s *script) melts(a, b string) bool {
	if a == "" {
		return false
	}
	g, _ := ansi.FirstGraphemeCluster(a+b, s.method)
	return len(g) > len(a)
}

// alone reports whether r is of a common script in which only marks join what
// is before them.
func alone(r rune) bool {
	switch {
	case r < 0x300, r >= 0x370 && r <= 0x3ff, r >= 0x400 && r <= 0x482, r >= 0x48a && r <= 0x52f:
		return true
	case r >= 0x2010 && r <= 0x2027, r >= 0x2030 && r <= 0x205e, r >= 0x20a0 && r <= 0x20bf:
		return true
	}
	return r >= 0x3001 && r <= 0x3029 || r >= 0x3041 && r <= 0x3096 || r >= 0x30a1 && r <= 0x30fa || r >= 0x3400 && r <= 0x9fff
}

// blank writes a space that is not U+0020.
func (s *script) blank(w, lo, hi int) {
	if w == 2 && !s.open {
		s.put("\u3000", 2, lo, hi)
		return
	}
	for range max(w, 1) {
		s.put(" ", 1, lo, hi)
	}
}

// parts writes a cluster that a terminal without clusters draws as several
// characters, one after the other, as those: without what would join them or
// change their width, so that they stay apart on every terminal.
func (s *script) parts(g string, lo, hi int) {
	part := ""
	for _, r := range g {
		if strings.ContainsRune(joiners, r) {
			continue
		}
		if part != "" && s.method.StringWidth(string(r)) > 0 {
			s.part(part, lo, hi)
			part = ""
		}
		part += string(r)
	}
	s.part(part, lo, hi)
}

func (s *script) part(t string, lo, hi int) {
	switch w := s.method.StringWidth(t); w {
	case 0:
	case 1, 2:
		s.put(t, w, lo, hi)
	default:
		s.put("\uFFFD", 1, lo, hi)
	}
}

// put adds a glyph, and a stand-in for it.
func (s *script) put(t string, w, lo, hi int) {
	n := int32(len(s.glyphs))
	s.glyphs = append(s.glyphs, glyph{t, uint8(w), int32(s.base + lo), int32(s.base + hi)})
	switch {
	case s.open && t == " ":
		s.out = append(s.out, ' ')
	case w == 2:
		s.out = utf8.AppendRune(s.out, rune(wideLo+len(s.wide)%standins))
		s.wide = append(s.wide, n)
	default:
		s.out = utf8.AppendRune(s.out, rune(narrowLo+len(s.narrow)%standins))
		s.narrow = append(s.narrow, n)
	}
}

// newline ends a line that the text itself ends.
func (s *script) newline(at int) {
	s.out = append(s.out, '\n')
	s.glyphs = append(s.glyphs, glyph{text: "\n", lo: int32(s.base + at), hi: int32(s.base + at + 1)})
}

// join gives bytes that have no cell to the grapheme right before them.
func (s *script) join(lo, hi int) {
	if n := len(s.glyphs); n > 0 && s.glyphs[n-1].hi == int32(s.base+lo) {
		s.glyphs[n-1].hi = int32(s.base + hi)
	}
}

// harmless is g without what has no business in a cell: controls, bidi
// controls, invisible characters, and marks beyond a sane number.
func harmless(g string) string {
	if len(g) <= 3 {
		if r, n := utf8.DecodeRuneInString(g); n == len(g) && r != utf8.RuneError && !invisible(r) {
			return g
		}
	}
	k := 0
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		if k++; k > marksPerCell {
			return -1
		}
		return r
	}, g)
}

// invisible reports whether r gets no cell and no part of one. The joiners are
// kept: Persian, Indic scripts and emoji need them.
func invisible(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r <= 0x9f: // C0, DEL, C1
		return true
	case r == 0xad, r == 0x61c, r == 0xfeff, r == 0x180e, r == 0x200b, r == 0x200e, r == 0x200f:
		return true
	case r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r >= 0xfff9 && r <= 0xfffb:
		return true
	}
	return r >= 0xe0000 && r <= 0xe0fff // tags, and variation selectors of ideographs
}
