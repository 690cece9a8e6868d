package prose

import (
	"math"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Markdown is the dialect in which every Body is written and read: CommonMark
// 0.31 with GitHub's tables, strikethrough, task lists and bare links, and
// definition lists. It is what glamour can draw; typographic replacements are
// left out since they would change the text. Bodies are parsed with [Parse].
func Markdown() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList))
}

// Parse parses source in the dialect of [Markdown]. Parsing takes time linear
// in the length of source: a source whose markup would take the parser longer
// (see costly) is read as plain paragraphs in which nothing is markup but
// backslash escapes and entities.
func Parse(source []byte) ast.Node {
	p := Markdown().Parser()
	if costly(source) {
		p = parser.NewParser(parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)))
	}
	doc := p.Parse(text.NewReader(source))
	inOrder(doc)
	return doc
}

// inOrder puts blocks before tables that they stand before. Of a line, a table and
// a line of dashes or with a colon, goldmark makes a table and behind it a heading,
// or terms to be defined, of the lines before it.
func inOrder(doc ast.Node) {
	var tables []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case east.KindTable:
		case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading:
			return ast.WalkSkipChildren, nil
		default:
			return ast.WalkContinue, nil
		}
		if next := n.NextSibling(); entering && next != nil && startOf(next) < startOf(n) {
			tables = append(tables, n)
		}
		return ast.WalkSkipChildren, nil
	})
	for _, table := range tables {
		late := table.NextSibling()
		if term := late.FirstChild(); late.Kind() == east.KindDefinitionList { // what defines them stands behind the table
			late = east.NewDefinitionList(0, nil)
			for start := startOf(table); term != nil && startOf(term) < start; {
				next := term.NextSibling()
				late.AppendChild(late, term)
				term = next
			}
		}
		table.Parent().InsertBefore(table.Parent(), table, late)
	}
}

// startOf is where the first line of n or what is in it starts; past every source
// where nothing has lines.
func startOf(n ast.Node) int {
	start := math.MaxInt
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			start = n.Lines().At(0).Start
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return start
}
