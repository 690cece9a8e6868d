// Package quote finds what a text says that somebody said: the words between
// quotation marks and the clauses of reported speech, each with the cue that
// reports it and the words that say who spoke.
//
// It reads a text in units: sentences of the writer's, in which a whole
// quotation counts as one item. In each unit it finds the cues ("said",
// "according to"), for each cue its speaker and the side on which the reported
// words stand, and then gives every quotation to the cue that fits it best.
// What is left over of the cues is reported speech. The kinds of quote and of
// attribution follow Pareti, "PARC 3.0: A Corpus of Attribution Relations"
// (2016).
package quote

import (
	"context"
	"slices"

	"onrecord/articles"
	"onrecord/articles/gazetteer"
	"onrecord/articles/prose"
)

// A Name is a run of words [First, Last) that names a possible speaker.
type Name struct {
	First, Last int
	Person      string // canonical name; empty for organisations and places
	Roles       string // of the person, as printed; may be empty
	Gender      gazetteer.Gender
}

// Find is the quotes in t, in order of their spans. names are the people and
// organisations found in it, in order. Between sentences Find looks at ctx;
// when it ends, the quotes found so far are returned.
func Find(ctx context.Context, t *prose.Text, names []Name) []articles.Quote {
	f := &finder{reader: newReader(t, names), last: voice{last: -1}}
	f.find(ctx)
	return f.out
}

// find fills f.out.
func (f *finder) find(ctx context.Context) {
	f.transcript()
	f.units(func(u *unit) bool {
		if !f.apart(u) {
			f.unit(u)
			f.colon = u.w(len(u.items)-1) == ":"
		}
		return ctx.Err() == nil
	})
	slices.SortStableFunc(f.out, func(a, b articles.Quote) int { return a.Span.Compare(b.Span) })
	number(f.out)
}

// number counts the statements from 1 in their order. So far those of several
// segments have a number; a quote that stands alone gets one of its own, lest
// whoever groups by it takes all of these for one utterance.
func number(quotes []articles.Quote) {
	last, of := 0, map[int]int{}
	for i := range quotes {
		q := &quotes[i]
		n := of[q.Statement]
		if n == 0 {
			last++
			n = last
			if q.Statement != 0 {
				of[q.Statement] = n
			}
		}
		q.Statement = n
	}
}

// Pronoun reports whether text is a pronoun that can stand for a speaker.
func Pronoun(text string) bool { return pronouns[lower(text)] || anyForm[lower(text)] }

// A finder gathers quotes, and remembers who spoke last.
type finder struct {
	*reader
	out       []articles.Quote
	last      voice
	nextName  int // of names: the first not before the unit
	nobody    int // the word at which an unnamed person last spoke, or was the subject
	statement int
	colon     bool            // the unit before ended with one
	told      func(Mark) bool // in training: whether it is a scare quote
}

// A voice is who spoke in a unit, for what follows without a cue.
type voice struct {
	speaker articles.Speaker
	block   int
	last    int  // index in finder.out of its last quotation, -1 for none
	quoted  bool // the unit had a quotation
	told    bool // the unit reported speech
	apart   bool // it is a block quote of the speaker's
}

// unit reads one unit.
func (f *finder) unit(u *unit) {
	reports := u.reports()
	used := make([]bool, len(reports))
	voice := voice{block: u.block, last: -1}
	for k := range u.items {
		if u.quoted(k) {
			f.quotation(u, k, reports, used, &voice)
		}
	}
	for i, r := range reports {
		if !used[i] {
			f.reported(u, r, reports[i+1:], &voice)
		}
	}
	f.remember(u, voice)
}

// remember keeps the voice of u for the units that follow. A unit without any
// voice leaves the subject of its sentence, who may speak next.
func (f *finder) remember(u *unit, v voice) {
	v.told = v.speaker.Text != ""
	if v.speaker.Text == "" && !v.quoted {
		p := u.noun(u.opening(0))
		if name := u.person(p); name != "" || singular[lower(u.text(p))] {
			v.speaker = f.speaker(u, p)
		} else if u.somebody(p) {
			f.nobody = u.items[p.first].word
		}
	}
	f.last = v
}

// share gives two quotes one statement.
func (f *finder) share(a, b *int) {
	if *a == 0 {
		f.statement++
		*a = f.statement
	}
	*b = *a
}

// quoteAt is a quote over words [first, last).
func (f *finder) quoteAt(first, last int) articles.Quote {
	r := prose.Range{From: f.t.Words[first].From, To: f.t.Words[last-1].To}
	return articles.Quote{Span: f.t.Span(r), Text: f.t.Of(r)}
}

// cue notes the cue of q.
func (f *finder) cue(u *unit, q *articles.Quote, p phrase) {
	if p.none() {
		return
	}
	first, last := u.words(p.first, p.last)
	r := prose.Range{From: f.t.Words[first].From, To: f.t.Words[last-1].To}
	q.Cue, q.CueText = f.t.Span(r), f.t.Of(r)
}
