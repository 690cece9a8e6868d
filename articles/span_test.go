package articles_test

import (
	"testing"

	"pgregory.net/rapid"

	"onrecord/articles"
)

func TestSpan(t *testing.T) {
	t.Parallel()
	s := articles.Span{Lo: 3, Hi: 7}
	for name, ok := range map[string]bool{
		"length":              s.Len() == 4,
		"has its first byte":  s.Has(3),
		"not its end":         !s.Has(7),
		"contains itself":     s.Contains(s),
		"touching is apart":   !s.Overlaps(articles.Span{Lo: 7, Hi: 9}),
		"a position is empty": articles.Span{Lo: 5, Hi: 5}.Empty() && !articles.Span{Lo: 5, Hi: 5}.IsZero(),
		"zero is nowhere":     articles.Span{}.IsZero(),
		"within its end":      s.Within(7) && !s.Within(6),
		"not reversed":        !articles.Span{Lo: 2, Hi: 1}.Within(9),
	} {
		if !ok {
			t.Error(name)
		}
	}
}

func TestSpanHolds(t *testing.T) {
	t.Parallel()
	span := rapid.Custom(func(t *rapid.T) articles.Span {
		lo := rapid.IntRange(0, 20).Draw(t, "lo")
		return articles.Span{Lo: lo, Hi: lo + rapid.IntRange(0, 20).Draw(t, "len")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := span.Draw(t, "a"), span.Draw(t, "b")
		if u := a.Union(b); !u.Contains(a) || !u.Contains(b) || u != b.Union(a) {
			t.Fatalf("union %v", u)
		}
		if a.Overlaps(b) != b.Overlaps(a) || a.Compare(b) != -b.Compare(a) {
			t.Fatalf("%v and %v are not symmetric", a, b)
		}
		common := false
		for i := a.Lo; i < a.Hi; i++ {
			common = common || b.Has(i)
		}
		if common != a.Overlaps(b) && !a.Empty() && !b.Empty() {
			t.Fatalf("Overlaps(%v, %v) = %v", a, b, !common)
		}
	})
}
