package main

import "fmt"

// A bCubed scores clusters of mentions by the mean over mentions of how much of
// their cluster is right (B³, Bagga and Baldwin 1998). A mention that only one
// side has counts as wrong.
type bCubed struct {
	precision, recall     float64
	foundCount, goldCount int
}

func (b *bCubed) add(found, gold [][]span) {
	p, n := overlapOf(found, gold)
	b.precision += p
	b.foundCount += n
	r, n := overlapOf(gold, found)
	b.recall += r
	b.goldCount += n
}

// overlapOf sums over the mentions of clusters the share of each one's cluster
// that is in the other side's cluster of the same mention.
func overlapOf(clusters, others [][]span) (sum float64, mentions int) {
	where := map[span]int{}
	for i, c := range others {
		for _, s := range c {
			where[s] = i + 1
		}
	}
	for _, c := range clusters {
		shared := map[int]int{}
		for _, s := range c {
			shared[where[s]]++
		}
		for other, n := range shared {
			if other > 0 {
				sum += float64(n) * float64(n) / float64(len(c))
			}
		}
		mentions += len(c)
	}
	return sum, mentions
}

// String gives the figures.
func (b bCubed) String() string {
	p := 100 * b.precision / float64(max(b.foundCount, 1))
	r := 100 * b.recall / float64(max(b.goldCount, 1))
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("B³ P %.1f R %.1f F1 %.1f (%d found, %d gold)", p, r, f, b.foundCount, b.goldCount)
}

// A canonical counts the people of the gold whose fullest name is the one that
// the engine gives to whom it finds most of their mentions with.
type canonical struct{ right, all int }

func (c *canonical) add(text []rune, found [][]span, names []string, gold [][]span) {
	where := map[span]int{}
	for i, cluster := range found {
		for _, s := range cluster {
			where[s] = i
		}
	}
	for _, cluster := range gold {
		fullest, count := span{}, map[int]int{}
		best := -1
		for _, s := range cluster {
			if s.to-s.from > fullest.to-fullest.from {
				fullest = s
			}
			k, ok := where[s]
			if !ok {
				continue
			}
			if count[k]++; best < 0 || count[k] > count[best] {
				best = k
			}
		}
		c.all++
		if best >= 0 && best < len(names) && names[best] == string(text[fullest.from:fullest.to]) {
			c.right++
		}
	}
}

func (c canonical) String() string {
	return fmt.Sprintf("%.1f (%d of %d people)", 100*float64(c.right)/float64(max(c.all, 1)), c.right, c.all)
}
