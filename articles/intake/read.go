package intake

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"onrecord/articles"
	"onrecord/articles/format"
)

// Read reads the articles that inputs name, in order: files, folders (all files
// below, sorted by name, hidden ones left out), addresses (a page, or the items
// of a feed), and "-" for standard input. An
// input that cannot be read is an Item with Err, and the rest goes on. It ends
// early only when ctx is done, with a last Item of code Canceled.
func (d *Desk) Read(ctx context.Context, inputs []string, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		r := reader{desk: d, ctx: ctx, o: o, yield: yield}
		for _, path := range inputs {
			if !r.input(path, d.Stdin) {
				return
			}
		}
	}
}

// A reader is one call of Read. Its methods return false to end it.
type reader struct {
	desk  *Desk
	ctx   context.Context //nolint:containedctx // lives as long as the call that it was given to
	o     Options
	yield func(Item) bool
}

// addressed are inputs that are addresses: those that are fetched, and those
// that people may expect to be.
var addressed = regexp.MustCompile(`^(?i:https?://|feed:|ftp://|gemini://)`)

func (r *reader) input(path string, stdin io.Reader) bool {
	switch {
	case r.ctx.Err() != nil:
		r.fail(path, &articles.Error{Code: articles.Canceled, Err: r.ctx.Err()})
		return false
	case path == "-":
		if stdin == nil {
			stdin = strings.NewReader("")
		}
		return r.articles("-", stdin, articles.Article{})
	case addressed.MatchString(path):
		return r.each(safe(path), articles.Article{}, r.desk.remote(r.ctx, path, r.o.Format))
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.fail(path, err)
	case info.IsDir():
		return r.folder(path)
	}
	return r.file(path)
}

// folder reads the files below path, sorted by name.
func (r *reader) folder(path string) bool {
	going := true
	err := filepath.WalkDir(path, func(p string, entry fs.DirEntry, err error) error {
		switch {
		case r.ctx.Err() != nil:
			going = false
			r.fail(p, &articles.Error{Code: articles.Canceled, Err: r.ctx.Err()})
		case err != nil:
			going = r.fail(p, err)
		case p != path && (strings.HasPrefix(entry.Name(), ".") || entry.IsDir() && listed(p)):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.Type().IsRegular() || entry.Type()&fs.ModeSymlink != 0 && isFile(p):
			going = r.file(p)
		}
		if !going {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		going = r.fail(path, err)
	}
	return going
}

// listed reports whether the folder holds the texts of a list beside it, with
// which they are read: Omnivore keeps them so.
func listed(folder string) bool {
	if name := filepath.Base(folder); name != "content" && name != "highlights" {
		return false
	}
	lists, err := filepath.Glob(filepath.Join(filepath.Dir(folder), "metadata_*.json"))
	return err == nil && len(lists) > 0
}

// isFile reports whether path leads, by whatever links, to a plain file.
func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func (r *reader) file(path string) bool {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0 {
		return r.fail(path, &articles.Error{Code: articles.Unreadable, Err: errors.New("not a file")})
	}
	f, err := os.Open(path) //nolint:gosec // the user names what is read
	if err != nil {
		return r.fail(path, err)
	}
	defer f.Close() //nolint:errcheck // opened to read: nothing can be lost
	return r.articles(path, f, articles.Article{Path: absolute(path)})
}

// articles reads what in holds; given says what is known of it.
func (r *reader) articles(path string, in io.Reader, given articles.Article) bool {
	return r.each(path, given, format.ReadBeside(in, path, r.o.Format, besideOf(given.Path)))
}

// each yields articles that were read of an input.
func (r *reader) each(path string, given articles.Article, all iter.Seq2[articles.Article, error]) bool {
	for a, err := range all {
		if err != nil {
			if !r.fail(path, err) {
				return false
			}
			continue
		}
		a.Path = given.Path
		r.o.apply(&a)
		if !r.yield(Item{Path: path, Article: a}) {
			return false
		}
	}
	return true
}

// besideOf is the folder that the file at path lies in; nil for no file.
func besideOf(path string) fs.FS {
	if path == "" {
		return nil
	}
	return os.DirFS(filepath.Dir(path))
}

// fail yields an input that gave nothing.
func (r *reader) fail(path string, err error) bool {
	return r.yield(Item{Path: path, Err: inputError(path, err)})
}

// inputError says of which input err is, and of what class.
func inputError(path string, err error) error {
	out := &articles.Error{Code: articles.CodeOf(err), Op: "read " + articles.Line(path), Err: err}
	var inner *articles.Error
	var file *fs.PathError
	switch {
	case errors.As(err, &inner):
		if inner.Op != "" {
			out.Op += ", " + inner.Op
		}
		out.Err = inner.Err
	case errors.Is(err, fs.ErrNotExist):
		out.Code, out.Err = articles.NotFound, errors.New("no such file")
	case errors.Is(err, fs.ErrPermission):
		out.Code, out.Err = articles.Unreadable, errors.New("no permission to read it")
	case errors.As(err, &file):
		out.Code, out.Err = articles.Unreadable, file.Err
	default:
		out.Code = articles.Unreadable
	}
	return out
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// apply lays over a what the user knows better.
func (o Options) apply(a *articles.Article) {
	for field, value := range map[*string]string{&a.Title: o.Title, &a.Source: o.Source, &a.URL: o.URL} {
		if value != "" {
			*field = articles.Line(value)
		}
	}
	if !o.Date.IsZero() {
		a.Published = o.Date
	}
	for _, tag := range o.Tags {
		if tag = articles.Line(tag); tag != "" {
			a.Tags = append(a.Tags, tag)
		}
	}
}
