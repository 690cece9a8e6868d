package nn_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"onrecord/articles/ner/nn"
)

// sample is a batch of sentences of the given lengths with random words, some
// unknown, some in groups, and random tags.
func sample(r *rand.Rand, lengths ...int) (*nn.Batch, []uint8) {
	rows, start := nn.Pack(lengths)
	b := &nn.Batch{Start: start, Groups: 3}
	for _, sentence := range rows {
		for range sentence {
			b.Form = append(b.Form, int32(r.IntN(6)))
			b.Flags = append(b.Flags, r.Uint32())
			b.Group = append(b.Group, int32(r.IntN(5))-2)
		}
	}
	for i, g := range b.Group {
		b.Group[i] = max(g, -1)
	}
	for range 6 {
		var word [nn.WordLen]uint8
		for j := range 1 + r.IntN(nn.WordLen) {
			word[j] = uint8(1 + r.IntN(nn.CharCount-1))
		}
		b.Chars = append(b.Chars, word)
		b.Known = append(b.Known, r.IntN(4) > 0)
		for range nn.VectorSize {
			b.Vectors = append(b.Vectors, float32(r.NormFloat64()/2))
		}
	}
	tags := make([]uint8, b.Rows())
	for i := range tags {
		tags[i] = uint8(r.IntN(nn.TagCount))
	}
	return b, tags
}

func scattered(r *rand.Rand) *nn.Net {
	n := nn.New()
	n.Scatter(r)
	for _, p := range n.Params() {
		if p.Rows <= 2 {
			for i := range p.Data {
				p.Data[i] = float32(r.NormFloat64() / 4)
			}
		}
	}
	return n
}

func normal(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

// TestGradients compares the gradients of every parameter with the slope of the
// loss along a random direction.
func TestGradients(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	b, tags := sample(r, 5, 1, 9, 3, 3)
	n := scattered(r)
	taught, other := make([]float32, len(tags)*nn.TagCount), rand.New(rand.NewPCG(5, 6))
	for i := range tags {
		nn.Softmax(taught[i*nn.TagCount:][:nn.TagCount], normal(other, nn.TagCount))
	}
	for _, drop := range []bool{false, true} {
		aim := nn.Aim{Tags: tags}
		if drop {
			aim.Taught = taught
		}
		// The same seed leaves out the same values every time.
		seed := func() *rand.Rand {
			if !drop {
				return nil
			}
			return rand.New(rand.NewPCG(1, 2))
		}
		n.Ready(true)
		var p nn.Pass
		p.Learn(n, b, aim, 1, seed())
		for i, w := range n.Params() {
			way := make([]float32, len(w.Data))
			want := 0.0
			for j := range way {
				way[j] = float32(r.NormFloat64())
				want += float64(way[j]) * float64(p.Grads[i][j])
			}
			before := append([]float32(nil), w.Data...)
			loss := func(by float64) float64 {
				for j := range way {
					w.Data[j] = before[j] + float32(by)*way[j]
				}
				n.Ready(true)
				var q nn.Pass
				return q.Learn(n, b, aim, 1, seed())
			}
			const eps = 3e-4
			got := (loss(eps) - loss(-eps)) / (2 * eps)
			copy(w.Data, before)
			if math.Abs(got-want) > 0.05*math.Abs(want)+0.05 {
				t.Errorf("drop %v, %s: slope %.4f, gradient %.4f", drop, w.Name, got, want)
			}
		}
	}
}

func TestPlainGivesTheSameScores(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 4))
	b, _ := sample(r, 12, 7, 30)
	n := scattered(r)
	n.Ready(false)
	var p, q nn.Pass
	fast := p.Run(n, b, nil)
	n.Plain = true
	n.Ready(false)
	for i, slow := range q.Run(n, b, nil) {
		if math.Abs(float64(slow-fast[i])) > 1e-4 {
			t.Fatalf("score %d is %v, and %v without vector instructions", i, fast[i], slow)
		}
	}
}

func TestSentencesDoNotTouch(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 6))
	b, _ := sample(r, 4, 9)
	for i := range b.Group {
		b.Group[i] = -1
	}
	n := scattered(r)
	n.Ready(false)
	var p, q nn.Pass
	both := p.Run(n, b, nil)
	rows, _ := nn.Pack([]int{4, 9})
	alone := &nn.Batch{Chars: b.Chars, Vectors: b.Vectors, Known: b.Known, Start: []int{0, 1, 2, 3, 4}}
	for _, row := range rows[0] {
		alone.Form = append(alone.Form, b.Form[row])
		alone.Flags = append(alone.Flags, b.Flags[row])
		alone.Group = append(alone.Group, -1)
	}
	scores := q.Run(n, alone, nil)
	for i, row := range rows[0] {
		for j := range nn.TagCount {
			if d := scores[i*nn.Outputs+j] - both[int(row)*nn.Outputs+j]; math.Abs(float64(d)) > 1e-5 {
				t.Fatalf("word %d, tag %d: %v apart", i, j, d)
			}
		}
	}
}

func BenchmarkRun(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	lengths := make([]int, 40)
	for i := range lengths {
		lengths[i] = 5 + i
	}
	batch, tags := sample(r, lengths...)
	n := scattered(r)
	n.Ready(true)
	b.Run("run", func(b *testing.B) {
		var p nn.Pass
		for b.Loop() {
			p.Run(n, batch, nil)
		}
		b.ReportMetric(float64(b.N*batch.Rows())/b.Elapsed().Seconds(), "words/s")
	})
	b.Run("plain", func(b *testing.B) {
		plain := scattered(r)
		plain.Plain = true
		plain.Ready(false)
		var p nn.Pass
		for b.Loop() {
			p.Run(plain, batch, nil)
		}
		b.ReportMetric(float64(b.N*batch.Rows())/b.Elapsed().Seconds(), "words/s")
	})
	b.Run("learn", func(b *testing.B) {
		var p nn.Pass
		for b.Loop() {
			p.Learn(n, batch, nn.Aim{Tags: tags}, 1, r)
		}
		b.ReportMetric(float64(b.N*batch.Rows())/b.Elapsed().Seconds(), "words/s")
	})
}
