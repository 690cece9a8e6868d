package story_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onrecord/articles"
)

func TestSketchIsBoundedAndItsOwnRetelling(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("abcdeé ABC 12.,\n“”政府发表声明ไทย#*")), 0, 4000, -1).Draw(t, "text")
		s := sketch(text)
		for _, hashes := range [][]uint32{s.Shingles, s.Facts} {
			if !slices.IsSorted(hashes) || len(slices.Compact(slices.Clone(hashes))) != len(hashes) {
				t.Fatalf("not rising: %v", hashes)
			}
		}
		if len(s.Shingles) != min(s.Size, articles.SketchShingles) || len(s.Facts) > articles.SketchFacts {
			t.Fatalf("%d shingles, %d kept, %d facts", s.Size, len(s.Shingles), len(s.Facts))
		}
		if s.Size >= 50 && !s.Retells(s) {
			t.Fatal("a text does not retell itself")
		}
		if (articles.Sketch{}).Retells(s) {
			t.Fatal("nothing retells it")
		}
	})
}

func TestScriptsWithoutBlanks(t *testing.T) {
	t.Parallel()
	text := "埃勒里港的码头工人周四投票决定结束罢工，这场罢工使四十一艘船在港外等候了十一天。工会表示，二千三百一十二名成员中有一千八百七十人支持这项协议，两年内工资提高百分之六点五。"
	a, b := sketch(text), sketch("编者按：以下为本社消息。"+strings.TrimSuffix(text, "两年内工资提高百分之六点五。"))
	if a.Size < 50 || !a.Retells(b) {
		t.Errorf("%d and %d shingles, %.2f alike", a.Size, b.Size, a.Alike(b))
	}
}

func FuzzSketch(f *testing.F) {
	f.Add("A short text.")
	f.Add(strings.Repeat("word 12 Name. ", 400))
	f.Fuzz(func(t *testing.T, text string) {
		s := sketch(text)
		if s.Size < len(s.Shingles) {
			t.Errorf("%d of %d shingles", len(s.Shingles), s.Size)
		}
	})
}

func BenchmarkSketch(b *testing.B) {
	text := strings.Repeat("The dock workers of Port Ellery said on Thursday that 41 ships had waited. ", 60)
	for b.Loop() {
		if sketch(text).Size == 0 {
			b.Fatal("no sketch")
		}
	}
}
