package nn

// lanes is the width of a panel, in values.
const lanes = 16

// depth is how many rows of a panel a product goes through at a time, so that
// the panel stays in the nearest cache.
const depth = 256

// Panels is a matrix laid out for [Mul]: its columns in panels of 16, each
// panel row by row. The number of columns is a multiple of 16.
type Panels struct {
	plain      bool // multiply without vector instructions
	rows, cols int
	data       []float32
}

// Pack lays out b, which is rows×cols, row by row.
func (p *Panels) Pack(b []float32, rows, cols int) {
	p.size(rows, cols)
	for j := 0; j < cols; j += lanes {
		panel := p.data[j*rows:][:rows*lanes]
		for k := range rows {
			copy(panel[k*lanes:][:lanes], b[k*cols+j:])
		}
	}
}

// PackTransposed lays out the transposed of b, which is cols×rows, row by row.
func (p *Panels) PackTransposed(b []float32, rows, cols int) {
	p.size(rows, cols)
	for j := range cols {
		panel := p.data[j/lanes*lanes*rows+j%lanes:]
		for k, v := range b[j*rows:][:rows] {
			panel[k*lanes] = v
		}
	}
}

func (p *Panels) size(rows, cols int) {
	if cols%lanes != 0 {
		panic("nn: columns of panels are a multiple of 16")
	}
	p.rows, p.cols = rows, cols
	p.data = grow(p.data, rows*cols)
}

// A view is a matrix inside a slice: value (i, k) is at i*row + k*col.
type view struct {
	data     []float32
	row, col int
}

// rowsOf views x as rows of n values.
func rowsOf(x []float32, n int) view { return view{x, n, 1} }

// transposed views the rows of v as its columns.
func (v view) transposed() view { return view{v.data, v.col, v.row} }

// mulAdd adds to c the product of the first n rows of a with b. Every value of
// the result is summed in the order of b's rows, whatever n is.
func mulAdd(c, a view, n int, b *Panels) {
	if n == 0 || b.rows == 0 {
		return
	}
	_ = a.data[(n-1)*a.row+(b.rows-1)*a.col]
	_ = c.data[(n-1)*c.row+b.cols-1]
	times := block
	if b.plain || !fast() {
		times = slowBlock
	}
	for k := 0; k < b.rows; k += depth {
		deep := min(depth, b.rows-k)
		for j := 0; j < b.cols; j += lanes {
			panel := b.data[j*b.rows+k*lanes:][:deep*lanes]
			times(c.data[j:], c.row, a.data[k*a.col:], a.row, a.col, n, deep, panel)
		}
	}
}

// slowBlock is block for processors without vector instructions. It holds two
// rows of four sums in registers.
func slowBlock(c []float32, cStep int, a []float32, rowStep, colStep, n, k int, b []float32) {
	for j := 0; j < lanes; j += 4 {
		for i := 0; i < n; i += 2 {
			other := min(i+1, n-1) // the last row by itself is done twice
			at, to := i*rowStep, other*rowStep
			var x0, x1, x2, x3, y0, y1, y2, y3 float32
			for q := j; q < k*lanes; q += lanes {
				w := (*[4]float32)(b[q:])
				v, u := a[at], a[to]
				x0 += v * w[0]
				x1 += v * w[1]
				x2 += v * w[2]
				x3 += v * w[3]
				y0 += u * w[0]
				y1 += u * w[1]
				y2 += u * w[2]
				y3 += u * w[3]
				at += colStep
				to += colStep
			}
			add4(c[i*cStep+j:], x0, x1, x2, x3)
			if other > i {
				add4(c[other*cStep+j:], y0, y1, y2, y3)
			}
		}
	}
}

func add4(c []float32, v0, v1, v2, v3 float32) {
	p := (*[4]float32)(c)
	p[0] += v0
	p[1] += v1
	p[2] += v2
	p[3] += v3
}

// grow is a slice of n values, x where it is long enough. Its values are not
// cleared.
func grow[T any](x []T, n int) []T {
	if cap(x) < n {
		return make([]T, n)
	}
	return x[:n]
}
