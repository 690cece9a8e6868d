package overlay

import (
	"slices"
	"time"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// ShowDossier asks for the dossier of a name.
type ShowDossier struct{ Name articles.Entity }

// ShowReferences asks for the sentences with a name.
type ShowReferences struct{ Name articles.Entity }

// CopyQuote asks for a quote to be copied with its citation.
type CopyQuote struct{ Quote articles.QuoteRow }

// A Dossier shows all that the library knows of a name: a Source gives first an
// articles.Dossier, and then every articles.QuoteRow.
type Dossier struct {
	box[any]
	now    func() time.Time
	name   articles.Entity
	quoted bool // the heading of the quotes is there
}

// NewDossier shows what find gives of a name.
func NewDossier(name articles.Entity, now func() time.Time, find Source[any]) *Dossier {
	d := &Dossier{now: now, name: name}
	d.box = box[any]{
		self: d, title: "Dossier", find: find, show: d.show, act: d.act,
		empty: "Nothing is known of this name.",
		hint:  []hint{on(keys.Open, "go there"), on(keys.References, "all sentences"), on(keys.Copy, "copy"), on(keys.Escape, "close")},
	}
	return d
}

func (d *Dossier) act(a keys.Action, what any) Intent {
	e, named := what.(articles.Entity)
	q, quoted := what.(articles.QuoteRow)
	switch {
	case a == keys.References:
		return ShowReferences{d.name}
	case named && (a == keys.Open || a == keys.Dossier):
		return ShowDossier{e}
	case quoted && a == keys.Open:
		return GoTo{Article: q.Article, Span: q.Span}
	case quoted && a == keys.Copy:
		return CopyQuote{q}
	}
	return nil
}

func (d *Dossier) show(x any) []row {
	switch x := x.(type) {
	case articles.Dossier:
		d.quoted = false
		return d.summary(x)
	case articles.QuoteRow:
		quote := quoteRow(x, false, d.now)
		if d.quoted {
			return []row{quote}
		}
		d.quoted = true
		return []row{heading("QUOTES", ""), quote}
	}
	return nil
}

// summary is all but the quotes.
func (d *Dossier) summary(x articles.Dossier) []row {
	out := []row{d.figures(x)}
	if len(x.Timeline) > 1 {
		out = append(out, row{draw: func(pen theme.Pen, width int) []line { return spaced(timeline(pen, width, x), true) }})
	}
	if len(x.Roles) > 0 {
		out = append(out, heading("ROLES AS PRINTED", d.bounded(x)))
		for i, r := range x.Roles {
			out = append(out, d.role(r, i == len(x.Roles)-1))
		}
	}
	out = append(out, d.company("TOGETHER WITH", x, x.People)...)
	return append(out, d.company("COUNTRIES", x, x.Countries)...)
}

// bounded says over how much was counted, where that is not everything.
func (d *Dossier) bounded(x articles.Dossier) string {
	if x.Bounded {
		return "in the newest 1,000 articles"
	}
	return ""
}

// heading stands over a part of a box.
func heading(words, beside string) row {
	return row{group: true, draw: func(pen theme.Pen, _ int) []line {
		return []line{{left: []theme.Seg{{Text: words, Style: pen.TitleFocus}}, right: []theme.Seg{{Text: beside, Style: pen.Muted}}}}
	}}
}

// figures are role and counts.
func (d *Dossier) figures(x articles.Dossier) row {
	return row{draw: func(pen theme.Pen, width int) []line {
		style, what := pen.Person, articles.Line(x.Entity.Role)
		if x.Entity.Kind == articles.Country {
			style, what = pen.Country, articles.Line(x.Entity.Code)
		}
		text := []theme.Seg{{Text: articles.Counted(x.Articles, "article")}}
		if x.Entity.Kind != articles.Country {
			text = append(text, theme.Seg{Text: " · " + articles.Counted(x.Quotes, "quote"), Style: pen.Quote})
		}
		if first, last := date(x.First, d.now()), date(x.Last, d.now()); first != "" {
			text = append(text, theme.Seg{Text: " · first " + first + ", last " + last, Style: pen.Muted})
		}
		head := []line{{left: []theme.Seg{{Text: articles.Line(x.Entity.Name), Style: style.With(theme.Bold)}, {Text: "  " + what, Style: pen.Muted}}}}
		return spaced(slices.Concat(head, wrapped(pen, text, width, 0)), true)
	}}
}

func (d *Dossier) role(r articles.Role, last bool) row {
	return row{draw: func(pen theme.Pen, width int) []line {
		from, to := date(r.First, d.now()), date(r.Last, d.now())
		when := from
		if to != from {
			when += " – " + to
		}
		right := when
		if width >= 60 {
			right += "  " + pad(articles.Figure(r.Articles)+"×", 6)
		}
		return spaced([]line{{left: []theme.Seg{{Text: articles.Line(r.Role)}}, right: []theme.Seg{{Text: right, Style: pen.Muted}}}}, last)
	}}
}

// company is those named in the same articles, with in how many.
func (d *Dossier) company(words string, x articles.Dossier, all []articles.Company) []row {
	if len(all) == 0 {
		return nil
	}
	out := []row{heading(words, d.bounded(x))}
	for i, c := range all {
		out = append(out, row{what: c.Entity, draw: func(pen theme.Pen, width int) []line {
			style, beside := pen.Person, c.Role
			if c.Kind == articles.Country {
				style, beside = pen.Country, c.Code
			}
			share := theme.Seg{Text: bar(c.Together, all[0].Together, min(width/6, 12)), Style: pen.Muted}
			left := []theme.Seg{{Text: articles.Line(c.Name), Style: style}, {Text: "  " + articles.Line(beside), Style: pen.Muted}}
			right := []theme.Seg{share, {Text: pad(articles.Figure(c.Together)+"×", 7), Style: pen.Muted}}
			return spaced([]line{{left: left, right: right}}, i == len(all)-1)
		}})
	}
	return out
}

// quoteRow is a quote with where it is from; with its speaker, where that is not
// said by the box.
func quoteRow(q articles.QuoteRow, speaker bool, now func() time.Time) row {
	return row{what: q, draw: func(pen theme.Pen, width int) []line {
		var out []line
		if speaker {
			name := theme.Seg{Text: articles.Line(q.Speaker.Name), Style: pen.Person}
			if name.Text == "" {
				name = theme.Seg{Text: spokenBy(q.Speaker), Style: pen.Muted}
			}
			out = append(out, line{left: []theme.Seg{name}, right: []theme.Seg{{Text: date(q.Published, now()), Style: pen.Muted}}})
		}
		words := articles.Line(q.Text)
		if q.Kind != articles.Reported {
			words = "“" + words + "”"
		}
		out = append(out, wrapped(pen, []theme.Seg{{Text: words, Style: pen.Quote}}, width, 5)...)
		from := articles.Line(q.Source)
		if from != "" {
			from += " · "
		}
		foot := line{left: []theme.Seg{{Text: from + untitled(q.Title), Style: pen.Muted}}}
		switch {
		case q.Certainty < articles.Doubtful:
			foot.right = append(foot.right, theme.Seg{Text: pen.Glyphs.Uncertain + " " + percent(q.Certainty), Style: pen.Warn})
		case !speaker:
			foot.right = append(foot.right, theme.Seg{Text: date(q.Published, now()), Style: pen.Muted})
		}
		return spaced(append(out, foot), true)
	}}
}

// spokenBy is what is known of a speaker without a name.
func spokenBy(s articles.Speaker) string {
	if text := articles.Line(s.Text); text != "" {
		return text
	}
	return "nobody named"
}
