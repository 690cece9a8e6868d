package nn

import (
	"math"
	"math/rand/v2"
)

// input is the length of the first layer's rows.
const input = VectorSize + filters + FlagCount

// A Param is one matrix that is learned.
type Param struct {
	Name       string
	Rows, Cols int
	Data       []float32
	index      int
}

// A Net is the network: word vector, spelling and flags of a word, two
// recurrent layers in both directions, the pool, and a score for each tag.
type Net struct {
	Plain bool // do without vector instructions; to be set before Ready

	params []*Param
	unk    *Param // stands for the vector of an unknown word
	chars  chars
	layers [2][2]lstm // forward and backward
	pool   pool
	out    *Param
	bias   *Param
	po     Panels
	poBack Panels
}

// New is a net that has learned nothing: its weights are zero.
func New() *Net {
	n := &Net{}
	n.unk = n.param("unknown", 1, VectorSize)
	n.chars = chars{letters: n.param("letters", CharCount, charSize), kernel: n.param("kernel", window, filters), bias: n.param("filters", 1, filters)}
	in := input
	for i, name := range [...]string{"first", "second"} {
		for j, way := range [...]string{" forward", " backward"} {
			n.layers[i][j] = lstm{
				reverse: j == 1, in: in,
				w: n.param(name+way+" input", in, gates),
				u: n.param(name+way+" state", Hidden, gates),
				b: n.param(name+way+" bias", 1, gates),
			}
		}
		in = states
	}
	n.pool = pool{own: n.param("own", states, states), shared: n.param("shared", states, states), bias: n.param("pool bias", 2, states)}
	n.out, n.bias = n.param("tags", states, Outputs), n.param("tag bias", 1, Outputs)
	return n
}

func (n *Net) param(name string, rows, cols int) *Param {
	p := &Param{Name: name, Rows: rows, Cols: cols, Data: make([]float32, rows*cols), index: len(n.params)}
	n.params = append(n.params, p)
	return p
}

// Params are the matrices of n, always in the same order.
func (n *Net) Params() []*Param { return n.params }

// Scatter gives n random weights, from which it can learn.
func (n *Net) Scatter(r *rand.Rand) {
	for _, p := range n.params {
		width := 1 / math.Sqrt(float64(max(p.Rows, 1)))
		switch {
		case p == n.unk, p.Rows <= 2:
			continue // biases start at zero
		case p.Cols == gates:
			width = 1 / math.Sqrt(Hidden)
		case p == n.chars.letters:
			width = 1
		}
		for i := range p.Data {
			p.Data[i] = float32((2*r.Float64() - 1) * width)
		}
	}
}

// Ready must be called after the weights changed and before n is run;
// learning makes it ready for gradients, too.
func (n *Net) Ready(learning bool) {
	for _, p := range n.panels() {
		p.plain = n.Plain
	}
	n.chars.pack(learning)
	for i := range n.layers {
		for j := range n.layers[i] {
			n.layers[i][j].pack(learning)
		}
	}
	n.pool.pack(learning)
	n.po.Pack(n.out.Data, states, Outputs)
	if learning {
		n.poBack.PackTransposed(n.out.Data, Outputs, states)
	}
}

// panels are those that Run multiplies with.
func (n *Net) panels() []*Panels {
	all := []*Panels{&n.chars.pk, &n.pool.po, &n.pool.ps, &n.po}
	for i := range n.layers {
		for j := range n.layers[i] {
			all = append(all, &n.layers[i][j].pw, &n.layers[i][j].pu)
		}
	}
	return all
}
