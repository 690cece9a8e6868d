package store

import (
	"context"
	"math"
	"slices"

	"onrecord/articles"
)

// Two people of one full name.
//
// Articles that print the same full name mean one person, unless the roles that
// they print clearly conflict: of two trades of trades.txt, without a word in
// common (a country, a town, a club), and never both in one role ("boxer and
// mayor"). Crime conflicts with politics alone. Then the trade that most articles
// print keeps the name, and with it all articles that print no role, or one of no
// trade; the others are called "John Smith (sport)", by which corrections, search
// and export know them like any name. Careers within a trade, and what somebody
// was before, tell nobody apart.
//
// The evidence is what the engine found, kept in the table calling, and never
// what was inferred or corrected. So the order in which articles come makes no
// difference, once Settle is done.
//
// The reader's corrections are laid over it. For ever: a qualified name that a
// correction for everywhere uses stays qualified, whatever is printed later, and
// who keeps the plain name is decided by the articles that were there when the
// reader first corrected that.

// A calling is a trade that some roles printed with one full name are of.
type calling struct {
	trade       string
	words       map[string]bool // of all the roles, see tellingWords
	also        map[string]bool // trades that are with it in one role
	early, all  int             // articles: those before the reader's correction, and all
	pinned      bool            // the reader used the qualified name
	group, rank int             // one person has one group: the rank of its first trade
}

// namesakes gives the qualifier of each trade that is printed with a full name,
// "" for the one that keeps the plain name; nil where all are one person.
func namesakes(ctx context.Context, q querier, key string, reader []rule) (map[string]string, error) {
	pinned, since := used(key, reader)
	var few bool
	err := q.QueryRowContext(ctx, `
		SELECT COALESCE((SELECT min(trade) FROM calling WHERE key = $1) = (SELECT max(trade) FROM calling WHERE key = $1), 1 = 1)`, key).Scan(&few)
	if err != nil || few && len(pinned) == 0 {
		return nil, err
	}
	found, err := callings(ctx, q, key, since)
	if err != nil {
		return nil, err
	}
	for _, c := range found {
		c.pinned = slices.Contains(pinned, c.trade)
	}
	unite(found)
	keeps := keeper(found)
	out := make(map[string]string)
	several := false
	for _, c := range found {
		if c.group != keeps {
			out[c.trade] = trades().names[c.group]
			several = true
		} else {
			out[c.trade] = ""
		}
	}
	if !several {
		return nil, nil
	}
	return out, nil
}

// used tells which qualified names of key the reader used everywhere, and since
// when, in microseconds, there is a correction of the plain one.
func used(key string, reader []rule) (pinned []string, since int64) {
	since = math.MaxInt64
	for i := range reader {
		r := &reader[i]
		if !r.Everywhere() {
			continue
		}
		for _, side := range []nameKey{r.from, r.to} {
			if side == (nameKey{articles.Person, key}) {
				since = min(since, r.At.UnixMicro())
			}
			for _, t := range trades().names {
				if side == (nameKey{articles.Person, key + " " + t}) {
					pinned = append(pinned, t)
				}
			}
		}
	}
	return pinned, since
}

// callings reads those of a full name, by rank.
func callings(ctx context.Context, q querier, key string, since int64) ([]*calling, error) {
	byTrade := make(map[string]*calling)
	query, args := "SELECT trade, role, count(*), count(*) FROM calling WHERE key = $1 GROUP BY trade, role", []any{key}
	if since != math.MaxInt64 {
		query = `SELECT c.trade, c.role, count(*), count(*) FILTER (WHERE a.added <= $2)
			FROM calling c JOIN article a ON a.id = c.article WHERE c.key = $1 GROUP BY c.trade, c.role`
		args = append(args, since)
	}
	err := each(ctx, q, query, args,
		func(scan func(...any) error) error {
			var trade, role string
			var all, early int
			err := scan(&trade, &role, &all, &early)
			c := byTrade[trade]
			if c == nil {
				c = &calling{trade: trade, words: make(map[string]bool), also: make(map[string]bool)}
				byTrade[trade] = c
			}
			c.called(role)
			c.all += all
			c.early += early
			return err
		})
	var out []*calling
	for rank, t := range trades().names {
		if c := byTrade[t]; c != nil {
			c.rank, c.group = rank, rank
			out = append(out, c)
		}
	}
	return out, err
}

