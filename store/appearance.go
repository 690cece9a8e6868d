package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"onrecord/articles"
)

// appearances are the entities of one analysis as the library knows them:
// people first, each entity once.
type appearances struct {
	entities []articles.Entity
	people   int
	byName   map[string]articles.EntityID // of people, as the analysis has the names
}

// person is the entity of a name in the analysis, 0 for nobody.
func (a *appearances) person(name string) articles.EntityID { return a.byName[name] }

// appearances gives the entities of a their numbers in the library, and makes
// those that are new to it. They are from now on known by the forms in which a
// has them, if asEngine: not as corrections made them, for a name must not be
// known by another once that is undone.
func (b *batch) appearances(ctx context.Context, a articles.Analysis, asEngine bool) (*appearances, error) {
	out := &appearances{byName: make(map[string]articles.EntityID)}
	at := make(map[articles.EntityID]int)
	for i, e := range slices.Concat(a.People, a.Countries) {
		e.Kind = articles.Person
		if i >= len(a.People) {
			e.Kind = articles.Country
		}
		id, err := b.entity(ctx, e, asEngine)
		if err != nil {
			return nil, err
		}
		e.ID = id
		if e.Kind == articles.Person && e.Name != "" {
			out.byName[e.Name] = id
		}
		if k, ok := at[id]; ok {
			first := &out.entities[k]
			first.Mentions = slices.Concat(first.Mentions, e.Mentions)
			continue
		}
		at[id] = len(out.entities)
		out.entities = append(out.entities, e)
		if e.Kind == articles.Person {
			out.people++
		}
	}
	return out, nil
}

// entity is the library's entity of the same kind and name or code.
func (b *batch) entity(ctx context.Context, e articles.Entity, asEngine bool) (articles.EntityID, error) {
	key := keyOf(articles.RefOf(e))
	id, err := b.entities[key], error(nil)
	if id == 0 {
		err = b.row(ctx, "SELECT id FROM entity WHERE kind = $1 AND key = $2", []any{key.kind, key.key}, &id)
	}
	if errors.Is(err, sql.ErrNoRows) {
		id, err = b.newEntity(ctx, e, key)
	}
	if err != nil {
		return 0, err
	}
	b.entities[key] = id // none ever goes
	if asEngine {
		err = b.know(ctx, id, forms(e))
	}
	return articles.EntityID(id), err
}

// know has an entity be known by some forms.
func (b *batch) know(ctx context.Context, entity int64, forms []string) error {
	for _, key := range forms {
		one := form{key, entity}
		if b.forms[one] {
			continue
		}
		if err := b.exec(ctx, "INSERT INTO alias (key, entity) VALUES ($1, $2) ON CONFLICT DO NOTHING", key, entity); err != nil {
			return err
		}
		b.forms[one] = true
	}
	return nil
}

func (b *batch) newEntity(ctx context.Context, e articles.Entity, key nameKey) (id int64, err error) {
	id, err = b.insert(ctx, "INSERT INTO entity (kind, key, name, code) VALUES ($1, $2, $3, $4) RETURNING id",
		key.kind, key.key, e.Name, e.Code)
	if name, ok := b.names[key]; ok && err == nil {
		err = b.title(ctx, key, name)
	}
	if err != nil {
		return 0, err
	}
	e.Mentions = nil
	return id, b.know(ctx, id, forms(e))
}

