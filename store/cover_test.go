package store

import (
	"testing"

	"pgregory.net/rapid"

	"onrecord/articles"
)

// TestCover holds that a cover overlaps what one of its places does.
func TestCover(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		span := rapid.Custom(func(t *rapid.T) articles.Span {
			lo := rapid.IntRange(0, 20).Draw(t, "lo")
			return articles.Span{Lo: lo, Hi: lo + rapid.IntRange(0, 6).Draw(t, "length")}
		})
		var ms []articles.Mention
		for _, s := range rapid.SliceOf(span).Draw(t, "places") {
			ms = append(ms, articles.Mention{Span: s})
		}
		at := span.Draw(t, "at")
		if got, want := coverOf(ms).overlaps(at), overlaps(ms, at); got != want {
			t.Errorf("%v in %v: %v", at, ms, got)
		}
	})
}
