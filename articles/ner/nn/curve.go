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

// sigmoids and tanhs replace the values of x, whose number is a multiple of 8.
func sigmoids(x []float32, plain bool) { curve(x, 1, plain) }

func tanhs(x []float32, plain bool) { curve(x, 2, plain) }

// curve is a/(1+exp(-a·x)) - (a-1): a sigmoid for 1, tanh for 2.
func curve(x []float32, a float32, plain bool) {
	if !plain && fast() && len(x) > 0 && len(x)%8 == 0 {
		curve8(&x[0], len(x), a)
		return
	}
	for i, v := range x {
		x[i] = a/(1+exp(-a*v)) - (a - 1)
	}
}
