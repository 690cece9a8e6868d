package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"slices"

	"onrecord/articles"
)

// Sizes of what is looked up. They bound the work for an article whatever the
// library holds.
const (
	keyFull  = 16 // articles of a period under one hash: one of more is a common phrase
	compared = 16 // articles that one is compared with, those that share most hashes
)

// period is how far apart two articles may be dated to be one story, in seconds.
const period = 14 * 24 * 60 * 60

// A sketchRow is what is kept to compare an article.
type sketchRow struct {
	articles.Sketch
	article articles.ID
	dated   int64
}

// packSketch writes a sketch in few bytes: three numbers as varints, then the
// hashes, four bytes each.
func packSketch(s articles.Sketch) []byte {
	b := binary.AppendUvarint(nil, uint64(s.Size))
	b = binary.AppendUvarint(b, uint64(len(s.Shingles)))
	b = binary.AppendUvarint(b, uint64(len(s.Facts)))
	for _, h := range slices.Concat(s.Shingles, s.Facts) {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	return b
}

// unpackSketch is the inverse of packSketch. Of damaged bytes it gives the zero
// Sketch.
func unpackSketch(b []byte) (s articles.Sketch) {
	var head [3]uint64
	for i := range head {
		v, n := binary.Uvarint(b)
		if n <= 0 || v > 1<<31 {
			return s
		}
		head[i], b = v, b[n:]
	}
	if head[1] > articles.SketchShingles || head[2] > articles.SketchFacts || uint64(len(b)) != 4*(head[1]+head[2]) {
		return s
	}
	hashes := make([]uint32, 0, len(b)/4)
	for ; len(b) > 0; b = b[4:] {
		hashes = append(hashes, binary.LittleEndian.Uint32(b))
	}
	return articles.Sketch{Size: int(head[0]), Shingles: hashes[:head[1]:head[1]], Facts: hashes[head[1]:]}
}

// sketchOf is the sketch of an article, if it has one.
func (b *batch) sketchOf(ctx context.Context, id articles.ID) (r sketchRow, ok bool, err error) {
	r.article = id
	var hashes []byte
	err = b.row(ctx, "SELECT dated, hashes FROM sketch WHERE article = $1", []any{id}, &r.dated, &hashes)
	if errors.Is(err, sql.ErrNoRows) {
		return r, false, nil
	}
	r.Sketch = unpackSketch(hashes)
	return r, true, err
}

// comparable are the sketches that share hashes with r, which is in no story.
func (b *batch) comparable(ctx context.Context, r sketchRow) (out []sketchRow, err error) {
	hashes := make([]int64, len(r.Shingles))
	for i, h := range r.Shingles {
		hashes[i] = int64(h)
	}
	at := periodOf(r.dated)
	ids, err := numbers(ctx, b.tx, `
		SELECT article FROM sketch_key WHERE period IN ($1, $2, $3) AND hash IN (`+idList(hashes)+`)
		GROUP BY article ORDER BY count(*) DESC, article LIMIT $4`, at-1, at, at+1, compared)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		other, ok, err := b.sketchOf(ctx, articles.ID(id))
		if err != nil {
			return nil, err
		}
		if ok && other.dated-r.dated <= period && r.dated-other.dated <= period {
			out = append(out, other)
		}
	}
	return out, nil
}

// enterKeys has r found by those that share hashes with it.
func (b *batch) enterKeys(ctx context.Context, r sketchRow) error {
	for _, h := range r.Keys() {
		err := b.exec(ctx, `
			INSERT INTO sketch_key (period, hash, article) SELECT $1, $2, $3
			WHERE (SELECT count(*) FROM sketch_key WHERE period = $1 AND hash = $2) < $4
			ON CONFLICT DO NOTHING`, periodOf(r.dated), h, r.article, keyFull)
		if err != nil {
			return err
		}
	}
	return nil
}

// dropKeys is the inverse of enterKeys.
func (b *batch) dropKeys(ctx context.Context, r sketchRow) error {
	for _, h := range r.Keys() {
		err := b.exec(ctx, "DELETE FROM sketch_key WHERE period = $1 AND hash = $2 AND article = $3", periodOf(r.dated), h, r.article)
		if err != nil {
			return err
		}
	}
	return nil
}

// periodOf is the period of a date; those that may be compared are next to it.
func periodOf(dated int64) int64 {
	if dated < 0 {
		return (dated+1)/period - 1
	}
	return dated / period
}
