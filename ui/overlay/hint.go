package overlay

import "onrecord/ui/keys"

// A hint is a key with what it does in a box.
type hint struct {
	action keys.Action // its key in force is meant; None: key is
	key    string
	does   string
}

// on is a hint of the key in force of an action.
func on(a keys.Action, does string) hint { return hint{action: a, does: does} }

// always is a hint of a key that stays as it is.
func always(key, does string) hint { return hint{key: key, does: does} }

// A bound overlay names keys in force. A Stack tells it which those are.
type bound interface{ bind(m *keys.Map) }

// inForce is the key of an action in boxes, "" where it has none.
func inForce(m *keys.Map, a keys.Action) string {
	if m == nil {
		m = keys.Default()
	}
	return m.Key(a, keys.Box)
}

// paired are hints as keys and what they do, in turn, without those that have no
// key.
func paired(m *keys.Map, all []hint) []string {
	pairs := make([]string, 0, 2*len(all))
	for _, h := range all {
		key := h.key
		if h.action != keys.None {
			key = inForce(m, h.action)
		}
		if key != "" {
			pairs = append(pairs, key, h.does)
		}
	}
	return pairs
}
