package nn

const states = 2 * Hidden

// A pool lets a word see the mean state of its group, the other places of the
// text where it stands: y = h + relu(h·own + mean·shared + bias).
type pool struct {
	own, shared, bias *Param
	po, ps            Panels
	poBack, psBack    Panels
}

func (p *pool) pack(learning bool) {
	p.po.Pack(p.own.Data, states, states)
	p.ps.Pack(p.shared.Data, states, states)
	if learning {
		p.poBack.PackTransposed(p.own.Data, states, states)
		p.psBack.PackTransposed(p.shared.Data, states, states)
	}
}

// meeting is what a pool did with one batch.
type meeting struct {
	count  []int32   // members of each group
	sum    []float32 // states of each group: the mean
	means  []float32 // rows of states
	z      []float32 // rows of states: the layer's own part, then its gradient
	dmeans []float32
	dsum   []float32
	panels Panels
}

// bias holds two rows: for words without a group of two or more, and for those
// with one.
func (p *pool) forward(m *meeting, b *Batch, h, y []float32) {
	n := b.Rows()
	m.count, m.sum = grow(m.count, b.Groups), grow(m.sum, b.Groups*states)
	clear(m.count)
	clear(m.sum)
	for i, g := range b.Group {
		if g >= 0 {
			m.count[g]++
			addRows(m.sum[int(g)*states:][:states], h[i*states:][:states])
		}
	}
	for g, c := range m.count {
		scale(m.sum[g*states:][:states], 1/float32(max(c, 1)))
	}
	m.means, m.z = grow(m.means, n*states), grow(m.z, n*states)
	for i, g := range b.Group {
		row, bias := m.means[i*states:][:states], p.bias.Data[:states]
		if m.meets(g) {
			copy(row, m.sum[int(g)*states:])
			bias = p.bias.Data[states:]
		} else {
			clear(row)
		}
		copy(m.z[i*states:][:states], bias)
	}
	mulAdd(rowsOf(m.z, states), rowsOf(h, states), n, &p.po)
	mulAdd(rowsOf(m.z, states), rowsOf(m.means, states), n, &p.ps)
	for i, v := range m.z[:n*states] {
		y[i] = h[i] + max(v, 0)
	}
}

// meets reports whether group g has two members or more.
func (m *meeting) meets(g int32) bool { return g >= 0 && m.count[g] > 1 }

// backward adds to dh the gradient of h, given dy.
func (p *pool) backward(m *meeting, b *Batch, h, dy, dh []float32, grads [][]float32) {
	n := b.Rows()
	for i := range m.z[:n*states] {
		dh[i] += dy[i]
		if m.z[i] > 0 {
			m.z[i] = dy[i]
		} else {
			m.z[i] = 0
		}
	}
	m.panels.Pack(m.z, n, states)
	mulAdd(rowsOf(grads[p.own.index], states), rowsOf(h, states).transposed(), states, &m.panels)
	mulAdd(rowsOf(grads[p.shared.index], states), rowsOf(m.means, states).transposed(), states, &m.panels)
	mulAdd(rowsOf(dh, states), rowsOf(m.z, states), n, &p.poBack)
	m.dmeans, m.dsum = grow(m.dmeans, n*states), grow(m.dsum, b.Groups*states)
	clear(m.dmeans)
	clear(m.dsum)
	mulAdd(rowsOf(m.dmeans, states), rowsOf(m.z, states), n, &p.psBack)
	bias := grads[p.bias.index]
	for i, g := range b.Group {
		if m.meets(g) {
			addRows(bias[states:], m.z[i*states:][:states])
			addRows(m.dsum[int(g)*states:][:states], m.dmeans[i*states:][:states])
		} else {
			addRows(bias[:states], m.z[i*states:][:states])
		}
	}
	for g, c := range m.count {
		scale(m.dsum[g*states:][:states], 1/float32(max(c, 1)))
	}
	for i, g := range b.Group {
		if m.meets(g) {
			addRows(dh[i*states:][:states], m.dsum[int(g)*states:][:states])
		}
	}
}

func scale(x []float32, by float32) {
	for i := range x {
		x[i] *= by
	}
}
