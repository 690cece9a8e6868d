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
// A count is typed before an action: 5j. In the panes 1, 2 and 3 go to a pane at
// once, unless it is the one that they are pressed in; if what follows makes a
// longer count or a sequence of keys (10G, 3]p), they were a count after all, and
// the action is one of the pane before. A 0 in front says so from the start: 03j.
type Resolver struct {
	Map     *Map
	pending []string
	digits  string
	late    late
}

// late is what was typed since a digit led to its pane, in case it was a count.
type late struct {
	from Context // where the digit was pressed
	keys []string
}

// A Result is what a key came to.
type Result struct {
	Action  Action
	Count   int    // 1 where none was typed
	Counted bool   // a count was typed
	Pending bool   // more keys are needed
	Miss    string // the keys as shown, where they mean nothing here
	Return  bool   // the keys belong to the pane that was left by the first digit
}

// Press takes one key, as Bubble Tea names it, pressed in c.
func (r *Resolver) Press(c Context, key string) Result {
	if r.Map == nil {
		return Result{Miss: key}
	}
	if res, ok := r.recall(key); ok {
		return res
	}
	if key == "esc" && (len(r.pending) > 0 || r.digits != "") {
		r.Reset()
		return Result{}
	}
	if len(r.pending) == 0 && r.digit(c, key) {
		return Result{Pending: true}
	}
	r.pending = append(r.pending, key)
	action, prefix := r.Map.find(c, r.pending)
	switch {
	case prefix:
		return Result{Pending: true}
	case action == None && r.late.keys != nil: // it may be a count for the pane before
		r.pending = nil
		return Result{Pending: true}
	case action == None:
		miss := Show(r.pending)
		r.Reset()
		return Result{Miss: miss}
	}
	res := r.done(action)
	if r.late.keys == nil && isDigit(key) && res.goesToPane() {
		r.late = late{c, []string{key}}
	}
	return res
}

// done is the result for a, with the count that was typed. To the top or the
// bottom with a count is to that row or sentence.
func (r *Resolver) done(a Action) Result {
	res := Result{Action: a, Count: r.count(), Counted: r.digits != ""}
	if res.Counted && (a == Top || a == Bottom) {
		res.Action = Nth
	}
	r.pending, r.digits = nil, ""
	return res
}

func (res Result) goesToPane() bool {
	return res.Action == PaneList || res.Action == PaneText || res.Action == PaneSide
}

// recall takes key as one more of what began with a digit that led to a pane. It
// is a result where they are a count with two digits or more, or a count with a
// sequence of keys.
func (r *Resolver) recall(key string) (Result, bool) {
	l := &r.late
	if l.keys == nil {
		return Result{}, false
	}
	again := l.keys[len(l.keys)-1] == key && !isDigit(key)
	l.keys = append(l.keys, key)
	n := 0
	for n < len(l.keys) && isDigit(l.keys[n]) {
		n++
	}
	rest := l.keys[n:]
	switch {
	case again || len(r.pending) > 0 || n > 1 && len(rest) == 0 && l.keys[1] >= "1" && l.keys[1] <= "3":
		l.keys = nil
		return Result{}, false
	case len(rest) == 0:
		r.digits = strings.Join(l.keys, "")
		return Result{Pending: true}, true
	}
	action, prefix := r.Map.find(l.from, rest)
	if prefix {
		if n > 1 { // nothing but a count
			return Result{Pending: true}, true
		}
		return Result{}, false
	}
	if action == None || n == 1 && len(rest) == 1 {
		l.keys = nil
		return Result{}, false
	}
	r.digits = strings.Join(l.keys[:n], "")
	l.keys = nil
	res := r.done(action)
	res.Return = true
	return res, true
}

func isDigit(key string) bool { return len(key) == 1 && key[0] >= '0' && key[0] <= '9' }

// digit takes key as part of a count, if it is one.
func (r *Resolver) digit(c Context, key string) bool {
	if !isDigit(key) || r.digits == "" && r.Map.means(c, key) {
		return false
	}
	if len(r.digits) < 5 {
		r.digits += key
	}
	return true
}

// means reports whether a digit has a meaning of its own in c.
func (m *Map) means(c Context, digit string) bool {
	a, prefix := m.find(c, []string{digit})
	home, pane := map[Action]Context{PaneList: List, PaneText: Text, PaneSide: Side}[a]
	if pane {
		return c != home && c != Selecting && c != Box
	}
	return a != None || prefix
}

// find is what keys do in c, or whether they begin a longer sequence.
func (m *Map) find(c Context, keys []string) (a Action, prefix bool) {
	joined := strings.Join(keys, " ")
	for _, in := range c.Chain() {
		if e, ok := m.index[in][joined]; ok {
			return e.action, e.prefix
		}
	}
	return None, false
}

func (r *Resolver) count() int {
	n, err := strconv.Atoi(r.digits)
	if err != nil {
		return 1
	}
	return min(max(n, 1), maxCount)
}

// Reset forgets what was typed.
func (r *Resolver) Reset() { r.pending, r.digits, r.late = nil, "", late{} }

// Typed is what was typed so far, as it is shown: "5", "g", "5]".
func (r *Resolver) Typed() string { return r.digits + Show(r.pending) }
