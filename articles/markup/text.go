// Package markup writes what is no Markdown as Markdown: plain text, with just
// those characters escaped that would be taken for markup, and HTML.
package markup

import (
	"strings"
)

// FromText writes plain text, as it comes from articles.Clean, as Markdown that
// reads as the very same text: every space and line stays, but a line break in a
// hard-wrapped paragraph is a soft one. Any other line break is a hard one.
func FromText(s string) string {
	lines := strings.Split(s, "\n")
	width := wrapWidth(lines)
	w := writer{}
	w.out.Grow(len(s) + len(s)/32)
	for i := 0; i < len(lines); {
		if blank(lines[i]) {
			w.out.WriteString(lines[i])
			i++
		} else {
			end := i + 1
			for end < len(lines) && !blank(lines[end]) {
				end++
			}
			w.paragraph(lines[i:end], width)
			i = end
		}
		if i < len(lines) {
			w.out.WriteByte('\n')
		}
	}
	return w.out.String()
}

// blank reports whether Markdown takes line for an empty one.
func blank(line string) bool { return strings.Trim(line, " \t") == "" }

// A writer escapes one paragraph after the other.
type writer struct {
	out   strings.Builder
	pairs [128]bool // characters that the paragraph has twice, and so may pair
	label bool      // the paragraph starts like the definition of a link
}

func (w *writer) paragraph(lines []string, width int) {
	w.count(lines)
	w.label = strings.HasPrefix(strings.TrimLeft(lines[0], " \t"), "[")
	for i, line := range lines {
		w.line(line, i == 0)
		if i < len(lines)-1 {
			w.lineEnd(line, soft(line, lines[i+1], width))
		}
	}
}

// lineEnd ends line within a paragraph. Markdown drops white space before a soft
// break, and is not of one mind about a backslash before another.
func (w *writer) lineEnd(line string, soft bool) {
	last := line[len(line)-1]
	switch {
	case soft && (last == ' ' || last == '\t'):
		w.out.WriteByte(' ')
	case soft:
		w.out.WriteByte('\n')
	case last == '\\':
		w.out.WriteString("  \n")
	default:
		w.out.WriteString("\\\n")
	}
}

// count finds which of the characters that mark in pairs have a partner.
func (w *writer) count(lines []string) {
	for _, c := range "*_~`" {
		n := 0
		for _, line := range lines {
			if n += strings.Count(line, string(c)); n > 1 {
				break
			}
		}
		w.pairs[c] = n > 1
	}
}

// line writes one line. Markdown drops the white space that starts a line, and
// takes much of it at the start of a paragraph for code, unless its first
// character is written as an entity.
func (w *writer) line(line string, first bool) {
	text := strings.TrimLeft(line, " \t")
	indent := line[:len(line)-len(text)]
	switch {
	case indent == "" || first && len(indent) < 4 && !strings.Contains(indent, "\t"):
		w.out.WriteString(indent)
		text = w.lineStart(text)
	case indent[0] == '\t':
		w.out.WriteString("&#9;" + indent[1:])
	default:
		w.out.WriteString("&#32;" + indent[1:])
	}
	w.inline(text)
}
