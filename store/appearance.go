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
// those that are new to it.
func (b *batch) appearances(ctx context.Context, a articles.Analysis) (*appearances, error) {
	out := &appearances{byName: make(map[string]articles.EntityID)}
	at := make(map[articles.EntityID]int)
	for i, e := range slices.Concat(a.People, a.Countries) {
		e.Kind = articles.Person
		if i >= len(a.People) {
			e.Kind = articles.Country
		}
		id, err := b.entity(ctx, e)
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
func (b *batch) entity(ctx context.Context, e articles.Entity) (articles.EntityID, error) {
	key := fold(e.Name)
	if e.Kind == articles.Country && e.Code != "" {
		key = e.Code
	}
	var id int64
	err := b.row(ctx, "SELECT id FROM entity WHERE kind = $1 AND key = $2", []any{e.Kind, key}, &id)
	if errors.Is(err, sql.ErrNoRows) {
		id, err = b.insert(ctx, "INSERT INTO entity (kind, key, name, code) VALUES ($1, $2, $3, $4) RETURNING id",
			e.Kind, key, e.Name, e.Code)
	}
	if err != nil {
		return 0, err
	}
	for _, form := range forms(e) {
		if err := b.exec(ctx, "INSERT INTO alias (key, entity) VALUES ($1, $2) ON CONFLICT DO NOTHING", form, id); err != nil {
			return 0, err
		}
	}
	return articles.EntityID(id), nil
}

// forms are the folded forms by which e is to be known: its name, code and
// surname, and every other name that was printed. Misspellings, pronouns and
// what stands for a country are none.
func forms(e articles.Entity) []string {
	name := fold(e.Name)
	out := []string{name}
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

// insertAppearance stores that e, with so many quotes, is in an article, and
// counts it.
func (b *batch) insertAppearance(ctx context.Context, art articles.Article, rank int, e articles.Entity, quotes int) error {
	day := dated(art)
	err := b.exec(ctx, `
		INSERT INTO appearance (article, rank, entity, dated, quotes, name, role, mentions)
		SELECT $1, $2, id, $3, $4, CASE WHEN name = $5 THEN NULL ELSE $5 END, $6, $7 FROM entity WHERE id = $8`,
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
		SELECT e.id, e.kind, COALESCE(p.name, e.name), e.code, p.role, p.mentions
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
