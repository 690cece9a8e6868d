package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"
)

// How a packed text is written: its first byte.
const (
	packedPlain   = 0 // the bytes follow
	packedDeflate = 1 // their number follows as a varint, then DEFLATE (RFC 1951)
	packedSame    = 2 // source bytes that are those of the body
)

// A packer makes texts small. Its compressors are large, hence kept.
type packer struct{ pool sync.Pool }

// pack compresses b where that makes it smaller.
func (p *packer) pack(b []byte) []byte {
	var out bytes.Buffer
	out.WriteByte(packedDeflate)
	out.Write(binary.AppendUvarint(nil, uint64(len(b))))
	w, _ := p.pool.Get().(*flate.Writer)
	if w == nil {
		w, _ = flate.NewWriter(nil, flate.DefaultCompression) // the level is valid
	}
	defer p.pool.Put(w)
	w.Reset(&out)
	_, err := w.Write(b)
	if err = errors.Join(err, w.Close()); err != nil || out.Len() > len(b) {
		return append([]byte{packedPlain}, b...)
	}
	return out.Bytes()
}

// unpack is the inverse of pack. It takes no more memory than the packed text says.
func unpack(b []byte) ([]byte, error) {
	if len(b) == 0 {
		return nil, errors.New("packed text is empty")
	}
	switch b[0] {
	case packedPlain:
		return b[1:], nil
	case packedDeflate:
		return inflate(b[1:])
	}
	return nil, fmt.Errorf("packed text of unknown kind %d", b[0])
}

// inflaters are kept, for each has a window of 32 KB.
var inflaters sync.Pool

func inflate(b []byte) ([]byte, error) {
	size, n := binary.Uvarint(b)
	if n <= 0 || size > uint64(len(b))*1100 { // DEFLATE packs at most 1032 to 1
		return nil, errors.New("packed text has no sound length")
	}
	r, _ := inflaters.Get().(io.ReadCloser)
	if r == nil {
		r = flate.NewReader(nil)
	}
	defer inflaters.Put(r)
	out := make([]byte, size)
	err := r.(flate.Resetter).Reset(bytes.NewReader(b[n:]), nil) //nolint:errcheck // flate says that it is one
	if err == nil {
		_, err = io.ReadFull(r, out)
	}
	if err != nil {
		return nil, fmt.Errorf("unpack text: %w", err)
	}
	return out, nil
}

// packedSize is the number of bytes that unpack gives, 0 where it gives none.
func packedSize(b []byte) int {
	switch {
	case len(b) == 0:
		return 0
	case b[0] == packedPlain:
		return len(b) - 1
	}
	size, n := binary.Uvarint(b[1:])
	if n <= 0 || b[0] != packedDeflate || size > uint64(len(b))*1100 {
		return 0
	}
	return int(size)
}
