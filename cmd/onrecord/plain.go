package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// plainWidth is the columns at which plain text is wrapped on a terminal.
// Elsewhere, in mail and in print, wrapping is left to what reads it.
const plainWidth = 72

// readAloud is an article with its names, quotes and notes as lines in the order in
// which they are read aloud: no columns, no lines drawn, no colour. A width of 0
// wraps nothing.
func readAloud(r articles.Reading, width int) string {
	p := sheet{width: width}
	p.say(articles.Line(r.Title))
	p.say(origin(r.Article))
	text := articles.Clean(strings.TrimSpace(prose.Read(r.Body).Plain))
	if rest, ok := strings.CutPrefix(text, articles.Line(r.Title)+"\n"); ok {
		text = strings.TrimSpace(rest) // it stands above already
	}
	p.gap()
	for l := range strings.Lines(text) {
		p.say(cellsAloud(strings.TrimRight(l, "\n")))
	}
	said := map[string]int{}
	for _, q := range r.Analysis.Quotes {
		said[q.Speaker.Name]++
	}
	p.section("People", len(r.Analysis.People), func(i int) string { return watched(r, r.Analysis.People[i], person(r.Analysis.People[i], said)) })
	p.section("Countries", len(r.Analysis.Countries), func(i int) string { return watched(r, r.Analysis.Countries[i], nation(r.Analysis.Countries[i])) })
	p.section("Quotes", len(r.Analysis.Quotes), func(i int) string { return utterance(r, r.Analysis.Quotes[i]) })
	p.section("Notes", len(r.Annotations), func(i int) string { return remark(r.Annotations[i]) })
	return p.String()
}

// cellsAloud is a line of text; of a row of a table, its cells with a pause
// between them.
func cellsAloud(l string) string {
	if cells := strings.Split(l, "\t"); len(cells) > 1 && strings.TrimSpace(cells[0]) != "" {
		return strings.Join(cells, "; ")
	}
	return l
}

// ended is a sentence with its end, once.
func ended(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}

// watched is what is said of a name, and whether the reader watches it.
func watched(r articles.Reading, e articles.Entity, words string) string {
	if slices.Contains(r.Watched, articles.RefOf(e)) {
		return words + " Watched."
	}
	return words
}

// A sheet is lines of plain text.
type sheet struct {
	strings.Builder
	width int
}

// say adds a paragraph, wrapped.
func (p *sheet) say(s string) {
	if p.width > 0 {
		s = ansi.Wordwrap(s, p.width, "")
	}
	p.WriteString(s + "\n")
}

func (p *sheet) gap() { p.WriteString("\n") }

// section adds a numbered list under a heading that says how long it is.
func (p *sheet) section(name string, n int, item func(i int) string) {
	if n == 0 {
		return
	}
	p.gap()
	p.say(fmt.Sprintf("%s (%d)", name, n))
	p.gap()
	for i := range n {
		number := fmt.Sprintf("%d. ", i+1)
		words := item(i)
		if p.width > 0 {
			words = strings.ReplaceAll(ansi.Wordwrap(words, p.width-len(number), ""), "\n", "\n"+strings.Repeat(" ", len(number)))
		}
		p.WriteString(number + words + "\n")
	}
}

// origin says where and when an article was published.
func origin(a articles.Article) string {
	var known []string
	for _, s := range []string{a.Byline, a.Source, strings.TrimSpace(day(a.Published, a.Added)), a.URL} {
		if s = articles.Line(s); s != "" {
			known = append(known, s)
		}
	}
	return strings.Join(known, ". ")
}

func person(e articles.Entity, said map[string]int) string {
	words := articles.Line(e.Name) + after(", ", articles.Line(e.Role)) + ". " + articles.Counted(len(e.Mentions), "mention")
	if n := said[e.Name]; n > 0 {
		words += ", " + articles.Counted(n, "quote")
	}
	return words + "."
}

func nation(e articles.Entity) string {
	words := articles.Line(e.Name)
	if e.Code != "" {
		words += " (" + articles.Line(e.Code) + ")"
	}
	return words + ". " + articles.Counted(len(e.Mentions), "mention") + "."
}

// utterance is a quote with who said it, in what role, and how it is known.
func utterance(r articles.Reading, q articles.Quote) string {
	who := articles.Line(speaker(q.Speaker))
	if q.Speaker.Name+q.Speaker.Text == "" && !q.Speaker.Anonymous {
		who = "nobody named"
	}
	i := slices.IndexFunc(r.Analysis.People, func(p articles.Entity) bool { return q.Speaker.Name != "" && p.Name == q.Speaker.Name })
	if i >= 0 {
		who += after(", ", articles.Line(r.Analysis.People[i].Role))
	}
	said := strings.TrimRight(articles.Line(q.Text), ",") // a comma before the cue
	words := who + ", word for word: “" + said + "”."
	if q.Kind == articles.Reported {
		words = ended(who + ", in the article's words: " + said)
	}
	how := fmt.Sprintf("%.0f percent certain", q.Certainty*100)
	if q.CueText != "" {
		how = "Cue: " + articles.Line(q.CueText) + ", " + how
	} else {
		how = strings.ToUpper(how[:1]) + how[1:]
	}
	return words + " " + how + "."
}

// remark is a note with its passage.
func remark(n articles.Annotation) string {
	kind := articles.Line(n.Kind.Words())
	if kind == "" {
		kind = "note"
	}
	words := strings.ToUpper(kind[:1]) + kind[1:] + " on “" + articles.Line(n.Selector.Exact) + "”"
	switch n.Placement {
	case articles.Near:
		words += ", which has changed since"
	case articles.Lost:
		words += ", which is no longer in the text"
	}
	if n.Note != "" {
		words += ": " + articles.Line(n.Note)
	}
	words = ended(words)
	if len(n.Tags) > 0 {
		words += " Tags: " + articles.Line(strings.Join(n.Tags, ", ")) + "."
	}
	return words
}

// plainly reports whether the program is to speak in lines alone.
func (a *app) plainly() bool { return truth(a.env("ONRECORD_PLAIN")) }
