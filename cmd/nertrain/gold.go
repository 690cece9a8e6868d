package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// A span is a range of code points of a document's text, end exclusive.
type span struct{ from, to int }

func (s span) overlaps(t span) bool { return s.from < t.to && t.from < s.to }

// A gold is one document as marked by hand. A nil field is not marked.
type gold struct {
	text      string
	persons   []span
	clusters  [][]span // mentions of one person each
	countries []place
	quotes    []quote
}

// A place is a country as named.
type place struct {
	span
	code string
}

// A quote is a passage that somebody is said to have said.
type quote struct {
	span
	reported bool
	speaker  span // zero for nobody
}

// record is one line of a gold file: any of the formats of the corpora.
type record struct {
	Text      string     `json:"text"`
	Tags      [][]string `json:"tags"`
	Offsets   [][][2]int `json:"offsets"`
	People    []person   `json:"people"`
	Countries []struct {
		Code     string              `json:"code"`
		Mentions [][]json.RawMessage `json:"mentions"`
	} `json:"countries"`
	Mentions []struct {
		Cluster  int    `json:"cluster"`
		Sentence int    `json:"sent"`
		Start    int    `json:"start"`
		End      int    `json:"end"`
		Type     string `json:"type"`
		Name     string `json:"name"`
	} `json:"mentions"`
	Quotes *[]struct {
		Start   int    `json:"start"`
		End     int    `json:"end"`
		Kind    string `json:"kind"`
		Speaker *struct {
			Start int `json:"start"`
			End   int `json:"end"`
		} `json:"speaker"`
	} `json:"quotes"`
}

type person struct {
	Mentions [][2]int `json:"mentions"`
}

// readGold reads a gold file, one JSON object a line.
func readGold(path string) ([]gold, error) {
	f, err := os.Open(path) //nolint:gosec // the user names the file
	if err != nil {
		return nil, fmt.Errorf("read gold: %w", err)
	}
	defer f.Close() //nolint:errcheck // read only
	var out []gold
	for d := json.NewDecoder(bufio.NewReaderSize(f, 1<<20)); ; {
		var r record
		err := d.Decode(&r)
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read gold %s, document %d: %w", path, len(out)+1, err)
		}
		out = append(out, r.gold())
	}
}

func (r *record) gold() gold {
	g := gold{text: r.Text, persons: r.persons(), clusters: r.clusters(), countries: r.places()}
	if r.Quotes != nil {
		g.quotes = []quote{}
		text := []rune(r.Text)
		for _, q := range *r.Quotes {
			m := quote{span: inner(text, span{q.Start, q.End}), reported: q.Kind == "indirect"}
			if q.Speaker != nil {
				m.speaker = span{q.Speaker.Start, q.Speaker.End}
			}
			g.quotes = append(g.quotes, m)
		}
	}
	return g
}

// inner is s without the quotation marks around it, which some corpora count in.
func inner(text []rune, s span) span {
	mark := func(r rune) bool { return strings.ContainsRune("\"'“”‘’ ", r) }
	for s.from < s.to && s.to <= len(text) && mark(text[s.from]) {
		s.from++
	}
	for s.from < s.to && s.to <= len(text) && mark(text[s.to-1]) {
		s.to--
	}
	return s
}

// persons are the spans that IOB2 tags mark as persons.
func (r *record) persons() []span {
	var out []span
	if r.Tags != nil {
		out = []span{} // marked, if only as empty
	}
	for i, tags := range r.Tags {
		for j, tag := range tags {
			label, ok := strings.CutPrefix(tag, "B-")
			if !ok || label != "PER" && label != "person" && label != "politician" {
				continue
			}
			end := j + 1
			for end < len(tags) && tags[end] == "I-"+label {
				end++
			}
			out = append(out, span{r.Offsets[i][j][0], r.Offsets[i][end-1][1]})
		}
	}
	return out
}

func (r *record) clusters() [][]span {
	var out [][]span
	if r.People != nil {
		out = [][]span{}
	}
	for _, p := range r.People {
		var c []span
		for _, m := range p.Mentions {
			c = append(c, span{m[0], m[1]})
		}
		out = append(out, c)
	}
	numbers := map[int]int{}
	for _, m := range r.Mentions {
		if m.Type != "PER" || m.Name == "" || m.Start >= m.End {
			continue
		}
		k, ok := numbers[m.Cluster]
		if !ok {
			k = len(out)
			numbers[m.Cluster] = k
			out = append(out, nil)
		}
		at := r.Offsets[m.Sentence]
		out[k] = append(out[k], span{at[m.Start][0], at[m.End-1][1]})
	}
	return out
}

func (r *record) places() []place {
	var out []place
	if r.Countries != nil {
		out = []place{}
	}
	for _, c := range r.Countries {
		for _, m := range c.Mentions {
			p := place{code: c.Code}
			if len(m) < 2 || json.Unmarshal(m[0], &p.from) != nil || json.Unmarshal(m[1], &p.to) != nil {
				continue
			}
			out = append(out, p)
		}
	}
	return out
}
