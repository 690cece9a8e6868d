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

// slowBlock is block for processors without vector instructions.
func slowBlock(c []float32, cStep int, a []float32, rowStep, colStep, n, k int, b []float32) {
	for i := range n {
		row := (*[lanes]float32)(c[i*cStep:])
		sum := [lanes]float32{}
		at := i * rowStep
		for q := 0; q < k*lanes; q += lanes {
			v, w := a[at], (*[lanes]float32)(b[q:])
			for j := range sum {
				sum[j] += v * w[j]
			}
			at += colStep
		}
		for j := range row {
			row[j] += sum[j]
		}
	}
}

// grow is a slice of n values, x where it is long enough. Its values are not
// cleared.
func grow[T any](x []T, n int) []T {
	if cap(x) < n {
		return make([]T, n)
	}
	return x[:n]
}
