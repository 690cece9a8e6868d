package main

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/articles/export"
	"onrecord/articles/prose"
)

// find is the article that a note is on: that with its address, else one with
// its text or, where that is not told, with its title and the passage, or the
// only one with its title. Nil where there is none.
func (in *importer) find(ctx context.Context, n export.Note) (*text, error) {
	if n.Of.URL != "" {
		id, err := in.lib.WithURL(ctx, n.Of.URL)
		if err == nil {
			return in.text(ctx, id)
		}
		if articles.CodeOf(err) != articles.NotFound {
			return nil, err
		}
	}
	var found *text
	named := map[articles.ID]*text{}
	for _, q := range candidates(n) {
		err := in.each(ctx, q, func(t *text) bool {
			switch {
			case n.Of.Hash != "":
				if t.hash == n.Of.Hash {
					found = t
				}
			case n.Of.Title != "" && strings.EqualFold(t.Title, n.Of.Title):
				named[t.ID] = t
				if _, state := anchor.Find(t.prose, n.Selector); state != articles.Lost {
					found = t
				}
			}
			return found == nil
		})
		if err != nil || found != nil {
			return found, err
		}
	}
	if len(named) == 1 {
		for _, t := range named {
			found = t
		}
	}
	if id := in.byHash[n.Of.Hash]; found == nil && id != 0 {
		return in.text(ctx, id)
	}
	return found, nil
}

// takeLate takes the notes that were put off. The words of a passage find its
// article at once, but not where they are gone from it, or cannot be searched
// for, as part of a sentence that has no spaces: every article is then looked at.
func (in *importer) takeLate(ctx context.Context, t *tally) error {
	if len(in.late) == 0 {
		return nil
	}
	in.byHash = map[string]articles.ID{}
	wanted := map[string]bool{}
	for _, n := range in.late {
		wanted[n.Of.Hash] = true
	}
	total, err := in.lib.Count(ctx, articles.Query{})
	if err != nil {
		return err
	}
	m := in.app.meter("looked at", total)
	err = in.each(ctx, articles.Query{}, func(t *text) bool {
		if wanted[t.hash] {
			in.byHash[t.hash] = t.ID
		}
		m.step()
		return len(in.byHash) < len(wanted)
	})
	m.clear()
	if err != nil {
		return err
	}
	return in.takeAll(ctx, in.late, t)
}

// candidates are queries for the article of a note: by words of the passage, and
// by those of the title. Either may have changed, and the text be the same.
func candidates(n export.Note) []articles.Query {
	var all []articles.Query
	for _, s := range []string{n.Selector.Exact, n.Of.Title} {
		words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
		if words = words[:min(len(words), 6)]; len(words) > 0 {
			all = append(all, articles.Query{Words: words})
		}
	}
	return all
}

// each gives the texts that q finds, until f has enough.
func (in *importer) each(ctx context.Context, q articles.Query, f func(*text) bool) error {
	q.Limit = pageSize
	for {
		page, err := in.lib.List(ctx, q)
		if err != nil {
			return err
		}
		for _, row := range page.Rows {
			t, err := in.text(ctx, row.ID)
			if err != nil {
				return err
			}
			if !f(t) {
				return nil
			}
		}
		if len(page.Rows) < q.Limit {
			return nil
		}
		q.After = page.Last
	}
}

// text is an article, read once.
func (in *importer) text(ctx context.Context, id articles.ID) (*text, error) {
	if t := in.texts[id]; t != nil {
		return t, nil
	}
	if len(in.texts) > 500 {
		clear(in.texts)
	}
	r, err := in.lib.Reading(ctx, id)
	if err != nil {
		return nil, err
	}
	t := &text{Article: r.Article, prose: prose.Read(r.Body), hash: export.Hash(r.Body), notes: r.Annotations}
	in.texts[id] = t
	return t, nil
}
