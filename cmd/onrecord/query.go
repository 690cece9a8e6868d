package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"onrecord/articles"
	"onrecord/articles/gazetteer"
	"onrecord/articles/query"
)

// query reads args as a query, and warns of what it could not use.
func (a *app) query(args []string) articles.Query {
	quoted := make([]string, len(args))
	for i, arg := range args {
		quoted[i] = requote(arg)
	}
	q, ignored := query.Parse(strings.Join(quoted, " "), a.now())
	q.Country = countryCode(q.Country)
	if len(ignored) > 0 {
		a.warn("not understood in the query, and left out: %s", strings.Join(ignored, " "))
	}
	return q
}

// countryCode is the code of the country called s, or s.
func countryCode(s string) string {
	if c, ok := countryNamed(s); ok {
		return c.Code
	}
	return strings.ToUpper(s)
}

// countryNamed is the country with a name or code.
func countryNamed(s string) (gazetteer.Country, bool) {
	if c, ok := gazetteer.ByName(s); ok {
		return c, true
	}
	return gazetteer.ByCode(s)
}

// unquoted is person:Ada King, which a shell made of person:"Ada King".
var unquoted = regexp.MustCompile(`^(person|country|by|said|source|tag):([^\s":“”-][^":“”]*)$`)

// requote puts back the quotation marks that a shell took away.
func requote(arg string) string {
	m := unquoted.FindStringSubmatch(arg)
	if m == nil {
		return arg
	}
	for _, word := range strings.Fields(m[2]) {
		if word == "unread" || word == "starred" || word == "watched" || strings.HasPrefix(word, "-") {
			return arg // a whole query in one argument
		}
	}
	return m[1] + `:"` + m[2] + `"`
}

// articleID reads an article's ID as typed.
func articleID(s string) (articles.ID, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n <= 0 {
		return 0, wrong("%q is no article's ID: those are numbers, as \"onrecord list\" shows them", s)
	}
	return articles.ID(n), nil
}

// articleIDs reads one ID or more.
func articleIDs(args []string) ([]articles.ID, error) {
	ids := make([]articles.ID, 0, len(args))
	for _, s := range args {
		id, err := articleID(s)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func missing(id articles.ID) error {
	return &articles.Error{Code: articles.NotFound, Err: fmt.Errorf("there is no article %d", id)}
}

// day is the first date that is known, ten columns wide.
func day(dates ...time.Time) string {
	for _, d := range dates {
		if !d.IsZero() {
			return d.UTC().Format(time.DateOnly)
		}
	}
	return strings.Repeat(" ", len(time.DateOnly))
}

// after is s behind sep, or nothing where there is no s.
func after(sep, s string) string {
	if s == "" {
		return ""
	}
	return sep + s
}
