package page

import (
	"strings"

	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	xansi "github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"onrecord/ui/theme"
)

// A painter turns leaves into styled cells. It holds what is the same for all
// leaves of a page.
type painter struct {
	theme   theme.Theme
	method  xansi.Method
	config  ansi.StyleConfig
	marks   ornaments
	glamour map[int]renderer.Renderer // by width; at 0 it does not break lines
	parser  *xansi.Parser
	styles  []theme.Style
	index   map[theme.Style]uint16
	opens   map[look]string // escape sequences by look
}

// ornaments are what stands around text without being of it.
type ornaments struct {
	quote, item, open, ticked, indent, code []cell
	point                                   string // after a number
	number                                  uint16 // style of numbers
	text, quoted, term, rule                theme.Style
	dashes                                  string // a rule
}

func newPainter(o Options) *painter {
	p := &painter{
		theme:   o.Theme,
		method:  o.Method,
		config:  o.Theme.Glamour(),
		glamour: map[int]renderer.Renderer{},
		parser:  xansi.NewParser(),
		index:   map[theme.Style]uint16{},
		opens:   map[look]string{},
	}
	p.style(theme.Style{})
	p.adorn()
	return p
}

// adorn takes over from the style what this package draws itself, and takes out
// of it what would get in the way: margins, colours of the document, lexers.
func (p *painter) adorn() {
	c := &p.config
	quoted := primitive(c.BlockQuote.StylePrimitive)
	bar := "│ "
	if c.BlockQuote.IndentToken != nil {
		bar = *c.BlockQuote.IndentToken
	}
	margin := uint(2)
	if c.CodeBlock.Margin != nil {
		margin = *c.CodeBlock.Margin
	}
	muted := p.style(p.theme.Muted)
	p.marks = ornaments{
		quote:  p.cells(bar, p.style(p.theme.Line.Over(theme.Style{}))),
		item:   p.cells(c.Item.BlockPrefix, muted),
		open:   p.cells(c.Task.Unticked, muted),
		ticked: p.cells(c.Task.Ticked, p.style(p.theme.Good)),
		indent: blanks(2),
		code:   blanks(int(margin)),
		point:  c.Enumeration.BlockPrefix,
		number: muted,
		text:   primitive(c.Text),
		quoted: quoted,
		term:   primitive(c.DefinitionTerm),
		rule:   primitive(c.HorizontalRule),
		dashes: strings.TrimSpace(c.HorizontalRule.Format),
	}
	c.Document, c.Paragraph = ansi.StyleBlock{}, ansi.StyleBlock{}
	c.CodeBlock.Theme, c.CodeBlock.Chroma, c.CodeBlock.Margin, c.CodeBlock.Indent = "", nil, nil, nil
	c.Heading.Margin, c.Heading.Indent = nil, nil
}

// script is an empty script for the chunk of body that starts at base.
func (p *painter) script(body string, source []byte, base int) script {
	return script{painter: p, body: body, source: source, base: base}
}

// style is the index of s.
func (p *painter) style(s theme.Style) uint16 {
	if i, ok := p.index[s]; ok {
		return i
	}
	if len(p.styles) > 0xffff {
		return 0
	}
	i := uint16(len(p.styles))
	p.styles = append(p.styles, s)
	p.index[s] = i
	return i
}

// cells is t, text of ours, as cells.
func (p *painter) cells(t string, style uint16) []cell {
	var cs []cell
	for len(t) > 0 {
		g, w := xansi.FirstGraphemeCluster(t, p.method)
		if w > 0 {
			cs = append(cs, cell{text: g, width: uint8(w), lo: -1, style: style})
		}
		if w == 2 {
			cs = append(cs, cell{lo: -1, style: style})
		}
		t = t[len(g):]
	}
	return cs
}

// blanks is n empty cells.
func blanks(n int) []cell {
	cs := make([]cell, n)
	for i := range cs {
		cs[i] = cell{text: " ", width: 1, lo: -1}
	}
	return cs
}

// render is glamour's rendering of l at the width given. Nothing that it can
// meet in an article is known to make it panic; should it, the article is shown
// plain.
func (p *painter) render(l *leaf, width int) (out string) {
	r := p.glamour[width]
	if r == nil {
		a := ansi.NewRenderer(ansi.Options{
			WordWrap: width, Styles: p.config, PreserveNewLines: true, InlineTableLinks: true,
		})
		r = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(a, 1000)))
		p.glamour[width] = r
	}
	defer func() {
		if recover() != nil {
			delete(p.glamour, width)
			out = ""
		}
	}()
	var b strings.Builder
	if err := r.Render(&b, l.out, l.doc); err != nil {
		return ""
	}
	return b.String()
}

// primitive is the part of s that a cell can show.
func primitive(s ansi.StylePrimitive) theme.Style {
	var t theme.Style
	if s.Color != nil {
		t.Fg = lipgloss.Color(*s.Color)
	}
	if s.BackgroundColor != nil {
		t.Bg = lipgloss.Color(*s.BackgroundColor)
	}
	for _, a := range []struct {
		on   *bool
		attr theme.Attr
	}{
		{s.Bold, theme.Bold},
		{s.Faint, theme.Faint},
		{s.Italic, theme.Italic},
		{s.Underline, theme.Underline},
		{s.Inverse, theme.Reverse},
		{s.CrossedOut, theme.Strike},
	} {
		if a.on != nil && *a.on {
			t.Attr |= a.attr
		}
	}
	return t
}

// pen is the style that glamour last set.
func pen(s *uv.Style) theme.Style {
	t := theme.Style{Fg: s.Fg, Bg: s.Bg}
	for _, a := range []struct {
		uv   uint8
		attr theme.Attr
	}{
		{uv.AttrBold, theme.Bold},
		{uv.AttrFaint, theme.Faint},
		{uv.AttrItalic, theme.Italic},
		{uv.AttrReverse, theme.Reverse},
		{uv.AttrStrikethrough, theme.Strike},
	} {
		if s.Attrs&a.uv != 0 {
			t.Attr |= a.attr
		}
	}
	if s.Underline != uv.UnderlineNone {
		t.Attr |= theme.Underline
	}
	return t
}
