package train

import (
	"math"

	"onrecord/articles/ner/nn"
)

// adam moves weights against their gradients (AdamW, Loshchilov and Hutter
// 2019), and keeps a running mean of them, which is what is used in the end
// (Polyak and Juditsky 1992). Its fields are what a checkpoint keeps.
type adam struct {
	Step         int
	First        [][]float32 // mean gradient of each parameter
	Second       [][]float32 // mean square
	Mean         [][]float32 // of the weights
	Weights      [][]float32
	decay, limit float64
}

func newAdam(params []*nn.Param) *adam {
	a := &adam{decay: 1e-2, limit: 2}
	for _, p := range params {
		a.First = append(a.First, make([]float32, len(p.Data)))
		a.Second = append(a.Second, make([]float32, len(p.Data)))
		a.Mean = append(a.Mean, append([]float32(nil), p.Data...))
		a.Weights = append(a.Weights, p.Data)
	}
	return a
}

// step moves the weights at the given rate. It shortens gradients whose norm
// is over the limit.
func (a *adam) step(grads [][]float32, rate float64) {
	const b1, b2, tiny = 0.9, 0.999, 1e-8
	a.Step++
	squares := 0.0
	for _, g := range grads {
		for _, v := range g {
			squares += float64(v) * float64(v)
		}
	}
	shorten := float32(math.Min(1, a.limit/(math.Sqrt(squares)+1e-6)))
	c1 := 1 - math.Pow(b1, float64(a.Step))
	c2 := 1 - math.Pow(b2, float64(a.Step))
	move, shrink := float32(rate/c1), float32(1-rate*a.decay)
	unbias := float32(1 / math.Sqrt(c2))
	for i, w := range a.Weights {
		first, second, grad := a.First[i], a.Second[i], grads[i]
		for j := range w {
			g := grad[j] * shorten
			first[j] += (1 - b1) * (g - first[j])
			second[j] += (1 - b2) * (g*g - second[j])
			w[j] = w[j]*shrink - move*first[j]/(float32(math.Sqrt(float64(second[j])))*unbias+tiny)
		}
	}
	a.average()
}

// average takes the weights into their mean, every second step.
func (a *adam) average() {
	if a.Step%2 != 0 {
		return
	}
	share := float32(math.Max(0.005, 1/(1+float64(a.Step)/10)))
	for i, w := range a.Weights {
		mean := a.Mean[i]
		for j, v := range w {
			mean[j] += share * (v - mean[j])
		}
	}
}
