package articles

import "time"

// ID names an article in one library. IDs rise in the order of arrival and are
// never given out twice; 0 is an article that is not stored.
type ID int64

// Format tells how an article's source bytes are written.
type Format string

// The formats that the way in reads.
const (
	FormatText     Format = "text"
	FormatMarkdown Format = "markdown"
	FormatHTML     Format = "html"
	FormatEPUB     Format = "epub"
	FormatFeed     Format = "feed"
	FormatJSONL    Format = "jsonl"
	FormatSaved    Format = "saved" // a list of articles that another reader kept
)

// An Article is one text with what is known about where it comes from.
type Article struct {
	ID        ID
	Title     string // one line, through Line
	Source    string // outlet or site: "Associated Press"
	Byline    string
	URL       string // canonical address; empty for local texts
	Path      string // absolute path of the file that it came from, if any
	Lang      string // BCP 47; empty if unknown
	Published time.Time
	Added     time.Time
	Body      string // Markdown, through Clean; all Spans point into it
	Format    Format // how Raw is written
	Raw       []byte // source bytes as they came; nil if not loaded
	Revision  int    // 1 for the first text, one more each time the source changed it
	Tags      []string
}

// State is what the reader did with an article, apart from notes.
type State struct {
	Read    bool
	Starred bool
	Place   Span // empty span at the first byte of the top line when last left; zero if never opened
}

// Counts are the figures shown with an article in a list.
type Counts struct{ People, Countries, Quotes, Notes int }

// A Summary is a row of the list: an article without its text.
type Summary struct {
	Article // Body and Raw are empty
	State
	Counts
	Analysed bool // false while the article waits for analysis
	Watched  bool // it has a name that the reader watches; told in lists alone

	Story  ID  // the same for articles that tell one story in the same words; 0 where no other does
	Others int // how many others do, where they are joined to this row
}

// A Reading is everything that the reader shows of one article.
type Reading struct {
	Article
	State
	Analysis    Analysis
	Annotations []Annotation // in the order of their spans; lost ones last
	Watched     []Ref        // those of its people and countries that the reader watches
}

// Status tells what adding an article did.
type Status string

// What adding an article can do.
const (
	Added   Status = "added"   // new in the library
	Known   Status = "known"   // the same text was there already
	Changed Status = "changed" // a new revision of an article that was there
)

// A Receipt says what adding an article did.
type Receipt struct {
	ID     ID
	Status Status
}
