package reader

import (
	"math"
	"slices"
	"sort"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/page"
)

// A kind is a kind of thing to jump to.
type kind uint8

const (
	nowhere kind = iota
	person
	country
	quote
	note
	heading
	linked
	same // mentions of the lit name
	hit  // of find
	sentence
	paragraph
	kinds
)

// plural are the kinds in the words of the status line.
var plural = [kinds]string{
	person: "people", country: "countries", quote: "quotes", note: "notes", heading: "headings", linked: "links",
	same: "mentions", hit: "hits", sentence: "sentences", paragraph: "paragraphs",
}

// jumps are the actions that jump, with the kind and the way.
var jumps = map[keys.Action]struct {
	kind kind
	way  int
}{
	keys.NextPerson: {person, 1}, keys.PrevPerson: {person, -1},
	keys.NextCountry: {country, 1}, keys.PrevCountry: {country, -1},
	keys.NextQuote: {quote, 1}, keys.PrevQuote: {quote, -1},
	keys.NextNote: {note, 1}, keys.PrevNote: {note, -1},
	keys.NextHeading: {heading, 1}, keys.PrevHeading: {heading, -1},
	keys.NextLink: {linked, 1}, keys.PrevLink: {linked, -1},
	keys.NextSame: {same, 1}, keys.PrevSame: {same, -1},
	keys.NextSentence: {sentence, 1}, keys.PrevSentence: {sentence, -1},
	keys.NextParagraph: {paragraph, 1}, keys.PrevParagraph: {paragraph, -1},
}

// A place is a passage that can be jumped to. Index says which quote, note or
// entity of the analysis it is.
type place struct {
	span   articles.Span
	index  int
	entity Ref
	url    string // of a link
}

// places are those of every kind that does not change while one reads, in the
// order of the text.
type places [kinds][]place

// collect finds all places in a reading.
func collect(r articles.Reading, g *page.Page) places {
	var ps places
	ps[person] = mentions(r.Analysis.People)
	ps[country] = mentions(r.Analysis.Countries)
	for i, q := range r.Analysis.Quotes {
		ps[quote] = append(ps[quote], place{span: q.Span, index: i})
	}
	for i, a := range r.Annotations {
		if a.Placement != articles.Lost {
			ps[note] = append(ps[note], place{span: a.Span, index: i})
		}
	}
	for _, s := range g.Headings() {
		ps[heading] = append(ps[heading], place{span: s})
	}
	for _, s := range g.Paragraphs() {
		ps[paragraph] = append(ps[paragraph], place{span: s})
	}
	for k := range ps {
		slices.SortStableFunc(ps[k], func(a, b place) int { return a.span.Compare(b.span) })
	}
	return ps
}

// mentions are where es are named; pronouns are not names.
func mentions(es []articles.Entity) []place {
	var ps []place
	for i, e := range es {
		for _, m := range e.Mentions {
			if m.Form != articles.FormPronoun {
				ps = append(ps, place{span: m.Span, index: i, entity: Ref{e.Kind, e.Name}})
			}
		}
	}
	return ps
}

// of is the places of kind k.
func (p *Pane) of(k kind) []place {
	switch k {
	case same:
		var ps []place
		for _, k := range []kind{person, country} {
			for _, x := range p.places[k] {
				if x.entity == p.lit && p.lit != (Ref{}) {
					ps = append(ps, x)
				}
			}
		}
		return ps
	case hit:
		return p.find.hits
	}
	return p.places[k]
}

// jump goes to the n-th place of kind k after the target, or before it.
func (p *Pane) jump(k kind, n int) Intent {
	switch k {
	case nowhere:
		return Notice{Text: "Nothing to repeat yet", Try: []keys.Action{keys.NextPerson, keys.NextQuote, keys.Find}}
	case sentence:
		return p.jumpSentence(n)
	case linked:
		return p.jumpLink(n)
	case same:
		p.choose()
		if p.lit == (Ref{}) {
			return Notice{Text: "No name here", Try: []keys.Action{keys.NextPerson, keys.NextCountry}}
		}
	}
	ps := p.of(k)
	if len(ps) == 0 {
		return Notice{Text: "No " + plural[k] + " in this article"}
	}
	i, ok := from(ps, p.beside(k, n), n)
	if k == note && p.onNote() { // several may be on one passage
		i = slices.IndexFunc(ps, func(x place) bool { return x.index == p.target.index }) + n
		ok = i >= 0 && i < len(ps)
	}
	if !ok && k == hit {
		i, ok = (i+len(ps))%len(ps), true // find goes round
	}
	if !ok {
		return Notice{Text: "No more " + plural[k] + way(n)}
	}
	return p.arrive(k, ps[i])
}

