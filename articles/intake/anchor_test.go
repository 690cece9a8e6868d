package intake_test

import (
	"testing"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/articles/prose"
)

// TestAnchorKnowsTheOldText changes all that stands around a passage, in two
// steps: the text that it was marked in tells that it is still the one.
func TestAnchorKnowsTheOldText(t *testing.T) {
	t.Parallel()
	d, s := newDesk(t)
	const passage = "cracks in two of its seven piers"
	for i, text := range []string{
		"The council of Port Quell closed the bridge after engineers found " + passage + ". Nobody had been in danger, the mayor said.",
		"The council has voted. It shut the bridge: there were " + passage + ". Nobody had been in danger, the mayor said.",
		"It is decided. Shut it is: there were " + passage + ", which is much, as the harbour board put it in a letter.",
	} {
		id, _, err := s.Add(t.Context(), articles.Article{URL: "https://news.example/bridge", Body: text})
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			p := prose.Read(text)
			at := articles.Span{Lo: 66, Hi: 66 + len(passage)}
			if _, err := s.SaveAnnotation(t.Context(), articles.Annotation{Article: id, Span: at, Selector: anchor.Make(p, at)}); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.Anchor(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		r, err := s.Reading(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		n := r.Annotations[0]
		if n.Placement != articles.Placed || r.Body[n.Span.Lo:n.Span.Hi] != passage || n.Revision != i+1 {
			t.Errorf("text %d: %s at %v of revision %d", i+1, n.Placement, n.Span, n.Revision)
		}
	}
}
