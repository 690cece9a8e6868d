package store

import (
	"slices"

	"onrecord/articles"
)

// What another library says of an article is believed only where it can be so.

// soundID reports whether an ID from elsewhere can be that of a note or correction.
func soundID(id string) bool { return id != "" && len(id) <= maxName && articles.Line(id) == id }

// soundPlacement is p, or where p is none of ours the one that warns.
func soundPlacement(p articles.Placement) articles.Placement {
	switch p {
	case "", articles.Placed, articles.Near, articles.Lost:
		return p
	}
	return articles.Near
}

// soundAnalysis reports whether an engine may have found a in body.
func soundAnalysis(a articles.Analysis, body string) bool {
	for _, e := range slices.Concat(a.People, a.Countries) {
		if !clean(e.Name, e.Code, e.Role) || slices.ContainsFunc(e.Mentions, func(m articles.Mention) bool {
			return !m.Span.Within(len(body)) || !clean(m.Text, string(m.Form))
		}) {
			return false
		}
	}
	return clean(a.Reader) && !slices.ContainsFunc(a.Quotes, func(q articles.Quote) bool {
		spans := q.Span.Within(len(body)) && q.Speaker.Span.Within(len(body)) && q.Cue.Within(len(body))
		return !spans || !clean(q.Text, string(q.Kind), q.Speaker.Name, q.Speaker.Text, q.CueText, q.Rule)
	})
}

func clean(all ...string) bool {
	return !slices.ContainsFunc(all, func(s string) bool { return articles.Clean(s) != s })
}
