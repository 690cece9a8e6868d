package store

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"onrecord/articles"
)

const watchSchema = "onrecord/watch/1"

// A watchLine is a name that is watched, in an exported library.
type watchLine struct {
	Schema string        `json:"schema"`
	Kind   articles.Kind `json:"kind"`
	Name   string        `json:"name"`
	Code   string        `json:"code,omitempty"`
	Added  stamp         `json:"added"`
}

// A watch is a row of watch, with the entities that its name means today.
type watch struct {
	articles.Ref
	key   string
	added time.Time
	ids   []int64
}

// Watch has the articles with a name stand out, today's and later ones, or no
// longer. What is watched stays so under the name that a correction gives it.
func (s *Store) Watch(ctx context.Context, r articles.Ref, on bool) error {
	r = tidyRef(r)
	if r.Name == "" || len(r.Name)+len(r.Code) > maxName || r.Kind != articles.Person && r.Kind != articles.Country {
		return s.fail("watch a name", errorf(articles.Invalid, "%q is no name of a person or a country", articles.Shorten(r.Name, 40)))
	}
	return s.change(ctx, "watch a name", s.write, func(b *batch) error {
		all, err := s.watches(ctx, b.tx)
		if err != nil {
			return err
		}
		ids, err := s.knownAs(ctx, b.tx, r.Kind, cmp.Or(r.Code, r.Name))
		if err != nil {
			return err
		}
		for _, w := range all {
			same := w.Kind == r.Kind && (w.key == watchKey(r) || slices.ContainsFunc(ids, func(id int64) bool { return slices.Contains(w.ids, id) }))
			switch {
			case same && on:
				return nil
			case same:
				if err := b.exec(ctx, "DELETE FROM watch WHERE kind = $1 AND key = $2", w.Kind, w.key); err != nil {
					return err
				}
			}
		}
		if !on {
			return nil
		}
		return b.putWatch(ctx, r, s.now())
	})
}

func (b *batch) putWatch(ctx context.Context, r articles.Ref, at time.Time) error {
	return b.exec(ctx, "INSERT INTO watch (kind, key, name, code, added) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
		r.Kind, watchKey(r), r.Name, r.Code, micros(at))
}

func watchKey(r articles.Ref) string { return cmp.Or(r.Code, fold(r.Name)) }

