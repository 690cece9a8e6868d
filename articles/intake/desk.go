package intake

import (
	"context"
	"io"
	"time"

	"onrecord/articles"
	"onrecord/articles/analyze"
	"onrecord/articles/fetch"
)

// Shelf is what the way in asks of a library.
type Shelf interface {
	// AddMany stores all of as or none, and says of each what became of it.
	AddMany(ctx context.Context, as []articles.Article) ([]articles.Receipt, error)
	Article(ctx context.Context, id articles.ID) (articles.Article, error)
	// Revision is a text that an article had, counted from 1.
	Revision(ctx context.Context, id articles.ID, n int) (articles.Article, error)
	SaveAnalysis(ctx context.Context, id articles.ID, revision int, a articles.Analysis) error
	// Candidates gives the entities known by any of names.
	Candidates(ctx context.Context, names []string) ([]articles.Entity, error)
	Annotations(ctx context.Context, q articles.Query) ([]articles.Annotation, error)
	PlaceAnnotations(ctx context.Context, notes []articles.Annotation) error
	Corrections(ctx context.Context, q articles.Query) ([]articles.Correction, error)
	PlaceCorrections(ctx context.Context, cs []articles.Correction) error
}

// An Engine finds the people, countries and quotes of an article; analyze.Article
// is one. Its only error is that of ctx.
type Engine func(ctx context.Context, a articles.Article, known analyze.Known) (articles.Analysis, error)

// A Desk takes articles in. The zero Desk can Read files; to Add and to Analyze
// it needs a Shelf, to reach addresses a Client, for feeds Feeds.
type Desk struct {
	Shelf  Shelf
	Feeds  FeedShelf
	Client *fetch.Client    // nil reaches nothing
	Stdin  io.Reader        // what "-" names; nil is empty
	Engine Engine           // nil is analyze.Article
	Now    func() time.Time // time.Now if nil
	Chance func() float64   // from 0 to 1, spreads what is due; nil for one of its own
}

// Options are what the user knows better than the file. What is set replaces
// what the file says; Tags are added to its own.
type Options struct {
	Format articles.Format // "" by extension, then by content
	Title  string
	Source string
	URL    string
	Date   time.Time
	Tags   []string
	Later  bool // store only, leave the analysis due
}

// A Result is what became of one article, or of an input that gave none.
type Result struct {
	ID     articles.ID
	Path   string // as named, or below the folder that was named
	Title  string
	Status articles.Status
	Wall   string // what keeps its text back, in words; "" for nothing
	Err    error  // the rest but Path is empty; its Op names the path
}

// An Item is an article as read, or an input that gave none.
type Item struct {
	Path    string // as named, or below the folder that was named; "-" for standard input
	Article articles.Article
	Err     error // an *articles.Error whose Op names the path
}
