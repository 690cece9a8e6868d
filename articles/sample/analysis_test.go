package sample_test

import (
	"context"
	"testing"

	"onrecord/articles"
	"onrecord/articles/analyze"
	"onrecord/articles/sample"
)

// Every starter article must have something behind every key that the tour
// teaches, and the engine must find it.
func TestArticlesHavePeopleCountriesAndQuotes(t *testing.T) {
	t.Parallel()
	for _, a := range sample.Articles() {
		found, err := analyze.Article(context.Background(), a, nil)
		if err != nil {
			t.Fatal(err)
		}
		spoken := 0
		for _, q := range found.Quotes {
			if q.Kind != articles.Reported && q.Speaker.Name != "" {
				spoken++
			}
		}
		n := found.Counts()
		t.Logf("%s: %+v, %d in marks with a speaker", a.Title, n, spoken)
		if n.People < 3 || n.Countries < 2 || spoken < 1 {
			t.Errorf("%s: %d people, %d countries, %d quotes in marks with a speaker: want 3, 2, 1 or more",
				a.Title, n.People, n.Countries, spoken)
		}
	}
}

// The tour names these people and countries to try the keys on.
func TestTourIsReadRight(t *testing.T) {
	t.Parallel()
	found, err := analyze.Article(context.Background(), sample.Articles()[0], nil)
	if err != nil {
		t.Fatal(err)
	}
	people := map[string]int{}
	for _, e := range found.People {
		people[e.Name] = len(e.Mentions)
	}
	for name, atLeast := range map[string]int{
		"Franklin D. Roosevelt": 2, "Winston Churchill": 2, "John F. Kennedy": 2, "Abraham Lincoln": 1,
	} {
		if people[name] < atLeast {
			t.Errorf("%s has %d mentions, want %d or more; found %v", name, people[name], atLeast, people)
		}
	}
	codes := map[string]bool{}
	for _, e := range found.Countries {
		codes[e.Code] = true
	}
	for _, code := range []string{"US", "FR", "GB", "DE"} {
		if !codes[code] {
			t.Errorf("no country %s in %v", code, codes)
		}
	}
	said := map[string]string{}
	for _, q := range found.Quotes {
		said[q.Text] = q.Speaker.Name
	}
	for text, speaker := range map[string]string{
		"The only thing we have to fear is fear itself,": "Franklin D. Roosevelt",
		"We shall never surrender,":                      "Winston Churchill",
		"Ich bin ein Berliner.":                          "John F. Kennedy",
	} {
		if said[text] != speaker {
			t.Errorf("%q is by %q, want %q", text, said[text], speaker)
		}
	}
}
