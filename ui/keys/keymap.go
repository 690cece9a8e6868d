// Package keys holds every key binding of the screen and its help text.
//
// One table says which keys do what where. A Resolver turns keys pressed one
// after the other into actions with counts; the help and the hint line are
// written from the same table, so they always show the keys in force.
package keys

import (
	"slices"
	"strings"
)

// A Map is a set of bindings made ready for lookup. It is not changed after it
// is made.
type Map struct {
	bindings []Binding
	index    [contexts]map[string]entry // by the keys joined with blanks
}

type entry struct {
	action Action
	prefix bool // of some longer sequence
}

// Default is the map of the product.
func Default() *Map { return build(table()) }

func build(bindings []Binding) *Map {
	m := &Map{bindings: bindings}
	for c := range m.index {
		m.index[c] = map[string]entry{}
	}
	for _, b := range bindings {
		for _, keys := range b.Keys {
			m.add(b.In, b.Action, keys)
		}
	}
	return m
}

// add enters a sequence and all its prefixes. Keys that do not parse have been
// refused before.
func (m *Map) add(c Context, a Action, keys string) {
	seq, err := Parse(keys)
	if err != nil {
		return
	}
	for i := 1; i < len(seq); i++ {
		k := strings.Join(seq[:i], " ")
		e := m.index[c][k]
		e.prefix = true
		m.index[c][k] = e
	}
	k := strings.Join(seq, " ")
	e := m.index[c][k]
	e.action = a
	m.index[c][k] = e
}

// Bindings are all bindings in the order of the help.
func (m *Map) Bindings() []Binding { return slices.Clone(m.bindings) }

// Keys are the keys of a in c as they are shown, first ones first; nil where a
// is not bound.
func (m *Map) Keys(a Action, c Context) []string {
	for _, in := range c.Chain() {
		for _, b := range m.bindings {
			if b.Action == a && b.In == in {
				return b.Shown()
			}
		}
	}
	return nil
}

// Short is what hints call a in c, or "".
func (m *Map) Short(a Action, c Context) string {
	for _, in := range c.Chain() {
		for _, b := range m.bindings {
			if b.Action == a && b.In == in && b.Short != "" {
				return b.Short
			}
		}
	}
	return ""
}

// Key is the first of Keys, or "".
func (m *Map) Key(a Action, c Context) string {
	if ks := m.Keys(a, c); len(ks) > 0 {
		return ks[0]
	}
	return ""
}

// Shown are b's keys as they are shown.
func (b Binding) Shown() []string {
	out := make([]string, 0, len(b.Keys))
	for _, k := range b.Keys {
		if seq, err := Parse(k); err == nil {
			out = append(out, Show(seq))
		}
	}
	return out
}
