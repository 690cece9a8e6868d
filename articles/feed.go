package articles

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// FeedID names a feed in one library; 0 is one that is not stored.
type FeedID int64

// A Feed is a source of articles that the reader subscribed to.
type Feed struct {
	ID    FeedID
	URL   string // where it is fetched
	Title string // as it calls itself; empty before it was fetched
	Site  string // address of the pages that it is about; may be empty
	Added time.Time
	FeedSettings
	FeedState
	Articles, Unread int // of this feed that are in the library
}

// Label is what the feed is called on the screen. Where that is its address, it
// is without the password.
func (f Feed) Label() string {
	return cmp.Or(f.Name, f.Title, f.Address())
}

// Address is where the feed is fetched, without the password.
func (f Feed) Address() string {
	u, err := url.Parse(f.URL)
	if err != nil {
		return f.URL
	}
	return u.Redacted()
}

// Wrong is what is wrong with the feed, in words; "" for nothing.
func (f Feed) Wrong(now time.Time) string {
	switch {
	case f.Gone:
		return "it is gone for good"
	case f.Wait.After(now):
		return LeftAlone(f.Wait)
	case f.Failures > 1:
		return fmt.Sprintf("failed %d times: %s", f.Failures, f.Trouble)
	}
	return f.Trouble
}

// LeftAlone says why a feed is not fetched whose host asked for it.
func LeftAlone(until time.Time) string {
	return "its host asked to be left alone until " + until.Format("2 January 15:04 MST")
}

// In reports whether the feed is in a folder, or in one within it.
func (f Feed) In(folder string) bool {
	return f.Folder == folder || strings.HasPrefix(f.Folder, folder+"/")
}

// FeedSettings are what the reader wants of a feed.
type FeedSettings struct {
	Name     string        // instead of its title
	Folder   string        // names joined by "/"; empty for none
	FullText bool          // fetch the page of each article, for feeds that give two lines
	Tags     []string      // put on each article that arrives
	Keep     int           // days after which articles without note and star go; 0 for ever
	Every    time.Duration // least time between two fetches; 0 is the usual one
}

// FeedState is what came of fetching a feed.
type FeedState struct {
	Validators        // of the last document that was read and stored
	Digest     string // of that document's bytes
	Checked    time.Time
	Fetched    time.Time // when it last gave a document, or said that there is no newer one
	Arrived    time.Time // when it last gave a new article
	Next       time.Time // not to be fetched before, unless the reader asks
	Wait       time.Time // not even then: its host asked to be left alone
	Failures   int       // in a row
	Trouble    string    // what was wrong at the last fetch, in words; empty if nothing
	Code       Code      // class of Trouble, where the fetch failed; "" where items alone had trouble
	Gone       bool      // its host says that it will not come back
	Moved      string    // where it was permanently redirected to at the last fetches
	Moves      int       // how many of them in a row
}

// Validators are what a server sent to tell one version of a document from the
// next. They are sent back byte for byte.
type Validators struct{ ETag, LastModified string }

// A Refreshed is what came of refreshing one feed.
type Refreshed struct {
	Feed      Feed // as it is now
	Added     int
	Changed   int
	Expired   int
	Unchanged bool   // it gave nothing that it had not given before
	Skipped   string // why it was not fetched, in words; empty if it was
	Requests  int
	Bytes     int64 // as they were sent
	Err       error // an *Error whose Op names the address
}

// A FeedItem is an article as a feed gives it.
type FeedItem struct {
	Article
	GUID   string // names it within its feed, and nowhere else
	Digest string // of title and text as the feed has them: tells when they change
	Shared bool   // URL is that of other items of the feed too, so that it names none
}
