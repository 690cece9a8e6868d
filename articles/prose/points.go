package prose

import (
	"sort"
	"unicode/utf8"
)

// stride is how many bytes of Plain lie between two known counts of code points.
const stride = 256

// Points converts r to Unicode code points of Plain, end exclusive.
func (t *Text) Points(r Range) (start, end int) {
	r = t.widen(r)
	return t.pointsBefore(r.From), t.pointsBefore(r.To)
}

// AtPoints is the inverse of Points; out of range values are clamped.
func (t *Text) AtPoints(start, end int) Range {
	from := t.byteOf(max(start, 0))
	return Range{from, max(from, t.byteOf(max(end, 0)))}
}

// countPoints counts the code points before every stride of s, or gives nil
// where each is one byte. A character belongs where it starts.
func countPoints(s string) []int32 {
	if utf8.RuneCountInString(s) == len(s) {
		return nil
	}
	points := make([]int32, 0, len(s)/stride+1)
	n, next := 0, 0
	for i := range s {
		for next <= i {
			points = append(points, int32(n))
			next += stride
		}
		n++
	}
	return points
}

func (t *Text) pointsBefore(pos int) int {
	if t.points == nil {
		return pos
	}
	k := min(pos/stride, len(t.points)-1)
	from := t.strideStart(k)
	return int(t.points[k]) + utf8.RuneCountInString(t.Plain[min(from, pos):pos])
}

// strideStart is the first character that starts in stride k or later.
func (t *Text) strideStart(k int) int {
	pos := k * stride
	if f := t.floor(pos); f < pos {
		_, n := utf8.DecodeRuneInString(t.Plain[f:])
		return f + n
	}
	return pos
}

func (t *Text) byteOf(point int) int {
	if t.points == nil {
		return min(point, len(t.Plain))
	}
	k := sort.Search(len(t.points), func(i int) bool { return int(t.points[i]) > point }) - 1
	pos := t.strideStart(k)
	for n := point - int(t.points[k]); n > 0 && pos < len(t.Plain); n-- {
		_, size := utf8.DecodeRuneInString(t.Plain[pos:])
		pos += size
	}
	return pos
}
