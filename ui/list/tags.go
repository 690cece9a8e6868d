package list

import (
	"cmp"
	"maps"
	"slices"
)

// Tags are the tags of the articles of the window, most used first.
func (p *Pane) Tags() []string {
	return p.counted(func(r *row) []string { return r.Tags })
}

// Sources are the outlets of the articles of the window, those of most first.
func (p *Pane) Sources() []string {
	return p.counted(func(r *row) []string { return []string{r.Source} })
}

// counted are the words that the rows of the window have, most frequent first.
func (p *Pane) counted(words func(*row) []string) []string {
	used := map[string]int{}
	for _, r := range p.all() {
		for _, w := range words(r) {
			used[w]++
		}
	}
	delete(used, "")
	return slices.SortedFunc(maps.Keys(used), func(a, b string) int { return cmp.Or(used[b]-used[a], cmp.Compare(a, b)) })
}
