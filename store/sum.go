package store

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"strings"

	"onrecord/articles"
)

// A summer collects the values of a row for its checksum, each with its length
// or sign, so that no two rows run together alike.
type summer []byte

func (s *summer) text(values ...string) {
	for _, v := range values {
		*s = append(binary.AppendUvarint(*s, uint64(len(v))), v...)
	}
}

func (s *summer) blob(v []byte) { *s = append(binary.AppendUvarint(*s, uint64(len(v))), v...) }

func (s *summer) number(values ...int64) {
	for _, v := range values {
		*s = binary.AppendVarint(*s, v)
	}
}

// sum is CRC-32C (Castagnoli): it finds every burst of up to 32 flipped bits.
func (s *summer) sum() int64 {
	return int64(crc32.Checksum(*s, crc32.MakeTable(crc32.Castagnoli)))
}

// textHash tells texts apart for Add: half a SHA-256 of the body, or of the
// title where there is no body.
func textHash(a articles.Article) []byte {
	text := a.Body
	if strings.TrimSpace(text) == "" {
		text = "\x00" + a.Title
	}
	h := sha256.Sum256([]byte(text))
	return h[:16]
}
