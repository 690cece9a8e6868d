package main

import (
	"slices"
	"strconv"
	"strings"
)

// A setLine is a line of a configuration file that names a table or a setting.
type setLine struct {
	key []string // with its table; of the n-th table of an array "#n" follows its name
	n   int      // from 1
}

// linesOf are the lines of a text that is known to be TOML. Lines within a text of
// several lines may be taken for settings, too: they are only for finding the
// place of a key.
func linesOf(text string) (out []setLine) {
	var table []string
	times := map[string]int{}
	n := 0
	for l := range strings.Lines(text) {
		n++
		l = strings.TrimSpace(l)
		switch {
		case strings.HasPrefix(l, "[["):
			name, _, _ := strings.Cut(l[2:], "]]")
			times[name]++
			table = append(dotted(name), "#"+strconv.Itoa(times[name]))
			out = append(out, setLine{table, n})
		case strings.HasPrefix(l, "["):
			name, _, _ := strings.Cut(l[1:], "]")
			table = dotted(name)
			out = append(out, setLine{table, n})
		default:
			if name, _, ok := strings.Cut(l, "="); ok && !strings.HasPrefix(l, "#") {
				out = append(out, setLine{slices.Concat(table, dotted(name)), n})
			}
		}
	}
	return out
}

// dotted is the parts of a name such as keys.list."star".
func dotted(name string) []string {
	parts := strings.Split(strings.TrimSpace(name), ".")
	for i, p := range parts {
		parts[i] = strings.Trim(strings.TrimSpace(p), `"'`)
	}
	return parts
}

// lineOf is the line where key is set, or that of what it is written in or begins;
// 0 where there is none.
func lineOf(lines []setLine, key []string) (n int) {
	best := 0
	for _, l := range lines {
		same := min(len(l.key), len(key))
		if same > best && slices.Equal(l.key[:same], key[:same]) {
			best, n = same, l.n
		}
	}
	return n
}

// withoutIndexes is a key as it is written.
func withoutIndexes(key []string) []string {
	return slices.DeleteFunc(slices.Clone(key), func(p string) bool { return strings.HasPrefix(p, "#") })
}
