package quote

import (
	"strings"
	"unicode"

	"onrecord/articles"
	"onrecord/articles/prose"
)

// fewestTurns is how many labelled turns make a transcript.
const fewestTurns = 3

// transcript reads blocks that open with a speaker's label, as broadcasters and
// interviewers print them: "NAME: text", in capitals or a person's name.
func (f *finder) transcript() {
	var turns []int
	speakers := map[string]bool{}
	for b, block := range f.t.Blocks {
		if i := f.label(block); block.Kind == prose.Paragraph && i > 0 {
			if label := f.raw[i-2]; !slugs[label] {
				turns = append(turns, b)
				speakers[label] = true
			}
		}
	}
	interview := speakers["Q"] && speakers["A"]
	if len(turns) < fewestTurns || len(speakers) < 2 || len(speakers) > len(turns)*2/3+1 && !interview {
		return
	}
	for _, b := range turns {
		f.turn(f.t.Blocks[b])
	}
}

// slugs are labels of an agency's, not of a speaker's.
var slugs = words("Q&A INTERVIEW PODCAST BYLINE SOURCE DATELINE LENGTH SECTION HEADLINE COPYRIGHT ABSTRACT TEXT UPDATE CORRECTION NOTE WATCH READ MORE PHOTO VIDEO CAPTION BREAKING LIVE EXCLUSIVE ANALYSIS OPINION")

// label is the word after the colon of the label that opens block, 0 if none.
func (f *finder) label(block prose.Block) int {
	if block.First >= block.Last {
		return 0
	}
	first, last := f.t.Sentences[block.First].First, f.t.Sentences[block.Last-1].Last
	for i := first; i < min(last, first+12); i++ {
		if f.raw[i] == ":" && i > first && i+1 < last {
			return i + 1
		}
		named := f.cover[i] >= 0 && f.names[f.cover[i]].Person != ""
		if f.t.Words[i].Kind == prose.Letters && !named && strings.IndexFunc(f.raw[i], unicode.IsLower) >= 0 && f.raw[i] != "Mc" {
			return 0
		}
	}
	return 0
}

// turn reads one labelled turn.
func (f *finder) turn(block prose.Block) {
	first, last := f.t.Sentences[block.First].First, f.t.Sentences[block.Last-1].Last
	body := f.label(block)
	q := f.quoteAt(body, last)
	q.Kind, q.Rule, q.Certainty = articles.Direct, linkLabel.name, linkLabel.certainty
	end := first
	for end < body-1 && f.raw[end] != "," && f.raw[end] != "(" {
		end++
	}
	r := prose.Range{From: f.t.Words[first].From, To: f.t.Words[max(end, first+1)-1].To}
	q.Speaker = articles.Speaker{Span: f.t.Span(r), Text: f.t.Of(r)}
	for i := first; i < end; i++ {
		if n := f.cover[i]; n >= 0 && f.names[n].Person != "" {
			q.Speaker.Name = f.names[n].Person
		}
	}
	f.out = append(f.out, q)
}
