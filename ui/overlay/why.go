package overlay

import (
	"strconv"

	"onrecord/articles"
	"onrecord/ui/keys"
	"onrecord/ui/theme"
)

// A Reason is why a text is taken to have a quote or a name.
type Reason struct {
	Article articles.ID
	Quote   *articles.Quote  // nil where it is about a name
	Rule    string           // of the quote, as a sentence
	Who     articles.Entity  // the name, or that of the quote's speaker; zero where there is none
	Mention articles.Mention // of the name, which is asked about
	Before  articles.Span    // where the text has that name before a pronoun; zero for nowhere
	Keys    []string         // what can be corrected, in pairs: a key and what it does
}

// A Why is the card that gives a Reason.
type Why struct{ box[Reason] }

// NewWhy gives x.
func NewWhy(x Reason) *Why {
	w := &Why{}
	w.box = box[Reason]{
		self: w, title: "Why?", most: 76, hint: []hint{on(keys.Open, "show in the text"), on(keys.Dossier, "dossier"), on(keys.Escape, "close")},
		act: func(a keys.Action, what any) Intent {
			to, ok := what.(GoTo)
			switch {
			case ok && a == keys.Open:
				return to
			case a == keys.Dossier && x.Who.Name != "":
				return ShowDossier{x.Who}
			case a == keys.References && x.Who.Name != "":
				return ShowReferences{x.Who}
			}
			return nil
		},
	}
	w.loaded = true
	w.set(w.rowsOf(x))
	return w
}

func (w *Why) rowsOf(x Reason) []row {
	var out []row
	if x.Quote != nil {
		out = quoteReason(x)
	} else {
		out = nameReason(x)
	}
	if len(x.Keys) > 0 {
		out = append(out, aside(""), heading("TO CORRECT IT", ""))
		for i := 0; i+1 < len(x.Keys); i += 2 {
			out = append(out, row{draw: func(pen theme.Pen, _ int) []line {
				return []line{{left: []theme.Seg{{Text: pad0(x.Keys[i], 5), Style: pen.Key}, {Text: x.Keys[i+1]}}}}
			}})
		}
	}
	return out
}

// quoteReason is cue, rule, speaker and certainty of a quote.
func quoteReason(x Reason) []row {
	q := x.Quote
	to := func(s articles.Span) any {
		if s.IsZero() {
			return nil
		}
		return GoTo{Article: x.Article, Span: s}
	}
	said := articles.Line(q.Text)
	if q.Kind != articles.Reported {
		said = "“" + said + "”"
	}
	out := []row{told(to(q.Span), "", said, func(p theme.Pen) theme.Style { return p.Quote }), aside("")}
	kind := map[articles.QuoteKind]string{
		articles.Direct: "a whole utterance in quotation marks", articles.Mixed: "words in quotation marks, in a sentence of the writer's",
		articles.Reported: "reported speech, without quotation marks",
	}[q.Kind]
	if kind == "" {
		kind = string(q.Kind)
	}
	out = append(out, told(nil, "is", kind, nil))
	if q.CueText != "" {
		out = append(out, told(to(q.Cue), "cue", "“"+articles.Line(q.CueText)+"”", nil))
	} else {
		out = append(out, told(nil, "cue", "none: no word here says that somebody speaks", nil))
	}
	rule := x.Rule
	if rule == "" {
		rule = q.Rule
	}
	out = append(out, told(nil, "rule", rule, nil))
	switch s := q.Speaker; {
	case s.Text == "" && s.Name == "":
		out = append(out, told(nil, "speaker", "the text does not say", nil))
	case s.Name == "" && s.Anonymous:
		out = append(out, told(to(s.Span), "speaker", "“"+articles.Line(s.Text)+"”, somebody without a name", nil))
	case s.Name == "":
		out = append(out, told(to(s.Span), "speaker", "“"+articles.Line(s.Text)+"”, no person that the text names", nil))
	default:
		out = append(out, told(to(s.Span), "speaker", chain(s.Text, x.Who, s.Name), person))
		if !x.Before.IsZero() {
			out = append(out, told(to(x.Before), "", "named before, here", nil))
		}
	}
	return append(out, told(nil, "certainty", certainty(q.Certainty), nil))
}

func person(p theme.Pen) theme.Style { return p.Person }

// chain is how the words at the cue lead to a name.
func chain(words string, who articles.Entity, name string) string {
	words, name = articles.Line(words), articles.Line(name)
	if role := articles.Line(who.Role); role != "" {
		name += ", " + role
	}
	if words == "" || words == articles.Line(who.Name) {
		return name
	}
	return "“" + words + "” → " + name
}

// nameReason is what words stand for, and why.
func nameReason(x Reason) []row {
	m := x.Mention
	why := map[articles.Form]string{
		articles.FormName:         "a name as printed",
		articles.FormMisspelling:  "probably a misspelling: it is one letter away from the name",
		articles.FormPronoun:      "a pronoun for whoever was last named",
		articles.FormDemonym:      "the people or the adjective of the country",
		articles.FormAbbreviation: "an abbreviation of the country",
		articles.FormCapital:      "a capital, for the government that sits there",
	}[m.Form]
	style := person
	if x.Who.Kind == articles.Country {
		style = func(p theme.Pen) theme.Style { return p.Country }
		if m.Form == articles.FormName {
			why = "the name of the country"
		}
	}
	beside := x.Who.Role
	if x.Who.Kind == articles.Country {
		beside = x.Who.Code
	}
	name := articles.Line(x.Who.Name)
	if beside = articles.Line(beside); beside != "" {
		name += ", " + beside
	}
	out := []row{told(nil, "", "“"+articles.Line(m.Text)+"” → "+name, style), aside("")}
	if why != "" {
		out = append(out, told(nil, "is", why, nil))
	}
	out = append(out, told(nil, "here", articles.Counted(len(x.Who.Mentions), "mention")+" in this article", nil))
	if !x.Before.IsZero() {
		out = append(out, told(GoTo{Article: x.Article, Span: x.Before}, "first", "where it is named first", nil))
	}
	return append(out, told(nil, "certainty", certainty(m.Certainty), nil))
}

// told is a name and its value, as a row that may be chosen.
func told(what any, name, value string, style func(theme.Pen) theme.Style) row {
	return row{what: what, draw: func(pen theme.Pen, width int) []line {
		label := 11
		if width < 34 || name == "" && style != nil {
			label = 0
		}
		text := theme.Seg{Text: articles.Line(value)}
		if style != nil {
			text.Style = style(pen)
		}
		out := wrapped(pen, []theme.Seg{text}, width-label, 6)
		head := theme.Seg{Text: pad0(name, label), Style: pen.Muted}
		for i, l := range out {
			out[i].left = append([]theme.Seg{head}, l.left...)
			head.Text = theme.Blank(label)
		}
		return out
	}}
}

// certainty is p in words and as a figure.
func certainty(p float64) string {
	words := "a guess"
	switch {
	case p >= 0.95:
		words = "as good as certain"
	case p >= 0.85:
		words = "very likely"
	case p >= 0.7:
		words = "likely"
	case p >= articles.Doubtful:
		words = "more likely than not"
	}
	return words + ", " + strconv.Itoa(int(100*p+0.5)) + "%"
}
