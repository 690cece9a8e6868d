package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"onrecord/articles"
	"onrecord/articles/analyze"
	trainer "onrecord/articles/ner/train"
	"onrecord/articles/prose"
	quotes "onrecord/articles/quote"
)

// An example is a pair of quotation marks with its answer.
type example struct {
	features []string
	scare    bool
}

// scare learns from our own marked texts which quotation marks hold no quote,
// and writes the weights that package quote embeds.
func scare(ctx context.Context, args []string, say func(string)) error {
	f := flag.NewFlagSet("scare", flag.ContinueOnError)
	path := f.String("out", "", "write the weights to `file`")
	if err := f.Parse(args); err != nil {
		return err
	}
	if *path == "" {
		return errors.New("scare: no -out")
	}
	texts, err := trainer.Texts()
	if err != nil {
		return err
	}
	folds := make([][]example, 10)
	for i, m := range texts {
		folds[i%len(folds)] = append(folds[i%len(folds)], examples(ctx, m)...)
	}
	crossValidate(folds, say)
	return os.WriteFile(*path, []byte(printed(learn(slices.Concat(folds...)))), 0o644) //nolint:gosec // source for all to read
}

// examples are the pairs of quotation marks of m.
func examples(ctx context.Context, m trainer.Marked) []example {
	answer := map[articles.Span]bool{}
	for _, s := range m.Scare {
		answer[s] = true
	}
	t := prose.Read(m.Text)
	marks := quotes.Marks(t, analyze.Names(ctx, t), func(s articles.Span) bool { return answer[s] })
	out := make([]example, 0, len(marks))
	for _, mark := range marks {
		out = append(out, example{mark.Features, answer[mark.Span]})
	}
	return out
}

// crossValidate tells how well each fold is decided by what the others teach.
func crossValidate(folds [][]example, say func(string)) {
	var scares, left, quotes, kept int
	for i, fold := range folds {
		var rest []example
		for j, other := range folds {
			if j != i {
				rest = append(rest, other...)
			}
		}
		w := learn(rest)
		for _, e := range fold {
			switch no := sum(w, e.features) > 0; {
			case e.scare:
				scares++
				left += count(no)
			default:
				quotes++
				kept += count(!no)
			}
		}
	}
	say(fmt.Sprintf("held out: %d of %d scare quotes left out, %d of %d quotes kept", left, scares, kept, quotes))
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

func sum(w map[string]float64, features []string) float64 {
	s := 0.0
	for _, f := range features {
		s += w[f]
	}
	return s
}

// decay draws the weights to nought, as examples are few.
const (
	decay  = 0.3
	rounds = 3000
)

// learn fits a logistic regression by gradient descent, in a fixed order.
func learn(examples []example) map[string]float64 {
	w := map[string]float64{}
	rate := 0.5 / math.Sqrt(float64(len(examples)+1))
	for range rounds {
		step := map[string]float64{}
		for _, e := range examples {
			miss := float64(count(e.scare)) - 1/(1+math.Exp(-sum(w, e.features)))
			for _, f := range e.features {
				step[f] += miss
			}
		}
		for f, s := range step {
			w[f] += rate / 10 * (s - decay*w[f])
		}
	}
	return w
}

// printed is the weights, a feature and its weight a line.
func printed(w map[string]float64) string {
	var names []string
	for name, value := range w {
		if math.Abs(value) >= 0.005 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, "%s %.2f\n", name, w[name])
	}
	return b.String()
}
