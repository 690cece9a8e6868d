package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/overlay"
	"onrecord/ui/reader"
	"onrecord/ui/side"
)

// why shows the reasons of a quote or a name of the open article.
func (m *Model) why(in reader.Why) tea.Cmd {
	x := overlay.Reason{Article: m.reading.ID}
	if q := m.quoteAt(in.Quote); q != nil {
		x.Quote, x.Who, x.Rule = q, m.entity(articles.Person, q.Speaker.Name), articles.Because(q.Rule)
		x.Before = namedBefore(x.Who, q.Speaker.Span)
		x.Keys = m.corrections(keys.CorrectSpeaker)
		return m.over(overlay.NewWhy(x))
	}
	x.Who = m.entity(in.Entity.Kind, in.Entity.Name)
	if len(x.Who.Mentions) == 0 {
		m.say("No name or quote here")
		return nil
	}
	x.Mention = x.Who.Mentions[0]
	if i := slices.IndexFunc(x.Who.Mentions, func(n articles.Mention) bool { return n.Span == in.Span }); i >= 0 {
		x.Mention = x.Who.Mentions[i]
	}
	if first := x.Who.Mentions[0].Span; first != x.Mention.Span {
		x.Before = first
	}
	x.Keys = m.corrections(keys.HideHere, keys.HideEverywhere, keys.Merge, keys.Rename)
	return m.over(overlay.NewWhy(x))
}

// whyChosen is why for what is chosen in who and where.
func (m *Model) whyChosen() tea.Cmd {
	it, ok := m.side.Chosen()
	switch {
	case !ok || it.Tab == side.Notes:
		m.say("No name or quote is chosen")
		return nil
	case it.Tab == side.Quotes:
		i := slices.IndexFunc(m.reading.Analysis.Quotes, func(q articles.Quote) bool { return q.Span == it.Quote.Span })
		return m.why(reader.Why{Quote: i})
	}
	return m.why(reader.Why{Quote: -1, Entity: refOf(it.Entity)})
}

// entity is that of the open article, zero where there is none.
func (m *Model) entity(k articles.Kind, name string) articles.Entity {
	all := m.reading.Analysis.Named(k)
	i := slices.IndexFunc(all, func(e articles.Entity) bool { return e.Name == name })
	if name == "" || i < 0 {
		return articles.Entity{}
	}
	return all[i]
}

// namedBefore is the last place before a passage where e is named, not by a
// pronoun; nowhere, if the passage is such a place itself.
func namedBefore(e articles.Entity, at articles.Span) (last articles.Span) {
	for _, n := range e.Mentions {
		if n.Form == articles.FormPronoun {
			continue
		}
		if n.Span.Overlaps(at) {
			return articles.Span{}
		}
		if n.Span.Hi <= at.Lo {
			last = n.Span
		}
	}
	return last
}

// corrections are the keys in force that correct something in who and where,
// with what they do.
func (m *Model) corrections(actions ...keys.Action) (pairs []string) {
	for _, b := range m.keys.Map.Bindings() {
		if shown := b.Shown(); b.In == keys.Side && len(shown) > 0 && slices.Contains(actions, b.Action) {
			pairs = append(pairs, shown[0], b.Help)
		}
	}
	return pairs
}

// labelLinks labels the links in sight; typing a label follows the link.
func (m *Model) labelLinks() tea.Cmd {
	if !m.isOpen() {
		return nil
	}
	all := m.reader.Hints()
	if len(all) == 0 {
		m.say("No link in sight: " + m.keyOf(keys.NextLink) + " goes to the next")
		return nil
	}
	urls := make(map[string]string, len(all))
	for _, h := range all {
		urls[h.Label] = h.URL
	}
	cmd := m.over(overlay.NewHints(urls))
	m.say("Type the letters of a link to open it, Esc to leave")
	return cmd
}
