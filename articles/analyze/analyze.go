// Package analyze reads an article for people, countries and quotes: the one
// place where prose, ner, gazetteer, link and quote meet.
package analyze

import (
	"cmp"
	"context"
	"slices"

	"onrecord/articles"
	"onrecord/articles/gazetteer"
	"onrecord/articles/link"
	"onrecord/articles/ner"
	"onrecord/articles/prose"
	"onrecord/articles/quote"
	"onrecord/articles/story"
)

// rules is the version of everything but the name recogniser: it rises with
// every change that gives other results, so that libraries know what is due.
const rules = "5"

// A Reader is the engine with its settings. The zero Reader has the usual ones.
type Reader struct {
	Capitals bool // also report capitals that stand for governments: "Paris said"
}

// Engine names the version of the whole engine with its settings. It goes into
// Analysis.Reader: an article whose analysis has another is due to be analysed
// again.
func (r Reader) Engine() string {
	name := "onrecord-" + rules + "+" + ner.Version()
	if r.Capitals {
		name += "+capitals"
	}
	return name
}

// Known gives the entities that a library holds under names, so that a person
// met before keeps identity. It may be nil.
type Known func(names []string) []articles.Entity

// Article is what the engine finds in a. The only error is that of ctx.
func (r Reader) Article(ctx context.Context, a articles.Article, known Known) (articles.Analysis, error) {
	return r.Text(ctx, prose.Read(a.Body), known)
}

// Text is what the engine finds in t, its spans those of t.Body. The only
// error is that of ctx, and what comes with it is no analysis.
func (r Reader) Text(ctx context.Context, t *prose.Text, known Known) (articles.Analysis, error) {
	return r.read(ctx, t, ner.Find(ctx, t), known)
}

// Engine names the version of the engine with the usual settings.
func Engine() string { return Reader{}.Engine() }

// Article is what the engine with the usual settings finds in a.
func Article(ctx context.Context, a articles.Article, known Known) (articles.Analysis, error) {
	return Reader{}.Article(ctx, a, known)
}

// Text is what the engine with the usual settings finds in t.
func Text(ctx context.Context, t *prose.Text, known Known) (articles.Analysis, error) {
	return Reader{}.Text(ctx, t, known)
}

// mostPeople is how many people of one article are kept, those named first: no
// news has so many, and a library that took in all names of a hostile list would
// keep other writers waiting.
const mostPeople = 20_000

// read goes on from the names in t.
func (r Reader) read(ctx context.Context, t *prose.Text, names []ner.Name, known Known) (articles.Analysis, error) {
	people := link.People(t, linkNames(names))
	people = people[:min(len(people), mostPeople)]
	a := articles.Analysis{
		Reader:    r.Engine(),
		People:    identify(entities(t, people), known),
		Countries: r.countries(t, names),
		Quotes:    quote.Find(ctx, t, quoteNames(names, people)),
		Sketch:    story.Sketch(t),
	}
	if err := ctx.Err(); err != nil {
		return articles.Analysis{}, err
	}
	a.People = pronouns(a.People, a.Quotes)
	return a, nil
}

// Names are the people and other names in t, as quote takes them.
func Names(ctx context.Context, t *prose.Text) []quote.Name {
	names := ner.Find(ctx, t)
	return quoteNames(names, link.People(t, linkNames(names)))
}

func linkNames(names []ner.Name) []link.Name {
	out := make([]link.Name, len(names))
	for i, n := range names {
		out[i] = link.Name{First: n.First, Last: n.Last, Other: n.Kind != ner.Person, Certainty: n.Certainty}
	}
	return out
}

// quoteNames are the people as link joined them, and the other names.
func quoteNames(names []ner.Name, people []link.Person) []quote.Name {
	var out []quote.Name
	for _, p := range people {
		for _, m := range p.Mentions {
			out = append(out, quote.Name{First: m.First, Last: m.Last, Person: p.Name, Roles: p.Roles, Gender: p.Gender})
		}
	}
	for _, n := range names {
		if n.Kind != ner.Person {
			out = append(out, quote.Name{First: n.First, Last: n.Last})
		}
	}
	slices.SortFunc(out, func(a, b quote.Name) int { return cmp.Compare(a.First, b.First) })
	return out
}

