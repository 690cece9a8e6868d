package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"onrecord/articles"
)

// Who is one person across the library.
//
// Two articles that print the same full name, but for case, accents and
// punctuation, mean one person, unless their roles conflict (namesake.go). An
// article that prints "Macron" alone means whom the library knows by a full name
// that ends so, if one alone is well known: named in full in manyArticles
// articles, in dominance times as many as all others of that surname together, and
// without a namesake. Where the article prints a role, one of those printed with
// the full name must have the same last word. Otherwise the
// bare name stays a person of its own: no join is better than a wrong one.
//
// Only full names are evidence, never what was inferred from them. So the order
// in which articles come makes no difference: a full name that makes or breaks
// the case has the articles with the bare name read anew, the first few at once
// and the rest by Settle. Removing articles takes evidence away, but has nothing
// read anew before the next article with that surname.
//
// What is inferred is laid over an analysis before the reader's corrections, and
// is not inferred at all for a name that one of them is about: a merge or split
// by the reader wins for ever.
const (
	manyArticles = 2
	dominance    = 3
)

// An inference is whom an article means by a bare name, or by a full one that
// two people have.
type inference struct {
	key string
	who articles.Ref
}

// infer gives rules that call the people in a whom they mean, and the same as it
// is kept. reader are the reader's rules for the article.
func infer(ctx context.Context, q querier, a articles.Analysis, reader []rule) (out []rule, found []inference, err error) {
	for _, p := range a.People {
		p.Kind = articles.Person
		from := keyOf(articles.RefOf(p))
		if from.key == "" || slices.ContainsFunc(found, func(one inference) bool { return one.key == from.key }) {
			continue
		}
		who, err := inferOne(ctx, q, p, from, reader)
		if err != nil {
			return nil, nil, err
		}
		if who == (articles.Ref{}) {
			continue
		}
		found = append(found, inference{from.key, who})
		out = append(out, rule{seq: -1, from: from, to: keyOf(who), Correction: articles.Correction{
			Deed: articles.DeedMerge, Name: articles.RefOf(p), To: who,
		}})
	}
	return out, found, nil
}

// inferOne is whom p means, where that is not who is called so.
func inferOne(ctx context.Context, q querier, p articles.Entity, key nameKey, reader []rule) (articles.Ref, error) {
	if surname(key.key) != "" {
		of := tradesOf(p.Role)
		if len(of) == 0 {
			return articles.Ref{}, nil
		}
		names, err := namesakes(ctx, q, key.key, reader)
		if err != nil || names[of[0]] == "" {
			return articles.Ref{}, err
		}
		return articles.Ref{Kind: articles.Person, Name: qualified(p.Name, names[of[0]])}, nil
	}
	if about(reader, key) {
		return articles.Ref{}, nil
	}
	who, err := meant(ctx, q, key.key, p.Role)
	if err != nil || who.ID == 0 {
		return articles.Ref{}, err
	}
	return articles.RefOf(who), nil
}

// about reports whether one of the reader's rules is about key.
func about(reader []rule, key nameKey) bool {
	for i := range reader {
		if reader[i].from == key || reader[i].to == key {
			return true
		}
	}
	return false
}

// meant is whom a bare name with a role means; the zero Entity for nobody.
func meant(ctx context.Context, q querier, key, role string) (who articles.Entity, err error) {
	most, rest, called := 0, 0, ""
	err = each(ctx, q, `
		SELECT e.id, e.kind, e.name, e.code, e.role, e.key,
			e.articles - (SELECT count(*) FROM inferred i WHERE i.entity = e.id AND i.key NOT LIKE '% %')
		FROM alias x CROSS JOIN entity e ON e.id = x.entity WHERE x.key = $1 AND e.kind = $2 AND e.articles > 0`,
		[]any{key, articles.Person}, func(scan func(...any) error) error {
			var full string
			var n int
			e, err := scanEntity(scan, &full, &n)
			switch {
			case err != nil || surname(bareKey(full, e.Name)) != key:
			case n > most:
				who, most, rest, called = e, n, rest+most, full
			default:
				rest += n
			}
			return err
		})
	if err != nil || most < manyArticles || most < dominance*rest {
		return articles.Entity{}, err
	}
	if names, err := namesakes(ctx, q, called, nil); err != nil || names != nil || bareKey(called, who.Name) != called {
		return articles.Entity{}, err
	}
	fits, err := roleFits(ctx, q, who.ID, role)
	if !fits {
		return articles.Entity{}, err
	}
	return who, err
}

