package main

import (
	"fmt"
	"io"
	"time"
)

// A meter shows on a terminal how far a long piece of work has come. It stays
// dark for the first half second, and where stderr is no terminal.
type meter struct {
	w     io.Writer // nil: dark
	what  string
	n     int
	total int // 0: not known
	begun time.Time
	drawn time.Time
	lit   bool
}

// meter starts one, of total things; 0 where that is not known. Lines that are
// printed meanwhile must clear it first.
func (a *app) meter(what string, total int) *meter {
	m := &meter{what: what, total: total, begun: time.Now()}
	if isTerminal(a.stderr) {
		m.w = a.stderr
	}
	return m
}

// step counts one more.
func (m *meter) step() { m.add(1) }

// add counts n more.
func (m *meter) add(n int) {
	m.n += n
	now := time.Now()
	if m.w == nil || now.Sub(m.begun) < 500*time.Millisecond || now.Sub(m.drawn) < 100*time.Millisecond {
		return
	}
	m.drawn, m.lit = now, true
	if m.total > 0 {
		m.draw(fmt.Sprintf("\r%s %d of %d", m.what, m.n, m.total))
		return
	}
	m.draw(fmt.Sprintf("\r%s %d", m.what, m.n))
}

// clear takes the meter off the line, for other words or at the end.
func (m *meter) clear() {
	if m.lit {
		m.draw("\r\x1b[K")
		m.lit = false
	}
}

// draw writes s. A meter that cannot be drawn stops nothing.
func (m *meter) draw(s string) { _, _ = io.WriteString(m.w, s) }
