package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/articles/prose"
)

// A segment is what stands between one pair of quotation marks.
type segment struct {
	open, close int  // the words that are the marks; close may be the end of the block where the mark is missing
	closed      bool // the closing mark is there
	carried     bool // opens a paragraph that goes on with the quote of the one before
	nested      bool
}

// family is which marks pair with each other.
type family uint8

const (
	noFamily family = iota
	curly           // “ ” „ ‟
	straight        // " and two single ones
	guillemet
	single // ‘ ’
	prime  // ' as a quotation mark
)

var families = map[string]family{
	"“": curly, "”": curly, "„": curly, "‟": curly, "\"": straight, "''": straight, "``": straight, "＂": straight,
	"«": guillemet, "»": guillemet, "‹": guillemet, "›": guillemet, "‘": single, "’": single, "‚": single, "‛": single, "'": prime, "`": prime,
}

// openers always open, closers always close.
var (
	openers = map[string]bool{"“": true, "„": true, "‟": true, "«": true, "‹": true, "‘": true, "‚": true, "``": true, "‛": true}
	closers = map[string]bool{"”": true, "’": true}
)

// pairs are the quotations of t by their marks, in order of their opening.
func pairs(t *prose.Text) []segment {
	var out []segment
	var last *opened // the one left open at the end of the block before
	for _, b := range t.Blocks {
		if b.Kind == prose.Code || b.First == b.Last {
			continue
		}
		p := pairer{t: t, first: t.Sentences[b.First].First, last: t.Sentences[b.Last-1].Last}
		p.future()
		if last != nil && p.first < p.last {
			if f := p.opens(p.first); f == last.family {
				p.carried = true
			}
		}
		last = p.block()
		out = append(out, p.out...)
	}
	return out
}

// opened is a mark that waits for its partner.
type opened struct {
	at     int
	family family
	seg    int // index in pairer.out
}

// A pairer pairs the marks of one block.
type pairer struct {
	t           *prose.Text
	first, last int // words
	stack       []opened
	out         []segment
	carried     bool
	closing     [prime + 1]int // the last word at which a family can close
}

// future notes where each family closes last, so that an apostrophe that
// nothing answers opens no quote.
func (p *pairer) future() {
	for i := p.first; i < p.last; i++ {
		if f := p.family(i); f != noFamily && p.after(i) {
			p.closing[f] = i
		}
	}
}

func (p *pairer) family(i int) family {
	if p.t.Words[i].Kind == prose.Letters || p.t.Words[i].Kind == prose.Number {
		return noFamily
	}
	return families[p.t.Of(p.t.Words[i].Range)]
}

// before reports whether word i has nothing right before it that it could
// close: it can open.
func (p *pairer) before(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(p.t.Plain[:p.t.Words[i].From])
	return i == p.first || unicode.IsSpace(r) || strings.ContainsRune("([{—–-/“‘\"'«„:", r)
}

