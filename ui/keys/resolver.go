package keys

import (
	"strconv"
	"strings"
)

// maxCount bounds counts, so that a digit held down does no harm.
const maxCount = 9999

// A Resolver turns keys into actions. It remembers the keys of an unfinished
// sequence and a count. The zero Resolver knows no keys; set Map.
//
// A count is typed before an action: 5j. 1, 2 and 3 go to the panes, so a count
// begins with 4 to 9, or with 0 (03j).
type Resolver struct {
	Map     *Map
	pending []string
	digits  string
}

// A Result is what a key came to.
type Result struct {
	Action  Action
	Count   int    // 1 where none was typed
	Counted bool   // a count was typed
	Pending bool   // more keys are needed
	Miss    string // the keys as shown, where they mean nothing here
}

// Press takes one key, as Bubble Tea names it, pressed in c.
func (r *Resolver) Press(c Context, key string) Result {
	if r.Map == nil {
		return Result{Miss: key}
	}
	if len(r.pending) > 0 && key == "esc" || r.digits != "" && len(r.pending) == 0 && key == "esc" {
		r.Reset()
		return Result{Pending: false}
	}
	if len(r.pending) == 0 && r.digit(key) {
		return Result{Pending: true}
	}
	r.pending = append(r.pending, key)
	joined := strings.Join(r.pending, " ")
	for _, in := range c.Chain() {
		e, ok := r.Map.index[in][joined]
		switch {
		case !ok:
			continue
		case e.prefix:
			return Result{Pending: true}
		}
		res := Result{Action: e.action, Count: r.count(), Counted: r.digits != ""}
		r.Reset()
		return res
	}
	miss := Show(r.pending)
	r.Reset()
	return Result{Miss: miss}
}

// digit takes key as part of a count, if it is one.
func (r *Resolver) digit(key string) bool {
	if len(key) != 1 || key[0] < '0' || key[0] > '9' {
		return false
	}
	if r.digits == "" && key[0] >= '1' && key[0] <= '3' {
		return false
	}
	if len(r.digits) < 5 {
		r.digits += key
	}
	return true
}

func (r *Resolver) count() int {
	n, err := strconv.Atoi(r.digits)
	if err != nil {
		return 1
	}
	return min(max(n, 1), maxCount)
}

// Reset forgets what was typed.
func (r *Resolver) Reset() { r.pending, r.digits = nil, "" }

// Typed is what was typed so far, as it is shown: "5", "g", "5]".
func (r *Resolver) Typed() string { return r.digits + Show(r.pending) }

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
