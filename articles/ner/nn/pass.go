package nn

import "math/rand/v2"

// A Pass runs batches through a net. It keeps its memory from one batch to the
// next; it is for one goroutine at a time. The zero Pass is ready.
type Pass struct {
	spell  spellings
	x      []float32
	mem    [2][2]memory
	h      [2][]float32 // states of the layers
	meet   meeting
	y      []float32
	scores []float32

	// For learning.
	Grads           [][]float32 // as Params
	unknown         []bool
	keptX, keptY    []bool
	kept            [2][]bool
	dscores, dy, dx []float32
	dh              [2][]float32
	panels          Panels
}

// Run gives a row of Outputs scores for each row of b. They are the Pass's own
// and hold until the next Run. Where drop is given, values are left out at
// random, as is wanted for learning.
func (p *Pass) Run(n *Net, b *Batch, drop *rand.Rand) []float32 {
	rows := b.Rows()
	if rows == 0 {
		return nil
	}
	n.chars.forward(&p.spell, b.Chars)
	p.rowsIn(n, b, drop)
	x := rowsOf(p.x, input)
	for l := range n.layers {
		p.h[l] = grow(p.h[l], rows*states)
		for d := range n.layers[l] {
			n.layers[l][d].forward(&p.mem[l][d], b.Start, x, view{p.h[l][d*Hidden:], states, 1})
		}
		if drop != nil {
			p.kept[l] = grow(p.kept[l], rows*states)
			dropout(p.h[l], p.kept[l], layerDrop(l), drop)
		}
		x = rowsOf(p.h[l], states)
	}
	p.y = grow(p.y, rows*states)
	n.pool.forward(&p.meet, b, p.h[1], p.y)
	if drop != nil {
		p.keptY = grow(p.keptY, rows*states)
		dropout(p.y, p.keptY, dropPooled, drop)
	}
	p.scores = grow(p.scores, rows*Outputs)
	for i := range rows {
		copy(p.scores[i*Outputs:][:Outputs], n.bias.Data)
	}
	mulAdd(rowsOf(p.scores, Outputs), rowsOf(p.y, states), rows, &n.po)
	return p.scores
}

func layerDrop(l int) uint8 {
	if l == 0 {
		return dropBetween
	}
	return dropStates
}

// rowsIn makes the first layer's rows.
func (p *Pass) rowsIn(n *Net, b *Batch, drop *rand.Rand) {
	rows := b.Rows()
	p.x, p.unknown = grow(p.x, rows*input), grow(p.unknown, rows)
	for i, f := range b.Form {
		row := p.x[i*input:][:input]
		p.unknown[i] = !b.Known[f] || drop != nil && uint8(drop.Uint32()) < dropWord
		if p.unknown[i] {
			copy(row, n.unk.Data)
		} else {
			copy(row, b.Vectors[int(f)*VectorSize:][:VectorSize])
		}
		copy(row[VectorSize:], p.spell.out[int(f)*filters:][:filters])
		flags := row[VectorSize+filters:]
		for j := range flags {
			flags[j] = float32(b.Flags[i] >> j & 1)
			if flags[j] > 0 && drop != nil && uint8(drop.Uint32()) < dropFlag {
				flags[j] = 0
			}
		}
	}
	if drop != nil {
		p.keptX = grow(p.keptX, rows*input)
		dropout(p.x, p.keptX, dropInput, drop)
	}
}
