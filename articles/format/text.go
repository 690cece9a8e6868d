package format

import (
	"regexp"
	"strings"

	"onrecord/articles"
	"onrecord/articles/markup"
)

// text reads plain text. Its first line is the title, and stays in the body.
func text(s string) articles.Article {
	s = articles.Clean(s)
	return articles.Article{Title: firstLine(s), Source: dateline(s), Body: markup.FromText(s)}
}

// firstLine is the first line of s that is not blank.
func firstLine(s string) string {
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			return line
		}
	}
	return ""
}

// datelined is a place in capitals, perhaps a date, and the agency: "PORT QUELL,
// Elmshire, March 3 (AP) —".
var datelined = regexp.MustCompile(`^\p{Lu}[\p{Lu} .'’/-]{2,40}(?:, [\p{L} .]{2,30}){0,2}(?:,? \w{3,9}\.? \d{1,2})?(?:,? \d{4})? ?\((\p{Lu}[\p{L} .-]{1,30})\) ?(?:—|–|-|--)[\s\p{L}“"‘']`)

// agencies are the outlets that sign with their initials.
var agencies = map[string]string{
	"AP": "Associated Press", "AFP": "Agence France-Presse", "UPI": "United Press International",
	"dpa": "Deutsche Presse-Agentur", "DPA": "Deutsche Presse-Agentur", "PTI": "Press Trust of India",
	"CP": "The Canadian Press", "PA": "PA Media", "AAP": "Australian Associated Press", "RNZ": "Radio New Zealand",
	"ANI": "Asian News International", "CNN": "CNN", "BBC": "BBC", "NPR": "NPR", "VOA": "Voice of America",
}

// dateline is the agency that the dateline of s names: it stands at the start of
// one of the first paragraphs, after the headline and the byline.
func dateline(s string) string {
	n := 0
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if m := datelined.FindStringSubmatch(line[:min(len(line), 200)]); m != nil {
			if name, ok := agencies[m[1]]; ok {
				return name
			}
			return m[1]
		}
		if n++; n == 4 {
			break
		}
	}
	return ""
}
