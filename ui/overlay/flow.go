package overlay

import (
	"strings"
	"unicode"

	"onrecord/ui/theme"
)

// flow breaks a styled text into lines of at most width cells, no more than most
// (0: any number), the last one ended by an ellipsis where there was more.
func flow(pen theme.Pen, text []theme.Seg, width, most int) [][]theme.Seg {
	if width <= 0 {
		return nil
	}
	var lines [][]theme.Seg
	var now []theme.Seg
	used := 0
	for _, w := range words(pen, text, width) {
		n := total(pen, w)
		if used > 0 && used+1+n > width {
			if most > 0 && len(lines) == most-1 {
				return append(lines, elided(pen, now, used, width))
			}
			lines, now, used = append(lines, now), nil, 0
		}
		if used > 0 {
			now, used = append(now, theme.Seg{Text: " ", Style: between(now, w)}), used+1
		}
		now, used = append(now, w...), used+n
	}
	if len(now) > 0 {
		lines = append(lines, now)
	}
	return lines
}

// wrapped is flow as the lines of a row.
func wrapped(pen theme.Pen, text []theme.Seg, width, most int) []line {
	broken := flow(pen, text, width, most)
	out := make([]line, len(broken), len(broken)+1)
	for i, l := range broken {
		out[i].left = l
	}
	return out
}

// between is the style of a blank between two words: theirs, where they agree.
func between(before, after []theme.Seg) theme.Style {
	if len(before) > 0 && before[len(before)-1].Style == after[0].Style {
		return after[0].Style
	}
	return theme.Style{}
}

// elided is a line with an ellipsis at its end.
func elided(pen theme.Pen, line []theme.Seg, used, width int) []theme.Seg {
	if used+2 <= width {
		return append(line, theme.Seg{Text: " …"})
	}
	last := &line[len(line)-1]
	last.Text = pen.Cut(last.Text+" …", max(pen.Width(last.Text)-1, 1))
	return line
}

func total(pen theme.Pen, segs []theme.Seg) (n int) {
	for _, s := range segs {
		n += pen.Width(s.Text)
	}
	return n
}

// words cuts text at its blanks. A word may have parts of several styles; one
// that is wider than a line is cut.
func words(pen theme.Pen, text []theme.Seg, width int) (out [][]theme.Seg) {
	var word []theme.Seg
	end := func() {
		if len(word) > 0 {
			out = append(out, fitting(pen, word, width)...)
		}
		word = nil
	}
	for _, s := range text {
		for rest := s.Text; rest != ""; {
			i := strings.IndexFunc(rest, unicode.IsSpace)
			if i < 0 {
				i = len(rest)
			}
			if part := pen.Plain(rest[:i]); part != "" {
				word = append(word, theme.Seg{Text: part, Style: s.Style})
			}
			if i < len(rest) {
				end()
				i += len(rest[i:]) - len(strings.TrimLeftFunc(rest[i:], unicode.IsSpace))
			}
			rest = rest[i:]
		}
	}
	end()
	return out
}

// fitting is a word as parts that each fit into a line.
func fitting(pen theme.Pen, word []theme.Seg, width int) [][]theme.Seg {
	if total(pen, word) <= width {
		return [][]theme.Seg{word}
	}
	var out [][]theme.Seg
	for _, s := range word {
		for _, l := range pen.Wrap(s.Text, width, 0) {
			out = append(out, []theme.Seg{{Text: l, Style: s.Style}})
		}
	}
	return out
}

// bracketed is s between marks, the blanks at its ends outside them.
func bracketed(s, from, to string, on bool) string {
	core := strings.TrimSpace(s)
	if !on || core == "" {
		return s
	}
	i := strings.Index(s, core)
	return s[:i] + from + core + to + s[i+len(core):]
}