// Watched are the names that are watched, as the library shows them today, in the
// order of the alphabet.
func (s *Store) Watched(ctx context.Context) (out []articles.Ref, err error) {
	err = s.view(ctx, "read what is watched", func(tx *look) error {
		all, err := s.watches(ctx, tx)
		if err != nil {
			return err
		}
		for _, w := range all {
			if len(w.ids) == 0 {
				out = append(out, w.Ref)
			}
			query := "SELECT id, kind, name, code, role FROM entity WHERE id IN (" + idList(w.ids) + ")"
			err := each(ctx, tx, query, nil, func(scan func(...any) error) error {
				e, err := scanEntity(scan)
				out = append(out, articles.RefOf(e))
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	slices.SortFunc(out, func(a, b articles.Ref) int {
		return cmp.Or(cmp.Compare(fold(a.Name), fold(b.Name)), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name))
	})
	return slices.Compact(out), err
}

// watches are all rows of watch.
func (s *Store) watches(ctx context.Context, q querier) (all []watch, err error) {
	err = each(ctx, q, "SELECT kind, key, name, code, added FROM watch ORDER BY kind, key", nil, func(scan func(...any) error) error {
		var w watch
		var added int64
		err := scan(&w.Kind, &w.key, &w.Name, &w.Code, &added)
		w.added = time.UnixMicro(added).UTC()
		all = append(all, w)
		return err
	})
	for i := range all {
		if err != nil {
			break
		}
		all[i].ids, err = s.knownAs(ctx, q, all[i].Kind, cmp.Or(all[i].Code, all[i].Name))
	}
	return all, err
}

// watchedEntities are the entities that are watched.
func (s *Store) watchedEntities(ctx context.Context, q querier) (ids []int64, err error) {
	all, err := s.watches(ctx, q)
	for _, w := range all {
		ids = append(ids, w.ids...)
	}
	return ids, err
}

// watched adds that an article must have a name that is watched.
func (s *Store) watched(ctx context.Context, tx querier, sel *selection) error {
	ids, err := s.watchedEntities(ctx, tx)
	if err == nil {
		sel.add("a.id IN (SELECT article FROM appearance WHERE entity IN (" + idList(ids) + "))")
	}
	return err
}

// watchedIn are the people and countries of a that are watched.
func (s *Store) watchedIn(ctx context.Context, tx querier, a articles.Analysis) (out []articles.Ref, err error) {
	all, err := s.watches(ctx, tx)
	if len(all) == 0 {
		return nil, err
	}
	for _, e := range slices.Concat(a.People, a.Countries) {
		r := articles.RefOf(e)
		if slices.ContainsFunc(all, func(w watch) bool {
			return w.Kind == e.Kind && (w.key == watchKey(r) || slices.Contains(w.ids, int64(e.ID)))
		}) {
			out = append(out, r)
		}
	}
	return out, err
}

// markWatched tells of rows which have a name that is watched.
func (s *Store) markWatched(ctx context.Context, tx querier, rows []articles.Summary) error {
	ids, err := s.watchedEntities(ctx, tx)
	if err != nil || len(ids) == 0 || len(rows) == 0 {
		return err
	}
	at := make(map[int64]int, len(rows))
	listed := make([]int64, len(rows))
	for i, r := range rows {
		at[int64(r.ID)], listed[i] = i, int64(r.ID)
	}
	query := "SELECT DISTINCT article FROM appearance WHERE article IN (" + idList(listed) + ") AND entity IN (" + idList(ids) + ")"
	return each(ctx, tx, query, nil, func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		rows[at[id]].Watched = true
		return err
	})
}

func writeWatches(ctx context.Context, x *export) error {
	all, err := x.watches(ctx, x.b.tx)
	if err != nil {
		return err
	}
	for _, w := range all {
		if err := x.line(w.line()); err != nil {
			return err
		}
	}
	return nil
}

func (w watch) line() watchLine {
	return watchLine{Schema: watchSchema, Kind: w.Kind, Name: w.Name, Code: w.Code, Added: stamp(w.added)}
}

// readWatch watches a name, unless it is watched.
func readWatch(ctx context.Context, im *restoring, line []byte) error {
	var l watchLine
	if err := json.Unmarshal(line, &l); err != nil {
		return errorf(articles.Invalid, "it is no name that is watched: %w", err)
	}
	r := tidyRef(articles.Ref{Kind: l.Kind, Name: l.Name, Code: l.Code})
	if r.Name == "" || len(r.Name)+len(r.Code) > maxName || r.Kind != articles.Person && r.Kind != articles.Country {
		return errorf(articles.Invalid, "what is watched has no sound name")
	}
	at := time.Time(l.Added)
	if at.IsZero() {
		at = im.now()
	}
	return im.putWatch(ctx, r, at)
}

// watchesTo puts all names that are watched, as far as they can be read, into im's
// library.
func (w *wreck) watchesTo(ctx context.Context, im *importing) error {
	if has, err := w.has(ctx, "watch"); err != nil || !has {
		return ctx.Err() // it is older than watching, or the loss is named already
	}
	var lines []watchLine
	err := each(ctx, w.db, "SELECT kind, name, code, added FROM watch ORDER BY kind, key", nil, func(scan func(...any) error) error {
		var one watch
		var added int64
		if err := scan(&one.Kind, &one.Name, &one.Code, &added); err != nil {
			return err
		}
		one.added = time.UnixMicro(added).UTC()
		lines = append(lines, one.line())
		return nil
	})
	if err != nil && ctx.Err() == nil {
		w.lost.add("watched names", 0, "they cannot all be read: "+err.Error())
	}
	for _, l := range lines {
		if err := im.put(ctx, l, readWatch); err != nil {
			return err
		}
	}
	return im.flush(ctx)
}
