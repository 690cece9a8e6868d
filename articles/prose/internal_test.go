package prose

import (
	"strings"
	"testing"
)

// TestCostly holds the bounds on the parser to both sides: what people write is
// parsed as Markdown, what no parser reads in linear time is not.
func TestCostly(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		source string
		want   bool
	}{
		"long paragraph":    {strings.Repeat("A *word* with [a link](x) and more. ", 1000), false},
		"many paragraphs":   {strings.Repeat("A *word* with [a link](x) and more.\n\n", 20_000), false},
		"nested lists":      {strings.Repeat("- a\n  - b\n    - c\n      > d\n\n", 1000), false},
		"long code":         {"```\n" + strings.Repeat("a[i](*p) ", 50_000) + "\n```\n", false},
		"long table":        {"|a|b|c|\n|-|-|-|\n" + strings.Repeat("|1|2|3|\n", 100_000), false},
		"deep quotes":       {strings.Repeat("> ", 1000) + "a", true},
		"deep lists":        {strings.Repeat("- ", 1000) + "a", true},
		"deep indentation":  {strings.Repeat(" ", 400) + "- a", true},
		"open brackets":     {strings.Repeat("[a](", 100_000), true},
		"open emphasis":     {strings.Repeat("*a_ ", 100_000), true},
		"many bad pieces":   {strings.Repeat(strings.Repeat("[a](", 1000)+"\n\n", 100), true},
		"wide, long table":  {strings.Repeat("|a", 2000) + "\n" + strings.Repeat("|-", 2000) + "\n" + strings.Repeat("|b\n", 2000), true},
		"fence inside HTML": {"<!--\n```\n-->\n\n" + strings.Repeat("[a](", 100_000), true},
		"after a fence":     {"```\na\n```\n" + strings.Repeat("[a](", 100_000), true},
	} {
		if got := costly([]byte(c.source)); got != c.want {
			t.Errorf("%s: costly = %v, want %v", name, got, c.want)
		}
	}
}

func BenchmarkTokenize(b *testing.B) {
	text := Read(strings.Repeat("The mayor of Port Quell, Aldo Brenn, didn't say “no” to Mr. Orr's U.S.-made bridge on Jan. 6. He left.\n\n", 20_000))
	b.SetBytes(int64(len(text.Plain)))
	b.ReportAllocs()
	for b.Loop() {
		t := Text{Plain: text.Plain, Blocks: text.Blocks}
		t.tokenize()
	}
}
