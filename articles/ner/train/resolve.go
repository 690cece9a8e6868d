package train

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/articles"
)

// resolve sorts the marks of text into a Marked. On error it says where in the
// source.
func resolve(text string, marks []mark) (Marked, int, error) {
	m := Marked{Text: text}
	keys, at, err := people(text, marks)
	if err != nil {
		return m, at, err
	}
	for i, k := range marks {
		switch k.kind {
		case 'p':
			m.People = append(m.People, Person{k.span, keys[i]})
		case 't':
			m.Roles = append(m.Roles, Role{k.span, keys[i]})
		case 'c', 'd':
			if len(k.key) != 2 {
				return m, k.at, fmt.Errorf("country %q has code %q", text[k.span.Lo:k.span.Hi], k.key)
			}
			m.Countries = append(m.Countries, Country{k.span, k.key, k.kind == 'd'})
		case 'l':
			m.Places = append(m.Places, k.span)
		case 'o':
			m.Orgs = append(m.Orgs, k.span)
		case 'x':
			m.Scare = append(m.Scare, k.span)
		}
	}
	m.Quotes, at, err = quotes(marks, keys)
	return m, at, err
}

// quotes joins segments with their speakers and cues.
func quotes(marks []mark, keys []string) ([]Quote, int, error) {
	var out []Quote
	said := map[int]bool{}
	for _, k := range marks {
		if kind := kindOf(k.kind); kind != "" {
			out = append(out, Quote{Span: k.span, Kind: kind, Statement: k.numbers[0]})
			said[k.numbers[0]] = true
		}
	}
	type numbered struct {
		kind byte
		n    int
	}
	of := map[numbered]int{} // index of the mark
	for i, k := range marks {
		if k.kind != 's' && k.kind != 'k' {
			continue
		}
		for _, n := range k.numbers {
			if _, twice := of[numbered{k.kind, n}]; twice || !said[n] {
				return nil, k.at, fmt.Errorf("mark %c%d: statement has no words, or has it already", k.kind, n)
			}
			of[numbered{k.kind, n}] = i
		}
	}
	for i := range out {
		q := &out[i]
		if j, ok := of[numbered{'k', q.Statement}]; ok {
			q.Cue = marks[j].span
		}
		if j, ok := of[numbered{'s', q.Statement}]; ok {
			q.Speaker = speaker(marks[j].span, keys[j])
		}
	}
	return out, 0, nil
}

func kindOf(letter byte) articles.QuoteKind {
	switch letter {
	case 'q':
		return articles.Direct
	case 'm':
		return articles.Mixed
	case 'r':
		return articles.Reported
	}
	return ""
}

func speaker(span articles.Span, key string) Speaker {
	switch key {
	case "?":
		return Speaker{Span: span, Anonymous: true}
	case "-":
		return Speaker{Span: span}
	}
	return Speaker{Span: span, Key: key}
}

// people is the key of each mark that has one: its own, or for a person the
// last word, for a role that of the next person, for a speaker that of the
// last person within.
func people(text string, marks []mark) ([]string, int, error) {
	keys := make([]string, len(marks))
	known := map[string]bool{"?": true, "-": true}
	next := ""
	for i, k := range slices.Backward(marks) {
		keys[i] = k.key
		switch {
		case k.kind == 'p':
			if keys[i] == "" {
				words := strings.Fields(text[k.span.Lo:k.span.Hi])
				keys[i] = strings.ToLower(words[len(words)-1])
			}
			next = keys[i]
			known[next] = true
		case k.kind == 't' && k.key == "":
			keys[i] = next
		case k.kind == 's' && k.key == "":
			for j := i + 1; j < len(marks) && marks[j].span.Lo < k.span.Hi; j++ {
				if marks[j].kind == 'p' {
					keys[i] = keys[j]
				}
			}
		}
	}
	for i, k := range marks {
		if (k.kind == 's' || k.kind == 't') && !known[keys[i]] {
			return nil, k.at, fmt.Errorf("mark %c of %q: no person %q", k.kind, text[k.span.Lo:k.span.Hi], keys[i])
		}
	}
	return keys, 0, nil
}
