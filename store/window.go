package store

import (
	"context"
	"math"
	"slices"
	"strconv"

	"onrecord/articles"
)

// windows reads a page of articles with common words in order of date. To read
// and sort all that have them would take longer the larger the library is, and
// to try article after article costs a search for each. So it takes the dates of
// as many of the next articles as a page of them should take, and searches on
// their days alone, then those of the next, until the page is full.
func (p *pager) windows(ctx context.Context) error {
	const least, most = 400, 6400
	q := p.q
	for size := max(least, min(p.limit*p.sel.oneIn*5/4, most)); ; size = min(2*size, most) {
		dates, err := p.dates(ctx, q, size)
		if err != nil || len(dates) == 0 {
			return err
		}
		end := dates[len(dates)-1]
		if err := p.window(ctx, q, dates, end); err != nil || len(p.rows) >= p.limit || len(dates) < size {
			return err
		}
		q.After = articles.Cursor{Key: strconv.FormatInt(end, 10)} // past all of that second
		if q.Backward {
			q.After.ID = math.MaxInt64
		}
	}
}

// dates are those of the next articles after q's cursor that meet all conditions
// but the words.
func (p *pager) dates(ctx context.Context, q articles.Query, size int) ([]int64, error) {
	st := parts(q, p.sel)[0].statement("a.dated", p.sel, q.Backward, size)
	return numbers(ctx, p.tx, st.sql, st.args...)
}

// window reads the articles with the words from q's cursor to the second end.
func (p *pager) window(ctx context.Context, q articles.Query, dates []int64, end int64) error {
	days := make([]int64, len(dates))
	for i, d := range dates {
		days[i] = dayOf(d)
	}
	slices.Sort(days)
	sel := *p.sel
	sel.where, sel.args = slices.Clone(sel.where), slices.Clone(sel.args)
	sel.add(p.dialect.among(indexWords, "a.id", sel.arg(p.dialect.on(sel.common, slices.Compact(days)))))
	if q.Backward {
		sel.add("a.dated <= " + sel.arg(end))
	} else {
		sel.add("a.dated >= " + sel.arg(end))
	}
	return p.read(ctx, parts(q, &sel)[0], &sel)
}

// dayOf is the day of a date: both count from 1970, one days, the other seconds.
func dayOf(dated int64) int64 {
	const seconds = 24 * 60 * 60
	if dated < 0 {
		return (dated+1)/seconds - 1
	}
	return dated / seconds
}
