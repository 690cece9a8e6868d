package train

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/articles/ner"
	"onrecord/articles/prose"
)

const line = `{"id": "1", "source": "test", "text": "Dr. Zoë Quimby-Jones's *dog* bit\nSan Marino.",
 "sentences": [["Dr.", "Zoë", "Quimby-Jones's", "*", "dog", "*", "bit"], ["San", "Marino", "."]],
 "tags": [["B-person", "I-person", "I-person", "O", "O", "O", "O"], ["B-country", "I-country", "O"]],
 "offsets": [[[0,3],[4,7],[8,22],[23,24],[24,27],[27,28],[29,32]], [[33,36],[37,43],[43,44]]]}`

func TestRead(t *testing.T) {
	t.Parallel()
	docs, err := read(strings.NewReader(line+"\n"), true)
	if err != nil {
		t.Fatal(err)
	}
	want := []Doc{{
		Sentences: [][]string{{"Dr.", "Zoë", "Quimby", "-", "Jones", "'s", "*", "dog", "*", "bit"}, {"San", "Marino", "."}},
		Names:     []ner.Name{{First: 1, Last: 6, Kind: ner.Person}, {First: 10, Last: 12, Kind: ner.Place}},
	}}
	if diff := cmp.Diff(want, docs); diff != "" {
		t.Error(diff)
	}
}

func TestReadSaysWhichDocumentIsBroken(t *testing.T) {
	t.Parallel()
	if _, err := read(strings.NewReader(line+"\n{"), false); err == nil || !strings.Contains(err.Error(), "document 2") {
		t.Errorf("error %v", err)
	}
}

// TestEscape: prose reads what was escaped as it stood.
func TestEscape(t *testing.T) {
	t.Parallel()
	pieces := rapid.SampledFrom([]string{"a", "Zoë", " ", "*", "_", "# ", "1. ", "> ", "`", "[x](y)", "<b>", "&amp;", "\\", "- ", "~~", "|", "“"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.TrimSpace(strings.Join(rapid.SliceOfN(pieces, 1, 30).Draw(t, "pieces"), ""))
		body, at := escape(text)
		read := prose.Read(body)
		if read.Plain != text {
			t.Fatalf("%q reads as %q", text, read.Plain)
		}
		for i := range text {
			if r := read.Range(articles.Span{Lo: at[i], Hi: at[i+1]}); r.From > i || r.To <= i {
				t.Fatalf("byte %d of %q is found at %v", i, text, r)
			}
		}
	})
}

func TestMend(t *testing.T) {
	t.Parallel()
	r := record{
		Source:    "gum",
		Sentences: [][]string{{"the", "critic", "Eduard", "Hanslick", "met", "the", "Emperor"}},
		Tags:      [][]string{{"O", "O", "O", "O", "O", "O", "B-PER"}},
		Mentions:  []mention{{First: 0, Last: 4, Type: "person", Link: "Eduard_Hanslick"}, {First: 5, Last: 7, Type: "person"}},
	}
	mend(&r)
	if diff := cmp.Diff([]string{"O", "O", "B-PER", "I-PER", "O", "O", "O"}, r.Tags[0]); diff != "" {
		t.Error(diff)
	}
}

func TestOwnTextsLoseNoName(t *testing.T) {
	t.Parallel()
	docs, err := OwnDocs()
	if err != nil {
		t.Fatal(err)
	}
	lost, names := 0, 0
	for _, d := range docs {
		lost += d.Lost
		names += len(d.Names)
	}
	if names == 0 || lost*200 > names {
		t.Errorf("%d of %d names are no run of words", lost, names)
	}
}
