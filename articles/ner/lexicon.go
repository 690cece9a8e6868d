package ner

import (
	"cmp"
	"slices"

	"onrecord/articles/ner/nn"
)

// A word vector is cut in pieces of four values, and each piece stands for the
// nearest of 256 in a book (product quantisation, Jégou et al. 2011).
const (
	pieces    = 25
	pieceSize = nn.VectorSize / pieces
	bookSize  = 256
)

// A Lexicon holds what is known of words by themselves: their vectors, and
// which are given names. Words are kept by 40 bits of a hash: 16 choose a
// bucket, 24 are compared, so one unknown word in some millions is taken for
// another.
type Lexicon struct {
	starts []uint32 // words of bucket b are [starts[b], starts[b+1])
	rests  []byte   // 3 bytes a word, rising within a bucket
	codes  []byte   // pieces bytes a word
	given  []byte   // a bit a word
	book   []float32
}

// An Entry is a word to be put in a Lexicon.
type Entry struct {
	Word  string // as key spells it
	Code  [pieces]byte
	Given bool // a given name
}

const buckets = 1 << 16

// NewLexicon is a lexicon of entries. book holds, for each piece, 256 times
// four values.
func NewLexicon(entries []Entry, book []float32) *Lexicon {
	type row struct {
		hash uint64
		*Entry
	}
	rows := make([]row, 0, len(entries))
	for i := range entries {
		rows = append(rows, row{hash(entries[i].Word), &entries[i]})
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.hash, b.hash) })
	rows = slices.CompactFunc(rows, func(a, b row) bool { return a.hash == b.hash })
	l := &Lexicon{starts: make([]uint32, buckets+1), given: make([]byte, (len(rows)+7)/8), book: book}
	for i, r := range rows {
		l.starts[r.hash>>24+1]++
		l.rests = append(l.rests, byte(r.hash>>16), byte(r.hash>>8), byte(r.hash))
		l.codes = append(l.codes, r.Code[:]...)
		if r.Given {
			l.given[i/8] |= 1 << (i % 8)
		}
	}
	for b := range buckets {
		l.starts[b+1] += l.starts[b]
	}
	return l
}

// hash is 40 bits of the FNV-1a hash of w, mixed.
func hash(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h >> 24
}

// maxWord bounds the work on a word that no lexicon has.
const maxWord = 64

// find is the number of w, or of its bare form; -1 if there is neither.
func (l *Lexicon) find(w string) int {
	if len(w) > maxWord {
		return -1
	}
	if i := l.exact(w); i >= 0 {
		return i
	}
	if b := bare(w); b != w && b != "" {
		return l.exact(b)
	}
	return -1
}

func (l *Lexicon) exact(w string) int {
	h := hash(w)
	lo, hi := int(l.starts[h>>24]), int(l.starts[h>>24+1])
	for i := lo; i < hi; i++ {
		if r := l.rests[3*i:][:3]; uint64(r[0])<<16|uint64(r[1])<<8|uint64(r[2]) == h&0xffffff {
			return i
		}
	}
	return -1
}

// isGiven reports whether word i is a given name.
func (l *Lexicon) isGiven(i int) bool { return i >= 0 && l.given[i/8]>>(i%8)&1 == 1 }

// vector appends to out the vector of word i, zeros if i is -1.
func (l *Lexicon) vector(out []float32, i int) []float32 {
	if i < 0 {
		return append(out, make([]float32, nn.VectorSize)...)
	}
	for p, c := range l.codes[i*pieces:][:pieces] {
		out = append(out, l.book[(p*bookSize+int(c))*pieceSize:][:pieceSize]...)
	}
	return out
}
