package markup

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on the width to which a program wraps text, in characters.
const (
	narrowest = 40
	widest    = 160
	longest   = 16 // word; an address is longer, and tells nothing
)

// wrapWidth is the width to which the text of lines is hard-wrapped, in
// characters; 0 if its line breaks are the writer's. It is wrapped if nearly
// every line that another follows is as full as the first word of that one let
// it be. A few lines prove it only where one breaks off within a sentence.
func wrapWidth(lines []string) int {
	width := usualWidth(lines)
	if width < narrowest || width > widest {
		return 0
	}
	breaks, fulls, within := 0, 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if blank(lines[i]) || blank(lines[i+1]) {
			continue
		}
		breaks++
		if full(lines[i], lines[i+1], width) {
			fulls++
		}
		if breaksOff(lines[i], lines[i+1]) {
			within++
		}
	}
	switch {
	case breaks == 0 || within == 0, breaks < 4 && fulls < breaks, fulls*4 < breaks*3:
		return 0
	}
	return width
}

// usualWidth is the width of the longest lines that have words to wrap, leaving
// out a few that stick out.
func usualWidth(lines []string) int {
	widths := make([]int, 0, len(lines))
	for _, l := range lines {
		if strings.Contains(strings.TrimSpace(l), " ") {
			widths = append(widths, utf8.RuneCountInString(l))
		}
	}
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	return widths[len(widths)-1-len(widths)/20]
}

// breaksOff reports whether a sentence goes on from line to next.
func breaksOff(line, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, " \t"))
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLower(first) && (unicode.IsLetter(last) || last == ',')
}

// full reports whether the first word of next had no room on line, with some
// play for programs that even out their lines.
func full(line, next string, width int) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(next, " \t"), " ")
	room := min(utf8.RuneCountInString(word), longest)
	return utf8.RuneCountInString(line)+1+room > width-width/10
}

// soft reports whether the line break between line and next only wraps.
func soft(line, next string, width int) bool {
	return width > 0 && full(line, next, width) && !blank(next[:1]) &&
		!marker.MatchString(next) && !number.MatchString(next) && !strings.HasPrefix(next, "•")
}
