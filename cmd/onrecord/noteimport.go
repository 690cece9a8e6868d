package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/anchor"
	"onrecord/articles/export"
	"onrecord/articles/prose"
	"onrecord/store"
)

// maxImport bounds what is read as one file of notes.
const maxImport = 1 << 30

func (a *app) noteImportVerb() *cobra.Command {
	return &cobra.Command{
		Use: "import FILE…", Short: "Read notes back that were exported, or highlights as CSV",
		Long: "Read notes back that were exported as JSON Lines or Web Annotations (JSON-LD), or highlights as CSV, as Readwise exports them. " +
			"Articles are found by their address, then by their text. A note on an article that is not in the library is named; add the article and import again.",
		Args: takes(1, -1, "a file, or - for standard input"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.with(c.Context(), toChange, func(lib *store.Store) error {
				t := tally{app: a, what: "notes"}
				in := importer{app: a, lib: lib, texts: map[articles.ID]*text{}}
				for _, name := range args {
					notes, err := a.incoming(c.Context(), name, &t)
					if err != nil {
						t.count(err)
						continue
					}
					for _, n := range notes {
						if c.Context().Err() != nil {
							return context.Cause(c.Context())
						}
						t.count(in.take(c.Context(), n))
					}
				}
				return partial(t.err())
			})
		},
	}
}

// partial is the outcome where notes found no article: those are still in the
// file, and a later import may find it.
func partial(err error) error {
	if articles.CodeOf(err) == articles.NotFound && !errors.Is(err, os.ErrNotExist) {
		return &articles.Error{Code: articles.Partial, Err: err}
	}
	return err
}

// incoming reads the notes in a file; each that cannot be read counts as failed.
func (a *app) incoming(ctx context.Context, name string, t *tally) ([]export.Note, error) {
	data, err := a.readInput(ctx, name)
	if err != nil {
		return nil, inputError("import "+name, err)
	}
	notes, problems := export.Read(data)
	for _, p := range problems {
		t.count(&articles.Error{Code: articles.Unreadable, Op: "import " + name, Err: p})
	}
	return notes, nil
}

func (a *app) readInput(ctx context.Context, name string) ([]byte, error) {
	if name == "-" {
		in, done := a.input(ctx)
		defer done()
		return io.ReadAll(io.LimitReader(in, maxImport))
	}
	f, err := os.Open(name) //nolint:gosec // the user named it
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // only read
	return io.ReadAll(io.LimitReader(f, maxImport))
}

// An importer puts notes on their articles.
type importer struct {
	app   *app
	lib   *store.Store
	texts map[articles.ID]*text
}

// A text is an article that notes are put on.
type text struct {
	articles.Article
	prose *prose.Text
	hash  string
	notes []articles.Annotation
}

// take keeps a note, unless it is there, and prints what became of it.
func (in *importer) take(ctx context.Context, n export.Note) error {
	to, err := in.find(ctx, n)
	if err != nil {
		return err
	}
	if to == nil {
		return &articles.Error{Code: articles.NotFound, Op: "import note " + string(n.ID), Err: fmt.Errorf(
			"no article here is %s, which it is on: “%s”", nameOf(n.Of), articles.Shorten(articles.Line(n.Selector.Exact), 60))}
	}
	old, known, err := in.known(ctx, to, n)
	if err != nil {
		return err
	}
	if known && (!n.Changed.After(old.Changed) || same(old, n.Annotation)) {
		in.app.imported(old, articles.Known)
		return nil
	}
	if known {
		if to, err = in.text(ctx, old.Article); err != nil {
			return err
		}
	}
	n.Article, n.Revision = to.ID, to.Revision
	n.Span, n.Placement = anchor.Find(to.prose, n.Selector)
	if n.Selector.Prefix+n.Selector.Suffix == "" && n.Placement == articles.Placed {
		n.Selector = anchor.Make(to.prose, n.Span) // it came without context
	}
	kept, err := in.lib.SaveAnnotation(ctx, n.Annotation)
	if err != nil {
		return err
	}
	status := articles.Added
	if known {
		status = articles.Changed
		to.notes = slices.DeleteFunc(to.notes, func(a articles.Annotation) bool { return a.ID == old.ID })
	}
	to.notes = append(to.notes, kept)
	in.app.imported(kept, status)
	return nil
}

// known is the note of that ID or, of one that came without an ID of its own, a
// note that says the same of the same passage.
func (in *importer) known(ctx context.Context, to *text, n export.Note) (a articles.Annotation, ok bool, err error) {
	a, err = in.lib.Annotation(ctx, n.ID)
	if articles.CodeOf(err) != articles.NotFound {
		return a, err == nil, err
	}
	i := -1
	if strings.HasPrefix(string(n.ID), export.Made) {
		i = slices.IndexFunc(to.notes, func(a articles.Annotation) bool {
			return a.Selector.Exact == n.Selector.Exact && strings.TrimSpace(a.Note) == strings.TrimSpace(n.Note)
		})
	}
	if i < 0 {
		return articles.Annotation{}, false, nil
	}
	return to.notes[i], true, nil
}

// same reports whether two notes say the same.
func same(a, b articles.Annotation) bool {
	return a.Note == b.Note && a.Kind == b.Kind && slices.Equal(a.Tags, b.Tags)
}

func nameOf(a export.Article) string {
	return cmp.Or(a.URL, "“"+articles.Shorten(cmp.Or(a.Title, "untitled"), 60)+"”")
}

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
	return found, nil
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

func (a *app) imported(n articles.Annotation, status articles.Status) {
	if a.out.json {
		a.out.record(struct {
			ID      articles.NoteID    `json:"id"`
			Article articles.ID        `json:"article"`
			Status  articles.Status    `json:"status"`
			State   articles.Placement `json:"state"`
		}{n.ID, n.Article, status, n.Placement})
	} else {
		words := "“" + articles.Shorten(articles.Line(n.Selector.Exact), 60) + "”"
		if n.Placement != articles.Placed {
			words += " (" + string(n.Placement) + ")"
		}
		a.out.line("%-7s  %s  %5d  %s", string(status), string(n.ID), n.Article, words)
	}
	_ = a.out.Flush() // run looks at it in the end
}
