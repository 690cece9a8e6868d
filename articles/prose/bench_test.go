package prose_test

import (
	"strings"
	"testing"

	"onrecord/articles/prose"
)

// news is running text with some of everything, about n bytes of it.
func news(n int) string {
	const paragraph = "Mr. Aldo Brenn, the mayor of Port Quell, said on Tuesday that the bridge “won't open before Jan. 6, 2031,” " +
		"while U.S.-based engineers disagreed. The council's vote (14 to 3) came after a two-hour debate. " +
		"“Nobody asked us,” said Ines Tarrow, 41, who lives nearby. See *The Quell Ledger* for [more](https://ledger.example/a).\n\n"
	return strings.Repeat(paragraph, n/len(paragraph)+1)
}

func BenchmarkRead(b *testing.B) {
	for name, n := range map[string]int{"2KB": 2 << 10, "200KB": 200 << 10, "2MB": 2 << 20} {
		b.Run(name, func(b *testing.B) {
			body := news(n)
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				prose.Read(body)
			}
		})
	}
}

func BenchmarkSpan(b *testing.B) {
	text := prose.Read(news(2 << 20))
	i := 0
	for b.Loop() {
		w := text.Words[i%len(text.Words)]
		text.Range(text.Span(w.Range))
		i += 7919
	}
}
