package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// A builder writes the plain text of a parsed body and the map back to it.
type builder struct {
	src    []byte
	plain  []byte
	runs   []run
	blocks []Block
	end    int      // of the source that plain spells so far
	gap    gap      // still to be written before the block's text
	from   int      // where the block's text starts in plain; -1 before it does
	row    ast.Node // of the last table cell
}

// A gap is what parts a block from the one before.
type gap uint8

const (
	noGap gap = iota
	blockGap
	paragraphGap // between two paragraphs that stand in nothing
	cellGap
)

// document writes every block under root that holds text itself.
func (b *builder) document(root ast.Node) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, east.KindDefinitionTerm:
			b.block(n, kindOf(n), blockGap, b.children)
		case east.KindTableCell:
			b.cell(n)
		case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindHTMLBlock:
			b.block(n, Code, blockGap, b.lines)
		default:
			return ast.WalkContinue, nil
		}
		return ast.WalkSkipChildren, nil
	})
	if rest := b.src[b.end:]; len(bytes.TrimSpace(rest)) == 0 {
		b.copy(b.end, len(b.src))
	}
}

// kindOf is the kind of a block of running text, after what it stands in.
func kindOf(n ast.Node) BlockKind {
	kind := Paragraph
	for p := n; p != nil; p = p.Parent() {
		switch p.Kind() {
		case ast.KindHeading:
			return Heading
		case ast.KindBlockquote:
			return Quote
		case ast.KindListItem, east.KindDefinitionList:
			kind = Item
		}
	}
	return kind
}

// block writes n as one block, if it has any text.
func (b *builder) block(n ast.Node, kind BlockKind, g gap, write func(ast.Node)) {
	last := len(b.blocks) - 1
	if g == blockGap && kind == Paragraph && (last < 0 || b.blocks[last].Kind == Paragraph) {
		g = paragraphGap
	}
	b.gap, b.from = g, -1
	write(n)
	if b.from >= 0 {
		b.blocks = append(b.blocks, Block{Range: Range{b.from, len(b.plain)}, Kind: kind})
	}
	b.gap = noGap
}

func (b *builder) cell(n ast.Node) {
	g := blockGap
	if b.row == n.Parent() {
		g = cellGap
	}
	b.row = n.Parent()
	b.block(n, Cell, g, b.children)
}

func (b *builder) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.inline(c)
	}
}

func (b *builder) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		b.text(n)
	case *ast.AutoLink:
		b.label(n)
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			b.raw(n.Segments.At(i))
		}
	default:
		b.children(n)
	}
}

func (b *builder) text(n *ast.Text) {
	if n.IsRaw() {
		b.raw(n.Segment)
		return
	}
	b.escaped(n.Segment.Start, n.Segment.Stop)
	if !n.SoftLineBreak() && !n.HardLineBreak() {
		return
	}
	i := bytes.IndexByte(b.src[n.Segment.Stop:], '\n')
	switch {
	case i < 0:
	case n.HardLineBreak():
		b.spell("\n", n.Segment.Stop, n.Segment.Stop+i+1)
	default:
		b.copyAs(' ', n.Segment.Stop+i)
	}
}

// label writes the address that a bare or bracketed link shows. The node keeps
// its position to itself, but its label is a piece of the source.
func (b *builder) label(n *ast.AutoLink) {
	label := n.Label(b.src)
	lo := cap(b.src) - cap(label)
	if lo < 0 || lo+len(label) > len(b.src) || !bytes.Equal(b.src[lo:lo+len(label)], label) {
		return
	}
	b.copy(lo, lo+len(label))
}

// raw writes code or markup within a line: line breaks in it are spaces.
func (b *builder) raw(s text.Segment) {
	for lo := s.Start; lo < s.Stop; {
		i := bytes.IndexByte(b.src[lo:s.Stop], '\n')
		if i < 0 {
			b.copy(lo, s.Stop)
			return
		}
		b.copy(lo, lo+i)
		b.copyAs(' ', lo+i)
		lo += i + 1
	}
}

// lines writes a block of code or HTML as it stands, without its last line end.
func (b *builder) lines(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		b.line(lines.At(i), i == lines.Len()-1 && !closed(n))
	}
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		b.line(h.ClosureLine, true)
	}
}

// closed reports whether n is an HTML block with a last line of its own.
func closed(n ast.Node) bool {
	h, ok := n.(*ast.HTMLBlock)
	return ok && h.HasClosure()
}

func (b *builder) line(s text.Segment, last bool) {
	for range s.Padding { // the rest of a tab that was cut through
		b.insert(" ")
	}
	stop := s.Stop
	if last && stop > s.Start && b.src[stop-1] == '\n' {
		stop--
	}
	b.copy(s.Start, stop)
}

// escaped writes src[lo:hi], backslash escapes and entities resolved.
func (b *builder) escaped(lo, hi int) {
	lo = max(lo, b.end)
	for i := lo; i < hi; {
		k := bytes.IndexAny(b.src[i:hi], `\&`)
		if k < 0 {
			break
		}
		i += k
		s, n := Unescape(b.src[i:hi])
		if n == 0 {
			i++
			continue
		}
		b.copy(lo, i)
		b.spell(s, i, i+n)
		i += n
		lo = i
	}
	b.copy(lo, hi)
}
