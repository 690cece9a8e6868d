package ui

// Redrawn is the screen drawn anew by all panes, whatever they remember.
func (m *Model) Redrawn() string {
	m.list.SetPen(m.pen)
	m.side.SetPen(m.pen)
	m.reader.SetAnnotations(m.reading.Annotations)
	m.draw()
	return m.frame
}
