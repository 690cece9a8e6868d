package nn

import "math/rand/v2"

// Shares of values that are left out at random while learning, in 256ths.
const (
	dropInput   = 77 // 0.3
	dropBetween = 77
	dropStates  = 102 // 0.4
	dropPooled  = 51  // 0.2
	dropFlag    = 13  // 0.05
	dropWord    = 13
)

// dropout leaves out values of x at random, makes up for it in the rest, and
// notes in kept what is left (Srivastava et al. 2014).
func dropout(x []float32, kept []bool, share uint8, r *rand.Rand) {
	up := 256 / (256 - float32(share))
	for i := 0; i < len(x); i += 8 {
		bits := r.Uint64()
		for j := i; j < min(i+8, len(x)); j++ {
			kept[j] = uint8(bits) >= share
			if kept[j] {
				x[j] *= up
			} else {
				x[j] = 0
			}
			bits >>= 8
		}
	}
}

// dropoutBack is the gradient of dropout.
func dropoutBack(dx []float32, kept []bool, share uint8) {
	up := 256 / (256 - float32(share))
	for i, k := range kept[:len(dx)] {
		if k {
			dx[i] *= up
		} else {
			dx[i] = 0
		}
	}
}
