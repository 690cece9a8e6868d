package export_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/articles/export"
	"onrecord/articles/prose"
)

// Terms and prefixes of http://www.w3.org/ns/anno.jsonld, as of the recommendation,
// that may be keys in what is written, and classes and motivations that may be
// values. The recommendation knows one motivation more, "assessing".
var (
	terms = words(`id type label total first items startIndex motivation created modified body target source selector
		exact prefix suffix start end purpose format value`)
	prefixes    = words("oa dc dcterms dctypes foaf rdf rdfs skos xsd iana owl as schema")
	classes     = words("AnnotationCollection AnnotationPage Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector")
	motivations = words(`bookmarking classifying commenting describing editing highlighting identifying linking moderating
		questioning replying reviewing tagging`)
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// TestWebAnnotationsAreValid holds what is written to the rules of the model
// (section numbers are those of the recommendation) and of the context, in which
// a key that it does not define would be dropped without a word.
func TestWebAnnotationsAreValid(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		all := notes(t)
		var doc map[string]any
		if err := json.Unmarshal(written(t, export.WriteW3C, all), &doc); err != nil {
			t.Fatal(err)
		}
		if doc["@context"] != "http://www.w3.org/ns/anno.jsonld" { // 3.1
			t.Fatalf("context %v", doc["@context"])
		}
		delete(doc, "@context")
		defined(t, doc)
		iri(t, doc["id"]) // 5.1
		first := object(t, doc["first"])
		items, _ := first["items"].([]any) // 5.2
		if doc["type"] != "AnnotationCollection" || first["type"] != "AnnotationPage" || first["startIndex"] != 0.0 ||
			len(items) != len(all) || doc["total"] != float64(len(all)) {
			t.Fatalf("collection: %v", doc)
		}
		iri(t, first["id"])
		for _, item := range items {
			validAnnotation(t, object(t, item))
		}
	})
}

// defined fails on a key, a class or a motivation that the context lacks.
func defined(t *rapid.T, v any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			defined(t, x)
		}
	case map[string]any:
		for key, x := range v {
			prefix, _, compact := strings.Cut(key, ":")
			switch {
			case compact && !prefixes[prefix], !compact && !terms[key]:
				t.Fatalf("the context does not define %q", key)
			case key == "type" && !classes[text(t, x)]:
				t.Fatalf("type %v", x)
			case (key == "motivation" || key == "purpose") && !motivations[text(t, x)]:
				t.Fatalf("%s %v", key, x)
			}
			defined(t, x)
		}
	}
}

func validAnnotation(t *rapid.T, a map[string]any) {
	iri(t, a["id"]) // 3.1
	if a["type"] != "Annotation" {
		t.Fatalf("type %v", a["type"])
	}
	for _, key := range []string{"created", "modified"} { // 3.3.2: UTC, with a Z
		if at, err := time.Parse(time.RFC3339Nano, text(t, a[key])); err != nil || at.Location() != time.UTC {
			t.Fatalf("%s %v", key, a[key])
		}
	}
	bodies, _ := a["body"].([]any)
	for _, b := range bodies {
		if text(t, object(t, b)["value"]); object(t, b)["type"] != "TextualBody" { // 3.2.4
			t.Fatalf("body %v", b)
		}
	}
	target := object(t, a["target"])
	iri(t, target["source"]) // 4: exactly one
	selectors, _ := target["selector"].([]any)
	for _, s := range selectors {
		switch s := object(t, s); s["type"] {
		case "TextQuoteSelector": // 4.2.4: exactly one exact
			text(t, s["exact"])
		case "TextPositionSelector": // 4.2.5: both, start not after end, not negative
			start, ok1 := s["start"].(float64)
			end, ok2 := s["end"].(float64)
			if !ok1 || !ok2 || start < 0 || end < start {
				t.Fatalf("position %v", s)
			}
		}
	}
	if len(selectors) != 2 {
		t.Fatalf("selectors %v", selectors)
	}
}

func object(t *rapid.T, v any) map[string]any {
	m, ok := v.(map[string]any)
	if !ok {
		t.Fatalf("%v is no object", v)
	}
	return m
}

func text(t *rapid.T, v any) string {
	s, ok := v.(string)
	if !ok {
		t.Fatalf("%v is no string", v)
	}
	return s
}

func iri(t *rapid.T, v any) {
	u, err := url.Parse(text(t, v))
	if err != nil || !u.IsAbs() || strings.ContainsAny(text(t, v), " <>\"{}|\\^`\t\n") {
		t.Fatalf("%v is no IRI: %v", v, err)
	}
}

// TestSelectorsAreThoseOfThePlainText measures selectors as another program would:
// in code points of the plain text.
func TestSelectorsAreThoseOfThePlainText(t *testing.T) {
	t.Parallel()
	const body = "# Ein Café\n\nDie *Brücke* am 港口 bleibt geschlossen, sagte die Bürgermeisterin am Dienstag vor dem Rat der Stadt."
	plain := prose.Read(body)
	at := strings.Index(plain.Plain, "geschlossen")
	sel := anchor.Make(plain, plain.Span(prose.Range{From: at, To: at + len("geschlossen")}))
	var doc struct {
		First struct {
			Items []struct {
				Target struct {
					Source   string
					Selector []struct {
						Type, Exact, Prefix, Suffix string
						Start, End                  int
					}
				}
			}
		}
	}
	n := export.Note{Annotation: articles.Annotation{ID: "1", Selector: sel, Kind: articles.KindPoint}, Of: export.Of(articles.Article{Body: body})}
	if err := json.Unmarshal(written(t, export.WriteW3C, []export.Note{n}), &doc); err != nil {
		t.Fatal(err)
	}
	target := doc.First.Items[0].Target
	quote, position := target.Selector[0], target.Selector[1]
	if got := string([]rune(plain.Plain)[position.Start:position.End]); got != "geschlossen" || quote.Exact != got {
		t.Errorf("position is that of %q, quote of %q", got, quote.Exact)
	}
	if utf8.RuneCountInString(quote.Prefix) < 32 || utf8.RuneCountInString(quote.Suffix) < 32 {
		t.Errorf("contexts %q and %q", quote.Prefix, quote.Suffix)
	}
	if !strings.HasPrefix(target.Source, "ni:///sha-256;") {
		t.Errorf("source %q", target.Source)
	}
}
