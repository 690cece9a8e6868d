package page

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"onrecord/ui/theme"
)

const deepest = 24 // levels of lists and quotes that are indented

// A frame is a list item or a quote around leaves.
type frame struct {
	first, rest []cell // before its first line and the others
	used        bool   // its first line has been given out
	base        theme.Style
}

// An outliner takes a parsed chunk apart into its leaves.
type outliner struct {
	*painter
	script script
	leaves []*leaf
	frames []*frame
	lists  []*listing
	joined bool // the next leaf follows without a blank line
}

// A listing is a list that the outliner is in.
type listing struct{ tight, started bool }

// outline is the leaves of root, in order.
func outline(root ast.Node, s script) []*leaf {
	o := &outliner{painter: s.painter, script: s}
	o.children(root)
	return o.leaves
}

func (o *outliner) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		o.block(c)
		c = next
	}
}

func (o *outliner) block(n ast.Node) {
	switch v := n.(type) {
	case *ast.List:
		o.list(v)
	case *ast.Blockquote:
		o.within(&frame{first: o.marks.quote, rest: o.marks.quote, base: o.marks.quoted}, v)
	case *east.DefinitionDescription:
		o.joined = true
		o.within(&frame{first: o.marks.indent, rest: o.marks.indent}, v)
	case *east.DefinitionTerm:
		l := o.leaf(paragraph(v), running)
		l.base = o.marks.term.Over(l.base)
	case *ast.TextBlock:
		o.leaf(paragraph(v), running)
	case *ast.Paragraph, *ast.Heading:
		o.leaf(v, running)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		o.verse(v)
	case *ast.HTMLBlock:
		o.verse(markup(v))
	case *east.Table:
		o.leaf(v, table)
	case *ast.ThematicBreak:
		o.leaf(v, rule)
	case *ast.LinkReferenceDefinition:
	default:
		o.children(n)
	}
}

// verse adds a leaf of code, indented.
func (o *outliner) verse(n ast.Node) {
	l := o.leaf(n, verse)
	l.first = append(l.first[:len(l.first):len(l.first)], o.marks.code...)
	l.rest = append(l.rest[:len(l.rest):len(l.rest)], o.marks.code...)
}

// within goes through the blocks of n, a list item or a quote.
func (o *outliner) within(f *frame, n ast.Node) {
	if len(o.frames) > deepest {
		f.first, f.rest = nil, nil
	}
	o.frames = append(o.frames, f)
	o.children(n)
	o.frames = o.frames[:len(o.frames)-1]
}

func (o *outliner) list(v *ast.List) {
	o.lists = append(o.lists, &listing{tight: v.IsTight})
	number := v.Start
	digits := len(strconv.Itoa(v.Start + v.ChildCount() - 1))
	for c := v.FirstChild(); c != nil; {
		next := c.NextSibling()
		first := o.marks.item
		if v.IsOrdered() {
			n := strconv.Itoa(number)
			first = o.cells(strings.Repeat(" ", max(0, digits-len(n)))+n+o.marks.point, o.marks.number)
		}
		if box := checkbox(c); box != nil {
			first = o.marks.open
			if box.IsChecked {
				first = o.marks.ticked
			}
			box.Parent().RemoveChild(box.Parent(), box)
		}
		o.within(&frame{first: first, rest: blanks(len(first))}, c)
		number++
		c = next
	}
	o.lists = o.lists[:len(o.lists)-1]
}

// checkbox is the box at the start of a list item, if it has one.
func checkbox(item ast.Node) *east.TaskCheckBox {
	if b := item.FirstChild(); b != nil {
		if box, ok := b.FirstChild().(*east.TaskCheckBox); ok {
			return box
		}
	}
	return nil
}

// leaf adds n as a leaf, in all the frames that are open.
func (o *outliner) leaf(n ast.Node, f form) *leaf {
	l := &leaf{script: o.script, form: f, doc: ast.NewDocument(), gap: o.gap()}
	l.lo, l.hi = o.extent(n)
	continued := true
	for _, fr := range o.frames {
		continued = continued && fr.used
		if continued {
			l.above = append(l.above, fr.rest...)
		}
		lead := fr.rest
		if !fr.used {
			lead = fr.first
		}
		l.first = append(l.first, lead...)
		l.rest = append(l.rest, fr.rest...)
		l.base = fr.base.Over(l.base)
		fr.used = true
	}
	l.doc.AppendChild(l.doc, n)
	o.leaves = append(o.leaves, l)
	return l
}

// gap is how many blank lines stand above the next leaf.
func (o *outliner) gap() int {
	gap := 1
	if len(o.leaves) == 0 && o.script.base == 0 || o.joined {
		gap = 0
	}
	o.joined = false
	for i := len(o.lists) - 1; i >= 0; i-- {
		if o.lists[i].started {
			if o.lists[i].tight {
				gap = 0
			}
			break
		}
	}
	for _, l := range o.lists {
		l.started = true
	}
	return gap
}

// extent is the bytes of the body that n's text comes from. Where n has none it
// is the end of the leaf before.
func (o *outliner) extent(n ast.Node) (lo, hi int) {
	last := o.script.base
	if k := len(o.leaves); k > 0 {
		last = o.leaves[k-1].hi
	}
	lo, hi = -1, -1
	_ = ast.Walk(n, func(n ast.Node, in bool) (ast.WalkStatus, error) {
		if !in || n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if s := n.Lines(); s != nil && s.Len() > 0 {
			if first := s.At(0).Start + o.script.base; lo < 0 || first < lo {
				lo = first
			}
			hi = max(hi, s.At(s.Len()-1).Stop+o.script.base)
		}
		return ast.WalkContinue, nil
	})
	if lo < 0 {
		return last, last
	}
	return lo, max(hi, last)
}

// paragraph is n's text as a paragraph of its own.
func paragraph(n ast.Node) *ast.Paragraph {
	p := ast.NewParagraph()
	p.SetLines(n.Lines())
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		p.AppendChild(p, c)
		c = next
	}
	return p
}

// markup is HTML that came through, shown as it is written.
func markup(v *ast.HTMLBlock) *ast.CodeBlock {
	lines := text.NewSegments()
	lines.AppendAll(v.Lines().Sliced(0, v.Lines().Len()))
	if v.HasClosure() {
		lines.Append(v.ClosureLine)
	}
	c := ast.NewCodeBlock()
	c.SetLines(lines)
	return c
}
