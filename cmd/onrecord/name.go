package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/articles/prose"
	"onrecord/store"
)

func (a *app) nameVerb() *cobra.Command {
	c := &cobra.Command{
		Use: "name", Short: "Correct who and what is named, and who said it", Args: unknownVerb,
		Long: "Correct who and what is named, and who said it: in one article, or in every article of today and tomorrow. " +
			"Corrections outlive a new analysis, and each can be undone.",
		RunE: func(c *cobra.Command, _ []string) error {
			return wrong("%s needs a verb: hide, merge, rename, split, add, speaker, watch, unwatch, log, undo, redo, export or import", called(c))
		},
	}
	c.AddCommand(
		a.nameHideVerb(), a.nameMergeVerb(), a.nameRenameVerb(), a.nameSplitVerb(), a.nameAddVerb(), a.nameSpeakerVerb(),
		a.nameWatchVerb(), a.nameUnwatchVerb(),
		a.nameLogVerb(), a.nameUndoVerb(), a.nameRedoVerb(), a.nameExportVerb(), a.nameImportVerb(),
	)
	return c
}

// A scope is what the flags of a correcting verb say.
type scope struct {
	article    int64
	kind       string
	words      string
	quote      string
	occurrence int
	by         string
	nobody     bool
	unnamed    bool
}

func (a *app) nameHideVerb() *cobra.Command {
	return a.correcting(&cobra.Command{
		Use: "hide NAME", Short: "Show a person or country no more", Args: takes(1, 1, "a name"),
		Example: "onrecord name hide \"Big Ben\"\nonrecord name hide Georgia --article 3",
	}, func(ctx context.Context, lib *store.Store, s *scope, args []string) (c articles.Correction, err error) {
		c.Deed = articles.DeedHide
		c.Name, err = s.seen(ctx, lib, args[0])
		return c, err
	})
}

func (a *app) nameMergeVerb() *cobra.Command {
	return a.correcting(&cobra.Command{
		Use: "merge NAME OTHER", Short: "Take two names for one: NAME is OTHER", Args: takes(2, 2, "two names"),
		Example: "onrecord name merge \"Bill Clinton\" \"William Clinton\"\nonrecord name merge Guinea \"Equatorial Guinea\" --article 3",
	}, func(ctx context.Context, lib *store.Store, s *scope, args []string) (c articles.Correction, err error) {
		c.Deed = articles.DeedMerge
		if c.Name, err = s.seen(ctx, lib, args[0]); err != nil {
			return c, err
		}
		c.To, err = s.other(ctx, lib, c.Name.Kind, args[1])
		return c, err
	})
}

func (a *app) nameRenameVerb() *cobra.Command {
	return a.correcting(&cobra.Command{
		Use: "rename NAME NEW", Short: "Call a person or country something else", Args: takes(2, 2, "a name and the new one"),
	}, func(ctx context.Context, lib *store.Store, s *scope, args []string) (c articles.Correction, err error) {
		c.Deed = articles.DeedRename
		c.Name, err = s.seen(ctx, lib, args[0])
		c.To = articles.Ref{Kind: c.Name.Kind, Name: articles.Line(args[1]), Code: c.Name.Code}
		return c, err
	})
}

func (a *app) nameSplitVerb() *cobra.Command {
	return a.correcting(&cobra.Command{
		Use: "split NAME NEW", Short: "Take apart two who were taken for one: where NAME is called WORDS, it is NEW", Args: takes(2, 2, "two names"),
		Example: "onrecord name split \"Anne Stone\" \"Bob Stone\" --words \"Mr Stone\" --article 3",
	}, func(ctx context.Context, lib *store.Store, s *scope, args []string) (c articles.Correction, err error) {
		c.Deed = articles.DeedSplit
		if c.Name, err = s.seen(ctx, lib, args[0]); err != nil {
			return c, err
		}
		c.To = articles.Ref{Kind: c.Name.Kind, Name: articles.Line(args[1])}
		if c.To.Kind == articles.Country {
			if c.To, err = countryRef(args[1]); err != nil {
				return c, err
			}
		}
		return c, s.passage(ctx, lib, &c)
	})
}

