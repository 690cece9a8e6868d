package intake

import (
	"context"
	"iter"

	"onrecord/articles"
)

// Read reads the articles that inputs name, in order: files, folders (all files
// below, sorted by name, hidden ones left out) and "-" for standard input. An
// input that cannot be read is an Item with Err, and the rest goes on. It ends
// early only when ctx is done, with a last Item of code Canceled.
func (d *Desk) Read(ctx context.Context, inputs []string, o Options) iter.Seq[Item] {
	panic("intake: later")
}

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
	panic("intake: later")
}

// Analyze finds the names and quotes of a stored article and saves them.
func (d *Desk) Analyze(ctx context.Context, id articles.ID) error {
	panic("intake: later")
}
