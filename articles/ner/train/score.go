package train

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/articles/ner"
)

// A Score counts what was found, and what should have been.
type Score struct{ Right, Found, Gold int }

// Add adds t to s.
func (s *Score) Add(t Score) {
	s.Right += t.Right
	s.Found += t.Found
	s.Gold += t.Gold
}

// Precision is the share of the found that is right, in percent.
func (s Score) Precision() float64 { return percent(s.Right, s.Found) }

// Recall is the share of the gold that was found, in percent.
func (s Score) Recall() float64 { return percent(s.Right, s.Gold) }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 { return percent(2*s.Right, s.Found+s.Gold) }

func percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}

// String gives all figures.
func (s Score) String() string {
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f (%d right, %d found, %d gold)", s.Precision(), s.Recall(), s.F1(), s.Right, s.Found, s.Gold)
}

// A Report is the scores of exact names by corpus and kind.
type Report map[string]*[3]Score

// Evaluate scores m on docs, whose words are given.
func Evaluate(m *ner.Model, docs []Doc) Report {
	r := Report{}
	for _, d := range docs {
		if r[d.Source] == nil {
			r[d.Source] = new([3]Score)
		}
		gold := map[ner.Name]bool{}
		for _, n := range d.Names {
			gold[n] = true
			r[d.Source][n.Kind].Gold++
		}
		for _, n := range m.Names(d.Sentences) {
			n.Certainty = 0
			s := &r[d.Source][n.Kind]
			s.Found++
			if gold[n] {
				s.Right++
			}
		}
	}
	return r
}

// Free is the mean F1 of persons over the corpora that may be used to choose,
// which is all but news.dev.
func (r Report) Free() float64 {
	sum, n := 0.0, 0
	for source, s := range r {
		if source != measured {
			sum += s[ner.Person].F1()
			n++
		}
	}
	return sum / float64(max(n, 1))
}

// measured is the corpus that may give a score and nothing else.
const measured = "news.dev"

// String gives the F1 of persons.
func (r Report) String() string {
	parts := make([]string, 0, len(r))
	for source, s := range r {
		parts = append(parts, fmt.Sprintf("%s %.1f", source, s[ner.Person].F1()))
	}
	slices.Sort(parts)
	return fmt.Sprintf("persons %.2f (%s)", r.Free(), strings.Join(parts, ", "))
}
