package store

import (
	"cmp"
	"context"
	"slices"

	"onrecord/articles"
)

// rules are the corrections that hold everywhere, at one state of the log.
type rules struct {
	upto  int64 // the log's last entry
	all   []rule
	names map[nameKey]string // what an entity is called that keeps its key
}

// rules reads the rules, or has them from before if the log is as long as it was:
// it is only ever added to.
func (s *Store) rules(ctx context.Context, q querier) (*rules, error) {
	var upto int64
	if err := q.QueryRowContext(ctx, "SELECT COALESCE(max(seq), 0) FROM correction").Scan(&upto); err != nil {
		return nil, err
	}
	if known := s.known.Load(); known != nil && known.upto == upto {
		return known, nil
	}
	all, err := readRules(ctx, q, "c.article = 0")
	if err != nil {
		return nil, err
	}
	r := &rules{upto: upto, all: all, names: make(map[nameKey]string)}
	for _, one := range all {
		if one.Deed == articles.DeedRename && one.from == one.to {
			r.names[one.to] = one.To.Name
		}
	}
	return r, nil
}

// learned is rules, and keeps them at hand. It must not run in a transaction that
// may add to the log and then not be committed.
func (s *Store) learned(ctx context.Context, q querier) (*rules, error) {
	r, err := s.rules(ctx, q)
	if err == nil {
		s.known.Store(r)
	}
	return r, err
}

// learn keeps the rules at hand for a transaction that comes next.
func (s *Store) learn(ctx context.Context) error {
	return s.view(ctx, "read the corrections", func(tx *look) error {
		_, err := s.learned(ctx, tx)
		return err
	})
}

// readRules reads the corrections that hold and meet a condition, in order.
func readRules(ctx context.Context, q querier, where string, args ...any) (out []rule, err error) {
	err = each(ctx, q, "SELECT "+correctionColumns+", c.seq FROM correction c WHERE c.undone = 0 AND c.deed NOT IN ('undo', 'redo') AND "+
		where+" ORDER BY c.seq", args, func(scan func(...any) error) error {
		var seq int64
		c, err := scanCorrection(scan, &seq)
		out = append(out, newRule(seq, c))
		return err
	})
	return out, err
}

// of are the rules for one article: its own and those for everywhere, in order.
func (r *rules) of(ctx context.Context, q querier, id articles.ID) ([]rule, error) {
	own, err := readRules(ctx, q, "c.article = $1", id)
	if err != nil || len(own) == 0 {
		return r.all, err
	}
	all := slices.Concat(r.all, own)
	slices.SortFunc(all, func(a, b rule) int { return cmp.Compare(a.seq, b.seq) })
	return all, nil
}

// follow is what has become of an entity everywhere; the zero nameKey where it
// is hidden.
func (r *rules) follow(key nameKey) nameKey {
	for i := range r.all {
		one := &r.all[i]
		if one.from != key || key == (nameKey{}) {
			continue
		}
		switch one.Deed {
		case articles.DeedHide:
			return nameKey{}
		case articles.DeedMerge, articles.DeedRename:
			key = one.to
		}
	}
	return key
}
