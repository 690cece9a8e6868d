package reader

import (
	"sort"

	"onrecord/articles"
	"onrecord/ui/page"
	"onrecord/ui/theme"
)

const mostHits = 10_000

// A find is a search in the text.
type find struct {
	words  string
	hits   []place
	marks  []page.Mark
	typing bool
	before before
}

// before is how things stood when a search was begun.
type before struct {
	anchor int
	target target
	last   kind
	start  int
}

// Find lights all hits of words in the text and shows the first one at or after
// the place where the search was begun; the empty string ends the search and
// goes back there. Call it with every change of the words. Upper case letters in
// words count, lower case ones match both.
func (p *Pane) Find(words string) {
	if !p.ready() {
		return
	}
	p.fresh, p.sel = false, nil
	f := &p.find
	if !f.typing {
		p.unfind()
		*f = find{typing: true, before: before{p.anchor, p.target, p.last, p.start().Lo}}
	}
	p.anchor, p.target, p.last = f.before.anchor, f.before.target, f.before.last
	p.setPage(p.page)
	f.words, f.hits, f.marks = words, nil, nil
	if words == "" {
		*f = find{}
		return
	}
	for i, s := range p.page.Search(words, mostHits) {
		f.hits = append(f.hits, place{span: s, index: i})
		f.marks = append(f.marks, page.Mark{Span: s, Kind: theme.Found})
	}
	if len(f.hits) == 0 {
		return
	}
	i := sort.Search(len(f.hits), func(i int) bool { return f.hits[i].span.Lo >= f.before.start })
	x := f.hits[i%len(f.hits)]
	p.target, p.last = target{span: x.span, kind: hit, index: x.index}, hit
	p.reveal(x.span)
}

// unfind ends a search: where it led to is a passage like any other now.
func (p *Pane) unfind() {
	p.find = find{}
	if p.last == hit {
		p.last = nowhere
	}
	if p.target.kind == hit {
		p.target.index = -1
	}
}

// Found ends the typing of what to find: n and N go through the hits from now
// on.
func (p *Pane) Found() Intent {
	p.fresh = false
	if !p.find.typing {
		return nil
	}
	if len(p.find.hits) == 0 {
		words := p.find.words
		p.Find("")
		return Notice{Text: "Not found: " + words}
	}
	p.find.typing = false
	start := p.find.before.start
	return Jump{From: articles.Span{Lo: start, Hi: start}, To: p.target.span}
}
