package ui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/ui/keys"
	"onrecord/ui/overlay"
	"onrecord/ui/reader"
	"onrecord/ui/side"
)

// maxNameWords is how many words a name can have; more are a passage.
const maxNameWords = 8

// offers is how many names of the library a picker offers at once.
const offers = 30

// An asked is what a picker is to complete: a correction that lacks its To.
type asked struct {
	correction articles.Correction
	kind       articles.Kind // of a name that is typed; and of those to offer, "" for both
	scope      func(c *articles.Correction, scope int)
}

// A who is what a picker's choice stands for.
type who struct {
	articles.Ref
	unnamed bool
}

func chosenOf(c overlay.Option, kind articles.Kind) who {
	if w, ok := c.What.(who); ok {
		return w
	}
	return who{Ref: articles.Ref{Kind: cmp.Or(kind, articles.Person), Name: c.Text}}
}

// everywhereFirst are the scopes of what mostly holds for the whole library.
func everywhereFirst() []string {
	return []string{"everywhere, in later articles too", "in this article only"}
}

func hereSecond(id articles.ID) func(*articles.Correction, int) {
	return func(c *articles.Correction, scope int) {
		if c.Article = 0; scope == 1 {
			c.Article = id
		}
	}
}

// merge asks which name the chosen one is the same as.
func (m *Model) merge() tea.Cmd {
	e, ok := m.named()
	if !ok {
		return nil
	}
	ask := asked{articles.Correction{Deed: articles.DeedMerge, Name: articles.RefOf(e)}, e.Kind, hereSecond(m.reading.ID)}
	var more []overlay.Option
	if e.Kind == articles.Country {
		more = m.countries()
	}
	return m.pickOne(&overlay.Pick{
		Title: "Merge", About: articles.Line(e.Name) + " is the same as:", Scopes: everywhereFirst(), Rows: m.others(e), More: more, For: ask,
	})
}

// rename asks what the chosen name is to be called.
func (m *Model) rename() tea.Cmd {
	e, ok := m.named()
	if !ok {
		return nil
	}
	ask := asked{articles.Correction{Deed: articles.DeedRename, Name: articles.RefOf(e)}, e.Kind, func(c *articles.Correction, scope int) {
		hereSecond(m.reading.ID)(c, scope)
		c.To.Code = c.Name.Code
	}}
	return m.over(&overlay.Pick{
		Title: "Rename", About: articles.Line(e.Name) + " is to be called:", Text: e.Name, New: "new name", Scopes: everywhereFirst(), For: ask,
	})
}

// correctSpeaker asks who said the chosen quote; of a country, which one it is.
func (m *Model) correctSpeaker() tea.Cmd {
	it, ok := m.side.Chosen()
	switch {
	case ok && m.isOpen() && it.Tab == side.Countries:
		return m.merge()
	case !ok || !m.isOpen() || it.Tab != side.Quotes:
		m.say("Choose a quote first  (" + m.keyOf(keys.TabQuotes) + ")")
		return nil
	}
	c := articles.Correction{
		Deed: articles.DeedSpeaker, Article: m.reading.ID, Revision: m.reading.Revision, Span: it.Quote.Span,
		Passage: anchor.Make(m.page.Text(), it.Quote.Span), Name: articles.Ref{Kind: articles.Person, Name: it.Quote.Speaker.Name},
	}
	// Everywhere goes by the quote's own words, which the passage may not be.
	words := it.Quote.Text
	ask := asked{c, articles.Person, func(c *articles.Correction, scope int) {
		if scope == 1 {
			c.Article, c.Passage = 0, articles.Selector{Exact: words}
		}
	}}
	rows := slices.DeleteFunc(m.others(articles.Entity{Kind: articles.Person, Name: it.Quote.Speaker.Name}),
		func(c overlay.Option) bool { return c.Text == it.Quote.Speaker.Name })
	rows = append(rows, overlay.Option{Text: "Nobody", Note: "nobody is known to have said it", What: who{}},
		overlay.Option{Text: "An unnamed person", Note: "“a French official”", What: who{unnamed: true}})
	return m.pickOne(&overlay.Pick{
		Title: "Speaker", About: "“" + articles.Shorten(articles.Line(it.Quote.Text), 80) + "” was said by:", New: "new person",
		Scopes: []string{"for this quote", "wherever a quote has these words"}, Rows: rows, For: ask,
	})
}

