package page

import (
	"strings"
	"unicode/utf8"

	"onrecord/articles/prose"
)

const (
	wholeBelow = 200 << 10 // bytes of a body that is parsed in one piece
	chunkSize  = 48 << 10  // bytes of a chunk of a longer one: some 3 ms to parse
	chunksKept = 12        // parsed at one time
)

// A chunk is a part of the body that is parsed by itself. References to link
// definitions in another chunk stay unresolved; everything else reads as in the
// whole.
type chunk struct {
	lo, hi int // bytes of the body
	ready  bool
	used   uint64 // when it was last asked for
	leaves []*leaf
}

// parsed is chunk c, parsed. It lets go of the chunk that was not asked for the
// longest where too many are kept.
func (p *Page) parsed(c int) *chunk {
	k := p.chunks[c]
	p.clock++
	k.used = p.clock
	if k.ready {
		return k
	}
	source := []byte(p.text.Body[k.lo:k.hi])
	root := prose.Parse(source)
	k.leaves, k.ready = outline(root, p.paint.script(p.text.Body, source, k.lo)), true
	p.forget()
	return k
}

// forget lets go of the leaves of one chunk where more than enough are kept.
func (p *Page) forget() {
	var oldest *chunk
	n := 0
	for _, k := range p.chunks {
		if !k.ready {
			continue
		}
		n++
		if oldest == nil || k.used < oldest.used {
			oldest = k
		}
	}
	if n > chunksKept {
		oldest.leaves, oldest.ready = nil, false
	}
}

// laid is leaf i of chunk c, broken into lines.
func (p *Page) laid(c, i int) *leaf {
	l := p.parsed(c).leaves[i]
	if l.laid != p.opts.Width {
		p.lay(l)
	}
	return l
}

// cut divides a body into chunks, at blank lines outside fences where there are
// any. There is always one chunk.
func cut(body string) []*chunk {
	if len(body) <= wholeBelow {
		return []*chunk{{hi: len(body)}}
	}
	var cs []*chunk
	s := scanner{body: body}
	for lo := 0; lo < len(body); {
		hi := s.next(lo)
		cs = append(cs, &chunk{lo: lo, hi: hi})
		lo = hi
	}
	return cs
}

// A scanner goes through a body line by line and remembers whether it is inside
// a fence.
type scanner struct {
	body  string
	pos   int  // start of the next line
	fence byte // '`' or '~' inside a fence, else 0
	run   int  // length of the fence's marks
	blank bool // the last line was blank
}

// next is the end of the chunk that starts at lo. Best is a blank line before a
// line that can only start a block of its own; next best any blank line; else
// the end of a line, a word, or a character.
func (s *scanner) next(lo int) int {
	limit := min(lo+chunkSize, len(s.body))
	best, good, line := 0, 0, 0
	s.pos = lo
	for s.pos < limit {
		start := s.pos
		l := s.line()
		if start > lo && s.fence == 0 {
			line = start
			if s.blank {
				good = start
				if starts(l) {
					best = start
				}
			}
		}
		s.see(l)
	}
	switch {
	case limit == len(s.body):
		return limit
	case best > lo+chunkSize/2:
		s.fence = 0
		return best
	case good > 0:
		s.fence = 0
		return good
	case line > 0:
		s.fence = 0
		return line
	}
	return word(s.body, lo, limit)
}

// line takes the next line, without its end.
func (s *scanner) line() string {
	rest := s.body[s.pos:]
	i := strings.IndexByte(rest, '\n')
	if i < 0 {
		s.pos = len(s.body)
		return rest
	}
	s.pos += i + 1
	return rest[:i]
}

// see notes what line l means for those after it.
func (s *scanner) see(l string) {
	t := strings.TrimLeft(l, " ")
	s.blank = strings.TrimSpace(l) == ""
	if t == "" || len(l)-len(t) > 3 {
		return
	}
	c := t[0]
	if c != '`' && c != '~' || s.fence != 0 && c != s.fence {
		return
	}
	n := len(t) - len(strings.TrimLeft(t, string(c)))
	switch {
	case s.fence != 0 && n >= s.run && strings.TrimSpace(t[n:]) == "":
		s.fence = 0
	case s.fence == 0 && n >= 3 && (c == '~' || !strings.Contains(t[n:], "`")):
		s.fence, s.run = c, n
	}
}

// starts reports whether l, after a blank line, can only start a block that has
// nothing to do with those before it: it begins with a letter, a quotation mark
// or a heading.
func starts(l string) bool {
	r, _ := utf8.DecodeRuneInString(l)
	switch {
	case r == '#', r == '"', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z':
		return true
	}
	return r >= 0x80 && r != utf8.RuneError
}

// word is the end of the last word in body[lo:limit], or of its last character
// where it is all one word.
func word(body string, lo, limit int) int {
	if i := strings.LastIndexAny(body[lo:limit], " \n"); i > 0 {
		return lo + i + 1
	}
	for limit > lo+1 && !utf8.RuneStart(body[limit]) {
		limit--
	}
	return limit
}
