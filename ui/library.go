package ui

import (
	"context"

	"onrecord/articles"
)

// Library is what the screen asks of a library. All of it is called from
// commands, so its methods must be safe for concurrent use.
type Library interface {
	Lists
	Readings
	States
	Notes
	Names
	Quotes
	Searches
	Versions
	Feeds
	Corrections
}

// Lists gives pages of articles.
type Lists interface {
	// List gives the rows that q asks for, at most q.Limit.
	List(ctx context.Context, q articles.Query) (articles.Listing, error)
	// Count counts all of them, whatever q's Limit and After.
	Count(ctx context.Context, q articles.Query) (int, error)
	// Tellings are the other articles that tell the story of one in the same words.
	Tellings(ctx context.Context, id articles.ID) ([]articles.Summary, error)
}

// Readings gives whole articles.
type Readings interface {
	// Reading gives an article with its analysis, state and notes.
	Reading(ctx context.Context, id articles.ID) (articles.Reading, error)
}

// Versions tells what became of an article's text.
type Versions interface {
	// Revisions are the texts that an article has had, the latest first; Revision is one of them.
	Revisions(ctx context.Context, id articles.ID) ([]articles.Revision, error)
	Revision(ctx context.Context, id articles.ID, revision int) (articles.Article, error)
}

// States keeps what the reader does with articles.
type States interface {
	SetRead(ctx context.Context, ids []articles.ID, read bool) error
	SetStarred(ctx context.Context, ids []articles.ID, starred bool) error
	SetTags(ctx context.Context, id articles.ID, tags []string) error
	SetPlace(ctx context.Context, id articles.ID, place articles.Span) error
	// Remove refuses with code Refused where the article has notes and withNotes is false.
	Remove(ctx context.Context, id articles.ID, withNotes bool) error
	// Restore brings a removed article back as it was.
	Restore(ctx context.Context, id articles.ID) error
}

// Notes keeps annotations.
type Notes interface {
	// SaveAnnotation keeps a, new where its ID is empty, and gives it as it is kept.
	SaveAnnotation(ctx context.Context, a articles.Annotation) (articles.Annotation, error)
	RemoveAnnotation(ctx context.Context, id articles.NoteID) error
	RestoreAnnotation(ctx context.Context, id articles.NoteID) error
	// NoteTags are the tags of all notes, each once, in order of the alphabet.
	NoteTags(ctx context.Context) ([]string, error)
}

// Names tells what the whole library knows of a name: articles.NotFound where
// nobody is known by it.
type Names interface {
	Standing(ctx context.Context, kind articles.Kind, nameOrCode string) (articles.Standing, error)
	// Dossier is what is known of a name but its quotes and mentions.
	Dossier(ctx context.Context, kind articles.Kind, nameOrCode string) (articles.Dossier, error)
	// Appearances are the articles with a name and their texts, newest first, limit at most.
	Appearances(ctx context.Context, kind articles.Kind, nameOrCode string, after articles.Cursor, limit int) ([]articles.Appearance, error)
	// Watch has the articles with a name stand out, or no longer.
	Watch(ctx context.Context, r articles.Ref, on bool) error
}

// Searches finds things in the whole library.
type Searches interface {
	// Suggest gives names and titles for what has been typed so far, limit of each at most.
	Suggest(ctx context.Context, typed string, limit int) (articles.Suggestions, error)
	// Search gives the articles that q finds with a snippet each, the best first, at most q.Limit.
	Search(ctx context.Context, q articles.Query) (articles.Findings, error)
	// NoteRows are the notes that q finds, the newest first where it is Backward, at most q.Limit.
	NoteRows(ctx context.Context, q articles.Query) ([]articles.NoteRow, error)
}

// Quotes tells who said what, anywhere.
type Quotes interface {
	// Quotes are those that q finds, newest article first, at most q.Limit.
	Quotes(ctx context.Context, q articles.Query) ([]articles.QuoteRow, error)
}

// Feeds gives the feeds, by folder and name, with their counts.
type Feeds interface {
	Feeds(ctx context.Context) ([]articles.Feed, error)
}

// Corrections keeps what the reader puts right.
type Corrections interface {
	// Correct adds c to the log, and gives it as it is there.
	Correct(ctx context.Context, c articles.Correction) (articles.Correction, error)
	UndoCorrection(ctx context.Context, id articles.CorrectionID) (articles.Correction, error)
	RedoCorrection(ctx context.Context, id articles.CorrectionID) (articles.Correction, error)
	// Settle has lists show corrections for everywhere in a few more articles, and
	// tells how many are left.
	Settle(ctx context.Context) (left int, err error)
	// Names gives names that begin with words, those in the most articles first.
	Names(ctx context.Context, kind articles.Kind, words string, limit int) ([]articles.Entity, error)
}

// Desk does to one article what adding does to many, and fetches feeds.
type Desk interface {
	// RefreshFeeds fetches what is new in feeds, and reports each when that is
	// stored. Its error is one of the library, or of code Canceled.
	RefreshFeeds(ctx context.Context, feeds []articles.Feed, report func(articles.Refreshed)) error
	// Analyze finds the names and quotes of a stored article that has not been
	// analysed, or not by the engine of today.
	Analyze(ctx context.Context, id articles.ID) error
}

// History keeps what is entered in the command line, from one run to the next.
type History interface {
	// Load gives the lines, newest last; none where they cannot be read.
	Load() []string
	Add(line string) error
}
