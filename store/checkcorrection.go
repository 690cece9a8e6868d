package store

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"onrecord/articles"
)

// corrections verifies the log of corrections, and that articles are shown by it.
func (c *checker) corrections(ctx context.Context) error {
	undone := make(map[articles.CorrectionID]bool)
	marked := make(map[articles.CorrectionID]bool)
	err := each(ctx, c.tx, "SELECT "+correctionColumns+", c.sum, c.key FROM correction c ORDER BY c.seq", nil, func(scan func(...any) error) error {
		var sum int64
		var key string
		one, err := scanCorrection(scan, &sum, &key)
		if err != nil {
			return err
		}
		c.saved[correctionWord+string(one.ID)] = false
		if correctionSum(one) != sum || keyOf(one.Name).key != key {
			c.add(correctionWord+string(one.ID), "it was altered")
		}
		if one.Of != "" {
			undone[one.Of] = one.Deed == articles.DeedUndo
		} else {
			marked[one.ID] = one.Undone
		}
		return nil
	})
	if err != nil {
		return err
	}
	for id, is := range marked {
		if is != undone[id] {
			c.add(correctionWord+string(id), "whether it holds is not what the log says")
		}
	}
	return c.laidRight(ctx)
}

// laidRight verifies that what is kept of corrected articles, and of those that
// have corrections of their own, is what the log makes of them.
func (c *checker) laidRight(ctx context.Context) error {
	ids, err := numbers(ctx, c.tx, `
		SELECT id FROM article WHERE engine IS NOT NULL AND id NOT IN (SELECT article FROM unsettled)
			AND (id IN (SELECT article FROM original) OR id IN (SELECT article FROM correction)) ORDER BY 1`)
	if err != nil {
		return err
	}
	rules, err := c.rules(ctx, c.tx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		right, err := c.shownRight(ctx, rules, articles.ID(id))
		if err != nil && c.code(err) != articles.Damaged {
			return err
		}
		if err != nil || !right {
			c.add(fmt.Sprintf("article %d", id), "its corrections are not laid over it: analyse it again")
		}
	}
	return nil
}

func (c *checker) shownRight(ctx context.Context, rules *rules, id articles.ID) (bool, error) {
	row, err := article(ctx, c.tx, id)
	if err != nil {
		return false, err
	}
	a := row.Article
	if a.Body, err = body(ctx, c.tx, id, a.Revision); err != nil {
		return false, err
	}
	raw, err := original(ctx, c.tx, a)
	if err != nil {
		return false, err
	}
	all, err := rules.of(ctx, c.tx, id)
	if err != nil {
		return false, err
	}
	inferred, _, err := infer(ctx, c.tx, raw.Analysis, all)
	if err != nil {
		return false, err
	}
	want, done := lay(raw.Analysis, a.Body, a.Revision, slices.Concat(inferred, all))
	if len(done) == 0 {
		return true, nil
	}
	got, err := analysis(ctx, c.tx, a)
	return reflect.DeepEqual(bare(got), bare(want)), err
}

// bare is a without the numbers of entities, and with nil for what is empty.
func bare(a articles.Analysis) articles.Analysis {
	strip := func(es []articles.Entity) (out []articles.Entity) {
		for _, e := range es {
			e.ID = 0
			if len(e.Mentions) == 0 {
				e.Mentions = nil
			}
			out = append(out, e)
		}
		return out
	}
	a.People, a.Countries = strip(a.People), strip(a.Countries)
	if len(a.Quotes) == 0 {
		a.Quotes = nil
	}
	return a
}
