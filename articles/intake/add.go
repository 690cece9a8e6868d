package intake

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"onrecord/articles"
	"onrecord/articles/analyze"
	"onrecord/articles/webpage"
)

// Bounds on one call of Add.
const (
	batchSize   = 64      // articles a transaction
	batchBytes  = 8 << 20 // of their bodies
	analysedNow = 100     // articles; the rest is left due

	// between is the pause after a full batch, in which another process can save
	// a note.
	between = 5 * time.Millisecond
)

// Add reads the articles that inputs name (see Read) and stores them. It calls
// report, from the caller's goroutine, once for each article after it is
// committed, and for each input that failed; then it has the article analysed,
// unless o.Later or after the first 100, which leave it due. The notes on an
// article that changed are placed anew.
//
// The error says how it went as a whole: nil, code Partial where some inputs
// failed and the rest is saved, and where all failed their common code or
// Unreadable. A single input that fails is not reported: its error is returned.
// An error of the library ends it, with what was reported safely stored.
func (d *Desk) Add(ctx context.Context, inputs []string, o Options, report func(Result)) error {
	in := intake{desk: d, later: o.Later, report: report}
	for item := range d.Read(ctx, inputs, o) {
		if err := in.take(ctx, item); err != nil {
			return in.stop(err)
		}
	}
	if err := in.flush(ctx); err != nil {
		return in.stop(err)
	}
	return in.outcome()
}

// An intake is one call of Add.
type intake struct {
	desk     *Desk
	later    bool
	report   func(Result)
	batch    []Item
	bytes    int // of the batch
	stored   int
	analysed int
	failed   []Result
}

// take puts item into the batch. The error is one that ends the intake.
func (in *intake) take(ctx context.Context, item Item) error {
	switch {
	case articles.CodeOf(item.Err) == articles.Canceled:
		return item.Err
	case item.Err != nil:
		in.fail(item.Path, item.Err)
	default:
		in.batch = append(in.batch, item)
		in.bytes += len(item.Article.Body)
	}
	if len(in.batch) < batchSize && in.bytes < batchBytes {
		return nil
	}
	return in.flush(ctx)
}

// fail notes a failed input. The first is held back while it may be the only
// one.
func (in *intake) fail(path string, err error) {
	in.failed = append(in.failed, Result{Path: path, Err: err})
	if len(in.failed) == 2 {
		in.report(in.failed[0])
	}
	if len(in.failed) > 1 {
		in.report(in.failed[len(in.failed)-1])
	}
}

// stop ends the intake early, for err.
func (in *intake) stop(err error) error {
	if len(in.failed) == 1 {
		in.report(in.failed[0])
	}
	return err
}

// flush stores the batch, then works on each of its articles.
func (in *intake) flush(ctx context.Context) error {
	batch := in.batch
	in.batch, in.bytes = nil, 0
	if len(batch) == 0 {
		return nil
	}
	as := make([]articles.Article, len(batch))
	for i, item := range batch {
		as[i] = item.Article
	}
	receipts, err := in.desk.Shelf.AddMany(ctx, as)
	if err != nil {
		return in.refused(ctx, batch, err)
	}
	for i, r := range receipts {
		in.stored++
		in.report(Result{ID: r.ID, Path: batch[i].Path, Title: as[i].Title, Status: r.Status, Wall: webpage.WallWords(as[i].Tags)})
	}
	for _, r := range receipts {
		if err := in.work(ctx, r); err != nil {
			return err
		}
	}
	if len(batch) == batchSize {
		yield(ctx)
	}
	return nil
}

// yield leaves the library to others for a moment.
func yield(ctx context.Context) {
	t := time.NewTimer(between)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// refused deals with a batch that the library did not take: if one of the
// articles may be the cause, the others are stored without it.
func (in *intake) refused(ctx context.Context, batch []Item, err error) error {
	if articles.CodeOf(err) != articles.Invalid {
		return err
	}
	if len(batch) == 1 {
		op := "add " + articles.Line(batch[0].Path)
		in.fail(batch[0].Path, &articles.Error{Code: articles.Invalid, Op: op, Err: err})
		return nil
	}
	for _, item := range batch {
		in.batch = []Item{item}
		if err := in.flush(ctx); err != nil {
			return err
		}
	}
	return nil
}

// work does what is left to do for an article that was stored.
func (in *intake) work(ctx context.Context, r articles.Receipt) error {
	if r.Status == articles.Known {
		return nil
	}
	if r.Status == articles.Changed {
		if err := in.desk.Anchor(ctx, r.ID); err != nil && !overtaken(err) {
			return err
		}
	}
	if in.later || in.analysed == analysedNow {
		return nil
	}
	in.analysed++
	if err := in.desk.Analyze(ctx, r.ID); err != nil && !overtaken(err) {
		return err
	}
	return nil
}

// overtaken reports whether err says no more than that another program removed an
// article, or gave it another text, meanwhile: it is due then, or gone.
func overtaken(err error) bool {
	code := articles.CodeOf(err)
	return code == articles.NotFound || code == articles.Invalid
}

// outcome is the error for the intake as a whole.
func (in *intake) outcome() error {
	switch {
	case len(in.failed) == 0:
		return nil
	case len(in.failed) == 1 && in.stored == 0:
		return in.failed[0].Err
	case len(in.failed) == 1:
		in.report(in.failed[0])
	}
	if in.stored > 0 {
		return &articles.Error{Code: articles.Partial, Err: fmt.Errorf("%s could not be added", inputs(len(in.failed)))}
	}
	code := articles.CodeOf(in.failed[0].Err)
	for _, f := range in.failed {
		if articles.CodeOf(f.Err) != code {
			code = articles.Unreadable
		}
	}
	return &articles.Error{Code: code, Err: fmt.Errorf("nothing added: %s could not be read", inputs(len(in.failed)))}
}

func inputs(n int) string {
	if n == 1 {
		return "1 input"
	}
	return fmt.Sprintf("%d inputs", n)
}

// Analyze finds the names and quotes of a stored article and saves them.
func (d *Desk) Analyze(ctx context.Context, id articles.ID) error {
	a, err := d.Shelf.Article(ctx, id)
	if err != nil {
		return err
	}
	var failed error
	known := func(names []string) []articles.Entity {
		entities, err := d.Shelf.Candidates(ctx, names)
		failed = cmp.Or(failed, err)
		return entities
	}
	engine := d.Engine
	if engine == nil {
		engine = analyze.Article
	}
	found, err := engine(ctx, a, known)
	if err = errors.Join(err, failed); err != nil {
		return canceled(ctx, err)
	}
	if walled(a) {
		found.Sketch = articles.Sketch{} // a wall is the same text under many addresses
	}
	return d.Shelf.SaveAnalysis(ctx, id, a.Revision, found)
}

// canceled gives err its class where ctx caused it.
func canceled(ctx context.Context, err error) error {
	if ctx.Err() == nil {
		return err
	}
	return &articles.Error{Code: articles.Canceled, Err: ctx.Err()}
}
