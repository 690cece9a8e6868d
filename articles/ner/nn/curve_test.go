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
		if got, want := float64(tanh(x)), math.Tanh(float64(x)); math.Abs(got-want) > 1e-6 {
			t.Errorf("tanh(%v) = %v, want %v", x, got, want)
		}
		if got, want := float64(sigmoid(x)), 1/(1+math.Exp(-float64(x))); math.Abs(got-want) > 1e-6 {
			t.Errorf("sigmoid(%v) = %v, want %v", x, got, want)
		}
	}
}
