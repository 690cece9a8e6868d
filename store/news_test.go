package store_test

import (
	"fmt"
	"math/rand"
	"strings"
	"time"

	"onrecord/articles"
)

// A newsroom makes articles that are the same every time: words, sources,
// people and countries are as unevenly spread as in real news (Zipf), and
// plainly made up.
type newsroom struct {
	words    []string
	people   int
	nations  int
	outlets  int
	mentions int // in an article
	quotes   int
}

func newNewsroom() *newsroom {
	n := &newsroom{words: make([]string, 60_000), people: 20_000, nations: 200, outlets: 300, mentions: 20, quotes: 5}
	for i := range n.words {
		n.words[i] = coin(i)
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

func (n *newsroom) person(i int) string {
	return title(n.words[(i*31+7)%len(n.words)]) + " " + title(n.words[(i*7919+11)%len(n.words)])
}

func (n *newsroom) nation(i int) (name, code string) {
	return title(n.words[900+i]) + "land", string([]byte{'A' + byte(i/26), 'A' + byte(i%26)})
}

// article is the ith article and what is to be found in it.
func (n *newsroom) article(i int) (articles.Article, articles.Analysis) {
	r := rand.New(rand.NewSource(int64(i)*2654435761 + 1))
	w := &writer{
		newsroom: n, Rand: r, word: rand.NewZipf(r, 1.07, 8, uint64(len(n.words)-1)),
		who: rand.NewZipf(r, 1.1, 20, uint64(n.people-1)), where: rand.NewZipf(r, 1.2, 4, uint64(n.nations-1)),
	}
	a := articles.Article{
		Title:     title(w.phrase(8)),
		Source:    fmt.Sprintf("The %s Courier", title(n.words[r.Intn(n.outlets)])),
		Byline:    n.person(r.Intn(n.people)),
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
	*newsroom
	*rand.Rand
	strings.Builder
	word, who, where *rand.Zipf
	people, lands    []articles.Entity
	said             []articles.Quote
}

func (w *writer) phrase(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = w.words[w.word.Uint64()]
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
			name, code := w.nation(int(w.where.Uint64()))
			w.lands = w.mention(w.lands, articles.Entity{Name: name, Code: code, Kind: articles.Country})
		default:
			e := articles.Entity{Name: w.person(int(w.who.Uint64())), Kind: articles.Person, Role: title(w.phrase(2))}
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
