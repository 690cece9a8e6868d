package ner

import (
	"bytes"
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"onrecord/articles/prose"
)

func TestEmbeddedModel(t *testing.T) {
	t.Parallel()
	m, err := ReadModel(embedded)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	again, err := ReadModel(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m.lexicon, again.lexicon, cmp.AllowUnexported(Lexicon{})); diff != "" {
		t.Error("lexicon changed by writing and reading it")
	}
	if m.lexicon.find("the") < 0 || m.lexicon.find("thee-xyzzy") >= 0 {
		t.Error("lexicon lacks a common word or has an unknown one")
	}
}

// TestPlainFindsTheSame: processors without vector instructions find the same
// names.
func TestPlainFindsTheSame(t *testing.T) {
	t.Parallel()
	fast, err := ReadModel(embedded)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := ReadModel(embedded)
	if err != nil {
		t.Fatal(err)
	}
	for _, net := range plain.nets {
		net.Plain = true
		net.Ready(false)
	}
	text := prose.Read(`The finance minister, Anna Lindqvist, told reporters in Stockholm that she would not resign.

ANGRY CROWD MEETS PETER HARTMANN IN BONN. "I knew nothing," said Hartmann, a lawyer at Nordbank. O'Leary and
J.P. van der Berg of the Labour Party, both from New South Wales, left with Ms Okonkwo-Reid.`)
	want, got := fast.Find(context.Background(), text), plain.Find(context.Background(), text)
	if len(want) < 5 {
		t.Fatalf("found %d names", len(want))
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-4)); diff != "" {
		t.Error(diff)
	}
}

func TestDamagedModels(t *testing.T) {
	t.Parallel()
	flipped := bytes.Clone(embedded)
	flipped[len(flipped)/2] ^= 1
	for name, data := range map[string][]byte{
		"empty": nil, "magic": embedded[:len(magic)], "half": embedded[:len(embedded)/2], "flipped": flipped,
		"long": append(bytes.Clone(embedded), 0), "other": []byte("not a model at all"),
	} {
		if _, err := ReadModel(data); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
}

func FuzzReadModel(f *testing.F) {
	f.Add([]byte(magic + "0000"))
	f.Fuzz(func(_ *testing.T, body []byte) {
		data := append([]byte(magic), 0, 0, 0, 0)
		sum := checksum(body)
		for i := range 4 {
			data[len(magic)+i] = byte(sum >> (8 * i))
		}
		_, _ = ReadModel(append(data, body...))
	})
}

func BenchmarkReadModel(b *testing.B) {
	for b.Loop() {
		if _, err := ReadModel(embedded); err != nil {
			b.Fatal(err)
		}
	}
}
