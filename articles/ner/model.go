package ner

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"sync"

	"onrecord/articles/ner/nn"
)

// A Model is all that finds names: a lexicon, and nets that are asked together.
// It is safe for concurrent use.
type Model struct {
	lexicon *Lexicon
	nets    []*nn.Net
	readers sync.Pool // of *reader
}

// NewModel is a model of its parts; the nets must be Ready.
func NewModel(l *Lexicon, nets ...*nn.Net) *Model { return &Model{lexicon: l, nets: nets} }

// Lexicon is what m knows of words by themselves.
func (m *Model) Lexicon() *Lexicon { return m.lexicon }

// Nets are those of m.
func (m *Model) Nets() []*nn.Net { return m.nets }

// A model file is, in little-endian order: the magic, the CRC-32C of all that
// follows, the number of words, the words in each bucket (1 byte), hashes,
// codes, given names, the book, and then the nets: for each matrix a scale for
// every column and its values as multiples of it (1 byte).
const (
	magic      = "ORNAMES1"
	headerSize = len(magic) + 4
)

var errDamaged = errors.New("model is damaged")

func checksum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

// Write writes m as [ReadModel] reads it. The nets' weights lose precision.
func (m *Model) Write(w io.Writer) error {
	l := m.lexicon
	body := binary.LittleEndian.AppendUint32(nil, uint32(len(l.codes)/pieces))
	for b := range buckets {
		n := l.starts[b+1] - l.starts[b]
		if n > math.MaxUint8 {
			return fmt.Errorf("write model: %d words in one bucket", n)
		}
		body = append(body, byte(n))
	}
	body = append(body, l.rests...)
	body = append(body, l.codes...)
	body = append(body, l.given...)
	body = appendFloats(body, l.book)
	for _, net := range m.nets {
		for _, p := range net.Params() {
			body = appendParam(body, p)
		}
	}
	head := binary.LittleEndian.AppendUint32([]byte(magic), checksum(body))
	if _, err := w.Write(append(head, body...)); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	return nil
}

func appendFloats(b []byte, x []float32) []byte {
	for _, v := range x {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
	}
	return b
}

func appendParam(b []byte, p *nn.Param) []byte {
	scales := make([]float32, p.Cols)
	for i, v := range p.Data {
		scales[i%p.Cols] = max(scales[i%p.Cols], float32(math.Abs(float64(v)))/127)
	}
	b = appendFloats(b, scales)
	for i, v := range p.Data {
		if s := scales[i%p.Cols]; s > 0 {
			v /= s
		}
		b = append(b, byte(int8(math.RoundToEven(float64(v)))))
	}
	return b
}

// ReadModel reads what Write wrote.
func ReadModel(data []byte) (*Model, error) {
	if len(data) < headerSize || !bytes.HasPrefix(data, []byte(magic)) {
		return nil, errors.New("read model: not a model of this version")
	}
	body := data[headerSize:]
	if checksum(body) != binary.LittleEndian.Uint32(data[len(magic):]) {
		return nil, fmt.Errorf("read model: %w", errDamaged)
	}
	r := &fields{rest: body}
	m := NewModel(readLexicon(r))
	for !r.short && len(r.rest) > 0 {
		m.nets = append(m.nets, readNet(r))
	}
	if r.short || len(m.nets) == 0 {
		return nil, fmt.Errorf("read model: %w", errDamaged)
	}
	return m, nil
}

func readNet(r *fields) *nn.Net {
	net := nn.New()
	for _, p := range net.Params() {
		scales := r.floats(p.Cols)
		for i, v := range r.take(len(p.Data)) {
			p.Data[i] = scales[i%p.Cols] * float32(int8(v))
		}
	}
	net.Ready(false)
	return net
}

func readLexicon(r *fields) *Lexicon {
	n := 0
	if b := r.take(4); !r.short {
		n = int(min(binary.LittleEndian.Uint32(b), math.MaxInt32/64))
	}
	l := &Lexicon{starts: make([]uint32, buckets+1)}
	for b, c := range r.take(buckets) {
		l.starts[b+1] = l.starts[b] + uint32(c)
	}
	if int(l.starts[buckets]) != n {
		r.short = true
	}
	l.rests, l.codes, l.given = r.take(3*n), r.take(pieces*n), r.take((n+7)/8)
	l.book = r.floats(pieces * bookSize * pieceSize)
	return l
}

// fields takes a slice apart; short tells that there was too little of it.
type fields struct {
	rest  []byte
	short bool
}

// take is the next n bytes; nothing if there are fewer.
func (f *fields) take(n int) []byte {
	if len(f.rest) < n {
		f.short = true
		return nil
	}
	b := f.rest[:n:n]
	f.rest = f.rest[n:]
	return b
}

// floats is the next n values, zeros if there are fewer.
func (f *fields) floats(n int) []float32 {
	x := make([]float32, n)
	b := f.take(4 * n)
	for i := range len(b) / 4 {
		x[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return x
}
