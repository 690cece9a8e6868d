package nn

// The spelling of a word goes through one convolution over three characters,
// of which each filter keeps its greatest value (Ma and Hovy 2016).
const (
	charSize = 16
	filters  = 48
	window   = 3 * charSize
)

type chars struct {
	letters, kernel, bias *Param
	pk, pkBack            Panels
}

func (c *chars) pack(learning bool) {
	c.pk.Pack(c.kernel.Data, window, filters)
	if learning {
		c.pkBack.PackTransposed(c.kernel.Data, filters, window)
	}
}

// spellings is what chars did with the forms of one batch.
type spellings struct {
	first     []int32   // rows of form i are [first[i], first[i+1])
	windows   []float32 // rows of window
	conv      []float32 // rows of filters; reused for its gradient
	best      []int32   // row that each filter of each form kept, -1 where it fell below 0
	out, dout []float32 // filters of each form
	dwin      []float32
	panels    Panels
}

func (c *chars) forward(s *spellings, forms [][WordLen]uint8) {
	s.first = append(s.first[:0], 0)
	rows := 0
	for i := range forms {
		rows += wordLen(&forms[i])
		s.first = append(s.first, int32(rows))
	}
	s.windows = grow(s.windows, rows*window)
	s.conv = grow(s.conv, rows*filters)
	row := 0
	for i := range forms {
		for k := range wordLen(&forms[i]) {
			c.window(s.windows[row*window:][:window], &forms[i], k)
			copy(s.conv[row*filters:][:filters], c.bias.Data)
			row++
		}
	}
	mulAdd(rowsOf(s.conv, filters), rowsOf(s.windows, window), rows, &c.pk)
	s.keep(len(forms))
}

// wordLen is the number of characters in w.
func wordLen(w *[WordLen]uint8) int {
	n := 0
	for n < WordLen && w[n] != 0 {
		n++
	}
	return n
}

// window writes the characters around number k of w to row.
func (c *chars) window(row []float32, w *[WordLen]uint8, k int) {
	for d := range 3 {
		part := row[d*charSize:][:charSize]
		if q := k + d - 1; q >= 0 && q < WordLen && w[q] != 0 {
			copy(part, c.letters.Data[int(w[q])*charSize:])
		} else {
			clear(part)
		}
	}
}

// keep finds the greatest value of each filter for each form.
func (s *spellings) keep(forms int) {
	s.out, s.best = grow(s.out, forms*filters), grow(s.best, forms*filters)
	clear(s.out)
	for i := range forms {
		out, best := s.out[i*filters:][:filters], s.best[i*filters:][:filters]
		for j := range best {
			best[j] = -1
		}
		for r := s.first[i]; r < s.first[i+1]; r++ {
			for j, v := range s.conv[int(r)*filters:][:filters] {
				if v > out[j] {
					out[j], best[j] = v, r
				}
			}
		}
	}
}

// backward takes the gradient of out from s.dout.
func (c *chars) backward(s *spellings, forms [][WordLen]uint8, grads [][]float32) {
	clear(s.conv)
	for i, r := range s.best {
		if r >= 0 {
			s.conv[int(r)*filters+i%filters] = s.dout[i]
		}
	}
	rows := int(s.first[len(s.first)-1])
	s.panels.Pack(s.conv, rows, filters)
	mulAdd(rowsOf(grads[c.kernel.index], filters), rowsOf(s.windows, window).transposed(), window, &s.panels)
	addRows(grads[c.bias.index], s.conv)
	s.dwin = grow(s.dwin, rows*window)
	clear(s.dwin)
	mulAdd(rowsOf(s.dwin, window), rowsOf(s.conv, filters), rows, &c.pkBack)
	row := 0
	for i := range forms {
		for k := range wordLen(&forms[i]) {
			c.windowBack(s.dwin[row*window:][:window], &forms[i], k, grads[c.letters.index])
			row++
		}
	}
}

func (c *chars) windowBack(row []float32, w *[WordLen]uint8, k int, letters []float32) {
	for d := range 3 {
		if q := k + d - 1; q >= 0 && q < WordLen && w[q] != 0 {
			addRows(letters[int(w[q])*charSize:][:charSize], row[d*charSize:][:charSize])
		}
	}
}
