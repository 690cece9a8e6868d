package analyze_test

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"onrecord/articles"
	"onrecord/articles/analyze"
	"onrecord/articles/ner/train"
	"onrecord/articles/prose"
)

// TestGold holds the scores on the texts of testdata/gold above floors a little
// under what they were when last measured. The texts are read by people, never
// by a trainer.
func TestGold(t *testing.T) {
	t.Parallel()
	var total tally
	for _, m := range goldTexts(t) {
		total.read(t, m)
	}
	for _, floor := range []struct {
		what  string
		score ratio
		least float64
	}{
		{"persons, exact", total.persons, 0.95},
		{"persons, canonical name and all mentions' person", total.canonical, 0.96},
		{"countries, exact with code", total.countries, 0.99},
		{"quotes in marks, exact", total.marks, 0.985},
		{"scare quotes left out", total.scare, 0.82},
		{"speakers of quotes in marks, overlapping", total.speakers, 0.945},
		{"speakers of quotes in marks, the right person or nobody", total.named, 0.93},
		{"reported speech, overlapping", total.reported, 0.93},
		{"decisions above 0.9 with quote and speaker right", total.sure, 0.95}, // below 0.90 the certainties would lie
		{"persons joined, B³ in thousandths", total.joins, 0.93},
		{"marked roles found", total.roled, 0.92},
	} {
		t.Logf("%-58s %s", floor.what, floor.score)
		if floor.score.f1() < floor.least {
			t.Errorf("%s: %s, want %.2f", floor.what, floor.score, floor.least)
		}
	}
}

// TestTexts shows the scores on the passages for training, to work on: with -v,
// and without floors.
func TestTexts(t *testing.T) {
	t.Parallel()
	if !testing.Verbose() {
		t.Skip("shown with -v")
	}
	texts, err := train.Texts()
	if err != nil {
		t.Fatal(err)
	}
	var total tally
	for _, m := range texts {
		total.read(t, m)
	}
	t.Logf("%+v", total)
}

func goldTexts(t *testing.T) []train.Marked {
	t.Helper()
	files, err := filepath.Glob("testdata/gold/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no gold: %v", err)
	}
	var out []train.Marked
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts, err := train.ParseFile(filepath.Base(file), data)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, texts...)
	}
	return out
}

// A ratio counts what was right among what was found and what was wanted.
type ratio struct{ right, found, want int }

func (r ratio) f1() float64 {
	if r.found+r.want == 0 {
		return 0
	}
	return 2 * float64(r.right) / float64(r.found+r.want)
}

func (r ratio) String() string {
	return fmt.Sprintf("F1 %.3f (%d right, %d found, %d wanted)", r.f1(), r.right, r.found, r.want)
}

// share counts one decision that may be right.
func (r *ratio) share(right bool) {
	r.found++
	r.want++
	if right {
		r.right++
	}
}

// A tally is the scores over texts.
type tally struct {
	persons, canonical, joins, roled, countries, marks, scare, speakers, named, reported, sure ratio
	byRule                                                                                     map[string]*ratio
	mistake                                                                                    func(string)
}

