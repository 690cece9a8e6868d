package main

import (
	"context"
	"flag"
	"fmt"

	"onrecord/articles"
	"onrecord/articles/analyze"
	"onrecord/articles/markup"
	"onrecord/articles/ner"
	trainer "onrecord/articles/ner/train"
	"onrecord/articles/prose"
)

// eval scores the embedded engine on a gold file. The engine sees the text
// alone, read as any plain text is.
func eval(ctx context.Context, args []string, say func(string)) error {
	f := flag.NewFlagSet("eval", flag.ContinueOnError)
	path := f.String("gold", "", "JSON Lines `file` in one of the formats of the corpora")
	if err := f.Parse(args); err != nil {
		return err
	}
	docs, err := readGold(*path)
	if err != nil {
		return err
	}
	t := tally{pairs: map[string]*pair{}}
	for _, g := range docs {
		if err := t.read(ctx, g); err != nil {
			return err
		}
	}
	say(fmt.Sprintf("%s, %d documents", analyze.Engine(), len(docs)))
	t.report(say)
	return nil
}

// A pair is two scores: of spans that are the same, and of those that overlap.
type pair struct{ exact, overlap trainer.Score }

// A tally counts over documents, by what is looked for.
type tally struct {
	pairs map[string]*pair
	order []string
	b3    bCubed
	named canonical
}

func (t *tally) of(what string) *pair {
	if t.pairs[what] == nil {
		t.pairs[what] = &pair{}
		t.order = append(t.order, what)
	}
	return t.pairs[what]
}

func (t *tally) report(say func(string)) {
	for _, what := range t.order {
		say(fmt.Sprintf("%-22s exact   %s", what, t.pairs[what].exact))
		say(fmt.Sprintf("%-22s overlap %s", "", t.pairs[what].overlap))
	}
	if t.b3.goldCount > 0 {
		say(fmt.Sprintf("%-22s %s", "person clusters", t.b3))
		say(fmt.Sprintf("%-22s %s", "fullest names", t.named))
	}
}

// read runs the engine on one document and counts.
func (t *tally) read(ctx context.Context, g gold) error {
	text := prose.Read(markup.FromText(articles.Clean(g.text)))
	if g.persons != nil {
		t.of("persons, recogniser").add(named(ctx, text), g.persons, same)
	}
	a, err := analyze.Text(ctx, text, nil)
	if err != nil {
		return fmt.Errorf("analyse: %w", err)
	}
	at := func(s articles.Span) span {
		from, to := text.Points(text.Range(s))
		return span{from, to}
	}
	if g.persons != nil {
		t.of("persons").add(mentions(a.People, at), g.persons, same)
	}
	if g.clusters != nil {
		var found [][]span
		var names []string
		for _, p := range a.People {
			found, names = append(found, mentions([]articles.Entity{p}, at)), append(names, p.Name)
		}
		t.b3.add(found, g.clusters)
		t.named.add([]rune(g.text), found, names, g.clusters)
	}
	if g.countries != nil {
		t.countries(a, g, at)
	}
	if g.quotes != nil {
		t.quotes(a, g, at)
	}
	return nil
}

// named is the persons that the recogniser finds.
func named(ctx context.Context, text *prose.Text) []span {
	var out []span
	for _, n := range ner.Find(ctx, text) {
		if n.Kind == ner.Person {
			from, to := text.Points(prose.Range{From: text.Words[n.First].From, To: text.Words[n.Last-1].To})
			out = append(out, span{from, to})
		}
	}
	return out
}

// mentions are those by name.
func mentions(of []articles.Entity, at func(articles.Span) span) []span {
	var out []span
	for _, e := range of {
		for _, m := range e.Mentions {
			if m.Form != articles.FormPronoun {
				out = append(out, at(m.Span))
			}
		}
	}
	return out
}

func (t *tally) countries(a articles.Analysis, g gold, at func(articles.Span) span) {
	var found []span
	want := make([]span, 0, len(g.countries))
	codes := map[[2]span]bool{}
	for _, c := range a.Countries {
		for _, m := range c.Mentions {
			f := at(m.Span)
			found = append(found, f)
			for _, p := range g.countries {
				codes[[2]span{f, p.span}] = codes[[2]span{f, p.span}] || p.code == c.Code
			}
		}
	}
	for _, p := range g.countries {
		want = append(want, p.span)
	}
	t.of("countries, with code").add(found, want, func(f, w span) bool { return codes[[2]span{f, w}] })
}

// quotes counts contents by kind, and of those that are found and overlap the
// gold, the speakers.
func (t *tally) quotes(a articles.Analysis, g gold, at func(articles.Span) span) {
	for _, reported := range []bool{false, true} {
		var found, want []span
		for _, q := range a.Quotes {
			if (q.Kind == articles.Reported) == reported {
				found = append(found, at(q.Span))
			}
		}
		for _, q := range g.quotes {
			if q.reported == reported {
				want = append(want, q.span)
			}
		}
		what := "quotes in marks"
		if reported {
			what = "reported speech"
		}
		t.of(what).add(found, want, same)
	}
	speakers := map[[2]span]bool{}
	var found, want []span
	for _, q := range a.Quotes {
		if q.Speaker.Span.IsZero() {
			continue
		}
		f := at(q.Speaker.Span)
		found = append(found, f)
		for _, w := range g.quotes {
			if at(q.Span).overlaps(w.span) {
				speakers[[2]span{f, w.speaker}] = true
			}
		}
	}
	for _, w := range g.quotes {
		if w.speaker != (span{}) {
			want = append(want, w.speaker)
		}
	}
	t.of("speakers").add(found, want, func(f, w span) bool { return speakers[[2]span{f, w}] })
}

func same(span, span) bool { return true }

// add counts the spans that were found against those wanted, each used once;
// fits says whether two that coincide belong together.
func (p *pair) add(found, want []span, fits func(found, want span) bool) {
	p.exact.Add(match(found, want, func(f, w span) bool { return f == w && fits(f, w) }))
	p.overlap.Add(match(found, want, func(f, w span) bool { return f.overlaps(w) && fits(f, w) }))
}

func match(found, want []span, is func(f, w span) bool) trainer.Score {
	s := trainer.Score{Found: len(found), Gold: len(want)}
	used := make([]bool, len(want))
	for _, f := range found {
		for i, w := range want {
			if !used[i] && is(f, w) {
				used[i] = true
				s.Right++
				break
			}
		}
	}
	return s
}