func way(n int) string {
	if n < 0 {
		return " above"
	}
	return " below"
}

// beside is where a jump to a thing of kind k begins. What starts where another
// kind of thing starts still lies ahead of it, such as the name that a sentence
// begins with; headings and paragraphs, where one is already, do not.
func (p *Pane) beside(k kind, n int) articles.Span {
	at := p.start()
	switch {
	case n > 0 && (k == heading || k == paragraph):
		at.Hi = math.MaxInt
	case !k.like(p.target.kind):
		at.Hi = at.Lo
	}
	return at
}

// like reports whether k and l are places of one kind: a name is the same place
// whether it was come to as a person, as a country or as the same name again.
func (k kind) like(l kind) bool {
	name := func(k kind) bool { return k == person || k == country || k == same }
	return k == l || name(k) && name(l)
}

// from is the index of the n-th place after at, or before at where n is
// negative; false where there are fewer.
func from(ps []place, at articles.Span, n int) (int, bool) {
	var i int
	if n > 0 {
		i = sort.Search(len(ps), func(i int) bool { return ps[i].span.Compare(at) > 0 }) + n - 1
	} else {
		i = sort.Search(len(ps), func(i int) bool { return ps[i].span.Compare(at) >= 0 }) + n
	}
	return i, i >= 0 && i < len(ps)
}

// arrive makes x the target or, in a selection, moves the head there.
func (p *Pane) arrive(k kind, x place) Intent {
	if p.sel != nil {
		p.reach(x.span)
		return nil
	}
	was := p.Here()
	p.target = target{span: x.span, kind: k, index: x.index, entity: x.entity, url: x.url}
	if k == note {
		p.target = p.noteTarget(x)
	}
	if k != sentence && k != paragraph {
		p.last = k
	}
	if x.entity != (Ref{}) && k != same {
		p.SetLit(x.entity)
	}
	p.reveal(x.span)
	p.fresh = false
	return Jump{From: was, To: x.span, Entity: x.entity}
}

// jumpSentence goes n sentences on. Back goes first to the start of the sentence
// that one is in the middle of.
func (p *Pane) jumpSentence(n int) Intent {
	all := p.page.Sentences()
	if all.Len() == 0 {
		return Notice{Text: "No sentences in this article"}
	}
	i := p.sentence() + n
	if p.target.kind != sentence && n < 0 && all.Span(p.sentence()).Lo < p.start().Lo {
		i++
	}
	i = max(0, min(i, all.Len()-1))
	s := all.Span(i)
	if s == p.target.span {
		return Notice{Text: "No more sentences" + way(n)}
	}
	return p.arrive(sentence, place{span: s, index: i})
}

// nth goes to the n-th sentence, from 1, or the last where there are fewer.
func (p *Pane) nth(n int) Intent {
	all := p.page.Sentences()
	if all.Len() == 0 {
		return Notice{Text: "No sentences in this article"}
	}
	i := min(n, all.Len()) - 1
	return p.arrive(sentence, place{span: all.Span(i), index: i})
}

func (p *Pane) jumpLink(n int) Intent {
	at := p.start().Lo
	if p.target.kind == nowhere && n > 0 {
		at-- // the one at the reading line counts
	}
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	a, ok := p.page.NextLink(at, step)
	for n--; ok && n > 0; n-- {
		a, ok = p.page.NextLink(a.Span.Lo, step)
	}
	if !ok {
		return Notice{Text: "No more links" + way(step)}
	}
	return p.arrive(linked, place{span: a.Span, url: a.URL})
}
