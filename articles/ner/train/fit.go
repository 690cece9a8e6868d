package train

import (
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"time"

	"onrecord/articles/ner"
	"onrecord/articles/ner/nn"
)

// A Recipe says how to learn. The zero value of a field is what its comment
// says.
type Recipe struct {
	Seed   uint64
	Epochs int     // 18
	Words  int     // of a batch; 4000
	Rate   float64 // highest; 4e-3

	Checkpoint string            // file to go on from and to write after each epoch; none
	Log        func(line string) // called after each epoch; nil for nobody
	Dev        []Doc             // scored after each epoch
	Expander   *Expander         // of templates, into new passages in each epoch; none
	Teacher    *ner.Model        // with the same lexicon, to learn from beside the tags; none
}

func (r *Recipe) defaults() {
	if r.Epochs == 0 {
		r.Epochs = 18
	}
	if r.Words == 0 {
		r.Words = 4000
	}
	if r.Rate == 0 {
		r.Rate = 4e-3
	}
	if r.Log == nil {
		r.Log = func(string) {}
	}
}

// shards of a batch are learned side by side. Their number is a part of the
// recipe: it decides in which order gradients are summed.
const shards = 2

// A trainer is a net that is learning.
type trainer struct {
	Recipe
	lexicon *ner.Lexicon
	lessons []lesson
	net     *nn.Net
	adam    *adam
	workers [shards]worker
	steps   int // of all epochs, about
}

type worker struct {
	encoder ner.Encoder
	pass    nn.Pass
	teacher *ner.Model
	vote    ner.Vote
	tags    []uint8
	loss    float64
}

// Fit learns from docs. The same docs, lexicon and recipe give the same net
// on the same kind of processor, whether it was stopped and went on from its
// checkpoint or not. When ctx ends it stops between batches, with ctx's error.
func Fit(ctx context.Context, docs []Doc, lexicon *ner.Lexicon, recipe Recipe) (*nn.Net, error) {
	recipe.defaults()
	t := &trainer{Recipe: recipe, lexicon: lexicon, lessons: lessons(docs), net: nn.New()}
	t.net.Scatter(random(recipe.Seed, 0))
	t.adam = newAdam(t.net.Params())
	for i := range t.workers {
		t.workers[i].encoder.Lexicon = lexicon
		t.workers[i].teacher = recipe.Teacher
	}
	first, err := t.plan(0)
	if err != nil {
		return nil, err
	}
	t.steps = t.Epochs * len(first)
	done, err := t.resume()
	if err != nil {
		return nil, err
	}
	for e := done; e < t.Epochs; e++ {
		start := time.Now()
		loss, err := t.epoch(ctx, e)
		if err != nil {
			return nil, err
		}
		if err := t.save(e + 1); err != nil {
			return nil, err
		}
		line := fmt.Sprintf("epoch %d of %d: loss %.4f, %s", e+1, t.Epochs, loss, time.Since(start).Round(time.Second))
		if len(t.Dev) > 0 {
			line += ", " + Evaluate(ner.NewModel(t.lexicon, t.mean()), t.Dev).String()
		}
		t.Log(line)
	}
	return t.mean(), nil
}

func random(seed, stream uint64) *rand.Rand {
	return rand.New(rand.NewPCG(seed, stream)) //nolint:gosec // the same seed is to give the same model
}

// plan is the batches of epoch e.
func (t *trainer) plan(e int) ([][][]lesson, error) {
	r := random(t.Seed, uint64(e)+1)
	all := t.lessons
	if t.Expander != nil {
		texts, err := t.Expander.Expand(r, t.Expander.Templates())
		if err != nil {
			return nil, err
		}
		all = append(slices.Clone(all), lessons(docs(texts))...)
	}
	return batches(epoch(all, r), t.Words, shards), nil
}

