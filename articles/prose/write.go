package prose

import "bytes"

// copy writes src[lo:hi] as it stands. Source before what is written already
// is left out, so that the map is monotone whatever the parser does.
func (b *builder) copy(lo, hi int) {
	lo = max(lo, b.end)
	if lo >= hi {
		return
	}
	b.open(lo)
	b.add(lo, hi-lo, false)
	b.plain = append(b.plain, b.src[lo:hi]...)
	b.end = hi
}

// copyAs writes c for the source byte at pos.
func (b *builder) copyAs(c byte, pos int) {
	if pos < b.end {
		return
	}
	b.open(pos)
	b.add(pos, 1, false)
	b.plain = append(b.plain, c)
	b.end = pos + 1
}

// spell writes s, which src[lo:hi] as a whole spells.
func (b *builder) spell(s string, lo, hi int) {
	if lo < b.end || s == "" {
		return
	}
	b.open(lo)
	b.add(lo, hi-lo, true)
	b.plain = append(b.plain, s...)
	b.end = hi
}

// insert writes s, which nothing in the source spells.
func (b *builder) insert(s string) {
	b.open(b.end)
	b.add(b.end, 0, true)
	b.plain = append(b.plain, s...)
}

// add notes that the plain text written next comes from size bytes at body.
func (b *builder) add(body, size int, whole bool) {
	if k := len(b.runs) - 1; k >= 0 && !whole {
		if last := &b.runs[k]; !last.whole && int(last.body+last.size) == body {
			last.size += int32(size)
			return
		}
	}
	b.runs = append(b.runs, run{
		plain: int32(len(b.plain)), body: int32(body), size: int32(size), whole: whole,
	})
}

// open parts the block whose first text stands at lo from the one before. White
// space that stands between two paragraphs is kept as it is, so that the plain
// text of a text without markup is the very text.
func (b *builder) open(lo int) {
	if b.gap == noGap {
		return
	}
	g := b.gap
	b.gap = noGap
	between := b.src[b.end:max(lo, b.end)]
	switch {
	case g == cellGap:
		b.insert("\t")
	case g == paragraphGap && len(bytes.TrimSpace(between)) == 0 &&
		(len(b.plain) == 0 || bytes.Count(between, []byte{'\n'}) > 1):
		b.copy(b.end, lo)
	case len(b.plain) > 0:
		b.insert("\n\n")
	}
	b.from = len(b.plain)
}
