package page

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// rewrite replaces all text of l by stand-ins, and everything glamour would say
// of its own accord, such as the address after a link, by nothing.
func (l *leaf) rewrite() {
	l.reset()
	l.open = l.form == table
	switch v := l.doc.FirstChild().(type) {
	case *ast.FencedCodeBlock:
		v.Info = nil
		v.SetLines(l.verses(v.Lines()))
	case *ast.CodeBlock:
		v.SetLines(l.verses(v.Lines()))
	default:
		l.inlines(l.doc, false)
	}
}

// verses rewrites the lines of a code block.
func (l *leaf) verses(in *text.Segments) *text.Segments {
	out := text.NewSegments()
	for i := range in.Len() {
		s := in.At(i)
		out.Append(l.segment(s.Start, s.Stop, true, s.Padding))
	}
	return out
}

// inlines rewrites what stands in n.
func (l *leaf) inlines(n ast.Node, raw bool) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		l.inline(n, c, raw)
		c = next
	}
}

func (l *leaf) inline(parent, c ast.Node, raw bool) {
	switch v := c.(type) {
	case *ast.Text:
		l.words(v, raw)
	case *ast.CodeSpan:
		l.inlines(v, true)
	case *ast.Link:
		l.link(v.Destination, func() { l.inlines(v, raw) })
		v.Destination = []byte("#") // glamour prints no address that is a mere fragment
	case *ast.AutoLink:
		l.autoLink(parent, v)
	case *ast.Image:
		l.inlines(v, raw)
		v.Destination = nil
	case *ast.RawHTML:
		l.tag(parent, v)
	case *east.TableHeader, *east.TableRow:
		l.rows = append(l.rows, len(l.cuts))
		l.inlines(v, raw)
	case *east.TableCell:
		l.cuts = append(l.cuts, len(l.glyphs))
		l.inlines(v, raw)
	case *ast.Emphasis, *east.Strikethrough:
		l.inlines(v, raw)
	default:
		if v.Type() == ast.TypeInline {
			parent.RemoveChild(parent, v)
			return
		}
		l.inlines(v, raw)
	}
}

// words rewrites a run of text. A line that ends softly ends in a blank; where it
// ends hard glamour sees to it, and the glyph is for plain text.
func (l *leaf) words(v *ast.Text, raw bool) {
	s := v.Segment
	end := s.Stop
	for end > s.Start && l.source[end-1] == '\n' { // in code spans
		end--
	}
	raw = raw || v.IsRaw()
	v.Segment = l.segment(s.Start, end, raw, s.Padding)
	if end < s.Stop || v.SoftLineBreak() && !v.HardLineBreak() {
		l.put(" ", 1, end, min(end+1, len(l.source)))
		v.Segment.Stop = len(l.out)
		v.SetSoftLineBreak(false)
	}
	if v.HardLineBreak() {
		l.glyphs = append(l.glyphs, glyph{text: "\n", lo: int32(l.script.base + end), hi: int32(l.script.base + end)})
	}
}

// link notes what inner writes as a link to dest.
func (l *leaf) link(dest []byte, inner func()) {
	from := len(l.glyphs)
	inner()
	if from < len(l.glyphs) {
		last := l.glyphs[len(l.glyphs)-1]
		l.links = append(l.links, link{l.glyphs[from].lo, last.hi, address(string(dest))})
	}
}

// autoLink puts an ordinary link in the place of a bare address.
func (l *leaf) autoLink(parent ast.Node, v *ast.AutoLink) {
	label, dest := v.Label(l.source), v.URL(l.source)
	if v.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(dest), []byte("mailto:")) {
		dest = append([]byte("mailto:"), dest...)
	}
	as := ast.NewLink()
	as.Destination = []byte("#")
	// The node does not tell where it stands, but its label is a slice of the
	// source, whose distance from the end is the difference of the capacities.
	at := cap(l.source) - cap(label)
	if at >= 0 && at+len(label) <= len(l.source) && bytes.Equal(l.source[at:at+len(label)], label) {
		l.link(dest, func() {
			as.AppendChild(as, ast.NewTextSegment(l.segment(at, at+len(label), true, 0)))
		})
	}
	parent.ReplaceChild(parent, v, as)
}

// tag shows a piece of raw HTML as it is written.
func (l *leaf) tag(parent ast.Node, v *ast.RawHTML) {
	for i := range v.Segments.Len() {
		s := v.Segments.At(i)
		t := ast.NewRawTextSegment(s)
		parent.InsertBefore(parent, v, t)
		l.words(t, true)
	}
	parent.RemoveChild(parent, v)
}
