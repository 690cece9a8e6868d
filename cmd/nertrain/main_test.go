package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const doc = `{"text": "Zoë met Anna Lindqvist. She “left” him.", ` +
	`"sentences": [["Zoë", "met", "Anna", "Lindqvist", "."]], "tags": [["B-PER", "O", "B-PER", "I-PER", "O"]], ` +
	`"offsets": [[[0, 3], [4, 7], [8, 12], [13, 22], [22, 23]]], ` +
	`"people": [{"name": "Zoë", "mentions": [[0, 3]]}], "countries": [{"code": "SE", "mentions": [[4, 7, "name"]]}], ` +
	`"quotes": [{"start": 28, "end": 34, "kind": "direct", "speaker": {"start": 24, "end": 27}}]}`

func TestReadGold(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(path, []byte(doc+"\n"+`{"text": "Nothing.", "tags": [["O", "O"]]}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	docs, err := readGold(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 {
		t.Fatalf("read %d documents", len(docs))
	}
	g := docs[0]
	if len(g.persons) != 2 || g.persons[1] != (span{8, 22}) || len(g.clusters) != 1 || g.countries[0] != (place{span{4, 7}, "SE"}) || g.quotes[0].span != (span{29, 33}) || g.quotes[0].speaker != (span{24, 27}) {
		t.Errorf("read %+v", g)
	}
	if docs[1].persons == nil || docs[1].quotes != nil {
		t.Errorf("read %+v", docs[1])
	}
	var out strings.Builder
	if err := run(context.Background(), []string{"eval", "-gold", path}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2 documents", "persons, recogniser", "2 gold", "countries, with code", "speakers", "person clusters", "fullest names"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q lacks %q", out.String(), want)
		}
	}
}

func TestMatch(t *testing.T) {
	t.Parallel()
	var p pair
	p.add([]span{{0, 5}, {7, 9}, {20, 30}}, []span{{0, 5}, {8, 12}}, same)
	if p.exact.Right != 1 || p.overlap.Right != 2 || p.exact.Found != 3 || p.exact.Gold != 2 {
		t.Errorf("counted %+v", p)
	}
}

func TestBCubed(t *testing.T) {
	t.Parallel()
	a, b, c := span{0, 1}, span{2, 3}, span{4, 5}
	for _, x := range []struct {
		found, gold [][]span
		want        string
	}{
		{[][]span{{a, b}, {c}}, [][]span{{a, b}, {c}}, "B³ P 100.0 R 100.0 F1 100.0 (3 found, 3 gold)"},
		{[][]span{{a, b, c}}, [][]span{{a, b}, {c}}, "B³ P 55.6 R 100.0 F1 71.4 (3 found, 3 gold)"},
		{[][]span{{a}}, [][]span{{a, b}}, "B³ P 100.0 R 25.0 F1 40.0 (1 found, 2 gold)"},
	} {
		var s bCubed
		s.add(x.found, x.gold)
		if s.String() != x.want {
			t.Errorf("%v for %v: %s, want %s", x.found, x.gold, s, x.want)
		}
	}
}

func TestCanonical(t *testing.T) {
	t.Parallel()
	text := []rune("Ada Moss met Bo. Moss left.")
	ada, moss, bo := span{0, 8}, span{17, 21}, span{13, 15}
	var c canonical
	c.add(text, [][]span{{ada, moss}, {bo}}, []string{"Ada Moss", "Bo Berg"}, [][]span{{moss, ada}, {bo}, {{22, 26}}})
	if got, want := c.String(), "33.3 (1 of 3 people)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	c = canonical{}
	c.add(text, [][]span{{moss}, {ada}}, []string{"Bo", "Ada Moss"}, [][]span{{ada, {1, 2}, {3, 4}, moss}})
	if c.right != 1 {
		t.Errorf("mentions that were not found chose the name: %s", c)
	}
}

func TestUsage(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := run(context.Background(), nil, &out); err == nil || !strings.Contains(out.String(), "nertrain eval") {
		t.Errorf("no verb: %v, %q", err, out.String())
	}
}
