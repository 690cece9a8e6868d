package reader

import (
	"sort"

	"onrecord/articles"
	"onrecord/ui/page"
)

const mostHits = 10_000

// A find is a search in the text.
type find struct {
	words  string
	hits   []place
	typing bool
	top    page.Line // where it was begun
	origin int
}

// Find lights all hits of words in the text and shows the first one at or after
// the place where the search was begun; the empty string ends the search and
// goes back there. Call it with every change of the words. Upper case letters in
// words count, lower case ones match both.
func (p *Pane) Find(words string) {
	if !p.ready() {
		return
	}
	p.fresh = false
	f := &p.find
	if !f.typing {
		*f = find{typing: true, top: p.top, origin: p.start().Lo}
	}
	p.top, p.target = f.top, target{}
	f.words, f.hits = words, nil
	if words == "" {
		*f = find{}
		p.settle()
		return
	}
	for i, s := range p.page.Search(words, mostHits) {
		f.hits = append(f.hits, place{span: s, index: i})
	}
	i := sort.Search(len(f.hits), func(i int) bool { return f.hits[i].span.Lo >= f.origin })
	if len(f.hits) > 0 {
		x := f.hits[i%len(f.hits)]
		p.target = target{span: x.span, kind: hit, index: x.index}
		p.last = hit
		p.reveal(x.span)
	}
}

// Found ends the typing of what to find: n and N go through the hits from now
// on.
func (p *Pane) Found() Intent {
	p.fresh = false
	if !p.find.typing {
		return nil
	}
	p.find.typing = false
	if len(p.find.hits) == 0 {
		words := p.find.words
		p.find = find{}
		return Notice{"not found: " + words}
	}
	return Jump{From: articles.Span{Lo: p.find.origin, Hi: p.find.origin}, To: p.target.span}
}