func (a *app) nameAddVerb() *cobra.Command {
	return a.correcting(&cobra.Command{
		Use: "add NAME", Short: "Add a name that was not seen", Args: takes(1, 1, "a name"),
		Long: "Add a name that was not seen: wherever WORDS stand, or else the NAME itself, in one article or everywhere; or in one passage of an article.",
		Example: "onrecord name add \"Ano Poll\"\nonrecord name add \"Ano Poll\" --words \"the mayor of Harbourton\" --article 3\n" +
			"onrecord name add France --kind country --article 3 --quote \"the Hexagon\"",
	}, func(ctx context.Context, lib *store.Store, s *scope, args []string) (c articles.Correction, err error) {
		c.Deed, c.To = articles.DeedAdd, articles.Ref{Kind: articles.Person, Name: articles.Line(args[0])}
		if s.kind == string(articles.Country) {
			if c.To, err = countryRef(args[0]); err != nil {
				return c, err
			}
		}
		if s.words == "" && s.quote == "" {
			s.words = args[0]
		}
		return c, s.passage(ctx, lib, &c)
	})
}

func (a *app) nameSpeakerVerb() *cobra.Command {
	return a.correcting(&cobra.Command{
		Use: "speaker --quote TEXT (--by NAME | --nobody | --unnamed)", Short: "Correct who said a quote", Args: takes(0, 0, ""),
		Long: "Correct who said a quote of an article; without --article, wherever a quote has just these words.",
	}, func(ctx context.Context, lib *store.Store, s *scope, _ []string) (c articles.Correction, err error) {
		c.Deed, c.Unnamed = articles.DeedSpeaker, s.unnamed
		if n := len(strings.TrimSpace(s.by)); (n > 0) == (s.nobody || s.unnamed) || s.nobody && s.unnamed {
			return c, wrong("say who said it: --by NAME, --nobody or --unnamed")
		}
		if strings.TrimSpace(s.quote) == "" {
			return c, wrong("say which quote: --quote TEXT")
		}
		c.To = articles.Ref{Kind: articles.Person, Name: articles.Line(s.by)}
		if s.article == 0 {
			c.Passage.Exact = articles.Clean(s.quote)
			return c, nil
		}
		return c, s.passage(ctx, lib, &c)
	})
}

// correcting is a verb that adds a correction to the log.
func (a *app) correcting(c *cobra.Command, build func(context.Context, *store.Store, *scope, []string) (articles.Correction, error)) *cobra.Command {
	var s scope
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := s.check(c); err != nil {
			return err
		}
		return a.with(c.Context(), toChange, func(lib *store.Store) error {
			one, err := build(c.Context(), lib, &s, args)
			if err != nil {
				return err
			}
			one.Article = articles.ID(s.article)
			if one, err = lib.Correct(c.Context(), one); err != nil {
				return err
			}
			a.correction(one)
			return a.settle(c.Context(), lib)
		})
	}
	f := c.Flags()
	f.Int64Var(&s.article, "article", 0, "in the article with this ID only")
	f.StringVar(&s.kind, "kind", "", "person or country, where the name may be both")
	switch c.Name() {
	case "add", "split":
		f.StringVar(&s.words, "words", "", "wherever these words stand")
		fallthrough
	case "speaker":
		f.StringVar(&s.quote, "quote", "", "the words of the one passage of the article")
		f.IntVar(&s.occurrence, "occurrence", 1, "the number of the place, where the words stand in several")
	}
	if c.Name() == "speaker" {
		f.StringVar(&s.by, "by", "", "who said it")
		f.BoolVar(&s.nobody, "nobody", false, "nobody is known to have said it")
		f.BoolVar(&s.unnamed, "unnamed", false, "a person who is not named said it")
	}
	return c
}

func (s *scope) check(c *cobra.Command) error {
	switch {
	case c.Flags().Changed("article") && s.article <= 0:
		return wrong("%d is no article's ID", s.article)
	case s.occurrence < 1 && c.Flags().Lookup("occurrence") != nil:
		return wrong("--occurrence %d is not above 0", s.occurrence)
	case s.quote != "" && s.article == 0 && c.Name() != "speaker":
		return wrong("--quote is a passage of an article: add --article ID, or say --words to mean it everywhere")
	}
	_, err := kindsOf(s.kind)
	return err
}

