package sample

import (
	"fmt"
	"math/rand"
	"strings"
	"time"

	"onrecord/articles"
)

// A Newsroom makes articles that are the same every time: words, sources,
// people and countries are as unevenly spread as in real news (Zipf), and
// plainly made up.
type Newsroom struct {
	Words    []string // the frequent ones first
	People   int
	nations  int
	outlets  int
	mentions int // in an article
	quotes   int
}

// NewNewsroom opens one.
func NewNewsroom() *Newsroom {
	n := &Newsroom{Words: make([]string, 60_000), People: 20_000, nations: 200, outlets: 300, mentions: 20, quotes: 5}
	for i := range n.Words {
		n.Words[i] = coin(i)
	}
	return n
}

// coin is the ith word: frequent ones are short.
func coin(i int) string {
	syllables := strings.Fields("ta ken or su mil ran do ve lis pa ner ith co sal ung wer bi tra fen ost ga rel hu min sed")
	var b strings.Builder
	for i++; i > 0; i /= len(syllables) {
		i--
		b.WriteString(syllables[i%len(syllables)])
	}
	return b.String()
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// Person is the name of the ith person, of whom the first are named most often.
func (n *Newsroom) Person(i int) string {
	return title(n.Words[(i*31+7)%len(n.Words)]) + " " + title(n.Words[(i*7919+11)%len(n.Words)])
}

// Nation is the ith country.
func (n *Newsroom) Nation(i int) (name, code string) {
	return title(n.Words[900+i]) + "land", string([]byte{'A' + byte(i/26), 'A' + byte(i%26)})
}

// Article is the ith article and what is to be found in it.
func (n *Newsroom) Article(i int) (articles.Article, articles.Analysis) {
	r := rand.New(rand.NewSource(int64(i)*2654435761 + 1)) //nolint:gosec // the same news every time
	w := &writer{
		Newsroom: n, Rand: r, word: rand.NewZipf(r, 1.07, 8, uint64(len(n.Words)-1)),
		who: rand.NewZipf(r, 1.1, 20, uint64(n.People-1)), where: rand.NewZipf(r, 1.2, 4, uint64(n.nations-1)),
	}
	a := articles.Article{
		Title:     title(w.phrase(8)),
		Source:    fmt.Sprintf("The %s Courier", title(n.Words[r.Intn(n.outlets)])),
		Byline:    n.Person(r.Intn(n.People)),
		URL:       fmt.Sprintf("https://news.example/%d/%08x", i, r.Uint32()),
		Lang:      "en",
		Format:    articles.FormatText,
		Published: time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(i)*10*time.Minute + time.Duration(r.Intn(3*86400))*time.Second),
	}
	w.write(4000)
	a.Body, a.Raw = w.String(), []byte(w.String())
	return a, w.analysis()
}

// A writer writes one article.
type writer struct {
	*Newsroom
	*rand.Rand
	strings.Builder
	word, who, where *rand.Zipf
	people, lands    []articles.Entity
	said             []articles.Quote
}

func (w *writer) phrase(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = w.Words[w.word.Uint64()]
	}
	return strings.Join(words, " ")
}

func (w *writer) write(size int) {
	for n := 1; w.Len() < size; n++ {
		w.WriteString(title(w.phrase(6)) + " ")
		switch {
		case n%8 == 0 && len(w.said) < w.quotes:
			w.quote()
		case n%3 == 0:
			name, code := w.Nation(int(w.where.Uint64()))
			w.lands = w.mention(w.lands, articles.Entity{Name: name, Code: code, Kind: articles.Country})
		default:
			e := articles.Entity{Name: w.Person(int(w.who.Uint64())), Kind: articles.Person, Role: title(w.phrase(2))}
			w.people = w.mention(w.people, e)
		}
		w.WriteString(" " + w.phrase(10) + ".")
		if n%6 == 0 {
			w.WriteString("\n\n")
		} else {
			w.WriteString(" ")
		}
	}
}

// mention writes e's name and notes it among those found.
func (w *writer) mention(found []articles.Entity, e articles.Entity) []articles.Entity {
	from := w.Len()
	w.WriteString(e.Name)
	m := articles.Mention{Span: articles.Span{Lo: from, Hi: w.Len()}, Text: e.Name, Form: articles.FormName, Certainty: 0.9}
	for i := range found {
		if found[i].Name == e.Name {
			found[i].Mentions = append(found[i].Mentions, m)
			return found
		}
	}
	e.Mentions = []articles.Mention{m}
	return append(found, e)
}

// quote has one of those mentioned say something.
func (w *writer) quote() {
	name := w.people[w.Intn(len(w.people))].Name
	q := articles.Quote{Kind: articles.Direct, Certainty: 0.95, Rule: "after", CueText: "said", Speaker: articles.Speaker{Name: name, Text: name}}
	w.WriteString(`"`)
	q.Span.Lo = w.Len()
	w.WriteString(title(w.phrase(18)))
	q.Span.Hi = w.Len()
	w.WriteString(`," said `)
	q.Text = w.String()[q.Span.Lo:q.Span.Hi]
	q.Cue = articles.Span{Lo: w.Len() - 5, Hi: w.Len() - 1}
	q.Speaker.Span.Lo = w.Len()
	w.WriteString(name)
	q.Speaker.Span.Hi = w.Len()
	w.said = append(w.said, q)
}

func (w *writer) analysis() articles.Analysis {
	return articles.Analysis{Reader: "test/1", People: w.people, Countries: w.lands, Quotes: w.said}
}
