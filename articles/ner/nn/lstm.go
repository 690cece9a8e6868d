package nn

// Hidden is the number of states of one direction of a recurrent layer.
const Hidden = 128

// Gates of one word lie side by side: input, forget, new value, output.
const gates = 4 * Hidden

// An lstm is one direction of a recurrent layer (Hochreiter and Schmidhuber
// 1997, with the forget gate of Gers 2000).
type lstm struct {
	reverse      bool
	in           int // values of an input row
	w, u, b      *Param
	pw, pu       Panels
	pwBack, puBk Panels // transposed, for the gradient
}

func (l *lstm) pack(learning bool) {
	l.pw.Pack(l.w.Data, l.in, gates)
	l.pu.Pack(l.u.Data, Hidden, gates)
	if learning {
		l.pwBack.PackTransposed(l.w.Data, gates, l.in)
		l.puBk.PackTransposed(l.u.Data, gates, Hidden)
	}
}

// A memory is what one lstm did with one batch.
type memory struct {
	gates  []float32 // rows of gates; after backward, their gradients
	cell   []float32 // rows of Hidden
	squash []float32 // tanh of cell
	dh, dc []float32 // gradients carried from position to position
	prev   []float32 // states before each word, for the gradient of u
	panels Panels
}

// forward reads rows of x and writes rows of Hidden states to h.
func (l *lstm) forward(m *memory, start []int, x, h view) {
	n := start[len(start)-1]
	m.gates = grow(m.gates, n*gates)
	m.cell = grow(m.cell, n*Hidden)
	m.squash = grow(m.squash, n*Hidden)
	for i := range n {
		copy(m.gates[i*gates:][:gates], l.b.Data)
	}
	mulAdd(rowsOf(m.gates, gates), x, n, &l.pw)
	for s := range len(start) - 1 {
		t, before, shared := l.at(start, s)
		lo, hi := start[t], start[t+1]
		from := 0
		if shared > 0 {
			from = start[before]
			mulAdd(rowsOf(m.gates[lo*gates:], gates), view{h.data[from*h.row:], h.row, 1}, shared, &l.pu)
		}
		for i := lo; i < hi; i++ {
			var past []float32
			if i-lo < shared {
				past = m.cell[(from+i-lo)*Hidden:][:Hidden]
			}
			step(m.gates[i*gates:][:gates], past, m.cell[i*Hidden:][:Hidden], m.squash[i*Hidden:][:Hidden], h.data[i*h.row:][:Hidden], l.pw.plain)
		}
	}
}

// at is the position that is read as number s, the one read before it, and how
// many sentences have both.
func (l *lstm) at(start []int, s int) (t, before, shared int) {
	last := len(start) - 2
	t, before = s, s-1
	if l.reverse {
		t, before = last-s, last-s+1
	}
	if s > 0 {
		shared = min(start[t+1]-start[t], start[before+1]-start[before])
	}
	return t, before, shared
}

// step turns the sums in g into gates, and gives the new cell, its tanh and
// the state. past is nil at the first word.
func step(g, past, cell, squash, h []float32, plain bool) {
	gi, gf, gn, gt := g[:Hidden], g[Hidden:2*Hidden], g[2*Hidden:3*Hidden], g[3*Hidden:4*Hidden]
	cell, squash, h = cell[:Hidden], squash[:Hidden], h[:Hidden]
	sigmoids(g[:2*Hidden], plain)
	tanhs(gn, plain)
	sigmoids(gt, plain)
	if past == nil {
		for j := range Hidden {
			cell[j] = gi[j] * gn[j]
		}
	} else {
		past = past[:Hidden]
		for j := range Hidden {
			cell[j] = gi[j]*gn[j] + gf[j]*past[j]
		}
	}
	copy(squash, cell)
	tanhs(squash, plain)
	for j, o := range gt {
		h[j] = o * squash[j]
	}
}

// backward adds to grads what l's parameters are to blame for, given dh, the
// gradient of the states that forward wrote, and adds to dx, where there is
// one, the gradient of its input.
func (l *lstm) backward(m *memory, start []int, x, dh, dx view, grads [][]float32) {
	l.states(m, start)
	n := start[len(start)-1]
	widest := start[1]
	m.dh, m.dc = grow(m.dh, widest*Hidden), grow(m.dc, widest*Hidden)
	clear(m.dh)
	clear(m.dc)
	for s := len(start) - 2; s >= 0; s-- {
		t, before, shared := l.at(start, s)
		lo, hi := start[t], start[t+1]
		for i := lo; i < hi; i++ {
			var past []float32
			if i-lo < shared {
				past = m.cell[(start[before]+i-lo)*Hidden:][:Hidden]
			}
			k := (i - lo) * Hidden
			stepBack(m.gates[i*gates:][:gates], past, m.squash[i*Hidden:][:Hidden], dh.data[i*dh.row:][:Hidden], m.dh[k:][:Hidden], m.dc[k:][:Hidden])
		}
		clear(m.dh)
		clear(m.dc[shared*Hidden:])
		mulAdd(rowsOf(m.dh, Hidden), rowsOf(m.gates[lo*gates:], gates), shared, &l.puBk)
	}
	m.panels.Pack(m.gates, n, gates)
	mulAdd(rowsOf(grads[l.w.index], gates), x.transposed(), l.in, &m.panels)
	mulAdd(rowsOf(grads[l.u.index], gates), rowsOf(m.prev, Hidden).transposed(), Hidden, &m.panels)
	addRows(grads[l.b.index], m.gates)
	if dx.data != nil {
		mulAdd(dx, rowsOf(m.gates, gates), n, &l.pwBack)
	}
}

// states collects in m.prev the state before each word. It makes them anew from
// the gates, since dropout went over those that forward wrote.
func (l *lstm) states(m *memory, start []int) {
	m.prev = grow(m.prev, start[len(start)-1]*Hidden)
	clear(m.prev)
	for s := range len(start) - 1 {
		t, before, shared := l.at(start, s)
		for i := range shared {
			from := start[before] + i
			prev, squash := m.prev[(start[t]+i)*Hidden:][:Hidden], m.squash[from*Hidden:][:Hidden]
			for j, o := range m.gates[from*gates+3*Hidden:][:Hidden] {
				prev[j] = o * squash[j]
			}
		}
	}
}

// stepBack turns the gates in g into the gradients of their sums. dh is the
// gradient of the state from above, late the one from the word read after;
// dc is the gradient of the cell, of this word before and of the one read
// before it after.
func stepBack(g, past, squash, dh, late, dc []float32) {
	gi, gf, gn, gt := g[:Hidden], g[Hidden:2*Hidden], g[2*Hidden:3*Hidden], g[3*Hidden:4*Hidden]
	squash, dh, late, dc = squash[:Hidden], dh[:Hidden], late[:Hidden], dc[:Hidden]
	for j := range Hidden {
		i, f, n, o, s := gi[j], gf[j], gn[j], gt[j], squash[j]
		d := dh[j] + late[j]
		c := dc[j] + d*o*(1-s*s)
		gi[j] = c * n * i * (1 - i)
		gn[j] = c * i * (1 - n*n)
		gt[j] = d * s * o * (1 - o)
		gf[j] = 0
		if past != nil {
			gf[j] = c * past[j] * f * (1 - f)
		}
		dc[j] = c * f
	}
}

// addRows adds the rows of x, as long as sum, to sum.
func addRows(sum, x []float32) {
	for ; len(x) >= len(sum) && len(sum) > 0; x = x[len(sum):] {
		for j, v := range x[:len(sum)] {
			sum[j] += v
		}
	}
}
