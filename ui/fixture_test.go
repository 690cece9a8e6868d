package ui_test

import (
	"strings"
	"time"

	"onrecord/articles"
)

// The people, places and words of these texts are made up.
const harbour = `# Harbour talks resume

Prime Minister Orsolya Vane of Norway met President Tomas Idrel of Portugal in
the old customs house on Monday. Vane said the harbour “must stay open to
all,” and Idrel agreed.

According to Vane, Norway would pay for the new lock gates. Portugal’s own
engineers are to begin in May, Idrel said.

## What comes next

The two will meet again. “Nobody leaves the table,” Vane told reporters, before
she left with Idrel for the ferry.
`

const grain = `# Grain ships wait

Forty ships wait off the coast of Portugal. The harbour master, Bela Orrin, said
that “the queue is shorter than last week.”
`

// story is an article of so many hours ago.
func story(title, source, body string, hours int) articles.Article {
	return articles.Article{
		Title: title, Source: source, Body: body, Format: articles.FormatMarkdown, Raw: []byte(body),
		Published: noon.Add(-time.Duration(hours) * time.Hour), URL: "https://example.org/" + strings.ReplaceAll(strings.ToLower(title), " ", "-"),
	}
}

func stories() []articles.Article {
	return []articles.Article{
		story("Harbour talks resume", "The Coastal Gazette", harbour, 2),
		story("Grain ships wait", "Port Letter", grain, 26),
		story("A quiet week", "Port Letter", "# A quiet week\n\nNothing happened, and nobody said so.\n", 9*24),
	}
}

// finds is what a plain look-up of the made-up names and of quotation marks
// finds in body: enough for the screen to show.
func finds(body string) articles.Analysis {
	a := articles.Analysis{Reader: "test 1"}
	entity := func(kind articles.Kind, name, code, role string, forms ...string) {
		e := articles.Entity{Kind: kind, Name: name, Code: code, Role: role, Mentions: mentions(body, forms)}
		switch {
		case len(e.Mentions) == 0:
		case kind == articles.Person:
			a.People = append(a.People, e)
		default:
			a.Countries = append(a.Countries, e)
		}
	}
	entity(articles.Person, "Orsolya Vane", "", "Prime Minister", "Orsolya Vane", "Vane")
	entity(articles.Person, "Tomas Idrel", "", "President", "Tomas Idrel", "Idrel")
	entity(articles.Person, "Bela Orrin", "", "harbour master", "Bela Orrin")
	entity(articles.Country, "Norway", "NO", "", "Norway")
	entity(articles.Country, "Portugal", "PT", "", "Portugal")
	for at := 0; ; {
		i := strings.Index(body[at:], "“")
		if i < 0 {
			return a
		}
		lo := at + i + len("“")
		hi := lo + strings.Index(body[lo:], "”")
		q := articles.Quote{Span: articles.Span{Lo: lo, Hi: hi}, Text: strings.ReplaceAll(body[lo:hi], "\n", " "), Kind: articles.Mixed, Certainty: 0.9}
		if strings.Contains(body, "Orsolya Vane") {
			q.Speaker = articles.Speaker{Name: "Orsolya Vane", Text: "Vane"}
		}
		a.Quotes = append(a.Quotes, q)
		at = hi
	}
}

// mentions are the places of the forms in body, longest form first, in order.
func mentions(body string, forms []string) (ms []articles.Mention) {
	for at := 0; at < len(body); {
		best := ""
		for _, f := range forms {
			if strings.HasPrefix(body[at:], f) && len(f) > len(best) {
				best = f
			}
		}
		if best == "" {
			at++
			continue
		}
		ms = append(ms, articles.Mention{Span: articles.Span{Lo: at, Hi: at + len(best)}, Text: best, Form: articles.FormName, Certainty: 0.95})
		at += len(best)
	}
	return ms
}

// linked is a text of several screens with names, quotes, headings and links.
const linked = harbour + `
A [map of the harbour](https://example.org/map) and a [table of tides](https://example.org/tides)
are kept by Portugal.

` + harbour + `
- Norway counts the ships.
- [Letters](mailto:post@example.org) are answered by Vane.

` + harbour
