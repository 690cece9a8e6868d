// Package cite writes a passage with where it is from, in a form of the
// reader's choice: one of those named here, or a template of their own.
//
// In a template {field} stands for a field, and [ ] holds what is left out where
// a field in it is empty: "[, {outlet}]". [a|b] is the first of a and b that is
// not left out. {field:how} writes a field in another way. \n is a new line; a
// backslash before any other character stands for that character. Writing never
// fails: what is wrong with a template is said when it is read.
package cite

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"onrecord/articles"
)

// A Passage is what is cited. Without Text it is the article alone.
type Passage struct {
	Article  articles.Article
	Text     string // plain text; may run over paragraphs
	Speaker  string // who said it, for a quote
	Role     string // of the speaker as printed
	Accessed time.Time
}

// named are the forms that are known by name.
var named = map[string]string{
	"plain": `[“{text}”[ – {speaker}[, {role}]]\n][{byline}, ]“{title}”[, {outlet}][, {date}][, {url}]`,
	"markdown": `[{text:quote}\n[> – {speaker:markdown}[, {role:markdown}]\n]\n][{byline:markdown}, ]` +
		`[\[{title:markdown}\](<{url}>)|“{title:markdown}”][, *{outlet:markdown}*][, {date}]`,
	"chicago": `[“{text:inner}”[ ({speaker}[, {role}])]. ][{author}, ]“{title:inner},”[ {outlet},][ {us_date},][ {url}]`,
	"bibtex": `@misc\{{key},\n[  author = \{{author:bibtex}\},\n]  title = \{{title:bibtex}\},\n` +
		`[  howpublished = \{{outlet:bibtex}\},\n][  year = \{{year}\},\n  month = \{{month}\},\n]` +
		`[  url = \{{url}\},\n][  urldate = \{{accessed}\},\n][  note = \{“{text:bibtex}”[ – {speaker:bibtex}[, {role:bibtex}]]\},\n]\}`,
}

// Names are the named forms, in the order in which they are offered.
func Names() []string { return []string{"plain", "markdown", "chicago", "bibtex"} }

// A Template is a form made ready for writing. The zero Template writes nothing.
type Template struct{ parts []part }

// A part of a template is words, a field or a group.
type part struct {
	words   string
	field   string
	how     string
	choices [][]part
}

// New reads one of Names, or a template. The error names the first field that
// does not exist, or the bracket that is not closed.
func New(form string) (*Template, error) {
	if t, ok := named[form]; ok {
		form = t
	} else if !strings.Contains(form, "{") {
		return nil, fmt.Errorf("cite: %q is none of %s, and no template with a {field}", form, strings.Join(Names(), ", "))
	}
	r := reader{rest: form}
	choices, err := r.choices(0)
	if err != nil {
		return nil, fmt.Errorf("cite: %w", err)
	}
	return &Template{choices[0]}, nil
}

// Plain is the form "plain".
func Plain() *Template {
	t, _ := New("plain") // a test reads all named forms
	return t
}

// Write is p in the form of t: lines parted by "\n", through articles.Clean.
func (t *Template) Write(p Passage) string {
	text, _ := write(t.parts, p)
	return articles.Clean(strings.TrimRight(text, " \n"))
}

// write gives the text of parts; full is whether no field among them is empty,
// nor every group.
func write(parts []part, p Passage) (text string, full bool) {
	var b strings.Builder
	full = true
	groups, written := 0, 0 // a field is a group that is always written
	for _, x := range parts {
		switch {
		case x.field != "":
			s := hows[x.how](fields[x.field](p))
			full = full && s != ""
			groups, written = groups+1, written+1
			b.WriteString(s)
		case x.choices != nil:
			groups++
			if s, ok := choose(x.choices, p); ok {
				written++
				b.WriteString(s)
			}
		default:
			b.WriteString(x.words)
		}
	}
	return b.String(), full && (groups == 0 || written > 0)
}

// choose is the first of choices that is full.
func choose(choices [][]part, p Passage) (string, bool) {
	for _, c := range choices {
		if s, ok := write(c, p); ok {
			return s, true
		}
	}
	return "", false
}

// A reader takes a template apart.
type reader struct{ rest string }

// choices reads up to the bracket that closes a group, or at depth 0 to the end.
func (r *reader) choices(depth int) ([][]part, error) {
	all := [][]part{nil}
	add := func(p part) { all[len(all)-1] = append(all[len(all)-1], p) }
	for r.rest != "" {
		c := r.rest[0]
		switch {
		case c == '{':
			p, err := r.field()
			if err != nil {
				return nil, err
			}
			add(p)
		case c == '[' && depth < 8:
			r.rest = r.rest[1:]
			inner, err := r.choices(depth + 1)
			if err != nil {
				return nil, err
			}
			add(part{choices: inner})
		case c == '|' && depth > 0:
			r.rest, all = r.rest[1:], append(all, nil)
		case c == ']' && depth > 0:
			r.rest = r.rest[1:]
			return all, nil
		default:
			add(part{words: r.words()})
		}
	}
	if depth > 0 {
		return nil, errors.New("a [ is not closed")
	}
	return all, nil
}

// field reads {name} or {name:how}.
func (r *reader) field() (part, error) {
	inside, rest, ok := strings.Cut(r.rest[1:], "}")
	if !ok {
		return part{}, errors.New("a { is not closed")
	}
	r.rest = rest
	name, how, _ := strings.Cut(inside, ":")
	if fields[name] == nil {
		return part{}, fmt.Errorf("there is no field {%s}; there are %s", name, list(fields))
	}
	if hows[how] == nil {
		return part{}, fmt.Errorf("{%s} cannot be written as %q; there are %s", name, how, list(hows))
	}
	return part{field: name, how: how}, nil
}

// words reads at least one character, and on to the next that means something.
func (r *reader) words() string {
	var b strings.Builder
	for first := true; r.rest != ""; first = false {
		c := r.rest[0]
		if c == '\\' && len(r.rest) > 1 {
			if c = r.rest[1]; c == 'n' {
				c = '\n'
			}
			r.rest = r.rest[1:]
		} else if !first && strings.IndexByte("{[|]", c) >= 0 {
			break
		}
		b.WriteByte(c)
		r.rest = r.rest[1:]
	}
	return b.String()
}

func list[T any](m map[string]T) string {
	var names []string
	for n := range m {
		if n != "" {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
