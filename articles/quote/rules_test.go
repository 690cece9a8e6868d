package quote

import (
	"testing"

	"onrecord/articles"
)

// Whatever decides about a quote can be told to the reader.
func TestRulesAreExplained(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, l := range []link{
		linkAfter, linkBefore, linkAccords, linkNames, linkWithin, linkTrails, linkWants, linkCarried, linkGoesOn, linkSubject,
		linkNone, linkLabel, linkColon, linkApart, linkSaid, linkTrailed, linkThinks, linkWishes, linkNoun, linkClaim,
	} {
		if articles.Because(l.name) == "" {
			t.Errorf("no sentence for %q", l.name)
		}
		if seen[l.name] || l.certainty <= 0 || l.certainty > 1 {
			t.Errorf("%q: two of that name, or certainty %v", l.name, l.certainty)
		}
		seen[l.name] = true
	}
	if got := articles.Because("no such rule"); got != "" {
		t.Errorf("a sentence for no rule: %q", got)
	}
}
