package prose

import "bytes"

// Bounds on what the Markdown parser is given. No text written by people comes
// near them.
const (
	maxDepth = 100     // of nested quotes and lists
	maxWork  = 1 << 26 // steps over openers, see costly
	maxCells = 200_000 // of tables, beyond those that stand in the source
)

// costly reports whether source has so much nesting, so many unmatched openers
// in one paragraph or so wide a table that parsing it would not be linear. The
// parser compares openers of one paragraph pairwise, walks all open containers
// on every line, and fills every row of a table to the width of its head.
func costly(source []byte) bool {
	var (
		work, cells, pipes  int
		openers, rows, wide int // of the paragraph
		fence               fence
	)
	endParagraph := func() {
		work += openers * openers
		cells += wide * rows
		openers, rows, wide = 0, 0, 0
	}
	for len(source) > 0 {
		line := source
		if i := bytes.IndexByte(source, '\n'); i >= 0 {
			line = source[:i+1]
		}
		source = source[len(line):]
		if fence.holds(line) {
			continue
		}
		rest, depth := container(line)
		if depth > maxDepth {
			return true
		}
		if len(bytes.TrimLeft(rest, " \t\r\n")) == 0 {
			endParagraph()
			continue
		}
		o, p := openersIn(rest)
		openers += o
		pipes += p
		rows++
		wide = max(wide, p)
		if openers*openers+work > maxWork {
			return true
		}
	}
	endParagraph()
	return cells > maxCells+4*pipes
}

// openersIn counts the characters of line that may open inline markup, and the
// pipes that may part cells.
func openersIn(line []byte) (openers, pipes int) {
	for _, c := range line {
		switch c {
		case '*', '_', '~', '[', ']', '(', '<', '`', '"':
			openers++
		case '|':
			pipes++
		}
	}
	return openers, pipes
}

// container cuts the quote and list markers from the start of line and counts
// how deep they may nest.
func container(line []byte) (rest []byte, depth int) {
	indent, markers := 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '>':
			markers++
		case (c == '-' || c == '+' || c == '*' || c == ':') && blankAt(line, i+1):
			markers++
		case '0' <= c && c <= '9':
			j := i
			for j < len(line) && '0' <= line[j] && line[j] <= '9' {
				j++
			}
			if j == len(line) || line[j] != '.' && line[j] != ')' || !blankAt(line, j+1) {
				return line[i:], markers + min(markers, 1)*indent/2
			}
			i = j
			markers++
		default:
			return line[i:], markers + min(markers, 1)*indent/2
		}
	}
	return nil, markers
}

func blankAt(line []byte, i int) bool {
	return i >= len(line) || line[i] == ' ' || line[i] == '\t' || line[i] == '\n'
}

// A fence follows fenced code, in which nothing opens. It only believes in
// fences at the margin, and in none once raw HTML may have swallowed one.
type fence struct {
	mark []byte // of the open fence
	html bool
}

func (f *fence) holds(line []byte) bool {
	trimmed := bytes.TrimLeft(line, " \t")
	if f.mark != nil {
		if bytes.HasPrefix(trimmed, f.mark) {
			f.mark = nil
		}
		return true
	}
	if len(trimmed) > 0 && trimmed[0] == '<' {
		f.html = true
	}
	if f.html || len(line) < 3 || line[0] != '`' && line[0] != '~' {
		return false
	}
	n := len(line) - len(bytes.TrimLeft(line, string(line[:1])))
	if n < 3 || bytes.IndexByte(line[n:], '`') >= 0 {
		return false
	}
	f.mark = line[:n]
	return true
}
