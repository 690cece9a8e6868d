package overlay

import (
	"time"

	"onrecord/articles"
	"onrecord/ui/keys"
)

// A Ledger lists every quote of the library, or those that a query finds.
type Ledger struct{ box[articles.QuoteRow] }

// NewLedger lists what find gives for a query, words at first.
func NewLedger(words string, now func() time.Time, find Source[articles.QuoteRow]) *Ledger {
	l := &Ledger{}
	l.box = box[articles.QuoteRow]{
		self: l, title: "Quotes", find: find, typed: words, ask: "only: ", act: l.act, key: l.key,
		show:  func(q articles.QuoteRow) []row { return []row{quoteRow(q, true, now)} },
		empty: "No quotes yet. They come with the articles that you add.",
		tip:   `words, by:name country:FR source:"an outlet" since:7d before:2026-01-01`,
		hint: []hint{
			on(keys.Open, "go there"), on(keys.Find, "filter"), always("s", "this speaker"), always("o", "this outlet"), on(keys.Copy, "copy"),
			on(keys.Dossier, "dossier"), on(keys.Escape, "close"),
		},
	}
	return l
}

func (l *Ledger) act(a keys.Action, what any) Intent {
	q, ok := what.(articles.QuoteRow)
	speaker := articles.Entity{Kind: articles.Person, Name: q.Speaker.Name}
	switch {
	case !ok:
		return nil
	case a == keys.Open:
		return GoTo{Article: q.Article, Span: q.Span}
	case a == keys.Copy:
		return CopyQuote{q}
	case speaker.Name == "" && (a == keys.Dossier || a == keys.References):
		return Told{"The text does not name who said it"}
	case a == keys.Dossier:
		return ShowDossier{speaker}
	case a == keys.References:
		return ShowReferences{speaker}
	}
	return nil
}

// key narrows the quotes to what the chosen one has.
func (l *Ledger) key(k string, what any) Intent {
	q, ok := what.(articles.QuoteRow)
	switch {
	case !ok:
		return nil
	case k == "s" && q.Speaker.Name == "":
		return Told{"The text does not name who said it"}
	case k == "s":
		return l.search(field("by", q.Speaker.Name), 0)
	case k == "o" && q.Source != "":
		return l.search(field("source", q.Source), 0)
	}
	return nil
}

// field is a field of a query with its value.
func field(name, value string) string {
	return name + `:"` + articles.Line(value) + `"`
}
