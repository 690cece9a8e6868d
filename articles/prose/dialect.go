package prose

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
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
	return p.Parse(text.NewReader(source))
}
