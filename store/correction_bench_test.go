package store_test

import (
	"slices"
	"testing"
	"time"

	"onrecord/articles"
)

// correct times corrections for everywhere of the country and of the person that
// stand in the most articles: adding the correction, which a reader waits for,
// and each batch of laying it over articles, which happens behind; then undoing.
func (l *benchLibrary) correct(b *testing.B) {
	for _, kind := range []articles.Kind{articles.Country, articles.Person} {
		b.Run(string(kind), func(b *testing.B) {
			top, err := l.Entities(b.Context(), kind, articles.Query{Limit: 1})
			fatal(b, err)
			name := articles.RefOf(top[0].Entity)
			var made, undone time.Duration
			var batches []time.Duration
			n := 0
			for b.Loop() {
				start := time.Now()
				c, err := l.Correct(b.Context(), articles.Correction{Deed: articles.DeedHide, Name: name})
				fatal(b, err)
				made += time.Since(start)
				batches = append(batches, l.settleTimed(b)...)
				start = time.Now()
				_, err = l.UndoCorrection(b.Context(), c.ID)
				fatal(b, err)
				undone += time.Since(start)
				batches = append(batches, l.settleTimed(b)...)
				n++
			}
			slices.Sort(batches)
			var all time.Duration
			for _, t := range batches {
				all += t
			}
			ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
			b.ReportMetric(float64(top[0].Articles), "articles")
			b.ReportMetric(ms(made)/float64(n), "ms-correct")
			b.ReportMetric(ms(undone)/float64(n), "ms-undo")
			b.ReportMetric(ms(batches[len(batches)/2]), "ms-batch-median")
			b.ReportMetric(ms(batches[len(batches)*99/100]), "ms-batch-p99")
			b.ReportMetric(float64(2*n*top[0].Articles)/all.Seconds(), "articles/s")
		})
	}
}

func (l *benchLibrary) settleTimed(b *testing.B) (took []time.Duration) {
	b.Helper()
	for left := 1; left > 0; {
		start := time.Now()
		var err error
		left, err = l.Settle(b.Context())
		fatal(b, err)
		took = append(took, time.Since(start))
	}
	return took
}
