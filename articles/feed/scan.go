package feed

import (
	"iter"
	"strings"
)

// A scanner finds markup in text that may be broken. It takes no more time than
// the text has bytes, however broken it is.
type scanner struct {
	s    string
	at   int
	none map[string]bool // ends that do not come any more
}

// A kind tells what a piece of markup is.
type kind int

const (
	pieceStart kind = iota // <name …>
	pieceEnd               // </name>
	pieceEmpty             // <name …/>
	pieceCDATA
	pieceOther // a comment, a declaration or an instruction
)

// A piece is one bit of markup, from lo to hi of the text.
type piece struct {
	kind   kind
	lo, hi int
	name   string // of a tag, with its prefix
}

// mostTag is the longest tag that is taken for one.
const mostTag = 16 << 10

// next is the next piece. What starts like one and is none is passed over.
func (sc *scanner) next() (piece, bool) {
	for {
		i := strings.IndexByte(sc.s[sc.at:], '<')
		if i < 0 {
			return piece{}, false
		}
		lo := sc.at + i
		p, ok := sc.piece(lo)
		if ok {
			sc.at = p.hi
			return p, true
		}
		sc.at = lo + 1
	}
}

// pieces are those that are left.
func (sc *scanner) pieces() iter.Seq[piece] {
	return func(yield func(piece) bool) {
		for {
			if p, ok := sc.next(); !ok || !yield(p) {
				return
			}
		}
	}
}

func (sc *scanner) piece(lo int) (piece, bool) {
	rest := sc.s[lo:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		return sc.until(lo, lo+4, "-->", pieceOther)
	case strings.HasPrefix(rest, "<![CDATA["):
		return sc.until(lo, lo+9, "]]>", pieceCDATA)
	case strings.HasPrefix(rest, "<!"):
		return sc.declaration(lo)
	case strings.HasPrefix(rest, "<?"):
		return sc.until(lo, lo+2, "?>", pieceOther)
	}
	return sc.tag(lo)
}

// until is a piece from lo to the next end after from.
func (sc *scanner) until(lo, from int, end string, k kind) (piece, bool) {
	i := sc.find(from, end)
	return piece{kind: k, lo: lo, hi: i + len(end)}, i >= 0
}

// find is where the next end is, -1 if none comes any more.
func (sc *scanner) find(from int, end string) int {
	if sc.none[end] {
		return -1
	}
	if i := strings.Index(sc.s[from:], end); i >= 0 {
		return from + i
	}
	if sc.none == nil {
		sc.none = map[string]bool{}
	}
	sc.none[end] = true
	return -1
}

// declaration is <!DOCTYPE …> with what may stand in it between brackets.
func (sc *scanner) declaration(lo int) (piece, bool) {
	i := strings.IndexAny(sc.s[lo+2:], "[<>")
	switch {
	case i < 0 || sc.s[lo+2+i] == '<':
		return piece{}, false
	case sc.s[lo+2+i] == '[':
		return sc.until(lo, lo+2+i, "]>", pieceOther)
	}
	return piece{kind: pieceOther, lo: lo, hi: lo + 2 + i + 1}, true
}

func (sc *scanner) tag(lo int) (piece, bool) {
	p := piece{kind: pieceStart, lo: lo}
	i := lo + 1
	if i < len(sc.s) && sc.s[i] == '/' {
		p.kind = pieceEnd
		i++
	}
	from := i
	for i < len(sc.s) && named(sc.s[i], i == from) {
		i++
	}
	if i == from {
		return p, false
	}
	p.name = sc.s[from:i]
	end := min(len(sc.s), lo+mostTag)
	for quote := byte(0); i < end; i++ {
		switch c := sc.s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			return p, false
		case c == '>':
			if sc.s[i-1] == '/' && p.kind == pieceStart {
				p.kind = pieceEmpty
			}
			p.hi = i + 1
			return p, true
		}
	}
	return p, false
}

// named reports whether c may stand in a name, or be its first.
func named(c byte, first bool) bool {
	switch {
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_', c >= 0x80:
		return true
	case c >= '0' && c <= '9', c == '-', c == '.', c == ':':
		return !first
	}
	return false
}

// local is a name in lower case, without its prefix.
func local(name string) string { return strings.ToLower(name[strings.LastIndexByte(name, ':')+1:]) }

// prefix is the prefix of a name.
func prefix(name string) string { return strings.ToLower(name[:strings.LastIndexByte(name, ':')+1]) }
