package ner

import "onrecord/articles/ner/nn"

// Tags say of each word of a sentence what part of which name it is (BILOU,
// Ratinov and Roth 2009): 0 outside of names, and for each Kind four more.
const (
	outside = 0
	begin   = 1 // + 4*kind: first word of several
	inside  = 2
	last    = 3
	unit    = 4 // the only word
)

// Tags writes to tags, one a word of a sentence, those of names. The names'
// words count from the sentence's first.
func Tags(tags []uint8, names []Name) {
	clear(tags)
	for _, n := range names {
		base := 4 * uint8(n.Kind)
		if n.Last-n.First == 1 {
			tags[n.First] = base + unit
			continue
		}
		for i := n.First; i < n.Last; i++ {
			tags[i] = base + inside
		}
		tags[n.First], tags[n.Last-1] = base+begin, base+last
	}
}

// spans appends to names those that well-formed tags spell, their words counted
// from the given one.
func spans(names []Name, tags []uint8, from int) []Name {
	first := 0
	for i, tag := range tags {
		if tag == outside {
			continue
		}
		part, kind := (tag-1)%4+1, Kind((tag-1)/4)
		if part == begin || part == unit {
			first = i
		}
		if part == last || part == unit {
			names = append(names, Name{First: from + first, Last: from + i + 1, Kind: kind})
		}
	}
	return names
}

// ends reports whether a name or none may follow on tag at once.
func ends(tag int) bool { return tag == outside || (tag-1)%4+1 >= last }

// A decoder finds the best well-formed tags (Viterbi 1967). The zero decoder
// is ready; it keeps its memory.
type decoder struct {
	from []([nn.TagCount]uint8) // best tag before, of each word and tag
}

// best writes to tags the likeliest well-formed ones of a sentence, given the
// logarithms of the probabilities of each tag of each word.
func (d *decoder) best(tags []uint8, logs [][nn.TagCount]float32) {
	if len(tags) == 0 {
		return
	}
	d.from = d.from[:0]
	var score [nn.TagCount]float32
	for i := range logs {
		var next [nn.TagCount]float32
		var from [nn.TagCount]uint8
		for tag := range next {
			before := uint8(outside)
			switch {
			case i == 0 && !starts(tag):
				next[tag] = never
				continue
			case i > 0:
				before = bestBefore(tag, &score)
			}
			next[tag] = score[before] + logs[i][tag]
			from[tag] = before
		}
		score = next
		d.from = append(d.from, from)
	}
	tag := uint8(outside)
	for k := range score {
		if ends(k) && score[k] > score[tag] {
			tag = uint8(k)
		}
	}
	for i := len(tags) - 1; i >= 0; i-- {
		tags[i] = tag
		tag = d.from[i][tag]
	}
}

// never is the score of what may not be; sums of it stay finite.
const never = -1e9

// starts reports whether tag may follow on a name that has ended.
func starts(tag int) bool {
	part := (tag-1)%4 + 1
	return tag == outside || part == begin || part == unit
}

// bestBefore is the best of the tags that tag may follow on.
func bestBefore(tag int, score *[nn.TagCount]float32) uint8 {
	if !starts(tag) {
		base := (tag - 1) / 4 * 4
		if score[base+inside] > score[base+begin] {
			return uint8(base + inside)
		}
		return uint8(base + begin)
	}
	best := outside
	for k := range score {
		if ends(k) && score[k] > score[best] {
			best = k
		}
	}
	return uint8(best)
}