// called adds a role.
func (c *calling) called(role string) {
	if of := tradesOf(role); len(of) > 1 {
		for _, t := range of {
			c.also[t] = true
		}
	}
	for _, w := range tellingWords(role) {
		c.words[w] = true
	}
}

// unite puts callings that may be one person's into one group.
func unite(found []*calling) {
	for i, a := range found {
		for _, b := range found[:i] {
			if a.group == b.group || apart(a, b) {
				continue
			}
			from, to := max(a.group, b.group), min(a.group, b.group)
			for _, c := range found {
				if c.group == from {
					c.group = to
				}
			}
		}
	}
}

// apart reports whether two callings cannot be one person's.
func apart(a, b *calling) bool {
	if a.pinned || b.pinned {
		return true
	}
	if (a.trade == crime || b.trade == crime) && a.trade != politics && b.trade != politics {
		return false
	}
	if a.also[b.trade] {
		return false
	}
	for w := range a.words {
		if b.words[w] {
			return false
		}
	}
	return true
}

// keeper is the group that keeps the plain name: the best known, then the first
// by rank; -1 where the reader used the qualified names of all.
func keeper(found []*calling) int {
	early, all := make(map[int]int), make(map[int]int)
	best := -1
	for _, c := range found {
		early[c.group] += c.early
		all[c.group] += c.all
	}
	for _, c := range found { // by rank
		g := c.group
		if c.pinned || g == best {
			continue
		}
		if best < 0 || early[g] > early[best] || early[g] == early[best] && all[g] > all[best] {
			best = g
		}
	}
	return best
}

// keepCallings keeps the trades that an article prints with full names.
func (b *batch) keepCallings(ctx context.Context, id articles.ID, a articles.Analysis) error {
	for _, p := range a.People {
		key := fold(p.Name)
		if surname(key) == "" {
			continue
		}
		of := tradesOf(p.Role)
		for _, trade := range of {
			err := b.exec(ctx, "INSERT INTO calling (key, trade, article, role) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
				key, trade, id, p.Role)
			if err != nil {
				return err
			}
		}
		if len(of) > 0 {
			b.called = append(b.called, key)
		}
	}
	return nil
}

// clearCallings takes away those of an article.
func (b *batch) clearCallings(ctx context.Context, id articles.ID) error {
	err := each(ctx, b, "SELECT DISTINCT key FROM calling WHERE article = $1", []any{id}, func(scan func(...any) error) error {
		var key string
		err := scan(&key)
		b.called = append(b.called, key)
		return err
	})
	if err != nil {
		return err
	}
	return b.exec(ctx, "DELETE FROM calling WHERE article = $1", id)
}

// tellApart reads anew the articles but id in which a full name, of which the
// evidence has changed since the last call, means somebody else than it did.
func (s *Store) tellApart(ctx context.Context, b *batch, id articles.ID) error {
	slices.Sort(b.called)
	keys := slices.Compact(b.called)
	b.called = nil
	if len(keys) == 0 {
		return nil
	}
	r, err := s.rules(ctx, b)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if surname(key) == "" {
			continue
		}
		stale, err := b.mistaken(ctx, id, key, r.all)
		if err != nil {
			return err
		}
		if err := s.again(ctx, b, stale); err != nil {
			return err
		}
	}
	return nil
}

// mistaken are the articles but id that have a full name as another of its
// bearers than the evidence says.
func (b *batch) mistaken(ctx context.Context, id articles.ID, key string, reader []rule) (out []int64, err error) {
	names, err := namesakes(ctx, b, key, reader)
	if err != nil {
		return nil, err
	}
	if names == nil {
		return numbers(ctx, b, "SELECT article FROM inferred WHERE key = $1 AND article <> $2 ORDER BY 1", key, id)
	}
	for _, trade := range trades().names {
		qualifier, ok := names[trade]
		if !ok {
			continue
		}
		want := ""
		if qualifier != "" {
			want = key + " " + qualifier
		}
		some, err := numbers(ctx, b, `
			SELECT c.article FROM calling c
			LEFT JOIN inferred i ON i.article = c.article AND i.key = c.key LEFT JOIN entity e ON e.id = i.entity
			WHERE c.key = $1 AND c.trade = $2 AND COALESCE(e.key, '') <> $3 AND c.article <> $4 ORDER BY 1`, key, trade, want, id)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}