// span is the bytes of t.Body that spell words [first, last).
func span(t *prose.Text, first, last int) (articles.Span, string) {
	r := prose.Range{From: t.Words[first].From, To: t.Words[last-1].To}
	return t.Span(r), t.Of(r)
}

// entities are people as the library knows them.
func entities(t *prose.Text, people []link.Person) []articles.Entity {
	out := make([]articles.Entity, 0, len(people))
	for _, p := range people {
		e := articles.Entity{Kind: articles.Person, Name: p.Name, Role: p.Role}
		for _, m := range p.Mentions {
			at, text := span(t, m.First, m.Last)
			e.Mentions = append(e.Mentions, articles.Mention{Span: at, Text: text, Form: m.Form, Certainty: m.Certainty})
		}
		out = append(out, e)
	}
	return out
}

// countries are the countries of t, in order of first mention.
func (r Reader) countries(t *prose.Text, names []ner.Name) []articles.Entity {
	words := make([]string, len(t.Words))
	for i, w := range t.Words {
		words[i] = t.Of(w.Range)
	}
	var out []articles.Entity
	at := map[string]int{}
	for _, m := range (gazetteer.Finder{Capitals: r.Capitals}).Find(words, starts(t), covers(names)) {
		k, seen := at[m.Code]
		if !seen {
			c, _ := gazetteer.ByCode(m.Code)
			k = len(out)
			at[m.Code] = k
			out = append(out, articles.Entity{Kind: articles.Country, Name: c.Name, Code: c.Code})
		}
		where, text := span(t, m.First, m.Last)
		out[k].Mentions = append(out[k].Mentions, articles.Mention{Span: where, Text: text, Form: m.Form, Certainty: m.Certainty})
	}
	return out
}

// starts are the first words of the sentences of t.
func starts(t *prose.Text) []int {
	out := make([]int, len(t.Sentences))
	for i, s := range t.Sentences {
		out[i] = s.First
	}
	return out
}

func covers(names []ner.Name) []gazetteer.Name {
	kinds := map[ner.Kind]gazetteer.Cover{ner.Person: gazetteer.CoverPerson, ner.Place: gazetteer.CoverPlace, ner.Org: gazetteer.CoverOrg}
	out := make([]gazetteer.Name, len(names))
	for i, n := range names {
		out[i] = gazetteer.Name{First: n.First, Last: n.Last, Cover: kinds[n.Kind]}
	}
	return out
}

// pronouns adds to people the pronouns that stand for them at a quote.
func pronouns(people []articles.Entity, quotes []articles.Quote) []articles.Entity {
	byName := map[string]*articles.Entity{}
	for i := range people {
		byName[people[i].Name] = &people[i]
	}
	seen := map[articles.Span]bool{}
	for _, q := range quotes {
		e := byName[q.Speaker.Name]
		if e == nil || !quote.Pronoun(q.Speaker.Text) || seen[q.Speaker.Span] {
			continue
		}
		seen[q.Speaker.Span] = true
		e.Mentions = append(e.Mentions, articles.Mention{
			Span: q.Speaker.Span, Text: q.Speaker.Text, Form: articles.FormPronoun, Certainty: q.Certainty,
		})
	}
	for _, e := range people {
		slices.SortFunc(e.Mentions, func(a, b articles.Mention) int { return a.Span.Compare(b.Span) })
	}
	return people
}

// identify gives people whom a library knows, by name and without a conflict
// of role, the identity that they have there.
func identify(people []articles.Entity, known Known) []articles.Entity {
	if known == nil || len(people) == 0 {
		return people
	}
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.Name
	}
	byName := map[string][]articles.Entity{}
	for _, e := range known(names) {
		if e.Kind == articles.Person {
			byName[e.Name] = append(byName[e.Name], e)
		}
	}
	for i, p := range people {
		if same := byName[p.Name]; len(same) == 1 {
			people[i].ID = same[0].ID
		}
	}
	return people
}
