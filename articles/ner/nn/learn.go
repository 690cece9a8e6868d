package nn

import (
	"math"
	"math/rand/v2"
)

// An Aim is what a net is to give for a batch: of each row its tag and, where
// Taught is not empty, in equal parts with it the probabilities of all
// TagCount tags that a teacher gave (Hinton, Vinyals, Dean 2015).
type Aim struct {
	Tags   []uint8
	Taught []float32
}

// Learn runs b and gives the sum over its words of the cross entropy with aim:
// with tags alone, of the negative log probability of the tag. It adds weight
// times the gradient of that sum to p.Grads. The net must be Ready for learning.
func (p *Pass) Learn(n *Net, b *Batch, aim Aim, weight float32, drop *rand.Rand) float64 {
	p.grads(n)
	rows := b.Rows()
	if rows == 0 {
		return 0
	}
	p.Run(n, b, drop)
	p.dscores = zeros(p.dscores, rows*Outputs)
	loss := 0.0
	for i, tag := range aim.Tags {
		row := p.dscores[i*Outputs:][:TagCount]
		Softmax(row, p.scores[i*Outputs:][:TagCount])
		loss += aim.pull(row, i, int(tag))
		scale(row, weight)
	}
	p.outBack(n, rows, drop != nil)
	p.dh[1] = zeros(p.dh[1], rows*states)
	n.pool.backward(&p.meet, b, p.h[1], p.dy, p.dh[1], p.Grads)
	p.dh[0] = zeros(p.dh[0], rows*states)
	p.dx = zeros(p.dx, rows*input)
	p.layerBack(n, b, 1, rowsOf(p.h[0], states), rowsOf(p.dh[0], states), drop != nil)
	p.layerBack(n, b, 0, rowsOf(p.x, input), rowsOf(p.dx, input), drop != nil)
	if drop != nil {
		dropoutBack(p.dx, p.keptX, dropInput)
	}
	p.rowsBack(n, b)
	n.chars.backward(&p.spell, b.Chars, p.Grads)
	return loss
}

// pull turns the probabilities of row i into the gradient of its scores, and
// gives its cross entropy with the aim.
func (a *Aim) pull(row []float32, i, tag int) float64 {
	const share = 0.5 // of the teacher
	entropy := func(k int) float64 { return -math.Log(max(float64(row[k]), 1e-30)) }
	if len(a.Taught) == 0 {
		loss := entropy(tag)
		row[tag]--
		return loss
	}
	loss := (1 - share) * entropy(tag)
	for k, q := range a.Taught[i*TagCount:][:TagCount] {
		loss += share * float64(q) * entropy(k)
		row[k] -= share * q
	}
	row[tag] -= 1 - share
	return loss
}

// grads makes room for gradients.
func (p *Pass) grads(n *Net) {
	if p.Grads != nil {
		return
	}
	for _, w := range n.params {
		p.Grads = append(p.Grads, make([]float32, len(w.Data)))
	}
}

func (p *Pass) outBack(n *Net, rows int, dropped bool) {
	p.panels.Pack(p.dscores, rows, Outputs)
	mulAdd(rowsOf(p.Grads[n.out.index], Outputs), rowsOf(p.y, states).transposed(), states, &p.panels)
	addRows(p.Grads[n.bias.index], p.dscores)
	p.dy = zeros(p.dy, rows*states)
	mulAdd(rowsOf(p.dy, states), rowsOf(p.dscores, Outputs), rows, &n.poBack)
	if dropped {
		dropoutBack(p.dy, p.keptY, dropPooled)
	}
}

// layerBack takes the gradient of layer l's states from p.dh[l].
func (p *Pass) layerBack(n *Net, b *Batch, l int, x, dx view, dropped bool) {
	if dropped {
		dropoutBack(p.dh[l], p.kept[l], layerDrop(l))
	}
	for d := range n.layers[l] {
		side := func(s []float32) view { return view{s[d*Hidden:], states, 1} }
		n.layers[l][d].backward(&p.mem[l][d], b.Start, x, side(p.dh[l]), dx, p.Grads)
	}
}

// rowsBack hands the gradient of the first layer's rows on to the unknown word
// and to the spellings.
func (p *Pass) rowsBack(n *Net, b *Batch) {
	p.spell.dout = zeros(p.spell.dout, len(b.Chars)*filters)
	for i, f := range b.Form {
		row := p.dx[i*input:][:input]
		if p.unknown[i] {
			addRows(p.Grads[n.unk.index], row[:VectorSize])
		}
		addRows(p.spell.dout[int(f)*filters:][:filters], row[VectorSize:][:filters])
	}
}

// Softmax writes to p the probabilities that the scores stand for.
func Softmax(p, scores []float32) {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	sum := float32(0)
	for i, s := range scores {
		p[i] = exp(s - top)
		sum += p[i]
	}
	scale(p[:len(scores)], 1/sum)
}

func zeros(x []float32, n int) []float32 {
	x = grow(x, n)
	clear(x)
	return x
}
