package train

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"onrecord/articles"
)

// A Marked is a passage of plain text with everything in it that the engine
// should find. Spans are bytes of Text.
//
// In a file a passage is written in one inline markup: a mark is a letter, what
// it needs to know, a space and the words that it marks, in braces. Marks nest;
// the text itself has no braces.
//
//	{p=lind Anna Lindqvist}  a person; the mentions of one person share a key.
//	{p Lindqvist}            the same with the key "lindqvist", its last word
//	{t=lind Finance Minister} the role printed next to a name; without a key,
//	                         that of the person named next
//	{c=SE Sweden}            a country by name or abbreviation, with its code
//	{d=SE Swedes}            a country by demonym
//	{l Geneva} {o World Bank} a place that is no country; an organisation
//	“{q1 …}”                 the words of statement 1, a direct quotation, or
//	                         a turn in a transcript: "{s1 Q}: {q1 …}"
//	“{m1 …}”                 the same within a sentence of the writer's
//	{r1 that …}              the same in reported speech; may hold {m1 …}
//	“{x …}”                  words in marks that nobody is quoted with: scare
//	                         quotes, titles of works, nicknames
//	{k1 said}                the cue of statement 1
//	{s1=lind she}            the words that name the speaker of statement 1.
//	                         The key is that of a person, ? for an unnamed
//	                         person, - for an organisation or a document;
//	                         without one, of the last person within the mark
//
// Reported speech is what somebody is said to say, think, want or expect: a
// clause, an infinitive, or a noun that stands for one ("demanded her release",
// "warned of floods", "opposes the deal"), in the narrative and within what
// another reports: "the firm agreed {r to pay}, sources said". Of what somebody
// "was told" or of "the accusation that" the teller may be left open. What is
// merely judged is none ("welcomed the letter"), nor what is talked about
// ("discussed the budget").
//
// Statement numbers are local to the passage; {s1,2 …} and {k1,2 …} serve
// several. A statement may have many segments, one speaker and one cue at most.
type Marked struct {
	Name      string // of the passage: file and section
	Text      string
	People    []Person
	Roles     []Role
	Places    []articles.Span // no country among them
	Orgs      []articles.Span
	Countries []Country
	Quotes    []Quote         // in order of Span; one a segment
	Scare     []articles.Span // between quotation marks, and no quotation
}

// A Person is one mention of a person by name.
type Person struct {
	Span articles.Span
	Key  string // shared by the mentions of one person in the passage
}

// A Role is a title, office or description printed next to a name.
type Role struct {
	Span articles.Span
	Key  string // of the Person
}

// A Country is one mention of a country.
type Country struct {
	Span    articles.Span
	Code    string // ISO 3166-1 alpha-2; Kosovo XK
	Demonym bool   // "Swedish", "Swedes": no name of a place
}

// A Quote is one segment of a statement.
type Quote struct {
	Span      articles.Span // between the marks; of Reported the clause
	Kind      articles.QuoteKind
	Statement int // segments of one utterance share it
	Speaker   Speaker
	Cue       articles.Span // zero if there is none
}

// A Speaker is the words that name who spoke. The zero Speaker is nobody.
type Speaker struct {
	Span      articles.Span
	Key       string // of a Person; empty for the unnamed and organisations
	Anonymous bool   // an unnamed person
}

// maxDepth bounds the nesting of marks, and with it the work on each.
const maxDepth = 8

// A mark is one pair of braces.
type mark struct {
	kind    byte
	numbers []int
	key     string // after "="; "" if absent
	span    articles.Span
	at      int // where it opens in the source
}

// ParseFile reads the passages of one file: each follows a line "-- name --",
// as in a txtar archive; what stands before the first is commentary. Errors
// name the file and the line.
func ParseFile(name string, data []byte) ([]Marked, error) {
	var out []Marked
	var section string
	start, line, first := 0, 0, 0
	src := string(data)
	flush := func(end int) error {
		if section == "" {
			return nil
		}
		m, bad, err := parse(src[start:end])
		if err != nil {
			return fmt.Errorf("%s:%d: %w", name, first+bad, err)
		}
		m.Name = name + "/" + section
		out = append(out, m)
		return nil
	}
	pos := 0
	for l := range strings.Lines(src) {
		line++
		if title, ok := heading(l); ok {
			if err := flush(pos); err != nil {
				return nil, err
			}
			section, start, first = title, pos+len(l), line+1
		}
		pos += len(l)
	}
	if err := flush(len(src)); err != nil {
		return nil, err
	}
	return out, nil
}

