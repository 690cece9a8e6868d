package articles

import (
	"math"
	"slices"
)

// The most hashes of each kind that a Sketch holds.
const (
	SketchShingles = 48
	SketchFacts    = 24
	sketchKeys     = 8
)

// A Sketch is a text in so few numbers that a library can look for texts that
// are nearly the same: the smallest hashes of its shingles, which are all runs
// of a few words, and of its facts, which are the numbers and names in it. See
// Broder, On the resemblance and containment of documents (1997). The zero
// Sketch is of a text too short to tell.
type Sketch struct {
	Size     int      // how many shingles the text has, each counted once
	Shingles []uint32 // rising; at most SketchShingles
	Facts    []uint32 // rising; at most SketchFacts
}

// How alike two texts must be to tell the same story. The figures come from the
// pairs in articles/story.
const (
	shortest = 50  // shingles: below it a text is a teaser, which says nothing of its own
	longer   = 5   // times: beyond it one is a digest that has the other in it
	copied   = 0.4 // of the shingles of the shorter one are in the longer one
	mostly   = 0.8 // of them, where there are too few facts to compare
	agreeing = 0.6 // of its facts are, too
	fewFacts = 5
)

// Retells reports whether two texts tell the same story in the same words, like
// two prints of one agency's copy: one may be cut, retitled or lightly edited.
// Texts with the same frame but other names and figures, such as reports of two
// matches, do not; nor do two tellings in different words.
func (s Sketch) Retells(o Sketch) bool {
	if s.Size > o.Size {
		s, o = o, s
	}
	if s.Size < shortest || o.Size > longer*s.Size {
		return false
	}
	words, n := contained(s.Shingles, o.Shingles, SketchShingles)
	if n == 0 || words < copied {
		return false
	}
	facts, n := contained(s.Facts, o.Facts, SketchFacts)
	if n < fewFacts {
		return words >= mostly
	}
	return facts >= agreeing
}

// Keys are the hashes under which a library files a text: few of its shingles,
// and the smallest, which are those of a text that has much of it, too.
func (s Sketch) Keys() []uint32 { return s.Shingles[:min(len(s.Shingles), sketchKeys)] }

// Alike is the estimated share of the shingles of the shorter text that the
// longer one has: from 0 to 1.
func (s Sketch) Alike(o Sketch) float64 {
	share, _ := contained(s.Shingles, o.Shingles, SketchShingles)
	return share
}

// contained is the share of the shorter of two lists that the other has too, and
// of how many hashes that is told: of those so small that neither list was cut
// before them.
func contained(a, b []uint32, full int) (share float64, n int) {
	limit := min(whole(a, full), whole(b, full))
	a, b = upTo(a, limit), upTo(b, limit)
	if n = min(len(a), len(b)); n == 0 {
		return 0, 0
	}
	both, k := 0, 0
	for _, h := range a {
		for k < len(b) && b[k] < h {
			k++
		}
		if k < len(b) && b[k] == h {
			both++
		}
	}
	return float64(both) / float64(n), n
}

// whole is the hash up to which a list is known to lack none.
func whole(hashes []uint32, full int) uint32 {
	if len(hashes) < full {
		return math.MaxUint32
	}
	return hashes[full-1]
}

func upTo(hashes []uint32, limit uint32) []uint32 {
	n, found := slices.BinarySearch(hashes, limit)
	if found {
		n++
	}
	return hashes[:n]
}
