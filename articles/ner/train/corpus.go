package train

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/articles"
	"onrecord/articles/ner"
	"onrecord/articles/prose"
)

// A Doc is an annotated text.
type Doc struct {
	Source    string
	Sentences [][]string // words
	Names     []ner.Name // words counted through all sentences
	Lost      int        // names of the corpus that are no run of words of one sentence
}

// A record is one line of a corpus file. Offsets count code points of Text.
type record struct {
	ID        string     `json:"id"`
	Source    string     `json:"source"`
	Text      string     `json:"text"`
	Sentences [][]string `json:"sentences"`
	Tags      [][]string `json:"tags"`
	Offsets   [][][2]int `json:"offsets"`
	Mentions  []mention  `json:"mentions"`
}

// A mention is one of GUM's: tokens [First, Last) of the document.
type mention struct {
	First int    `json:"s"`
	Last  int    `json:"e"`
	Type  string `json:"type"`
	Link  string `json:"link"`
}

// Load reads the documents of a corpus file, one JSON object a line. For
// learning, faults that are known are mended; to measure they stay.
func Load(path string, mended bool) ([]Doc, error) {
	f, err := os.Open(path) //nolint:gosec // the user names the file
	if err != nil {
		return nil, fmt.Errorf("load corpus: %w", err)
	}
	defer f.Close() //nolint:errcheck // read only
	docs, err := read(f, mended)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", path, err)
	}
	source := strings.TrimSuffix(filepath.Base(path), ".jsonl")
	for i := range docs {
		docs[i].Source = source
	}
	return docs, nil
}

func read(r io.Reader, mended bool) ([]Doc, error) {
	var docs []Doc
	d := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	for {
		var rec record
		err := d.Decode(&rec)
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			return nil, fmt.Errorf("document %d: %w", len(docs)+1, err)
		}
		if mended && rec.Source == "gum" {
			mend(&rec)
		}
		d := rec.doc()
		if mended {
			d.dropTitles()
		}
		docs = append(docs, d)
	}
}

// kinds are the kinds of name by the names that the corpora give to them.
var kinds = map[string]ner.Kind{
	"PER": ner.Person, "person": ner.Person, "politician": ner.Person,
	"LOC": ner.Place, "location": ner.Place, "country": ner.Place,
	"ORG": ner.Org, "organisation": ner.Org, "politicalparty": ner.Org, "corporation": ner.Org, "group": ner.Org,
}

// A named is a name in a text that is not yet read as prose.
type named struct {
	span articles.Span // bytes
	kind ner.Kind
}

// doc reads r's sentences as prose, one paragraph each.
func (r *record) doc() Doc {
	at := byteOffsets(r.Text)
	var parts []string
	var names []named
	size := 0
	for i, s := range r.Sentences {
		if len(s) == 0 {
			continue
		}
		lo, hi := at[r.Offsets[i][0][0]], at[r.Offsets[i][len(s)-1][1]]
		for _, n := range runs(r.Tags[i]) {
			from, to := at[r.Offsets[i][n.First][0]], at[r.Offsets[i][n.Last-1][1]]
			names = append(names, named{articles.Span{Lo: size + from - lo, Hi: size + to - lo}, n.Kind})
		}
		parts = append(parts, r.Text[lo:hi])
		size += hi - lo + len(paragraph)
	}
	return prosed(strings.Join(parts, paragraph), names)
}

const paragraph = "\n\n"

// byteOffsets are the bytes at which the code points of s start, and its
// length.
func byteOffsets(s string) []int {
	at := make([]int, 0, len(s)+1)
	for i := range s {
		at = append(at, i)
	}
	return append(at, len(s))
}