// epoch goes once through the lessons and gives the mean loss of a word.
func (t *trainer) epoch(ctx context.Context, e int) (float64, error) {
	plan, err := t.plan(e)
	if err != nil {
		return 0, err
	}
	loss, words := 0.0, 0
	for _, batch := range plan {
		if err := ctx.Err(); err != nil {
			return 0, fmt.Errorf("train: %w", err)
		}
		t.net.Ready(true)
		total := 0
		for _, shard := range batch {
			for _, l := range shard {
				total += l.words
			}
		}
		var group sync.WaitGroup
		for i := range t.workers {
			group.Go(func() {
				drop := random(t.Seed, uint64(t.adam.Step*shards+i+1)<<20)
				t.workers[i].learn(t.net, batch[i], 1/float32(total), drop)
			})
		}
		group.Wait()
		t.adam.step(t.sum(), t.rate())
		for i := range t.workers {
			loss += t.workers[i].loss
		}
		words += total
	}
	return loss / float64(max(words, 1)), nil
}

func (w *worker) learn(net *nn.Net, shard []lesson, weight float32, drop *rand.Rand) {
	w.encoder.Reset()
	var tags []uint8
	for _, l := range shard {
		w.encoder.Add(l.sentences)
		for _, s := range l.tags {
			tags = append(tags, s...)
		}
	}
	batch, rows := w.encoder.Batch()
	w.tags = append(w.tags[:0], tags...)
	i := 0
	for _, sentence := range rows {
		for _, row := range sentence {
			w.tags[row] = tags[i]
			i++
		}
	}
	for _, g := range w.pass.Grads {
		clear(g)
	}
	aim := nn.Aim{Tags: w.tags}
	if w.teacher != nil {
		aim.Taught = w.vote.Run(w.teacher.Nets(), batch)
	}
	w.loss = w.pass.Learn(net, batch, aim, weight, drop)
}

// sum is the gradient of all shards, added up in their order.
func (t *trainer) sum() [][]float32 {
	total := t.workers[0].pass.Grads
	for _, w := range t.workers[1:] {
		for i, g := range w.pass.Grads {
			for j, v := range g {
				total[i][j] += v
			}
		}
	}
	return total
}

// rate warms up for 200 steps or a tenth of all, and falls like a cosine.
func (t *trainer) rate() float64 {
	step, warm := float64(t.adam.Step), float64(min(200, t.steps/10+1))
	fall := 0.5 * (1 + math.Cos(math.Pi*math.Min(1, step/float64(t.steps))))
	return t.Rate * math.Min(1, (step+1)/warm) * math.Max(0.02, fall)
}

// mean is the net whose weights are the mean of those so far.
func (t *trainer) mean() *nn.Net {
	net := nn.New()
	for i, p := range net.Params() {
		copy(p.Data, t.adam.Mean[i])
	}
	net.Ready(false)
	return net
}

// A checkpoint is a trainer between two epochs.
type checkpoint struct {
	Done, Epochs int
	Adam         *adam
}

func (t *trainer) save(done int) error {
	if t.Checkpoint == "" {
		return nil
	}
	next := t.Checkpoint + ".new"
	f, err := os.Create(next) //nolint:gosec // the user names the file
	if err != nil {
		return fmt.Errorf("write checkpoint: %w", err)
	}
	err = gob.NewEncoder(f).Encode(checkpoint{done, t.Epochs, t.adam})
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(next, t.Checkpoint)
	}
	if err != nil {
		return fmt.Errorf("write checkpoint: %w", err)
	}
	return nil
}

// resume goes on from the checkpoint, if there is one, and gives the number of
// epochs that it has behind it.
func (t *trainer) resume() (int, error) {
	if t.Checkpoint == "" {
		return 0, nil
	}
	f, err := os.Open(t.Checkpoint)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read checkpoint: %w", err)
	}
	defer f.Close() //nolint:errcheck // read only
	var c checkpoint
	if err := gob.NewDecoder(f).Decode(&c); err != nil {
		return 0, fmt.Errorf("read checkpoint %s: %w", t.Checkpoint, err)
	}
	if c.Epochs != t.Epochs || len(c.Adam.Weights) != len(t.adam.Weights) {
		return 0, fmt.Errorf("read checkpoint %s: it is of another recipe", t.Checkpoint)
	}
	c.Adam.decay, c.Adam.limit = t.adam.decay, t.adam.limit
	for i, p := range t.net.Params() {
		copy(p.Data, c.Adam.Weights[i])
		c.Adam.Weights[i] = p.Data
	}
	t.adam = c.Adam
	return c.Done, nil
}
