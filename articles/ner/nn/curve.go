package nn

import "math"

// exp is e to the power of x, to about 6 digits, for finite x.
//
// x is split into n·ln 2 and a rest within ±ln 2/2, whose power a polynomial
// gives (Cephes, expf).
func exp(x float32) float32 {
	if x > 87 {
		x = 87
	}
	if x < -87 {
		x = -87
	}
	n := float32(math.Float32frombits(0x4b400000)) // 1.5·2²³: adding it rounds to a whole number
	t := x*1.44269504088896341 + n
	n = t - n
	x -= n * 0.693359375
	x -= n * -2.12194440e-4
	y := float32(1.9875691500e-4)
	y = y*x + 1.3981999507e-3
	y = y*x + 8.3334519073e-3
	y = y*x + 4.1665795894e-2
	y = y*x + 1.6666665459e-1
	y = y*x + 5.0000001201e-1
	y = y*x*x + x + 1
	return math.Float32frombits(math.Float32bits(y) + uint32(int32(n))<<23)
}

func sigmoid(x float32) float32 { return 1 / (1 + exp(-x)) }

func tanh(x float32) float32 { return 2/(1+exp(-2*x)) - 1 }
