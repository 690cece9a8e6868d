package main

import (
	"bufio"
	"context"
	"fmt"
	"strconv"
	"strings"

	"onrecord/articles"
	"onrecord/store"
)

// dialogueRows is how many articles are read out at a time.
const dialogueRows = 10

const dialogueHelp = `Type and press Enter:
a number reads that article; n goes on to the next ones, l lists from the start;
u lists unread articles, slash and words list what matches, as in /country:FR;
s and a number stars an article, or takes the star away;
m and a number marks it read or unread; h says this again; q leaves.`

// dialogue is the program in plain mode, for screen readers and for terminals
// that show no screen: lists and articles as lines, and one question at a time.
func (a *app) dialogue(ctx context.Context) error {
	return a.with(ctx, toFill, func(lib *store.Store) error {
		if lib.Fresh() {
			if _, err := begin(ctx, lib); err != nil {
				return err
			}
			ids, err := a.waiting(ctx, lib, false)
			if err != nil {
				return err
			}
			for _, id := range ids {
				if err := a.desk(lib).Analyze(ctx, id); err != nil {
					return err
				}
			}
		}
		in, done := a.input(ctx)
		defer done()
		d := talk{app: a, lib: lib, in: bufio.NewScanner(in)}
		d.start(articles.Query{})
		if err := d.list(ctx); err != nil {
			return err
		}
		return d.loop(ctx)
	})
}

// A talk is a dialogue under way.
type talk struct {
	*app
	lib   *store.Store
	in    *bufio.Scanner
	query articles.Query
	shown []articles.Summary // by their numbers, from 1
	more  bool
}

// start begins a list anew.
func (d *talk) start(q articles.Query) {
	q.Limit = dialogueRows
	d.query, d.shown, d.more = q, nil, true
}

// list reads out the next articles.
func (d *talk) list(ctx context.Context) error {
	if !d.more {
		d.out.text("That was the last one.")
		return nil
	}
	page, err := d.lib.List(ctx, d.query)
	if err != nil {
		return err
	}
	if len(page.Rows) == 0 && len(d.shown) == 0 {
		d.out.text("No articles.")
	}
	for _, s := range page.Rows {
		d.shown = append(d.shown, s)
		d.out.line("%d. %s %s", len(d.shown), ended(s.Title), d.state(s))
	}
	d.query.After, d.more = page.Last, len(page.Rows) == dialogueRows
	return nil
}

// state is what is known of an article, in words.
func (d *talk) state(s articles.Summary) string {
	words := make([]string, 0, 6)
	if s.Source != "" {
		words = append(words, s.Source)
	}
	words = append(words, day(s.Published, s.Added))
	if s.Read {
		words = append(words, "read")
	} else {
		words = append(words, "unread")
	}
	if s.Starred {
		words = append(words, "starred")
	}
	if s.Watched {
		words = append(words, "watched")
	}
	if s.Quotes > 0 {
		words = append(words, articles.Counted(s.Quotes, "quote"))
	}
	if s.Notes > 0 {
		words = append(words, articles.Counted(s.Notes, "note"))
	}
	return strings.Join(words, ", ") + "."
}

func (d *talk) loop(ctx context.Context) error {
	for ctx.Err() == nil {
		d.out.text("Number, n, u, /words, h or q?")
		if err := d.out.Flush(); err != nil {
			return err
		}
		if !d.in.Scan() {
			return d.in.Err()
		}
		words := strings.TrimSpace(articles.Line(d.in.Text()))
		if words == "q" || words == "quit" || words == "exit" {
			return nil
		}
		if err := d.answer(ctx, words); err != nil {
			d.out.line("That did not work: %s", err.Error())
		}
	}
	return context.Cause(ctx)
}

// answer does what was typed.
func (d *talk) answer(ctx context.Context, words string) error {
	letter, rest, _ := strings.Cut(words, " ")
	switch {
	case words == "", words == "n", words == "next":
		return d.list(ctx)
	case words == "l", words == "list":
		d.start(articles.Query{})
		return d.list(ctx)
	case words == "u", words == "unread":
		d.start(articles.Query{Unread: true})
		return d.list(ctx)
	case words[0] == '/':
		d.start(d.app.query([]string{words[1:]}))
		return d.list(ctx)
	case letter == "s", letter == "m":
		return d.mark(ctx, letter, rest)
	case words == "h", words == "?", words == "help":
		d.out.text(dialogueHelp)
		return nil
	}
	return d.read(ctx, words)
}

// pick is the article with that number in the list.
func (d *talk) pick(number string) (*articles.Summary, error) {
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 1 || n > len(d.shown) {
		return nil, fmt.Errorf("%q is no number of the list; h says what there is", number)
	}
	return &d.shown[n-1], nil
}

func (d *talk) mark(ctx context.Context, letter, number string) error {
	s, err := d.pick(number)
	if err != nil {
		return err
	}
	if letter == "s" {
		if err := d.lib.SetStarred(ctx, []articles.ID{s.ID}, !s.Starred); err != nil {
			return err
		}
		s.Starred = !s.Starred
	} else {
		if err := d.lib.SetRead(ctx, []articles.ID{s.ID}, !s.Read); err != nil {
			return err
		}
		s.Read = !s.Read
	}
	d.out.line("%s %s", ended(s.Title), d.state(*s))
	return nil
}

// read reads an article out, and marks it read.
func (d *talk) read(ctx context.Context, number string) error {
	s, err := d.pick(number)
	if err != nil {
		return err
	}
	r, err := d.lib.Reading(ctx, s.ID)
	if err != nil {
		return err
	}
	d.out.text(readAloud(r, d.wrapAt()))
	s.Read = true
	return d.lib.SetRead(ctx, []articles.ID{s.ID}, true)
}

// wrapAt is where plain text is wrapped: not at all where no terminal reads it.
func (a *app) wrapAt() int {
	if isTerminal(a.stdout) {
		return plainWidth
	}
	return 0
}
