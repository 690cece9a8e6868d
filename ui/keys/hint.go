package keys

// A Hint is a way to go on from what was typed.
type Hint struct {
	Key  string // as shown
	Help string // one or two words
}

// Hints are the ways to go on in c, narrow contexts first; nil where no
// sequence is pending.
func (r *Resolver) Hints(c Context) []Hint {
	if len(r.pending) == 0 || r.Map == nil {
		return nil
	}
	var hints []Hint
	seen := map[string]bool{}
	for _, in := range c.Chain() {
		for _, b := range r.Map.bindings {
			if b.In != in {
				continue
			}
			for _, keys := range b.Keys {
				rest := after(keys, r.pending)
				if rest == "" || seen[rest] {
					continue
				}
				seen[rest] = true
				hints = append(hints, Hint{Key: rest, Help: b.Short})
			}
		}
	}
	return hints
}

// after is what is left of keys after pending, as shown; "" where keys do not
// begin with pending.
func after(keys string, pending []string) string {
	seq, err := Parse(keys)
	if err != nil || len(seq) <= len(pending) {
		return ""
	}
	for i, k := range pending {
		if seq[i] != k {
			return ""
		}
	}
	return Show(seq[len(pending):])
}
