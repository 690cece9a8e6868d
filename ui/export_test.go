package ui

import "fmt"

// Boxes are the kinds of the boxes that are open: "*overlay.Help".
func (m *Model) Boxes() (names []string) {
	for _, o := range m.overlays.All() {
		names = append(names, fmt.Sprintf("%T", o))
	}
	return names
}

// Redrawn is the screen drawn anew by all panes, whatever they remember.
func (m *Model) Redrawn() string {
	m.list.SetPen(m.pen)
	m.side.SetPen(m.pen)
	m.reader.SetAnnotations(m.reading.Annotations)
	m.draw()
	return m.frame
}
