package list

import (
	"cmp"
	"maps"
	"slices"
)

// Tags are the tags of the articles of the window, most used first.
func (p *Pane) Tags() []string {
	used := map[string]int{}
	for _, r := range p.all() {
		for _, t := range r.Tags {
			used[t]++
		}
	}
	return slices.SortedFunc(maps.Keys(used), func(a, b string) int { return cmp.Or(used[b]-used[a], cmp.Compare(a, b)) })
}