// heading is the name in a line "-- name --".
func heading(line string) (string, bool) {
	s, ok := strings.CutPrefix(strings.TrimRight(line, "\r\n"), "-- ")
	if !ok {
		return "", false
	}
	s, ok = strings.CutSuffix(s, " --")
	s = strings.TrimSpace(s)
	return s, ok && s != ""
}

// Parse reads one passage in the markup. An error names the line.
func Parse(src string) (Marked, error) {
	m, line, err := parse(src)
	if err != nil {
		return Marked{}, fmt.Errorf("line %d: %w", line+1, err)
	}
	return m, nil
}

// parse is Parse with the line, from 0, of what is wrong.
func parse(src string) (Marked, int, error) {
	text, marks, at, err := scan(src)
	if err != nil {
		return Marked{}, strings.Count(src[:at], "\n"), err
	}
	m, at, err := resolve(text, marks)
	if err != nil {
		return Marked{}, strings.Count(src[:at], "\n"), err
	}
	return m, 0, nil
}

// scan takes the marks out of src: the plain text without surrounding white
// space, and the marks in the order in which they open. On error it says where.
func scan(src string) (string, []mark, int, error) {
	var text strings.Builder
	var marks []mark
	var open []int // indices of marks
	i := len(src) - len(strings.TrimLeft(src, " \t\r\n"))
	end := max(i, len(strings.TrimRight(src, " \t\r\n")))
	for i < end {
		j := strings.IndexAny(src[i:end], "{}")
		if j < 0 {
			text.WriteString(src[i:end])
			break
		}
		text.WriteString(src[i : i+j])
		i += j
		if src[i] == '}' {
			if len(open) == 0 {
				return "", nil, i, errors.New("} without {")
			}
			m := &marks[open[len(open)-1]]
			open = open[:len(open)-1]
			m.span.Hi = text.Len()
			if marked := text.String()[m.span.Lo:]; marked == "" || marked != strings.TrimSpace(marked) {
				return "", nil, m.at, fmt.Errorf("mark %c of %q: no words, or space around them", m.kind, marked)
			}
			i++
			continue
		}
		head, _, found := strings.Cut(src[i+1:min(end, i+64)], " ")
		m, err := readHead(head)
		switch {
		case !found:
			return "", nil, i, errors.New("mark without words")
		case err != nil:
			return "", nil, i, err
		case len(open) == maxDepth:
			return "", nil, i, fmt.Errorf("more than %d marks within each other", maxDepth)
		}
		m.at, m.span.Lo = i, text.Len()
		open = append(open, len(marks))
		marks = append(marks, m)
		i += len(head) + 2
	}
	if len(open) > 0 {
		m := marks[open[len(open)-1]]
		return "", nil, m.at, fmt.Errorf("mark %c is not closed", m.kind)
	}
	return text.String(), marks, 0, nil
}

// readHead reads what stands between a brace and its space: "s1,2=lind".
func readHead(head string) (mark, error) {
	head, key, keyed := strings.Cut(head, "=")
	if head == "" || strings.IndexByte("ptcdloqmrxks", head[0]) < 0 {
		return mark{}, fmt.Errorf("unknown mark %q", head)
	}
	m := mark{kind: head[0], key: key}
	wants := strings.IndexByte("qmrks", m.kind) >= 0
	if wants != (len(head) > 1) {
		return mark{}, fmt.Errorf("mark %q: only q, m, r, k and s take a number, and need one", head)
	}
	if may := strings.IndexByte("ptcds", m.kind) >= 0; keyed && (!may || key == "") {
		return mark{}, fmt.Errorf("mark %q: key %q", head, key)
	}
	if !wants {
		return m, nil
	}
	for n := range strings.SplitSeq(head[1:], ",") {
		v, err := strconv.Atoi(n)
		if err != nil || v < 1 {
			return mark{}, fmt.Errorf("mark %q: number %q", head, n)
		}
		m.numbers = append(m.numbers, v)
	}
	if len(m.numbers) > 1 && m.kind != 's' && m.kind != 'k' {
		return mark{}, fmt.Errorf("mark %q: a segment belongs to one statement", head)
	}
	return m, nil
}
