package reader_test

import (
	"strconv"
	"strings"
	"testing"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/page"
	"onrecord/ui/reader"
	"onrecord/ui/theme"
)

// long is an article of 200 KB with 1,000 marks.
func long(b *testing.B) *reader.Pane {
	b.Helper()
	var text strings.Builder
	for i := 0; text.Len() < 200<<10; i++ {
		text.WriteString("The council of Kestrel met, and Orsolya Vane said that “nothing – not even café prices – is settled”, as item " + strconv.Itoa(i) + " of the minutes shows. ")
		if i%5 == 4 {
			text.WriteString("\n\n")
		}
	}
	r := articles.Reading{Article: articles.Article{ID: 1, Body: text.String()}, Analysis: articles.Analysis{Reader: "test"}}
	e := articles.Entity{Kind: articles.Person, Name: "Orsolya Vane"}
	at := 0
	for len(e.Mentions) < 600 {
		at += strings.Index(r.Body[at:], "Orsolya Vane")
		e.Mentions = append(e.Mentions, articles.Mention{Span: articles.Span{Lo: at, Hi: at + 12}})
		if len(r.Analysis.Quotes) < 400 {
			r.Analysis.Quotes = append(r.Analysis.Quotes, articles.Quote{Span: articles.Span{Lo: at + 23, Hi: at + 70}, Kind: articles.Direct, Certainty: 1})
		}
		at += 12
	}
	r.Analysis.People = []articles.Entity{e}
	var p reader.Pane
	p.SetSize(200, 60)
	p.SetArticle(r, page.Open(r.Body, page.Options{Width: 200, Theme: theme.Dark()}))
	p.View()
	return &p
}

func BenchmarkDoAndView(b *testing.B) {
	for _, c := range []struct {
		name string
		ways [2]keys.Action
	}{
		{"Line", [2]keys.Action{keys.Down, keys.Down}},
		{"Page", [2]keys.Action{keys.PageDown, keys.PageDown}},
		{"Person", [2]keys.Action{keys.NextPerson, keys.NextPerson}},
		{"Sentence", [2]keys.Action{keys.NextSentence, keys.NextSentence}},
		{"Ends", [2]keys.Action{keys.Bottom, keys.Top}},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := long(b)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				p.Do(c.ways[i%2], 1)
				p.View()
				if p.Status().Percent == 100 {
					p.Do(keys.Top, 1)
				}
			}
		})
	}
	b.Run("Select", func(b *testing.B) {
		p := long(b)
		p.Do(keys.Select, 1)
		for b.Loop() {
			p.Do(keys.NextWord, 1)
			p.View()
		}
	})
	b.Run("Resize", func(b *testing.B) {
		p := long(b)
		for i := 0; b.Loop(); i++ {
			p.SetSize(60+i%2, 60)
			p.View()
		}
	})
	b.Run("Find", func(b *testing.B) {
		p := long(b)
		for i := 0; b.Loop(); i++ {
			p.Find("minutes"[:3+i%5])
			p.View()
		}
	})
}