// runs are the names that IOB2 tags spell, of the kinds that are learned.
func runs(tags []string) []ner.Name {
	var out []ner.Name
	for i := 0; i < len(tags); {
		label, ok := strings.CutPrefix(tags[i], "B-")
		if !ok {
			i++
			continue
		}
		first := i
		for i++; i < len(tags) && tags[i] == "I-"+label; i++ {
		}
		if kind, ok := kinds[label]; ok {
			out = append(out, ner.Name{First: first, Last: i, Kind: kind})
		}
	}
	return out
}

// prosed reads plain text as prose and finds the words of the names in it.
func prosed(text string, names []named) Doc {
	body, at := escape(text)
	t := prose.Read(body)
	var d Doc
	for _, s := range t.Sentences {
		words := make([]string, 0, s.Last-s.First)
		for _, w := range t.Words[s.First:s.Last] {
			words = append(words, t.Of(w.Range))
		}
		d.Sentences = append(d.Sentences, words)
	}
	sentence := 0
	for _, n := range names {
		r := t.Range(articles.Span{Lo: at[n.span.Lo], Hi: at[n.span.Hi]})
		for sentence < len(t.Sentences) && t.Sentences[sentence].To <= r.From {
			sentence++
		}
		name, ok := inSentence(t, sentence, r)
		if !ok {
			d.Lost++
			continue
		}
		name.Kind = n.kind
		d.Names = append(d.Names, name)
	}
	return d
}

// dropTitles takes titles off persons' names, which some corpora take in.
func (d *Doc) dropTitles() {
	words := slices.Concat(d.Sentences...)
	for i := range d.Names {
		n := &d.Names[i]
		for n.Kind == ner.Person && n.Last-n.First > 1 && ner.IsTitle(words[n.First]) {
			n.First++
		}
	}
}

// inSentence is the run of words of a sentence that r spells.
func inSentence(t *prose.Text, sentence int, r prose.Range) (ner.Name, bool) {
	if sentence == len(t.Sentences) || r.To > t.Sentences[sentence].To {
		return ner.Name{}, false
	}
	s := t.Sentences[sentence]
	n := ner.Name{First: s.First}
	for n.First < s.Last && t.Words[n.First].To <= r.From {
		n.First++
	}
	for n.Last = n.First; n.Last < s.Last && t.Words[n.Last].From < r.To; n.Last++ {
	}
	return n, n.First < n.Last
}

// escape writes text so that Markdown reads it as it stands, and gives the
// place of each byte of text, and of its end.
func escape(text string) (body string, at []int) {
	var b strings.Builder
	at = make([]int, 0, len(text)+1)
	for i := range len(text) {
		c := text[i]
		at = append(at, b.Len())
		if strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String(), append(at, b.Len())
}

// docs makes documents of our own texts.
func docs(texts []Marked) []Doc {
	out := make([]Doc, 0, len(texts))
	for _, m := range texts {
		d := prosed(m.Text, m.names())
		d.Source = "own"
		d.dropTitles()
		out = append(out, d)
	}
	return out
}

// names are the names in m in the order of the text; of two that overlap, the
// one that starts first, or else the longer one.
func (m *Marked) names() []named {
	var all []named
	for _, p := range m.People {
		all = append(all, named{p.Span, ner.Person})
	}
	for _, c := range m.Countries {
		if !c.Demonym {
			all = append(all, named{c.Span, ner.Place})
		}
	}
	for _, s := range m.Places {
		all = append(all, named{s, ner.Place})
	}
	for _, s := range m.Orgs {
		all = append(all, named{s, ner.Org})
	}
	slices.SortStableFunc(all, func(a, b named) int {
		return cmp.Or(cmp.Compare(a.span.Lo, b.span.Lo), cmp.Compare(b.span.Hi, a.span.Hi))
	})
	end := 0
	return slices.DeleteFunc(all, func(n named) bool {
		if n.span.Lo < end {
			return true
		}
		end = n.span.Hi
		return false
	})
}

// OwnDocs are our own texts as documents.
func OwnDocs() ([]Doc, error) {
	texts, err := Texts()
	if err != nil {
		return nil, err
	}
	return docs(texts), nil
}
