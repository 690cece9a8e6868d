package nn

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func noise(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = r.Float32()*2 - 1
	}
	return x
}

func TestMulAddMatchesDefinition(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n, k, m := rapid.IntRange(0, 20).Draw(t, "n"), rapid.IntRange(0, 600).Draw(t, "k"), 16*rapid.IntRange(1, 3).Draw(t, "m")
		r := rand.New(rand.NewPCG(1, uint64(n*k)))
		a, b, c := noise(r, n*k), noise(r, k*m), noise(r, n*m)
		want := make([]float64, n*m)
		for i := range n {
			for j := range m {
				want[i*m+j] = float64(c[i*m+j])
				for q := range k {
					want[i*m+j] += float64(a[i*k+q]) * float64(b[q*m+j])
				}
			}
		}
		plain := rapid.Bool().Draw(t, "plain")
		view := rowsOf(a, k)
		if rapid.Bool().Draw(t, "transposed") {
			flipped := make([]float32, n*k)
			for i := range n {
				for q := range k {
					flipped[q*n+i] = a[i*k+q]
				}
			}
			view = rowsOf(flipped, n).transposed()
		}
		p := Panels{plain: plain}
		p.Pack(b, k, m)
		mulAdd(rowsOf(c, m), view, n, &p)
		for i := range want {
			if math.Abs(want[i]-float64(c[i])) > 1e-3 {
				t.Fatalf("value %d is %v, want %v", i, c[i], want[i])
			}
		}
	})
}

func TestPackTransposed(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	b := noise(r, 5*32)
	flipped := make([]float32, len(b))
	for i := range 5 {
		for j := range 32 {
			flipped[j*5+i] = b[i*32+j]
		}
	}
	var p, q Panels
	p.Pack(b, 5, 32)
	q.PackTransposed(flipped, 5, 32)
	for i := range p.data {
		if p.data[i] != q.data[i] {
			t.Fatalf("value %d is %v, want %v", i, q.data[i], p.data[i])
		}
	}
}

func BenchmarkMulAdd(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 6, 96, 960} {
		a, w, c := noise(r, n*256), noise(r, 256*512), noise(r, n*512)
		var p Panels
		p.Pack(w, 256, 512)
		b.Run("", func(b *testing.B) {
			for b.Loop() {
				mulAdd(rowsOf(c, 512), rowsOf(a, 256), n, &p)
			}
			b.ReportMetric(float64(n*256*512*2*b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
	}
}
