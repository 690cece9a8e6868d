package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/intake"
	"onrecord/store"
)

func (a *app) addVerb() *cobra.Command {
	var o inputFlags
	var later bool
	c := &cobra.Command{
		Use: "add PATH|URL…", Short: "Add files, folders and pages to the library", Args: takes(1, -1, "a file, a folder, an address, or - for standard input"),
		Long:    "Add files, folders, pages and the articles of feeds to the library. \"onrecord feeds add\" follows a feed.",
		Example: "onrecord add article.txt\nonrecord add ~/clippings --source \"The Paper\"\npbpaste | onrecord add - --title \"A title\"",
		RunE: func(c *cobra.Command, args []string) error {
			options, err := o.options()
			if err != nil {
				return err
			}
			options.Later = later
			return a.with(c.Context(), toFill, func(lib *store.Store) error {
				return a.add(c.Context(), lib, args, options)
			})
		},
	}
	o.bind(c)
	c.Flags().BoolVar(&later, "later", false, "leave the analysis to \"onrecord analyze\" or to the screen")
	return c
}

// add adds the inputs and prints a line for each article when it is on disk. A
// reader of these lines who goes away does not stop the work.
func (a *app) add(ctx context.Context, lib *store.Store, inputs []string, o intake.Options) error {
	m := a.meter("added", 0)
	defer m.clear()
	desk := a.desk(lib)
	in, done := a.input(ctx)
	defer done()
	desk.Stdin = in
	seen := false
	err := desk.Add(ctx, inputs, o, func(r intake.Result) {
		seen = true
		m.clear()
		if r.Err != nil {
			a.complain(r.Err)
			return
		}
		a.added(r)
		m.step()
	})
	if err == nil && !seen {
		a.warn("there was nothing to add")
	}
	return err
}

func (a *app) added(r intake.Result) {
	if a.out.json {
		a.out.record(struct {
			ID     articles.ID     `json:"id"`
			Path   string          `json:"path"`
			Title  string          `json:"title"`
			Status articles.Status `json:"status"`
		}{r.ID, r.Path, r.Title, r.Status})
	} else {
		a.out.line("%-7s %5d  %s", string(r.Status), r.ID, r.Title)
	}
	_ = a.out.Flush() // run looks at it in the end
	if r.Wall != "" {
		a.warn("%s: %s", articles.Line(r.Path), r.Wall)
	}
}

// inputFlags are the flags of the verbs that read files.
type inputFlags struct {
	format, title, source, url, date string
	tags                             []string
}

func (f *inputFlags) bind(c *cobra.Command) {
	c.Flags().StringVar(&f.format, "format", "auto", "auto, text, markdown, html, epub, feed, jsonl or saved")
	c.Flags().StringVar(&f.title, "title", "", "the title, instead of the one found")
	c.Flags().StringVar(&f.source, "source", "", "who published it")
	c.Flags().StringVar(&f.url, "url", "", "its address")
	c.Flags().StringVar(&f.date, "date", "", "when it was published: 2026-01-31, or RFC 3339")
	c.Flags().StringArrayVar(&f.tags, "tag", nil, "put this tag on it")
}

func (f *inputFlags) options() (intake.Options, error) {
	o := intake.Options{Title: f.title, Source: f.source, URL: f.url, Tags: f.tags}
	switch format := articles.Format(f.format); format {
	case "auto":
	case articles.FormatText, articles.FormatMarkdown, articles.FormatHTML, articles.FormatEPUB, articles.FormatFeed, articles.FormatJSONL, articles.FormatSaved:
		o.Format = format
	default:
		return o, wrong("--format %s is none of auto, text, markdown, html, epub, feed, jsonl, saved", f.format)
	}
	if f.date == "" {
		return o, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if at, err := time.Parse(layout, f.date); err == nil {
			o.Date = at
			return o, nil
		}
	}
	return o, wrong("--date %s is no date such as 2026-01-31", f.date)
}