// after reports whether word i has nothing right after it that it could open:
// it can close.
func (p *pairer) after(i int) bool {
	r, n := utf8.DecodeRuneInString(p.t.Plain[p.t.Words[i].To:])
	return n == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// opens is the family that word i can open, noFamily if none.
func (p *pairer) opens(i int) family {
	f := p.family(i)
	if f == noFamily || closers[p.t.Of(p.t.Words[i].Range)] {
		return noFamily
	}
	text := p.t.Of(p.t.Words[i].Range)
	switch f {
	case straight:
		if !p.before(i) {
			return noFamily
		}
	case single, prime:
		if !p.before(i) || p.after(i) && text != "‘" || p.closing[f|single] <= i && p.closing[f] <= i || p.elided(i) {
			return noFamily
		}
	case guillemet:
		if text == "»" || text == "›" {
			if !p.before(i) || p.after(i) {
				return noFamily
			}
		}
	}
	return f
}

// elided reports whether the mark at word i stands for letters left out:
// ’90s, ’em.
func (p *pairer) elided(i int) bool {
	if i+1 >= p.last {
		return true
	}
	next := p.t.Words[i+1]
	if next.From != p.t.Words[i].To {
		return true
	}
	text := lower(p.t.Of(next.Range))
	return next.Kind == prose.Number && len(text) <= 3 || elisions[text]
}

var elisions = words("em til tis twas cause n ere bout round 90s 80s 70s 60s")

// block pairs the marks, and tells what is open at its end.
func (p *pairer) block() *opened {
	for i := p.first; i < p.last; i++ {
		if p.family(i) == noFamily {
			continue
		}
		if k := p.closes(i); k >= 0 {
			p.shut(k, i)
			continue
		}
		if f := p.opens(i); f != noFamily && len(p.stack) < 8 {
			p.stack = append(p.stack, opened{i, f, len(p.out)})
			p.out = append(p.out, segment{open: i, close: p.last, nested: len(p.stack) > 1, carried: p.carried && i == p.first})
		}
	}
	if len(p.stack) == 0 {
		return nil
	}
	return p.unclosed()
}

// closes is the index in the stack of the mark that word i closes, -1 if none.
func (p *pairer) closes(i int) int {
	text := p.t.Of(p.t.Words[i].Range)
	if openers[text] && (text != "“" || !p.germanic()) && (text != "«" || !p.after(i)) {
		return -1
	}
	for k := len(p.stack) - 1; k >= 0; k-- {
		if p.stack[k].family != p.family(i) {
			continue
		}
		if p.stack[k].at == i-1 || p.possessive(i) || p.before(i) && !closers[text] && !p.after(i) {
			return -1
		}
		return k
	}
	return -1
}

// germanic reports whether the innermost open mark is a low one, which “ closes.
func (p *pairer) germanic() bool {
	if len(p.stack) == 0 {
		return false
	}
	return p.t.Of(p.t.Words[p.stack[len(p.stack)-1].at].Range) == "„"
}

// possessive reports whether the single mark at word i is the apostrophe of a
// plural: it follows an s, more of the sentence follows, and another mark is
// still to come that can close.
func (p *pairer) possessive(i int) bool {
	f := p.family(i)
	if f != single && f != prime || p.closing[f] <= i || i+1 >= p.last {
		return false
	}
	before, next := p.t.Plain[:p.t.Words[i].From], p.t.Words[i+1]
	return strings.HasSuffix(before, "s") && next.Kind == prose.Letters && next.From == p.t.Words[i].To+1 &&
		!verbs()[lower(p.t.Of(next.Range))].saying()
}

func (v verb) saying() bool { return v.class&say != 0 }

// shut closes the mark k of the stack at word i; those opened within it and
// never closed are dropped.
func (p *pairer) shut(k, i int) {
	seg := p.stack[k].seg
	for n := seg + 1; n < len(p.out); n++ {
		if !p.out[n].closed {
			p.out[n].close = -1
		}
	}
	p.out[seg].close, p.out[seg].closed = i, true
	p.stack = p.stack[:k]
	p.sweep(seg)
}

// sweep removes segments behind from that lost their partner.
func (p *pairer) sweep(from int) {
	kept := p.out[:from+1]
	for _, s := range p.out[from+1:] {
		if s.close >= 0 {
			kept = append(kept, s)
		}
	}
	p.out = kept
}

// unclosed ends what is open at the end of the block, and returns the outermost:
// the next paragraph may go on with it.
func (p *pairer) unclosed() *opened {
	outer := p.stack[0]
	f := outer.family
	if f == single || f == prime { // more likely an apostrophe
		p.out[outer.seg].close = -1
		kept := p.out[:0]
		for _, s := range p.out {
			if s.close >= 0 && (s.closed || !s.nested) {
				kept = append(kept, s)
			}
		}
		p.out = kept
		return nil
	}
	kept := p.out[:outer.seg+1]
	for _, s := range p.out[outer.seg+1:] {
		if s.closed {
			kept = append(kept, s)
		}
	}
	p.out = kept
	return &outer
}
