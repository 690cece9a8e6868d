package format

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"onrecord/articles"
	"onrecord/articles/markup"
	"onrecord/articles/prose"
)

// markdown reads Markdown, with the front matter of YAML or TOML that it may
// have. The first heading is the title where front matter gives none.
func markdown(s string) articles.Article {
	s = articles.Clean(s)
	m, s := frontMatter(s)
	body := withoutHTML(s)
	t := prose.Read(body)
	a := m.article()
	a.Body = body
	if a.Title == "" {
		a.Title = heading(t)
	}
	if a.Source == "" {
		a.Source = dateline(t.Plain)
	}
	return a
}

// heading is the text of the first heading, or else the first line.
func heading(t *prose.Text) string {
	for _, b := range t.Blocks {
		if b.Kind == prose.Heading {
			return t.Of(b.Range)
		}
	}
	return firstLine(t.Plain)
}

// mostHTML is how many blocks of raw HTML are looked at in one text.
const mostHTML = 1000

// withoutHTML writes the blocks of raw HTML in Markdown as Markdown, so that
// what a page shows can be read; comments go.
func withoutHTML(s string) string {
	source := []byte(s)
	var blocks []articles.Span
	_ = ast.Walk(prose.Parse(source), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		h, ok := n.(*ast.HTMLBlock)
		if !ok || !entering || h.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		// Within a quote or a list the lines have markers between them.
		if h.Parent().Kind() == ast.KindDocument && len(blocks) < mostHTML {
			span := articles.Span{Lo: h.Lines().At(0).Start, Hi: h.Lines().At(h.Lines().Len() - 1).Stop}
			if h.HasClosure() {
				span.Hi = max(span.Hi, h.ClosureLine.Stop)
			}
			blocks = append(blocks, span)
		}
		return ast.WalkSkipChildren, nil
	})
	var b strings.Builder
	done := 0
	for _, span := range blocks {
		b.WriteString(s[done:span.Lo])
		if md := markup.FromHTML(s[span.Lo:span.Hi], nil); md != "" {
			b.WriteString(articles.Clean(md))
			b.WriteString("\n\n")
		}
		done = span.Hi
	}
	b.WriteString(s[done:])
	return b.String()
}
