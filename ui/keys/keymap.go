// Package keys holds every key binding of the screen and its help text.
//
// One table says which keys do what where. A Resolver turns keys pressed one
// after the other into actions with counts; the help and the hint line are
// written from the same table, so they always show the keys in force.
package keys

import (
	"fmt"
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

// Default is the map of the product, without actions that are not built yet.
func Default() *Map {
	all := table()
	return build(slices.DeleteFunc(all, func(b Binding) bool { return b.later }))
}

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

// Rebind is m with the keys of some actions replaced, in every context where
// they are bound; an empty list takes an action's keys away. The problems, in
// words, are unknown actions, keys that cannot be read (both left out), and
// keys that now do two things.
func (m *Map) Rebind(over map[Action][]string) (*Map, []string) {
	var problems []string
	bindings := slices.Clone(m.bindings)
	known := map[Action]bool{}
	for _, b := range table() {
		known[b.Action] = true
	}
	for _, a := range sorted(over) {
		if !known[a] {
			problems = append(problems, fmt.Sprintf("no action is named %q", a))
			continue
		}
		keys, bad := readable(over[a])
		problems = append(problems, bad...)
		for i := range bindings {
			if bindings[i].Action == a {
				bindings[i].Keys = keys
			}
		}
	}
	n := build(bindings)
	before := clashes(m.bindings)
	for _, c := range clashes(bindings) {
		if !slices.Contains(before, c) {
			problems = append(problems, c)
		}
	}
	return n, problems
}

func sorted(over map[Action][]string) []Action {
	as := make([]Action, 0, len(over))
	for a := range over {
		as = append(as, a)
	}
	slices.Sort(as)
	return as
}

func readable(keys []string) (good, problems []string) {
	for _, k := range keys {
		if _, err := Parse(k); err != nil {
			problems = append(problems, err.Error())
			continue
		}
		good = append(good, k)
	}
	return good, problems
}

// clashes says which keys do two things in one place: the same sequence twice,
// or one that begins another and so would never let it be typed.
func clashes(bindings []Binding) []string {
	type bound struct {
		Binding
		seq string // ends in a blank, so that prefixes are of whole keys
	}
	var all []bound
	for _, b := range bindings {
		for _, k := range b.Keys {
			if seq, err := Parse(k); err == nil {
				all = append(all, bound{b, strings.Join(seq, " ") + " "})
			}
		}
	}
	var out []string
	for i, a := range all {
		for _, b := range all[i+1:] {
			meet := slices.Contains(a.In.Chain(), b.In) || slices.Contains(b.In.Chain(), a.In)
			if meet && (strings.HasPrefix(a.seq, b.seq) || strings.HasPrefix(b.seq, a.seq)) {
				out = append(out, fmt.Sprintf("%s (%s, %s) and %s (%s, %s) are in each other's way",
					Show(strings.Fields(a.seq)), a.Action, a.In, Show(strings.Fields(b.seq)), b.Action, b.In))
			}
		}
	}
	return out
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
