package nn

import (
	"math"
	"testing"
)

func TestCurves(t *testing.T) {
	t.Parallel()
	for x := float32(-100); x < 100; x += 0.0371 {
		clamped := math.Max(-87, math.Min(87, float64(x)))
		if got, want := float64(exp(x)), math.Exp(clamped); math.Abs(got-want) > 1e-6*want {
			t.Errorf("exp(%v) = %v, want %v", x, got, want)
		}
	}
	for _, plain := range []bool{true, false} {
		for x := float32(-100); x < 100; x += 0.0371 {
			s := []float32{0, 0, 0, 0, 0, 0, x, x}
			h := []float32{x, x, x, x, x, x, x, x}
			sigmoids(s, plain)
			tanhs(h, plain)
			if want := 1 / (1 + math.Exp(-float64(x))); math.Abs(float64(s[7])-want) > 1e-6 {
				t.Errorf("plain %v: sigmoid(%v) = %v, want %v", plain, x, s[7], want)
			}
			if want := math.Tanh(float64(x)); math.Abs(float64(h[0])-want) > 1e-6 {
				t.Errorf("plain %v: tanh(%v) = %v, want %v", plain, x, h[0], want)
			}
		}
	}
}
