package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/store"
)

func (a *app) dossierVerb() *cobra.Command {
	var kind string
	c := &cobra.Command{
		Use: "dossier NAME", Short: "Print all that the library knows of a person or a country",
		Example: "onrecord dossier \"Nelson Mandela\"\nonrecord dossier France --json",
		Args:    takes(1, 1, "one NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			kinds, err := kindsOf(kind)
			if err != nil {
				return err
			}
			return a.with(c.Context(), toRead, func(lib *store.Store) error { return a.dossier(c.Context(), lib, args[0], kinds) })
		},
	}
	c.Flags().StringVar(&kind, "kind", "", "person or country, where a name may be both")
	return c
}

// dossier prints that of the first kind by which the name is known.
func (a *app) dossier(ctx context.Context, lib *store.Store, name string, kinds []articles.Kind) (err error) {
	var d articles.Dossier
	for _, k := range kinds {
		wanted := name
		if k == articles.Country {
			wanted = countryCode(name)
		}
		if d, err = lib.Dossier(ctx, k, wanted); articles.CodeOf(err) != articles.NotFound {
			break
		}
	}
	switch {
	case articles.CodeOf(err) == articles.NotFound:
		return unknownName(name)
	case err != nil:
		return err
	case a.out.json:
		return a.dossierRecord(ctx, lib, d)
	}
	a.dossierText(d)
	if d.Entity.Kind == articles.Country {
		return nil
	}
	return a.quotes(ctx, lib, articles.Query{Speaker: d.Entity.Name})
}

func unknownName(name string) error {
	return &articles.Error{Code: articles.NotFound, Err: fmt.Errorf("nobody and nothing in the library is known as %q", articles.Line(name))}
}

func (a *app) dossierText(d articles.Dossier) {
	a.standing(d.Standing)
	bounded := ""
	if d.Bounded {
		bounded = "in the newest 1,000 articles"
	}
	for _, r := range d.Roles {
		a.out.line("%5d×  %s · %s to %s", r.Articles, r.Role, day(r.First), day(r.Last))
	}
	for _, with := range [][]articles.Company{d.People, d.Countries} {
		for _, c := range with {
			a.out.line("%5d×  together with %s", c.Together, strings.Join(filled(c.Name, label(c.Entity), bounded), " · "))
		}
	}
}

// filled are those of parts that say something.
func filled(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

type dossierRecord struct {
	Kind string `json:"kind"`
	standingRecord
	Bounded   bool             `json:"bounded"`
	Roles     []roleRecord     `json:"roles"`
	People    []companyRecord  `json:"people"`
	Countries []companyRecord  `json:"countries"`
	Timeline  []dayRecord      `json:"timeline"`
	Said      []quoteRowRecord `json:"said"`
}

type roleRecord struct {
	Role     string  `json:"role"`
	Articles int     `json:"articles"`
	First    *string `json:"first"`
	Last     *string `json:"last"`
}

type companyRecord struct {
	Name     string `json:"name"`
	Code     string `json:"code,omitempty"`
	Together int    `json:"together"`
}

type dayRecord struct {
	Day      string `json:"day"`
	Articles int    `json:"articles"`
	Quotes   int    `json:"quotes"`
}

func (a *app) dossierRecord(ctx context.Context, lib *store.Store, d articles.Dossier) error {
	r := dossierRecord{
		Kind: string(d.Entity.Kind), standingRecord: standingOf(d.Standing), Bounded: d.Bounded,
		Roles: []roleRecord{}, Timeline: []dayRecord{}, Said: []quoteRowRecord{},
		People: companyRecords(d.People), Countries: companyRecords(d.Countries),
	}
	for _, x := range d.Roles {
		r.Roles = append(r.Roles, roleRecord{x.Role, x.Articles, moment(x.First), moment(x.Last)})
	}
	for _, x := range d.Timeline {
		r.Timeline = append(r.Timeline, dayRecord{x.Day.Format(time.DateOnly), x.Articles, x.Quotes})
	}
	if d.Entity.Kind != articles.Country {
		err := eachQuote(ctx, lib, articles.Query{Speaker: d.Entity.Name}, true, func(row articles.QuoteRow, text scribe) bool {
			r.Said = append(r.Said, text.quoteRow(row))
			return true
		})
		if err != nil {
			return err
		}
	}
	a.out.record(r)
	return nil
}

func companyRecords(all []articles.Company) []companyRecord {
	out := make([]companyRecord, 0, len(all))
	for _, c := range all {
		out = append(out, companyRecord{c.Name, c.Code, c.Together})
	}
	return out
}