// addName asks whom or what a passage names.
func (m *Model) addName(in reader.AddName) tea.Cmd {
	text := articles.Line(in.Text)
	if n := len(strings.Fields(text)); n == 0 || n > maxNameWords {
		m.say("A name has at most " + articles.Counted(maxNameWords, "word") + ": select less")
		return nil
	}
	c := articles.Correction{
		Deed: articles.DeedAdd, Article: m.reading.ID, Revision: m.reading.Revision, Span: in.Span, Passage: anchor.Make(m.page.Text(), in.Span),
	}
	scopes := []string{"wherever these words stand in this article", "for this one passage", "wherever these words stand, in later articles too"}
	if m.isName(in.Span) { // of somebody who was taken for somebody else
		scopes[0], scopes[1] = scopes[1], scopes[0]
	}
	ask := asked{c, "", func(c *articles.Correction, scope int) {
		if scopes[scope] == scopes[2] {
			c.Article, c.Passage = 0, articles.Selector{}
		}
		if !strings.Contains(scopes[scope], "passage") {
			c.Words = text
		}
	}}
	rows := m.others(articles.Entity{})
	fresh := overlay.Option{Text: text, Note: "new person", What: who{Ref: articles.Ref{Kind: articles.Person, Name: text}}}
	if m.isName(in.Span) {
		rows = append(rows, fresh)
	} else {
		rows = slices.Insert(rows, 0, fresh)
	}
	return m.pickOne(&overlay.Pick{
		Title: "Add a name", About: "“" + text + "” is:", New: "new person", Scopes: scopes, Rows: rows, More: m.countries(), For: ask,
	})
}

// isName reports whether somebody or something is named at a passage.
func (m *Model) isName(at articles.Span) bool {
	_, person := m.mentioned(articles.Person, at)
	_, country := m.mentioned(articles.Country, at)
	return person || country
}

// mentioned is the entity that is named at a passage of the open article.
func (m *Model) mentioned(kind articles.Kind, at articles.Span) (articles.Entity, bool) {
	for _, e := range m.reading.Analysis.Named(kind) {
		if slices.ContainsFunc(e.Mentions, func(x articles.Mention) bool { return x.Span.Overlaps(at) }) {
			return e, true
		}
	}
	return articles.Entity{}, false
}

// others are the names of the open article but e, of its kind where it has one.
func (m *Model) others(e articles.Entity) (rows []overlay.Option) {
	add := func(all []articles.Entity) {
		for _, o := range all {
			if o.Name != e.Name || o.Kind != e.Kind {
				rows = append(rows, optionOf(o))
			}
		}
	}
	if e.Kind != articles.Country {
		add(m.reading.Analysis.People)
	}
	if e.Kind != articles.Person {
		add(m.reading.Analysis.Countries)
	}
	return rows
}

// countries are all there are.
func (m *Model) countries() []overlay.Option {
	rows := make([]overlay.Option, len(m.opts.Countries))
	for i, e := range m.opts.Countries {
		rows[i] = optionOf(e)
	}
	return rows
}

// optionOf is a name as a picker shows it.
func optionOf(e articles.Entity) overlay.Option {
	note := articles.Line(e.Role)
	if e.Kind == articles.Country {
		note = articles.Line(e.Code)
	}
	return overlay.Option{Text: articles.Line(e.Name), Note: note, What: who{Ref: articles.RefOf(e)}}
}

// pickOne opens a picker that also offers names of the library.
func (m *Model) pickOne(p *overlay.Pick) tea.Cmd {
	return tea.Batch(m.over(p), m.offerNames(""))
}

// offerNames looks in the library for names to offer in the picker on top.
func (m *Model) offerNames(words string) tea.Cmd {
	p, ok := m.overlays.Top().(*overlay.Pick)
	if !ok {
		return nil
	}
	ask, ok := p.For.(asked)
	if !ok || ask.kind == articles.Country || ask.correction.Deed == articles.DeedRename {
		return nil // all countries are there already
	}
	lib, ctx := m.opts.Library, m.ctx
	return func() tea.Msg {
		found, err := lib.Names(ctx, articles.Person, words, offers)
		return offered{words: words, names: found, err: err}
	}
}

// onOffered gives what was found to the picker.
func (m *Model) onOffered(msg offered) {
	p, ok := m.overlays.Top().(*overlay.Pick)
	switch {
	case !ok:
		return
	case msg.err != nil:
		m.fail(msg.err)
		return
	}
	ask, _ := p.For.(asked)
	rows := make([]overlay.Option, 0, len(msg.names))
	for _, e := range msg.names {
		if articles.RefOf(e) != ask.correction.Name {
			rows = append(rows, optionOf(e))
		}
	}
	p.Offer(msg.words, rows)
}
