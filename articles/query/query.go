// Package query reads the language in which readers ask for articles: words,
// "phrases", -without, and fields such as person:"Ada King" or since:7d.
package query

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"onrecord/articles"
)

// Parse reads s as a query. It never fails: what it cannot use it leaves out
// and returns as it was typed, so that it can be shown to the reader.
//
// Parts are joined by "and". A field that takes one value keeps the first one
// it is given. Dates are days in UTC; a span of time such as 7d is counted back
// from now. country: takes a code (FR); a name is passed on as it stands, since
// only the gazetteer knows its code.
func Parse(s string, now time.Time) (q articles.Query, ignored []string) {
	p := parser{now: now.UTC(), query: &q}
	for _, t := range split(s) {
		if !p.take(t) {
			ignored = append(ignored, articles.Line(t.typed))
		}
	}
	return q, ignored
}

type parser struct {
	now   time.Time
	query *articles.Query
}

// take puts t into the query and reports whether it could.
func (p *parser) take(t token) bool {
	t.value = articles.Line(t.value)
	switch {
	case t.field != "":
		return !t.without && t.value != "" && p.field(t.field, t.value)
	case !searchable(t.value):
		return false
	case t.without:
		p.query.Without = append(p.query.Without, t.value)
	case t.quoted:
		p.query.Phrases = append(p.query.Phrases, t.value)
	case t.value == "unread" || t.value == "starred" || t.value == "watched":
		return p.flag(t.value)
	default:
		p.query.Words = append(p.query.Words, t.value)
	}
	return true
}

func (p *parser) field(name, value string) bool {
	q := p.query
	switch name {
	case "person":
		return once(&q.Person, value)
	case "country":
		return once(&q.Country, code(value))
	case "by":
		return once(&q.Speaker, value)
	case "said":
		return once(&q.Said, value)
	case "source":
		return once(&q.Source, value)
	case "kind":
		return p.kind(value)
	case "tag":
		return once(&q.Tag, value)
	case "has", "is":
		return p.flag(value)
	case "since":
		return p.moment(&q.Since, value)
	case "before":
		return p.moment(&q.Before, value)
	case "sort":
		return p.sort(value)
	case "article":
		return p.article(value)
	}
	return false
}

func (p *parser) flag(name string) bool {
	q := p.query
	switch strings.ToLower(name) {
	case "unread":
		q.Unread = true
	case "starred", "star":
		q.Starred = true
	case "watched":
		q.Watched = true
	case "note", "notes":
		q.HasNote = true
	case "quote", "quotes":
		q.HasQuote = true
	case "lost":
		q.HasLost = true
	case "near":
		q.HasNear = true
	default:
		return false
	}
	return true
}

// kind takes a kind of note, by its name or as a reader may write it.
func (p *parser) kind(value string) bool {
	k := articles.NoteKind(strings.ToLower(strings.NewReplacer(" ", "", "-", "").Replace(value)))
	switch k {
	case articles.KindPoint, articles.KindClaim, articles.KindDoubt, articles.KindTodo:
	default:
		return false
	}
	if p.query.NoteKind != "" {
		return false
	}
	p.query.NoteKind = k
	return true
}

func (p *parser) moment(to *time.Time, value string) bool {
	at, ok := moment(value, p.now)
	if !ok || !to.IsZero() {
		return false
	}
	*to = at
	return true
}

func (p *parser) sort(value string) bool {
	s := articles.Sort(strings.ToLower(value))
	switch s {
	case articles.SortDate, articles.SortAdded, articles.SortTitle, articles.SortSource:
	default:
		return false
	}
	if p.query.Sort != "" {
		return false
	}
	p.query.Sort = s
	return true
}

func (p *parser) article(value string) bool {
	id, err := strconv.ParseInt(value, 10, 64)
	if err != nil || id <= 0 || p.query.Article != 0 {
		return false
	}
	p.query.Article = articles.ID(id)
	return true
}

func once(to *string, value string) bool {
	if *to != "" {
		return false
	}
	*to = value
	return true
}

// code is value in capitals if it has the shape of a country code.
func code(value string) string {
	if len(value) == 2 && isLetter(value[0]) && isLetter(value[1]) {
		return strings.ToUpper(value)
	}
	return value
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// searchable reports whether s holds anything that an index could know.
func searchable(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}
