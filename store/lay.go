package store

import (
	"cmp"
	"slices"

	"onrecord/articles"
)

// A nameKey is what makes two entities the same: see articles.Ref.
type nameKey struct {
	kind articles.Kind
	key  string // as in the table entity
}

func keyOf(r articles.Ref) nameKey {
	if r.Kind == articles.Country && r.Code != "" {
		return nameKey{r.Kind, r.Code}
	}
	return nameKey{r.Kind, fold(r.Name)}
}

// A rule is a correction that holds, ready to be laid over analyses.
type rule struct {
	seq int64 // its number in the log
	articles.Correction
	from, to nameKey // of Name and To
	words    string  // folded: those that a split or a speaker's correction goes by
}

func newRule(seq int64, c articles.Correction) rule {
	r := rule{seq: seq, Correction: c, from: keyOf(c.Name), to: keyOf(c.To), words: fold(c.Words)}
	if c.Deed == articles.DeedSpeaker {
		r.words = fold(c.Passage.Exact)
	}
	return r
}

// lay lays rules, in the order of the log, over what the engine found in a text.
// done are the numbers of those that changed something; without any, a comes
// back as it is.
func lay(a articles.Analysis, body string, revision int, rules []rule) (out articles.Analysis, done []int64) {
	if len(rules) == 0 {
		return a, nil
	}
	l := newLaying(a, body, revision)
	for i := range rules {
		if l.do(&rules[i]) {
			done = append(done, rules[i].seq)
		}
	}
	if len(done) == 0 {
		return a, nil
	}
	return l.analysis(), done
}

// A laying is an analysis that corrections are being laid over.
type laying struct {
	reader   string
	body     string
	revision int
	names    []named
	quotes   []articles.Quote
	by       []nameKey // of each quote's speaker; the zero nameKey for nobody
}

type named struct {
	articles.Entity
	key nameKey
}

func newLaying(a articles.Analysis, body string, revision int) *laying {
	l := &laying{reader: a.Reader, body: body, revision: revision, quotes: slices.Clone(a.Quotes), by: make([]nameKey, len(a.Quotes))}
	at := make(map[nameKey]int)
	for i, e := range slices.Concat(a.People, a.Countries) {
		e.Kind = articles.Person
		if i >= len(a.People) {
			e.Kind = articles.Country
		}
		key := keyOf(articles.RefOf(e))
		if k, ok := at[key]; ok {
			l.names[k].Mentions = slices.Concat(l.names[k].Mentions, e.Mentions)
			continue
		}
		at[key] = len(l.names)
		l.names = append(l.names, named{e, key})
	}
	for i, q := range l.quotes {
		if q.Speaker.Name != "" {
			l.by[i] = nameKey{articles.Person, fold(q.Speaker.Name)}
		}
	}
	return l
}

// analysis is what has come of it.
func (l *laying) analysis() articles.Analysis {
	a := articles.Analysis{Reader: l.reader, Quotes: l.quotes}
	first := func(n named) int {
		if len(n.Mentions) == 0 {
			return len(l.body) + 1
		}
		return n.Mentions[0].Span.Lo
	}
	slices.SortStableFunc(l.names, func(a, b named) int { return cmp.Compare(first(a), first(b)) })
	for _, n := range l.names {
		if n.Kind == articles.Country {
			a.Countries = append(a.Countries, n.Entity)
		} else {
			a.People = append(a.People, n.Entity)
		}
	}
	return a
}

// do does what r says and reports whether that changed anything.
func (l *laying) do(r *rule) bool {
	switch r.Deed {
	case articles.DeedHide:
		return l.hide(r.from)
	case articles.DeedMerge, articles.DeedRename:
		return l.rename(r)
	case articles.DeedSplit:
		return l.split(r)
	case articles.DeedAdd:
		return l.add(r)
	case articles.DeedSpeaker:
		return l.correctSpeaker(r)
	}
	return false
}

