package story_test

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"onrecord/articles"
	"onrecord/articles/prose"
	"onrecord/articles/story"
)

//go:embed testdata/*.txtar
var testdata embed.FS

func sketch(body string) articles.Sketch { return story.Sketch(prose.Read(body)) }

// file is a txtar file of testdata, by the names of its parts.
func file(t *testing.T, name string) (names []string, parts map[string]string) {
	t.Helper()
	data, err := testdata.ReadFile(path.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	parts = map[string]string{}
	for _, f := range txtar.Parse(data).Files {
		names = append(names, f.Name)
		parts[f.Name] = strings.TrimSpace(string(f.Data))
	}
	return names, parts
}

// A pair is two texts, and whether they are one story.
type pair struct {
	name string
	a, b string
	same bool
}

// told are the files with one story each.
func told() []string {
	return []string{"harbour.txtar", "bridge.txtar", "budget.txtar", "telescope.txtar", "trial.txtar", "seuil.txtar"}
}

// cut is the first part of a text, in paragraphs, of about so many of its words.
func cut(text string, share float64) string {
	want := int(share * float64(len(strings.Fields(text))))
	var out []string
	for _, p := range strings.Split(text, "\n\n") {
		if len(strings.Fields(strings.Join(out, " "))) >= want {
			break
		}
		out = append(out, p)
	}
	return strings.Join(out, "\n\n")
}

// reworded puts another word in the place of every nth.
func reworded(text string, n int) string {
	words := strings.Split(text, " ")
	for i := n / 2; i < len(words); i += n {
		words[i] = "moreover"
	}
	return strings.Join(words, " ")
}

// dressed is a text as another outlet prints it.
func dressed(text string) string {
	_, text, _ = strings.Cut(text, " — ")
	return "# What we know so far\n\nEVENING POST — " + text + "\n\nRead more on this subject in our dossier. " +
		"All rights reserved. The Evening Post is not responsible for the content of other sites."
}

// without leaves a paragraph out and puts another in.
func without(text string, i int, instead string) string {
	ps := strings.Split(text, "\n\n")
	ps[i] = instead
	return strings.Join(ps, "\n\n")
}

const staffLine = "Readers of this newspaper in the region have told us by letter and by telephone that they had long expected something of the kind, and that they blame nobody in particular for it."

// pairs are all that the figures are measured on.
func pairs(t *testing.T) (all []pair) {
	t.Helper()
	var digest []string
	for i, name := range told() {
		_, p := file(t, name)
		wire, edited, other := p["copy"], p["edited"], p["other"]
		digest = append(digest, cut(wire, 0.25))
		add := func(what, a, b string, same bool) { all = append(all, pair{name + " " + what, a, b, same}) }
		add("edited", wire, edited, true)
		add("two thirds", wire, cut(wire, 0.66), true)
		add("half", wire, cut(wire, 0.5), true)
		add("a third, dressed", dressed(wire), cut(wire, 0.33), true)
		add("dressed", wire, dressed(wire), true)
		add("every 12th word", wire, reworded(wire, 12), true)
		add("a paragraph less and more", wire, without(edited, 3, staffLine), true)
		add("half of the edited", dressed(wire), cut(edited, 0.5), true)
		add("told otherwise", wire, other, false)
		add("edited and told otherwise", edited, other, false)
		add("cut and told otherwise", cut(wire, 0.5), other, false)
		for _, later := range told()[i+1:] {
			_, q := file(t, later)
			add("and "+later, wire, q["copy"], false)
		}
	}
	_, p := file(t, "harbour.txtar")
	all = append(all,
		pair{"a digest", strings.Join(digest, "\n\n"), p["copy"], false},
		pair{"two teasers", cut(p["copy"], 0.05), cut(p["copy"], 0.05), false},
		pair{"nothing", "", "", false})
	return append(all, framed(t)...)
}

// framed are pairs of reports in one frame.
func framed(t *testing.T) (all []pair) {
	t.Helper()
	const reports = 4
	names, frames := file(t, "frames.txtar")
	for _, name := range names {
		var texts [reports]string
		fields := strings.Split(frames[name], "|")
		for i := 0; i < len(fields); i += 1 + reports { // what all share, then what each has
			for k := range texts {
				texts[k] += fields[i]
				if i+reports < len(fields) {
					texts[k] += fields[i+1+k]
				}
			}
		}
		for i := range texts {
			for k := range i {
				all = append(all, pair{fmt.Sprintf("%s %d and %d", name, k, i), texts[k], texts[i], false})
			}
		}
	}
	return all
}

// TestPairs states how well stories are recognised. Misses and false joins are
// counted and must be none: a pair that cannot be told is to be named here.
func TestPairs(t *testing.T) {
	t.Parallel()
	same, joined, wrong, found := 0, 0, 0, 0
	all := pairs(t)
	for _, p := range all {
		a, b := sketch(p.a), sketch(p.b)
		got := a.Retells(b)
		if got != b.Retells(a) {
			t.Errorf("%s: the answer depends on which comes first", p.name)
		}
		if p.same {
			same++
			found += share(a, b) + share(b, a)
		}
		switch {
		case got && p.same:
			joined++
		case got:
			wrong++
		}
		if got != p.same {
			t.Errorf("%s: %v, want %v (%d and %d shingles, %.2f alike)", p.name, got, p.same, a.Size, b.Size, a.Alike(b))
		}
		if testing.Verbose() {
			t.Logf("%-45s %5v %.2f", p.name, got, a.Alike(b))
		}
	}
	t.Logf("%d of %d would be found by their keys, whichever came first", found, 2*same)
	t.Logf("%d pairs: %d of %d retold ones joined, %d of %d others", len(all), joined, same, wrong, len(all)-same)
}

// share is 1 where one of a's keys is a hash of b, so that a library that has a
// compares b with it.
func share(a, b articles.Sketch) int {
	for _, h := range a.Keys() {
		if slices.Contains(b.Shingles, h) {
			return 1
		}
	}
	return 0
}