func (s *tally) read(t *testing.T, m train.Marked) {
	t.Helper()
	if s.mistake == nil {
		s.mistake = func(msg string) { t.Log(msg) }
	}
	text := prose.Read(m.Text)
	a, err := analyze.Text(context.Background(), text, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.people(m, a)
	s.joined(m, a)
	s.roles(m, a)
	s.lands(m, a)
	s.quoted(m, a)
	s.clauses(m, a)
	s.certain(m, a)
}

func (s *tally) note(m train.Marked, format string, args ...any) {
	s.mistake(m.Name + ": " + fmt.Sprintf(format, args...))
}

// people counts mentions, and the people found under their fullest names.
func (s *tally) people(m train.Marked, a articles.Analysis) {
	found := map[articles.Span]string{}
	for _, p := range a.People {
		for _, x := range p.Mentions {
			if x.Form != articles.FormPronoun {
				found[x.Span] = p.Name
			}
		}
	}
	s.persons.found += len(found)
	fullest, byKey := map[string]string{}, map[string]string{}
	for _, p := range m.People {
		s.persons.want++
		name, ok := found[p.Span]
		if ok {
			s.persons.right++
			if byKey[p.Key] == "" {
				byKey[p.Key] = name
			} else if byKey[p.Key] != name {
				byKey[p.Key] = "two people"
			}
		} else {
			s.note(m, "no person %q", m.Text[p.Span.Lo:p.Span.Hi])
		}
		delete(found, p.Span)
		if text := m.Text[p.Span.Lo:p.Span.Hi]; len(text) > len(fullest[p.Key]) {
			fullest[p.Key] = text
		}
	}
	for at, name := range found {
		s.note(m, "person %q (%s) is none", m.Text[at.Lo:at.Hi], name)
	}
	for key, name := range fullest {
		if byKey[key] != name {
			s.note(m, "%q is called %q", name, byKey[key])
		}
		s.canonical.share(byKey[key] == name)
	}
}

// joined counts by B³ (Bagga and Baldwin 1998): of each mention, how much of
// its person is right, in thousandths; one that only one side has is wrong.
func (s *tally) joined(m train.Marked, a articles.Analysis) {
	gold, found := map[articles.Span]string{}, map[articles.Span]string{}
	for _, p := range m.People {
		gold[p.Span] = p.Key
	}
	for i, p := range a.People {
		for _, x := range p.Mentions {
			if x.Form != articles.FormPronoun {
				found[x.Span] = strconv.Itoa(i)
			}
		}
	}
	precision, recall := shared(found, gold), shared(gold, found)
	// F1 of the sums: right, found and wanted must have one scale.
	s.joins.right += int(500 * (precision + recall))
	s.joins.found += 1000 * len(found)
	s.joins.want += 1000 * len(gold)
}

// shared sums over the mentions of one side the share of each one's cluster
// that the other side puts with it too.
func shared(one, other map[articles.Span]string) (sum float64) {
	size, both := map[string]float64{}, map[[2]string]float64{}
	for at, key := range one {
		size[key]++
		if k, ok := other[at]; ok {
			both[[2]string{key, k}]++
		}
	}
	for keys, n := range both {
		sum += n * n / size[keys[0]]
	}
	return sum
}

// roles counts, of the people whose role is marked, those who get one that
// holds the marked words or is part of them: the marks leave out the country
// in "French President". A mere "Dr" is no role.
func (s *tally) roles(m train.Marked, a articles.Analysis) {
	found := map[string]string{}
	for _, p := range a.People {
		for _, x := range p.Mentions {
			for _, k := range m.People {
				if k.Span == x.Span {
					found[k.Key] = cmp.Or(found[k.Key], p.Role)
				}
			}
		}
	}
	want := map[string][]string{}
	for _, r := range m.Roles {
		if role := m.Text[r.Span.Lo:r.Span.Hi]; !strings.HasPrefix(role, "Dr") {
			want[r.Key] = append(want[r.Key], role)
		}
	}
	for who, roles := range want {
		right := slices.ContainsFunc(roles, func(role string) bool {
			return found[who] != "" && (strings.Contains(found[who], role) || strings.Contains(role, found[who]))
		})
		s.roled.share(right)
		if !right {
			s.note(m, "%s is %q, want %q", who, found[who], roles)
		}
	}
}

func (s *tally) lands(m train.Marked, a articles.Analysis) {
	found := map[articles.Span]string{}
	for _, c := range a.Countries {
		for _, x := range c.Mentions {
			found[x.Span] = c.Code
		}
	}
	s.countries.found += len(found)
	for _, c := range m.Countries {
		s.countries.want++
		if found[c.Span] == c.Code {
			s.countries.right++
		} else {
			s.note(m, "no country %q", m.Text[c.Span.Lo:c.Span.Hi])
		}
		delete(found, c.Span)
	}
	for at := range found {
		s.note(m, "country %q is none: …%s…", m.Text[at.Lo:at.Hi], m.Text[max(0, at.Lo-20):min(len(m.Text), at.Hi+20)])
	}
}

// quoted counts the quotations in marks, their speakers, and the scare quotes.
func (s *tally) quoted(m train.Marked, a articles.Analysis) {
	found := map[articles.Span]articles.Quote{}
	for _, q := range a.Quotes {
		if q.Kind != articles.Reported {
			found[q.Span] = q
		}
	}
	for _, at := range m.Scare {
		q, ok := found[at]
		s.scare.share(!ok)
		if ok {
			s.note(m, "scare quote %q, %s, %q", q.Text, q.Rule, q.Speaker.Text)
			delete(found, at)
		}
	}
	s.marks.found += len(found)
	names := canonical(m)
	for _, w := range m.Quotes {
		if w.Kind == articles.Reported {
			continue
		}
		s.marks.want++
		q, ok := found[w.Span]
		if !ok {
			s.note(m, "no quote %q", m.Text[w.Span.Lo:w.Span.Hi])
			s.speakers.want++
			s.named.want++
			continue
		}
		s.marks.right++
		delete(found, w.Span)
		s.spoke(m, q, w, names[w.Speaker.Key])
	}
	for _, q := range found {
		s.note(m, "quote %q is none, %s", q.Text, q.Rule)
	}
}

// spoke counts the speaker of a quote.
func (s *tally) spoke(m train.Marked, q articles.Quote, w train.Quote, name string) {
	right := speaks(q, w)
	if !w.Speaker.Span.IsZero() {
		s.speakers.want++
	}
	if !q.Speaker.Span.IsZero() {
		s.speakers.found++
	}
	if right && !w.Speaker.Span.IsZero() {
		s.speakers.right++
	}
	if !right {
		s.note(m, "%q by %q, want %q: %s", q.Text, q.Speaker.Text, m.Text[w.Speaker.Span.Lo:w.Speaker.Span.Hi], q.Rule)
	}
	s.named.share(q.Speaker.Name == name || q.Speaker.Name == "")
	if q.Speaker.Name != name {
		s.note(m, "%q by %q is %q, want %q", q.Text, q.Speaker.Text, q.Speaker.Name, name)
	}
}

// certain counts the decisions of high certainty: such a quote must be one, and
// its speaker right.
func (s *tally) certain(m train.Marked, a articles.Analysis) {
	for _, q := range a.Quotes {
		right := false
		for _, w := range m.Quotes {
			if w.Span == q.Span || (w.Kind == articles.Reported) == (q.Kind == articles.Reported) && w.Kind == articles.Reported && w.Span.Overlaps(q.Span) {
				right = right || speaks(q, w)
			}
		}
		if s.byRule == nil {
			s.byRule = map[string]*ratio{}
		}
		if s.byRule[q.Rule] == nil {
			s.byRule[q.Rule] = &ratio{}
		}
		s.byRule[q.Rule].share(right)
		if q.Certainty > 0.9 {
			s.sure.share(right)
			if !right {
				s.note(m, "sure that %q by %q: %s", q.Text, q.Speaker.Text, q.Rule)
			}
		}
	}
}

// speaks reports whether q has the speaker of w.
func speaks(q articles.Quote, w train.Quote) bool {
	if w.Speaker.Span.IsZero() {
		return q.Speaker.Span.IsZero()
	}
	return q.Speaker.Span.Overlaps(w.Speaker.Span)
}

// canonical is the fullest name of each person of m by key.
func canonical(m train.Marked) map[string]string {
	out := map[string]string{}
	for _, p := range m.People {
		if text := m.Text[p.Span.Lo:p.Span.Hi]; len(text) > len(out[p.Key]) {
			out[p.Key] = text
		}
	}
	return out
}

// clauses counts reported speech; one that holds words in marks is theirs.
func (s *tally) clauses(m train.Marked, a articles.Analysis) {
	used := map[int]bool{}
	for _, q := range a.Quotes {
		if q.Kind != articles.Reported {
			continue
		}
		s.reported.found++
		right := false
		for i, w := range m.Quotes {
			if w.Span.Overlaps(q.Span) && !used[i] {
				right = true
				used[i] = w.Kind == articles.Reported
				if w.Kind == articles.Reported {
					if !w.Speaker.Span.IsZero() && !w.Speaker.Span.Overlaps(q.Speaker.Span) {
						s.note(m, "clause %q by %q", q.Text, q.Speaker.Text)
					}
					break
				}
			}
		}
		if right {
			s.reported.right++
		} else {
			s.note(m, "clause %q is none, %s, by %q", q.Text, q.CueText, q.Speaker.Text)
		}
	}
	for i, w := range m.Quotes {
		if w.Kind != articles.Reported || holdsMarks(m, w) {
			continue
		}
		s.reported.want++
		if !used[i] {
			s.note(m, "no clause %q", m.Text[w.Span.Lo:w.Span.Hi])
		}
	}
}

func holdsMarks(m train.Marked, w train.Quote) bool {
	for _, q := range m.Quotes {
		if q.Kind != articles.Reported && w.Span.Contains(q.Span) {
			return true
		}
	}
	return false
}
