package anchor

import "unicode/utf8"

const wordBits = 64

// A matcher finds a pattern approximately, 64 characters of it a step: Myers, "A
// fast bit-vector algorithm for approximate string matching based on dynamic
// programming" (1999), in the blockwise form of Hyyrö (2003).
type matcher struct {
	length int
	last   uint64                  // the bit of the last character, in the last block
	ascii  [utf8.RuneSelf][]uint64 // for each character, where the pattern has it
	equal  map[rune][]uint64       // the same for every character
	plus   []uint64                // where a column rises by one
	minus  []uint64                // where it falls
	none   []uint64
}

func newMatcher(pattern []rune) *matcher {
	blocks := (len(pattern) + wordBits - 1) / wordBits
	m := &matcher{
		length: len(pattern),
		last:   1 << ((len(pattern) - 1) % wordBits),
		equal:  map[rune][]uint64{},
		plus:   make([]uint64, blocks),
		minus:  make([]uint64, blocks),
		none:   make([]uint64, blocks),
	}
	for i := range m.ascii {
		m.ascii[i] = m.none
	}
	for i, r := range pattern {
		where := m.equal[r]
		if where == nil {
			where = make([]uint64, blocks)
			m.equal[r] = where
		}
		where[i/wordBits] |= 1 << (i % wordBits)
		if r < utf8.RuneSelf {
			m.ascii[r] = where
		}
	}
	return m
}

// run calls visit after each character of text with the bytes read so far and
// the fewest edits from the pattern to a text that ends here, wherever it starts.
func (m *matcher) run(text string, visit func(end, edits int)) {
	m.reset()
	edits := m.length
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		edits += m.step(r, 0)
		visit(i, edits)
	}
}

func (m *matcher) reset() {
	for b := range m.plus {
		m.plus[b], m.minus[b] = ^uint64(0), 0
	}
}

// step reads one character and gives the change of the last row. carry is the
// change of the row above a block.
func (m *matcher) step(r rune, carry int) int {
	var equal []uint64
	if r < utf8.RuneSelf {
		equal = m.ascii[r]
	} else if equal = m.equal[r]; equal == nil {
		equal = m.none
	}
	for b, eq := range equal {
		plus, minus := m.plus[b], m.minus[b]
		vertical := eq | minus
		if carry < 0 {
			eq |= 1
		}
		horizontal := (((eq & plus) + plus) ^ plus) | eq
		up := minus | ^(horizontal | plus)
		down := plus & horizontal
		high := uint64(1) << (wordBits - 1)
		if b == len(equal)-1 {
			high = m.last
		}
		out := 0
		switch {
		case up&high != 0:
			out = 1
		case down&high != 0:
			out = -1
		}
		up, down = up<<1, down<<1
		switch {
		case carry > 0:
			up |= 1
		case carry < 0:
			down |= 1
		}
		m.plus[b], m.minus[b] = down|^(vertical|up), up&vertical
		carry = out
	}
	return carry
}

// start is how many bytes before the end of text the pattern, which is written
// backwards, starts: where the fewest edits are, and no more than most
// characters back.
func (m *matcher) start(text string, most int) int {
	m.reset()
	edits, best, at := m.length, m.length, 0
	for i := len(text); i > 0 && most > 0; most-- {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		i -= n
		if edits += m.step(r, 1); edits < best {
			best, at = edits, len(text)-i
		}
	}
	return at
}
