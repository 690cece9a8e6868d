package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

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
	var removed bool
	c := &cobra.Command{
		Use: "import FILE…", Short: "Read notes back that were exported, or highlights as CSV",
		Long: "Read notes back that were exported as JSON Lines or Web Annotations (JSON-LD), or highlights as CSV, as Readwise exports them. " +
			"Articles are found by their address, then by their text. A note on an article that is not in the library is named; add the article and import again. " +
			"Notes that you removed here stay removed, unless they were changed elsewhere since; --removed brings them back.",
		Args: takes(1, -1, "a file, or - for standard input"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.with(c.Context(), toChange, func(lib *store.Store) error {
				t := tally{app: a, what: "notes"}
				in, err := a.importer(c.Context(), lib, removed)
				if err != nil {
					return err
				}
				for _, name := range args {
					notes, err := a.incoming(c.Context(), name, &t)
					if err != nil {
						t.count(err)
						continue
					}
					if err := in.takeAll(c.Context(), notes, &t); err != nil {
						return err
					}
				}
				if err := in.takeLate(c.Context(), &t); err != nil {
					return err
				}
				if in.left > 0 {
					a.warn("%s left out that you removed here; --removed brings back what you removed", articles.Counted(in.left, "note"))
				}
				return partial(t.err())
			})
		},
	}
	c.Flags().BoolVar(&removed, "removed", false, "bring back notes that were removed here")
	return c
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
	data, err := a.readSource(ctx, "import", name, maxImport)
	if err != nil {
		return nil, err
	}
	notes, problems := export.Read(data)
	for _, p := range problems {
		t.count(&articles.Error{Code: articles.Unreadable, Op: "import " + name, Err: p})
	}
	return notes, nil
}

// An importer puts notes on their articles.
type importer struct {
	app     *app
	lib     *store.Store
	texts   map[articles.ID]*text
	removed []store.RemovedNote // notes that were removed here
	back    bool                // they are to come back
	left    int                 // how many did not
	late    []export.Note       // whose articles are looked for at the end
	byHash  map[string]articles.ID
}

func (a *app) importer(ctx context.Context, lib *store.Store, back bool) (in *importer, err error) {
	in = &importer{app: a, lib: lib, texts: map[articles.ID]*text{}, back: back}
	in.removed, err = lib.RemovedNotes(ctx)
	return in, err
}

// takeAll takes notes, or puts them off.
func (in *importer) takeAll(ctx context.Context, notes []export.Note, t *tally) error {
	for _, n := range notes {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		to, err := in.find(ctx, n)
		if err == nil && to == nil && n.Of.Hash != "" && in.byHash == nil {
			in.late = append(in.late, n)
			continue
		}
		if err == nil {
			err = in.take(ctx, n, to)
		}
		t.count(err)
	}
	return nil
}

// A text is an article that notes are put on.
type text struct {
	articles.Article
	prose *prose.Text
	hash  string
	notes []articles.Annotation
}

// take keeps a note, unless it is there, and prints what became of it. to is nil
// where its article is not to be had.
func (in *importer) take(ctx context.Context, n export.Note, to *text) error {
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
	if i := in.wasRemoved(to, n); !known && i >= 0 {
		old = in.removed[i].Annotation
		if done, err := in.takeRemoved(ctx, i, n); done {
			return err
		}
	}
	if old.ID != "" {
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
	i := slices.IndexFunc(to.notes, func(a articles.Annotation) bool { return alike(a, n) })
	if i < 0 {
		return articles.Annotation{}, false, nil
	}
	return to.notes[i], true, nil
}

// alike reports whether n, which came without an ID of its own, says the same of
// the same passage as a.
func alike(a articles.Annotation, n export.Note) bool {
	return strings.HasPrefix(string(n.ID), export.Made) && a.Selector.Exact == n.Selector.Exact &&
		strings.TrimSpace(a.Note) == strings.TrimSpace(n.Note)
}

// wasRemoved is the index among the removed notes of the one that n is, -1 for none.
func (in *importer) wasRemoved(to *text, n export.Note) int {
	return slices.IndexFunc(in.removed, func(r store.RemovedNote) bool {
		return r.ID == n.ID || r.Article == to.ID && alike(r.Annotation, n)
	})
}

// takeRemoved leaves a note out that was removed and not changed elsewhere since
// or, where removed ones are wanted, brings it back. done is false for one of which
// n is the later state, which is to be kept.
func (in *importer) takeRemoved(ctx context.Context, i int, n export.Note) (done bool, err error) {
	r := in.removed[i]
	if !in.back && !n.Changed.After(r.Removed) {
		in.left++
		return true, nil
	}
	in.removed = slices.Delete(in.removed, i, i+1)
	if r.ID == n.ID && n.Changed.After(r.Changed) {
		return false, nil
	}
	if err := in.lib.RestoreAnnotation(ctx, r.ID); err != nil {
		return true, err
	}
	delete(in.texts, r.Article) // which has one note more now
	in.app.imported(r.Annotation, articles.Added)
	return true, nil
}

// same reports whether two notes say the same.
func same(a, b articles.Annotation) bool {
	return a.Note == b.Note && a.Kind == b.Kind && slices.Equal(a.Tags, b.Tags)
}

func nameOf(a export.Article) string {
	return cmp.Or(a.URL, "“"+articles.Shorten(cmp.Or(a.Title, "untitled"), 60)+"”")
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
