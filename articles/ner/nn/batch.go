package nn

import (
	"cmp"
	"slices"
)

// The shape of what goes in and comes out.
const (
	VectorSize = 100 // values of a word vector
	WordLen    = 16  // characters that are looked at
	CharCount  = 96  // distinct characters; 0 is none
	FlagCount  = 28  // flag bits of a word
	TagCount   = 13  // scores of a word
	Outputs    = 16  // TagCount made up to a full panel; the rest is to be ignored
)

// A Batch is the words of some sentences, packed: first the first words of all
// sentences, longest sentence first, then the second words of those that have
// one, and so on. Words at one position of their sentences are thus rows that
// follow each other, which makes a recurrent layer a few large products.
type Batch struct {
	Start  []int // rows of position t are [Start[t], Start[t+1])
	Form   []int32
	Flags  []uint32
	Group  []int32 // rows of one group pool their states; -1 for none
	Groups int

	// Of each form, the distinct spellings.
	Chars   [][WordLen]uint8 // 0 after the last
	Vectors []float32        // VectorSize each
	Known   []bool           // false: the vector is to be ignored
}

// Rows is the number of words in b.
func (b *Batch) Rows() int { return len(b.Form) }

// Pack gives the row of each word of sentences of the given lengths, sentence
// by sentence, and the Start of a batch that holds them.
func Pack(lengths []int) (rows [][]int32, start []int) {
	order := make([]int, len(lengths))
	longest := 0
	for i, n := range lengths {
		order[i] = i
		longest = max(longest, n)
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(lengths[j], lengths[i]) })
	rows = make([][]int32, len(lengths))
	for i, n := range lengths {
		rows[i] = make([]int32, n)
	}
	start = make([]int, 1, longest+1)
	row := int32(0)
	for t := range longest {
		for _, i := range order {
			if lengths[i] <= t {
				break
			}
			rows[i][t] = row
			row++
		}
		start = append(start, int(row))
	}
	return rows, start
}