// forms are the folded forms by which e is to be known: its name, code and
// surname, and every other name that was printed. Misspellings, pronouns and
// what stands for a country are none.
func forms(e articles.Entity) []string {
	name := fold(unqualified(e.Name))
	out := []string{name, fold(e.Name)}
	switch e.Kind {
	case articles.Country:
		out = append(out, fold(e.Code))
	case articles.Person:
		out = append(out, surname(name))
	}
	for _, m := range e.Mentions {
		if m.Form == articles.FormName {
			out = append(out, fold(m.Text))
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(s string) bool { return s == "" })
}

// insertAppearances stores who and what is found in an article, and how many.
func (b *batch) insertAppearances(ctx context.Context, art articles.Article, found *appearances, quotes []articles.Quote) error {
	said := make(map[articles.EntityID]int)
	for _, q := range quotes {
		said[found.person(q.Speaker.Name)]++
	}
	for rank, e := range found.entities {
		if err := b.insertAppearance(ctx, art, rank, e, said[e.ID]); err != nil {
			return err
		}
	}
	return b.countNames(ctx, art.ID, found)
}

// countNames stores how many people and countries are in an article.
func (b *batch) countNames(ctx context.Context, id articles.ID, found *appearances) error {
	return b.exec(ctx, "UPDATE article SET people = $1, countries = $2 WHERE id = $3",
		found.people, len(found.entities)-found.people, id)
}

// clearAppearances takes away who and what is found in an article. Where it had
// the newest role of a person, that is now the newest of the others.
func (b *batch) clearAppearances(ctx context.Context, id articles.ID) error {
	roles, err := numbers(ctx, b, `
		SELECT e.id FROM appearance p CROSS JOIN entity e ON e.id = p.entity
		WHERE p.article = $1 AND p.role <> '' AND e.role_dated = p.dated`, id)
	if err != nil {
		return err
	}
	for _, statement := range []string{
		`
		UPDATE entity SET articles = articles - 1,
			quotes = quotes - (SELECT quotes FROM appearance WHERE article = $1 AND entity = entity.id)
		WHERE id IN (SELECT entity FROM appearance WHERE article = $1)`,
		"DELETE FROM appearance WHERE article = $1",
	} {
		if err := b.exec(ctx, statement, id); err != nil {
			return err
		}
	}
	for _, e := range roles {
		if err := b.newestRole(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

func (b *batch) newestRole(ctx context.Context, entity int64) error {
	var role string
	var day sql.NullInt64
	err := b.row(ctx, `
		SELECT role, dated FROM appearance WHERE entity = $1 AND role <> '' ORDER BY dated DESC, article DESC LIMIT 1`,
		[]any{entity}, &role, &day)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return b.exec(ctx, "UPDATE entity SET role = $1, role_dated = $2 WHERE id = $3", role, day, entity)
}

// insertAppearance stores that e, with so many quotes, is in an article, and
// counts it.
func (b *batch) insertAppearance(ctx context.Context, art articles.Article, rank int, e articles.Entity, quotes int) error {
	day := dated(art)
	err := b.exec(ctx, `
		INSERT INTO appearance (article, rank, entity, dated, quotes, name, role, mentions)
		SELECT $1, $2, id, $3, $4, CASE WHEN name = $5 AND printed IS NULL THEN NULL ELSE $5 END, $6, $7 FROM entity WHERE id = $8`,
		art.ID, rank, day, quotes, e.Name, e.Role, packMentions(e.Mentions, art.Body), e.ID)
	if err != nil {
		return err
	}
	err = b.exec(ctx, "UPDATE entity SET articles = articles + 1, quotes = quotes + $1 WHERE id = $2", quotes, e.ID)
	if err != nil || e.Role == "" {
		return err
	}
	return b.exec(ctx, "UPDATE entity SET role = $1, role_dated = $2 WHERE id = $3 AND (role_dated IS NULL OR role_dated <= $2)",
		e.Role, day, e.ID)
}

// entitiesOf are the entities of a, whose Body is loaded, with their mentions.
func entitiesOf(ctx context.Context, q querier, a articles.Article) ([]articles.Entity, error) {
	var out []articles.Entity
	err := each(ctx, q, `
		SELECT e.id, e.kind, COALESCE(p.name, e.printed, e.name), e.code, p.role, p.mentions
		FROM appearance p JOIN entity e ON e.id = p.entity WHERE p.article = $1 ORDER BY p.rank`, []any{a.ID},
		func(scan func(...any) error) error {
			var mentions []byte
			e, err := scanEntity(scan, &mentions)
			e.Mentions = unpackMentions(mentions, a.Body)
			out = append(out, e)
			return err
		})
	return out, err
}
