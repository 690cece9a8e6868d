package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"onrecord/articles"
	"onrecord/articles/export"
	"onrecord/store"
)

func (a *app) noteExportVerb() *cobra.Command {
	var format, to string
	c := &cobra.Command{
		Use: "export [QUERY]", Short: "Write notes for other programs, or for another library",
		Example: "onrecord notes export --format markdown --to ~/vault/news\nonrecord notes export --format jsonl tag:summit > notes.jsonl",
		RunE: func(c *cobra.Command, args []string) error {
			if noteFormats[format].write == nil && format != formatMarkdown {
				return wrong("--format %s is none of markdown, csv, w3c, jsonl", format)
			}
			if to == "" {
				return wrong("--to needs a folder, or - for standard output")
			}
			q := a.query(args)
			return a.with(c.Context(), toRead, func(lib *store.Store) error {
				notes, err := outgoing(c.Context(), lib, q)
				if err != nil {
					return err
				}
				if to == "-" {
					return a.exportTo(a.out, format, notes)
				}
				return a.exportInto(to, format, notes)
			})
		},
	}
	c.Flags().StringVar(&format, "format", "jsonl", "markdown, csv, w3c or jsonl")
	c.Flags().StringVar(&to, "to", "-", "the folder to write into, or - for standard output")
	return c
}

const formatMarkdown = "markdown"

// noteFormats are the formats of which a whole export is one file. A file of
// ours begins with that.
var noteFormats = map[string]struct {
	name, begins string
	write        func(io.Writer, []export.Note) error
}{
	"csv":   {"notes.csv", "Highlight,Title,Author,URL,Note,Location,Date\n", export.WriteCSV},
	"w3c":   {"notes.jsonld", "{\n  \"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n  \"id\": \"urn:onrecord:notes\"", export.WriteW3C},
	"jsonl": {"notes.jsonl", `{"schema":"` + export.Schema + `"`, export.WriteJSONL},
}

// outgoing are the notes that q finds, in order of creation, with their articles.
func outgoing(ctx context.Context, lib *store.Store, q articles.Query) ([]export.Note, error) {
	list, err := lib.Annotations(ctx, q)
	if err != nil {
		return nil, err
	}
	of := map[articles.ID]export.Article{}
	notes := make([]export.Note, 0, len(list))
	for _, n := range list {
		if _, ok := of[n.Article]; !ok {
			art, err := lib.Article(ctx, n.Article)
			if err != nil {
				return nil, err
			}
			of[n.Article] = export.Of(art)
		}
		notes = append(notes, export.Note{Annotation: n, Of: of[n.Article]})
	}
	return notes, nil
}

// exportTo writes an export to standard output.
func (a *app) exportTo(w *printer, format string, notes []export.Note) error {
	if format == formatMarkdown {
		for _, of := range byArticle(notes) {
			w.text(articles.Clean(string(export.Markdown(of))))
		}
		return nil
	}
	var b bytes.Buffer
	if err := noteFormats[format].write(&b, notes); err != nil {
		return err
	}
	if format == "csv" {
		w.text(articles.Clean(b.String()))
	} else {
		w.write(articles.Inert(b.Bytes()))
	}
	return nil
}

// byArticle parts notes by their articles, in order of the first note on each.
func byArticle(notes []export.Note) [][]export.Note {
	var all [][]export.Note
	index := map[articles.ID]int{}
	for _, n := range notes {
		i, ok := index[n.Article]
		if !ok {
			i = len(all)
			index[n.Article] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], n)
	}
	return all
}

// exportInto writes an export into a folder and prints a line for each file: new,
// changed or same. What is not ours there is left alone.
func (a *app) exportInto(folder, format string, notes []export.Note) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return inputError("export to "+folder, err)
	}
	t := tally{app: a, what: "files"}
	if format != formatMarkdown {
		var b bytes.Buffer
		f := noteFormats[format]
		if err := f.write(&b, notes); err != nil {
			return err
		}
		t.count(a.put(filepath.Join(folder, f.name), b.Bytes(), func(old []byte) error {
			if !bytes.HasPrefix(old, []byte(f.begins)) && len(old) > 0 {
				return errors.New("it is there already and no export of notes; it was left alone")
			}
			return nil
		}))
		return t.err()
	}
	names, err := exported(folder)
	if err != nil {
		return inputError("export to "+folder, err)
	}
	for _, of := range byArticle(notes) {
		name := names[of[0].Article]
		if name == "" {
			name = export.FileName(of[0].Of)
		}
		t.count(a.put(filepath.Join(folder, name), export.Markdown(of), func(old []byte) error {
			id, intact, ours := export.Ours(old)
			switch {
			case !ours || id != of[0].Article:
				return errors.New("it is there already and no export of this article; it was left alone")
			case !intact:
				return errors.New("it was changed since it was exported; it was left alone")
			}
			return nil
		}))
		if a.out.failed() {
			break
		}
	}
	return t.err()
}

// exported finds the Markdown files of ours in a folder: an article keeps the
// name that it had first, whatever its title is now.
func exported(folder string) (map[articles.ID]string, error) {
	names := map[articles.ID]string{}
	files, err := filepath.Glob(filepath.Join(escapeGlob(folder), "*.md"))
	slices.Sort(files)
	for _, path := range files {
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
			continue // a folder, or a pipe that nobody writes to
		}
		b, err := head(path)
		if err != nil {
			return nil, err
		}
		if id, _, ok := export.Ours(b); ok && names[id] == "" {
			names[id] = filepath.Base(path)
		}
	}
	return names, err
}

// head is the beginning of a file, in which it says whose it is.
func head(path string) ([]byte, error) {
	f, err := os.Open(path) //nolint:gosec // in the folder that the user named
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // only read
	b := make([]byte, 100)
	n, err := io.ReadFull(f, b)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return b[:n], err
}

// put writes data to path unless it is there already; mine says what speaks
// against writing over old.
func (a *app) put(path string, data []byte, mine func(old []byte) error) error {
	status := "new"
	old, err := os.ReadFile(path) //nolint:gosec // in the folder that the user named
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = nil
	case err == nil && bytes.Equal(old, data):
		a.exported(path, "same")
		return nil
	case err == nil:
		status, err = "changed", mine(old)
		if err != nil {
			return &articles.Error{Code: articles.Refused, Op: "export to " + path, Err: err}
		}
	}
	if err == nil {
		err = writeFile(path, data)
	}
	if err != nil {
		return inputError("export to "+path, err)
	}
	a.exported(path, status)
	return nil
}

func (a *app) exported(path, status string) {
	if a.out.json {
		a.out.record(struct {
			Path   string `json:"path"`
			Status string `json:"status"`
		}{path, status})
		return
	}
	a.out.line("%-7s  %s", status, path)
}

// escapeGlob is a path in which no character is a pattern's.
func escapeGlob(path string) string {
	var b []byte
	for _, c := range []byte(path) {
		if slices.Contains([]byte(`*?[\`), c) {
			b = append(b, '\\')
		}
		b = append(b, c)
	}
	return string(b)
}
