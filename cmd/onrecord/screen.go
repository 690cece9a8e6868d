package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/cite"
	"onrecord/articles/gazetteer"
	"onrecord/articles/sample"
	"onrecord/store"
	"onrecord/ui"
)

func (a *app) openVerb() *cobra.Command {
	return &cobra.Command{
		Use: "open ID", Short: "Open the screen at an article", Args: takes(1, 1, "the ID of an article"),
		RunE: func(c *cobra.Command, args []string) error {
			id, err := articleID(args[0])
			if err != nil {
				return err
			}
			return a.screen(c.Context(), id)
		},
	}
}

// screen shows the screen until the reader leaves it, at an article unless open
// is 0. Of the program only this and verbs that were told to end last longer
// than their work, so SIGHUP counts here even where it was ignored: without its
// terminal the screen would stay for ever.
func (a *app) screen(ctx context.Context, open articles.ID) error {
	if err := a.needTerminal(); err != nil {
		return err
	}
	ctx, stop := endOn(ctx, syscall.SIGHUP)
	defer stop()
	need := toFill
	if open != 0 {
		need = toChange
	}
	return a.with(ctx, need, func(lib *store.Store) error {
		desk := a.desk(lib)
		if open != 0 {
			if _, err := lib.Article(ctx, open); err != nil {
				return err
			}
		}
		if lib.Fresh() {
			tour, err := begin(ctx, lib)
			if err != nil {
				return err
			}
			if err := desk.Analyze(ctx, tour); err != nil {
				return err
			}
			open = tour
		}
		return a.show(ctx, lib, open)
	})
}

func (a *app) needTerminal() error {
	if isTerminal(a.stdin) && isTerminal(a.stdout) && a.env("TERM") != "dumb" {
		return nil
	}
	return &articles.Error{Code: articles.NoTerminal, Err: errors.New(
		"the screen needs a terminal; verbs such as list and show do without (see onrecord --help)")}
}

// begin puts the starter articles into a new library and returns the tour.
func begin(ctx context.Context, lib *store.Store) (tour articles.ID, err error) {
	kept, err := lib.AddMany(ctx, sample.Articles())
	if err != nil {
		return 0, err
	}
	return kept[0].ID, nil
}

// show runs the screen, with the queue behind it.
func (a *app) show(ctx context.Context, lib *store.Store, open articles.ID) error {
	inside, leave := context.WithCancel(context.WithoutCancel(ctx)) // a signal must leave time to save
	defer leave()
	o, err := a.options(inside, lib)
	if err != nil {
		return err
	}
	o.Open = open
	model := ui.New(inside, o)
	program := tea.NewProgram(model, tea.WithInput(a.stdin), tea.WithOutput(a.stdout), tea.WithoutSignalHandler())

	var behind sync.WaitGroup
	behind.Go(func() { shutdown(ctx, inside, program) })
	behind.Go(func() { a.analyzeQuietly(inside, lib, program) })
	_, err = program.Run()
	leave()
	behind.Wait()
	if err := lib.SetSeen(context.WithoutCancel(ctx)); err != nil && !lib.ReadOnly() {
		a.log.Warn("remember what was seen", "code", articles.CodeOf(err))
	}

	if err := a.rescue(model.Unsaved()); err != nil {
		return err
	}
	if err == nil {
		err = context.Cause(ctx)
	}
	return err
}

// options are what the screen shows of lib, and how, as the configuration has it.
func (a *app) options(ctx context.Context, lib *store.Store) (ui.Options, error) {
	bound, problems := a.conf.Keys.bind()
	views, more := a.conf.ownViews(a.now())
	theme, own, bad := a.conf.theme()
	form, err := cite.New(a.conf.Cite)
	if err != nil {
		return ui.Options{}, wrong("the configuration: %w", err)
	}
	seen, err := lib.Seen(ctx)
	if err != nil {
		return ui.Options{}, err
	}
	kept := a.drafts()
	return ui.Options{
		Library: lib, Desk: a.desk(lib), Theme: theme, Own: own, Keys: bound, Now: a.now, Seen: seen,
		Measure: a.conf.Screen.Measure, ListWidth: a.conf.Screen.List, SideWidth: a.conf.Screen.Side,
		Mouse:    a.conf.Screen.Mouse,
		Apart:    a.conf.Screen.Stories == "apart",
		Views:    views,
		Browse:   a.browse,
		History:  history{filepath.Join(a.places.State, "history")},
		Problems: slices.Concat(a.conf.warnings, a.inConfig(slices.Concat(problems, more, bad))),
		News:     slices.Concat(news(copied(lib)), news(recalled(lib))),
		Drafts:   kept,
		Editor:   kept.editor(ctx, a.env),
		Cite:     form,
		Copied:   func(text string) error { return writeFile(filepath.Join(a.places.State, "copied.txt"), []byte(text)) },

		Countries: allCountries(),
	}, nil
}

// allCountries are what a country can be corrected to.
func allCountries() []articles.Entity {
	all := gazetteer.All()
	out := make([]articles.Entity, len(all))
	for i, c := range all {
		out[i] = articles.Entity{Kind: articles.Country, Name: c.Name, Code: c.Code}
	}
	return out
}

// grace is how long the screen may take to save and end after a signal.
const grace = 5 * time.Second

// shutdown ends the program when ctx does, unless it ended by itself.
func shutdown(ctx, inside context.Context, program *tea.Program) {
	select {
	case <-inside.Done():
		return
	case <-ctx.Done():
	}
	program.Send(ui.Shutdown{})
	late := time.NewTimer(grace)
	defer late.Stop()
	select {
	case <-inside.Done():
	case <-late.C:
		program.Kill()
	}
}

// rescue puts a note that could not be kept into a file of its own.
func (a *app) rescue(draft string, cause error) error {
	if draft == "" {
		return cause
	}
	path := filepath.Join(a.places.State, "draft-"+time.Now().UTC().Format("20060102T150405.000")+".md")
	if err := writeFile(path, []byte(draft)); err != nil {
		_, _ = fmt.Fprintln(a.stderr, articles.Clean(draft))
		return fmt.Errorf("the note above could not be kept: %w", errors.Join(cause, err))
	}
	return fmt.Errorf("a note could not be kept and is now in %s: %w", path, cause)
}