// roleFits reports whether a role printed with a bare name may be that of who.
func roleFits(ctx context.Context, q querier, who articles.EntityID, role string) (fits bool, err error) {
	const looked = 50
	head := lastWord(role)
	if head == "" {
		return true, nil
	}
	none := true
	err = each(ctx, q, `
		SELECT p.role FROM appearance p WHERE p.entity = $1 AND p.role <> ''
			AND NOT EXISTS (SELECT 1 FROM inferred i WHERE i.article = p.article AND i.entity = p.entity)
		ORDER BY p.dated DESC, p.article DESC LIMIT $2`, []any{who, looked},
		func(scan func(...any) error) error {
			var printed string
			err := scan(&printed)
			none = false
			fits = fits || strings.Contains(" "+fold(printed)+" ", " "+head+" ")
			return err
		})
	return fits || none, err
}

// bareKey is the key of an entity without the trade that its name is qualified by.
func bareKey(key, name string) string {
	if plain := unqualified(name); plain != name {
		return fold(plain)
	}
	return key
}

func lastWord(s string) string {
	key := fold(s)
	return key[strings.LastIndexByte(key, ' ')+1:]
}

// keepInferred keeps whom the article's names were taken to mean.
func (b *batch) keepInferred(ctx context.Context, id articles.ID) error {
	if err := b.exec(ctx, "DELETE FROM inferred WHERE article = $1", id); err != nil {
		return err
	}
	for _, one := range b.inferred {
		who, err := b.entity(ctx, articles.Entity{Kind: one.who.Kind, Name: one.who.Name, Code: one.who.Code}, false)
		if err != nil {
			return err
		}
		if err := b.exec(ctx, "INSERT INTO inferred (article, key, entity) VALUES ($1, $2, $3)", id, one.key, who); err != nil {
			return err
		}
	}
	return nil
}

// atOnce is how many articles are read anew in the transaction that gives cause.
const atOnce = 20

// reconsider reads anew the other articles whose bare names the full names in a
// may give another meaning.
func (s *Store) reconsider(ctx context.Context, b *batch, id articles.ID, a articles.Analysis) error {
	if err := s.tellApart(ctx, b, id); err != nil {
		return err
	}
	var again []int64
	for _, p := range a.People {
		key := surname(fold(unqualified(p.Name)))
		if key == "" {
			continue
		}
		stale, err := b.stale(ctx, id, key)
		if err != nil {
			return err
		}
		again = append(again, stale...)
	}
	return s.again(ctx, b, again)
}

// again reads articles anew, the first few at once.
func (s *Store) again(ctx context.Context, b *batch, all []int64) error {
	for i, one := range all {
		if i < atOnce {
			if err := s.relay(ctx, b, articles.ID(one)); err != nil {
				return err
			}
			continue
		}
		if err := b.exec(ctx, "INSERT INTO unsettled (article) VALUES ($1) ON CONFLICT DO NOTHING", one); err != nil {
			return err
		}
	}
	return nil
}

// stale are the articles but id in which the bare name key means somebody else
// than was inferred: those joined with another, and if it means somebody, those
// not joined at all.
func (b *batch) stale(ctx context.Context, id articles.ID, key string) ([]int64, error) {
	var bare int64
	err := b.row(ctx, "SELECT id FROM entity WHERE kind = $1 AND key = $2", []any{articles.Person, key}, &bare)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil // nobody was ever called so alone
	}
	if err != nil {
		return nil, err
	}
	who, err := meant(ctx, b, key, "")
	if err != nil {
		return nil, err
	}
	return numbers(ctx, b, `
		SELECT article FROM inferred WHERE key = $1 AND entity <> $2 AND article <> $4
		UNION SELECT article FROM appearance WHERE entity = $3 AND $2 <> 0 AND article <> $4 ORDER BY 1`,
		key, int64(who.ID), bare, id)
}