// kinds are those that a name may be of. What the flag says was checked.
func (s *scope) kinds() []articles.Kind {
	kinds, _ := kindsOf(s.kind)
	return kinds
}

// kindsOf are the kinds that --kind says: both, where it is not given.
func kindsOf(flag string) ([]articles.Kind, error) {
	switch kind := articles.Kind(flag); kind {
	case "":
		return []articles.Kind{articles.Person, articles.Country}, nil
	case articles.Person, articles.Country:
		return []articles.Kind{kind}, nil
	}
	return nil, wrong("--kind %s is neither person nor country", flag)
}

// seen is what the article, or the library, knows by a name.
func (s *scope) seen(ctx context.Context, lib *store.Store, name string) (articles.Ref, error) {
	if s.article != 0 {
		return s.inArticle(ctx, lib, name)
	}
	for _, kind := range s.kinds() {
		wanted := name
		if kind == articles.Country {
			wanted = countryCode(name)
		}
		st, err := lib.Standing(ctx, kind, wanted)
		if err == nil {
			return articles.RefOf(st.Entity), nil
		}
		if articles.CodeOf(err) != articles.NotFound {
			return articles.Ref{}, err
		}
	}
	return articles.Ref{}, unknownName(name)
}

func (s *scope) inArticle(ctx context.Context, lib *store.Store, name string) (articles.Ref, error) {
	r, err := lib.Reading(ctx, articles.ID(s.article))
	if err != nil {
		return articles.Ref{}, err
	}
	for _, kind := range s.kinds() {
		if e, ok := namedIn(r.Analysis.Named(kind), name); ok {
			return articles.RefOf(e), nil
		}
	}
	return articles.Ref{}, &articles.Error{Code: articles.NotFound, Err: fmt.Errorf("article %d names no %q", s.article, name)}
}

// namedIn is the one of list that is called name: in full, by code, in a mention,
// or by surname.
func namedIn(list []articles.Entity, name string) (articles.Entity, bool) {
	for _, e := range list {
		if strings.EqualFold(e.Name, name) || e.Code != "" && e.Code == countryCode(name) {
			return e, true
		}
	}
	for _, e := range list {
		if strings.HasSuffix(strings.ToLower(e.Name), " "+strings.ToLower(name)) {
			return e, true
		}
		for _, m := range e.Mentions {
			if m.Form == articles.FormName && strings.EqualFold(m.Text, name) {
				return e, true
			}
		}
	}
	return articles.Entity{}, false
}

// other is the name that another one is to become: one that is known.
func (s *scope) other(ctx context.Context, lib *store.Store, kind articles.Kind, name string) (articles.Ref, error) {
	if kind == articles.Country {
		return countryRef(name)
	}
	in := *s
	in.kind = string(kind)
	r, err := in.seen(ctx, lib, name)
	if articles.CodeOf(err) == articles.NotFound && s.article != 0 {
		in.article = 0
		return in.seen(ctx, lib, name)
	}
	return r, err
}

// countryRef is a country by its name or code.
func countryRef(name string) (articles.Ref, error) {
	c, ok := countryNamed(name)
	if !ok {
		return articles.Ref{}, wrong("%q is no country's name or code", name)
	}
	return articles.Ref{Kind: articles.Country, Name: c.Name, Code: c.Code}, nil
}

// passage puts the words or the passage of the flags into c.
func (s *scope) passage(ctx context.Context, lib *store.Store, c *articles.Correction) error {
	c.Words = articles.Line(s.words)
	if s.quote == "" {
		return nil
	}
	art, err := lib.Article(ctx, articles.ID(s.article))
	if err != nil {
		return err
	}
	text := prose.Read(art.Body)
	r, err := passage(text, s.quote, s.occurrence)
	if err != nil {
		return err
	}
	c.Span, c.Revision = text.Span(r), art.Revision
	c.Passage = anchor.Make(text, c.Span)
	return nil
}
