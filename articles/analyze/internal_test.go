package analyze

import (
	"strings"
	"testing"

	"onrecord/articles/ner"
	"onrecord/articles/prose"
)

// TestPeopleAreBounded has a list of more people than an article may have.
func TestPeopleAreBounded(t *testing.T) {
	t.Parallel()
	const many = mostPeople + 500
	var body strings.Builder
	names := make([]ner.Name, many)
	for i := range many {
		word := spelled(i)
		body.WriteString("Ada " + word + "ov said. ")
		names[i] = ner.Name{First: 4 * i, Last: 4*i + 2, Kind: ner.Person, Certainty: 0.9}
	}
	a, err := Reader{}.read(t.Context(), prose.Read(body.String()), names, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.People) != mostPeople || a.People[0].Name != "Ada "+spelled(0)+"ov" {
		t.Errorf("%d people, first %q", len(a.People), a.People[0].Name)
	}
}

// spelled is a word for i, unlike those of other numbers.
func spelled(i int) string {
	word := []byte("X")
	for range 6 {
		word = append(word, byte('a'+i%26))
		i = i/26 + 7*(i%26)
	}
	return string(word)
}