// find is the index of an entity, -1 where it is not there.
func (l *laying) find(key nameKey) int {
	return slices.IndexFunc(l.names, func(n named) bool { return n.key == key })
}

func (l *laying) hide(key nameKey) bool {
	i := l.find(key)
	if i < 0 {
		return false
	}
	l.names = slices.Delete(l.names, i, i+1)
	l.credit(nameKey{}, "", func(k int) bool { return l.by[k] == key })
	return true
}

// credit gives the quotes that which chooses to a speaker.
func (l *laying) credit(key nameKey, name string, which func(quote int) bool) {
	for k := range l.quotes {
		if which(k) {
			l.by[k], l.quotes[k].Speaker.Name = key, name
		}
	}
}

func (l *laying) rename(r *rule) bool {
	i := l.find(r.from)
	if i < 0 {
		return false
	}
	e := l.names[i]
	if r.from == r.to && e.Name == r.To.Name {
		return false
	}
	l.names = slices.Delete(l.names, i, i+1)
	k := l.give(r.to, r.To, e.Mentions)
	l.names[k].Role = cmp.Or(l.names[k].Role, e.Role)
	l.credit(r.to, l.names[k].Name, func(k int) bool { return l.by[k] == r.from })
	return true
}

// give adds mentions to an entity, new where it was not there, and tells its index.
func (l *laying) give(key nameKey, to articles.Ref, mentions []articles.Mention) int {
	i := l.find(key)
	if i < 0 {
		i = len(l.names)
		l.names = append(l.names, named{articles.Entity{Kind: to.Kind, Name: to.Name, Code: to.Code}, key})
	}
	all := slices.Concat(l.names[i].Mentions, mentions)
	slices.SortStableFunc(all, func(a, b articles.Mention) int { return a.Span.Compare(b.Span) })
	l.names[i].Mentions = slices.CompactFunc(all, func(a, b articles.Mention) bool { return a.Span == b.Span && a.Text == b.Text })
	return i
}

// take removes mentions from an entity, and tells which.
func (l *laying) take(i int, which func(articles.Mention) bool) (taken []articles.Mention) {
	var kept []articles.Mention
	for _, m := range l.names[i].Mentions {
		if which(m) {
			taken = append(taken, m)
		} else {
			kept = append(kept, m)
		}
	}
	if len(taken) > 0 {
		l.names[i].Mentions = kept
	}
	return taken
}

// prune removes an entity that is nowhere mentioned and has no quote.
func (l *laying) prune(key nameKey) {
	i := l.find(key)
	if i >= 0 && len(l.names[i].Mentions) == 0 && !slices.Contains(l.by, key) {
		l.names = slices.Delete(l.names, i, i+1)
	}
}

// passage is where the passage of r is in this text.
func (l *laying) passage(r *rule) (articles.Span, bool) {
	return r.Span, r.Passage.Exact != "" && r.Placement != articles.Lost && r.Revision == l.revision && r.Span.Within(len(l.body))
}

// split moves what goes by certain words, or the mention in one place, from one
// entity to another, and with it the quotes that are credited by these words.
func (l *laying) split(r *rule) bool {
	i := l.find(r.from)
	if i < 0 {
		return false
	}
	at, one := l.passage(r)
	here := func(s articles.Span, text string) bool {
		return one && s.Overlaps(at) || r.Words != "" && fold(text) == r.words
	}
	taken := l.take(i, func(m articles.Mention) bool { return here(m.Span, m.Text) })
	said := func(k int) bool { return l.by[k] == r.from && here(l.quotes[k].Speaker.Span, l.quotes[k].Speaker.Text) }
	if len(taken) == 0 && !slices.ContainsFunc(indexes(l.quotes), said) {
		return false
	}
	k := l.give(r.to, r.To, taken)
	l.credit(r.to, l.names[k].Name, said)
	l.prune(r.from)
	return true
}

func indexes(qs []articles.Quote) []int {
	out := make([]int, len(qs))
	for i := range out {
		out[i] = i
	}
	return out
}
