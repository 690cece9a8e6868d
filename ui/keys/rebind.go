package keys

import (
	"fmt"
	"slices"
	"strings"
)

// Rebind is m with the keys of some actions replaced; an empty list takes an
// action's keys away. "star" is bound anew wherever it is bound, "list.star" in
// the list alone. The problems, in words, are actions and keys that do not exist,
// keys that did two things in one place, and keys that cannot be reached; what
// they are about is left out, and all else holds.
//
// Where keys are fought over the new ones win over the usual ones, but a sequence
// never takes the place of a key that it begins with, nor a key that of a
// sequence.
func (m *Map) Rebind(over map[Action][]string) (*Map, []string) {
	r := rebinding{bindings: slices.Clone(m.bindings), own: map[int]bool{}}
	names := make([]Action, 0, len(over))
	for a := range over {
		names = append(names, a)
	}
	slices.Sort(names) // "list.star" comes before "star": narrow ones must come last
	slices.SortStableFunc(names, func(a, b Action) int { return strings.Count(string(a), ".") - strings.Count(string(b), ".") })
	for _, name := range names {
		r.replace(name, over[name])
	}
	if len(names) > 0 {
		r.settle()
	}
	n := build(r.bindings)
	usual := hidden(m)
	for _, h := range hidden(n) {
		if !slices.Contains(usual, h) {
			r.problems = append(r.problems, h)
		}
	}
	return n, r.problems
}

// A rebinding is bindings while they are changed.
type rebinding struct {
	bindings []Binding
	own      map[int]bool // those bound anew
	problems []string
}

func (r *rebinding) problem(format string, args ...any) {
	r.problems = append(r.problems, fmt.Sprintf(format, args...))
}

// replace gives the action of that name other keys.
func (r *rebinding) replace(name Action, keys []string) {
	where, action, narrow := strings.Cut(string(name), ".")
	if !narrow {
		where, action = "", where
	}
	var good []string
	for _, k := range keys {
		if _, err := Parse(k); err != nil {
			r.problem("%s: %v", name, err)
			continue
		}
		good = append(good, k)
	}
	known := false
	for i, b := range r.bindings {
		if b.Action == Action(action) && (!narrow || b.In.Name() == where) {
			known = true
			r.bindings[i].Keys, r.own[i] = good, true
		}
	}
	if !known {
		r.problem("no action is named %q", name)
	}
}

// A claim is one sequence of one binding.
type claim struct {
	binding int
	seq     []string
}

// settle leaves every sequence of a context to one binding, and leaves out those
// that another one would keep from being typed.
func (r *rebinding) settle() {
	for in := range contexts {
		var held []claim
		for _, c := range r.claims(in) {
			if other, why := r.against(held, c); why != "" {
				b := &r.bindings[c.binding]
				b.Keys = slices.DeleteFunc(slices.Clone(b.Keys), func(k string) bool {
					seq, err := Parse(k)
					return err == nil && slices.Equal(seq, c.seq)
				})
				r.problem("%s: %s %s, so it does not do %s", in, Show(c.seq), why+string(r.bindings[other].Action), b.Action)
				continue
			}
			held = append(held, c)
		}
	}
}

// claims are the sequences of a context, those that win first: keys that are
// fought over go to a binding of one's own; where one sequence begins another the
// usual one stays.
func (r *rebinding) claims(in Context) []claim {
	var own, usual []claim
	for i, b := range r.bindings {
		for _, k := range b.Keys {
			seq, err := Parse(k)
			switch {
			case err != nil || b.In != in:
			case r.own[i]:
				own = append(own, claim{i, seq})
			default:
				usual = append(usual, claim{i, seq})
			}
		}
	}
	var taken []claim // usual ones whose very keys are wanted
	usual = slices.DeleteFunc(usual, func(c claim) bool {
		lost := slices.ContainsFunc(own, func(o claim) bool { return slices.Equal(o.seq, c.seq) })
		if lost {
			taken = append(taken, c)
		}
		return lost
	})
	return slices.Concat(usual, own, taken)
}

// against is the binding among held that c cannot be beside, and in what words.
func (r *rebinding) against(held []claim, c claim) (binding int, why string) {
	for _, h := range held {
		switch {
		case slices.Equal(h.seq, c.seq) && r.bindings[h.binding].Action == r.bindings[c.binding].Action:
		case slices.Equal(h.seq, c.seq):
			return h.binding, "does "
		case begins(h.seq, c.seq):
			return h.binding, "cannot be typed after " + Show(h.seq) + " for "
		case begins(c.seq, h.seq):
			return h.binding, "begins " + Show(h.seq) + " for "
		}
	}
	return 0, ""
}

// begins reports whether long begins with short and goes on.
func begins(short, long []string) bool {
	return len(short) < len(long) && slices.Equal(short, long[:len(short)])
}

// hidden says which keys of wide contexts do something else in narrow ones.
func hidden(m *Map) (out []string) {
	for _, b := range m.bindings {
		for _, k := range b.Keys {
			seq, err := Parse(k)
			if err != nil {
				continue
			}
			for c := range contexts {
				if c != b.In && slices.Contains(c.Chain(), b.In) {
					if does := m.instead(c, seq); does != b.Action {
						out = append(out, fmt.Sprintf("%s: %s does not do %s, but %s", c, Show(seq), b.Action, does))
					}
				}
			}
		}
	}
	return out
}

// instead is what typing seq in c does.
func (m *Map) instead(c Context, seq []string) Action {
	for i := range seq {
		switch a, prefix := m.find(c, seq[:i+1]); {
		case i < len(seq)-1 && !prefix && a != None:
			return a
		case i == len(seq)-1 && prefix:
			return "go on with longer keys"
		case i == len(seq)-1:
			return a
		}
	}
	return None
}
