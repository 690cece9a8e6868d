package ui

import (
	"slices"
	"strconv"
	"strings"

	"onrecord/articles"
	"onrecord/ui/overlay"
)

// offerLast offers what the last word of what has been typed may become.
func (m *Model) offerLast(typed string, words []string) {
	before, last := "", typed
	if i := strings.LastIndexByte(typed, ' '); i >= 0 {
		before, last = typed[:i+1], typed[i+1:]
	}
	if sign := strings.TrimLeft(last, "-"); sign != last {
		before, last = before+"-", sign
	}
	var all []overlay.Choice
	for _, w := range words {
		w = articles.Line(w)
		if last != "" && len(w) > len(last) && strings.EqualFold(w[:len(last)], last) {
			all = append(all, overlay.Choice{Text: before + w})
		}
	}
	m.finding.Offer(all)
}

// filterWords are the words of the query language, with the names, tags and
// sources that are on the screen.
func (m *Model) filterWords() []string {
	words := []string{"person:", "country:", "by:", "said:", "source:", "tag:", "has:note", "has:quote", "has:lost", "unread", "starred", "watched", "since:7d", "before:"}
	fixed := len(words)
	field := func(name, value string) {
		if strings.ContainsAny(value, " \t") {
			value = strconv.Quote(value)
		}
		words = append(words, name+value)
	}
	for _, p := range m.reading.Analysis.People {
		field("person:", p.Name)
		field("by:", p.Name)
	}
	for _, c := range m.reading.Analysis.Countries {
		field("country:", c.Code)
	}
	for _, t := range m.list.Tags() {
		field("tag:", t)
	}
	for _, s := range m.list.Sources() {
		field("source:", s)
	}
	slices.Sort(words[fixed:])
	return slices.Compact(words)
}
